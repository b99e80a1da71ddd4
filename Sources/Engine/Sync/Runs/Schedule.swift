package import Accounting
import Foundation

/// When a workflow runs by itself (W21, F2).
package enum Schedule: Hashable, Sendable {
    case off
    case every(seconds: Int64)
    /// At a time of day in the company's time zone.
    case daily(hour: Int, minute: Int)

    /// Reads `off`, `every 3600` or `daily 03:30`; `nil` for anything else.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("off", 1): self = .off
        case ("every", 2):
            guard let seconds = Int64(words[1]), seconds >= Self.secondsMin else { return nil }
            self = .every(seconds: seconds)
        case ("daily", 2):
            let time = words[1].split(separator: ":")
            guard time.count == 2, let hour = Int(time[0]), let minute = Int(time[1]), (0..<24).contains(hour),
                (0..<60).contains(minute)
            else { return nil }
            self = .daily(hour: hour, minute: minute)
        default: return nil
        }
    }

    /// The text that ``init(_:)`` reads.
    package var text: String {
        switch self {
        case .off: "off"
        case .every(let seconds): "every \(seconds)"
        case .daily(let hour, let minute): "daily \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
    }

    /// The first time after `now`; `nil` when off. A clock time that a change of clocks skips runs at the next that exists.
    package func next(after now: Instant, timeZone: String) -> Instant? {
        switch self {
        case .off: return nil
        case .every(let seconds): return now.advanced(bySeconds: seconds)
        case .daily(let hour, let minute):
            guard let zone = TimeZone(identifier: timeZone) else { return now.advanced(bySeconds: 86_400) }
            let today = BusinessDate(now, in: zone)
            let second = Int64(hour * 3600 + minute * 60)
            let candidates = (0...2).map { today.adding(days: $0).instant(atSecond: second, in: zone) }
            return candidates.first { $0 > now }
        }
    }

    /// More often than once a minute is a busy loop, not a schedule.
    private static let secondsMin: Int64 = 60
}
