package import Accounting

/// Intended writes, and the requests that carry them.
package protocol OutboxArchive: Sendable {
    /// List records (customers, vendors, items) that can be sent now: nothing they need is missing. As many as `count` says, none when
    /// there are fewer.
    ///
    /// No two of them bear the same folded name, and none bears that of one on its way.
    func readyLists(
        of books: String, _ count: ClosedRange<Int>, now: Instant
    ) async throws(StorageProblem) -> [ReadyIntent]

    /// Documents that can be sent now: nothing they need is missing. As many as `count` says, none when there are fewer.
    func readyDocuments(
        of books: String, _ count: ClosedRange<Int>, now: Instant
    ) async throws(StorageProblem) -> [ReadyIntent]

    /// Voids and deletes that can be sent now, whatever else is ready.
    func readyTakeBacks(of books: String, limit: Int, now: Instant) async throws(StorageProblem) -> [ReadyIntent]

    /// Writes down requests with their entries in the audit and marks their intents as sending, all in one transaction.
    ///
    /// Returns the keys of those that were written down: not those of which an intent is no longer pending, or would be the second of its
    /// name on its way.
    func begin(
        _ requests: [DepartingRequest], books: String, now: Instant
    ) async throws(StorageProblem) -> Set<String>

    /// Writes what became of intents, with links, orders, the run's results and the audit, all in one transaction and in this order; a
    /// request without open intents is closed.
    func finish(
        _ requests: [AnsweredRequest], books: String, run: String, now: Instant
    ) async throws(StorageProblem)

    /// Requests that had been written down and never came to an end.
    func unfinishedBatches(of books: String) async throws(StorageProblem) -> [BatchRow]

    /// The intents that are still marked as sending in that request.
    func sending(in requestKey: String, books: String) async throws(StorageProblem) -> [ReadyIntent]

    /// Adds intents that belong to no order (products).
    func add(_ intents: [IntentRow], store: String, books: String, now: Instant) async throws(StorageProblem)

    /// When the next put-back intent may be sent; `nil` when none waits.
    func nextReady(of books: String) async throws(StorageProblem) -> Instant?

    /// Orders whose intents wait for a record that was refused are marked waiting with `reason`.
    func markBlocked(
        of books: String, reason: String, reasonCode: String
    ) async throws(StorageProblem) -> Int
}
