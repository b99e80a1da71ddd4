/// The rules of items. Source: quickbooks-online.md §7.5.
extension CompanyFile {
    private static let incomeTypes: Set<String> = [
        "Income", "Other Income", "Other Current Liability", "Other Expense",
        "Expense", "Cost of Goods Sold",
    ]
    private static let expenseTypes: Set<String> = [
        "Expense", "Other Expense", "Cost of Goods Sold", "Other Current Asset", "Income", "Other Income",
        "Other Current Liability",
    ]

    func completeItem(_ draft: inout Draft) throws {
        guard let name = draft.record.text("Name") else { throw Fault.missing("Name") }
        if name.contains(":") || name.contains("\t") || name.contains(where: \.isNewline) {
            throw Fault.invalidCharacters("Name")
        }
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        markInactive(&draft)
        try checkNameIsFree(draft)
        let type = draft.record.text("Type") ?? draft.old?.text("Type") ?? "Service"
        guard ["Inventory", "NonInventory", "Service", "Category"].contains(type) else {
            if type == "Group" || type == "Bundle" {
                throw Fault.unsupported("Operation create is not supported for Item of Type \(type)")
            }
            throw Fault.enumeration("Type", type)
        }
        draft.record["Type"] = .string(type)
        if draft.old?.text("Type") == "Inventory", type != "Inventory" {
            throw Fault.business("You can't change the type of an inventory item.", element: "Type")
        }
        try checkPrices(draft)
        try placeInTree(&draft)
        if type == "Category" { return }
        for property in ["SalesTaxCodeRef", "PurchaseTaxCodeRef"] where profile.taxModel == .global {
            try resolve(.taxCode, property, in: &draft.record)
        }
        try completeAccounts(&draft, type: type)
        if draft.record["UnitPrice"] == nil { draft.record["UnitPrice"] = 0 }
        if draft.record["PurchaseCost"] == nil { draft.record["PurchaseCost"] = 0 }
        if draft.record["Taxable"] == nil { draft.record["Taxable"] = .bool(type != "Service") }
        if type != "Inventory" { draft.record["TrackQtyOnHand"] = false }
    }

    private func checkPrices(_ draft: Draft) throws {
        let most = Exact(99_999_999_999)
        for property in ["UnitPrice", "PurchaseCost"] {
            if let price = draft.record.exact(property), price > most || price < -most {
                throw Fault(2110, "Invalid Decimal value", "Invalid Decimal : \(price.text)", element: property)
            }
        }
    }

    private func placeInTree(_ draft: inout Draft) throws {
        guard let parent = try referenced(.item, "ParentRef", in: draft.record) else {
            draft.record["SubItem"] = nil
            draft.record["FullyQualifiedName"] = draft.record["Name"]
            return
        }
        if parent.id == draft.id { throw Fault(900, "Invalid parent", "An item cannot be its own parent") }
        draft.record["SubItem"] = true
        let name = draft.record.text("Name") ?? ""
        draft.record["FullyQualifiedName"] = .string((parent.record.text("FullyQualifiedName") ?? "") + ":" + name)
        draft.record["ParentRef"] = .reference(String(parent.id), parent.record.text("FullyQualifiedName"))
    }

    private func completeAccounts(_ draft: inout Draft, type: String) throws {
        let income = try account("IncomeAccountRef", in: draft.record, types: Self.incomeTypes)
        let expense = try account("ExpenseAccountRef", in: draft.record, types: Self.expenseTypes)
        if let income { draft.record["IncomeAccountRef"] = accountReference(income.id) }
        if let expense { draft.record["ExpenseAccountRef"] = accountReference(expense.id) }
        guard type == "Inventory" else {
            if income == nil, expense == nil {
                throw Fault.missing(
                    "IncomeAccountRef",
                    "Required parameter ExpenseAccountRef or IncomeAccountRef is missing in the request")
            }
            return
        }
        guard preference("ProductAndServicesPrefs", "QuantityOnHand") else {
            throw Fault(5020, "Permission Denied Error", "Permission Denied Error : Inventory is not switched on")
        }
        if income == nil { throw Fault.missing("IncomeAccountRef") }
        guard let expense else { throw Fault.missing("ExpenseAccountRef") }
        guard expense.record.text("AccountType") == "Cost of Goods Sold" else {
            throw Fault.accountType("ExpenseAccountRef")
        }
        if income?.record.text("AccountType") != "Income" { throw Fault.accountType("IncomeAccountRef") }
        guard let asset = try account("AssetAccountRef", in: draft.record, types: ["Other Current Asset"]) else {
            throw Fault.missing("AssetAccountRef")
        }
        draft.record["AssetAccountRef"] = accountReference(asset.id)
        try completeQuantity(&draft)
    }

    private func completeQuantity(_ draft: inout Draft) throws {
        if draft.record.bool("TrackQtyOnHand") != true {
            if draft.isNew { throw Fault.missing("TrackQtyOnHand") }
            draft.record["TrackQtyOnHand"] = true
        }
        guard draft.record.text("InvStartDate") != nil else { throw Fault.missing("InvStartDate") }
        guard let quantity = draft.record.exact("QtyOnHand") ?? (draft.isNew ? nil : stock[draft.id]?.quantity) else {
            throw Fault(
                6520, "Inventory item without quantity", "Required parameter QtyOnHand is missing in the request",
                element: "QtyOnHand")
        }
        draft.record["QtyOnHand"] = quantity.json
        let cost = draft.record.exact("PurchaseCost") ?? .zero
        if draft.isNew {
            put(.item, draft.id, draft.record)
            openStock(of: draft.id, quantity: quantity, unitCost: cost)
        } else if draft.sends("QtyOnHand"), let stock = stock[draft.id], stock.quantity != quantity {
            try adjustStock(of: draft, by: quantity - stock.quantity, unitCost: cost)
        }
    }

    /// A written quantity is an adjustment against opening balance equity. Source: §7.5.
    private func adjustStock(of draft: Draft, by difference: Exact, unitCost: Exact) throws {
        var stock = stock[draft.id] ?? ItemStock()
        let value: Cents
        if difference > .zero {
            stock.receive(difference, unitCost: unitCost)
            value = Cents(difference, times: unitCost) ?? .zero
        } else {
            value = -stock.issue(-difference)
        }
        setStock(draft.id, stock)
        let opening = Self.openingDocument(of: draft.id)
        let asset = draft.record.reference("AssetAccountRef").flatMap { Int($0) } ?? SeedAccounts.inventory
        var sums: [Int: Cents] = [asset: value, SeedAccounts.openingEquity: -value]
        for posting in ledger.entries[opening] ?? [] {
            sums[posting.account] = (sums[posting.account] ?? .zero) + posting.home
        }
        post(sums.sorted { $0.key < $1.key }.map { Posting($0.key, debit: $0.value) }, for: opening)
    }
}
