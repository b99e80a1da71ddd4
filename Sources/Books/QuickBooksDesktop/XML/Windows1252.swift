import Foundation

/// The characters that QuickBooks Desktop keeps. Source: quickbooks-desktop.md §3.3.
enum Windows1252 {
    /// What the bytes mean; the five that mean nothing are left out.
    static func text(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            if (0x80...0x9F).contains(byte) {
                if let scalar = special[Int(byte - 0x80)] { scalars.append(scalar) }
            } else {
                scalars.append(Unicode.Scalar(byte))
            }
        }
        return String(scalars)
    }

    static func holds(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) || specialSet.contains(scalar)
    }

    /// The text with what it holds: letters beyond it lose their marks or become the nearest, the rest a question mark.
    ///
    /// `isWhole` says whether every character could stay what it was.
    static func fitted(_ text: String) -> (text: String, isWhole: Bool) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return (text, true) }
        let composed = text.precomposedStringWithCanonicalMapping
        if composed.unicodeScalars.allSatisfy(holds) { return (composed, true) }
        var result = ""
        for character in composed {
            if character.unicodeScalars.allSatisfy(holds) {
                result.append(character)
            } else {
                result += nearest(character)
            }
        }
        return (result, false)
    }

    private static func nearest(_ character: Character) -> String {
        if let known = likeness[character] { return known }
        let lower = Character(character.lowercased().first.map(String.init) ?? String(character))
        if let known = likeness[lower] { return known.prefix(1).uppercased() + known.dropFirst() }
        let bare = String(character).decomposedStringWithCompatibilityMapping.unicodeScalars.filter(holds)
        return bare.isEmpty ? "?" : String(String.UnicodeScalarView(bare))
    }

    private static let special: [Unicode.Scalar?] = [
        "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{02C6}", "\u{2030}",
        "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil, nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
        "\u{2022}", "\u{2013}", "\u{2014}", "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}",
        "\u{0178}",
    ]
    private static let specialSet = Set(special.compactMap { $0 })

    /// Letters without a mark that could be taken off, and the Cyrillic and Greek alphabets as passports write them.
    private static let likeness: [Character: String] = [
        "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ə": "a", "−": "-", "‐": "-", "‑": "-", "―": "-",
        "′": "'", "″": "\"", "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i", "ї": "yi", "ґ": "g", "α": "a", "β": "v", "γ": "g",
        "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x",
        "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    ]
}
