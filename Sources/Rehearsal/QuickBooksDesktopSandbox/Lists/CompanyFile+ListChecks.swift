/// What an element of a list needs before it is kept.
extension CompanyFile {
    func check(_ fields: [Element], _ kind: ListKind, except: Int?) throws(Refusal) {
        func field(_ name: String) -> Element? { fields.first { $0.name == name } }
        switch kind {
        case .itemInventory, .itemInventoryAssembly:
            try requireAccount(field("IncomeAccountRef"), "IncomeAccountRef", ["Income", "OtherIncome"])
            try requireAccount(field("COGSAccountRef"), "COGSAccountRef", ["CostOfGoodsSold"])
            try requireAccount(field("AssetAccountRef"), "AssetAccountRef", ["OtherCurrentAsset"])
        case .itemService, .itemNonInventory, .itemOtherCharge:
            try checkSides(fields)
        case .itemDiscount:
            try requireAccount(
                field("AccountRef"), "AccountRef",
                ["Income", "OtherIncome", "Expense", "OtherExpense", "CostOfGoodsSold", "OtherCurrentLiability"])
        case .itemSalesTax:
            if field("TaxVendorRef") == nil, (field("TaxRate").flatMap { Exact($0.text) } ?? .zero) != .zero {
                throw .missing("TaxVendorRef")
            }
        case .account:
            try checkCurrency(fields)
            if let number = field("AccountNumber")?.text,
                records(.account).contains(where: { $0.value("AccountNumber") == number && $0.number != except })
            {
                throw .nameInUse(number)
            }
        default: break
        }
    }

    private func checkSides(_ fields: [Element]) throws(Refusal) {
        if let side = fields.first(where: { $0.name == "SalesOrPurchase" }) {
            try requireAccount(side.child("AccountRef"), "AccountRef", nil)
        }
        if let side = fields.first(where: { $0.name == "SalesAndPurchase" }) {
            try requireAccount(side.child("IncomeAccountRef"), "IncomeAccountRef", nil)
            try requireAccount(side.child("ExpenseAccountRef"), "ExpenseAccountRef", nil)
        }
    }

    /// A posting account that is there and of one of some kinds; money and debts of customers take no item.
    private func requireAccount(_ field: Element?, _ name: String, _ types: [String]?) throws(Refusal) {
        guard let field, let number = Int(field.text) else { throw .noAccount(name) }
        let type = type(number)
        let forbidden = ["AccountsReceivable", "AccountsPayable", "NonPosting"]
        if types.map({ !$0.contains(type) }) ?? forbidden.contains(type) {
            throw .wrongAccount(name, fullName(number))
        }
    }

    mutating func delete(_ kindName: String, _ id: String) throws(Refusal) -> [Element] {
        guard let kind = ListKind(rawValue: kindName), let number = number(id: id, [kind]), let record = records[number]
        else { throw .notFound(id) }
        if isUsed(number) { throw .inUse(id, "It is used in at least one transaction or list element.") }
        if special.values.contains(number) { throw .inUse(id, "QuickBooks needs it itself.") }
        let name = fullName(number)
        remove(number)
        let gone: [Element] = [
            Element("ListDelType", kindName), Element("ListID", id), Element("TimeDeleted", now.text(in: profile.zone)),
            Element("FullName", name),
        ]
        var deleted = Element("ListDeletedRet", gone)
        deleted.children.insert(Element("TimeCreated", record.created.text(in: profile.zone)), at: 2)
        deletedLists.append(deleted)
        return gone
    }

    private func isUsed(_ number: Int) -> Bool {
        let text = String(number)
        func names(_ fields: [Element]) -> Bool {
            fields.contains { field in
                field.name.hasSuffix("Ref") && field.children.isEmpty && field.text == text || names(field.children)
            }
        }
        if records.values.contains(where: { $0.number != number && ($0.parent == number || names($0.fields)) }) {
            return true
        }
        return transactions.values.contains { transaction in
            transaction.entity == number || transaction.account == number || names(transaction.fields)
                || transaction.lines.contains { names($0.fields) }
                || transaction.postings.contains { $0.account == number || $0.entity == number }
        }
    }
}
