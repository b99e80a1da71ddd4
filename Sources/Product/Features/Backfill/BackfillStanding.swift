package import Accounting
import Storage
package import Sync

/// Which days to bring in, and how fast, as it is kept until the server has looked.
package struct BackfillQuestion: Hashable, Sendable, Codable {
    package var from: BusinessDate
    /// `nil` ends on the day before the start date.
    package var to: BusinessDate?
    /// `nil` goes as fast as the books allow.
    package var ordersPerHour: Int?

    package init(from: BusinessDate, to: BusinessDate? = nil, ordersPerHour: Int? = nil) {
        self.from = from
        self.to = to
        self.ordersPerHour = ordersPerHour
    }
}

/// How the backfill of a store stands.
package struct BackfillStanding: Hashable, Sendable {
    package enum Estimate: Hashable, Sendable {
        /// Orders read or planned so far.
        case goingOn(orders: Int)
        case stopped(RunStop)
        case refused(BackfillProblem)
    }

    /// An estimate that is being made, or that could not be made after all that is known; `nil` when neither is so.
    package var estimate: Estimate?
    /// The latest backfill; `nil` when there never was one.
    package var progress: BackfillProgress?

    package init(estimate: Estimate?, progress: BackfillProgress?) {
        self.estimate = estimate
        self.progress = progress
    }

    init(_ errand: ErrandRow?, reading: Int?, _ progress: BackfillProgress?) {
        self.progress = progress
        guard let errand else { return }
        switch errand.end {
        case nil: estimate = .goingOn(orders: reading ?? 0)
        case .stopped(let stop)?: estimate = .stopped(stop)
        case .backfill(let problem)?: estimate = .refused(problem)
        case .done?, .dryRun?, .gone?, .stock?, .products?: break
        }
        // What was begun since is the news.
        if let begun = progress?.row.startedAt, let end = errand.finishedAt, begun > end { estimate = nil }
    }
}
