/// A JSON object that keeps the order of its members. Entities have few members, so a look-up walks them.
struct JSONObject: Sendable {
    struct Member: Sendable {
        var name: String
        var value: JSONValue
    }

    private(set) var members: [Member]

    init(_ members: [Member] = []) { self.members = members }

    subscript(name: String) -> JSONValue? {
        get { members.first { $0.name == name }?.value }
        set {
            let place = members.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Adds a member that is known to be new.
    mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    func text(_ name: String) -> String? { self[name]?.text }
    func bool(_ name: String) -> Bool? { self[name]?.bool }
    func object(_ name: String) -> JSONObject? { self[name]?.object }
    func array(_ name: String) -> [JSONValue]? { self[name]?.array }

    /// The `value` of a reference property; nil when absent or empty.
    func reference(_ name: String) -> String? {
        guard let value = object(name)?.text("value"), !value.isEmpty else { return nil }
        return value
    }

    /// The elements of an array property that are objects.
    func objects(_ name: String) -> [JSONObject] { array(name)?.compactMap(\.object) ?? [] }

    func amount(_ name: String) -> Cents? { text(name).flatMap(Cents.init) }
    func exact(_ name: String) -> Exact? { text(name).flatMap(Exact.init) }

    mutating func set(_ name: String, _ amount: Cents) { self[name] = amount.json }

    mutating func setOrClear(_ name: String, _ text: String?) {
        self[name] = text.flatMap { $0.isEmpty ? nil : .string($0) }
    }

    func means(_ other: JSONObject) -> Bool {
        members.count == other.members.count
            && members.allSatisfy { member in other[member.name].map(member.value.means) ?? false }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
