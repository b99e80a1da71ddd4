import Accounting
import ArgumentParser

/// Days as options give them.
enum Days {
    /// Throws a validation error for what is no day.
    static func read(_ text: String?, _ option: String) throws -> BusinessDate? {
        guard let text else { return nil }
        guard let day = BusinessDate(text) else {
            throw ValidationError("--\(option) \(text) is no day; write it as 2026-01-31.")
        }
        return day
    }
}
