/// Journal entries and stock adjustments. Source: quickbooks-online.md §7.14.
extension CompanyFile {
    func completeJournal(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        try settleCurrency(&draft, party: nil)
        let lines = draft.record.objects("Line")
        guard lines.count >= 2 else {
            throw lines.isEmpty
                ? Fault.missing("Line")
                : Fault(2250, "Missing split line", "A journal entry needs two lines", element: "Line")
        }
        var postings: [Posting] = []
        var kept: [JSONObject] = []
        for var line in lines {
            if let posting = try journalLine(&line) { postings.append(posting) }
            kept.append(line)
        }
        let difference = postings.reduce(Cents.zero) { $0 + $1.amount }
        if difference != .zero {
            throw Fault(
                2300, "Debits and credits differ",
                "Total debits must equal total credits. Difference: \(difference.text)",
                element: "Line")
        }
        draft.record["Line"] = .array(numbered(kept, old: draft.old).map { .object($0) })
        draft.record["TotalAmt"] = 0
        if draft.record["Adjustment"] == nil { draft.record["Adjustment"] = false }
        try numberJournal(&draft)
        post(inHome(postings, rate: rate(of: draft.record)), for: draft.id)
    }

    private func numberJournal(_ draft: inout Draft) throws {
        if let number = draft.record.text("DocNumber") {
            if draft.isNew || draft.old?.text("DocNumber") != number { try checkNumberIsFree(number, draft) }
        } else if draft.isNew, draft.options.include.contains("allowautodocnum") {
            draft.record["DocNumber"] = .string(nextNumber(.journalEntry))
        }
    }

    private func journalLine(_ line: inout JSONObject) throws -> Posting? {
        if line.text("DetailType") == "DescriptionOnly" { return nil }
        guard var detail = line.object("JournalEntryLineDetail") else { throw Fault.missing("JournalEntryLineDetail") }
        guard let type = detail.text("PostingType"), !type.isEmpty else {
            throw Fault(
                2260, "Missing PostingType", "Required parameter PostingType is missing in the request",
                element: "PostingType")
        }
        guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
        if amount < .zero {
            throw Fault(2290, "Negative amount", "Amount of a journal line must be positive", element: "Amount")
        }
        guard let account = try referenced(.account, "AccountRef", in: detail) else {
            throw Fault.missing("AccountRef")
        }
        detail["AccountRef"] = accountReference(account.id)
        let party = try journalParty(detail, account.record.text("AccountType") ?? "")
        try classify(&detail)
        line["JournalEntryLineDetail"] = .object(withoutEmpties(detail))
        line["DetailType"] = "JournalEntryLineDetail"
        line["Amount"] = amount.json
        return Posting(account.id, party: party, debit: type == "Debit" ? amount : -amount)
    }

    private func journalParty(_ detail: JSONObject, _ type: String) throws -> Int {
        let entity = detail.object("Entity")
        let id = entity?.reference("EntityRef").flatMap { Int($0) }
        switch type {
        case "Accounts Receivable":
            guard let id, kept(.customer, id) != nil else {
                throw Fault.business("When you use Accounts Receivable, you must choose a customer in the Name field.")
            }
            return id
        case "Accounts Payable":
            guard let id, kept(.vendor, id) != nil else {
                throw Fault.business("When you use Accounts Payable, you must choose a vendor in the Name field.")
            }
            return id
        default: return 0
        }
    }

    func completeAdjustment(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        guard let adjust = try referenced(.account, "AdjustAccountRef", in: draft.record) else {
            throw Fault.missing("AdjustAccountRef")
        }
        draft.record["AdjustAccountRef"] = accountReference(adjust.id)
        let lines = draft.record.objects("Line")
        guard !lines.isEmpty else { throw Fault.missing("Line") }
        takeBackMoves(of: draft.id)
        var done: [StockMove] = []
        var postings: [Posting] = []
        var kept: [JSONObject] = []
        for var line in lines {
            guard var detail = line.object("ItemAdjustmentLineDetail") else {
                throw Fault.missing("ItemAdjustmentLineDetail")
            }
            guard let item = try resolve(.item, "ItemRef", in: &detail) else { throw Fault.missing("ItemRef") }
            guard item.record.text("Type") == "Inventory" else {
                throw Fault.business("Only inventory items can be adjusted.", element: "ItemRef")
            }
            try checkStart(of: item.record, on: draft.record.text("TxnDate"))
            guard let difference = detail.exact("QtyDiff") else { throw Fault.missing("QtyDiff") }
            let move =
                difference < .zero
                ? issue(item.id, -difference)
                : receive(item.id, difference, unitCost: item.record.exact("PurchaseCost"))
            done.append(move)
            let asset = item.record.reference("AssetAccountRef").flatMap { Int($0) } ?? SeedAccounts.inventory
            let value = difference < .zero ? -move.cost : move.cost
            postings += [Posting(asset, debit: value), Posting(adjust.id, debit: -value)]
            line["ItemAdjustmentLineDetail"] = .object(detail)
            line["DetailType"] = "ItemAdjustmentLineDetail"
            kept.append(line)
        }
        setMoves(draft.id, done)
        draft.record["Line"] = .array(numbered(kept, old: draft.old).map { .object($0) })
        post(postings, for: draft.id)
    }
}
