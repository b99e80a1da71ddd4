import ConnectorKit

/// Texts as the service takes them: no control characters, never longer than the field, cut between whole characters.
extension String {
    /// One line; `nil` when nothing is left.
    func line(atMost max: Int) -> JSONValue? {
        if isPlainLine { return .text(cut(to: max)) }
        let words = mapControls(lineBreak: " ").split(separator: " ", omittingEmptySubsequences: true)
        let text = words.joined(separator: " ").cut(to: max)
        return text.isEmpty ? nil : .text(text)
    }

    /// Several lines; `nil` when nothing is left.
    func paragraph(atMost max: Int) -> JSONValue? {
        if isPlainLine { return .text(cut(to: max)) }
        let text = mapControls(lineBreak: "\n").trimmed.cut(to: max)
        return text.isEmpty ? nil : .text(text)
    }

    /// One line without the colon, which separates levels of a hierarchy. Source: quickbooks-online.md §7.1, §7.5.
    func name(atMost max: Int) -> JSONValue? {
        replacing(":", with: "-").line(atMost: max)
    }

    /// The longest beginning of at most `max` UTF-16 units that does not tear a character apart.
    func cut(to max: Int) -> String {
        guard utf8.count > max, utf16.count > max else { return self }
        var result = ""
        var length = 0
        for character in self {
            length += character.utf16.count
            if length > max { break }
            result.append(character)
        }
        return result
    }

    /// Printable ASCII with single blanks between words, as nearly all texts are: nothing in it has to give way.
    private var isPlainLine: Bool {
        var previous = UInt8(ascii: " ")
        for byte in utf8 {
            guard (32..<127).contains(byte), byte != 32 || previous != 32 else { return false }
            previous = byte
        }
        return previous != 32
    }

    private func mapControls(lineBreak: Character) -> String {
        var result = ""
        for character in self {
            if character.isNewline {
                result.append(lineBreak)
            } else if character.unicodeScalars.allSatisfy({ !$0.isControl }) {
                result.append(character)
            } else if character == "\t" {
                result.append(" ")
            } else {
                result.unicodeScalars.append(contentsOf: character.unicodeScalars.filter { !$0.isControl })
            }
        }
        return result
    }

    private var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    /// Control characters and what is no character at all.
    fileprivate var isControl: Bool {
        properties.generalCategory == .control || properties.isNoncharacterCodePoint || value == 0xFFFD
    }
}
