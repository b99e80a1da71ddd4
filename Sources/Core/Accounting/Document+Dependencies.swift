extension RecordBody {
    /// The keys of records that must be in the books before this one, without repetition, in order of mention.
    package var dependencies: [RecordKey] {
        var seen: Set<RecordKey> = []
        return mentioned.compactMap { $0 }.filter { seen.insert($0).inserted }
    }

    private var mentioned: [RecordKey?] {
        switch self {
        case .customer, .vendor: []
        case .item(let item):
            [item.incomeAccount.dependency, item.expenseAccount?.dependency, item.assetAccount?.dependency]
        case .document(.sale(let sale)): [sale.customer.dependency] + sale.lines.map(\.item.dependency)
        case .document(.payment(let payment)):
            [payment.customer.dependency] + payment.applications.map(\.document)
        case .document(.purchase(let purchase)):
            [purchase.vendor.dependency, purchase.purchaseOrder]
                + purchase.lines.flatMap { [$0.item.dependency, $0.billableTo?.dependency] }
        case .document(.journalEntry(let entry)): [entry.customer?.dependency]
        }
    }
}
