import Accounting
import Commerce
import ConnectorKit

/// A line of an order with what the catalogue of today knows of its product.
struct OpenCartLine: Sendable {
    private let row: OpenCartRow
    private let catalogue: OpenCartRow?
    private let options: [String]
    private let position: Int
    let quantity: ExactDecimal
    /// Net, options and specials inside.
    let price: ExactDecimal
    /// Of the unrounded price, so that it may differ from price times quantity. Source: opencart.md §4.2.
    let total: ExactDecimal
    /// Of one piece, before any coupon.
    let unitTax: ExactDecimal

    init(_ row: OpenCartRow, _ tables: OpenCartTables, position: Int) throws(Unreadable) {
        let place = "order_product[\(position - 1)]"
        self.row = row
        self.position = position
        quantity = try row.number("quantity", of: place)
        price = try row.number("price", of: place)
        total = try row.number("total", of: place)
        unitTax = try row.number("tax", of: place)
        let product = row["product_id"]
        catalogue = tables.rows("catalog_product").first { $0["product_id"] == product }
        let id = row["order_product_id"]
        options = tables.rows("order_option").filter { $0["order_product_id"] == id }.compactMap(\.option)
    }

    /// The class of the product today.
    var taxClass: String? { catalogue?["tax_class_id"] }

    func orderLine(
        _ amount: Money, price: ExactDecimal, discounts: [Discount], taxes: [TaxCharged]
    ) -> OrderLine {
        OrderLine(
            id: row["order_product_id"] ?? String(position), productID: row.id("product_id"), sku: row.text("model"),
            name: row.text("name"), options: options, quantity: quantity, unitPrice: price, amount: amount,
            discounts: discounts, taxes: taxes, isTaxable: !unitTax.isZero || !taxes.isEmpty,
            isStockTracked: catalogue.map { $0.isTrue("subtract") })
    }
}

extension OpenCartRow {
    /// `Size: L`; of a file that was handed over only that there is one, since the value is the code of its upload.
    fileprivate var option: String? {
        let name = text("name")
        let value = self["type"] == "file" ? "" : text("value")
        if name.isEmpty, value.isEmpty { return nil }
        return value.isEmpty ? name : name.isEmpty ? value : "\(name): \(value)"
    }
}
