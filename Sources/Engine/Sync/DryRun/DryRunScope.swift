package import Accounting
package import Bookkeeping
import Foundation

/// What a dry run is asked about.
package struct DryRunScope: Sendable {
    /// Days on which the orders were placed, in the time zone of the settings; both count.
    package var from: BusinessDate?
    package var to: BusinessDate?
    /// Reads the orders of these days from the store anew, also those that a sync does not read; they are not kept.
    package var isRefreshed: Bool
    /// Other settings, as if they held; nothing of them is saved.
    package var policy: Policy?

    package init(
        from: BusinessDate? = nil, to: BusinessDate? = nil, isRefreshed: Bool = false, policy: Policy? = nil
    ) {
        self.from = from
        self.to = to
        self.isRefreshed = isRefreshed
        self.policy = policy
    }
}

/// The days of a range in one time zone.
struct DayRange: Sendable {
    let from: BusinessDate?
    let to: BusinessDate?
    let timeZone: TimeZone

    func holds(_ placedAt: Instant) -> Bool {
        let day = BusinessDate(placedAt, in: timeZone)
        return from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
    }

    /// Instants that surely hold all of it; `nil` when it has no bounds.
    var instants: Range<Instant>? {
        if from == nil, to == nil { return nil }
        let end = to.map { $0.adding(days: 1).instant(in: timeZone) } ?? Instant(milliseconds: .max / 2)
        let start = from.map { $0.instant(in: timeZone) } ?? Instant(milliseconds: .min / 2)
        return start < end ? start..<end : start..<start
    }
}
