import Accounting
import LinkLedger
import Storage
import Synchronization

/// Counts what a run does, from several tasks, and tells whoever watches.
final class RunCounts: Sendable {
    private struct State {
        var progress = RunProgress(phase: .mirror)
        var posted: [String: Int] = [:]
        var updated: [String: Int] = [:]
        var takenBack: [String: Int] = [:]
        var changed = 0
    }

    private let state: Mutex<State>
    private let tell: @Sendable (RunProgress) -> Void

    init(_ tell: @escaping @Sendable (RunProgress) -> Void) {
        state = Mutex(State())
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

    func wrote(_ kind: BooksRecordKind, _ operation: IntentRow.Operation) {
        change {
            $0.progress.phase = .posting
            if kind.document != nil { $0.progress.documentsPosted += 1 }
            switch operation {
            case .create: $0.posted[kind.rawValue, default: 0] += 1
            case .update: $0.updated[kind.rawValue, default: 0] += 1
            case .void, .delete: $0.takenBack[kind.rawValue, default: 0] += 1
            }
        }
    }

    func finished() { change { $0.progress.phase = .finished } }

    func report(run: String) -> RunReport {
        state.withLock { state in
            var report = RunReport(run: run)
            report.read = state.progress.read
            report.changed = state.changed
            report.posted = state.posted
            report.updated = state.updated
            report.takenBack = state.takenBack
            return report
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let progress = state.withLock { state in
            body(&state)
            return state.progress
        }
        tell(progress)
    }
}
