import Accounting
import Bookkeeping
import Commerce

/// SplitMix64: the same seed always tells the same orders.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes orders of every shape, reckoned the way stores do: tax per line and per tax, half up.
struct RandomOrders {
    var numbers: SeededNumbers
    let currency: Currency
    let inside: Bool

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
        currency = [.usd, .eur, .jpy, Currency("KWD") ?? .usd][Int(seed % 4)]
        inside = (seed / 4) % 2 == 0
    }

    static let sets: [[StoreTax]] = [
        [], [HarbourMugs.tax("VAT", "21")], [HarbourMugs.tax("VAT", "9")],
        [HarbourMugs.tax("GST", "5"), HarbourMugs.tax("QST", "9.975")],
        [HarbourMugs.tax("HST", "13")], [HarbourMugs.tax("Zero", "0")],
    ]

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }
    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &numbers) }
    func money(_ units: Int64) -> Money { Money(minorUnits: units, currency) }

    func tax(_ price: Int64, _ tax: StoreTax, _ all: [StoreTax]) -> Int64 {
        let rate = tax.rate ?? .zero
        guard inside else { return money(price).percent(rate).minorUnits }
        let sum = all.reduce(ExactDecimal.zero) { $0.adding($1.rate ?? .zero) ?? $0 }
        let whole = ExactDecimal(100).adding(sum) ?? sum
        let scale = max(rate.scale, whole.scale)
        let top = rate.coefficient * ExactDecimal.powerOfTen(scale - rate.scale)
        let bottom = whole.coefficient * ExactDecimal.powerOfTen(scale - whole.scale)
        return money(price).share(top, of: bottom).minorUnits
    }

    func taxes(_ price: Int64, _ set: [StoreTax]) -> [TaxCharged] {
        set.map { TaxCharged(tax: $0, amount: money(tax(price, $0, set))) }
    }

    mutating func line(_ index: Int, _ set: [StoreTax]) -> OrderLine {
        let quantity = chance(85) ? ExactDecimal(number(1...12)) : ExactDecimal(coefficient: number(1...9999), scale: 3)
        let price = ExactDecimal(coefficient: number(0...60_000), scale: chance(80) ? currency.minorUnitDigits : 4)
        let amount = Money.product(price, quantity, currency) ?? .zero(currency)
        var discounts: [Discount] = []
        var left = amount.minorUnits
        for kind in [Discount.Kind.coupon, .promotion] where chance(35) && left > 0 {
            let off = chance(5) ? left : number(0...left)
            discounts.append(Discount(kind: kind, label: chance(50) ? "SPRING" : "TEN", amount: money(off)))
            left -= off
        }
        let product = number(1...6)
        return OrderLine(
            id: "L\(index)", productID: "P\(product)", sku: "SKU-\(product % 4)", name: "Mug \(index)",
            quantity: quantity, unitPrice: price, amount: amount, discounts: discounts, taxes: taxes(left, set))
    }

    /// Shipping bears no tax, one of the sets, or each set's tax on a share of it.
    mutating func shipping(_ sets: [[StoreTax]]) -> Charge {
        let amount = number(0...3000)
        var taxes: [TaxCharged] = []
        switch number(0...2) {
        case 0: break
        case 1: taxes = self.taxes(amount, sets[0])
        default:
            let shares = money(amount).split(over: sets.map { _ in number(1...9) })
            for (set, share) in zip(sets, shares) { taxes += self.taxes(share.minorUnits, set) }
        }
        return Charge(kind: .shipping, name: "Post", amount: money(amount), taxes: taxes)
    }

    mutating func order() -> Order {
        let used = Array(Self.sets.shuffled(using: &numbers).prefix(Int(number(1...2))))
        let lines = (1...Int(number(1...7))).map { line($0, used[Int(number(0...Int64(used.count - 1)))]) }
        var charges: [Charge] = chance(70) ? [shipping(used)] : []
        if chance(10) { charges.append(Charge(kind: .tip, name: "Tip", amount: money(number(1...500)))) }
        let charged = lines.map { $0.amount - $0.discounts.map(\.amount).sum(currency) } + charges.map(\.amount)
        var tax = (lines.flatMap(\.taxes) + charges.flatMap(\.taxes)).map(\.amount).sum(currency)
        var total = charged.sum(currency) + (inside ? .zero(currency) : tax)
        if chance(10), tax.minorUnits > 2 {
            let off = money(chance(50) ? 1 : -1)
            tax += off
            if !inside { total += off }
        }
        if chance(10), total.minorUnits > 2 { total += money(chance(50) ? 1 : -1) }
        var order = Order(
            id: ID("516\(number(1...999_999))"), number: "\(number(1...999_999))", placedAt: HarbourMugs.noon,
            updatedAt: HarbourMugs.noon, currency: currency, pricesIncludeTax: inside,
            status: OrderStatus(payment: .awaiting, paymentCode: "AWAITING_PAYMENT"),
            buyer: Buyer(email: "ana@example.com", name: "Ana Ruiz"), lines: lines, charges: charges, tax: tax,
            total: total)
        settle(&order)
        return order
    }

    private mutating func settle(_ order: inout Order) {
        var open = order.total.minorUnits
        if chance(20), open > 0 {
            let card = number(1...open)
            order.tenders = [Tender(kind: .giftCard, reference: "GC", amount: money(card))]
            open -= card
        }
        guard chance(75), open > 0 else { return }
        let paid = chance(75) ? open : number(1...open)
        let parts = chance(80) ? [money(paid)] : money(paid).split(over: [1, 2])
        order.payments = parts.enumerated().map { index, amount in
            PaymentReceived(
                id: "\(index)", method: StorePaymentMethod(title: "PayPal"), amount: amount,
                receivedAt: HarbourMugs.noon)
        }
        order.status = OrderStatus(payment: .paid, paymentCode: "PAID")
        giveBack(&order, paid: paid)
    }

    private mutating func giveBack(_ order: inout Order, paid: Int64) {
        guard chance(50) else { return }
        if chance(25) {
            order.refunds = [Refund(id: "all", extent: .everything, refundedAt: HarbourMugs.noon)]
            return
        }
        var left = paid
        for index in 1...Int(number(1...4)) where left > 0 {
            let amount = chance(20) ? left : number(1...left)
            order.refunds.append(
                Refund(id: "\(index)", extent: extent(order, amount), refundedAt: HarbourMugs.noon))
            left -= amount
        }
    }

    private mutating func extent(_ order: Order, _ amount: Int64) -> Refund.Extent {
        guard chance(30), let line = order.lines.randomElement(using: &numbers) else { return .amount(money(amount)) }
        let part = RefundLine(subject: .line(id: line.id), amount: money(number(0...amount)))
        return .lines([part], amount: money(amount))
    }
}
