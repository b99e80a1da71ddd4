/// Journal entries on a receivable: a debit is a charge, a credit is a credit, each with what is left of it open.
///
/// Source: quickbooks-online.md §7.11 (a payment may link journal entries), §7.14.
extension CompanyFile {
    /// What the entry debits to the customer's receivable, less what it credits; zero when it does not touch it.
    func receivable(of journal: JSONObject, _ customer: Int) -> Cents {
        journal.objects("Line").reduce(Cents.zero) { sum, line in
            guard let detail = line.object("JournalEntryLineDetail"), let amount = line.amount("Amount"),
                detail.object("Entity")?.reference("EntityRef") == String(customer),
                let account = detail.reference("AccountRef").flatMap({ Int($0) }),
                kept(.account, account)?.record.text("AccountType") == "Accounts Receivable"
            else { return sum }
            return detail.text("PostingType") == "Debit" ? sum + amount : sum - amount
        }
    }

    func journalOwes(_ journal: JSONObject, _ customer: Int) -> Bool { receivable(of: journal, customer) > .zero }

    /// Notes that a payment uses a part of the entry; never more than is left.
    func settleJournal(_ id: Int, _ journal: JSONObject, customer: Int, by amount: Cents, payment: Int) throws {
        let whole = receivable(of: journal, customer)
        guard whole != .zero else { throw Fault.cannotLink }
        let size = whole < .zero ? -whole : whole
        let used = journal.objects("LinkedTxn").reduce(Cents.zero) { sum, link in
            guard link.text("TxnType") == "Payment", let other = link.text("TxnId").flatMap({ Int($0) }),
                other != payment
            else { return sum }
            return sum + applied(by: other, to: id)
        }
        if amount > size - used {
            throw Fault.business(
                "You can't apply more than the open balance of the transaction. Open: \((size - used).text)",
                element: "Amount")
        }
        var record = journal
        let entry: JSONValue = ["TxnId": .string(String(payment)), "TxnType": "Payment"]
        let others = (record.array("LinkedTxn") ?? []).filter { !$0.means(entry) }
        record["LinkedTxn"] = .array(others + [entry])
        advance(&record, of: .journalEntry, id)
        put(.journalEntry, id, record)
    }

    private func applied(by payment: Int, to journal: Int) -> Cents {
        (record(.payment, payment)?.objects("Line") ?? []).reduce(Cents.zero) { sum, line in
            let link = line.objects("LinkedTxn").first
            guard link?.text("TxnType") == "JournalEntry", link?.text("TxnId") == String(journal) else { return sum }
            return sum + (line.amount("Amount") ?? .zero)
        }
    }
}
