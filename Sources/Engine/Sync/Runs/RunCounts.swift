import Accounting
import LinkLedger
import Storage
import Synchronization

/// Counts what a run does, from several tasks, and tells whoever watches.
final class RunCounts: Sendable {
    private let state: Mutex<(progress: RunProgress, posted: [String: Int], changed: Int)>
    private let tell: @Sendable (RunProgress) -> Void

    init(_ tell: @escaping @Sendable (RunProgress) -> Void) {
        state = Mutex((RunProgress(phase: .mirror), [:], 0))
        self.tell = tell
    }

    func mirrored(_ count: Int) { change { $0.progress.mirrored = count } }

    func read(_ kept: KeptCount, expected: Int?) {
        change {
            $0.progress.phase = .reading
            $0.progress.read += kept.new + kept.changed
            $0.changed += kept.changed
            if let expected { $0.progress.expected = max(expected, $0.progress.expected ?? 0) }
        }
    }

    func decided(_ count: Int) { change { $0.progress.decided += count } }

    func posted(_ kind: BooksRecordKind) {
        change {
            $0.progress.phase = .posting
            if kind.document != nil { $0.progress.documentsPosted += 1 }
            $0.posted[kind.rawValue, default: 0] += 1
        }
    }

    func finished() { change { $0.progress.phase = .finished } }

    func report(run: String) -> RunReport {
        state.withLock { state in
            var report = RunReport(run: run)
            report.read = state.progress.read
            report.changed = state.changed
            report.posted = state.posted
            return report
        }
    }

    private func change(
        _ body: (inout (progress: RunProgress, posted: [String: Int], changed: Int)) -> Void
    ) {
        let progress = state.withLock { state in
            body(&state)
            return state.progress
        }
        tell(progress)
    }
}
