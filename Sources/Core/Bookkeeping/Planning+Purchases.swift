package import Accounting
import Commerce

extension Planning {
    /// Plans the bills and purchase orders that a person chose for the order's suppliers (S5, A1).
    mutating func planPurchases(customer: Reference<Customer>?) {
        guard let sending else { return }
        let supplies = order.supplies
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            for (place, supplied) in supplies.filter({ $0.supplier.id == choice.supplierID }).enumerated() {
                let purchase = Purchase(supplied, choice, place: place, order: order.id)
                part(.purchase, choice.sendsBill ? purchase.billKeys[0] : purchase.orderKey) {
                    $0.plan(purchase, customer)
                }
            }
        }
    }

    /// Whether a purchase says which customer its costs may be billed to.
    var billsCustomer: Bool {
        guard let sending, sending.isBillable else { return false }
        let sent = Set(sending.vendors.filter { $0.sendsBill || $0.sendsPurchaseOrder }.map(\.supplierID))
        return order.supplies.contains { supplied in
            sent.contains(supplied.supplier.id)
                && (supplied.lines + supplied.invoices.flatMap(\.lines)).contains { $0.isBillable ?? true }
        }
    }

    private mutating func plan(_ purchase: Purchase, _ customer: Reference<Customer>?) {
        let (supplied, choice) = (purchase.supplied, purchase.choice)
        let vendor = vendor(choice, supplied.supplier)
        if choice.sendsPurchaseOrder {
            let lines = supplied.lines.compactMap { purchaseLine($0, choice, customer) }
            let day = (day: supplied.date ?? placedOn, isMoved: false)
            plan(
                purchase.orderKey,
                .purchase(document(.purchaseOrder, supplied.number, on: day, vendor, choice, lines)))
        }
        guard choice.sendsBill || purchase.hasLateInvoice else { return }
        let isOrdered = choice.sendsPurchaseOrder || links[purchase.orderKey] != nil
        for paper in purchase.papers {
            check(paper, purchase)
            let wanted = paper.date ?? invoicedOn
            var lines: [PurchaseLine] = []
            for line in paper.lines {
                guard var written = purchaseLine(line, choice, customer) else { continue }
                if isOrdered { written.purchaseOrderLine = purchase.place(of: line) }
                lines.append(written)
            }
            let day = openDay(wanted, for: paper.key)
            var bill = document(.bill, paper.number, on: (day.day, day.isMoved), trueDay: wanted, vendor, choice, lines)
            bill.dueDate = paper.dueDate
            if lines.contains(where: { $0.purchaseOrderLine != nil }) { bill.purchaseOrder = purchase.orderKey }
            plan(paper.key, .purchase(bill))
        }
    }

    private func document(
        _ kind: PurchaseDocument.Kind, _ number: String, on day: (day: BusinessDate, isMoved: Bool),
        trueDay: BusinessDate? = nil, _ vendor: Reference<Vendor>, _ choice: SendingOptions.VendorChoice,
        _ lines: [PurchaseLine]
    ) -> PurchaseDocument {
        let mark = day.isMoved ? [texts.trueDate(trueDay ?? placedOn)] : []
        return PurchaseDocument(
            kind: kind, number: documentNumber(number), date: day.day, dueDate: nil, vendor: vendor, currency: currency,
            exchangeRate: exchangeRate, lines: lines, payableAccount: payableAccount(choice),
            privateNote: note([orderMark] + mark))
    }

    /// What a supplier invoiced beyond the tolerance waits for a person who has seen it.
    private mutating func check(_ paper: Purchase.Paper, _ purchase: Purchase) {
        guard paper.isInvoice, !purchase.choice.knownInvoices.contains(paper.number), purchase.papers.count == 1
        else { return }
        let (ordered, invoiced) = (purchase.supplied.total(currency), paper.lines.map(\.amount).sum(currency))
        guard SupplierTolerance.isExceeded(ordered: ordered, invoiced: invoiced) else { return }
        refuse(
            .supplierInvoiceDiffers(
                supplier: purchase.supplied.supplier.name, number: paper.number, ordered: ordered, invoiced: invoiced))
    }

    /// The payable account in the order's currency.
    private func payableAccount(_ choice: SendingOptions.VendorChoice) -> Reference<Account> {
        guard currency != books.company.homeCurrency, case .existing(let id, _) = choice.payableAccount,
            books.catalogue.accounts[id]?.currency != currency
        else { return choice.payableAccount }
        let fitting = books.catalogue.accounts.values
            .filter { $0.type == .accountsPayable && $0.currency == currency && $0.isActive }
        return fitting.min { $0.id.rawValue < $1.id.rawValue }?.reference ?? choice.payableAccount
    }

    private mutating func purchaseLine(
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

    /// The vendor chosen, linked, of that name, or a new one.
    private mutating func vendor(
        _ choice: SendingOptions.VendorChoice, _ supplier: Supplier
    ) -> Reference<Vendor> {
        if let chosen = choice.vendor { return chosen }
        let key = RecordKey(.supplier, supplier.id, role: .vendor)
        let cleaned = Naming.cleaned(supplier.name.isEmpty ? supplier.id : supplier.name)
        if let id = links[key] {
            return .existing(ID(id), name: books.catalogue.parties.vendorsByID[ID(id)]?.displayName ?? cleaned)
        }
        if let name = books.catalogue.expected.partyName(of: key) { return create(key, supplier, named: name) }
        let known = (books.catalogue.parties.byName[NameKey(cleaned)] ?? []).first {
            $0.kind == .vendor && $0.isActive && ($0.currency == currency || !books.company.isMulticurrency)
        }
        if let known { return .existing(ID(known.id), name: known.displayName) }
        return create(key, supplier, named: freeName(cleaned, suffixes: [texts.vendor, supplier.id]))
    }

    private mutating func create(_ key: RecordKey, _ supplier: Supplier, named name: String) -> Reference<Vendor> {
        if groundwork.contains(where: { $0.key == key }) { return .planned(key, name: name) }
        let company = Naming.cut(Naming.cleaned(supplier.name), to: books.catalogue.traits.lengths.partyNamePart)
        prepare(
            key,
            .vendor(
                PartyDraft(
                    displayName: name, companyName: company, email: EmailAddress(supplier.email)?.text,
                    currency: currency, accountNumber: supplier.accountNumber.map(Naming.cleaned))))
        return .planned(key, name: name)
    }
}

/// How far a supplier's invoice may be from what was ordered before somebody must look at it: 2 per cent, or 5.00 where that is more.
///
/// Source: esp-orders.md §9.
package enum SupplierTolerance {
    package static func isExceeded(ordered: Money, invoiced: Money) -> Bool {
        let units = ordered.currency.minorUnitsPerUnit
        let most = max(ordered.share(2, of: 100).magnitude, Money(minorUnits: 5 * units, ordered.currency))
        return (invoiced - ordered).magnitude > most
    }
}

/// What is bought from one supplier, with what a person chose for it.
private struct Purchase {
    /// A paper that becomes a bill: an invoice of the supplier, or before there is one, what was ordered.
    struct Paper {
        var key: RecordKey
        var number: String
        var date: BusinessDate?
        var dueDate: BusinessDate?
        var lines: [SuppliedLine]
        var isInvoice: Bool
    }

    let supplied: SupplierOrder
    let choice: SendingOptions.VendorChoice
    let orderKey: RecordKey
    let billKeys: [RecordKey]

    /// `place` counts the purchase orders of one supplier from 0.
    init(_ supplied: SupplierOrder, _ choice: SendingOptions.VendorChoice, place: Int, order: ID<Order>) {
        self.supplied = supplied
        self.choice = choice
        let base = supplied.supplier.id + (place > 0 ? "/" + supplied.id : "")
        orderKey = RecordKey(.order, order.rawValue, role: .purchaseOrder(supplier: base))
        billKeys = (0..<max(supplied.invoices.count, 1)).map { ordinal in
            let name = base + (ordinal > 0 ? "/bill.\(ordinal + 1)" : "")
            return RecordKey(.order, order.rawValue, role: .bill(supplier: name))
        }
    }

    /// An invoice came after the purchase order was sent without a bill.
    var hasLateInvoice: Bool {
        choice.sendsPurchaseOrder && supplied.invoices.contains { !choice.knownInvoices.contains($0.number) }
    }

    var papers: [Paper] {
        guard !supplied.invoices.isEmpty else {
            return [Paper(key: billKeys[0], number: supplied.number, lines: supplied.lines, isInvoice: false)]
        }
        return zip(billKeys, supplied.invoices).map { key, invoice in
            Paper(
                key: key, number: invoice.number, date: invoice.date, dueDate: invoice.dueDate, lines: invoice.lines,
                isInvoice: true)
        }
    }

    /// The line of the purchase order that a line of a bill receives, from 1.
    func place(of line: SuppliedLine) -> Int? {
        guard let id = line.lineID else { return nil }
        return supplied.lines.firstIndex { $0.lineID == id }.map { $0 + 1 }
    }
}

extension SupplyLine {
    fileprivate init(_ line: SuppliedLine, of supplier: String) {
        self.init(
            supplierID: supplier, supplierName: "", quantity: line.quantity, unitCost: line.unitCost,
            amount: line.amount, isBillable: line.isBillable)
    }
}
