import Accounting
import ConnectorKit
import Foundation
import Synchronization

/// A clock for measuring in virtual time: it stands still while anything works, and jumps to the next waiter when all wait.
///
/// Work costs no virtual time, so the figures tell how well the limits of the outside are used, not how fast this machine is.
final class QuietClock: WorldClock {
    private struct Sleeper {
        var id: Int
        var due: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Instant
        var nextID = 0
        var sleepers: [Sleeper] = []
        var isStopped = false
    }

    private let state: Mutex<State>

    init(_ start: Instant) {
        state = Mutex(State(now: start))
    }

    func now() -> Instant { state.withLock { $0.now } }

    func sleep(milliseconds: Int64) async throws {
        try Task.checkCancellation()
        guard milliseconds > 0 else { return }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { state in
                    let due = Instant(milliseconds: state.now.milliseconds + milliseconds)
                    state.sleepers.append(Sleeper(id: id, due: due, continuation: continuation))
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves time for as long as `work` goes on.
    func whileMoving<Answer: Sendable>(_ work: () async throws -> Answer) async rethrows -> Answer {
        let thread = Thread { [self] in
            while state.withLock({ !$0.isStopped }) {
                usleep(Self.pauseMicroseconds)
                if hasSleepers, Self.isQuiet() { wakeNext() }
            }
        }
        thread.start()
        defer { state.withLock { $0.isStopped = true } }
        return try await work()
    }

    private var hasSleepers: Bool { state.withLock { !$0.sleepers.isEmpty } }

    private func wakeNext() {
        let next = state.withLock { state -> Sleeper? in
            let first = state.sleepers.indices.min {
                (state.sleepers[$0].due, state.sleepers[$0].id) < (state.sleepers[$1].due, state.sleepers[$1].id)
            }
            guard let first else { return nil }
            let sleeper = state.sleepers.remove(at: first)
            state.now = max(state.now, sleeper.due)
            return sleeper
        }
        next?.continuation.resume()
    }

    private static let pauseMicroseconds: UInt32 = 50

    /// Every other thread of this process waits, and none has run between two looks.
    private static func isQuiet() -> Bool {
        guard let first = look() else { return false }
        return first == look()
    }

    /// Switches of all threads so far; `nil` when another thread than this one runs or could run.
    private static func look() -> [String]? {
        let folder = "/proc/self/task"
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        var runs: [String] = []
        var running = 0
        for thread in threads {
            guard let stat = FileManager.default.contents(atPath: "\(folder)/\(thread)/stat"),
                let spent = FileManager.default.contents(atPath: "\(folder)/\(thread)/schedstat")
            else { return nil }
            let text = String(decoding: stat, as: UTF8.self)
            guard let end = text.lastIndex(of: ")") else { return nil }
            if !text[end...].dropFirst(2).hasPrefix("S") {
                running += 1
            } else {
                runs.append(thread + " " + String(decoding: spent, as: UTF8.self))
            }
        }
        return running == 1 ? runs.sorted() : nil
    }
}
