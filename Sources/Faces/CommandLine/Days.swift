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
}
