extension BooksPages {
    /// Every account that moved, debits and credits, in the company's currency.
    func trialBalance() -> SandboxAnswer {
        let balance = file.trialBalance()
        let (debit, credit) = balance.lines.reduce((Cents.zero, Cents.zero)) { sum, line in
            (sum.0 + (Cents(line.debit) ?? .zero), sum.1 + (Cents(line.credit) ?? .zero))
        }
        let rows = balance.lines.map { line in
            [
                account(Int(line.id) ?? 0), "\(line.type)", "\(line.debit == "0.00" ? "" : line.debit)",
                "\(line.credit == "0.00" ? "" : line.credit)",
            ] as [Markup]
        }
        let sum: [Markup] = ["<b>Total</b>", "", "<b>\(debit.text)</b>", "<b>\(credit.text)</b>"]
        return answer(
            "Trial balance",
            table(
                "Accounts that moved",
                [("Account", false), ("Type", false), ("Debit", true), ("Credit", true)], rows + [sum]))
    }

    /// What moved one account, the oldest first, with the balance after each; `nil` for an account that there is not.
    func register(of id: Int) -> SandboxAnswer? {
        guard let record = file.record(.account, id) else { return nil }
        let moves = file.ledger.entries.flatMap { document, postings in
            postings.filter { $0.account == id }.map { (document: document, amount: $0.home) }
        }.map { move in (move: move, kept: transaction(move.document)) }
            .sorted {
                let (one, two) = ($0.kept?.day?.text ?? "", $1.kept?.day?.text ?? "")
                return one == two ? $0.move.document < $1.move.document : one < two
            }
        var balance = Cents.zero
        var rows: [[Markup]] = []
        for (move, kept) in moves {
            balance = balance + move.amount
            rows.append([
                "\(kept?.day?.text ?? "")", kept?.link ?? "Opening balance",
                "\(move.amount < .zero ? "" : move.amount.text)", "\(move.amount < .zero ? (-move.amount).text : "")",
                "\(balance.text)",
            ])
        }
        let left = rows.count - Self.rowsMax
        let note: Markup = left > 0 ? "<p>\(left) earlier moves are not shown.</p>" : ""
        return answer(
            record.text("FullyQualifiedName") ?? String(id),
            """
            \(facts([("Type", "\(record.text("AccountType") ?? "")"), ("Balance", "\(balance.text) (debit less credit)")]))
            \(note)\(table(
                "Moves",
                [("Date", false), ("Document", false), ("Debit", true), ("Credit", true), ("Balance", true)],
                Array(rows.suffix(Self.rowsMax))))
            """)
    }

    private func transaction(_ id: Int) -> (day: CalendarDay?, link: Markup)? {
        for kind in EntityKind.allCases where kind.isTransaction {
            guard let facts = file.kept(kind, id)?.facts else { continue }
            return (facts.day, link(kind, id, facts.number))
        }
        return nil
    }
}
