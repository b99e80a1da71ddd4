/// Payments and what they are applied to. Source: quickbooks-online.md §7.11.
extension CompanyFile {
    private static let moneyTypes: Set<String> = ["Bank", "Other Current Asset"]

    func completePayment(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        guard let total = draft.record.amount("TotalAmt") else { throw Fault.missing("TotalAmt") }
        guard let reference = draft.record.reference("CustomerRef") else { throw Fault.missing("CustomerRef") }
        if total < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "TotalAmt")
        }
        if let old = draft.old { try refuseWhenDeposited(old) }
        let customer = try party(.customer, reference, "CustomerRef", &draft.record)
        try settleCurrency(&draft, party: customer.record)
        try resolve(.paymentMethod, "PaymentMethodRef", in: &draft.record)
        draft.record["DocNumber"] = nil
        let account = try account("DepositToAccountRef", in: draft.record, types: Self.moneyTypes)
        if let account { try checkAccountCurrency(account.record, draft.record) }
        let money = account?.id ?? SeedAccounts.undeposited
        draft.record["DepositToAccountRef"] = accountReference(money)
        draft.record["TotalAmt"] = total.json
        if draft.record["ProcessPayment"] == nil { draft.record["ProcessPayment"] = false }
        if let old = draft.old, isUntouched(old, draft.record) {
            draft.record["UnappliedAmt"] = old["UnappliedAmt"]
            draft.record["LinkedTxn"] = old["LinkedTxn"]
            return
        }
        if let old = draft.old { unapply(old, from: draft.id) }
        let applied = try apply(&draft, customer: customer.id, total: total)
        draft.record["UnappliedAmt"] = (total - applied.money).json
        draft.record["LinkedTxn"] = draft.old?["LinkedTxn"] ?? []
        try postPayment(draft, customer: customer.id, money: money, total: total, applied: applied)
    }

    /// True when an update leaves money, accounts and links alone: then nothing is applied anew.
    private func isUntouched(_ old: JSONObject, _ new: JSONObject) -> Bool {
        let parts = ["TotalAmt", "CustomerRef", "DepositToAccountRef", "TxnDate", "CurrencyRef", "ExchangeRate"]
        func same(_ name: String) -> Bool {
            switch (old[name], new[name]) {
            case (nil, nil): true
            case (let one?, let two?): one.means(two)
            default: false
            }
        }
        guard parts.allSatisfy(same) else { return false }
        func links(_ record: JSONObject) -> [String] {
            record.objects("Line").map { line in
                let link = line.objects("LinkedTxn").first
                return
                    "\(line.amount("Amount")?.text ?? "")/\(link?.text("TxnType") ?? "")/\(link?.text("TxnId") ?? "")"
            }
        }
        return links(old) == links(new)
    }

    private struct Applied {
        var money = Cents.zero
        /// Home value of what was settled, at the rates of the settled documents.
        var home = Cents.zero
    }

    /// Debit the money, credit the receivable; the difference of rates is a gain or loss. Source: §7.15, §9.
    private func postPayment(
        _ draft: Draft, customer: Int, money: Int, total: Cents, applied: Applied
    ) throws {
        let rate = rate(of: draft.record)
        let control = try control(
            SeedAccounts.receivable, currency: draft.record.reference("CurrencyRef") ?? profile.currency)
        guard total != .zero else {
            post([], for: draft.id)
            return
        }
        let received = total.times(rate)
        let settled = applied.home + (total - applied.money).times(rate)
        var postings = [
            Posting(money, debit: total, home: received),
            Posting(control, party: customer, debit: -total, home: -settled),
        ]
        if received != settled {
            postings.append(Posting(SeedAccounts.exchange, debit: .zero, home: settled - received))
        }
        post(postings, for: draft.id)
    }

    /// Applies each line to what it names; the answer is the money used.
    private func apply(_ draft: inout Draft, customer: Int, total: Cents) throws -> Applied {
        var applied = Applied()
        var charges = Cents.zero
        var credits = Cents.zero
        var kept: [JSONValue] = []
        for line in draft.record.objects("Line") {
            guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
            if amount < .zero {
                throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "Amount")
            }
            guard let link = line.objects("LinkedTxn").first, let id = link.text("TxnId"),
                let type = link.text("TxnType")
            else { throw Fault.missing("LinkedTxn") }
            let target = try target(id, type, customer: customer, draft)
            switch target.kind {
            case .invoice:
                charges = charges + amount
                applied.home = applied.home + amount.times(rate(of: target.record))
            case .creditMemo:
                credits = credits + amount
                applied.home = applied.home - amount.times(rate(of: target.record))
            case .journalEntry where journalOwes(target.record, customer):
                charges = charges + amount
                applied.home = applied.home + amount.times(rate(of: target.record))
            default:
                credits = credits + amount
                applied.home = applied.home - amount.times(rate(of: target.record))
            }
            if target.kind == .journalEntry {
                try settleJournal(target.id, target.record, customer: customer, by: amount, payment: draft.id)
            } else {
                try settle(target.kind, target.id, by: amount, link: draft.id, "Payment")
            }
            kept.append([
                "Amount": amount.json, "LinkedTxn": [["TxnId": .string(id), "TxnType": .string(type)]],
            ])
        }
        applied.money = charges - credits
        if applied.money > total {
            throw Fault.business(
                "The amount applied to transactions is more than the payment received.", element: "Line")
        }
        if applied.money < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "Line")
        }
        draft.record["Line"] = kept.isEmpty ? nil : .array(kept)
        return applied
    }

    private func target(
        _ id: String, _ type: String, customer: Int, _ draft: Draft
    ) throws -> (kind: EntityKind, id: Int, record: JSONObject) {
        guard let kind = EntityKind(rawValue: type), [.invoice, .creditMemo, .journalEntry].contains(kind),
            let number = Int(id), let record = record(kind, number)
        else { throw Fault.cannotLink }
        if kind != .journalEntry {
            guard let owner = record.reference("CustomerRef").flatMap({ Int($0) }), isSame(owner, customer) else {
                throw Fault.cannotLink
            }
            if record.reference("CurrencyRef") != draft.record.reference("CurrencyRef") { throw Self.wrongCurrency }
        }
        return (kind, number, record)
    }

    /// The customer itself, or its parent when the parent is billed. Source: §7.11.
    private func isSame(_ owner: Int, _ payer: Int) -> Bool {
        if owner == payer { return true }
        guard let child = record(.customer, owner), child.bool("BillWithParent") == true else { return false }
        return child.reference("ParentRef") == String(payer)
    }

    /// Lowers what a document has open and notes the link.
    func settle(_ kind: EntityKind, _ id: Int, by amount: Cents, link: Int, _ type: String) throws {
        guard var target = record(kind, id) else { throw Fault.cannotLink }
        let balance = target.amount("Balance") ?? .zero
        if amount > balance {
            throw Fault.business(
                "You can't apply more than the open balance of the transaction. Open: \(balance.text)",
                element: "Amount")
        }
        setBalance(balance - amount, of: kind, in: &target)
        let entry: JSONValue = ["TxnId": .string(String(link)), "TxnType": .string(type)]
        let others = (target.array("LinkedTxn") ?? []).filter { !$0.means(entry) }
        target["LinkedTxn"] = .array(others + [entry])
        advance(&target, of: kind, id)
        put(kind, id, target)
    }

    private func setBalance(_ balance: Cents, of kind: EntityKind, in record: inout JSONObject) {
        record["Balance"] = balance.json
        if kind == .creditMemo { record["RemainingCredit"] = balance.json }
        if record["HomeBalance"] != nil { record["HomeBalance"] = balance.times(rate(of: record)).json }
    }

    /// Gives back everything a payment (or bill payment) was applied to.
    func unapply(_ payment: JSONObject, from id: Int, type: String = "Payment") {
        for line in payment.objects("Line") {
            guard let amount = line.amount("Amount"), let link = line.objects("LinkedTxn").first,
                let kind = link.text("TxnType").flatMap({ EntityKind(rawValue: $0) }),
                let target = link.text("TxnId").flatMap({ Int($0) }), var record = record(kind, target),
                record["Balance"] != nil || kind == .journalEntry
            else { continue }
            if kind != .journalEntry {
                setBalance((record.amount("Balance") ?? .zero) + amount, of: kind, in: &record)
            }
            drop(link: id, type, from: &record)
            advance(&record, of: kind, target)
            put(kind, target, record)
        }
    }

    func drop(link id: Int, _ type: String, from record: inout JSONObject) {
        let links = record.objects("LinkedTxn").filter {
            $0.text("TxnId") != String(id) || $0.text("TxnType") != type
        }
        record["LinkedTxn"] = links.isEmpty ? nil : .array(links.map { .object($0) })
    }

    /// Takes `amount` of applied payments off an invoice or credit memo; the answer is how much was freed.
    func release(_ amount: Cents, from draft: inout Draft) -> Cents {
        var freed = Cents.zero
        let links = draft.record.objects("LinkedTxn").filter { $0.text("TxnType") == "Payment" }
        for link in links.reversed() where freed < amount {
            guard let id = link.text("TxnId").flatMap({ Int($0) }) else { continue }
            let part = shorten(payment: id, on: draft.kind, draft.id, by: amount - freed)
            freed = freed + part.freed
            if part.isGone { drop(link: id, "Payment", from: &draft.record) }
        }
        return freed
    }

    /// Shortens a payment's line to a document; the freed part becomes unapplied.
    private func shorten(
        payment id: Int, on kind: EntityKind, _ document: Int, by most: Cents
    ) -> (freed: Cents, isGone: Bool) {
        guard var payment = record(.payment, id) else { return (.zero, true) }
        var freed = Cents.zero
        var isGone = false
        var kept: [JSONValue] = []
        for var line in payment.objects("Line") {
            let link = line.objects("LinkedTxn").first
            let amount = line.amount("Amount") ?? .zero
            if freed == .zero, link?.text("TxnId") == String(document), link?.text("TxnType") == kind.rawValue {
                freed = min(amount, most)
                isGone = freed == amount
                if isGone { continue }
                line["Amount"] = (amount - freed).json
            }
            kept.append(.object(line))
        }
        let sign: Int64 = kind == .creditMemo ? -1 : 1
        payment["Line"] = kept.isEmpty ? nil : .array(kept)
        payment["UnappliedAmt"] = ((payment.amount("UnappliedAmt") ?? .zero) + Cents(sign * freed.count)).json
        advance(&payment, of: .payment, id)
        put(.payment, id, payment)
        return (freed, isGone)
    }

    /// Money in a bank deposit stays as it is. Source: §2.5, code 6540.
    func refuseWhenDeposited(_ record: JSONObject) throws {
        if record.objects("LinkedTxn").contains(where: { $0.text("TxnType") == "Deposit" }) { throw Fault.deposited }
    }

    /// With AutoApplyCredit the service links open credits to open charges by itself. Source: §7.11.
    func applyCredits(after draft: Draft) throws {
        guard let customer = draft.record.reference("CustomerRef").flatMap({ Int($0) }) else { return }
        let invoices = open(.invoice, of: customer)
        let credits = open(.creditMemo, of: customer)
        guard let credit = credits.first, let invoice = invoices.first else { return }
        let amount = min(credit.balance, invoice.balance)
        let lines: [JSONValue] = [(invoice.id, "Invoice"), (credit.id, "CreditMemo")].map { id, type in
            [
                "Amount": amount.json,
                "LinkedTxn": [["TxnId": .string(String(id)), "TxnType": .string(type)]],
            ]
        }
        var body: JSONObject = ["TotalAmt": 0, "CustomerRef": .reference(String(customer)), "Line": .array(lines)]
        body["CurrencyRef"] = draft.record["CurrencyRef"]
        body["PrivateNote"] = "Created by QB Online to link credits to charges."
        _ = try write(.payment, body, options: WriteOptions())
    }

    private func open(_ kind: EntityKind, of customer: Int) -> [(id: Int, balance: Cents)] {
        (shelf(kind).parties[customer] ?? []).compactMap { id in
            guard let facts = kept(kind, id)?.facts, facts.balance > .zero else { return nil }
            return (id, facts.balance)
        }
    }
}
