package import Accounting

/// What an order adds to a daily summary, as a row (X13).
package struct SummaryMemberRow: Hashable, Sendable {
    /// The summary's identifier among the orders.
    package var summary: String
    package var order: String
    /// The role of the order's record that the summary stands for: `sale`, `refund.1`.
    package var role: RecordRole
    package var currency: String
    /// Minor units, negative for a refund.
    package var amount: Int64
    /// The member as JSON.
    package var body: String
    /// Empty when the order adds it no more, and its summary has still to be decided without it.
    package var fingerprint: String
    /// The summary was decided with it, or is in the books with it.
    package var isBound: Bool
    /// A person took its summary back, and has not asked for it since.
    package var isUndone: Bool
    /// The order's sale is in the books with its summary.
    package var isSaleInBooks = false

    package init(
        summary: String, order: String, role: RecordRole, currency: String, amount: Int64, body: String,
        fingerprint: String, isBound: Bool = false, isUndone: Bool = false
    ) {
        self.summary = summary
        self.order = order
        self.role = role
        self.currency = currency
        self.amount = amount
        self.body = body
        self.fingerprint = fingerprint
        self.isBound = isBound
        self.isUndone = isUndone
    }
}

/// A summary with its members and what is posted of it.
package struct KeptSummary: Hashable, Sendable {
    package var id: String
    package var members: [SummaryMemberRow]
    package var posted: [PostedRow]
    /// Counts what happened to the summary, as for orders.
    package var revision: Int64

    package init(id: String, members: [SummaryMemberRow], posted: [PostedRow], revision: Int64) {
        self.id = id
        self.members = members
        self.posted = posted
        self.revision = revision
    }
}

/// What was decided about a summary.
package struct DecidedSummary: Hashable, Sendable {
    package var decision: DecidedOrder
    /// The members that its documents count; `nil` when it was refused and what counted before still does.
    package var counted: [SummaryMemberRow]?
    /// `false` when members were left out that are to come in later: it is decided again at the next run.
    package var isComplete: Bool

    package init(decision: DecidedOrder, counted: [SummaryMemberRow]?, isComplete: Bool) {
        self.decision = decision
        self.counted = counted
        self.isComplete = isComplete
    }
}

/// Daily summaries and their members.
///
/// A summary stands among the orders, so that deciding and posting work on it as on them, but no list or count of orders holds it.
package protocol SummaryArchive: Sendable {
    /// Summaries with new, changed or lost members and nothing on its way.
    func undecidedSummaries(of store: String) async throws(StorageProblem) -> [String]

    /// One page of summaries in the order in which they were begun; `after` is the last identifier of the page before.
    func summaries(of store: String, after: String?, limit: Int) async throws(StorageProblem) -> [OrderRow]

    /// A summary with its members as they are now; `nil` when there is none of that identifier.
    func summary(_ id: String, of store: String, books: String) async throws(StorageProblem) -> KeptSummary?

    /// Writes the decision with its intents and which members it counts; nothing when the summary changed since it was read.
    func record(
        _ summary: DecidedSummary, store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem)

    /// The members whose amounts are in the books with the summary's documents: what reconciliation holds against them.
    func postedMembers(of summary: String, store: String) async throws(StorageProblem) -> [SummaryMemberRow]
}
