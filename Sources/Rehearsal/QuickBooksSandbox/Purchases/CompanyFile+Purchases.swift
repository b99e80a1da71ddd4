/// Bills, vendor credits, expenses and purchase orders. Source: quickbooks-online.md §7.13.
extension CompanyFile {
    private struct PurchaseLine {
        var record: JSONObject
        var net = Cents.zero
        var gross: Cents?
        var account = 0
        var taxCode: Int?
        var item: Int?
        var quantity: Exact?
    }

    func completePurchase(_ draft: inout Draft) throws {
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        let vendor = try purchaseVendor(&draft)
        try settleCurrency(&draft, party: vendor?.record)
        try settleTracking(&draft)
        if profile.taxModel == .global, draft.record.text("GlobalTaxCalculation") == nil {
            draft.record["GlobalTaxCalculation"] = "TaxExcluded"
        }
        if profile.taxModel != .global { draft.record["GlobalTaxCalculation"] = nil }
        let sent = draft.record.objects("Line")
        guard !sent.isEmpty else { throw Fault.missing("Line") }
        var lines = try sent.map { try purchaseLine($0, draft) }
        let tax = try purchaseTax(draft, &lines)
        let total = lines.reduce(tax.total) { $0 + $1.net }
        if total < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "TotalAmt")
        }
        draft.record["Line"] = .array(numbered(lines.map(\.record), old: draft.old).map { .object($0) })
        draft.record["TotalAmt"] = total.json
        if profile.taxModel == .global, draft.record.text("GlobalTaxCalculation") != "NotApplicable" {
            draft.record["TxnTaxDetail"] = taxDetail(tax)
        } else {
            draft.record["TxnTaxDetail"] = nil
        }
        if let number = draft.record.text("DocNumber"), draft.old?.text("DocNumber") != number {
            try checkNumberIsFree(number, draft)
        }
        if draft.kind == .purchaseOrder { return completeOrder(&draft) }
        try receiveOrders(draft, lines.map(\.record))
        try postPurchase(&draft, vendor: vendor?.id, lines: lines, tax: tax, total: total)
    }

    private func purchaseVendor(_ draft: inout Draft) throws -> (id: Int, record: JSONObject)? {
        if draft.kind == .purchase {
            guard draft.record.text("PaymentType") != nil, !draft.isSparse || draft.sends("PaymentType") else {
                throw Fault.missing("PaymentType")
            }
            guard let reference = draft.record.reference("EntityRef") else { return nil }
            guard let id = Int(reference), let name = kept(.vendor, id) ?? kept(.customer, id) else {
                throw Fault.reference("Names", reference, element: "EntityRef")
            }
            return (id, name.record)
        }
        guard let reference = draft.record.reference("VendorRef"), !draft.isSparse || draft.sends("VendorRef") else {
            throw Fault.missing("VendorRef")
        }
        return try party(.vendor, reference, "VendorRef", &draft.record)
    }

    private func purchaseLine(_ line: JSONObject, _ draft: Draft) throws -> PurchaseLine {
        guard let type = line.text("DetailType") else { throw Fault.missing("DetailType") }
        if type == "DescriptionOnly" { return PurchaseLine(record: line) }
        guard type == "ItemBasedExpenseLineDetail" || type == "AccountBasedExpenseLineDetail" else {
            throw Fault.enumeration("DetailType", type)
        }
        guard var detail = line.object(type).map(withoutEmpties) else { throw Fault.missing(type) }
        guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
        var result = PurchaseLine(record: line, net: amount)
        if type == "ItemBasedExpenseLineDetail" {
            try purchaseItem(&result, &detail, draft)
        } else {
            guard let account = try referenced(.account, "AccountRef", in: detail) else {
                throw Fault.missing("AccountRef")
            }
            let kind = account.record.text("AccountType") ?? ""
            if kind == "Accounts Payable" || kind == "Accounts Receivable" { throw Fault.accountType("AccountRef") }
            detail["AccountRef"] = accountReference(account.id)
            result.account = account.id
        }
        try checkBillable(&detail)
        try classify(&detail)
        try purchaseTaxCode(&result, &detail, draft)
        result.record[type] = .object(detail)
        result.record["Amount"] = amount.json
        return result
    }

    private func purchaseItem(_ line: inout PurchaseLine, _ detail: inout JSONObject, _ draft: Draft) throws {
        guard let item = try resolve(.item, "ItemRef", in: &detail) else {
            throw Fault(
                6440, "Line needs item or account", "A line needs an ItemRef or an AccountRef", element: "ItemRef")
        }
        let isInventory = item.record.text("Type") == "Inventory"
        let property = isInventory ? "AssetAccountRef" : "ExpenseAccountRef"
        guard
            let account = (item.record.reference(property) ?? item.record.reference("IncomeAccountRef"))
                .flatMap({ Int($0) })
        else { throw Fault.business("The item has no expense account.", element: "ItemRef") }
        line.account = account
        if isInventory, draft.kind != .purchaseOrder {
            try checkStart(of: item.record, on: draft.record.text("TxnDate"))
            line.item = item.id
            line.quantity = detail.exact("Qty")
        }
    }

    /// Source: §7.13 and codes 6310, 2170.
    private func checkBillable(_ detail: inout JSONObject) throws {
        if let customer = detail.reference("CustomerRef") { _ = try party(.customer, customer, "CustomerRef", &detail) }
        switch detail.text("BillableStatus") {
        case "HasBeenBilled": throw Fault.enumeration("BillableStatus", "HAS_BEEN_BILLED")
        case "Billable" where detail.reference("CustomerRef") == nil:
            throw Fault(
                6310, "Billable without customer", "A billable line needs a customer", element: "CustomerRef")
        case nil: detail["BillableStatus"] = "NotBillable"
        default: break
        }
    }

    private func purchaseTaxCode(_ line: inout PurchaseLine, _ detail: inout JSONObject, _ draft: Draft) throws {
        guard profile.taxModel == .global else {
            let code = detail.reference("TaxCodeRef") ?? "NON"
            guard code == "TAX" || code == "NON" else {
                throw Fault(
                    6100, "Invalid tax code", "Line tax code must be TAX or NON. Supplied value: \(code)",
                    element: "TaxCodeRef")
            }
            detail["TaxCodeRef"] = .reference(code)
            return
        }
        if draft.record.text("GlobalTaxCalculation") == "NotApplicable" { return }
        line.taxCode = try globalCode(detail.reference("TaxCodeRef"))
        if draft.record.text("GlobalTaxCalculation") == "TaxInclusive" { line.gross = detail.amount("TaxInclusiveAmt") }
    }

    private func purchaseTax(_ draft: Draft, _ lines: inout [PurchaseLine]) throws -> SaleTax {
        var tax = SaleTax()
        guard profile.taxModel == .global else { return tax }
        if draft.record.text("GlobalTaxCalculation") == "NotApplicable" {
            if draft.sends("TxnTaxDetail") {
                throw Fault(
                    6170, "Tax detail not allowed",
                    "TxnTaxDetail cannot be supplied when GlobalTaxCalculation is NotApplicable",
                    element: "TxnTaxDetail")
            }
            return tax
        }
        let isInclusive = draft.record.text("GlobalTaxCalculation") == "TaxInclusive"
        for index in lines.indices {
            guard let code = lines[index].taxCode else { continue }
            let shares = rates(of: code, purchases: true)
            if isInclusive, lines[index].gross == nil {
                let percent = shares.reduce(Exact.zero) { $0 + $1.percent }
                let gross = lines[index].net
                lines[index].gross = gross
                lines[index].net = gross - gross.share(percent.units, of: (Exact(100) + percent).units)
                lines[index].record["Amount"] = lines[index].net.json
            }
            for share in shares {
                if let place = tax.rows.firstIndex(where: { $0.share.rate == share.rate }) {
                    tax.rows[place].base = tax.rows[place].base + lines[index].net
                } else {
                    tax.rows.append(TaxRow(share: share, base: lines[index].net, amount: .zero))
                }
            }
        }
        for index in tax.rows.indices {
            tax.rows[index].amount = tax.rows[index].base
                .percent(tax.rows[index].share.percent, decimals: profile.taxDecimals)
        }
        if isInclusive {
            let inside = lines.reduce(Cents.zero) { $0 + (($1.gross ?? $1.net) - $1.net) }
            if inside != tax.total, let last = tax.rows.indices.last {
                tax.rows[last].amount = tax.rows[last].amount + inside - tax.total
            }
        }
        let stated = draft.record.object("TxnTaxDetail")?.objects("TaxLine") ?? []
        if draft.isNew || draft.sends("TxnTaxDetail") { try overrideRows(stated, &tax) }
        return tax
    }

    private func postPurchase(
        _ draft: inout Draft, vendor: Int?, lines: [PurchaseLine], tax: SaleTax, total: Cents
    ) throws {
        let isBack = draft.kind == .vendorCredit || (draft.kind == .purchase && draft.record.bool("Credit") == true)
        let sign: Int64 = isBack ? -1 : 1
        let control = try purchaseControl(&draft)
        let isOpen = draft.kind != .purchase
        var postings = [Posting(control, party: isOpen ? vendor ?? 0 : 0, debit: Cents(-sign * total.count))]
        for line in lines where line.net != .zero {
            postings.append(Posting(line.account, debit: Cents(sign * line.net.count)))
        }
        for row in tax.rows where row.amount != .zero {
            postings.append(Posting(row.share.account, debit: Cents(sign * row.amount.count)))
        }
        let rate = rate(of: draft.record)
        takeBackMoves(of: draft.id)
        var done: [StockMove] = []
        for line in lines {
            guard let item = line.item, let quantity = line.quantity, quantity > .zero else { continue }
            let home = line.net.times(rate)
            let unitCost = Exact(units: Exact.divided(home.exact.units * Exact.scale, by: quantity.units))
            done.append(isBack ? issue(item, quantity) : receive(item, quantity, unitCost: unitCost))
        }
        setMoves(draft.id, done)
        post(inHome(postings, rate: rate), for: draft.id)
        guard isOpen else { return }
        let applied = (draft.old?.amount("TotalAmt") ?? .zero) - (draft.old?.amount("Balance") ?? .zero)
        if applied > total {
            throw Fault.business("The total can't be less than what has been paid.", element: "Line")
        }
        draft.record["Balance"] = (total - applied).json
        if rate != .one { draft.record["HomeBalance"] = (total - applied).times(rate).json }
        if draft.old == nil {
            draft.record["LinkedTxn"] = draft.record.array("LinkedTxn").flatMap { $0.isEmpty ? nil : .array($0) }
        } else {
            draft.record["LinkedTxn"] = draft.old?["LinkedTxn"]
        }
    }

    private func purchaseControl(_ draft: inout Draft) throws -> Int {
        if draft.kind == .purchase {
            guard
                let account = try account(
                    "AccountRef", in: draft.record, types: ["Bank", "Credit Card", "Other Current Asset"])
            else { throw Fault.missing("AccountRef") }
            let isCard = account.record.text("AccountType") == "Credit Card"
            if (draft.record.text("PaymentType") == "CreditCard") != isCard { throw Fault.accountType("AccountRef") }
            draft.record["AccountRef"] = accountReference(account.id)
            return account.id
        }
        if draft.kind == .bill { try settleBillTerms(&draft) }
        if let account = try account("APAccountRef", in: draft.record, types: ["Accounts Payable"]) {
            draft.record["APAccountRef"] = accountReference(account.id)
            return account.id
        }
        let control = try control(
            SeedAccounts.payable, currency: draft.record.reference("CurrencyRef") ?? profile.currency)
        draft.record["APAccountRef"] = accountReference(control)
        return control
    }

    private func settleBillTerms(_ draft: inout Draft) throws {
        let term = try resolve(.term, "SalesTermRef", in: &draft.record)
        guard draft.record.text("DueDate") == nil, let day = draft.record.text("TxnDate").flatMap({ CalendarDay($0) })
        else { return }
        let days = term?.record.exact("DueDays") ?? .zero
        draft.record["DueDate"] = .string(CalendarDay(number: day.number + Int(days.units / Exact.scale)).text)
    }
}
