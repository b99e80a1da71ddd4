import Accounting
package import ConnectorKit

/// Lets requests to one company leave within the limits; shared by everything that speaks to that company.
package actor RequestGate: BooksPace {
    package nonisolated let publishedLimits: PublishedLimits
    private let clock: any WorldClock
    private var windows: RequestWindows
    private var pace: PostingPace
    private var closedUntil: Instant?
    /// When the clock was last looked at.
    private var lastLook: Instant?
    /// How often the service asked for a pause since it last took a request.
    private var pausesInRow = 0

    package init(limits: ServiceLimits, clock: any WorldClock) {
        self.clock = clock
        publishedLimits = limits.published
        windows = RequestWindows(limits: limits)
        pace = PostingPace(limits: limits)
    }

    var capacity: PostingCapacity { pace.capacity }

    func note(_ event: PostingPace.Event) {
        if case .answered = event { pausesInRow = 0 }
        pace.note(event)
    }

    /// Waits until a request may leave; throws `CancellationError`.
    func pass(isBatch: Bool) async throws {
        repeat {
            followClock()
            while let opening = opening(isBatch: isBatch) {
                try await wait(until: opening)
                followClock()
            }
            try await wait(until: windows.reserve(from: clock.now(), isBatch: isBatch))
        } while isClosed
    }

    /// A clock that is set back makes nobody wait until it is again what it was.
    private func followClock() {
        let now = clock.now()
        if let lastLook, now < lastLook {
            let change = now.milliseconds - lastLook.milliseconds
            windows.shift(milliseconds: change)
            closedUntil = closedUntil.map { Instant(milliseconds: $0.milliseconds + change) }
        }
        lastLook = now
    }

    /// When to ask again, if nothing may take a place now; others wait as well, so it has to be asked again.
    private func opening(isBatch: Bool) -> Instant? {
        if let closedUntil, isClosed { return closedUntil }
        let free = isBatch ? windows.batchFree(from: clock.now()) : clock.now()
        return free > clock.now() ? free : nil
    }

    /// Whether the service asked for a pause while a request was waiting.
    private var isClosed: Bool { closedUntil.map { $0 > clock.now() } ?? false }

    /// The service asked us to slow down: nothing leaves for as long as it says, or as long as the answer tells.
    ///
    /// Where it does not say, the pause is short at first and doubles up to the full minute: we keep the published limits by ourselves,
    /// so that a single 429 is a passing squeeze, and a lasting one costs a few requests. Source: quickbooks-online.md §5.
    @discardableResult
    func close(seconds: Int?) -> Int {
        let pause = seconds ?? min(Self.pauseSecondsFirst << min(pausesInRow, 10), Self.pauseSecondsMax)
        let end = clock.now().advanced(bySeconds: Int64(pause))
        if !isClosed { pausesInRow += 1 }
        closedUntil = max(closedUntil ?? end, end)
        pace.note(.throttled)
        return pause
    }

    static let pauseSecondsFirst = 2
    static let pauseSecondsMax = 60

    private func wait(until time: Instant) async throws {
        let milliseconds = time.milliseconds - clock.now().milliseconds
        if milliseconds > 0 { try await clock.sleep(milliseconds: milliseconds) }
    }
}
