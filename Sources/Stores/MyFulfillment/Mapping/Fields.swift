import Accounting
import ConnectorKit
import Foundation

/// One record of the neutral contract, or of the instance's own API under the names that a mapping file gives.
///
/// Numbers and texts are taken as either: real systems write `"9.90"` and `9.90`. Source: myfulfillment.md §2, §6.
struct Fields: Sendable {
    private let object: JSONObject
    private let names: FieldNames
    /// Where in the record this part stands, for errors.
    private let place: String

    init(_ body: Data, _ names: FieldNames = FieldNames()) throws(Unreadable) {
        guard let object = JSONReader.object(body) else {
            throw Unreadable(field: "record", text: JSONReader.fault(in: body).map { "\($0)" } ?? "not an object")
        }
        self.init(object, names, place: "")
    }

    init(_ object: JSONObject, _ names: FieldNames = FieldNames(), place: String = "") {
        (self.object, self.names, self.place) = (object, names, place)
    }

    /// The value under the instance's own name, else under that of the contract; `null` counts as missing.
    subscript(_ name: String) -> JSONValue? {
        for candidate in [names[name], name].compactMap(\.self) {
            if let value = object.value(at: candidate), value != .null { return value }
        }
        return nil
    }

    func text(_ name: String) -> String? {
        switch self[name] {
        case .text(let text)?: text.isEmpty ? nil : text
        case .number(let text)?: text
        case .bool(let flag)?: String(flag)
        case .array?, .object?, .null?, nil: nil
        }
    }

    func requiredText(_ name: String) throws(Unreadable) -> String {
        guard let text = text(name) else { throw Unreadable(field: place + name, text: "") }
        return text
    }

    func number(_ name: String) throws(Unreadable) -> ExactDecimal? {
        guard let text = text(name) else { return nil }
        guard let number = ExactDecimal(text) else { throw Unreadable(field: place + name, text: text) }
        return number
    }

    func money(_ name: String, _ currency: Currency) throws(Unreadable) -> Money? {
        guard let number = try number(name) else { return nil }
        guard let money = Money(number, currency) else {
            throw Unreadable(field: place + name, text: number.description)
        }
        return money
    }

    func requiredMoney(_ name: String, _ currency: Currency) throws(Unreadable) -> Money {
        guard let money = try money(name, currency) else { throw Unreadable(field: place + name, text: "") }
        return money
    }

    func flag(_ name: String) -> Bool? {
        switch self[name] {
        case .bool(let flag)?: flag
        case .text("true")?, .text("1")?, .number("1")?: true
        case .text("false")?, .text("0")?, .number("0")?: false
        default: nil
        }
    }

    func part(_ name: String) -> Fields? {
        guard case .object(let object)? = self[name] else { return nil }
        return Fields(object, names.within(name), place: "\(place)\(name).")
    }

    func parts(_ name: String) -> [Fields] {
        guard case .array(let values)? = self[name] else { return [] }
        return values.enumerated().compactMap { index, value in
            guard case .object(let object) = value else { return nil }
            return Fields(object, names.within(name), place: "\(place)\(name)[\(index + 1)].")
        }
    }

    func has(_ name: String) -> Bool { self[name] != nil }

    func fault(_ name: String, _ text: String) -> Unreadable { Unreadable(field: place + name, text: text) }
}

extension JSONObject {
    /// The value at a path of names, `meta.total`; a name that holds dots itself goes first.
    func value(at path: String) -> JSONValue? {
        if let value = self[path] { return value }
        guard let dot = path.firstIndex(of: "."), case .object(let part)? = self[String(path[..<dot])] else {
            return nil
        }
        return part.value(at: String(path[path.index(after: dot)...]))
    }
}

/// How one instance calls the fields of the contract, by their path: `items.sku`.
struct FieldNames: Hashable, Sendable {
    private var names: [String: String]

    init(_ names: [String: String] = [:]) { self.names = names }

    subscript(_ name: String) -> String? { names[name] }

    /// The names of the fields of a part.
    func within(_ part: String) -> FieldNames {
        let prefix = part + "."
        return FieldNames(
            names.reduce(into: [:]) { inner, entry in
                if entry.key.hasPrefix(prefix) { inner[String(entry.key.dropFirst(prefix.count))] = entry.value }
            })
    }
}
