package import Foundation

extension Instant {
    /// The moment at which a day begins on the clocks of a zone.
    package init(startOf day: BusinessDate, in zone: TimeZone) {
        let midnight = Int64(day.daysSince1970) * 86_400
        let first = midnight - Int64(zone.secondsFromGMT(for: Instant(seconds: midnight).date))
        // The offset may have changed between midnight of UTC and midnight there.
        self.init(seconds: midnight - Int64(zone.secondsFromGMT(for: Instant(seconds: first).date)))
    }
}
