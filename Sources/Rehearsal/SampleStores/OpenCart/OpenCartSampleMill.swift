/// Makes the orders of a sample shop from its seed: the same number is the same order for ever.
struct OpenCartSampleMill: Sendable {
    let seed: UInt64
    let country: OpenCartSampleCountry
    let orders: Int
    let lastSecond: Int64

    static let products: [(model: String, name: String, price: Int64, isTaxed: Bool, isCounted: Bool)] = [
        ("MUG-01", "Mug, blue &amp; white", 125_000, true, true), ("SHIRT", "Shirt", 250_000, true, true),
        ("BOLT-5/8", "Nuts &amp; Bolts &quot;5/8&quot; &lt;Set&gt;", 475, true, true),
        ("TRIO", "Three of a kind", 333_300, true, true),
        ("BOOK-1", "Caf&eacute; guide", 249_500, false, true), ("CENT-3", "Half cent trap", 33_350, true, true),
        ("SERVICE-HR", "Consulting hour", 850_000, true, false), ("WIDGET-A", "Widget A", 199_900, true, true),
        ("WIDGET-B", "Widget B", 73_333, true, true), ("LAMP", "Lamp", 1_499_900, true, true),
    ]

    static let customers = 24
    private static let firsts = ["Ann", "Bernd", "Noémie", "Gary", "Wanda", "Luis", "Zoë", "Kenji", "Ada", "Tom"]
    private static let lasts = ["Smith", "Müller", "O'Brien", "Green", "Garc&iacute;a", "Tanaka", "Martin", "Lopez"]

    func order(_ id: Int) -> OpenCartSampleOrder {
        var chance = SeededChance(seed: seed, purpose: 41, index: id)
        var order = OpenCartSampleOrder(
            id: id, placedAt: placedAt(id), status: 2, customer: buyer(&chance), lines: [],
            shipping: chance.pick([0, 80_000, 55_500], otherwise: 0))
        for _ in 0..<chance.pick([1, 1, 2, 3], otherwise: 1) {
            let product = chance.below(Self.products.count)
            let own = Self.products[product]
            let quantity =
                own.price < 1000 ? Int64(chance.pick([40, 250, 1333], otherwise: 40)) : Int64(chance.within(1...4))
            // A special price has more decimals than any column.
            let price = chance.happens(perMille: 100) ? own.price * 93 / 100 : own.price
            let option = own.model == "SHIRT" ? chance.pick(["L", "XL", "S"], otherwise: "L") : nil
            order.lines.append(
                .init(product: product + 1, quantity: quantity, price: price, option: option, isTaxed: own.isTaxed))
        }
        if chance.happens(perMille: 150) { order.couponPercent = chance.pick([10, 5, 100], otherwise: 10) }
        if chance.happens(perMille: 80) { order.lowOrderFee = 30_000 }
        if chance.happens(perMille: 50) { order.voucher = 250_000 }
        if order.customer.customer > 0, chance.happens(perMille: 50) { order.credit = 200_000 }
        if chance.happens(perMille: 100) { order.comment = "Ring &quot;twice&quot; &amp; wait" }
        settle(&order, &chance)
        return order
    }

    func placedAt(_ id: Int) -> Int64 { lastSecond - Int64(orders - id) * 3600 }

    /// Most are paid by a processor, some by bank transfer later, some never were orders.
    private func settle(_ order: inout OpenCartSampleOrder, _ chance: inout SeededChance) {
        switch chance.below(20) {
        case 0: (order.status, order.method) = (0, ("paypal", "PayPal"))
        case 1: (order.status, order.method) = (7, ("cod", "Cash On Delivery"))
        case 2, 3: (order.status, order.method) = (1, ("bank_transfer", "Bank Transfer"))
        case 4: (order.status, order.method) = (5, ("bank_transfer", "Bank Transfer"))
        case 5...8: (order.status, order.method) = (2, ("cod", "Cash On Delivery"))
        case 9...13: (order.status, order.method) = (2, ("paypal", "PayPal"))
        default: (order.status, order.method) = (5, ("stripe", "Credit Card (Stripe)"))
        }
    }

    private func buyer(_ chance: inout SeededChance) -> OpenCartSampleBuyer {
        if chance.happens(perMille: 500) { return Self.customer(1 + chance.below(Self.customers)) }
        var guest = Self.customer(100 + chance.below(400))
        guest.isGuest = true
        return guest
    }

    static func customer(_ number: Int) -> OpenCartSampleBuyer {
        let first = firsts[number % firsts.count]
        let last = lasts[number / 3 % lasts.count]
        return OpenCartSampleBuyer(
            number: number, first: first, last: "\(last) \(number)",
            company: number % 5 == 0 ? "Wares &amp; More \(number)" : "",
            street: "\(number) Market St", city: "Springfield")
    }
}
