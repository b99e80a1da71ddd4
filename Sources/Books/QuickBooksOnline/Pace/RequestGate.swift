import Accounting
package import ConnectorKit

/// Lets requests to one company leave within the limits; shared by everything that speaks to that company.
package actor RequestGate {
    private let clock: any WorldClock
    private var windows: RequestWindows
    private var pace: PostingPace
    private var closedUntil: Instant?

    package init(limits: ServiceLimits, clock: any WorldClock) {
        self.clock = clock
        windows = RequestWindows(limits: limits)
        pace = PostingPace(limits: limits)
    }

    var capacity: PostingCapacity { pace.capacity }

    func note(_ event: PostingPace.Event) { pace.note(event) }

    /// Waits until a request may leave; throws `CancellationError`.
    func pass(isBatch: Bool) async throws {
        repeat {
            while let opening = opening(isBatch: isBatch) { try await wait(until: opening) }
            try await wait(until: windows.reserve(from: clock.now(), isBatch: isBatch))
        } while isClosed
    }

    /// When to ask again, if nothing may take a place now; others wait as well, so it has to be asked again.
    private func opening(isBatch: Bool) -> Instant? {
        if let closedUntil, isClosed { return closedUntil }
        let free = isBatch ? windows.batchFree(from: clock.now()) : clock.now()
        return free > clock.now() ? free : nil
    }

    /// Whether the service asked for a pause while a request was waiting.
    private var isClosed: Bool { closedUntil.map { $0 > clock.now() } ?? false }

    /// The service asked us to slow down: nothing leaves for that long. Source: quickbooks-online.md §5 (60 seconds).
    func close(seconds: Int?) {
        let end = clock.now().advanced(bySeconds: Int64(seconds ?? Self.pauseSeconds))
        closedUntil = max(closedUntil ?? end, end)
        pace.note(.throttled)
    }

    static let pauseSeconds = 60

    private func wait(until time: Instant) async throws {
        let milliseconds = time.milliseconds - clock.now().milliseconds
        if milliseconds > 0 { try await clock.sleep(milliseconds: milliseconds) }
    }
}
