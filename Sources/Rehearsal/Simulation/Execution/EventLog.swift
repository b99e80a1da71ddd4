import Accounting
import Synchronization

/// What happened in a simulated world, line by line, with a digest of everything that was sent.
final class EventLog: Sendable {
    fileprivate struct State {
        var lines: [String] = []
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    }

    private let state = Mutex(State())
    private let executor: DeterministicExecutor
    private let start: Int64
    /// Whether the lines are kept; without them only the digest is.
    let isTold: Bool

    init(_ executor: DeterministicExecutor, isTold: Bool) {
        self.executor = executor
        self.isTold = isTold
        start = executor.milliseconds
    }

    func tell(_ text: @autoclosure () -> String) {
        guard isTold else { return }
        let passed = executor.milliseconds - start
        let tenths = passed / 100 % 10
        let line = "\(passed / 1000).\(tenths) s  \(text())"
        state.withLock { $0.lines.append(line) }
    }

    /// Takes bytes into the digest that no line shows.
    func note(_ bytes: some Sequence<UInt8>) { state.withLock { $0.add(bytes) } }

    var lines: [String] { state.withLock { $0.lines } }
    var digest: UInt64 { state.withLock { $0.digest } }
}

extension EventLog.State {
    fileprivate mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
}
