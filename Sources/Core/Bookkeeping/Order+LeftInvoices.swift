import Accounting
import Commerce

extension Order {
    /// Bills and credits in the books that are suppliers' own papers, of suppliers of whom the order tells no more: what they invoiced is
    /// owed all the same, unless they took it back.
    func leftInvoices(_ links: Links) -> [(key: RecordKey, paper: PurchaseDocument)] {
        if links.purchases.isEmpty { return [] }
        let suppliers = supplies.map(\.supplier)
        return links.purchases.filter { key, paper in
            guard key.source == .order, key.id == id.rawValue, case .bill(let name) = key.role else { return false }
            return !suppliers.contains { $0.isOf(name) } && isInvoice(paper, name, links) && !isVoided(paper, name)
        }.map { (key: $0.key, paper: $0.value) }.sorted { $0.key.role.text < $1.key.role.text }
    }

    /// Whether a bill is of a supplier's invoice and not of what was ordered: that one bears the number of the purchase order and has no
    /// due day. What nobody can tell counts as invoiced.
    private func isInvoice(_ paper: PurchaseDocument, _ name: String, _ links: Links) -> Bool {
        guard paper.kind == .bill, paper.dueDate == nil, let number = paper.number else { return true }
        let ordered = links.numbers[RecordKey(.order, id.rawValue, role: .purchaseOrder(supplier: name))]
        return number != ordered && !number.hasPrefix("\(self.number)-")
    }

    private func isVoided(_ paper: PurchaseDocument, _ name: String) -> Bool {
        (voidedInvoices ?? [:]).contains { supplier, numbers in
            Supplier(id: supplier, name: "").isOf(name) && numbers.contains { $0 == paper.number }
        }
    }
}

extension SupplierInvoice {
    /// A supplier's credit memo: what it comes to is given back.
    func isCredit(_ currency: Currency) -> Bool { total(currency).isNegative }
}

extension Supplier {
    /// Whether the papers of that name are the supplier's.
    func isOf(_ name: String) -> Bool { name == id || name.hasPrefix(id + "/") }
}

extension RecordRole {
    /// The name of a paper of a supplier.
    var supplierPaper: String? {
        switch self {
        case .bill(let name), .purchaseOrder(let name): name
        case .sale, .difference, .payment, .tender, .refund, .application, .customer, .foreignCustomer, .vendor,
            .foreignVendor, .item, .other:
            nil
        }
    }
}
