extension Sentences {
    /// A text of the store, the books or a person, safe to show: one line, no control characters, not too long.
    ///
    /// Names written from right to left are kept apart from the sentence around them.
    package func plain(_ text: String) -> String {
        var kept = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isHidden($0) ? " " : $0 }))
        kept = kept.split(separator: " ").joined(separator: " ")
        if kept.count > Self.charactersMax { kept = kept.prefix(Self.charactersMax - 1) + "…" }
        return kept.unicodeScalars.contains(where: Self.isRightToLeft) ? "\u{2068}\(kept)\u{2069}" : kept
    }

    /// The same in the quotation marks of the language; says so when there is nothing.
    package func quoted(_ text: String) -> String {
        let text = plain(text)
        if text.isEmpty { return say(en: "(empty)", fr: "(vide)", es: "(vacío)") }
        return say(en: "“\(text)”", fr: "« \(text) »", es: "«\(text)»")
    }

    /// `A, B and C`; more than a few end in `and 7 more`.
    package func list(_ parts: [String]) -> String {
        if parts.count > Self.partsMax {
            let rest = parts.count - Self.partsMax
            let shown = parts.prefix(Self.partsMax).joined(separator: ", ")
            return say(
                en: "\(shown) and \(rest) more", fr: "\(shown) et \(rest) \(form(rest, "autre", "autres"))",
                es: "\(shown) y \(rest) más")
        }
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        let first = parts.dropLast().joined(separator: ", ")
        return say(en: "\(first) and \(last)", fr: "\(first) et \(last)", es: "\(first) \(and(before: last)) \(last)")
    }

    /// Spanish *y* becomes *e* before the sound *i*.
    private func and(before word: String) -> String {
        let letters = word.lowercased().drop { !$0.isLetter }
        let soundsI = letters.hasPrefix("i") || letters.hasPrefix("í") || letters.hasPrefix("hi")
        return soundsI && !letters.hasPrefix("hie") && !letters.hasPrefix("ia") ? "e" : "y"
    }

    /// French *de* and Spanish *de* before a name: *d’Ecwid*, *de QuickBooks*.
    ///
    /// Before *h* and *y* it stays whole: most names that begin with them are English, as in *de Hit Promotional*.
    func de(_ name: String) -> String {
        guard language == .french, let first = name.lowercased().first, "aàâeéèêiîoôuû".contains(first) else {
            return "de \(name)"
        }
        return "d’\(name)"
    }

    /// Long enough for any name or number, short enough for a line.
    private static let charactersMax = 120
    private static let partsMax = 5

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }
}
