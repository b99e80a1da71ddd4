/// A JSON value whose objects keep the order of their fields and whose numbers stay exact.
enum JSONTree: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(ExactNumber)
    case string(String)
    case array([JSONTree])
    case object([Field])

    struct Field: Sendable, Equatable {
        var name: String
        var value: JSONTree
    }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .number(ExactNumber(units: value)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONTree)...) {
        self = .object(elements.map { Field(name: $0.0, value: $0.1) })
    }

    static func integer(_ value: Int) -> JSONTree { .number(ExactNumber(units: Int64(value))) }
    static func integer(_ value: Int64) -> JSONTree { .number(ExactNumber(units: value)) }
    static func decimal(_ units: Int64, _ decimals: Int) -> JSONTree {
        .number(ExactNumber(units: units, decimals: decimals))
    }
}

extension JSONTree {
    subscript(name: String) -> JSONTree? {
        get {
            guard case .object(let fields) = self else { return nil }
            return fields.first { $0.name == name }?.value
        }
        set { set(name, to: newValue) }
    }

    private mutating func set(_ name: String, to value: JSONTree?) {
        guard case .object(var fields) = self else { return }
        let place = fields.firstIndex { $0.name == name }
        switch (place, value) {
        case (let place?, let value?): fields[place].value = value
        case (let place?, nil): fields.remove(at: place)
        case (nil, let value?): fields.append(Field(name: name, value: value))
        case (nil, nil): break
        }
        self = .object(fields)
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    var number: ExactNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    var whole: Int64? { number?.units(decimals: 0) }

    var elements: [JSONTree]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    var fields: [Field]? {
        if case .object(let fields) = self { fields } else { nil }
    }
}
