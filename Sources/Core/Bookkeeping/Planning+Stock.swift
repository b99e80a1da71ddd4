import Accounting

extension Planning {
    /// The day from which a new inventory item is counted: before every order that may still come.
    var stockBegin: BusinessDate {
        if let chosen = books.policy.products.inventoryStart { return chosen }
        let afterClosing = books.company.closingDate?.adding(days: 1)
        // Of the whole history nothing comes that is earlier than the first open day.
        let first = min(placedOn, books.policy.startDate ?? afterClosing ?? placedOn)
        guard let afterClosing, first < afterClosing else { return first }
        return min(placedOn, afterClosing)
    }

    /// Refuses documents of days before the stock of one of their items begins (6270); what is posted already stays.
    mutating func checkStock(in document: Document, for key: RecordKey) {
        guard links[key] == nil else { return }
        for item in document.items {
            guard let stock = stock(of: item), document.date < stock.start else { continue }
            refuse(.soldBeforeStock(item: stock.name, start: stock.start, date: document.date))
        }
    }

    private func stock(of item: Reference<Item>) -> (name: String, start: BusinessDate)? {
        switch item {
        case .existing(let id, _):
            // Asked before the record is taken out, which is large to copy: few items keep stock.
            guard books.catalogue.items.byID[id]?.kind == .inventory, let record = books.catalogue.items.byID[id] else {
                return nil
            }
            return record.inventoryStartDate.map { (record.name, $0) }
        case .planned(let key, _):
            let known = groundwork.first { $0.key == key } ?? books.catalogue.expected.item(key)
            guard case .item(let draft)? = known?.body, draft.kind == .inventory else { return nil }
            return draft.inventoryStartDate.map { (draft.name, $0) }
        }
    }
}

extension Document {
    /// Items of its lines.
    fileprivate var items: [Reference<Item>] {
        switch self {
        case .sale(let sale): sale.lines.map(\.item)
        case .purchase(let purchase): purchase.lines.map(\.item)
        case .payment, .journalEntry: []
        }
    }
}
