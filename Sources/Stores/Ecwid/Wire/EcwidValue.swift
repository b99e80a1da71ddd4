package import Accounting
package import ConnectorKit
import Foundation

/// What can be read from Ecwid's JSON; a fault names its place as a path, `items[2].price`.
package protocol EcwidValue: Hashable, Sendable {
    /// Throws `Unreadable`, its field relative to this value.
    static func read(_ json: JSONValue) throws(Unreadable) -> Self
}

/// A value that is a JSON object; its members are read by name.
package protocol EcwidRecord: EcwidValue {
    init(_ json: JSONObject) throws(Unreadable)
}

extension EcwidRecord {
    package static func read(_ json: JSONValue) throws(Unreadable) -> Self { try Self(try JSONObject.read(json)) }
}

extension EcwidValue {
    /// Reads an answer's body. Throws `Unreadable`.
    static func read(_ body: Data) throws(Unreadable) -> Self {
        guard let json = JSONReader.value(body) else { throw Unreadable(field: "", text: "not JSON") }
        return try read(json)
    }
}

extension JSONObject {
    /// A member, or `nil` when it is absent or null.
    func ifAny<Value: EcwidValue>(_ name: String) throws(Unreadable) -> Value? {
        guard let json = self[name], json != .null else { return nil }
        do throws(Unreadable) { return try Value.read(json) } catch { throw error.inside(name) }
    }

    /// A member that must stand there.
    func required<Value: EcwidValue>(_ name: String) throws(Unreadable) -> Value {
        guard let value: Value = try ifAny(name) else { throw Unreadable(field: name, text: "missing") }
        return value
    }
}

extension Unreadable {
    fileprivate func inside(_ place: String) -> Unreadable {
        Unreadable(field: field.isEmpty || field.hasPrefix("[") ? place + field : "\(place).\(field)", text: text)
    }

    fileprivate static let anotherKind = Unreadable(field: "", text: "another kind of value")
}

extension JSONObject: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> JSONObject {
        if case .object(let object) = json { object } else { throw .anotherKind }
    }
}

extension String {
    /// Without blanks and invisible marks at both ends: people paste them into every field.
    var withoutMargins: String {
        if let first = utf8.first, let last = utf8.last, (33...126).contains(first), (33...126).contains(last) {
            return self
        }
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isMargin { rest.removeFirst() }
        while let last = rest.last, last.isMargin { rest.removeLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    fileprivate var isMargin: Bool {
        if properties.isWhitespace { return true }
        switch properties.generalCategory {
        case .control, .format: return true
        default: return false
        }
    }
}

extension String: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> String {
        if case .text(let text) = json { text.withoutMargins } else { throw .anotherKind }
    }
}

extension Bool: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> Bool {
        if case .bool(let flag) = json { flag } else { throw .anotherKind }
    }
}

extension Int64: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> Int64 {
        guard case .number(let text) = json else { throw .anotherKind }
        if let whole = Int64(text) { return whole }
        guard let number = ExactDecimal(text), number.scale == 0 else { throw Unreadable(field: "", text: text) }
        return number.coefficient
    }
}

extension Int: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> Int { Int(try Int64.read(json)) }
}

/// A number, read exactly; also one in quotes.
extension ExactDecimal: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> ExactDecimal {
        switch json {
        case .number(let text), .text(let text):
            guard let value = ExactDecimal(text) else { throw Unreadable(field: "", text: text) }
            return value
        case .null, .bool, .array, .object: throw .anotherKind
        }
    }
}

extension Array: EcwidValue where Element: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> [Element] {
        guard case .array(let values) = json else { throw .anotherKind }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            do throws(Unreadable) { elements.append(try Element.read(value)) } catch {
                throw error.inside("[\(index)]")
            }
        }
        return elements
    }
}

extension Dictionary: EcwidValue where Key == String, Value: EcwidValue {
    package static func read(_ json: JSONValue) throws(Unreadable) -> [String: Value] {
        var values: [String: Value] = [:]
        for member in try JSONObject.read(json).members {
            do throws(Unreadable) { values[member.name] = try Value.read(member.value) } catch {
                throw error.inside(member.name)
            }
        }
        return values
    }
}
