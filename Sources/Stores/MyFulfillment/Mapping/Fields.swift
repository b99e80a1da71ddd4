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
    /// All amounts are read with the other sign.
    private var isNegated = false
    /// It stands beside the parts of the record, not within one of its own: only names that the mapping file gives are its.
    private var isFlat = false

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
        for candidate in [names[name], isFlat ? nil : name].compactMap(\.self) {
            if let value = object.value(at: candidate), value != .null { return value }
        }
        return nil
    }

    /// Without white space around it: files and hands leave it there, and it would make two products or two documents of one.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .text(let text)?:
            let plain = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return plain.isEmpty ? nil : plain
        case .number(let text)?: return text
        case .bool(let flag)?: return String(flag)
        case .array?, .object?, .null?, nil: return nil
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

    /// A quantity or a price of one piece. Where all amounts stand below zero, one of the two does so too: no matter which.
    func measure(_ name: String) throws(Unreadable) -> ExactDecimal? {
        try number(name).map { isNegated && $0.isNegative ? -$0 : $0 }
    }

    func money(_ name: String, _ currency: Currency) throws(Unreadable) -> Money? {
        guard let number = try number(name) else { return nil }
        guard let money = Money(number, currency) else {
            throw Unreadable(field: place + name, text: number.description)
        }
        return isNegated ? -money : money
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

    /// A part, or what the mapping file names of it in the record itself: `"shipping.amount": "shipping_amount"`.
    func part(_ name: String) -> Fields? {
        if case .object(let object)? = self[name] { return inner(object, name, place: "\(place)\(name).") }
        var flat = inner(object, name, place: "\(place)\(name).")
        flat.isFlat = true
        return names.within(name).all.contains(where: flat.has) ? flat : nil
    }

    func parts(_ name: String) -> [Fields] {
        guard case .array(let values)? = self[name] else { return [] }
        return values.enumerated().compactMap { index, value in
            guard case .object(let object) = value else { return nil }
            return inner(object, name, place: "\(place)\(name)[\(index + 1)].")
        }
    }

    private func inner(_ object: JSONObject, _ name: String, place: String) -> Fields {
        var inner = Fields(object, names.within(name), place: place)
        inner.isNegated = isNegated
        return inner
    }

    /// Whether a document's total and what it sells stand below zero. A fee that is greater than what is given back is another matter.
    var isBelowZero: Bool {
        let sold = parts("items").map { $0.text("row_total") ?? $0.text("qty") }
        let amounts = (sold + partOrParts("shipping").map { $0.text("amount") })
            .compactMap { $0.flatMap { ExactDecimal($0) } }
        let total = text("grand_total").flatMap { ExactDecimal($0) }
        return total?.isNegative ?? false && amounts.contains(where: \.isNegative)
            && amounts.allSatisfy { $0.isNegative || $0.isZero }
    }

    /// The same with all amounts of the other sign.
    var negated: Fields {
        var other = self
        other.isNegated.toggle()
        return other
    }

    /// One part, or a list of such.
    func partOrParts(_ name: String) -> [Fields] {
        let list = parts(name)
        return list.isEmpty ? part(name).map { [$0] } ?? [] : list
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

    /// The fields of the contract that have another name there.
    var all: [String] { names.keys.sorted() }

    /// The names of the fields of a part.
    func within(_ part: String) -> FieldNames {
        let prefix = part + "."
        return FieldNames(
            names.reduce(into: [:]) { inner, entry in
                if entry.key.hasPrefix(prefix) { inner[String(entry.key.dropFirst(prefix.count))] = entry.value }
            })
    }
}
