package import Accounting
package import ConnectorKit
package import Features
import Foundation
package import Storage
package import WebDoor
package import Wording

/// One call with all that a row needs to answer it: which program asks, in which company, what it sent.
package struct APICall: Sendable {
    package let services: Services
    package let settings: APISettings
    package let request: WebRequest
    /// The parts of the path in braces.
    package let parameters: [String: String]
    /// Names this call in its answer and in the log.
    package let id: String
    package var sentences: Sentences
    /// What stands behind the question mark, checked.
    package var query: [String: String] = [:]
    /// Checked against the shape of the row; `nil` where the row takes none, or bytes.
    package var body: JSONValue?
    package var holder: KeyHolder?
    package var companies: [(company: CompanyRow, role: Role)] = []
    /// What `If-Match` says, without its quotation marks.
    package var expectedVersion: String?

    package var now: Instant { services.world.clock.now() }

    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The company that the path names, and the role of the key there; throws `companyUnknown` for one that it does not reach.
    package func theCompany() throws(FeatureProblem) -> (company: CompanyRow, role: Role) {
        let id = parameter("company")
        guard let found = companies.first(where: { $0.company.id == id }) else { throw .companyUnknown(id) }
        return found
    }

    /// The handle on that company: the way to every feature.
    package func scope() throws(FeatureProblem) -> CompanyScope {
        let (company, role) = try theCompany()
        return services.scope(company, as: try theHolder().requester(role))
    }

    /// Rows for everybody are never reached with one.
    package func theHolder() throws(FeatureProblem) -> KeyHolder {
        guard let holder else { throw .program(.keyRefused) }
        return holder
    }

    /// Whose key it is; throws for the key of a store.
    package func theUser() throws(FeatureProblem) -> UserRow {
        guard let user = try theHolder().user else { throw .program(.scopeMissing(.read)) }
        return user
    }

    /// The store that the path names.
    package var store: ID<Store> { ID(parameter("store")) }

    /// The order that the path names.
    package var order: OrderRef { OrderRef(store: store, id: ID(parameter("order"))) }

    // MARK: What was sent

    /// The members of the body.
    package var fields: JSONObject { if case .object(let object)? = body { object } else { JSONObject() } }

    package func text(_ field: String) -> String? { fields[field]?.plainText }

    package func flag(_ field: String) -> Bool? { if case .bool(let flag)? = fields[field] { flag } else { nil } }

    package func number(_ field: String) -> Int? {
        if case .number(let text)? = fields[field] { JSONShape.integer(text) } else { nil }
    }

    package func texts(_ field: String) -> [String] {
        if case .array(let values)? = fields[field] { values.compactMap(\.plainText) } else { [] }
    }

    /// The members of a field that is an object of texts.
    package func values(_ field: String) -> [String: String] {
        guard case .object(let object)? = fields[field] else { return [:] }
        return Dictionary(object.members.map { ($0.name, $0.value.plainText ?? "") }) { first, _ in first }
    }

    package func day(_ field: String) -> BusinessDate? { text(field).flatMap { BusinessDate($0) } }

    package func day(ofQuery name: String) -> BusinessDate? { query[name].flatMap { BusinessDate($0) } }

    /// How many items of a list.
    package var limit: Int { query["limit"].flatMap(Int.init) ?? Self.limitUsual }

    /// The cursor of the page before, as the row wrote it; throws for one that no answer of ours gave.
    func after<Value>(_ read: (String) -> Value?) throws(CallStop) -> Value? {
        guard let text = query["after"] else { return nil }
        guard let value = read(text) else { throw .problem(.cursorUnknown) }
        return value
    }

    package static let limitMax = 200
    private static let limitUsual = 50
}

/// What ends the way of a call, before its row or in it.
enum CallStop: Error {
    case problem(CallProblem)
    /// What was sent is of the right shape, but cannot be so: a row found it.
    case refused([FieldFault])
}

extension JSONValue {
    /// `nil` for what is no text.
    package var plainText: String? { if case .text(let text) = self { text } else { nil } }
}

extension Instant {
    /// RFC 3339 in UTC, to the second.
    package var rfc3339: String { date.formatted(.iso8601) }

    /// With its milliseconds, for cursors.
    var exact: String { String(milliseconds) }
}
