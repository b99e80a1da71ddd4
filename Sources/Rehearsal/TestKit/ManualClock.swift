package import Accounting
import ConnectorKit
import Synchronization

/// A clock that stands still until a test moves it; or, when auto-advancing, that jumps over every wait at once.
package final class ManualClock: WorldClock {
    private struct Sleeper {
        var due: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now: Instant
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [Watcher] = []
        var slept: [Int64] = []
    }

    private let state: Mutex<State>
    private let isAutoAdvancing: Bool

    package init(_ start: Instant = ManualClock.start, isAutoAdvancing: Bool = false) {
        state = Mutex(State(now: start))
        self.isAutoAdvancing = isAutoAdvancing
    }

    /// Noon of 1 June 2026 in UTC: the day on which the fixture world begins.
    package static let start = Instant(seconds: 1_780_315_200)

    package func now() -> Instant { state.withLock { $0.now } }

    /// Every wait that was asked for, in milliseconds.
    package var slept: [Int64] { state.withLock { $0.slept } }

    /// Moves time and wakes whoever has waited long enough, the earliest first.
    package func advance(bySeconds seconds: Int64) { advance(byMilliseconds: seconds * 1000) }

    /// Moves time and wakes whoever has waited long enough, the earliest first.
    package func advance(byMilliseconds milliseconds: Int64) {
        let due = state.withLock { state in
            state.now = Instant(milliseconds: state.now.milliseconds + milliseconds)
            let due = state.sleepers.filter { $0.value.due <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.due < $1.due }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    package func sleep(milliseconds: Int64) async throws {
        try Task.checkCancellation()
        state.withLock { $0.slept.append(milliseconds) }
        if isAutoAdvancing { return advance(byMilliseconds: max(milliseconds, 0)) }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait(id, milliseconds: milliseconds, $0) }
        } onCancel: {
            cancel(id)
        }
    }

    /// Returns once `count` tasks wait on this clock.
    package func untilSleeping(count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append(Watcher(count: count, continuation: continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    private func wait(_ id: Int, milliseconds: Int64, _ continuation: CheckedContinuation<Void, any Error>) {
        let (outcome, reached): (Result<Void, any Error>?, [Watcher]) = state.withLock { state in
            if state.cancelled.remove(id) != nil { return (.failure(CancellationError()), []) }
            if milliseconds <= 0 { return (.success(()), []) }
            let due = Instant(milliseconds: state.now.milliseconds + milliseconds)
            state.sleepers[id] = Sleeper(due: due, continuation: continuation)
            let reached = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (nil, reached)
        }
        if let outcome { continuation.resume(with: outcome) }
        for watcher in reached { watcher.continuation.resume() }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state in
            guard let sleeper = state.sleepers.removeValue(forKey: id) else {
                state.cancelled.insert(id)
                return Sleeper?.none
            }
            return sleeper
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
