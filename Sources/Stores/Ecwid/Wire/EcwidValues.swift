package import Accounting
import Foundation

/// A number as Ecwid writes it, read exactly: JSON numbers, and numbers in quotes.
package struct EcwidNumber: Decodable, Hashable, Sendable {
    package let value: ExactDecimal

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try? container.decode(Decimal.self)
        let text = try number?.description ?? container.decode(String.self)
        guard let value = ExactDecimal(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
        }
        self.value = value
    }
}

/// An identifier that is a number in one place and a text in another; kept as text. Zero means that there is none.
package struct EcwidID: Decodable, Hashable, Sendable {
    package let text: String

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            text = String(number)
        } else {
            text = try container.decode(String.self)
        }
    }

    /// `nil` for zero and for an empty text.
    package var meaningful: String? { text.isEmpty || text == "0" ? nil : text }
}

/// A text where text is usual; numbers and truth values are written out, anything else is empty.
package struct EcwidText: Decodable, Hashable, Sendable {
    package let text: String

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if let number = try? container.decode(Decimal.self) {
            text = number.description
        } else if let truth = try? container.decode(Bool.self) {
            text = truth ? "true" : "false"
        } else {
            text = ""
        }
    }
}

/// A moment: `2026-03-02 15:04:05 +0000`, with whatever offset. Source: ecwid.md §1.7 (2014 orders carry local offsets).
package struct EcwidDate: Decodable, Hashable, Sendable {
    package let instant: Instant

    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2 || parts.count == 3, let day = BusinessDate(String(parts[0])),
            let time = Self.seconds(parts[1]), let offset = Self.offset(parts.count == 3 ? parts[2] : "+0000")
        else { return nil }
        instant = Instant(seconds: Int64(day.daysSince1970) * 86_400 + time - offset)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = EcwidDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
        }
        self = date
    }

    private static func seconds(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 3, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]), (0..<61).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    private static func offset(_ text: some StringProtocol) -> Int64? {
        if text == "Z" || text == "UTC" { return 0 }
        let digits = String(text.dropFirst()).filter { $0 != ":" }
        guard text.hasPrefix("+") || text.hasPrefix("-"), digits.count == 4, let number = Int64(digits) else {
            return nil
        }
        let seconds = number / 100 * 3600 + number % 100 * 60
        return text.hasPrefix("-") ? -seconds : seconds
    }
}
