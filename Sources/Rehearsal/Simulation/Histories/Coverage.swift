import Synchronization

/// How often each kind of fault struck.
final class Coverage: Sendable {
    private let counts = Mutex<[FaultKind: Int]>([:])

    func struck(_ kind: FaultKind) { counts.withLock { $0[kind, default: 0] += 1 } }
    var all: [FaultKind: Int] { counts.withLock { $0 } }
}
