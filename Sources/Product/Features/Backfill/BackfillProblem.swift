package import Accounting

/// A backfill cannot be begun or moved on; nothing was written.
package enum BackfillProblem: Hashable, Sendable, Codable {
    /// Without a start date a sync brings in every order by itself.
    case nothingBefore
    /// The range begins on or after the start date: a sync brings those orders in by itself.
    case afterStartDate(BusinessDate)
    case rangeEmpty(from: BusinessDate, to: BusinessDate)
    /// One at a time for each store.
    case underWay(from: BusinessDate, to: BusinessDate)
    case noneUnderWay
    /// Nobody has seen what would be written, or it is not this that was seen.
    case unseen(token: String)
    /// Settings or the closing date have changed since it was seen.
    case outdated(token: String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .nothingBefore: "backfillNothingBefore"
        case .afterStartDate: "backfillAfterStartDate"
        case .rangeEmpty: "backfillRangeEmpty"
        case .underWay: "backfillUnderWay"
        case .noneUnderWay: "backfillNoneUnderWay"
        case .unseen: "backfillUnseen"
        case .outdated: "backfillOutdated"
        }
    }
}
