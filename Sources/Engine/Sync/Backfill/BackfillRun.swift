import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Brings a confirmed range of history into the books, the oldest orders first, page by page with the regular workflow (X9).
///
/// An order is admitted in one transaction and then is an order like any other: whoever runs next decides and posts it, with the
/// keys that it always has. Between pages it makes room for other runs, and looks whether it is to pause.
package struct BackfillRun: Sendable {
    private let context: SyncContext
    private let id: String
    private let ordersMax: Int?
    private let progress: @Sendable (RunProgress) -> Void

    /// With `ordersMax` it pauses after so many orders.
    package init(
        _ context: SyncContext, backfill id: String, ordersMax: Int? = nil,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.context = context
        self.id = id
        self.ordersMax = ordersMax
        self.progress = progress
    }

    /// Works until the end, a pause, or a stop, after which it is paused; ``RunStop/alreadyRunning`` when a process works on it.
    package func perform(trigger: String) async throws(RunStop) -> RunReport {
        let session = RunLease(context, name: Self.lease(of: id))
        guard try await session.takeIfFree() else { throw .alreadyRunning }
        let run = context.world.identifiers.next()
        let record = RunRecord(context, run: run, workflow: Self.workflow, trigger: trigger)
        try await record.begin()
        let counts = RunCounts(progress)
        let before = context.requests()
        let stop = await outcome { try await work(run, counts, session) }
            .asWished(context.stopWish)
        if let stop { _ = try await move(to: .paused, reason: stop.code) }
        var report = counts.report(run: run)
        (report.workflow, report.store) = (Self.workflow, context.storeConnection)
        report.requests = context.requests() - before
        report.stop = stop?.code
        report.stopped = stop
        report.outcomes = try await record.end(report, stop: stop)
        try await SignInMark(context).keep(after: stop)
        try await session.release()
        counts.finished()
        return report
    }

    private func work(_ run: String, _ counts: RunCounts, _ session: RunLease) async throws(RunStop) {
        var left = ordersMax ?? .max
        while let row = try await running() {
            try await session.renew()
            if left <= 0 {
                _ = try await move(to: .paused, reason: nil)
                return
            }
            let begun = context.world.clock.now()
            let page = min(left, Self.pageSize(row.ordersPerHour))
            guard let admitted = try await turn(row, page, run, counts) else {
                try await context.rest(milliseconds: Self.pollMilliseconds)
                continue
            }
            if admitted == 0, try await running() != nil {
                _ = try await move(to: .finished, reason: nil)
                return
            }
            left -= admitted
            try await keepPace(row, admitted, since: begun, session)
        }
    }

    /// One page with the books to itself; `nil` when somebody else has them or waits for them.
    private func turn(
        _ row: BackfillRow, _ page: Int, _ run: String, _ counts: RunCounts
    ) async throws(RunStop) -> Int? {
        let lease = RunLease(context, manner: PostingTurn.manner)
        if try await PostingTurn(context).isWished() { return nil }
        guard try await lease.takeIfFree() else { return nil }
        var admitted = 0
        let stop = await outcome {
            let settings = try await RunSettings.load(context) { _ in }
            guard BackfillBasis(settings).text == row.basis else {
                _ = try await move(to: .paused, reason: Self.outdated)
                return
            }
            let (archive, id, now) = (context.archive, id, context.world.clock.now())
            let orders = try await withRunStop {
                try await archive.admit(page, of: id, now: now)
            }
            admitted = orders.count
            counts.read(KeptCount(new: admitted, changed: 0), expected: row.found - row.admitted)
            // Also without new ones: what a process that died had admitted is posted.
            try await OrderRun(context).work(settings, run: run, counts, lease, reads: false)
        }
        try await lease.release()
        if let stop { throw stop }
        return admitted
    }

    /// Waits as long as the limit of orders asks, a little at a time: a pause counts at once.
    private func keepPace(
        _ row: BackfillRow, _ admitted: Int, since begun: Instant, _ session: RunLease
    ) async throws(RunStop) {
        guard let limit = row.ordersPerHour, limit > 0 else { return }
        let due = begun.milliseconds + Int64(admitted) * 3_600_000 / Int64(limit)
        while context.world.clock.now().milliseconds < due, try await running() != nil {
            try await session.renew()
            let left = due - context.world.clock.now().milliseconds
            try await context.rest(milliseconds: min(max(left, 1), Self.restMillisecondsMax))
        }
    }

    /// The backfill as it is kept, while it is to go on.
    private func running() async throws(RunStop) -> BackfillRow? {
        let (archive, id) = (context.archive, id)
        let row = try await withRunStop { try await archive.backfill(id) }
        return row?.state == .running ? row : nil
    }

    private func move(to state: BackfillRow.State, reason: String?) async throws(RunStop) -> Bool {
        let (archive, id, now) = (context.archive, id, context.world.clock.now())
        return try await withRunStop {
            try await archive.move(backfill: id, from: [.running], to: state, reason: reason, note: nil, now: now)
        }
    }

    package static let workflow = "backfill"
    /// Settings or the closing date are other than those that the person saw.
    package static let outdated = "outdated"

    static func lease(of id: String) -> String { "backfill:\(id)" }

    /// So many orders at a time that the limit is kept within a minute.
    private static func pageSize(_ ordersPerHour: Int?) -> Int {
        min(OrderDecider.pageSize, max(1, ordersPerHour.map { $0 / 60 } ?? .max))
    }

    private static let pollMilliseconds: Int64 = 1000
    private static let restMillisecondsMax: Int64 = 5000
}
