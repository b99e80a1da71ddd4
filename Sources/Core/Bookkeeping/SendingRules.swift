package import Accounting

/// Who may send single orders to the books, and what (A1); the same for all orders of a store.
package struct SendingRules: Hashable, Sendable, Codable {
    /// Otherwise only those named below, and administrators.
    package var isForEveryone = true
    /// Identifiers of teams of the company.
    package var teams: Set<String> = []
    /// Identifiers of people.
    package var people: Set<String> = []
    package var kinds: Set<DocumentKind> = Self.kindsSent
    /// Costs may be billed to the customer unless somebody says otherwise.
    package var marksBillable = false
    /// Where bills are owed unless somebody says otherwise (A2).
    package var payableAccount: Reference<Account>?

    /// The kinds that a person can send from an order.
    package static let kindsSent: Set<DocumentKind> = [.invoice, .bill, .purchaseOrder]

    private enum CodingKeys: String, CodingKey {
        case isForEveryone, teams, people, kinds, marksBillable, payableAccount
    }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.isForEveryone, into: &isForEveryone)
        try row.read(.teams, into: &teams)
        try row.read(.people, into: &people)
        try row.read(.kinds, into: &kinds)
        try row.read(.marksBillable, into: &marksBillable)
        try row.read(.payableAccount, into: &payableAccount)
    }

    /// Sets are written in one order, so that equal rules are equal texts.
    package func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(isForEveryone, forKey: .isForEveryone)
        try row.encode(teams.sorted(), forKey: .teams)
        try row.encode(people.sorted(), forKey: .people)
        try row.encode(kinds.sorted { $0.rawValue < $1.rawValue }, forKey: .kinds)
        try row.encode(marksBillable, forKey: .marksBillable)
        try row.encodeIfPresent(payableAccount, forKey: .payableAccount)
    }

    /// Whether a person may send at all; `teams` are those that they belong to.
    package func admits(person: String, teams own: Set<String>) -> Bool {
        isForEveryone || people.contains(person) || !teams.isDisjoint(with: own)
    }
}
