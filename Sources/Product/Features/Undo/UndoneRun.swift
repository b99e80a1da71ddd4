package import Accounting
import ConnectorKit
package import LinkLedger
import Storage
package import Sync

/// What an undo came to, as it is kept.
package struct UndoneRun: Hashable, Sendable {
    package var id: ID<Run>
    /// Whose orders it took back.
    package var store: ID<Store>
    package var startedAt: Instant
    /// As the audit names them.
    package var by: String
    package var isRunning: Bool
    /// Documents that left the books, by kind.
    package var takenBack: [BooksRecordKind: Int]
    /// What ended it early; the next run goes on with what was written.
    package var stopped: RunStop?
    /// What became of its orders, a page of them.
    package var lines: [Line]
    /// How many orders are undone still: they can be posted anew.
    package var undone: Int

    package struct Line: Hashable, Sendable {
        package var subject: String
        package var label: String
        package var outcome: String
        /// Why it stands so.
        package var reason: OrderReason?

        package init(subject: String, label: String, outcome: String, reason: OrderReason?) {
            self.subject = subject
            self.label = label
            self.outcome = outcome
            self.reason = reason
        }
    }

    package init(
        id: ID<Run>, store: ID<Store>, startedAt: Instant, by: String, isRunning: Bool,
        takenBack: [BooksRecordKind: Int], stopped: RunStop?, lines: [Line], undone: Int
    ) {
        self.id = id
        self.store = store
        self.startedAt = startedAt
        self.by = by
        self.isRunning = isRunning
        self.takenBack = takenBack
        self.stopped = stopped
        self.lines = lines
        self.undone = undone
    }
}

extension UndoPosted {
    /// What an undo came to; `after` is the last subject of the page before.
    ///
    /// Throws `undoUnknown` for a run that is no undo.
    package func outcome(
        of id: ID<Run>, after subject: String? = nil, limit: Int = UndoPosted.linesMax
    ) async throws(FeatureProblem) -> UndoneRun {
        let access = try scope.open(.undoPosted)
        let run: RunRow
        do throws(FeatureProblem) { run = try await access.run(id) } catch {
            guard case .runUnknown = error else { throw error }
            throw .undoUnknown(id.rawValue)
        }
        guard run.workflow == UndoRun.workflow else { throw .undoUnknown(id.rawValue) }
        let archive = access.archive
        let (lines, undone) = try await withFeatureProblem {
            (
                try await archive.results(of: run.id, after: subject, limit: limit),
                try await archive.undone(by: run.id, of: run.store)
            )
        }
        var report = RunReport(run: run.id)
        do throws(Unreadable) { report = try RecordText.decode(RunReport.self, from: run.summary) } catch {
            report.takenBack = [:]
        }
        let counts = (report.takenBack ?? [:]).compactMap { kind, count in
            BooksRecordKind(rawValue: kind).map { ($0, count) }
        }
        return UndoneRun(
            id: id, store: ID(run.store), startedAt: run.startedAt, by: run.trigger, isRunning: run.state == .running,
            takenBack: Dictionary(counts, uniquingKeysWith: +), stopped: report.stopped,
            lines: lines.map { line in
                UndoneRun.Line(
                    subject: line.subject, label: line.label, outcome: line.outcome,
                    reason: line.reason.map { OrderReason(kept: $0) })
            }, undone: undone.count)
    }

    /// A page of its orders.
    package static let linesMax = 100
}
