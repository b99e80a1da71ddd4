/// Bank deposits and transfers. Source: quickbooks-online.md §7.14.
extension CompanyFile {
    func completeDeposit(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        guard let bank = try account("DepositToAccountRef", in: draft.record, types: ["Bank", "Other Current Asset"])
        else { throw Fault.missing("DepositToAccountRef") }
        draft.record["DepositToAccountRef"] = accountReference(bank.id)
        try settleCurrency(&draft, party: nil)
        let lines = draft.record.objects("Line")
        guard !lines.isEmpty else { throw Fault.missing("Line") }
        if let old = draft.old { releaseDeposited(old, from: draft.id) }
        var total = Cents.zero
        var postings: [Posting] = []
        var kept: [JSONObject] = []
        for var line in lines {
            guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
            line["Amount"] = amount.json
            total = total + amount
            postings.append(try depositLine(&line, amount: amount, draft))
            kept.append(line)
        }
        if total < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "Line")
        }
        draft.record["Line"] = .array(numbered(kept, old: draft.old).map { .object($0) })
        draft.record["TotalAmt"] = total.json
        postings.insert(Posting(bank.id, debit: total), at: 0)
        try takeCashBack(&draft, bank: bank.id, &postings)
        post(inHome(postings, rate: rate(of: draft.record)), for: draft.id)
    }

    private func takeCashBack(_ draft: inout Draft, bank: Int, _ postings: inout [Posting]) throws {
        guard let back = draft.record.object("CashBack"), let amount = back.amount("Amount"), amount != .zero else {
            return
        }
        guard let account = try referenced(.account, "AccountRef", in: back) else { throw Fault.missing("AccountRef") }
        postings.append(Posting(bank, debit: -amount))
        postings.append(Posting(account.id, debit: amount))
        draft.record["TotalAmt"] = ((draft.record.amount("TotalAmt") ?? .zero) - amount).json
    }

    private func depositLine(_ line: inout JSONObject, amount: Cents, _ draft: Draft) throws -> Posting {
        if let link = line.objects("LinkedTxn").first { return try depositLinked(link, amount: amount, draft) }
        guard var detail = line.object("DepositLineDetail") else { throw Fault.missing("DepositLineDetail") }
        guard let account = try referenced(.account, "AccountRef", in: detail) else {
            throw Fault.missing("AccountRef")
        }
        detail["AccountRef"] = accountReference(account.id)
        var party = 0
        if account.record.text("AccountType") == "Accounts Receivable" {
            guard let entity = detail.reference("Entity"), let id = Int(entity), kept(.customer, id) != nil else {
                throw Fault.business("When you use Accounts Receivable, you must choose a customer in the Name field.")
            }
            party = id
        }
        try resolve(.paymentMethod, "PaymentMethodRef", in: &detail)
        line["DepositLineDetail"] = .object(detail)
        line["DetailType"] = "DepositLineDetail"
        return Posting(account.id, party: party, debit: -amount)
    }

    /// Only what lies in Undeposited Funds can be deposited, whole, and once.
    private func depositLinked(_ link: JSONObject, amount: Cents, _ draft: Draft) throws -> Posting {
        let kinds: Set<EntityKind> = [.payment, .salesReceipt, .refundReceipt, .journalEntry, .transfer]
        guard let id = link.text("TxnId").flatMap({ Int($0) }),
            let kind = link.text("TxnType").flatMap({ EntityKind(rawValue: $0) }), kinds.contains(kind),
            var record = record(kind, id)
        else { throw Fault.cannotLink }
        if kind == .journalEntry || kind == .transfer { return Posting(SeedAccounts.undeposited, debit: -amount) }
        guard record.reference("DepositToAccountRef") == String(SeedAccounts.undeposited) else {
            throw Fault.cannotLink
        }
        try refuseWhenDeposited(record)
        let total = record.amount("TotalAmt") ?? .zero
        guard amount == (kind == .refundReceipt ? -total : total) else { throw Fault.cannotLink }
        let entry: JSONValue = ["TxnId": .string(String(draft.id)), "TxnType": "Deposit"]
        record["LinkedTxn"] = .array((record.array("LinkedTxn") ?? []) + [entry])
        advance(&record, of: kind, id)
        put(kind, id, record)
        return Posting(SeedAccounts.undeposited, debit: -amount)
    }

    func releaseDeposited(_ deposit: JSONObject, from id: Int) {
        for line in deposit.objects("Line") {
            for link in line.objects("LinkedTxn") {
                guard let target = link.text("TxnId").flatMap({ Int($0) }),
                    let kind = link.text("TxnType").flatMap({ EntityKind(rawValue: $0) }),
                    var record = record(kind, target)
                else { continue }
                drop(link: id, "Deposit", from: &record)
                advance(&record, of: kind, target)
                put(kind, target, record)
            }
        }
    }

    func completeTransfer(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        guard let amount = draft.record.amount("Amount") else { throw Fault.missing("Amount") }
        if amount < .zero { throw Fault(2290, "Negative amount", "Amount must be 0 or greater", element: "Amount") }
        guard let from = try referenced(.account, "FromAccountRef", in: draft.record) else {
            throw Fault.missing("FromAccountRef")
        }
        guard let to = try referenced(.account, "ToAccountRef", in: draft.record) else {
            throw Fault.missing("ToAccountRef")
        }
        try settleCurrency(&draft, party: nil)
        draft.record["FromAccountRef"] = accountReference(from.id)
        draft.record["ToAccountRef"] = accountReference(to.id)
        draft.record["Amount"] = amount.json
        let postings = [Posting(to.id, debit: amount), Posting(from.id, debit: -amount)]
        post(inHome(postings, rate: rate(of: draft.record)), for: draft.id)
    }
}
