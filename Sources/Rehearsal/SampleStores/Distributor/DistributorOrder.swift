/// An order of the sample distributor, in its own arithmetic: whole cents, prices in hundredths of a cent.
package struct DistributorOrder: Sendable {
    struct Line: Sendable {
        var kind = "product"
        var number: String?
        var name: String?
        var text: String
        var quantity: Int
        /// In hundredths of a cent.
        var price: Int
        var cost: Int
        var supplier: Int
        var isTaxable = true

        var amount: Int { DistributorOrder.cents(quantity * price) }
        var costAmount: Int { DistributorOrder.cents(quantity * cost) }
    }

    struct Payment: Sendable {
        var day: String
        var amount: Int
        var method: String
        var reference: String
    }

    package let number: String
    var orderDay: String
    var invoiceDay: String
    var dueDay: String
    var customer: Int
    var lines: [Line]
    var discount: (text: String, amount: Int)?
    /// Per cent, in hundredths.
    var taxRate = 0
    var payments: [Payment] = []
    /// Bills follow the invoice of the supplier, who charges freight on top; in cents.
    var supplierFreight: Int?

    package var id: String { "ord-\(number)" }

    var goods: Int { lines.filter { $0.kind != "freight" }.map(\.amount).reduce(0, +) }
    var freight: Int { lines.filter { $0.kind == "freight" }.map(\.amount).reduce(0, +) }
    var taxable: Int { lines.filter(\.isTaxable).map(\.amount).reduce(0, +) - (discount?.amount ?? 0) }
    var tax: Int { (taxable * taxRate + 5_000) / 10_000 }
    /// What the customer is charged, in cents.
    package var total: Int { goods + freight - (discount?.amount ?? 0) + tax }

    /// Half up.
    static func cents(_ hundredths: Int) -> Int { (hundredths + 50) / 100 }
}
