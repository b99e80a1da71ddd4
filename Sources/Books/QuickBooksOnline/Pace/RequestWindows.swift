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

    /// Takes the next free place among batches, not before `time`.
    mutating func reserveBatch(from time: Instant) -> Instant {
        let departure = batches.earliest(time)
        batches.note(departure)
        return departure
    }

    /// Takes the next free place among all requests, not before `time`.
    mutating func reserve(from time: Instant) -> Instant {
        let departure = minute.earliest(second.earliest(time))
        second.note(departure)
        minute.note(departure)
        return departure
    }
}
