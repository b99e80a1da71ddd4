package import Accounting
package import ConnectorKit
import LinkLedger
package import Storage

/// How far a backfill is, as any process can see it.
package struct BackfillProgress: Hashable, Sendable {
    package var row: BackfillRow
    package var estimate: BackfillEstimate
    package var counts: BackfillCounts
    /// A process works on it at this moment.
    package var isWorkedOn: Bool
    package var now: Instant

    package init(
        row: BackfillRow, estimate: BackfillEstimate, counts: BackfillCounts, isWorkedOn: Bool, now: Instant
    ) {
        self.row = row
        self.estimate = estimate
        self.counts = counts
        self.isWorkedOn = isWorkedOn
        self.now = now
    }

    /// Orders that came to their end, whatever it is.
    package var done: Int { row.admitted - counts.open }

    /// Orders a minute since the work was last taken up; `nil` when there is nothing to measure.
    package var ordersPerMinute: Int? {
        session.map { Int(Int64($0.orders) * 60_000 / $0.milliseconds) }
    }

    /// At that rate; `nil` when nobody works on it, or nothing is left.
    package var secondsLeft: Int? {
        guard row.state == .running, let session else { return nil }
        return Int(Int64(row.found - done) * session.milliseconds / Int64(session.orders) / 1000)
    }

    /// What the process that works on it now, or brought it to its end, has done in which time.
    private var session: (orders: Int, milliseconds: Int64)? {
        guard let begun = row.sessionAt, let last = isWorkedOn ? now : row.finishedAt else { return nil }
        let (orders, passed) = (done - row.sessionAdmitted, last.milliseconds - begun.milliseconds)
        return orders > 0 && passed > 0 ? (orders, passed) : nil
    }

    /// The progress of a kept backfill.
    package static func look(
        at row: BackfillRow, _ archive: any Archive, _ world: World, _ process: ProcessMark
    ) async throws(RunStop) -> BackfillProgress {
        let counts = try await withRunStop {
            try await archive.counts(ofBackfill: row.id)
        }
        let isFree = try await NamedLease(BackfillRun.lease(of: row.id), archive, world, process).isFree()
        return BackfillProgress(
            row: row, estimate: try decoded { try RecordText.decode(BackfillEstimate.self, from: row.estimate) },
            counts: counts, isWorkedOn: !isFree, now: world.clock.now())
    }
}
