/// One JSON value; numbers keep the text they came in, so that no amount passes through binary floating point.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The text of a string or number.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    var array: [JSONValue]? {
        if case .array(let array) = self { array } else { nil }
    }

    var bool: Bool? {
        switch self {
        case .bool(let flag): flag
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }

    /// True for what a client sends to clear a value: `""`, `{}`, `{"value":""}`. Source: quickbooks-online.md §2.4.
    var clears: Bool {
        switch self {
        case .string(let text): text.isEmpty
        case .object(let object): object.members.isEmpty || (object.members.count == 1 && object.text("value") == "")
        default: false
        }
    }

    /// Equal in meaning: members in any order, numbers by their text.
    func means(_ other: JSONValue) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let two)): one == two
        case (.number(let one), .number(let two)): one == two || Exact(one) == Exact(two)
        case (.string(let one), .string(let two)): one == two
        case (.array(let one), .array(let two)):
            one.count == two.count && zip(one, two).allSatisfy { $0.means($1) }
        case (.object(let one), .object(let two)): one.means(two)
        default: false
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(String(value)) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }

    /// The reference `{"value":id,"name":name}`.
    static func reference(_ id: String, _ name: String? = nil) -> JSONValue {
        var object = JSONObject()
        object["value"] = .string(id)
        if let name { object["name"] = .string(name) }
        return .object(object)
    }
}
