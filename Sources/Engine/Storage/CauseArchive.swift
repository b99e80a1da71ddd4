package import Accounting
package import LinkLedger

/// Orders that need a person, told apart by why they do.
///
/// Orders that are to be decided again already count apart: whoever looks need not act on them a second time.
package protocol CauseArchive: Sendable {
    /// How many orders of these stores need a person.
    func needs(of stores: [String]) async throws(StorageProblem) -> NeedsCount

    /// Causes of these stores, those with the oldest order first, after `last`; with a code only those that bear it.
    ///
    /// Orders with one of the codes `shared` are of one cause when what they tell of it is the same; all others when their codes are.
    func causes(
        of stores: [String], shared: Set<String>, code: String?, after last: CauseRow?, limit: Int
    ) async throws(StorageProblem) -> [CauseRow]

    /// What the orders of each of these causes amount to, by currency.
    func sums(of causes: [CauseRow], shared: Set<String>) async throws(StorageProblem) -> [CauseSum]

    /// Orders of one cause, oldest first, after the order `last`.
    func orders(
        of cause: CauseRow, shared: Set<String>, after last: String?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow]

    /// The oldest orders of each of these causes, at most `limit` of each, oldest first.
    func firstOrders(
        of causes: [CauseRow], shared: Set<String>, limit: Int
    ) async throws(StorageProblem) -> [(cause: CauseRow.Key, order: OrderRow)]

    /// Orders of these stores that stand in `state` for one of these reasons, newest first, after the order `last` of its store.
    func orders(
        of stores: [String], in state: OrderState, codes: Set<String>, after last: OrderRow?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow]

    /// Makes list records of the books those that stand for things of a store, in the place of what stood for them; each thing at most once.
    ///
    /// Orders named are decided again, with `note` in the audit.
    func link(
        _ records: [PostedRow], store: String, books: String, deciding orders: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem)

    /// List records of the books stand for these things of a store no more; the records stay as they are.
    func unlink(
        _ keys: [RecordKey], store: String, books: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem)
}

/// Orders that need a person.
package struct NeedsCount: Hashable, Sendable {
    package var open: Int
    /// To be decided again at the next run.
    package var asked: Int

    package init(open: Int, asked: Int) {
        self.open = open
        self.asked = asked
    }
}

/// Orders that need a person for one reason.
package struct CauseRow: Hashable, Sendable {
    /// What tells it from the others.
    package struct Key: Hashable, Sendable {
        package var store: String
        /// The reason's short stable word.
        package var code: String
        /// What all of its orders tell of it; empty where each tells its own.
        package var shared: String

        package init(store: String, code: String, shared: String) {
            self.store = store
            self.code = code
            self.shared = shared
        }
    }

    package var key: Key
    package var count: Int
    /// When the oldest order was placed; the beginning of time for those of which nobody knows.
    package var oldest: Instant

    package init(key: Key, count: Int, oldest: Instant) {
        self.key = key
        self.count = count
        self.oldest = oldest
    }
}

/// What orders of a cause amount to in one currency.
package struct CauseSum: Hashable, Sendable {
    package var cause: CauseRow.Key
    package var currency: String
    /// Minor units.
    package var total: Int64

    package init(cause: CauseRow.Key, currency: String, total: Int64) {
        self.cause = cause
        self.currency = currency
        self.total = total
    }
}
