/// One order of the sample shop, reckoned as OpenCart does it: net prices, unrounded, cut to four decimals where they are stored.
///
/// Amounts are ten-thousandths of the base currency. Source: opencart.md §4.1.
struct OpenCartSampleOrder: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        var product: Int
        var quantity: Int64
        var price: Int64
        var option: String?
        var isTaxed: Bool
    }

    var id: Int
    var placedAt: Int64
    var status: Int
    var customer: OpenCartSampleBuyer
    var lines: [Line]
    var shipping: Int64
    var isShippingTaxed = true
    /// Per cent of the goods, taken off before the taxes.
    var couponPercent: Int64 = 0
    var lowOrderFee: Int64 = 0
    /// What a gift voucher and store credit paid at most.
    var voucher: Int64 = 0
    var credit: Int64 = 0
    var method: (code: String, title: String) = ("cod", "Cash On Delivery")
    var comment = ""

    static func == (left: OpenCartSampleOrder, right: OpenCartSampleOrder) -> Bool {
        left.id == right.id && left.status == right.status && left.lines == right.lines
    }
}

/// A row of the total.
struct OpenCartSampleRow: Sendable {
    var code: String
    var title: String
    var value: Int64
    var sortOrder: Int
}

/// What an order comes to.
struct OpenCartSampleSums: Sendable {
    let rows: [OpenCartSampleRow]
    /// Stored: four decimals.
    let total: Int64
    /// Of one piece of each line.
    let unitTaxes: [Int64]

    init(_ order: OpenCartSampleOrder, rates: [(name: String, rate: Int64)]) {
        // A millionth of a ten-thousandth each, so that nothing is rounded before it is stored.
        let fine: Int128 = 1_000_000
        let goods = order.lines.reduce(Int128(0)) { $0 + Int128($1.price) * Int128($1.quantity) }
        let coupon = goods * Int128(order.couponPercent)
        var rows = [OpenCartSampleRow(code: "sub_total", title: "Sub-Total", value: Int64(goods), sortOrder: 1)]
        rows.append(.init(code: "shipping", title: "Flat Shipping Rate", value: order.shipping, sortOrder: 3))
        if order.lowOrderFee > 0 {
            rows.append(.init(code: "low_order_fee", title: "Low Order Fee", value: order.lowOrderFee, sortOrder: 4))
        }
        if coupon > 0 {
            let value = -Int64(Self.rounded(coupon, over: 100))
            rows.append(.init(code: "coupon", title: "Coupon (SPRING)", value: value, sortOrder: 4))
        }
        let taxed = order.lines.reduce(Int128(0)) { $0 + ($1.isTaxed ? Int128($1.price) * Int128($1.quantity) : 0) }
        let base =
            (taxed * (100 - Int128(order.couponPercent))
                + 100 * (Int128(order.isShippingTaxed ? order.shipping : 0) + Int128(order.lowOrderFee)))
        var whole = (goods * 100 - coupon + 100 * Int128(order.shipping + order.lowOrderFee)) * fine
        for rate in rates where base > 0 {
            let tax = base * Int128(rate.rate)
            rows.append(
                .init(code: "tax", title: rate.name, value: Int64(Self.rounded(tax, over: 100 * fine)), sortOrder: 5))
            whole += tax
        }
        var left = whole
        for (code, title, most) in [
            ("credit", "Store Credit", order.credit), ("voucher", "Gift Certificate (GIFT-1)", order.voucher),
        ]
        where most > 0 && left > 0 {
            let paid = min(Int128(most) * 100 * fine, left)
            left -= paid
            let value = -Int64(Self.rounded(paid, over: 100 * fine))
            rows.append(.init(code: code, title: title, value: value, sortOrder: code == "credit" ? 7 : 8))
        }
        total = Int64(Self.rounded(left, over: 100 * fine))
        rows.append(.init(code: "total", title: "Total", value: total, sortOrder: 9))
        self.rows = rows
        let percent = rates.map(\.rate).reduce(0, +)
        unitTaxes = order.lines.map {
            $0.isTaxed ? Int64(Self.rounded(Int128($0.price) * Int128(percent), over: fine)) : 0
        }
    }

    /// Half away from zero.
    static func rounded(_ value: Int128, over divisor: Int128) -> Int128 {
        let half = (value.magnitude * 2 + divisor.magnitude) / (divisor.magnitude * 2)
        return value < 0 ? -Int128(half) : Int128(half)
    }

    /// What buyers are charged, in minor units.
    func charged(decimals: Int) -> Int64 { Int64(Self.minor(total, decimals)) }

    /// What the order comes to before vouchers and credit, in minor units: the charge and the rows of both as buyers see them.
    func owed(decimals: Int) -> Int64 {
        charged(decimals: decimals)
            - rows.filter { $0.code == "credit" || $0.code == "voucher" }.reduce(0) {
                $0 + Int64(Self.minor($1.value, decimals))
            }
    }

    private static func minor(_ value: Int64, _ decimals: Int) -> Int128 {
        var divisor: Int128 = 1
        for _ in decimals..<4 { divisor *= 10 }
        return rounded(Int128(value), over: divisor)
    }
}

/// Who buys.
struct OpenCartSampleBuyer: Sendable, Equatable {
    var number: Int
    var isGuest = false
    var first: String
    var last: String
    var company: String
    var street: String
    var city: String

    /// Zero for a guest.
    var customer: Int { isGuest ? 0 : number }
    var email: String { "buyer\(number)@shop.example.com" }
}
