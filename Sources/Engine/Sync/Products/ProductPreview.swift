import Accounting
package import Bookkeeping

/// What the products workflow would make of one product.
package struct ProductPreview: Sendable {
    package enum Result: Sendable {
        case item(PlannedRecord)
        case needsYou(OrderReason)
    }

    /// Its name in the store.
    package var product: String
    package var result: Result

    /// Items that several products share are made once.
    func isNews(_ seen: inout Set<RecordKey>) -> Bool {
        if case .item(let record) = result { seen.insert(record.key).inserted } else { true }
    }
}
