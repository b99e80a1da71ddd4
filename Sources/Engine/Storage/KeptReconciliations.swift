package import Accounting

/// Reconciliations as they came out last, so that looking at one reads nothing of the books.
package protocol KeptReconciliationArchive: Sendable {
    /// Keeps what came out for these days in the place of what came out before.
    func keep(_ row: ReconciliationRow) async throws(StorageProblem)

    /// What came out last for exactly these days; `nil` when nobody compared them.
    func reconciliation(
        of company: String, days: ClosedRange<BusinessDate>
    ) async throws(StorageProblem) -> ReconciliationRow?

    /// The days that were compared last, newest first.
    func reconciledDays(of company: String, limit: Int) async throws(StorageProblem) -> [ClosedRange<BusinessDate>]
}

/// What a reconciliation came to.
package struct ReconciliationRow: Hashable, Sendable {
    package var company: String
    package var days: ClosedRange<BusinessDate>
    package var madeAt: Instant
    /// Who asked for it.
    package var madeBy: String
    /// The reports, as JSON; a copy of both sides, which may be thrown away.
    package var body: String

    package init(
        company: String, days: ClosedRange<BusinessDate>, madeAt: Instant, madeBy: String, body: String
    ) {
        self.company = company
        self.days = days
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.body = body
    }
}
