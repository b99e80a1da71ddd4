import Accounting
import Commerce

extension Planning {
    /// Plans the bills and purchase orders that a person chose for the order's suppliers (S5, A1).
    mutating func planPurchases(customer: Reference<Customer>?) {
        guard let sending else { return }
        let supplies = order.supplies
        var purchases: [Purchase] = []
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            for (place, supplied) in supplies.filter({ $0.supplier.id == choice.supplierID }).enumerated() {
                let purchase = Purchase(supplied, choice, place: place, of: self)
                purchases.append(purchase)
                part(.purchase, choice.sendsBill ? purchase.billKeys[0] : purchase.orderKey) {
                    $0.plan(purchase, customer)
                }
            }
        }
        askAboutNewSuppliers(supplies)
        let staying = keepLeftInvoices()
        withdraw(from: supplies, purchases, keeping: staying)
    }

    /// Plans what suppliers invoiced and gave back for an order that was cancelled: it is owed all the same. What was only ordered is
    /// not. Of a supplier who joined after the order was sent a person is asked.
    mutating func planOwedPurchases(customer: Reference<Customer>?) {
        staying = order.leftInvoices(links).map(\.key)
        guard let sending else { return }
        askAboutNewSuppliers(order.supplies.filter { !$0.invoices.isEmpty })
        for choice in sending.vendors where choice.sendsBill || choice.sendsPurchaseOrder {
            for (place, supplied) in order.supplies.filter({ $0.supplier.id == choice.supplierID }).enumerated()
            where !supplied.invoices.isEmpty {
                let purchase = Purchase(supplied, choice, place: place, of: self)
                part(.purchase, choice.sendsBill ? purchase.billKeys[0] : purchase.orderKey) { planning in
                    let vendor = planning.vendor(choice, supplied.supplier)
                    planning.planBills(of: purchase, to: vendor, customer)
                }
            }
        }
    }

    /// Of a supplier who joined the order after it was sent nobody said what is sent: a person is asked, where others were sent to.
    private mutating func askAboutNewSuppliers(_ supplies: [SupplierOrder]) {
        guard let sending, let known = sending.knownSuppliers,
            !books.policy.sendingRules.kinds.isDisjoint(with: [.bill, .purchaseOrder]),
            sending.vendors.contains(where: { $0.sendsBill || $0.sendsPurchaseOrder })
        else { return }
        for supplier in order.suppliers where !known.contains(supplier.id) {
            let papers = supplies.filter { $0.supplier.id == supplier.id }
            let amounts = papers.map { paper in
                paper.lines.isEmpty ? paper.invoices.map { $0.total(currency) }.sum(currency) : paper.total(currency)
            }
            let amount = amounts.sum(currency)
            if amount.isZero { continue }
            let key = RecordKey(.order, order.id.rawValue, role: .bill(supplier: supplier.id))
            part(.purchase, key) {
                $0.refuse(
                    .supplierNotSent(supplier: supplier.name.isEmpty ? supplier.id : supplier.name, amount: amount))
            }
        }
    }

    /// A supplier's own invoice is owed although the order tells of that supplier no more: its bill stays. A person is told, until the
    /// order is sent again without the supplier.
    ///
    /// Returns what stays, with the purchase orders that it receives.
    private mutating func keepLeftInvoices() -> Set<RecordKey> {
        var staying: Set<RecordKey> = []
        for (key, paper) in order.leftInvoices(links) {
            staying.formUnion([key] + [paper.purchaseOrder].compactMap { $0 })
            let name = key.role.supplierPaper ?? ""
            if let known = sending?.knownSuppliers, !known.contains(where: { Supplier(id: $0, name: "").isOf(name) }) {
                continue
            }
            part(.purchase, key) {
                $0.refuse(
                    .supplierInvoiceLeft(
                        supplier: paper.vendor.name, number: paper.number ?? "", amount: paper.total))
            }
        }
        return staying
    }

    /// What is in the books of a supplier's papers and is none of them any more: an invoice was taken back, or the order moved to
    /// another supplier. What somebody chose not to send any more is no such thing.
    private mutating func withdraw(
        from supplies: [SupplierOrder], _ purchases: [Purchase], keeping staying: Set<RecordKey>
    ) {
        let planned = staying.union(purchases.flatMap { [$0.orderKey] + $0.billKeys })
        let declined = Set(supplies.map(\.number) + (sending?.vendors ?? []).flatMap(\.knownInvoices))
        for key in links.records.keys
        where key.source == .order && key.id == order.id.rawValue && !planned.contains(key) {
            guard let name = key.role.supplierPaper else { continue }
            let isSupplied = supplies.contains { $0.supplier.isOf(name) }
            let choice = sending?.vendors.first { Supplier(id: $0.supplierID, name: "").isOf(name) }
            let isGone =
                switch (key.role, choice) {
                case (_, _) where !isSupplied: true
                case (_, nil): false
                case (.purchaseOrder, let choice?): choice.sendsPurchaseOrder
                case (_, let choice?): choice.sendsBill || links.numbers[key].map { !declined.contains($0) } ?? false
                }
            if isGone { withdrawn.append(key) }
        }
        withdrawn.sort { $0.role.text < $1.role.text }
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
}
