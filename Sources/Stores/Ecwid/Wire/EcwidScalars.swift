package import Accounting
package import ConnectorKit

/// An identifier that is a number in one place and a text in another; kept as text. Zero means that there is none.
package struct EcwidID: EcwidValue {
    package let text: String

    package static func read(_ json: JSONValue) throws(Unreadable) -> EcwidID {
        if case .text(let text) = json { return EcwidID(text: text.withoutMargins) }
        return EcwidID(text: String(try Int64.read(json)))
    }

    /// `nil` for zero and for an empty text.
    package var meaningful: String? { text.isEmpty || text == "0" ? nil : text }
}

/// A text where text is usual; numbers and truth values are written out, anything else is empty.
package struct EcwidText: EcwidValue {
    package let text: String

    package static func read(_ json: JSONValue) -> EcwidText {
        switch json {
        case .text(let text): EcwidText(text: text.withoutMargins)
        case .number(let text): EcwidText(text: ExactDecimal(text)?.description ?? text)
        case .bool(let truth): EcwidText(text: truth ? "true" : "false")
        case .null, .array, .object: EcwidText(text: "")
        }
    }
}

/// A moment: `2026-03-02 15:04:05 +0000`, with whatever offset. Source: ecwid.md §1.7 (2014 orders carry local offsets).
package struct EcwidDate: EcwidValue {
    package let instant: Instant

    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2 || parts.count == 3, let day = BusinessDate(String(parts[0])),
            let time = Self.seconds(parts[1]), let offset = Self.offset(parts.count == 3 ? parts[2] : "+0000")
        else { return nil }
        instant = Instant(seconds: Int64(day.daysSince1970) * 86_400 + time - offset)
    }

    package static func read(_ json: JSONValue) throws(Unreadable) -> EcwidDate {
        let text = try String.read(json)
        guard let date = EcwidDate(text) else { throw Unreadable(field: "", text: text) }
        return date
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
