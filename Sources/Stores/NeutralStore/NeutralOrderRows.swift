import Accounting
import Commerce
import ConnectorKit

/// The rows of one order, put together into its record. What concerns the whole order may stand in any of its rows.
struct NeutralOrderRows {
    private let group: CSVGroup
    private let place: NeutralPlace
    private var lines: [JSONValue] = []
    private var charges: [JSONValue] = []
    private var discounts: [JSONValue] = []
    private var tenders: [JSONValue] = []
    private var tax = ExactDecimal.zero
    private var tendered = ExactDecimal.zero

    init(_ group: CSVGroup, _ place: NeutralPlace) {
        self.group = group
        self.place = place
    }

    private static let ofTheOrder = [
        "order_number", "version", "order_date", "currency", "prices_include_tax", "stage", "payment_status",
        "exchange_rate", "customer_id", "customer_email", "shipping", "shipping_tax", "order_discount", "gift_card",
        "order_tax",
        "order_total", "payment_amount", "paid_at", "paid",
    ]

    mutating func record() throws(CSVFault) -> JSONObject {
        try group.agree(on: Self.ofTheOrder)
        for row in group.rows { try add(row) }
        try addWholes()
        var order = JSONObject()
        order["id"] = .text(group.id)
        order["version"] = try number("version").map { .number($0.description) }
        order["number"] = .text(said("order_number") ?? group.first.text("order_id"))
        let dated = group.row(with: "order_date")
        guard let placedAt = try dated.instant("order_date", in: place.zone) else {
            throw dated.fault("order_date", .empty)
        }
        order["placedAt"] = .text(placedAt.rfc3339Text)
        order["currency"] = .text(said("currency")?.uppercased() ?? place.currency)
        order["pricesIncludeTax"] = try group.row(with: "prices_include_tax").flag("prices_include_tax").map {
            .bool($0)
        }
        order["stage"] = try choice("stage", NeutralColumns.stages)
        order["paymentStatus"] = try paymentStatus().map { .text($0.rawValue) }
        order["fulfilmentCode"] = said("fulfilment_status").map { .text($0) }
        order["exchangeRate"] = try number("exchange_rate").map { .text($0.description) }
        var buyer = JSONObject()
        buyer["id"] = said("customer_id").map { .text($0) }
        buyer.addBuyer(group.row(with: "customer_email"))
        buyer["isTaxExempt"] = try group.row(with: "tax_exempt").flag("tax_exempt").map { .bool($0) }
        order["buyer"] = .object(buyer)
        order["lines"] = .array(lines)
        if !charges.isEmpty { order["charges"] = .array(charges) }
        if !discounts.isEmpty { order["discounts"] = .array(discounts) }
        if !tenders.isEmpty { order["tenders"] = .array(tenders) }
        order["tax"] = .text((try number("order_tax") ?? tax).description)
        let totalled = group.row(with: "order_total")
        guard let total = try totalled.number("order_total") else { throw totalled.fault("order_total", .empty) }
        order["total"] = .text(total.description)
        if let payment = try payment(of: total) { order["payments"] = .array([.object(payment)]) }
        for (key, name) in [
            ("notes", "notes"), ("customer_po", "customerPurchaseOrder"), ("shipping_method", "shippingMethod"),
            ("origin", "origin"),
        ] {
            order[name] = said(key).map { .text($0) }
        }
        return order
    }

    private func said(_ key: String) -> String? { group.row(with: key).optional(key) }
    private func number(_ key: String) throws(CSVFault) -> ExactDecimal? { try group.row(with: key).number(key) }

    private func choice(_ key: String, _ known: [String]) throws(CSVFault) -> JSONValue? {
        try group.row(with: key).choice(key, of: known).map { .text($0) }
    }

    /// As the file says it, in our words or in those of others.
    private func paymentStatus() throws(CSVFault) -> OrderStatus.Payment? {
        let row = group.row(with: "payment_status")
        if let word = row.optional("payment_status")?.lowercased(), let known = NeutralColumns.paymentWords[word] {
            return known
        }
        return try row.choice("payment_status", of: NeutralColumns.payments).flatMap {
            OrderStatus.Payment(rawValue: $0)
        }
    }

    /// What a row says besides the order itself, by its kind; a row without item, price and amount says nothing.
    private mutating func add(_ row: CSVRow) throws(CSVFault) {
        let kind = try row.choice("line_kind", of: NeutralColumns.kinds)
        if kind == nil, ["item", "sku", "unit_price", "amount"].allSatisfy({ row.optional($0) == nil }) { return }
        switch kind {
        case "discount":
            discounts.append(.discount(try positive(try amount(of: row)), label: row.text("item")))
        case "tax": tax = try sum(tax, try amount(of: row), row)
        case "giftCardUsed": try addTender(try positive(try amount(of: row)), row)
        case let kind? where Charge.Kind(rawValue: kind) != nil:
            var charge = JSONObject()
            charge["kind"] = .text(kind)
            charge["name"] = .text(row.optional("item") ?? kind)
            charge["amount"] = .text(try amount(of: row).description)
            try addTaxes(of: row, to: &charge)
            charges.append(.object(charge))
        default: try addLine(row, kind)
        }
    }

    private mutating func addLine(_ row: CSVRow, _ kind: String?) throws(CSVFault) {
        var line = JSONObject()
        line["id"] = .text(row.optional("line_id") ?? String(lines.count + 1))
        line["kind"] = kind.map { .text($0) }
        line["sku"] = row.optional("sku").map { .text($0) }
        guard let name = row.optional("item") ?? row.optional("sku") else { throw row.fault("item", .empty) }
        line["name"] = .text(name)
        let quantity = try row.number("quantity") ?? .one
        let amount = try amount(of: row)
        line["quantity"] = .text(quantity.description)
        let price: ExactDecimal
        if let told = try row.number("unit_price") {
            price = told
        } else {
            // A price that is not told follows from a single piece only.
            guard quantity == .one else { throw row.fault("unit_price", .empty) }
            price = amount
        }
        line["unitPrice"] = .text(price.description)
        line["amount"] = .text(amount.description)
        if let discount = try row.number("line_discount"), !discount.isZero {
            line["discounts"] = .array([.discount(try positive(discount), label: "")])
        }
        try addTaxes(of: row, to: &line)
        if let id = row.optional("supplier_id") { line["supplier"] = .object(try supplier(id, row, quantity)) }
        lines.append(.object(line))
    }

    private func supplier(_ id: String, _ row: CSVRow, _ sold: ExactDecimal) throws(CSVFault) -> JSONObject {
        var supplier = JSONObject()
        supplier["id"] = .text(id)
        supplier["name"] = .text(row.optional("supplier_name") ?? id)
        let quantity = try row.number("supplier_quantity") ?? sold
        guard let cost = try row.number("supplier_unit_cost") else { throw row.fault("supplier_unit_cost", .empty) }
        supplier["quantity"] = .text(quantity.description)
        supplier["unitCost"] = .text(cost.description)
        let told = try row.number("supplier_amount")
        guard let amount = told ?? product(cost, quantity) else { throw row.fault("supplier_amount", .empty) }
        supplier["amount"] = .text(amount.description)
        return supplier
    }

    /// The row's amount, or its price times its quantity in the currency's decimals.
    private func amount(of row: CSVRow) throws(CSVFault) -> ExactDecimal {
        if let told = try row.number("amount") { return told }
        guard let price = try row.number("unit_price") else { throw row.fault("amount", .empty) }
        guard let amount = product(price, try row.number("quantity") ?? .one) else {
            throw row.fault("amount", .notNumber(row.text("amount")))
        }
        return amount
    }

    private func product(_ price: ExactDecimal, _ quantity: ExactDecimal) -> ExactDecimal? {
        let currency = Currency(said("currency") ?? place.currency) ?? .usd
        return Money.product(price, quantity, currency)?.decimal
    }

    private mutating func addTaxes(of row: CSVRow, to part: inout JSONObject) throws(CSVFault) {
        var taxes: [JSONValue] = []
        for prefix in ["tax", "tax2"] {
            guard let amount = try row.number("\(prefix)_amount") else { continue }
            let rate = try row.percent("\(prefix)_rate")
            let name = row.optional("\(prefix)_name") ?? rate.map { "\($0)%" }
            // Files of a single tax seldom name it; one of nothing without a name says nothing.
            if name == nil, amount.isZero { continue }
            var one = JSONObject()
            one["name"] = .text(name ?? "Tax")
            one["rate"] = rate.map { .text($0.description) }
            one["amount"] = .text(amount.description)
            taxes.append(.object(one))
            tax = try sum(tax, amount, row)
        }
        if !taxes.isEmpty { part["taxes"] = .array(taxes) }
    }

    /// Shipping, discount and gift card that stand in columns of the whole order.
    private mutating func addWholes() throws(CSVFault) {
        if let shipping = try number("shipping"), !shipping.isZero {
            var charge = JSONObject()
            charge["kind"] = .text("shipping")
            charge["name"] = .text(said("shipping_method") ?? "Shipping")
            charge["amount"] = .text(shipping.description)
            if let amount = try number("shipping_tax"), !amount.isZero {
                let row = group.row(with: "tax_name")
                var one = JSONObject()
                one["name"] = .text(row.optional("tax_name") ?? "Tax")
                one["rate"] = try row.percent("tax_rate").map { .text($0.description) }
                one["amount"] = .text(amount.description)
                charge["taxes"] = .array([.object(one)])
                tax = try sum(tax, amount, group.first)
            }
            charges.append(.object(charge))
        }
        if let discount = try number("order_discount"), !discount.isZero {
            discounts.append(.discount(try positive(discount), label: said("discount_code") ?? ""))
        }
        if let card = try number("gift_card"), !card.isZero { try addTender(try positive(card), group.first) }
    }

    private mutating func addTender(_ amount: ExactDecimal, _ row: CSVRow) throws(CSVFault) {
        var tender = JSONObject()
        tender["kind"] = .text("giftCard")
        tender["amount"] = .text(amount.description)
        tenders.append(.object(tender))
        tendered = try sum(tendered, amount, row)
    }

    /// What was paid: an amount, or all of it where the file says that it was paid.
    private func payment(of total: ExactDecimal) throws(CSVFault) -> JSONObject? {
        let dated = group.row(with: "paid_at")
        let (told, paidAt) = (try number("payment_amount"), try dated.instant("paid_at", in: place.zone))
        let isPaid = try group.row(with: "paid").flag("paid")
        let status = try paymentStatus()
        guard told != nil || paidAt != nil || isPaid == true || status == .paid else {
            return nil
        }
        let amount = if let told { told } else { try sum(total, -tendered, group.first) }
        guard !amount.isZero else { return nil }
        var payment = JSONObject()
        payment["id"] = .text("1")
        payment["method"] = .titled(said("payment_method") ?? "Payment")
        payment["amount"] = .text(amount.description)
        payment["receivedAt"] = paidAt.map { .text($0.rfc3339Text) }
        return payment
    }

    private func positive(_ value: ExactDecimal) throws(CSVFault) -> ExactDecimal { value.isNegative ? -value : value }

    private func sum(_ left: ExactDecimal, _ right: ExactDecimal, _ row: CSVRow) throws(CSVFault) -> ExactDecimal {
        guard let sum = left.adding(right) else { throw row.fault("amount", .notNumber("\(right)")) }
        return sum
    }
}

extension JSONValue {
    fileprivate static func discount(_ amount: ExactDecimal, label: String) -> JSONValue {
        var discount = JSONObject()
        discount["kind"] = .text(Discount.Kind.manual.rawValue)
        if !label.isEmpty { discount["label"] = .text(label) }
        discount["amount"] = .text(amount.description)
        return .object(discount)
    }
}
