import Accounting
import Commerce

extension Planning {
    mutating func purchaseLine(
        _ line: SuppliedLine, _ choice: SendingOptions.VendorChoice, _ customer: Reference<Customer>?
    ) -> PurchaseLine? {
        let sold = line.lineID.flatMap { id in order.lines.first { $0.id == id } }
        var thing = sold ?? line.thing
        if sold == nil { thing.supplier = SupplyLine(line, of: choice.supplierID) }
        guard let booked = item(for: thing), let account = costAccount(of: booked, choice) else { return nil }
        let cost = UnitPricing.fit(line.amount, quantity: line.quantity, preferred: line.unitCost)
        let isBillable = (sending?.isBillable ?? false) && (line.isBillable ?? sold?.supplier?.isBillable ?? true)
        let text = line.text.isEmpty ? description(of: thing) : line.text
        return PurchaseLine(
            item: booked.item, account: account,
            description: Naming.cut(text, to: books.catalogue.traits.lengths.lineDescription),
            quantity: cost.map { _ in line.quantity }, unitCost: cost, amount: line.amount,
            taxCode: books.company.taxModel == .global ? books.pairing.codeWithoutTax?.reference : nil,
            billableTo: isBillable ? customer : nil)
    }

    /// Where the books put what is bought by the item: on the item's own account, whatever is chosen beside it.
    private mutating func costAccount(
        of booked: BookedItem, _ choice: SendingOptions.VendorChoice
    ) -> Reference<Account>? {
        switch booked.item {
        case .planned(let key, _):
            let record = groundwork.first { $0.key == key } ?? books.catalogue.expected.item(key)
            guard case .item(let draft)? = record?.body else { return choice.costAccount }
            if let account = draft.kind == .inventory ? draft.assetAccount : draft.expenseAccount { return account }
            refuse(.itemNotBought(item: booked.item.name))
            return nil
        case .existing(let id, let name):
            guard let record = books.catalogue.items.byID[id] else { return choice.costAccount }
            let account = record.kind == .inventory ? record.assetAccount : record.expenseAccount
            if let account { return books.catalogue.accounts[account]?.reference ?? choice.costAccount }
            refuse(.itemNotBought(item: name))
            return nil
        }
    }
}

extension SupplyLine {
    fileprivate init(_ line: SuppliedLine, of supplier: String) {
        self.init(
            supplierID: supplier, supplierName: "", quantity: line.quantity, unitCost: line.unitCost,
            amount: line.amount, isBillable: line.isBillable)
    }
}
