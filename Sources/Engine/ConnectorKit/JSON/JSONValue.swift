package import Accounting

/// A JSON value whose numbers keep their exact text and whose members keep their order.
///
/// Amounts never pass through binary floating point, and a written request is the same text every time.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number's own text.
    case number(String)
    case text(String)
    case array([JSONValue])
    case object(JSONObject)

    package static func amount(_ amount: Money) -> JSONValue { .number(amount.description) }
    package static func decimal(_ value: ExactDecimal) -> JSONValue { .number(value.description) }
    package static func date(_ date: BusinessDate) -> JSONValue { .text(date.description) }
}

/// A JSON object; its members stay in the order in which they were set.
package struct JSONObject: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var members: [Member] = []

    package init() {}

    package init(members: [Member]) {
        self.members = members
    }

    package var isEmpty: Bool { members.isEmpty }

    /// The value of the first member of that name; setting `nil` leaves the member out.
    package subscript(name: String) -> JSONValue? {
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
