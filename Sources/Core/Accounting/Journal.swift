/// One side of a journal: an account and what is debited or credited to it.
package struct JournalLine: Hashable, Sendable, Codable {
    package let account: Reference<Account>
    /// Positive for a debit, negative for a credit, in the document's currency.
    package let amount: Money

    package init(account: Reference<Account>, amount: Money) {
        self.account = account
        self.amount = amount
    }

    package var debit: Money? { amount.isPositive ? amount : nil }
    package var credit: Money? { amount.isNegative ? -amount : nil }
}

/// What a document does to the accounts: debits equal credits, always.
///
/// Source: what-users-expect.md §3, quickbooks-online.md §9. Cost of goods of inventory lines is booked by the books themselves.
package struct Journal: Hashable, Sendable, Codable {
    package let lines: [JournalLine]

    /// Debits minus credits; zero in every journal that ``SalesDocument`` and its siblings make.
    package func imbalance(_ currency: Currency) -> Money { lines.map(\.amount).sum(currency) }

    /// Adds up the entries account by account, keeps the order of first mention, and drops what cancels out.
    package init(entries: [JournalLine]) {
        var order: [Reference<Account>] = []
        var sums: [Reference<Account>: Money] = [:]
        for entry in entries {
            if let sum = sums[entry.account] {
                sums[entry.account] = sum + entry.amount
            } else {
                order.append(entry.account)
                sums[entry.account] = entry.amount
            }
        }
        lines = order.compactMap { account in
            sums[account].flatMap { $0.isZero ? nil : JournalLine(account: account, amount: $0) }
        }
    }
}
