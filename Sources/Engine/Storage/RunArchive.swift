package import Accounting

/// Runs, their results, and schedules.
package protocol RunArchive: Sendable {
    func save(_ run: RunRow) async throws(StorageProblem)
    /// Ends, as interrupted, what runs of this workflow of this store are said to be going on: their processes have died.
    func interruptRuns(of store: String, workflow: String, now: Instant) async throws(StorageProblem)
    func runs(of company: String, limit: Int) async throws(StorageProblem) -> [RunRow]
    /// The run of a workflow of a store that began last, of those in one of `states`; `nil` when there is none.
    func lastRun(
        of store: String, workflow: String, in states: [RunRow.State]
    ) async throws(StorageProblem) -> RunRow?
    func results(of run: String, after subject: String?, limit: Int) async throws(StorageProblem) -> [RunResultRow]
    func add(_ results: [RunResultRow], to run: String) async throws(StorageProblem)
    /// How many results of each outcome a run has.
    func counts(of run: String) async throws(StorageProblem) -> [String: Int]

    func schedules(of company: String?) async throws(StorageProblem) -> [ScheduleRow]
    func save(_ schedule: ScheduleRow) async throws(StorageProblem)
    /// Claims the schedule that is due longest, but for those of some companies, for `owner` until `leaseUntil`; nobody else gets it
    /// meanwhile.
    func claimDue(
        now: Instant, owner: String, leaseUntil: Instant, except companies: Set<String>
    ) async throws(StorageProblem) -> ScheduleRow?
    /// Sets the next due time and gives the lease back.
    func finish(_ schedule: ScheduleRow, owner: String) async throws(StorageProblem)
}
