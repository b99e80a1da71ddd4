import ConnectorKit
import Foundation

/// A JSON text as a value of the JSON around it; a text within it that is an object or a list itself is one there too.
package struct NestedJSON: Encodable {
    private let value: JSONValue

    /// `nil` for what is no object and no list.
    package init?(_ text: String) {
        guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let value = JSONReader.value(Data(text.utf8))
        else { return nil }
        self.value = value
    }

    /// `value` as it would be encoded.
    package init(encoding value: some Encodable) throws {
        let data = try JSONEncoder().encode(value)
        self.value = JSONReader.value(data) ?? .null
    }

    private init(_ value: JSONValue) { self.value = value }

    package func encode(to encoder: any Encoder) throws {
        switch value {
        case .array(let values):
            var list = encoder.unkeyedContainer()
            for value in values { try list.encode(NestedJSON(value)) }
        case .object(let object):
            var members = encoder.container(keyedBy: Key.self)
            for member in object.members { try members.encode(NestedJSON(member.value), forKey: Key(member.name)) }
        case .null:
            var single = encoder.singleValueContainer()
            try single.encodeNil()
        case .bool(let flag):
            var single = encoder.singleValueContainer()
            try single.encode(flag)
        case .number(let text):
            var single = encoder.singleValueContainer()
            if let number = Int64(text) { try single.encode(number) } else { try single.encode(Decimal(string: text)) }
        case .text(let text):
            if let nested = NestedJSON(text) { return try nested.encode(to: encoder) }
            var single = encoder.singleValueContainer()
            try single.encode(text)
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }
}
