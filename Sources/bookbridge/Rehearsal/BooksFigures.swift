import QuickBooksSandbox

/// What books hold, as their own stand-in counts it.
struct BooksFigures: Sendable {
    /// One kind of record: how many, and the sum of what they amount to, two decimals.
    struct Entry: Sendable {
        var entity: String
        var count: Int
        var total: String
    }

    var entries: [Entry]
    /// Documents that stand for the same thing as another.
    var duplicates: Int
    /// Customers that were made since the company was set up.
    var customersMade: Int
    /// Debits less credits of all accounts: `0.00`.
    var difference: String

    init(entries: [Entry], duplicates: Int, customersMade: Int, difference: String) {
        self.entries = entries
        self.duplicates = duplicates
        self.customersMade = customersMade
        self.difference = difference
    }

    init(_ summary: CompanySummary, _ balance: TrialBalance) {
        self.init(
            entries: summary.entries.map { Entry(entity: $0.entity, count: $0.count, total: $0.total) },
            duplicates: summary.duplicates, customersMade: summary.customersMade, difference: balance.difference)
    }
}
