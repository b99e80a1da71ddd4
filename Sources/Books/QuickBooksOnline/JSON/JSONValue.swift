import Accounting

/// A JSON value whose numbers keep their exact text and whose members keep their order.
///
/// Amounts never pass through binary floating point, and a written request is the same text every time.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number's own text.
    case number(String)
    case text(String)
    case array([JSONValue])
    case object(JSONObject)

    static func amount(_ amount: Money) -> JSONValue { .number(amount.description) }
    static func decimal(_ value: ExactDecimal) -> JSONValue { .number(value.description) }
    static func date(_ date: BusinessDate) -> JSONValue { .text(date.description) }
}

/// A JSON object; its members stay in the order in which they were set.
struct JSONObject: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        var name: String
        var value: JSONValue
    }

    private(set) var members: [Member] = []

    init() {}

    init(members: [Member]) {
        self.members = members
    }

    var isEmpty: Bool { members.isEmpty }

    /// The value of the first member of that name; setting `nil` leaves the member out.
    subscript(name: String) -> JSONValue? {
        get { members.first { $0.name == name }?.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }
}

/// Reading what the service wrote: it sends numbers as strings and strings as numbers at times. Source: quickbooks-online.md §2.6.
extension JSONObject {
    func object(_ name: String) -> JSONObject? {
        if case .object(let object)? = self[name] { object } else { nil }
    }

    func objects(_ name: String) -> [JSONObject] {
        guard case .array(let values)? = self[name] else { return [] }
        return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    /// A text or a number's text; `nil` when absent or empty.
    func text(_ name: String) -> String? {
        switch self[name] {
        case .text(let text)?, .number(let text)?: text.isEmpty ? nil : text
        case .null?, .bool?, .array?, .object?, nil: nil
        }
    }

    func decimal(_ name: String) -> ExactDecimal? { text(name).flatMap { ExactDecimal($0) } }

    func flag(_ name: String) -> Bool? {
        switch self[name] {
        case .bool(let flag)?: flag
        case .text(let text)?: text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : nil
        case .null?, .number?, .array?, .object?, nil: nil
        }
    }

    func date(_ name: String) -> BusinessDate? { text(name).flatMap { BusinessDate(String($0.prefix(10))) } }

    /// The `value` of a reference.
    func reference(_ name: String) -> String? { object(name)?.text("value") }
}
