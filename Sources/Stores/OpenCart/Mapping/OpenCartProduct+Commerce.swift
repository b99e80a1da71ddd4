import Accounting
import Commerce
import ConnectorKit

/// A product as the catalogue has it. Variants and option values are sold under the code of their product and keep no code of their own.
///
/// Source: opencart.md §3.3.
struct OpenCartProduct: Sendable {
    private let tables: OpenCartTables
    private let clock: OpenCartClock?

    init(_ tables: OpenCartTables, _ clock: OpenCartClock?) {
        self.tables = tables
        self.clock = clock
    }

    func products() throws(Unreadable) -> [Product] {
        guard let row = tables.row("product") else { throw Unreadable(field: "product", text: "missing") }
        guard let id = row.id("product_id") else { throw Unreadable(field: "product.product_id", text: "missing") }
        // A variant is sold as its master, whose stock counts.
        if row.id("master_id") != nil { return [] }
        let changed = clock.flatMap { $0.instant(row["date_modified"]) ?? $0.instant(row["date_added"]) }
        return [
            Product(
                id: ID(id), sku: row.text("model"), name: row.text("name"), price: row.numberIfAny("price"),
                stock: row.isTrue("subtract") ? row.numberIfAny("quantity") : nil, isPhysical: row["shipping"] != "0",
                isEnabled: row.isTrue("status"), isStockWritable: !hasStockOfOptions,
                updatedAt: changed ?? Instant(seconds: 0))
        ]
    }

    /// Several values that each keep stock cannot be one figure. Source: opencart.md §8.
    private var hasStockOfOptions: Bool { tables.rows("product_option_value").contains { $0.isTrue("subtract") } }
}

/// A registered customer with the addresses of the book.
struct OpenCartCustomer: Sendable {
    private let tables: OpenCartTables

    init(_ tables: OpenCartTables) { self.tables = tables }

    func buyer() throws(Unreadable) -> Buyer {
        guard let row = tables.row("customer"), let id = row.id("customer_id") else {
            throw Unreadable(field: "customer.customer_id", text: "missing")
        }
        let book = tables.rows("address")
        let address =
            book.first { $0.isTrue("default") } ?? book.first { $0["address_id"] == row.id("address_id") } ?? book.first
        let names = [row.text("firstname"), row.text("lastname")]
        let company =
            address?.text("company").unlessEmpty ?? book.lazy.compactMap { $0.text("company").unlessEmpty }.first
        return Buyer(
            customerID: ID(id), email: row.text("email").lowercased().unlessEmpty,
            name: names.filter { !$0.isEmpty }.joined(separator: " "), givenName: names[0], familyName: names[1],
            company: company ?? "", phone: row.text("telephone").unlessEmpty,
            billingAddress: address?.postalAddress, shippingAddress: address?.postalAddress)
    }
}

extension OpenCartRow {
    fileprivate var postalAddress: PostalAddress? {
        let address = PostalAddress(
            lines: [text("address_1"), text("address_2")].filter { !$0.isEmpty }, city: text("city"),
            region: text("zone_code"), postalCode: text("postcode"), country: text("iso_code_2"))
        return address.isEmpty ? nil : address
    }
}
