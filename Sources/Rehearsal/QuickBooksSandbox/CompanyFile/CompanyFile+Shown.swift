/// Records as the service shows them: with the balances and quantities of this moment.
extension CompanyFile {
    /// The record of a kept id; an empty object for one that does not exist.
    func shown(_ kind: EntityKind, _ id: Int) -> JSONObject {
        guard let record = record(kind, id) else { return JSONObject() }
        return live(kind, id, record)
    }

    func live(_ kind: EntityKind, _ id: Int, _ record: JSONObject) -> JSONObject {
        var record = record
        switch kind {
        case .customer:
            let balance = ledger.partyBalances[id] ?? .zero
            record["Balance"] = balance.json
            record["BalanceWithJobs"] = balance.json
        case .vendor: record["Balance"] = (-(ledger.partyBalances[id] ?? .zero)).json
        case .account:
            let balance = currentBalance(id, record)
            record["CurrentBalance"] = balance.json
            record["CurrentBalanceWithSubAccounts"] = balance.json
        case .item:
            if let quantity = stock[id]?.quantity { record["QtyOnHand"] = quantity.json }
        default: break
        }
        return record
    }

    /// Shown for balance-sheet accounts, positive on their own side; 0 for income and expense.
    private func currentBalance(_ id: Int, _ record: JSONObject) -> Cents {
        let debit = ledger.balances[id] ?? .zero
        switch record.text("Classification") {
        case "Asset": return debit
        case "Liability", "Equity": return -debit
        default: return .zero
        }
    }
}

/// One account's line of the trial balance, in the company's home currency.
package struct TrialBalanceLine: Sendable {
    /// Id of the account.
    package let id: String
    /// Full name of the account.
    package let account: String
    /// AccountType of the account.
    package let type: String
    /// Two decimals; "0.00" on the other side.
    package let debit: String
    /// Two decimals; "0.00" on the other side.
    package let credit: String
}

/// The trial balance: every account that moved, and total debits less total credits.
package struct TrialBalance: Sendable {
    /// Ordered by the id of the account.
    package let lines: [TrialBalanceLine]
    /// "0.00" when the books balance.
    package let difference: String
}

/// What a company holds, for checks from outside.
package struct CompanySummary: Sendable {
    /// One kind of record.
    package struct Entry: Sendable {
        /// The service's name of the kind.
        package let entity: String
        /// Records of the kind, inactive ones too.
        package let count: Int
        /// Sum of TotalAmt in document currency, two decimals.
        package let total: String
    }

    /// Kinds that have records.
    package let entries: [Entry]
    /// Documents whose number another document of the kind bears too; those over nothing, as voided ones are, do not count.
    package let duplicates: Int
    /// Customers that were made since the company was set up, inactive ones too.
    package let customersMade: Int
}

extension CompanyFile {
    func trialBalance() -> TrialBalance {
        var difference = Cents.zero
        let lines = ledger.balances.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { id, balance in
            difference = difference + balance
            let record = record(.account, id)
            return TrialBalanceLine(
                id: String(id), account: record?.text("FullyQualifiedName") ?? String(id),
                type: record?.text("AccountType") ?? "", debit: max(balance, .zero).text,
                credit: max(-balance, .zero).text)
        }
        return TrialBalance(lines: lines, difference: difference.text)
    }

    func summary() -> CompanySummary {
        var duplicates = 0
        let entries = EntityKind.allCases.compactMap { kind -> CompanySummary.Entry? in
            let shelf = shelf(kind)
            guard !shelf.ids.isEmpty else { return nil }
            if kind.isTransaction {
                for ids in shelf.numbers.values {
                    duplicates += max(0, ids.count { shelf.kept[$0].map { $0.facts.total != .zero } ?? false } - 1)
                }
            }
            let total = shelf.kept.values.reduce(Cents.zero) { $0 + $1.facts.total }
            return CompanySummary.Entry(entity: kind.rawValue, count: shelf.ids.count, total: total.text)
        }
        let made = shelf(.customer).ids.count - Self.seedCustomers.count
        return CompanySummary(entries: entries, duplicates: duplicates, customersMade: made)
    }
}
