import Accounting

extension Planning {
    /// Refuses amounts that the books would round; what is posted already stays. Source: quickbooks-online.md §7.1.
    mutating func checkDecimals(of document: Document, for key: RecordKey) {
        let most = books.catalogue.traits.amountDecimalsMax
        guard currency.minorUnitDigits > most, links[key] == nil,
            let amount = document.amounts.first(where: { $0.decimal.scale > most })
        else { return }
        refuse(.amountTooFine(amount))
    }
}

extension Document {
    /// What it comes to, and the amounts that it states.
    fileprivate var amounts: [Money] {
        switch self {
        case .sale(let sale): [sale.total, sale.taxTotal] + sale.lines.map(\.amount)
        case .payment(let payment): [payment.total] + payment.applications.map(\.amount)
        case .purchase(let purchase): purchase.lines.map(\.amount)
        case .journalEntry(let entry): entry.journal.lines.map(\.amount)
        }
    }
}
