package import Accounting

/// Errands: asked for by a person, done by a process of the server.
package protocol ErrandArchive: Sendable {
    /// Keeps an errand and gives it back; where its store has an open one of its kind and subject, nothing is kept and that one is
    /// given. It is not done before `start`, unless somebody asks for the same sooner.
    func ask(_ errand: ErrandRow, notBefore start: Instant?) async throws(StorageProblem) -> ErrandRow
    func errand(_ id: String) async throws(StorageProblem) -> ErrandRow?
    /// The latest errands of a store, of one kind, newest first.
    func errands(of store: String, kind: ErrandRow.Kind, limit: Int) async throws(StorageProblem) -> [ErrandRow]
    /// The same of several kinds at once, at most `limit` of each; a kind without errands is left out.
    func latestErrands(
        of store: String, kinds: [ErrandRow.Kind], limit: Int
    ) async throws(StorageProblem) -> [ErrandRow.Kind: [ErrandRow]]
    /// The errands of a company that are not done, in the order in which they were asked for.
    func openErrands(of company: String) async throws(StorageProblem) -> [ErrandRow]

    /// Claims the open errand of these kinds that waits longest, for `owner` until `leaseUntil`; nobody else gets it meanwhile.
    func claimErrand(
        _ kinds: [ErrandRow.Kind], now: Instant, owner: String, leaseUntil: Instant
    ) async throws(StorageProblem) -> ErrandRow?
    /// Prolongs the claims of an owner.
    func extendErrands(of owner: String, until: Instant) async throws(StorageProblem)
    /// Writes what an errand came to; only its owner does.
    func finish(errand id: String, outcome: String, owner: String, now: Instant) async throws(StorageProblem)
    /// Gives an errand back undone: it may be claimed again from `at` on.
    func putBack(errand id: String, owner: String, at: Instant) async throws(StorageProblem)
}

extension ErrandArchive {
    /// For an errand that may be done at once.
    package func ask(_ errand: ErrandRow) async throws(StorageProblem) -> ErrandRow {
        try await ask(errand, notBefore: nil)
    }
}
