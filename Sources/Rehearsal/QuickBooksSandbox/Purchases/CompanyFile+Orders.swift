/// Purchase orders, their receipt by bills, and the payment of bills. Source: quickbooks-online.md §7.13.
extension CompanyFile {
    func completeOrder(_ draft: inout Draft) {
        if draft.record["POStatus"] == nil { draft.record["POStatus"] = "Open" }
        if draft.record["APAccountRef"] == nil { draft.record["APAccountRef"] = accountReference(SeedAccounts.payable) }
        draft.record["Balance"] = nil
    }

    /// Lines of a bill that name a line of an order receive it; a link without the line is ignored. Source: §7.13.
    func receiveOrders(_ draft: Draft, _ lines: [JSONObject]) throws {
        guard draft.isNew, draft.kind == .bill || draft.kind == .purchase else { return }
        for line in lines {
            for link in line.objects("LinkedTxn") where link.text("TxnType") == "PurchaseOrder" {
                guard let id = link.text("TxnId").flatMap({ Int($0) }), var order = record(.purchaseOrder, id),
                    order.reference("VendorRef") == draft.record.reference("VendorRef")
                else { throw Fault.cannotLink }
                guard let lineId = link.text("TxnLineId"), !lineId.isEmpty else { continue }
                receive(lineId, of: &order, amount: line.amount("Amount") ?? .zero, by: draft)
                advance(&order, of: .purchaseOrder, id)
                put(.purchaseOrder, id, order)
            }
        }
    }

    private func receive(_ lineId: String, of order: inout JSONObject, amount: Cents, by draft: Draft) {
        var isOpen = false
        let lines = order.objects("Line").map { line -> JSONValue in
            var line = line
            if line.text("Id") == lineId {
                line["Received"] = ((line.amount("Received") ?? .zero) + amount).json
            }
            if (line.amount("Received") ?? .zero) < (line.amount("Amount") ?? .zero) { isOpen = true }
            return .object(line)
        }
        order["Line"] = .array(lines)
        if !isOpen { order["POStatus"] = "Closed" }
        let entry: JSONValue = ["TxnId": .string(String(draft.id)), "TxnType": .string(draft.kind.rawValue)]
        let others = (order.array("LinkedTxn") ?? []).filter { !$0.means(entry) }
        order["LinkedTxn"] = .array(others + [entry])
    }

    func reopenOrder(_ id: Int) {
        guard var order = record(.purchaseOrder, id) else { return }
        order["POStatus"] = "Open"
        order["LinkedTxn"] = nil
        order["Line"] = .array(
            order.objects("Line").map { line in
                var line = line
                line["Received"] = nil
                return .object(line)
            })
        advance(&order, of: .purchaseOrder, id)
        put(.purchaseOrder, id, order)
    }

    func completeBillPayment(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        guard let reference = draft.record.reference("VendorRef") else { throw Fault.missing("VendorRef") }
        guard let total = draft.record.amount("TotalAmt") else { throw Fault.missing("TotalAmt") }
        guard let type = draft.record.text("PayType") else { throw Fault.missing("PayType") }
        let vendor = try party(.vendor, reference, "VendorRef", &draft.record)
        try settleCurrency(&draft, party: vendor.record)
        let money = try payingAccount(draft, type)
        if let old = draft.old { unapply(old, from: draft.id, type: "BillPaymentCheck") }
        var applied = Cents.zero
        let lines = draft.record.objects("Line")
        guard !lines.isEmpty else { throw Fault.missing("Line") }
        for line in lines {
            guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
            guard let link = line.objects("LinkedTxn").first, let id = link.text("TxnId").flatMap({ Int($0) }),
                let kind = link.text("TxnType").flatMap({ EntityKind(rawValue: $0) }),
                kind == .bill || kind == .vendorCredit, let target = record(kind, id),
                target.reference("VendorRef") == reference
            else { throw Fault.cannotLink }
            try settle(kind, id, by: amount, link: draft.id, "BillPaymentCheck")
            applied = kind == .bill ? applied + amount : applied - amount
        }
        if applied > total {
            throw Fault.business("The amount applied to transactions is more than the payment made.", element: "Line")
        }
        draft.record["TotalAmt"] = total.json
        let control = try control(
            SeedAccounts.payable, currency: draft.record.reference("CurrencyRef") ?? profile.currency)
        let postings = [Posting(control, party: vendor.id, debit: total), Posting(money, debit: -total)]
        post(inHome(postings, rate: rate(of: draft.record)), for: draft.id)
    }

    private func payingAccount(_ draft: Draft, _ type: String) throws -> Int {
        let isCard = type == "CreditCard"
        let holder = isCard ? "CreditCardPayment" : "CheckPayment"
        let property = isCard ? "CCAccountRef" : "BankAccountRef"
        guard let detail = draft.record.object(holder) else { throw Fault.missing(holder) }
        guard let account = try account(property, in: detail, types: [isCard ? "Credit Card" : "Bank"]) else {
            throw Fault.missing(property)
        }
        return account.id
    }

    /// A bill that goes leaves its payments without it.
    func releaseBillPayments(of kind: EntityKind, _ id: Int, _ record: JSONObject) {
        for link in record.objects("LinkedTxn") where link.text("TxnType") == "BillPaymentCheck" {
            guard let payment = link.text("TxnId").flatMap({ Int($0) }), var kept = self.record(.billPayment, payment)
            else {
                continue
            }
            let lines = kept.objects("Line").filter { line in
                line.objects("LinkedTxn").first?.text("TxnId") != String(id)
            }
            kept["Line"] = lines.isEmpty ? nil : .array(lines.map { .object($0) })
            advance(&kept, of: .billPayment, payment)
            put(.billPayment, payment, kept)
        }
    }
}
