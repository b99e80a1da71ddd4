/// One line of a sale as it counts: its money, tax code, account and goods.
struct SaleLine {
    var record: JSONObject
    /// Before tax, as the document shows it (positive for a normal line, whatever the kind of document).
    var net = Cents.zero
    /// With tax, in documents whose amounts include it.
    var gross: Cents?
    /// The client said both the net and the gross amount.
    var isNetStated = false
    var taxCode: Int?
    /// US: the line is marked TAX.
    var isTaxable = false
    var account = 0
    var item: Int?
    var quantity: Exact?
    var carriesMoney = false
}

/// The discount of a whole document.
struct SaleDiscount {
    var record: JSONObject
    var amount = Cents.zero
    var account = SeedAccounts.discounts
    var taxCode: Int?
}

/// The lines of a sale, read and checked.
struct SaleLines {
    var lines: [SaleLine] = []
    var discount: SaleDiscount?

    var subtotal: Cents { lines.reduce(.zero) { $0 + $1.net } }
    var net: Cents { subtotal - (discount?.amount ?? .zero) }
}
