import Synchronization

/// Runs everything that a simulated world does, one job at a time on the caller's thread.
///
/// Among the jobs that could run the seed chooses; when none could, time jumps to the next sleeper. Nothing else
/// decides what comes first, so that the same seed plays the same history, on every machine.
final class DeterministicExecutor: TaskExecutor {
    fileprivate struct Sleeper {
        var due: Int64
        var id: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    fileprivate struct State {
        var ready: [UnownedJob] = []
        var sleepers: [Sleeper] = []
        var milliseconds: Int64
        var ids = 0
        var cancelled: Set<Int> = []
        var turns = 0
        var alarms: [(turn: Int, ring: @Sendable () -> Void)] = []
    }

    private let state: Mutex<State>
    private let dice: Dice

    init(dice: Dice, from start: Int64) {
        state = Mutex(State(milliseconds: start))
        self.dice = dice
    }

    /// The true time, in milliseconds since 1970.
    var milliseconds: Int64 { state.withLock { $0.milliseconds } }
    /// Jobs run so far.
    var count: Int { state.withLock { $0.turns } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// Plays until `isOver`; `false` when nothing could go on before that.
    func play(until isOver: () -> Bool) -> Bool {
        while !isOver() {
            if let job = take() {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if !wake() {
                return false
            }
        }
        return true
    }

    /// Calls `ring` after so many more jobs.
    func alarm(after jobs: Int, _ ring: @escaping @Sendable () -> Void) {
        state.withLock { $0.alarms.append(($0.turns + jobs, ring)) }
    }

    private func take() -> UnownedJob? {
        let (job, rings) = state.withLock { state -> (UnownedJob?, [@Sendable () -> Void]) in
            guard !state.ready.isEmpty else { return (nil, []) }
            state.turns += 1
            let turn = state.turns
            let due = state.alarms.filter { $0.turn <= turn }.map(\.ring)
            if !due.isEmpty { state.alarms.removeAll { $0.turn <= turn } }
            let choice = state.ready.count == 1 ? 0 : Int(dice.number(below: UInt64(state.ready.count)))
            return (state.ready.remove(at: choice), due)
        }
        for ring in rings { ring() }
        return job
    }

    private func wake() -> Bool {
        let next: Sleeper? = state.withLock { state in
            guard let first = state.sleepers.indices.min(by: { state.isEarlier($0, $1) }) else { return nil }
            let sleeper = state.sleepers.remove(at: first)
            state.milliseconds = max(state.milliseconds, sleeper.due)
            return sleeper
        }
        next?.continuation.resume()
        return next != nil
    }

    /// Waits in simulated time; throws `CancellationError` when cancelled meanwhile.
    func sleep(milliseconds: Int64) async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.ids += 1
            return state.ids
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { lay(down: id, milliseconds: milliseconds, $0) }
        } onCancel: {
            cancel(id)
        }
    }

    private func lay(down id: Int, milliseconds: Int64, _ continuation: CheckedContinuation<Void, any Error>) {
        let isCancelled = state.withLock { state in
            if state.cancelled.remove(id) != nil { return true }
            let due = state.milliseconds + max(milliseconds, 0)
            state.sleepers.append(Sleeper(due: due, id: id, continuation: continuation))
            return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
    }

    private func cancel(_ id: Int) {
        let sleeper: Sleeper? = state.withLock { state in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}

extension DeterministicExecutor.State {
    fileprivate func isEarlier(_ left: Int, _ right: Int) -> Bool {
        (sleepers[left].due, sleepers[left].id) < (sleepers[right].due, sleepers[right].id)
    }
}

extension DeterministicExecutor {
    /// Plays one piece of work to its end and gives back what it comes to; `nil` when it can never end.
    func play<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
        let result = Kept<Value>()
        let task = Task(executorPreference: self) { result.keep(await work()) }
        let isEnded = play { result.value != nil }
        if !isEnded { task.cancel() }
        return result.value
    }

    private final class Kept<Value: Sendable>: Sendable {
        private let kept = Mutex<Value?>(nil)

        var value: Value? { kept.withLock { $0 } }
        func keep(_ value: Value) { kept.withLock { $0 = value } }
    }
}
