import Accounting
import Commerce
import ConnectorKit

/// Reads one order: its rows as they stand, converted once, anchored on what the buyer was charged. Source: opencart.md §4.2.
struct OpenCartOrderReader: Sendable {
    private let tables: OpenCartTables
    private let order: OpenCartRow
    private let details: OpenCartDetails
    private let clock: OpenCartClock
    private let money: OpenCartMoney
    private let rows: [OpenCartTotalRow]
    private let lines: [OpenCartLine]
    private let vouchers: [OpenCartRow]

    init(
        _ tables: OpenCartTables, _ profile: StoreProfile, _ details: OpenCartDetails, said: [String: OpenCartTotalKind]
    ) throws(Unreadable) {
        guard let order = tables.row("order") else { throw Unreadable(field: "order", text: "missing") }
        let zone = details.clockZone(profile)
        guard let clock = OpenCartClock(zone) else { throw Unreadable(field: "profile.timeZone", text: zone) }
        self.tables = tables
        self.order = order
        self.details = details
        self.clock = clock
        let place =
            tables.row("currency")?["decimal_place"]?.unlessEmpty ?? details.decimals[order["currency_code"] ?? ""]
        money = try OpenCartMoney(order, decimalPlace: place)
        var rows: [OpenCartTotalRow] = []
        for row in try tables.required("order_total") { rows.append(try OpenCartTotalRow(row, said: said)) }
        self.rows = rows
        var lines: [OpenCartLine] = []
        for row in try tables.required("order_product") {
            lines.append(try OpenCartLine(row, tables, position: lines.count + 1))
        }
        self.lines = lines
        vouchers = tables.rows("order_voucher")
    }

    func read() throws(Unreadable) -> Order {
        guard let id = order.id("order_id") else { throw Unreadable(field: "order.order_id", text: "missing") }
        guard let placedAt = clock.instant(order["date_added"]) else {
            throw Unreadable(field: "order.date_added", text: order["date_added"] ?? "missing")
        }
        let rounded = try roundedRows()
        let taxes = OpenCartTaxes(lines, rows, order, tables, details).shared(rounded, money.currency)
        let charged = try money.charged(try order.number("total", of: "order"), "order.total")
        let tenders = tenders(rounded)
        var result = Order(
            id: ID(id), number: id, placedAt: placedAt, updatedAt: updatedAt(placedAt), currency: money.currency,
            pricesIncludeTax: false, status: status,
            buyer: OpenCartParty(order, tables, details).buyer(isUpgraded: isUpgraded),
            lines: try orderLines(taxes), charges: charges(rounded, taxes), discounts: taxes.rest,
            tax: rounded.filter { rows[$0.row].kind == .tax }.map(\.amount).sum(money.currency),
            total: charged + tenders.map(\.amount).sum(money.currency), tenders: tenders,
            notes: order.text("comment"), shippingMethod: shippingTitle?.unlessEmpty)
        result.totalStep = money.step
        result.paymentMethod = paymentMethod
        result.statusHistory = statusHistory
        if let base = Currency(tables.row("_meta")?["base_currency"]?.unlessEmpty ?? details.baseCurrency),
            money.isRate(to: base)
        {
            result.exchangeRateCurrency = base
            result.exchangeRate = money.rateToBase
        }
        result.unknownParts = rounded.filter { rows[$0.row].kind == .unknown && !$0.amount.isZero }.map {
            UnknownPart(code: rows[$0.row].code, title: rows[$0.row].title, amount: $0.amount)
        }
        result.refunds = OpenCartReturns(tables.rows("return"), details, clock).refunds(of: result)
        return result
    }

    // MARK: Amounts

    /// Each row rounded by itself, as buyers see it but for the decimals of the currency. Source: opencart.md §4.1 item 5.
    private func roundedRows() throws(Unreadable) -> [OpenCartRounded] {
        var result: [OpenCartRounded] = []
        for (index, row) in rows.enumerated() {
            result.append(
                OpenCartRounded(row: index, amount: try money.money(row.value, "order_total[\(index)].value")))
        }
        return result
    }

    /// Goods and vouchers sold, so that together they are the sub-total that buyers see.
    private func orderLines(_ taxes: OpenCartSharedTaxes) throws(Unreadable) -> [OrderLine] {
        var totals = lines.map(\.total)
        for voucher in vouchers { totals.append(try voucher.number("amount", of: "order_voucher")) }
        let amounts = try amounts(totals)
        var result: [OrderLine] = []
        for (index, line) in lines.enumerated() {
            result.append(
                line.orderLine(
                    amounts[index], price: money.price(line.price), discounts: taxes.lineDiscounts[index],
                    taxes: taxes.lines[index]))
        }
        for (index, voucher) in vouchers.enumerated() {
            let amount = amounts[lines.count + index]
            let name = voucher.text("description").unlessEmpty ?? voucher.text("code")
            result.append(
                OrderLine(
                    id: "voucher.\(voucher["order_voucher_id"] ?? String(index + 1))", kind: .giftCard, name: name,
                    quantity: .one, unitPrice: amount.decimal, amount: amount, isTaxable: false))
        }
        return result
    }

    private func amounts(_ totals: [ExactDecimal]) throws(Unreadable) -> [Money] {
        let sum = totals.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
        // The row of the sub-total is that sum, but for what rounding each line to four decimals leaves.
        let stated = rows.first { $0.kind == .subtotal }?.value
        let off = stated.flatMap { $0.adding(-sum) }?.tenThousandths ?? .max
        let whole = try money.money(off.magnitude <= UInt64(totals.count + 1) ? stated ?? sum : sum, "sub_total")
        let weights = totals.map { $0.tenThousandths ?? 0 }
        if weights.reduce(Int128(0), { $0 + Int128($1) }) > 0 { return whole.signedSplit(over: weights) }
        var result: [Money] = []
        for total in totals { result.append(try money.money(total, "order_product.total")) }
        return result
    }

    private func charges(_ rounded: [OpenCartRounded], _ taxes: OpenCartSharedTaxes) -> [Charge] {
        var result: [Charge] = []
        for one in rounded {
            guard let kind = rows[one.row].kind.charge else { continue }
            let shared = taxes.charges[one.row] ?? []
            let discounts = taxes.chargeDiscounts[one.row] ?? []
            if one.amount.isZero, shared.isEmpty { continue }
            let title = rows[one.row].title.unlessEmpty ?? rows[one.row].code
            result.append(Charge(kind: kind, name: title, amount: one.amount, discounts: discounts, taxes: shared))
        }
        return result
    }

    /// Vouchers and credit are means of payment: they lower what is charged, and no tax.
    private func tenders(_ rounded: [OpenCartRounded]) -> [Tender] {
        rounded.compactMap { one in
            guard !one.amount.isZero else { return nil }
            switch rows[one.row].kind {
            case .voucher: return Tender(kind: .giftCard, reference: rows[one.row].bracketed, amount: -one.amount)
            case .credit: return Tender(kind: .storeCredit, amount: -one.amount)
            default: return nil
            }
        }
    }

    // MARK: Status

    private var history: [OpenCartRow] { tables.rows("order_history") }

    /// A basket that was never confirmed has status 0; in 4.1 one that never was paid may be void instead. Source: opencart.md §1, §5.
    private var status: OrderStatus {
        let code = order["order_status_id"] ?? "0"
        let stage: OrderStatus.Stage =
            if code == "0" || code == details.voidStatus {
                .unfinished
            } else if details.cancelledStatuses.contains(code) {
                .cancelled
            } else { .open }
        return OrderStatus(payment: .custom, stage: stage, paymentCode: code)
    }

    private var statusHistory: [StatusEntry] {
        history.compactMap { row in
            guard let code = row.id("order_status_id"), let at = clock.instant(row["date_added"]) else { return nil }
            return StatusEntry(code: code, at: at)
        }
    }

    /// The later of the order's own word and its last status: one of them may stand still. Source: opencart.md §5.
    private func updatedAt(_ placedAt: Instant) -> Instant {
        OpenCartChanges.lastChange(tables, clock) ?? placedAt
    }

    // MARK: Methods

    private var isUpgraded: Bool { upgradedPayment != nil }

    /// An upgrade from 3.x writes the payment over the custom fields of the address. Source: opencart.md §10 item 1.
    private var upgradedPayment: JSONObject? {
        guard order.object(in: "payment_method") == nil, order["payment_code"] == nil,
            let object = order.object(in: "payment_custom_field"), object["code"] != nil, object["name"] != nil
        else { return nil }
        return object
    }

    private var paymentMethod: StorePaymentMethod? {
        let json = order.object(in: "payment_method") ?? upgradedPayment
        let code = json.flatMap { OpenCartRow($0)["code"]?.unlessEmpty } ?? order["payment_code"] ?? ""
        let title = json.flatMap { OpenCartRow($0)["name"] } ?? order["payment_method"] ?? ""
        if code.isEmpty, title.isEmpty { return nil }
        return StorePaymentMethod(code: String(code.prefix { $0 != "." }), title: title.asTitle)
    }

    private var shippingTitle: String? {
        (order.object(in: "shipping_method").flatMap { OpenCartRow($0)["name"] } ?? order["shipping_method"])?.asTitle
    }
}

/// A row of the total in the order's currency.
struct OpenCartRounded: Sendable {
    /// The position of the row.
    var row: Int
    var amount: Money
}

extension OpenCartTotalKind {
    var charge: Charge.Kind? {
        switch self {
        case .shipping: .shipping
        case .handling: .handling
        case .tip: .tip
        case .fee, .unknown: .other
        case .subtotal, .coupon, .points, .discount, .tax, .voucher, .credit, .total: nil
        }
    }

    var discount: Discount.Kind? {
        switch self {
        case .coupon: .coupon
        case .points: .points
        case .discount: .promotion
        case .subtotal, .shipping, .handling, .fee, .tip, .tax, .voucher, .credit, .total, .unknown: nil
        }
    }
}

/// When an order last changed.
enum OpenCartChanges {
    static func lastChange(_ tables: OpenCartTables, _ clock: OpenCartClock) -> Instant? {
        let order = tables.row("order")
        let times =
            [order?["date_added"], order?["date_modified"]] + tables.rows("order_history").map { $0["date_added"] }
            + tables.rows("return").flatMap { [$0["date_added"], $0["date_modified"]] }
        return times.compactMap { clock.instant($0) }.max()
    }
}
