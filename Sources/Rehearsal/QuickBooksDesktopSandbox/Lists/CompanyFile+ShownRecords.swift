/// Elements of lists as answers show them.
extension CompanyFile {
    /// `CustomerRet`, with balances and quantities of this moment.
    func shownRecord(_ number: Int, owners: [String] = []) -> Element {
        guard let record = records[number] else { return Element("") }
        var children: [Element] = []
        for name in record.kind.shownFields { append(name, record, to: &children) }
        for one in record.extensions where owners.contains(one.owner) { children.append(Self.shown(one)) }
        return Element(record.kind.rawValue + "Ret", children)
    }

    static func shown(_ one: Extension) -> Element {
        Element(
            "DataExtRet",
            [
                Element("OwnerID", one.owner), Element("DataExtName", one.name), Element("DataExtType", "STR255TYPE"),
                Element("DataExtValue", one.value),
            ])
    }

    private func append(_ name: String, _ record: ListRecord, to children: inout [Element]) {
        func add(_ text: String) { children.append(Element(name, text)) }
        let balance = record.kind == .account ? shownBalance(record.number) : entityBalance(record)
        switch name {
        case "ListID": add(record.id)
        case "TimeCreated": add(record.created.text(in: profile.zone))
        case "TimeModified": add(record.modified.text(in: profile.zone))
        case "EditSequence": add(String(record.sequence))
        case "Name", "Initial": add(record.name)
        case "FullName": add(fullName(record.number))
        case "IsActive": add(record.isActive ? "true" : "false")
        case "ParentRef": if let parent = record.parent { children.append(shownReference(name, parent)) }
        case "Sublevel": add(String(level(record)))
        case "Balance": if !isIncome(record) { add(balance.text) }
        case "TotalBalance": if !isIncome(record) { add(totalBalance(record).text) }
        case "SpecialAccountType":
            if let special = special.first(where: { $0.value == record.number })?.key { add(special.rawValue) }
        case "QuantityOnHand": add((stock[record.number]?.quantity ?? .zero).text(0))
        case "AverageCost": add((stock[record.number]?.averageCost ?? .zero).text(2))
        case "QuantityOnOrder": add(quantityOnOrder(record.number).text(0))
        case "QuantityOnSalesOrder": add(quantityOnSalesOrder(record.number).text(0))
        case "BillAddressBlock", "ShipAddressBlock", "VendorAddressBlock", "OtherNameAddressBlock":
            if let address = record.field(String(name.dropLast(5))) { children.append(addressBlock(name, address)) }
        default:
            for field in record.fields where field.name == name { children.append(shown(field, owner: record.kind)) }
        }
    }

    private func isIncome(_ record: ListRecord) -> Bool {
        guard record.kind == .account else { return false }
        let type = type(record.number)
        return ["Income", "Expense", "CostOfGoodsSold", "OtherIncome", "OtherExpense", "NonPosting"].contains(type)
    }

    private func entityBalance(_ record: ListRecord) -> Cents {
        let balance = entityBalances[record.number] ?? .zero
        return record.kind == .vendor ? -balance : balance
    }

    /// With what is below it in the list.
    private func totalBalance(_ record: ListRecord) -> Cents {
        let own = record.kind == .account ? shownBalance(record.number) : entityBalance(record)
        guard record.kind.isTree, hasChildren(record.number) else { return own }
        return records(record.kind).filter { $0.parent == record.number }.reduce(own) { $0 + totalBalance($1) }
    }

    private func hasChildren(_ number: Int) -> Bool { parents.contains(number) }
}
