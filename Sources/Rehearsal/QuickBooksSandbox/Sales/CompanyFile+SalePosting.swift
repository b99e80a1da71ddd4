/// What a sale does to the ledger, the stock and what is open. Source: quickbooks-online.md §9.
extension CompanyFile {
    func postSale(
        _ draft: inout Draft, customer: Int?, lines: SaleLines, tax: SaleTax, total: Cents
    ) throws {
        let isBack = draft.kind == .creditMemo || draft.kind == .refundReceipt
        let sign: Int64 = isBack ? -1 : 1
        let rate = rate(of: draft.record)
        let control = try saleControl(draft)
        let isOpen = draft.kind == .invoice || draft.kind == .creditMemo
        var postings = [Posting(control, party: isOpen ? customer ?? 0 : 0, debit: Cents(sign * total.count))]
        for line in lines.lines where line.carriesMoney && line.net != .zero {
            postings.append(Posting(line.account, debit: Cents(-sign * line.net.count)))
        }
        if let discount = lines.discount, discount.amount != .zero {
            postings.append(Posting(discount.account, debit: Cents(sign * discount.amount.count)))
        }
        for row in tax.rows where row.amount != .zero {
            postings.append(Posting(row.share.account, debit: Cents(-sign * row.amount.count)))
        }
        let deposit = try saleDeposit(&draft, control: control, customer: customer, &postings)
        postings = inHome(postings, rate: rate)
        try moveStock(draft, lines, isBack: isBack, &postings)
        post(postings, for: draft.id)
        try settleBalance(&draft, total: total - deposit)
        if rate != .one {
            draft.record["HomeTotalAmt"] = total.times(rate).json
            draft.record["HomeBalance"] = (draft.record.amount("Balance") ?? .zero).times(rate).json
        }
    }

    /// Receivable for what stays open, else the account the money goes to or comes from.
    private func saleControl(_ draft: Draft) throws -> Int {
        switch draft.kind {
        case .invoice, .creditMemo:
            return try control(
                SeedAccounts.receivable, currency: draft.record.reference("CurrencyRef") ?? profile.currency)
        default: return draft.record.reference("DepositToAccountRef").flatMap { Int($0) } ?? SeedAccounts.undeposited
        }
    }

    /// Money paid when the invoice was written. Source: §9, "Invoice.Deposit".
    private func saleDeposit(
        _ draft: inout Draft, control: Int, customer: Int?, _ postings: inout [Posting]
    ) throws -> Cents {
        guard draft.kind == .invoice, let amount = draft.record.amount("Deposit"), amount != .zero else { return .zero }
        guard preference("SalesFormsPrefs", "AllowDeposit") else {
            throw Fault.business("Deposits are not switched on for this company.", element: "Deposit")
        }
        let account = try account("DepositToAccountRef", in: draft.record, types: ["Bank", "Other Current Asset"])
        let id = account?.id ?? SeedAccounts.undeposited
        draft.record["DepositToAccountRef"] = accountReference(id)
        postings.append(Posting(id, debit: amount))
        postings.append(Posting(control, party: customer ?? 0, debit: -amount))
        return amount
    }

    /// Home amounts of every posting; what rounding leaves goes to exchange gain or loss.
    func inHome(_ postings: [Posting], rate: Exact) -> [Posting] {
        guard rate != .one else { return postings }
        var result = postings.map { posting in
            Posting(posting.account, party: posting.party, debit: posting.amount, home: posting.amount.times(rate))
        }
        let difference = result.reduce(Cents.zero) { $0 + $1.home }
        if difference != .zero { result.append(Posting(SeedAccounts.exchange, debit: .zero, home: -difference)) }
        return result
    }

    /// Goods leave first in, first out; on the way back they come in at their last cost.
    private func moveStock(
        _ draft: Draft, _ lines: SaleLines, isBack: Bool, _ postings: inout [Posting]
    ) throws {
        takeBackMoves(of: draft.id)
        var done: [StockMove] = []
        for line in lines.lines {
            guard let id = line.item, let quantity = line.quantity, !quantity.isZero else { continue }
            let goesOut = (quantity > .zero) != isBack
            let count = quantity > .zero ? quantity : -quantity
            done.append(goesOut ? issue(id, count) : receive(id, count, unitCost: nil))
        }
        setMoves(draft.id, done)
        for move in done {
            let item = record(.item, move.item)
            let asset = item?.reference("AssetAccountRef").flatMap { Int($0) } ?? SeedAccounts.inventory
            let cost = item?.reference("ExpenseAccountRef").flatMap { Int($0) } ?? SeedAccounts.costOfGoods
            let value = move.quantity > .zero ? move.cost : -move.cost
            guard value != .zero else { continue }
            postings.append(Posting(asset, debit: value))
            postings.append(Posting(cost, debit: -value))
        }
    }

    func issue(_ item: Int, _ quantity: Exact) -> StockMove {
        var stock = stock[item] ?? ItemStock()
        let cost = stock.issue(quantity)
        setStock(item, stock)
        return StockMove(item: item, quantity: -quantity, cost: cost)
    }

    func receive(_ item: Int, _ quantity: Exact, unitCost: Exact?) -> StockMove {
        var stock = stock[item] ?? ItemStock()
        let cost = unitCost ?? stock.lastUnitCost
        stock.receive(quantity, unitCost: cost)
        setStock(item, stock)
        return StockMove(item: item, quantity: quantity, cost: Cents(quantity, times: cost) ?? .zero)
    }

    /// Undoes what a document did to the stock before it is changed or goes.
    func takeBackMoves(of document: Int) {
        for move in (moves[document] ?? []).reversed() {
            var stock = stock[move.item] ?? ItemStock()
            if move.quantity < .zero {
                stock.putBack(-move.quantity, cost: move.cost)
            } else {
                _ = stock.issue(move.quantity)
            }
            setStock(move.item, stock)
        }
        setMoves(document, [])
    }

    /// What is still open: the total less what was applied; too much applied is freed again.
    private func settleBalance(_ draft: inout Draft, total: Cents) throws {
        guard draft.kind == .invoice || draft.kind == .creditMemo else {
            if draft.kind == .salesReceipt || draft.kind == .refundReceipt { draft.record["Balance"] = 0 }
            return
        }
        let oldTotal = (draft.old?.amount("TotalAmt") ?? .zero) - (draft.old?.amount("Deposit") ?? .zero)
        var applied = oldTotal - (draft.old?.amount("Balance") ?? .zero)
        if applied > total { applied = applied - release(applied - total, from: &draft) }
        draft.record["Balance"] = (total - applied).json
        if draft.kind == .creditMemo { draft.record["RemainingCredit"] = (total - applied).json }
    }

    /// Links a sale keeps: payments made so far, and the estimate it was made from.
    func linkSale(_ draft: inout Draft) throws {
        let own: Set<String> = ["Payment", "Deposit", "Invoice", "CreditMemo"]
        let kept = (draft.old?.objects("LinkedTxn") ?? []).filter { own.contains($0.text("TxnType") ?? "") }
        var links = kept.map { JSONValue.object($0) }
        for link in draft.record.objects("LinkedTxn") where !own.contains(link.text("TxnType") ?? "") {
            links.append(.object(try linkSource(link, of: draft)))
        }
        draft.record["LinkedTxn"] = links.isEmpty ? nil : .array(links)
    }

    private func linkSource(_ link: JSONObject, of draft: Draft) throws -> JSONObject {
        guard link.text("TxnType") == "Estimate" else { return link }
        guard let id = link.text("TxnId").flatMap({ Int($0) }), var estimate = record(.estimate, id),
            estimate.reference("CustomerRef") == draft.record.reference("CustomerRef")
        else { throw Fault.cannotLink }
        if estimate.text("TxnStatus") != "Closed" {
            estimate["TxnStatus"] = "Closed"
            estimate["LinkedTxn"] = [["TxnId": .string(String(draft.id)), "TxnType": "Invoice"]]
            advance(&estimate, of: .estimate, id)
            put(.estimate, id, estimate)
        }
        return link
    }
}
