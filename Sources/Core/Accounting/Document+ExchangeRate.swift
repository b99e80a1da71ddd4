extension Document {
    /// Home units for one unit of its currency; `nil` when nobody stated a rate.
    package var exchangeRate: ExactDecimal? {
        get {
            switch self {
            case .sale(let sale): sale.exchangeRate
            case .payment(let payment): payment.exchangeRate
            case .purchase(let purchase): purchase.exchangeRate
            case .journalEntry(let entry): entry.exchangeRate
            }
        }
        set {
            switch self {
            case .sale(var sale):
                sale.exchangeRate = newValue
                self = .sale(sale)
            case .payment(var payment):
                payment.exchangeRate = newValue
                self = .payment(payment)
            case .purchase(var purchase):
                purchase.exchangeRate = newValue
                self = .purchase(purchase)
            case .journalEntry(var entry):
                entry.exchangeRate = newValue
                self = .journalEntry(entry)
            }
        }
    }
}
