/// The sums of an order, made from its draft by the algebra of ecwid.md §3 in whole minor units.
struct EcwidOrderSums: Sendable {
    struct Line: Sendable {
        var gross: Int64
        var coupon: Int64 = 0
        var promotions: [Int64] = []
        var shippingShare: Int64 = 0
        var handlingShare: Int64 = 0
        var taxes: [Tax] = []

        var discounted: Int64 { gross - coupon - promotions.reduce(0, +) }
        var goodsTax: Int64 { taxes.reduce(0) { $0 + $1.onGoods } }
        var tax: Int64 { taxes.reduce(0) { $0 + $1.total } }
    }

    struct Tax: Sendable {
        var rate: EcwidTaxRate
        var onGoods: Int64
        var onShipping: Int64 = 0
        var onHandling: Int64 = 0
        var total: Int64 { onGoods + onShipping + onHandling }
    }

    struct NamedTax: Sendable {
        var rate: EcwidTaxRate
        var total: Int64
    }

    struct Surcharge: Sendable {
        var amount: Int64
        var taxes: [NamedTax] = []
        var tax: Int64 { taxes.reduce(0) { $0 + $1.total } }
    }

    let draft: EcwidOrderDraft
    private(set) var lines: [Line]
    private(set) var couponDiscount: Int64 = 0
    /// One sum per promotion of the draft.
    private(set) var promotionDiscounts: [Int64] = []
    private(set) var shippingTaxes: [NamedTax] = []
    private(set) var handlingTaxes: [NamedTax] = []
    private(set) var paymentFee: Surcharge?
    private(set) var giftCardRedemption: Int64 = 0

    init(_ draft: EcwidOrderDraft) {
        self.draft = draft
        lines = draft.lines.map { line in
            Line(gross: MinorUnits.part(of: line.priceHundredths, line.quantity, over: 100))
        }
        takeCoupon()
        takePromotions()
        shareShipping()
        taxGoods()
        taxShipping()
        addPaymentFee()
        giftCardRedemption = max(0, min(draft.giftCardBalance, totalBeforeGiftCard))
    }

    var subtotal: Int64 { lines.reduce(0) { $0 + $1.gross } }
    var discount: Int64 { promotionDiscounts.reduce(0, +) }
    var shippingRate: Int64 { draft.shipping?.rate ?? 0 }
    var surcharges: Int64 { (paymentFee?.amount ?? 0) + draft.tip }

    var tax: Int64 {
        let separate = isShippingTaxedSeparately ? shippingTaxes.reduce(0) { $0 + $1.total } : 0
        return lines.reduce(0) { $0 + $1.tax } + (paymentFee?.tax ?? 0) + separate
    }

    var totalBeforeGiftCard: Int64 {
        let goods = subtotal - couponDiscount - discount
        let sum = goods + shippingRate + draft.handlingFee + surcharges
        return draft.pricesIncludeTax ? sum : sum + tax
    }

    var total: Int64 { totalBeforeGiftCard - giftCardRedemption }

    var isShippingTaxedSeparately: Bool {
        if case .separately = draft.shipping?.taxation { true } else { false }
    }

    func taxPart(of amount: Int64, _ rate: EcwidTaxRate, among rates: [EcwidTaxRate]) -> Int64 {
        let inside = rates.reduce(0) { $0 + $1.thousandths }
        return MinorUnits.part(
            of: amount, rate.thousandths, over: draft.pricesIncludeTax ? 100_000 + inside : 100_000)
    }
}

extension EcwidOrderSums {
    private static func sum(_ amount: EcwidOrderDraft.Amount, of base: Int64) -> Int64 {
        switch amount {
        case .fixed(let value): min(value, base)
        case .percent(let thousandths): MinorUnits.part(of: base, thousandths, over: 100_000)
        }
    }

    private mutating func takeCoupon() {
        guard let coupon = draft.coupon else { return }
        let weights = lines.indices.map { draft.lines[$0].allowsDiscounts ? lines[$0].gross : 0 }
        couponDiscount = EcwidOrderSums.sum(coupon.amount, of: weights.reduce(0, +))
        let shares = MinorUnits.split(couponDiscount, by: weights, limits: weights)
        for place in lines.indices { lines[place].coupon = shares[place] }
    }

    /// Side by side: each is computed on what the coupon left. Source: ecwid.md §2.7.
    private mutating func takePromotions() {
        let left = lines.map { $0.gross - $0.coupon }
        for promotion in draft.promotions {
            let weights = lines.indices.map { reaches(promotion, draft.lines[$0]) ? left[$0] : 0 }
            let sum = EcwidOrderSums.sum(promotion.amount, of: weights.reduce(0, +))
            let limits = lines.indices.map { min(weights[$0], lines[$0].discounted) }
            let possible = min(sum, limits.reduce(0, +))
            let shares = MinorUnits.split(possible, by: weights, limits: limits)
            promotionDiscounts.append(possible)
            for place in lines.indices { lines[place].promotions.append(shares[place]) }
        }
    }

    private func reaches(_ promotion: EcwidOrderDraft.Promotion, _ line: EcwidOrderDraft.Line) -> Bool {
        guard line.allowsDiscounts else { return false }
        guard let productId = promotion.productId else { return true }
        return line.product?.id == productId
    }

    private mutating func shareShipping() {
        let weights = lines.indices.map { draft.lines[$0].isShipped ? max(1, lines[$0].gross) : 0 }
        let shipping = MinorUnits.split(shippingRate, by: weights)
        let handling = MinorUnits.split(draft.handlingFee, by: weights)
        for place in lines.indices {
            lines[place].shippingShare = shipping[place]
            lines[place].handlingShare = handling[place]
        }
    }

    private mutating func taxGoods() {
        guard !draft.isTaxFree else { return }
        for place in lines.indices {
            let rates = draft.lines[place].taxes
            lines[place].taxes = rates.map { rate in
                Tax(rate: rate, onGoods: taxPart(of: lines[place].discounted, rate, among: rates))
            }
        }
    }

    private mutating func taxShipping() {
        guard let shipping = draft.shipping, !draft.isTaxFree else { return }
        switch shipping.taxation {
        case .untaxed: break
        case .withGoods: taxShippingWithGoods()
        case .separately: taxShippingSeparately(shipping.rate)
        }
    }

    /// The lines hold the tax of their share, and the order repeats the sums. Source: ecwid.md §3.4.
    private mutating func taxShippingWithGoods() {
        for place in lines.indices {
            let rates = lines[place].taxes.map(\.rate)
            let reaching = rates.filter(\.reachesShipping)
            for tax in lines[place].taxes.indices where rates[tax].reachesShipping {
                lines[place].taxes[tax].onShipping = taxPart(
                    of: lines[place].shippingShare, rates[tax], among: reaching)
                lines[place].taxes[tax].onHandling = taxPart(
                    of: lines[place].handlingShare, rates[tax], among: reaching)
                add(lines[place].taxes[tax])
            }
        }
    }

    private mutating func add(_ tax: Tax) {
        EcwidOrderSums.add(tax.onShipping + tax.onHandling, tax.rate, to: &shippingTaxes)
        if draft.handlingFee != 0 { EcwidOrderSums.add(tax.onHandling, tax.rate, to: &handlingTaxes) }
    }

    private static func add(_ amount: Int64, _ rate: EcwidTaxRate, to sums: inout [NamedTax]) {
        if let place = sums.firstIndex(where: { $0.rate == rate }) {
            sums[place].total += amount
        } else {
            sums.append(NamedTax(rate: rate, total: amount))
        }
    }

    private mutating func taxShippingSeparately(_ shippingRate: Int64) {
        let rates = draft.standardRates
        shippingTaxes = namedTaxes(on: shippingRate + draft.handlingFee, rates)
        guard draft.handlingFee != 0 else { return }
        handlingTaxes = namedTaxes(on: draft.handlingFee, rates)
    }

    private func namedTaxes(on amount: Int64, _ rates: [EcwidTaxRate]) -> [NamedTax] {
        rates.map { NamedTax(rate: $0, total: taxPart(of: amount, $0, among: rates)) }
    }

    /// A percentage of goods after discounts plus shipping and handling, at the store's standard rate.
    private mutating func addPaymentFee() {
        guard let fee = draft.paymentFee else { return }
        let base = subtotal - couponDiscount - discount + shippingRate + draft.handlingFee
        let amount = MinorUnits.part(of: base, fee.thousandths, over: 100_000)
        guard amount > 0 else { return }
        var surcharge = Surcharge(amount: amount)
        if !draft.isTaxFree { surcharge.taxes = namedTaxes(on: amount, draft.standardRates) }
        paymentFee = surcharge
    }
}
