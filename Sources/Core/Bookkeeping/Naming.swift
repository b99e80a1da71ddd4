import Accounting

/// Texts as the books take them: without characters that they refuse, cut where they are too long, told apart where cut.
package enum Naming {
    /// A name without colon, control and direction characters, with single blanks. Source: quickbooks-online.md §7.1.
    static func cleaned(_ text: String) -> String {
        if isClean(text.utf8) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isDropped(scalar) {
            let separates = scalar == ":" || isWhitespace(scalar) || isControl(scalar)
            if !separates { result.append(scalar) } else if result.last != " ", !result.isEmpty { result.append(" ") }
        }
        while result.last == " " { result.removeLast() }
        return String(result)
    }

    /// A name without what the books put behind it when the record is made inactive. Source: quickbooks-online.md §7.1.
    package static func withoutDeletionMark(_ name: String) -> String {
        for mark in deletionMarks where name.hasSuffix(mark) && name.count > mark.count {
            return String(name.dropLast(mark.count))
        }
        return name
    }

    /// The names that a record may bear which is or was called so.
    package static func withDeletionMarks(_ name: String) -> [String] { [name] + deletionMarks.map { name + $0 } }

    private static let deletionMarks = [" (deleted)", " (supprimé)", " (eliminado)"]

    /// A text of several lines without control characters other than line breaks.
    static func cleanedLines(_ text: String) -> String {
        if text.utf8.allSatisfy({ (32..<127).contains($0) }), text.utf8.last != 32 { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isDropped(scalar) {
            if scalar == "\r" { continue }
            result.append(isControl(scalar) && scalar != "\n" ? " " : scalar)
        }
        while let last = result.last, isWhitespace(last) { result.removeLast() }
        return String(result)
    }

    /// The longest beginning of whole characters that has at most `lengthMax` UTF-16 units, without trailing blanks.
    static func cut(_ text: String, to lengthMax: Int) -> String {
        guard text.utf8.count > lengthMax, text.utf16.count > lengthMax else { return text }
        var length = 0
        var end = text.startIndex
        while end < text.endIndex {
            let next = text.index(after: end)
            length += text[end..<next].utf16.count
            if length > lengthMax { break }
            end = next
        }
        while end > text.startIndex, text[text.index(before: end)].isWhitespace { end = text.index(before: end) }
        return String(text[..<end])
    }

    /// The text itself when it fits, else its beginning with a short hash of the whole, so that two long texts stay different.
    ///
    /// Source: what-users-expect.md §4.6.
    static func cutDistinctly(_ text: String, to lengthMax: Int) -> String {
        guard text.utf8.count > lengthMax, text.utf16.count > lengthMax else { return text }
        let mark = hash(text)
        return lengthMax > mark.count + 1 ? cut(text, to: lengthMax - mark.count - 1) + "-" + mark : mark
    }

    /// A text as the name of an item; empty where nothing of it may stand there.
    package static func itemName(_ text: String, atMost lengthMax: Int) -> String {
        cutDistinctly(cleaned(text), to: lengthMax)
    }

    /// `name (suffix)` within the limit; the name gives way, the suffix stays readable.
    static func with(_ name: String, suffix: String, lengthMax: Int) -> String {
        let tail = " (" + cut(suffix, to: max(lengthMax / 2, 1)) + ")"
        return cut(name, to: max(lengthMax - tail.utf16.count, 1)) + tail
    }

    /// Five letters and digits that depend on nothing but the text (FNV-1a, 25 bits).
    static func hash(_ text: String) -> String {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        var folded = state ^ (state >> 32)
        var letters: [UInt8] = []
        for _ in 0..<hashLength {
            letters.append(alphabet[Int(folded & 31)])
            folded >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let hashLength = 5
    /// Without letters that are read as digits.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static func isClean(_ bytes: String.UTF8View) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in bytes {
            if byte < 32 || byte > 126 || byte == UInt8(ascii: ":") { return false }
            if byte == UInt8(ascii: " "), previous == byte { return false }
            previous = byte
        }
        return previous != UInt8(ascii: " ") || bytes.isEmpty
    }

    /// The tables of Unicode are slow to ask, and most of a text is ASCII.
    private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value < 32 || scalar.value == 127 : scalar.properties.generalCategory == .control
    }

    /// Marks of direction, the sign for what could not be read, and code points that are no characters: the books' texts leave them out.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || scalar == "\u{FFFD}"
            || scalar.properties.isNoncharacterCodePoint
    }
}

extension Naming {
    /// A document number without control characters, with single blanks between words: as the books answer it, letter by letter.
    static func cleanedNumber(_ text: String) -> String {
        if isClean(text.utf8) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isDropped(scalar) {
            if isWhitespace(scalar) {
                if result.last != " ", !result.isEmpty { result.append(" ") }
            } else if !isControl(scalar) {
                result.append(scalar)
            }
        }
        while result.last == " " { result.removeLast() }
        return String(result)
    }
}
