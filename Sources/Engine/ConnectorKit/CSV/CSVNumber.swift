package import Accounting

/// Numbers as people and spreadsheets write them.
package enum CSVNumber {
    /// What a cell says about the decimal sign of its file.
    package enum Hint: Hashable, Sendable {
        case decimals(CSVForm.DecimalSign)
        /// `1.234` and `1,234`: decimals or thousands.
        case either
        /// A whole number: it says nothing.
        case silent
    }

    /// Reads `1,234.50`, `1.234,50`, `1 234,50`, `-5`, `5-`, `(5.00)` and `12.50 €` strictly; `nil` for anything else.
    ///
    /// Signs between thousands stand where three digits follow them.
    package static func read(_ text: String, _ decimalSign: CSVForm.DecimalSign) -> ExactDecimal? {
        guard let (digits, isNegative) = bare(text) else { return nil }
        let parts = digits.split(separator: decimalSign.byte, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ joined($0, decimalSign) }) else { return nil }
        var plain = whole
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return nil }
            plain += [UInt8(ascii: ".")] + parts[1]
        }
        guard let value = ExactDecimal(String(decoding: plain, as: UTF8.self)) else { return nil }
        return isNegative ? -value : value
    }

    /// `nil` where the cell is no number under either sign.
    package static func hint(_ text: String) -> Hint? {
        let point = read(text, .point)
        let comma = read(text, .comma)
        return switch (point, comma) {
        case (nil, nil): nil
        case (_?, nil): .decimals(.point)
        case (nil, _?): .decimals(.comma)
        case (let left?, let right?): left == right ? .silent : .either
        }
    }

    /// The whole part without what stands between its thousands.
    private static func joined(_ whole: ArraySlice<UInt8>, _ decimalSign: CSVForm.DecimalSign) -> [UInt8]? {
        if whole.isEmpty { return [UInt8(ascii: "0")] }
        let grouping: [UInt8] = [
            decimalSign == .point ? UInt8(ascii: ",") : UInt8(ascii: "."), 0x20, UInt8(ascii: "'"),
        ]
        guard let sign = whole.first(where: { grouping.contains($0) }) else {
            return whole.allSatisfy(isDigit) ? Array(whole) : nil
        }
        let groups = whole.split(separator: sign, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.allSatisfy({ $0.allSatisfy(isDigit) })
        else { return nil }
        return groups.flatMap { $0 }
    }

    /// Digits with their signs in between, without currency, spaces around, and the minus, which may stand behind or be brackets.
    private static func bare(_ text: String) -> (ArraySlice<UInt8>, isNegative: Bool)? {
        let bytes = [UInt8](
            text.unicodeScalars.reduce(into: "") { plain, scalar in
                switch scalar {
                // Non-breaking and narrow spaces; the typographic minus and apostrophe.
                case "\u{A0}", "\u{202F}", "\u{2009}": plain.append(" ")
                case "\u{2212}": plain.append("-")
                case "\u{2019}": plain.append("'")
                case "$", "\u{20AC}", "\u{A3}", "\u{A5}": break
                default: plain.unicodeScalars.append(scalar)
                }
            }.utf8)
        var rest = trimmed(bytes[...])
        var isNegative = false
        if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
            (rest, isNegative) = (trimmed(rest.dropFirst().dropLast()), true)
        } else if rest.first == UInt8(ascii: "-") {
            (rest, isNegative) = (trimmed(rest.dropFirst()), true)
        } else if rest.last == UInt8(ascii: "-") {
            (rest, isNegative) = (trimmed(rest.dropLast()), true)
        } else if rest.first == UInt8(ascii: "+") {
            rest = trimmed(rest.dropFirst())
        }
        guard rest.contains(where: isDigit), rest.count <= 40 else { return nil }
        return (rest, isNegative)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while rest.first == 0x20 { rest = rest.dropFirst() }
        while rest.last == 0x20 { rest = rest.dropLast() }
        return rest
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
