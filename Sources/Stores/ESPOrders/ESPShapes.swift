import Accounting
import ConnectorKit

/// The contract `esp-order/1`: what an order may say. It is published from here; `ESPOrder` reads it, and takes a little more.
enum ESPShapes {
    static let order = JSONObjectShape(
        "ESPOrder",
        "An order of a promotional-goods distributor as it is pushed. Amounts are decimal strings, rounded half up to the cent: amount = quantity × unitPrice. An older version is ignored; members that are not named here are passed over.",
        isOpen: true,
        [
            .field("schemaVersion", .choice([ESPOrder.schema])), .field("orderId", .term),
            .optional("version", .integer(1...999_999_999_999), "Grows with every change."),
            .field("orderNumber", .term), .optional("documentType", .choice(of: ESPOrder.Document.self)),
            .field(
                "status", .choice(of: ESPOrder.Status.self),
                "Only completed orders can be sent; what is cancelled is taken back."),
            .nullable("invoiceNumber", .term), .field("orderDate", .text(.date)),
            .nullable("invoiceDate", .text(.date)), .nullable("dueDate", .text(.date)), .field("currency", .currency),
            .nullable("exchangeRate", .figure), .nullable("terms", .term), .nullable("customerPo", .term),
            .nullable("owner", .map(.anything)), .field("customer", customer),
            .nullable("shippingAddress", address), .field("lines", .list(line, least: 1, most: most)),
            .optional("discounts", .list(discount, most: most)), .optional("taxes", .list(tax, most: most)),
            .optional(
                "payments", .list(payment, most: most),
                "Each with its day; what exceeds the total is the customer's credit, a negative one went back."),
            .optional("suppliers", .list(supplier, most: most)),
            .optional(
                "purchaseOrders", .list(purchaseOrder, most: most),
                "Where a supplier has none, it is made of the costs of the lines and numbered ORDER-1, ORDER-2 …"),
            .field("totals", totals), .nullable("notes", .term),
        ])

    /// More than any order has, and few enough to be read at once.
    private static let most = 10_000

    private static let customer = open([
        .field("companyId", .term), .field("companyName", .term), .optional("taxExempt", .flag),
        .nullable("taxExemptId", .term), .optional("contacts", .list(contact, most: most)),
        .nullable("billingAddress", address),
    ])

    private static let contact = open([
        .nullable("contactId", .term), .nullable("firstName", .term), .nullable("lastName", .term),
        .nullable("email", .term), .nullable("phone", .term), .optional("roles", .list(.term, most: most)),
    ])

    private static let address = open(
        "ESPAddress", "",
        ["line1", "line2", "line3", "city", "region", "postalCode", "country"].map { .nullable($0, .term) })

    private static let line = open([
        .field("lineId", .term), .optional("lineNumber", .integer(-1_000_000...1_000_000)),
        .field("kind", .choice(of: ESPOrder.Kind.self)), .nullable("parentLineId", .term),
        .nullable("productNumber", .term), .nullable("productName", .term), .nullable("description", .term),
        .nullable("variant", .map(.anything)), .field("quantity", .figure), .field("unitPrice", .figure),
        .field("amount", .amount), .optional("taxable", .flag), .nullable("supplierId", .term),
        .nullable(
            "cost",
            open([
                .nullable("supplierProductNumber", .term), .field("quantity", .figure), .field("unitCost", .figure),
                .field("amount", .amount),
            ])),
        .optional("billable", .flag, "Whether the cost may be billed to the customer, where the sender chooses so."),
    ])

    private static let discount = open([
        .nullable("description", .term), .optional("type", .choice(of: ESPOrder.DiscountType.self)),
        .optional("value", .figure), .field("amount", .amount),
    ])

    private static let tax = open([
        .optional("name", .term), .nullable("jurisdiction", .term), .optional("rate", .figure),
        .optional("taxableAmount", .amount), .field("amount", .amount),
    ])

    private static let payment = open([
        .field("paymentId", .term), .field("date", .text(.date)),
        .optional("kind", .choice(of: ESPOrder.PaymentKind.self)), .field("amount", .amount),
        .nullable("method", .term), .nullable("reference", .term),
    ])

    private static let supplier = open([
        .field("supplierId", .term), .nullable("asiNumber", .term), .field("name", .term), .nullable("email", .term),
        .nullable("accountNumber", .term),
    ])

    private static let purchaseOrder = open([
        .nullable("purchaseOrderId", .term), .field("poNumber", .term), .field("supplierId", .term),
        .nullable("date", .text(.date)), .nullable("status", .term),
        .field("lines", .list(purchaseLine, most: most)), .optional("total", .amount),
        .nullable("supplierInvoice", supplierInvoice),
        .optional("supplierInvoices", .list(supplierInvoice, most: most)),
    ])

    private static let purchaseLine = open(
        "ESPPurchaseLine", "",
        [
            .nullable("lineId", .term), .nullable("kind", .choice(of: ESPOrder.Kind.self)),
            .nullable("productNumber", .term), .nullable("description", .term), .field("quantity", .figure),
            .field("unitCost", .figure), .field("amount", .amount),
        ])

    private static let supplierInvoice = open(
        "ESPSupplierInvoice",
        "What the supplier invoiced; it becomes the bill, or a vendor credit where it comes to less than nothing.",
        [
            .field("number", .term), .field("date", .text(.date)), .nullable("dueDate", .text(.date)),
            .field("lines", .list(purchaseLine, least: 1, most: most)), .optional("total", .amount),
            .optional("voided", .flag, "The supplier took it back: it counts no more."),
        ])

    private static let totals = open([
        .optional("subtotal", .amount), .optional("discount", .amount), .optional("freight", .amount),
        .optional("tax", .amount), .field("total", .amount), .optional("paid", .amount), .optional("balance", .amount),
        .optional("cost", .amount),
    ])

    private static func open(_ members: [JSONMember]) -> JSONShape { open("", "", members) }

    private static func open(_ name: String, _ about: String, _ members: [JSONMember]) -> JSONShape {
        .object(JSONObjectShape(name, about, isOpen: true, members))
    }
}

extension JSONShape {
    fileprivate static let term = JSONShape.word(1000)
    fileprivate static let amount = JSONShape.text(.money(decimals: 2))
    /// A quantity, price or rate.
    fileprivate static let figure = JSONShape.text(.decimal(whole: 15, decimals: 8))
}
