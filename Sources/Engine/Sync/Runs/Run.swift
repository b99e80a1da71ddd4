import Accounting
import ConnectorKit
import Storage

/// The frame of every run: one at a time per books, begun and ended on record, whatever happens in between.
struct Run: Sendable {
    private let context: SyncContext
    private let workflow: String
    private let trigger: String
    private let id: String?
    private let progress: @Sendable (RunProgress) -> Void

    /// `id` names a run that was asked for before it could begin.
    init(
        _ context: SyncContext, workflow: String, trigger: String, as id: String? = nil,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.context = context
        self.workflow = workflow
        self.trigger = trigger
        self.id = id
        self.progress = progress
    }

    /// Does the work and reports it, also when it stopped early; throws when it could not be begun.
    func perform(
        _ work: (_ run: String, _ counts: RunCounts, _ lease: RunLease) async throws(RunStop) -> Void
    ) async throws(RunStop) -> RunReport {
        try context.stopWish.check()
        let lease = RunLease(context)
        try await lease.take()
        let run = id ?? context.world.identifiers.next()
        let record = RunRecord(context, run: run, workflow: workflow, trigger: trigger)
        try await record.begin()
        let counts = RunCounts(progress)
        let before = context.requests()
        let stop = await outcome { try await work(run, counts, lease) }
            .asWished(context.stopWish)
        var report = counts.report(run: run)
        (report.workflow, report.store) = (workflow, context.storeConnection)
        report.requests = context.requests() - before
        report.stop = stop?.code
        report.stopped = stop
        report.outcomes = try await record.end(report, stop: stop)
        try await SignInMark(context).keep(after: stop)
        try await lease.release()
        counts.finished()
        return report
    }
}

/// Runs `body` and gives back what stopped it, if anything did.
func outcome(_ body: () async throws -> Void) async -> RunStop? {
    do {
        try await body()
        return nil
    } catch { return RunStop(error) }
}

extension RunStop? {
    /// What stopped a run that was asked to end: it ended on request, unless it met what stops the next one as well.
    func asWished(_ wish: StopWish) -> RunStop? {
        guard let stop = self, wish.isMade else { return self }
        return switch stop {
        case .store(let problem) where problem.stopsConnection, .books(let problem) where problem.stopsConnection: stop
        case .sameTrouble, .notSetUp, .notOffered, .policyUnfit, .currencyChanged: stop
        case .store, .books, .storage, .alreadyRunning, .onRequest, .stockEmpty, .stockDrop, .stockUnconfirmed:
            .onRequest
        }
    }
}
