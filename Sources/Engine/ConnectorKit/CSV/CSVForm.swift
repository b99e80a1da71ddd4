/// How a file of rows is written: its encoding, what stands between fields, decimals and days. Recognised, shown, and may be overruled.
package struct CSVForm: Hashable, Sendable, Codable {
    package enum Encoding: String, Hashable, Sendable, Codable, CaseIterable { case utf8, windows1252 }

    package enum Separator: String, Hashable, Sendable, Codable, CaseIterable {
        case comma, semicolon, tab, bar

        package var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            case .bar: UInt8(ascii: "|")
            }
        }
    }

    package enum DecimalSign: String, Hashable, Sendable, Codable, CaseIterable {
        case point, comma

        package var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    }

    /// Where the year stands last: `31/01/2026` or `01/31/2026`.
    package enum DayOrder: String, Hashable, Sendable, Codable, CaseIterable { case dayFirst, monthFirst }

    package var encoding: Encoding
    package var separator: Separator
    package var decimalSign: DecimalSign
    package var dayOrder: DayOrder

    package init(
        encoding: Encoding = .utf8, separator: Separator = .comma, decimalSign: DecimalSign = .point,
        dayOrder: DayOrder = .dayFirst
    ) {
        self.encoding = encoding
        self.separator = separator
        self.decimalSign = decimalSign
        self.dayOrder = dayOrder
    }
}

extension CSVForm.Encoding {
    /// The text that a field's bytes stand for.
    package func text(_ bytes: some Collection<UInt8>) -> String {
        switch self {
        case .utf8: String(decoding: bytes, as: UTF8.self)
        case .windows1252:
            if bytes.allSatisfy({ $0 < 0x80 }) {
                String(decoding: bytes, as: UTF8.self)
            } else {
                bytes.reduce(into: "") { $0.unicodeScalars.append(Self.scalar($1)) }
            }
        }
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? windowsOnly[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// What Windows-1252 has where ISO 8859-1 has control characters. Source: unicode.org, CP1252.TXT; the five places that it leaves open
    /// are the control characters themselves.
    private static let windowsOnly: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}",
        "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}",
        "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}",
        "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
