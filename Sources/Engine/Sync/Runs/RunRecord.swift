import Accounting
import ConnectorKit
import Storage

/// The kept record of one run: begun before the work, ended with what it did.
struct RunRecord: Sendable {
    private let context: SyncContext
    private let row: RunRow
    private let story: RunStory

    init(_ context: SyncContext, run: String, workflow: String, trigger: String) {
        self.context = context
        row = RunRow(
            id: run, company: context.company, store: context.storeConnection, workflow: workflow, trigger: trigger,
            startedAt: context.world.clock.now())
        story = RunStory(context, row)
    }

    /// Whoever begins holds the right to it alone: what is still said to be running has died.
    func begin() async throws(RunStop) {
        let (archive, row) = (context.archive, row)
        try await withRunStop {
            for workflow in Set([row.workflow, OrderRun.workflow, OrderRun.workflowOfOne]).sorted() {
                try await archive.interruptRuns(of: row.store, workflow: workflow, now: row.startedAt)
            }
        }
        try await save(row)
        story.begin()
    }

    /// Writes the end of the run; the outcomes of its orders as counted from its results.
    func end(_ report: RunReport, stop: RunStop?) async throws(RunStop) -> [String: Int] {
        let (archive, run) = (context.archive, row.id)
        var report = report
        report.outcomes = try await withRunStop { try await archive.counts(of: run) }
        var done = row
        done.finishedAt = context.world.clock.now()
        done.state = stop.map(\.state) ?? .finished
        done.summary = try decoded { try RecordText.encode(report) }
        done.reason = stop?.code
        try await save(done)
        story.end(report, stop: stop, at: context.world.clock.now())
        return report.outcomes
    }

    private func save(_ row: RunRow) async throws(RunStop) {
        let archive = context.archive
        try await withRunStop { try await archive.save(row) }
    }
}

extension RunStop {
    /// How the record of a run that it ended stands.
    fileprivate var state: RunRow.State { self == .onRequest ? .interrupted : .failed }
}
