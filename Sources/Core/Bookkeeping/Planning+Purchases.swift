import Accounting
import Commerce

extension Planning {
    /// Plans the bills and purchase orders that a person chose for the order's suppliers (S5, A1).
    mutating func planPurchases(customer: Reference<Customer>?) {
        guard let sending else { return }
        var ordinal = 0
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            let supplied = order.lines.filter { $0.supplier?.supplierID == choice.supplierID }
            guard !supplied.isEmpty else { continue }
            ordinal += 1
            planPurchases(of: supplied, choice, customer, ordinal: ordinal)
        }
    }

    private mutating func planPurchases(
        of supplied: [OrderLine], _ choice: SendingOptions.VendorChoice, _ customer: Reference<Customer>?, ordinal: Int
    ) {
        let key = RecordKey(.order, order.id.rawValue, role: choice.sendsBill ? billRole(choice) : orderRole(choice))
        part(.purchase, key) { $0.planParts(of: supplied, choice, customer, ordinal: ordinal) }
    }

    /// Whether a purchase says which customer its costs may be billed to.
    var billsCustomer: Bool {
        guard let sending else { return false }
        let sent = Set(sending.vendors.filter { $0.sendsBill || $0.sendsPurchaseOrder }.map(\.supplierID))
        return order.lines.compactMap(\.supplier).contains {
            sent.contains($0.supplierID) && (sending.isBillable || $0.isBillable)
        }
    }

    private func billRole(_ choice: SendingOptions.VendorChoice) -> RecordRole {
        .bill(supplier: choice.supplierID)
    }
    private func orderRole(_ choice: SendingOptions.VendorChoice) -> RecordRole {
        .purchaseOrder(supplier: choice.supplierID)
    }

    private mutating func planParts(
        of supplied: [OrderLine], _ choice: SendingOptions.VendorChoice, _ customer: Reference<Customer>?, ordinal: Int
    ) {
        let vendor = vendor(choice, name: supplied[0].supplier?.supplierName ?? "")
        let lines = supplied.compactMap { purchaseLine($0, choice, customer) }
        let number = documentNumber(
            books.policy.numbering.prefix + order.number + (ordinal > 1 ? ".\(ordinal)" : ""))
        func document(_ kind: PurchaseDocument.Kind, _ day: (day: BusinessDate, isMoved: Bool)) -> PurchaseDocument {
            let mark = day.isMoved ? [texts.trueDate(placedOn)] : []
            return PurchaseDocument(
                kind: kind, number: number, date: day.day, dueDate: nil, vendor: vendor, currency: currency,
                exchangeRate: exchangeRate, lines: lines, payableAccount: choice.payableAccount,
                privateNote: note([orderMark] + mark))
        }
        let orderKey = RecordKey(.order, order.id.rawValue, role: orderRole(choice))
        if choice.sendsPurchaseOrder { plan(orderKey, .purchase(document(.purchaseOrder, (placedOn, false)))) }
        guard choice.sendsBill else { return }
        let billKey = RecordKey(.order, order.id.rawValue, role: billRole(choice))
        var bill = document(.bill, openDay(placedOn, for: billKey))
        if choice.sendsPurchaseOrder || links[orderKey] != nil { bill.purchaseOrder = orderKey }
        plan(billKey, .purchase(bill))
    }

    private mutating func purchaseLine(
        _ line: OrderLine, _ choice: SendingOptions.VendorChoice, _ customer: Reference<Customer>?
    ) -> PurchaseLine? {
        guard let supply = line.supplier, let booked = item(for: line) else { return nil }
        let cost = UnitPricing.fit(supply.amount, quantity: supply.quantity, preferred: supply.unitCost)
        let isBillable = sending?.isBillable ?? false || supply.isBillable
        return PurchaseLine(
            item: booked.item, account: choice.costAccount, description: description(of: line),
            quantity: cost.map { _ in supply.quantity }, unitCost: cost, amount: supply.amount,
            taxCode: books.company.taxModel == .global ? books.pairing.codeWithoutTax?.reference : nil,
            billableTo: isBillable ? customer : nil)
    }

    /// The vendor chosen, linked, of that name, or a new one.
    private mutating func vendor(_ choice: SendingOptions.VendorChoice, name: String) -> Reference<Vendor> {
        if let chosen = choice.vendor { return chosen }
        let key = RecordKey(.supplier, choice.supplierID, role: .vendor)
        let cleaned = Naming.cleaned(name.isEmpty ? choice.supplierID : name)
        if let id = links[key] {
            return .existing(ID(id), name: books.catalogue.parties.vendorsByID[ID(id)]?.displayName ?? cleaned)
        }
        if let name = books.catalogue.expected.partyName(of: key) { return create(key, cleaned, named: name) }
        let known = (books.catalogue.parties.byName[NameKey(cleaned)] ?? []).first {
            $0.kind == .vendor && $0.isActive && ($0.currency == currency || !books.company.isMulticurrency)
        }
        if let known { return .existing(ID(known.id), name: known.displayName) }
        return create(key, cleaned, named: freeName(cleaned, suffixes: [choice.supplierID]))
    }

    private mutating func create(_ key: RecordKey, _ company: String, named name: String) -> Reference<Vendor> {
        prepare(key, .vendor(PartyDraft(displayName: name, companyName: company, currency: currency)))
        return .planned(key, name: name)
    }
}
