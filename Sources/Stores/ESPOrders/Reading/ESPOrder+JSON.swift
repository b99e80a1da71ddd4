import Accounting
import ConnectorKit
import Foundation

extension ESPOrder {
    static let schema = "esp-order/1"

    /// Reads an order, and notes every rule of the contract that it breaks.
    init(_ fields: RecordFields) {
        let review = fields.review
        let schema = fields.text("schemaVersion")
        if schema != Self.schema { review.note(fields.place("schemaVersion"), "not \(Self.schema): \(schema ?? "")") }
        let code = fields.required("currency")
        let currency = Currency(code) ?? .usd
        if !code.isEmpty, Currency(code) == nil { review.note(fields.place("currency"), "no currency: \(code)") }
        id = fields.required("orderId")
        version = fields.text("version").flatMap { Int64($0) } ?? 1
        number = fields.required("orderNumber")
        document = fields.word("documentType", or: .order) ?? .order
        status = fields.word("status", or: nil) ?? .open
        if fields.text("status") == nil { review.note(fields.place("status"), "missing") }
        invoiceNumber = fields.text("invoiceNumber")
        (orderDate, invoiceDate) = (fields.date("orderDate"), fields.date("invoiceDate"))
        if fields.text("orderDate") == nil, fields.text("invoiceDate") == nil {
            review.note(fields.place("orderDate"), "missing")
        }
        dueDate = fields.date("dueDate")
        self.currency = currency
        exchangeRate = fields.number("exchangeRate")
        (terms, customerPO) = (fields.text("terms"), fields.text("customerPo"))
        let nothing = RecordFields(object: JSONObject(), pointer: fields.place("customer"), review: review)
        customer = Customer(fields.fields("customer") ?? nothing)
        shipping = fields.fields("shippingAddress").flatMap { PostalAddress($0) }
        let lines = fields.list("lines").map { Line($0, currency) }
        self.lines = lines
        discounts = fields.list("discounts").map { Discount($0, currency) }
        taxes = fields.list("taxes").map { Tax($0, currency) }
        payments = fields.list("payments").map { Payment($0, currency) }
        suppliers = fields.list("suppliers").map { Supplier($0) }
        purchaseOrders = fields.list("purchaseOrders").map { PurchaseOrder($0, currency) }
        lateInvoices = fields.list("supplierInvoices").map { LateInvoice($0, currency) }
        totals = Totals(fields.fields("totals"), fields, currency)
        notes = fields.text("notes")
        checkIdentities(fields)
        checkSums(fields.fields("totals"))
    }

    /// What is stated beside the total must be what lines and discounts come to. What was paid is not held to it: payments may come apart.
    private func checkSums(_ totals: RecordFields?) {
        guard let totals else { return }
        let (freight, goods) = (lines.filter(\.kind.isFreight), lines.filter { !$0.kind.isFreight })
        totals.checkTotal("subtotal", goods.map(\.amount).sum(currency))
        totals.checkTotal("freight", freight.map(\.amount).sum(currency))
        totals.checkTotal("discount", discounts.map(\.amount).sum(currency), of: "discounts")
    }

    /// What is named must be there, and be there once.
    private func checkIdentities(_ fields: RecordFields) {
        if lines.isEmpty { fields.review.note(fields.place("lines"), "missing") }
        unique(lines.map(\.id), fields.list("lines"), "lineId")
        unique(payments.map(\.id), fields.list("payments"), "paymentId")
        unique(purchaseOrders.map(\.id), fields.list("purchaseOrders"), "purchaseOrderId")
        let known = Set(lines.map(\.id))
        for (line, place) in zip(lines, fields.list("lines")) {
            if let parent = line.parent, !known.contains(parent) {
                fields.review.note(place.place("parentLineId"), "no such line: \(parent)")
            }
        }
        for (order, place) in zip(purchaseOrders, fields.list("purchaseOrders")) {
            for (line, linePlace) in zip(order.lines, place.list("lines")) {
                guard let id = line.lineID, !known.contains(id) else { continue }
                fields.review.note(linePlace.place("lineId"), "no such line: \(id)")
            }
        }
    }

    private func unique(_ ids: [String], _ places: [RecordFields], _ name: String) {
        var seen: Set<String> = []
        for (id, place) in zip(ids, places) where !id.isEmpty && !seen.insert(id).inserted {
            place.review.note(place.place(name), "used twice: \(id)")
        }
    }
}

extension ESPOrder.Line {
    fileprivate init(_ fields: RecordFields, _ currency: Currency) {
        id = fields.required("lineId")
        kind = fields.word("kind", or: .product) ?? .product
        parent = fields.text("parentLineId")
        (productNumber, productName) = (fields.text("productNumber"), fields.text("productName"))
        description = fields.text("description")
        variant = (fields.fields("variant")?.object.members ?? []).compactMap {
            if case .text(let text) = $0.value, !text.isEmpty { text } else { nil }
        }
        quantity = fields.requiredNumber("quantity")
        unitPrice = fields.requiredNumber("unitPrice")
        amount = fields.requiredMoney("amount", currency)
        fields.check(amount, quantity, unitPrice, "amount")
        isTaxable = fields.flag("taxable") ?? true
        supplierID = fields.text("supplierId")
        cost = fields.fields("cost").map { ESPOrder.Cost($0, currency) }
        isBillable = fields.flag("billable")
    }
}

extension RecordFields {
    /// Amounts are rounded half up to the cent. Source: esp-orders.md §7.
    fileprivate func check(_ amount: Money, _ quantity: ExactDecimal, _ price: ExactDecimal, _ name: String) {
        // A figure that could not be read is told by itself.
        let isRead = [name, "quantity", "unitPrice", "unitCost"].allSatisfy { name in
            text(name).map { ExactDecimal($0) != nil } ?? true
        }
        guard object[name] != nil, isRead, let product = Money.product(price, quantity, amount.currency),
            product != amount
        else { return }
        review.note(place(name), "\(amount), but \(quantity) × \(price) is \(product)")
    }
}

extension ESPOrder.Cost {
    fileprivate init(_ fields: RecordFields, _ currency: Currency) {
        productNumber = fields.text("supplierProductNumber")
        quantity = fields.requiredNumber("quantity")
        unitCost = fields.requiredNumber("unitCost")
        amount = fields.requiredMoney("amount", currency)
        fields.check(amount, quantity, unitCost, "amount")
    }
}

extension ESPOrder.Discount {
    fileprivate init(_ fields: RecordFields, _ currency: Currency) {
        description = fields.text("description") ?? ""
        amount = fields.requiredMoney("amount", currency)
        let _: ESPOrder.DiscountType? = fields.word("type", or: nil)
        if amount.isNegative { fields.review.note(fields.place("amount"), "below zero: \(amount)") }
    }
}

extension ESPOrder.Tax {
    fileprivate init(_ fields: RecordFields, _ currency: Currency) {
        name = fields.text("name") ?? ""
        rate = fields.number("rate")
        taxable = fields.money("taxableAmount", currency)
        amount = fields.requiredMoney("amount", currency)
    }
}

extension ESPOrder.Payment {
    init(_ fields: RecordFields, _ currency: Currency) {
        id = fields.required("paymentId")
        date = fields.date("date")
        if fields.text("date") == nil { fields.review.note(fields.place("date"), "missing") }
        let kind: ESPOrder.PaymentKind? = fields.word("kind", or: .payment)
        let stated = fields.requiredMoney("amount", currency)
        // A refund is money that went back, whichever sign it is told with.
        amount = kind == .refund ? -stated.magnitude : stated
        method = fields.text("method") ?? ""
        reference = fields.text("reference")
        if let own = fields.text("currency"), Currency(own) != currency {
            fields.review.note(fields.place("currency"), "not the order's \(currency.code): \(own)")
        }
    }
}

extension ESPOrder.Supplier {
    fileprivate init(_ fields: RecordFields) {
        id = fields.required("supplierId")
        name = fields.text("name") ?? id
        email = fields.text("email")
        accountNumber = fields.text("accountNumber")
    }
}

extension ESPOrder.PurchaseOrder {
    init(_ fields: RecordFields, _ currency: Currency) {
        supplierID = fields.required("supplierId")
        number = fields.required("poNumber")
        id = fields.text("purchaseOrderId") ?? number
        date = fields.date("date")
        lines = fields.list("lines").map { ESPOrder.PurchaseLine($0, currency) }
        let invoices = fields.list("supplierInvoices")
        self.invoices = ([fields.fields("supplierInvoice")].compactMap { $0 } + invoices).map {
            ESPOrder.SupplierInvoice($0, currency)
        }
        fields.checkTotal("total", lines.map(\.amount).sum(currency))
    }
}

extension ESPOrder.SupplierInvoice {
    init(_ fields: RecordFields, _ currency: Currency) {
        number = fields.required("number")
        date = fields.date("date")
        if fields.text("date") == nil { fields.review.note(fields.place("date"), "missing") }
        dueDate = fields.date("dueDate")
        lines = fields.list("lines").map { ESPOrder.PurchaseLine($0, currency) }
        isVoided = fields.flag("voided") ?? false
        isCredit = fields.flag("credit") ?? (lines.isEmpty ? nil : lines.map(\.amount).sum(currency).isNegative)
        if isVoided { return }
        if lines.isEmpty { fields.review.note(fields.place("lines"), "missing") }
        fields.checkTotal("total", lines.map(\.amount).sum(currency))
    }
}

extension ESPOrder.LateInvoice {
    init(_ fields: RecordFields, _ currency: Currency) {
        invoice = ESPOrder.SupplierInvoice(fields, currency)
        purchaseOrder = fields.text("poNumber")
        supplierID = fields.text("supplierId")
        if purchaseOrder == nil, supplierID == nil { fields.review.note(fields.place("poNumber"), "missing") }
    }
}

extension RecordFields {
    fileprivate func checkTotal(_ name: String, _ sum: Money, of parts: String = "lines") {
        guard let stated = money(name, sum.currency), stated != sum else { return }
        review.note(place(name), "\(stated), but the \(parts) are \(sum)")
    }
}

extension ESPOrder.PurchaseLine {
    fileprivate init(_ fields: RecordFields, _ currency: Currency) {
        lineID = fields.text("lineId")
        kind = fields.word("kind", or: nil)
        productNumber = fields.text("productNumber")
        description = fields.text("description")
        quantity = fields.requiredNumber("quantity")
        unitCost = fields.requiredNumber("unitCost")
        amount = fields.requiredMoney("amount", currency)
        fields.check(amount, quantity, unitCost, "amount")
    }
}

extension ESPOrder.Customer {
    fileprivate init(_ fields: RecordFields) {
        id = fields.required("companyId")
        name = fields.required("companyName")
        isTaxExempt = fields.flag("taxExempt") ?? false
        taxExemptID = fields.text("taxExemptId")
        contacts = fields.list("contacts").map { ESPOrder.Contact($0) }
        billing = fields.fields("billingAddress").flatMap { PostalAddress($0) }
    }
}

extension ESPOrder.Contact {
    fileprivate init(_ fields: RecordFields) {
        firstName = fields.text("firstName") ?? ""
        lastName = fields.text("lastName") ?? ""
        (email, phone) = (fields.text("email"), fields.text("phone"))
        roles = fields.texts("roles")
    }
}

extension PostalAddress {
    fileprivate init?(_ fields: RecordFields) {
        self.init(
            lines: ["line1", "line2", "line3"].compactMap { fields.text($0) }, city: fields.text("city") ?? "",
            region: fields.text("region") ?? "", postalCode: fields.text("postalCode") ?? "",
            country: fields.text("country") ?? "")
        if isEmpty { return nil }
    }
}

extension ESPOrder.Totals {
    fileprivate init(_ fields: RecordFields?, _ order: RecordFields, _ currency: Currency) {
        guard let fields else {
            order.review.note(order.place("totals"), "missing")
            (tax, total) = (nil, .zero(currency))
            return
        }
        tax = fields.money("tax", currency)
        total = fields.requiredMoney("total", currency)
    }
}
