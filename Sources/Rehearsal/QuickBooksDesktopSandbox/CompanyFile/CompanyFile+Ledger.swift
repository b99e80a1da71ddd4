/// Accounts, stock, and what documents do to them.
extension CompanyFile {
    /// Puts a document in the place of what it was, with what it does to accounts and stock.
    mutating func post(_ transaction: Transaction) {
        if let old = transactions[transaction.number] {
            apply(old, sign: -1)
        } else {
            numbersOfTxn[transaction.kind, default: []].append(transaction.number)
        }
        transactions[transaction.number] = transaction
        apply(transaction, sign: 1)
    }

    mutating func unpost(_ number: Int) {
        guard let old = transactions[number] else { return }
        apply(old, sign: -1)
        numbersOfTxn[old.kind]?.removeAll { $0 == number }
        transactions[number] = nil
    }

    private mutating func apply(_ transaction: Transaction, sign: Int64) {
        for posting in transaction.postings {
            let debit = Cents(posting.debit.count * sign)
            balances[posting.account, default: .zero] += debit
            if let entity = posting.entity, isOwed(posting.account) {
                entityBalances[entity, default: .zero] += Cents((posting.own ?? posting.debit).count * sign)
            }
        }
        for move in transaction.moves {
            var current = stock[move.item] ?? Stock()
            let quantity = sign < 0 ? -move.quantity : move.quantity
            current.quantity = current.quantity + quantity
            current.value += Cents(move.value.count * sign)
            if sign > 0, move.quantity > .zero, move.value > .zero {
                current.lastCost = Exact(move.value).divided(by: move.quantity)
            }
            stock[move.item] = current
        }
    }

    /// Receivables and payables know whom they are about.
    func isOwed(_ account: Int) -> Bool {
        let type = records[account]?.value("AccountType")
        return type == "AccountsReceivable" || type == "AccountsPayable"
    }

    func type(_ account: Int?) -> String { record(account)?.value("AccountType") ?? "" }

    /// The balance as QuickBooks shows it: positive on the account's own side.
    func shownBalance(_ account: Int) -> Cents {
        let debit = balances[account] ?? .zero
        switch type(account) {
        case "AccountsPayable", "CreditCard", "OtherCurrentLiability", "LongTermLiability", "Equity", "Income",
            "OtherIncome":
            return -debit
        default: return debit
        }
    }
}

/// One account's line of the trial balance.
package struct DesktopTrialBalanceLine: Sendable, Hashable {
    /// Full name of the account.
    package let account: String
    /// qbXML's type of the account.
    package let type: String
    /// Two decimals; `0.00` on the other side.
    package let debit: String
    /// Two decimals; `0.00` on the other side.
    package let credit: String
}

/// Every account that moved, and total debits less total credits.
package struct DesktopTrialBalance: Sendable {
    /// In the order of the accounts.
    package let lines: [DesktopTrialBalanceLine]
    /// `0.00` when the books balance.
    package let difference: String
}

/// One document, for checks from outside.
package struct DesktopDocument: Sendable, Hashable {
    /// qbXML's name of its kind.
    package let kind: String
    /// Its TxnID.
    package let id: String
    /// Its RefNumber.
    package let number: String
    /// `YYYY-MM-DD`.
    package let date: String
    /// Full name of customer or vendor.
    package let entity: String
    /// Its memo.
    package let memo: String
    /// ISO code.
    package let currency: String
    /// Two decimals, in its currency.
    package let total: String
    /// What is open of it: to be paid, or to be used. Two decimals.
    package let open: String
    /// Voided, so that it stands for nothing.
    package let isVoid: Bool
    /// What it does to each account, by full name; debits are positive, in hundredths.
    package let moves: [String: Int64]
}

extension CompanyFile {
    /// The trial balance of all documents.
    package var trialBalance: DesktopTrialBalance {
        var difference = Cents.zero
        let lines = balances.filter { $0.value != .zero }.sorted { $0.key < $1.key }.map { number, balance in
            difference += balance
            return DesktopTrialBalanceLine(
                account: fullName(number), type: type(number), debit: max(balance, .zero).text,
                credit: max(-balance, .zero).text)
        }
        return DesktopTrialBalance(lines: lines, difference: difference.text)
    }

    /// Every document in the order in which they were made.
    package var documents: [DesktopDocument] {
        transactions.values.sorted { $0.number < $1.number }.map { transaction in
            var moves: [String: Int64] = [:]
            for posting in transaction.postings { moves[fullName(posting.account), default: 0] += posting.debit.count }
            return DesktopDocument(
                kind: transaction.kind.rawValue, id: transaction.id, number: transaction.refNumber,
                date: transaction.date.text, entity: fullName(transaction.entity),
                memo: transaction.value("Memo") ?? "", currency: currencyCode(transaction.exchange?.currency),
                total: transaction.total.text, open: open(transaction).text,
                isVoid: transaction.isVoid, moves: moves)
        }
    }

    /// How many elements a list has, by qbXML's name of it; those made since the file was set up, when asked.
    package func count(of list: String, madeOnly: Bool = false) -> Int {
        guard let kind = ListKind(rawValue: list) else { return 0 }
        return (numbersOfKind[kind] ?? []).count { !madeOnly || !seeds.contains($0) }
    }

    /// The quantity on hand of an item, by its full name; nil for one that holds no stock.
    package func quantityOnHand(_ item: String) -> String? {
        number(named: item, in: "item").flatMap { stock[$0] }?.quantity.text(0)
    }
}
