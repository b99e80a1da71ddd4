import Foundation

/// The fields of a form or a query, as `application/x-www-form-urlencoded` carries them. Source: WHATWG URL §5.
package struct FormFields: Hashable, Sendable {
    private var values: [String: [String]] = [:]

    package init() {}

    /// Fields that need no decoding.
    init(_ fields: [(name: String, value: String)]) {
        for (name, value) in fields { values[name, default: []].append(value) }
    }

    /// What is no UTF-8 is replaced; fields beyond the limit are passed over.
    package init(_ text: String) {
        for pair in text.split(separator: "&").prefix(Self.fieldsMax) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            values[name, default: []].append(parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value; empty when there is none.
    package subscript(name: String) -> String { values[name]?.first ?? "" }

    /// The first value without the blanks around it, which come along when it is copied.
    func bare(_ name: String) -> String { self[name].trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Every value, as check boxes of one name send them.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The names of all fields, in their order by name.
    var names: [String] { values.keys.sorted() }

    package func has(_ name: String) -> Bool { values[name] != nil }

    private static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), let high = rest.first?.hexDigit,
                let low = rest.dropFirst().first?.hexDigit
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// No form of ours has more; a request cannot make us work for longer.
    private static let fieldsMax = 500
}

extension UInt8 {
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
