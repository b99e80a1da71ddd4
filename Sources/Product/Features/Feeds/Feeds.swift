package import Accounting
import ConnectorKit
package import Storage
package import Sync

/// The workflows of a company's stores with their schedules and last results (F2, F3, F4).
package struct Feeds: Sendable {
    package struct Feed: Sendable {
        package var store: String
        package var workflow: Workflow
        package var schedule: Schedule
        package var row: ScheduleRow?
        package var lastRun: RunRow?
    }

    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func list(of company: String) async throws(FeatureProblem) -> [Feed] {
        let archive = services.archive
        let connections = try await Integrations(services).connections(of: company)
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
                        store: store.id, workflow: workflow, schedule: row.flatMap { Schedule($0.rule) } ?? .off,
                        row: row, lastRun: last))
            }
        }
        return feeds
    }

    /// Sets when a workflow of one of the company's stores runs by itself; it counts at once. Gives the next time.
    @discardableResult
    package func schedule(
        _ workflow: Workflow, of store: String, company: String, _ schedule: Schedule, timeZone: String
    ) async throws(FeatureProblem) -> Instant? {
        _ = try await Integrations(services).store(store, of: company)
        let archive = services.archive
        let due = schedule.next(after: services.world.clock.now(), timeZone: timeZone)
        let row = ScheduleRow(
            company: company, store: store, workflow: workflow.rawValue, rule: schedule.text, dueAt: due)
        try await withFeatureProblem { try await archive.save(row) }
        return due
    }

    /// One run of the company, whatever it did.
    package func run(_ id: String, of company: String) async throws(FeatureProblem) -> RunRow {
        _ = try await Integrations(services).connections(of: company)
        let archive = services.archive
        let run = try await withFeatureProblem { try await archive.run(id) }
        guard let run, run.company == company else { throw .runUnknown(id) }
        return run
    }

    /// The last runs of the company, newest first.
    package func runs(of company: String, limit: Int) async throws(FeatureProblem) -> [RunRow] {
        _ = try await Integrations(services).connections(of: company)
        let archive = services.archive
        return try await withFeatureProblem {
            try await archive.runs(of: company, limit: limit)
        }
    }

    /// The results of one run, a line each (F4).
    package func results(
        of run: String, after subject: String?, limit: Int
    ) async throws(FeatureProblem) -> [RunResultRow] {
        let archive = services.archive
        return try await withFeatureProblem {
            try await archive.results(of: run, after: subject, limit: limit)
        }
    }
}
