package import Accounting

/// Runs, their results, and schedules.
package protocol RunArchive: Sendable {
    func save(_ run: RunRow) async throws(StorageProblem)
    /// Ends, as interrupted, what runs of this workflow of this store are said to be going on: their processes have died.
    func interruptRuns(of store: String, workflow: String, now: Instant) async throws(StorageProblem)
    /// The runs of a company, newest first, after one of them.
    func runs(of company: String, after last: RunPlace?, limit: Int) async throws(StorageProblem) -> [RunRow]
    /// The run of a workflow of a store that began last, of those in one of `states`; `nil` when there is none.
    func lastRun(
        of store: String, workflow: String, in states: [RunRow.State]
    ) async throws(StorageProblem) -> RunRow?
    /// Of each workflow of each of these stores the run that began last, and the last of those that came to their end; newest first.
    func lastRuns(of stores: [String], workflows: [String]) async throws(StorageProblem) -> [RunRow]
    /// The results of a run by their subjects, after one of them; with `outcome` those alone.
    func results(
        of run: String, outcome: String?, after subject: String?, limit: Int
    ) async throws(StorageProblem) -> [RunResultRow]
    func add(_ results: [RunResultRow], to run: String) async throws(StorageProblem)
    /// How many results of each outcome a run has.
    func counts(of run: String) async throws(StorageProblem) -> [String: Int]

    /// When orders of a company were last read to the end, when they are due next, whether it has a store to read, and how many
    /// orders of these stores need a person.
    func syncTimes(of company: String, stores: [String]) async throws(StorageProblem) -> SyncTimes
    func schedules(of company: String?) async throws(StorageProblem) -> [ScheduleRow]
    func save(_ schedule: ScheduleRow) async throws(StorageProblem)
    /// Claims the schedule that is due longest, but for those of some companies, for `owner` until `leaseUntil`; nobody else gets it
    /// meanwhile.
    func claimDue(
        now: Instant, owner: String, leaseUntil: Instant, except companies: Set<String>
    ) async throws(StorageProblem) -> ScheduleRow?
    /// Prolongs schedules that `owner` has claimed and not finished.
    func extend(schedules: [ScheduleRow], of owner: String, until: Instant) async throws(StorageProblem)
    /// Sets the next due time and gives the lease back.
    func finish(_ schedule: ScheduleRow, owner: String) async throws(StorageProblem)
}

extension RunArchive {
    /// The latest runs of a company, newest first.
    package func runs(of company: String, limit: Int) async throws(StorageProblem) -> [RunRow] {
        try await runs(of: company, after: nil, limit: limit)
    }

    /// The results of a run, whatever they are.
    package func results(
        of run: String, after subject: String?, limit: Int
    ) async throws(StorageProblem) -> [RunResultRow] {
        try await results(of: run, outcome: nil, after: subject, limit: limit)
    }
}
