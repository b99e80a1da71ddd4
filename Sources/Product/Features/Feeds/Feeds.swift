package import Accounting
import Bookkeeping
import ConnectorKit
package import Storage
package import Sync

/// The workflows of a company's stores with their schedules and last results (F2, F3, F4).
package struct Feeds: Sendable {
    package struct Feed: Sendable {
        package var store: ID<Store>
        package var workflow: Workflow
        package var schedule: Schedule
        package var row: ScheduleRow?
        package var lastRun: RunRow?
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    package func list() async throws(FeatureProblem) -> [Feed] {
        let access = try scope.open(.seeFeeds)
        let (archive, company) = (access.archive, access.company)
        let connections = try await access.connections()
        let schedules = try await withFeatureProblem {
            try await archive.schedules(of: company)
        }
        var feeds: [Feed] = []
        for store in connections where store.side == .store {
            for workflow in Workflow.allCases {
                let row = schedules.first { $0.store == store.id && $0.workflow == workflow.rawValue }
                let last = try await withFeatureProblem {
                    try await archive.lastRun(of: store.id, workflow: workflow.rawValue, in: RunRow.State.allCases)
                }
                feeds.append(
                    Feed(
                        store: ID(store.id), workflow: workflow, schedule: row.flatMap { Schedule($0.rule) } ?? .off,
                        row: row, lastRun: last))
            }
        }
        return feeds
    }

    /// Sets when a workflow of one of the company's stores runs by itself; it counts at once. Gives the next time.
    @discardableResult
    package func schedule(
        _ workflow: Workflow, of store: ID<Store>, _ schedule: Schedule
    ) async throws(FeatureProblem) -> Instant? {
        let access = try scope.open(.changeFeeds)
        let known = try await access.store(store)
        let archive = access.archive
        let zone = try await access.policy(of: store)?.timeZone ?? "UTC"
        let due = schedule.next(after: access.now, timeZone: zone)
        let row = ScheduleRow(
            company: access.company, store: known.id, workflow: workflow.rawValue, rule: schedule.text, dueAt: due)
        try await withFeatureProblem { try await archive.save(row) }
        return due
    }

    /// One run of the company, whatever it did.
    package func run(_ id: ID<Run>) async throws(FeatureProblem) -> RunRow {
        try await scope.open(.seeRuns).run(id)
    }

    /// The last runs of the stores that the person sees, newest first.
    package func runs(limit: Int) async throws(FeatureProblem) -> [RunRow] {
        let access = try scope.open(.seeRuns)
        let (archive, company) = (access.archive, access.company)
        let runs = try await withFeatureProblem {
            try await archive.runs(of: company, limit: limit)
        }
        return runs.filter { access.requester.sees($0.store) }
    }

    /// The results of one run, a line each (F4).
    package func results(
        of run: ID<Run>, after subject: String?, limit: Int
    ) async throws(FeatureProblem) -> [RunResultRow] {
        let access = try scope.open(.seeRuns)
        let (archive, known) = (access.archive, try await access.run(run))
        return try await withFeatureProblem {
            try await archive.results(of: known.id, after: subject, limit: limit)
        }
    }
}
