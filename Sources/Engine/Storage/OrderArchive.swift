package import Accounting
package import LinkLedger

/// Raw records, orders and their states.
package protocol OrderArchive: Sendable {
    /// Keeps a page of raw orders and the place after it; new and changed ones are to be decided.
    func keep(
        orders rows: [RawRow], cursor: String, of store: String, now: Instant
    ) async throws(StorageProblem) -> KeptCount

    /// Keeps raw orders that were read singly, leaving the cursor.
    func keep(orders rows: [RawRow], of store: String, now: Instant) async throws(StorageProblem) -> KeptCount

    /// Orders that are new or changed and have nothing on its way, in the order in which they came.
    func undecided(of store: String, books: String, limit: Int) async throws(StorageProblem) -> [UndecidedOrder]

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

    /// Orders that bear that number or that identifier.
    func orders(named name: String, of store: String) async throws(StorageProblem) -> [OrderRow]

    func totals(of store: String) async throws(StorageProblem) -> OrderTotals

    /// Has orders decided again, with `note` in the audit: those named, or all that need a person.
    func decideAgain(
        _ ids: [String]?, of store: String, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Int

    /// Counts links of documents that share key and books; more than one would be a duplicate.
    func duplicateLinks(of books: String) async throws(StorageProblem) -> Int
}
