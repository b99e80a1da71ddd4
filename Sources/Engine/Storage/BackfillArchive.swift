package import Accounting

/// Backfills and the orders of the past that wait in them; what people said about single orders.
package protocol BackfillArchive: Sendable {
    /// Keeps a proposal, new or looked at again; an earlier one of the store that was never started goes, with its orders.
    ///
    /// Throws when the store has another backfill that was started and did not end: there is one at a time.
    func propose(_ backfill: BackfillRow) async throws(StorageProblem)

    /// The backfills of a store, newest first.
    func backfills(of store: String) async throws(StorageProblem) -> [BackfillRow]
    func backfill(_ id: String) async throws(StorageProblem) -> BackfillRow?

    /// Adds orders that a backfill found; one that is found again replaces its older reading.
    func add(_ orders: [HistoryOrder], to backfill: String) async throws(StorageProblem)

    /// Orders that are not admitted yet, by the day they were placed, oldest first, after one of them.
    func history(
        of backfill: String, after last: HistoryOrder?, limit: Int
    ) async throws(StorageProblem) -> [HistoryOrder]

    /// Moves a backfill on when it is in one of the states `from`; `false`, and nothing is changed, when it is not.
    ///
    /// Beginning to run begins a session of work. Cancelling lets go of the orders that are not admitted.
    func move(
        backfill id: String, from: Set<BackfillRow.State>, to state: BackfillRow.State, reason: String?,
        note: AuditNote?,
        now: Instant
    ) async throws(StorageProblem) -> Bool

    /// Admits the oldest orders of a running backfill: they are kept like any other, are to be decided, and pass the start
    /// date for good. Gives their identifiers; none when there are no more, or when it does not run.
    func admit(_ limit: Int, of backfill: String, now: Instant) async throws(StorageProblem) -> [String]

    /// Where the orders are that a backfill has admitted.
    func counts(ofBackfill id: String) async throws(StorageProblem) -> BackfillCounts

    /// What people said about an order, as JSON; `nil` when nothing.
    func answers(of order: String, store: String) async throws(StorageProblem) -> String?

    /// Keeps what people said about an order, which is then decided again; `false`, and nothing, when others said something since
    /// `earlier` was read.
    func save(
        answers: String, over earlier: String?, of order: String, store: String, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Bool
}
