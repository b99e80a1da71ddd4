package import Foundation

/// A record as the books show it.
package struct FiledRecord: Encodable, Sendable, ExpressibleByDictionaryLiteral {
    package enum Value: Encodable, Sendable {
        case text(String), number(Decimal), flag(Bool), record(FiledRecord), list([Value]), none

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .record(let record): try container.encode(record)
            case .list(let list): try container.encode(list)
            case .none: try container.encodeNil()
            }
        }
    }

    package private(set) var fields: [String: Value]

    fileprivate init(fields: [String: Value]) { self.fields = fields }

    package init(dictionaryLiteral elements: (String, Value)...) {
        fields = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }

    /// Reads one JSON object; throws when the text is none.
    package init(reading data: Data) throws {
        guard let whole = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw HandsRefused(what: "an object", answer: String(decoding: data, as: UTF8.self))
        }
        fields = whole.mapValues(Value.init(reading:))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fields)
    }

    package subscript(name: String) -> Value? {
        get { fields[name] }
        set { fields[name] = newValue }
    }

    package func text(_ name: String) -> String? { if case .text(let text) = fields[name] { text } else { nil } }
    package func number(_ name: String) -> Decimal? {
        if case .number(let number) = fields[name] { number } else { nil }
    }
    package func record(_ name: String) -> FiledRecord? { if case .record(let one) = fields[name] { one } else { nil } }

    package func records(_ name: String) -> [FiledRecord] {
        guard case .list(let list) = fields[name] else { return [] }
        return list.compactMap { if case .record(let one) = $0 { one } else { nil } }
    }
}

extension FiledRecord.Value {
    /// What the parser read, without a decoder: that would have to throw for every value it is not.
    fileprivate init(reading value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let fields as [String: Any]: self = .record(FiledRecord(fields: fields.mapValues(Self.init(reading:))))
        case let list as [Any]: self = .list(list.map(Self.init(reading:)))
        case let number as NSNumber: self = Self(reading: number)
        default: self = .none
        }
    }

    private init(reading number: NSNumber) {
        // The parser's own Booleans are numbers of one byte; its fractions are binary, but show what was written.
        let isFlag = number.objCType.pointee == CChar(UInt8(ascii: "c"))
        self = isFlag ? .flag(number.boolValue) : .number(Decimal(string: number.description) ?? number.decimalValue)
    }
}
