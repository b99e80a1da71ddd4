import Accounting
import Wording

/// Days as options give them.
enum Days {
    /// Throws a problem for what is no day.
    static func read(_ text: String?, _ option: String) throws(CommandProblem) -> BusinessDate? {
        guard let text else { return nil }
        guard let day = BusinessDate(text) else {
            throw .optionUnfit(option: "--\(option)", value: text, expected: "2026-01-31")
        }
        return day
    }

    /// Throws a problem when both are given and the last day comes before the first.
    static func check(_ first: BusinessDate?, _ last: BusinessDate?) throws(CommandProblem) {
        guard let first, let last, first > last else { return }
        throw .daysReversed(first, last)
    }
}
