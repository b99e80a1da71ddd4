package import Accounting
package import LinkLedger

/// Raw records, orders and their states.
package protocol OrderArchive: Sendable {
    /// Keeps a page of raw orders and the place after it in their stream; new and changed ones are to be decided.
    func keep(
        orders rows: [RawRow], cursor: String, in stream: String, of store: String, now: Instant
    ) async throws(StorageProblem) -> KeptCount

    /// Keeps raw orders that were read singly, leaving the cursor.
    func keep(orders rows: [RawRow], of store: String, now: Instant) async throws(StorageProblem) -> KeptCount

    /// Orders that are new or changed and have nothing on its way, in the order in which they came: all of them, only the credit memos
    /// that the store has made, or all but those.
    func undecided(
        of store: String, books: String, among kind: UndecidedKind, limit: Int
    ) async throws(StorageProblem) -> [UndecidedOrder]

    /// The raw record of one order with what was posted for it.
    func order(_ id: String, of store: String, books: String) async throws(StorageProblem) -> UndecidedOrder?

    /// Those of the orders that are kept, in the order of `ids`, with where they stand.
    func orders(_ ids: [String], of store: String, books: String) async throws(StorageProblem) -> [UndecidedOrder]

    /// Kept orders for a dry run, in the order in which they came, after `id`, with where they stand; not those that are known to have
    /// been placed outside `placed`.
    func keptOrders(
        of store: String, books: String, placed: Range<Instant>?, after id: String?, limit: Int
    ) async throws(StorageProblem) -> [UndecidedOrder]

    /// Live links of `keys` (customers, products, services, documents).
    func links(
        of keys: [RecordKey], store: String, books: String
    ) async throws(StorageProblem) -> [RecordKey: Link]

    /// Links of `keys` that ended so: `removedInBooks` also where what they led to was unlinked.
    func endedLinks(
        of keys: [RecordKey], as end: Link.State, store: String, books: String
    ) async throws(StorageProblem) -> [Link]

    /// Writes decisions with their intents; an intent whose key already has an open one is left out.
    func record(
        _ decisions: [DecidedOrder], store: String, books: String, run: String, now: Instant
    ) async throws(StorageProblem)

    /// One page of orders, newest first: those that are not decided yet, then the others by the time at which they were placed.
    ///
    /// `after` is the last identifier of the page before.
    func orders(
        of store: String, state: OrderState?, search: String?, after: String?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow]

    /// The identifiers of kept orders that begin so, at most `limit` of them.
    func orderIDs(of store: String, beginning prefix: String, limit: Int) async throws(StorageProblem) -> [String]

    /// The raw records of the orders of the first page, in no order.
    func latestRecords(of store: String, limit: Int) async throws(StorageProblem) -> [RawRow]

    /// Orders of these stores that bear that number or that identifier, in the order in which they came.
    func orders(named name: String, of stores: [String]) async throws(StorageProblem) -> [OrderRow]

    func totals(of store: String) async throws(StorageProblem) -> OrderTotals

    /// Has orders decided again, with `note` in the audit: those named, or all that need a person.
    func decideAgain(
        _ ids: [String]?, of store: String, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Int

    /// Counts links of documents that share key and books; more than one would be a duplicate.
    func duplicateLinks(of books: String) async throws(StorageProblem) -> Int
}

/// Which of the undecided orders are asked for.
package enum UndecidedKind: Sendable {
    case all, creditMemos, others
}

extension OrderArchive {
    /// The same for the stream of orders.
    package func keep(
        orders rows: [RawRow], cursor: String, of store: String, now: Instant
    ) async throws(StorageProblem) -> KeptCount {
        try await keep(orders: rows, cursor: cursor, in: ReadStream.orders, of: store, now: now)
    }

    /// All of them.
    package func undecided(
        of store: String, books: String, limit: Int
    ) async throws(StorageProblem) -> [UndecidedOrder] {
        try await undecided(of: store, books: books, among: .all, limit: limit)
    }
}
