import Accounting

/// When the next request may leave so that no limit is passed; a value that remembers when the last ones left.
struct RequestWindows: Sendable {
    private struct Window: Sendable {
        let milliseconds: Int64
        let countMax: Int
        /// The last `countMax` departures, oldest first.
        var departures: [Instant] = []

        /// The earliest departure that keeps the limit.
        func earliest(_ time: Instant) -> Instant {
            guard departures.count >= countMax, let oldest = departures.first else { return time }
            return max(time, Instant(milliseconds: oldest.milliseconds + milliseconds))
        }

        mutating func shift(milliseconds: Int64) {
            departures = departures.map { Instant(milliseconds: $0.milliseconds + milliseconds) }
        }

        mutating func note(_ time: Instant) {
            departures.append(time)
            if departures.count > countMax { departures.removeFirst(departures.count - countMax) }
        }
    }

    private var second: Window
    private var minute: Window
    private var batches: Window

    init(limits: ServiceLimits) {
        second = Window(milliseconds: 1000 + Self.marginMilliseconds, countMax: max(1, limits.requestsPerSecond))
        minute = Window(milliseconds: 60_000 + Self.marginMilliseconds, countMax: max(1, limits.requestsPerMinute))
        batches = Window(milliseconds: 60_000 + Self.marginMilliseconds, countMax: max(1, limits.batchesPerMinute))
    }

    /// Requests reach the service a little closer together than they left.
    private static let marginMilliseconds: Int64 = 20

    /// When a batch may ask for a place; others may have taken the place by then.
    func batchFree(from time: Instant) -> Instant { batches.earliest(time) }

    /// Moves all that is remembered, because the clock was set back by so much.
    mutating func shift(milliseconds: Int64) {
        second.shift(milliseconds: milliseconds)
        minute.shift(milliseconds: milliseconds)
        batches.shift(milliseconds: milliseconds)
    }

    /// Takes the next free place not before `time`; later calls never get an earlier one.
    mutating func reserve(from time: Instant, isBatch: Bool) -> Instant {
        let departure = minute.earliest(second.earliest(time))
        second.note(departure)
        minute.note(departure)
        if isBatch { batches.note(departure) }
        return departure
    }
}
