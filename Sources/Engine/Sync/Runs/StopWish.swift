import ConnectorKit
import Synchronization

/// Whether runs are asked to end: then nothing new is sent, and what is in flight is awaited and written down.
///
/// The answer to a request comes within the time-out of the request, so the end is as near as that.
package final class StopWish: Sendable {
    private let isSaid = Mutex(false)

    package init() {}

    package func make() { isSaid.withLock { $0 = true } }

    package var isMade: Bool { Task.isCancelled || isSaid.withLock { $0 } }

    /// Throws ``RunStop/onRequest`` once it was made.
    func check() throws(RunStop) {
        if isMade { throw .onRequest }
    }
}

extension SyncContext {
    /// Waits on the clock, a little at a time: a wish to end is heard meanwhile.
    func rest(milliseconds: Int64) async throws(RunStop) {
        var left = milliseconds
        while left > 0 {
            try stopWish.check()
            let span = min(left, Self.spanMilliseconds)
            do { try await world.clock.sleep(milliseconds: span) } catch { throw .onRequest }
            left -= span
        }
    }

    /// Nobody likes to wait longer for an end.
    private static let spanMilliseconds: Int64 = 1000
}
