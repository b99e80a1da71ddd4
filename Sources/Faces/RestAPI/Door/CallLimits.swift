import Accounting
import Synchronization

/// How many calls a caller has left in this minute; what is not used is not saved up.
final class CallLimits: Sendable {
    /// What the headers of an answer tell.
    struct Standing: Hashable, Sendable {
        var limit: Int
        var remaining: Int
        var resetSeconds: Int
        var isSpent: Bool
    }

    private struct Window {
        var began: Instant
        var count: Int

        func isOpen(_ now: Instant) -> Bool {
            now >= began && now < began.advanced(bySeconds: CallLimits.windowSeconds)
        }
    }

    private let windows = Mutex<[String: Window]>([:])

    /// Counts a call. A caller that has none left is told when it will have some; that call is not counted.
    func count(_ caller: String, limit: Int, now: Instant) -> Standing {
        windows.withLock { windows in
            if windows.count > Self.callersMax { windows = windows.filter { $0.value.isOpen(now) } }
            var window = windows[caller] ?? Window(began: now, count: 0)
            if !window.isOpen(now) { window = Window(began: now, count: 0) }
            let isSpent = window.count >= limit
            if !isSpent { window.count += 1 }
            windows[caller] = window
            let end = window.began.advanced(bySeconds: Self.windowSeconds)
            let left = Int((end.milliseconds - now.milliseconds + 999) / 1000)
            return Standing(limit: limit, remaining: limit - window.count, resetSeconds: left, isSpent: isSpent)
        }
    }

    private static let windowSeconds: Int64 = 60
    /// Callers that are over are forgotten past this.
    private static let callersMax = 10_000
}
