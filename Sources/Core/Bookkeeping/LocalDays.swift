import Accounting
import Foundation
import Synchronization

/// The days of one time zone. The system is asked once for each day, since it is slow to answer and orders are many.
final class LocalDays: Sendable {
    private let timeZone: TimeZone
    /// Seconds ahead of UTC by days of UTC since 1970; `nil` where they change within the day.
    private let offsets = Mutex<[Int64: Int64?]>([:])

    init(_ timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    /// The day on which `instant` falls.
    func day(of instant: Instant) -> BusinessDate {
        let seconds = instant.seconds
        let local = seconds + offset(seconds)
        return BusinessDate(daysSince1970: Int(Self.days(local)))
    }

    private func offset(_ seconds: Int64) -> Int64 {
        let day = Self.days(seconds)
        let known = offsets.withLock { offsets -> Int64? in
            if let known = offsets[day] { return known }
            let (first, last) = (asked(day * Self.secondsPerDay), asked((day + 1) * Self.secondsPerDay))
            let steady = first == last ? first : nil
            offsets[day] = .some(steady)
            return steady
        }
        return known ?? asked(seconds)
    }

    private func asked(_ seconds: Int64) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Instant(seconds: seconds).date))
    }

    private static let secondsPerDay: Int64 = 86_400

    private static func days(_ seconds: Int64) -> Int64 {
        seconds >= 0 ? seconds / secondsPerDay : (seconds - secondsPerDay + 1) / secondsPerDay
    }
}
