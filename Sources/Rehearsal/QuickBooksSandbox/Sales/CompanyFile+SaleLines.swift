/// Reading the lines of a sale. Source: quickbooks-online.md §7.8.
extension CompanyFile {
    /// The most lines a document may have. Source: §5.
    static let linesMax = 10_000

    func saleLines(_ draft: Draft, isCustomerTaxable: Bool) throws -> SaleLines {
        let sent = draft.record.objects("Line")
        guard !sent.isEmpty else { throw Fault.missing("Line") }
        if sent.count > Self.linesMax {
            throw Fault.business("A transaction may have 10,000 lines at most.", element: "Line")
        }
        var result = SaleLines()
        var isSale = false
        for line in sent {
            guard let type = line.text("DetailType") else { throw Fault.missing("DetailType") }
            switch type {
            case "SubTotalLineDetail": isSale = true
            case "DescriptionOnly": result.lines.append(describing(line))
            case "DiscountLineDetail":
                if result.discount != nil {
                    throw Fault.business("A transaction can have only one discount line.", element: "Line")
                }
                result.discount = try discount(line)
            case "SalesItemLineDetail":
                isSale = true
                result.lines.append(try salesItem(line, draft, isCustomerTaxable: isCustomerTaxable))
            case "GroupLineDetail":
                let group = line.object("GroupLineDetail")?.reference("GroupItemRef") ?? ""
                throw Fault.reference("Items", group, element: "GroupItemRef")
            default: throw Fault.enumeration("DetailType", type)
            }
        }
        guard isSale else { throw Fault.missing("Line") }
        if profile.taxModel == .global, draft.record.text("GlobalTaxCalculation") == "TaxInclusive" {
            takeTaxOut(&result)
        }
        try settleDiscount(&result)
        return result
    }

    private func describing(_ line: JSONObject) -> SaleLine {
        var kept = line
        kept["Amount"] = nil
        if kept["DescriptionLineDetail"] == nil { kept["DescriptionLineDetail"] = [:] }
        return SaleLine(record: kept)
    }

    private func salesItem(_ line: JSONObject, _ draft: Draft, isCustomerTaxable: Bool) throws -> SaleLine {
        guard var detail = line.object("SalesItemLineDetail") else { throw Fault.missing("SalesItemLineDetail") }
        detail = withoutEmpties(detail)
        guard let amount = line.amount("Amount") else {
            if line["Amount"] == nil || line["Amount"]?.clears == true { throw Fault.missing("Amount") }
            throw Fault.decimal("Amount", line.text("Amount") ?? "")
        }
        guard let reference = detail.reference("ItemRef") else {
            var kept = line
            kept["Amount"] = nil
            kept["DetailType"] = "DescriptionOnly"
            kept["SalesItemLineDetail"] = nil
            return describing(kept)
        }
        try checkProduct(amount, detail)
        var result = SaleLine(record: line, net: amount, carriesMoney: true)
        var isItemTaxable = true
        switch reference {
        case "SHIPPING_ITEM_ID": try shipping(&result, &detail)
        case "GRATUITY_ITEM_ID":
            result.account = SeedAccounts.tips
            isItemTaxable = false
        default: isItemTaxable = try item(reference, &result, &detail, draft)
        }
        if let account = try account("ItemAccountRef", in: detail, types: Set(SeedAccounts.classification.keys)),
            reference == "SHIPPING_ITEM_ID"
        {
            result.account = account.id
        }
        detail["ItemAccountRef"] = accountReference(result.account)
        try classify(&detail)
        try taxCode(
            &result, &detail, draft, isTaxable: isItemTaxable && isCustomerTaxable && reference != "SHIPPING_ITEM_ID")
        result.record["SalesItemLineDetail"] = .object(detail)
        result.record["Amount"] = amount.json
        return result
    }

    func withoutEmpties(_ object: JSONObject) -> JSONObject {
        JSONObject(object.members.filter { !$0.value.clears })
    }

    /// Amount = round(Qty × UnitPrice, 2) when both are given. Source: §8.3.
    private func checkProduct(_ amount: Cents, _ detail: JSONObject) throws {
        guard let quantity = detail.exact("Qty"), let price = detail.exact("UnitPrice") else { return }
        guard let product = Cents(quantity, times: price), product == amount else { throw Fault.amountDiffers(amount) }
    }

    private func shipping(_ line: inout SaleLine, _ detail: inout JSONObject) throws {
        guard preference("SalesFormsPrefs", "AllowShipping") else {
            throw Fault.business("Shipping is not switched on for this company.", element: "ItemRef")
        }
        line.account =
            preferences.object("SalesFormsPrefs")?.text("DefaultShippingAccount").flatMap { Int($0) }
            ?? SeedAccounts.shipping
        detail["ItemRef"] = .reference("SHIPPING_ITEM_ID")
    }

    /// Resolves the item; the answer is whether it is taxable.
    private func item(
        _ reference: String, _ line: inout SaleLine, _ detail: inout JSONObject, _ draft: Draft
    ) throws -> Bool {
        let (id, item) = try referenced(.item, id: reference, element: "ItemRef")
        // Reports show this code, not that of a broken rule.
        if item.text("Type") == "Category" { throw Fault.reference("Items", reference, element: "ItemRef") }
        guard let account = item.reference("IncomeAccountRef").flatMap({ Int($0) }) else {
            throw Fault.business("The item has no income account.", element: "ItemRef")
        }
        detail["ItemRef"] = .reference(reference, item.text("FullyQualifiedName"))
        line.account = account
        line.quantity = detail.exact("Qty")
        if item.text("Type") == "Inventory" {
            line.item = id
            try checkStart(of: item, on: draft.record.text("TxnDate"))
        }
        return item.bool("Taxable") ?? true
    }

    /// Source: §6.3, code 6270.
    func checkStart(of item: JSONObject, on date: String?) throws {
        let day = date.flatMap { CalendarDay($0) } ?? today
        guard let start = item.text("InvStartDate").flatMap({ CalendarDay($0) }), day < start else { return }
        throw Fault(
            6270, "Transaction date is prior to start date for inventory item",
            "Transactions with inventory (QOH) products cant be dated earlier than the Inventory Start Date for the "
                + "product", element: "TxnDate")
    }

    /// Classes count only where the company tracks them. Source: §7.1.
    func classify(_ detail: inout JSONObject) throws {
        if preference("AccountingInfoPrefs", "ClassTrackingPerTxnLine") {
            try resolve(.classification, "ClassRef", in: &detail)
        } else {
            detail["ClassRef"] = nil
        }
    }

    private func taxCode(
        _ line: inout SaleLine, _ detail: inout JSONObject, _ draft: Draft, isTaxable: Bool
    ) throws {
        let sent = detail.reference("TaxCodeRef")
        switch profile.taxModel {
        case .usManual, .usAutomated:
            let code = sent ?? (profile.taxModel == .usAutomated && isTaxable ? "TAX" : "NON")
            guard code == "TAX" || code == "NON" else {
                throw Fault(
                    6100, "Invalid tax code", "Line tax code must be TAX or NON. Supplied value: \(code)",
                    element: "TaxCodeRef")
            }
            line.isTaxable = code == "TAX"
            detail["TaxCodeRef"] = .reference(code)
        case .global:
            if draft.record.text("GlobalTaxCalculation") == "NotApplicable" {
                detail["TaxCodeRef"] = nil
                return
            }
            line.taxCode = try globalCode(sent)
            detail["TaxCodeRef"] = sent.map { .reference($0) }
            if let gross = detail.amount("TaxInclusiveAmt"), draft.record.text("GlobalTaxCalculation") == "TaxInclusive"
            {
                line.gross = gross
                line.isNetStated = true
            } else {
                detail["TaxInclusiveAmt"] = nil
            }
        }
    }

    /// The tax code of a line outside the US. Source: §8.2.
    func globalCode(_ sent: String?) throws -> Int {
        guard let sent else {
            let word = CountryTable.places[profile.country.lowercased()]?.taxWord ?? "sales tax"
            throw Fault.business(
                "Make sure all your transactions have a \(word) rate before you save.", element: "TaxCodeRef")
        }
        return try referenced(.taxCode, id: sent, element: "TaxCodeRef").id
    }

    private func discount(_ line: JSONObject) throws -> SaleDiscount {
        guard preference("SalesFormsPrefs", "AllowDiscount") else {
            throw Fault.business("Discounts are not switched on for this company.", element: "DiscountLineDetail")
        }
        guard var detail = line.object("DiscountLineDetail") else { throw Fault.missing("DiscountLineDetail") }
        detail = withoutEmpties(detail)
        var result = SaleDiscount(record: line)
        result.account =
            preferences.object("SalesFormsPrefs")?.text("DefaultDiscountAccount").flatMap { Int($0) }
            ?? SeedAccounts.discounts
        if let account = try referenced(.account, "DiscountAccountRef", in: detail) {
            let type = account.record.text("AccountType") ?? ""
            guard ["Income", "Other Income", "Expense", "Other Expense", "Cost of Goods Sold"].contains(type) else {
                throw Fault.accountType("DiscountAccountRef")
            }
            result.account = account.id
        }
        detail["DiscountAccountRef"] = accountReference(result.account)
        if profile.taxModel == .global, let code = detail.reference("TaxCodeRef") {
            result.taxCode = try globalCode(code)
        }
        try classify(&detail)
        result.record["DiscountLineDetail"] = .object(detail)
        return result
    }

    /// The discount's amount, once the subtotal is known. A percentage of 0 beside an amount wipes it. Source: §7.8.
    private func settleDiscount(_ lines: inout SaleLines) throws {
        guard var discount = lines.discount, var detail = discount.record.object("DiscountLineDetail") else { return }
        let percent = detail.exact("DiscountPercent")
        let isPercent = detail.bool("PercentBased") ?? (percent != nil)
        if let percent, isPercent || percent.isZero {
            if percent < .zero || percent > Exact(100) { throw Fault.numberValue("DiscountPercent", percent.text) }
            discount.amount = lines.subtotal.percent(percent)
        } else if let amount = discount.record.amount("Amount") {
            discount.amount = amount
        } else {
            throw Fault(
                6090, "Discount amount missing", "A discount line needs an Amount or a DiscountPercent",
                element: "DiscountLineDetail")
        }
        if discount.amount < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "Amount")
        }
        if discount.amount > lines.subtotal {
            throw Fault.business("The discount amount can't be greater than the subtotal.", element: "Amount")
        }
        detail["PercentBased"] = .bool(isPercent)
        discount.record["DiscountLineDetail"] = .object(detail)
        discount.record["Amount"] = discount.amount.json
        lines.discount = discount
    }

    /// The lines as they are kept: numbered, known ids kept, the subtotal behind them.
    func numbered(_ lines: SaleLines, old: JSONObject?) -> JSONValue {
        var records = lines.lines.map(\.record)
        if let discount = lines.discount { records.append(discount.record) }
        records = numbered(records, old: old)
        records.append([
            "Amount": lines.subtotal.json, "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": [:],
        ])
        return .array(records.map { .object($0) })
    }

    func numbered(_ lines: [JSONObject], old: JSONObject?) -> [JSONObject] {
        let known = Set((old?.objects("Line") ?? []).compactMap { $0.text("Id") })
        var highest = known.compactMap { Int($0) }.max() ?? 0
        var used: Set<String> = []
        return lines.enumerated().map { index, line in
            var result: JSONObject = [:]
            var id = line.text("Id") ?? ""
            if !known.contains(id) || !used.insert(id).inserted {
                highest += 1
                id = String(highest)
                used.insert(id)
            }
            result.append("Id", .string(id))
            result.append("LineNum", .number(String(index + 1)))
            for member in line.members where member.name != "Id" && member.name != "LineNum" && !member.value.clears {
                result.append(member.name, member.value)
            }
            return result
        }
    }
}
