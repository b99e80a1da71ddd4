/// Fills the basket of one generated order: goods, discounts, shipping, fees and gift cards.
struct EcwidBasket {
    let settings: EcwidSampleSettings
    let country: EcwidCountry
    let catalogue: EcwidCatalogue
    let buyer: EcwidBuyer
    let sketch: EcwidOrderSketch
    let payment: EcwidPaymentOption
    private var chance: SeededChance
    private var region: EcwidRegion { country.regions[buyer.region] }

    init(
        index: Int, settings: EcwidSampleSettings, country: EcwidCountry, catalogue: EcwidCatalogue,
        buyer: EcwidBuyer, sketch: EcwidOrderSketch
    ) {
        self.settings = settings
        self.country = country
        self.catalogue = catalogue
        self.buyer = buyer
        self.sketch = sketch
        chance = SeededChance(seed: settings.seed, purpose: 11, index: index)
        let first = country.payments.first ?? EcwidPaymentOption(title: "Bank transfer", module: "")
        payment = settings.mix == .plain ? first : chance.pick(country.payments, otherwise: first)
    }

    mutating func draft() -> EcwidOrderDraft {
        var draft = EcwidOrderDraft(lines: [], pricesIncludeTax: country.pricesIncludeTax)
        draft.isTaxFree = isReverseCharge || buyer.isTaxExempt
        draft.standardRates = region.standard
        fillLines(&draft)
        if settings.mix == .realistic { addDiscounts(&draft) }
        addShipping(&draft)
        if settings.mix == .realistic { addFees(&draft) }
        return draft
    }

    var isReverseCharge: Bool { region.isReverseCharge && buyer.companyName != nil && settings.mix == .realistic }

    private mutating func fillLines(_ draft: inout EcwidOrderDraft) {
        let count = lineCount()
        for _ in 0..<count { draft.lines.append(goodsLine(isLongOrder: count > 6)) }
        guard settings.mix == .realistic, !sketch.isFree else { return }
        if chance.happens(perMille: 20) { draft.lines.append(giftCardLine()) }
        if chance.happens(perMille: 8) { draft.lines.append(typedLine()) }
    }

    private mutating func lineCount() -> Int {
        guard settings.mix == .realistic else { return chance.within(1...3) }
        switch chance.below(4000) {
        case 0: return 400
        case 1..<20: return chance.within(40...80)
        default: return min(chance.within(1...6), chance.within(1...6))
        }
    }

    private mutating func goodsLine(isLongOrder: Bool) -> EcwidOrderDraft.Line {
        let product = chance.pick(catalogue.goods, otherwise: catalogue.products[0])
        let variation = product.variations.isEmpty ? nil : product.variations[chance.below(product.variations.count)]
        let price = variation?.price ?? product.price
        var line = EcwidOrderDraft.Line(
            product: product, variation: variation, name: product.name, sku: variation?.sku ?? product.sku,
            priceHundredths: price * 100, productPrice: product.price, quantity: Int64(chance.within(1...4)),
            taxes: region.rates(product.taxClass), taxClass: product.taxClass, isShipped: product.isShipped,
            isDigital: product.kind == .digital)
        guard settings.mix == .realistic else { return line }
        if product.textOption != nil { line.text = "Für \(buyer.givenName ?? "Zoë"), \"2026\"" }
        // Nobody orders five hundred loudspeakers.
        let isCheap = price <= country.local(1500)
        if isCheap, !isLongOrder, chance.happens(perMille: 60) { buyInBulk(&line) }
        line.allowsDiscounts = !chance.happens(perMille: 15)
        if isReverseCharge { takeTaxOut(&line) }
        return line
    }

    /// A hundred or more at 15 % less: unit prices with more decimals than the currency.
    private mutating func buyInBulk(_ line: inout EcwidOrderDraft.Line) {
        line.quantity = Int64(chance.within(4...20) * 25)
        line.priceHundredths = country.precision == 0 ? line.priceHundredths : line.priceHundredths / 100 * 85
    }

    private func takeTaxOut(_ line: inout EcwidOrderDraft.Line) {
        let inside = line.taxes.reduce(0) { $0 + $1.thousandths }
        let price = MinorUnits.rounded(Int128(line.priceHundredths), over: 100)
        line.priceHundredths = MinorUnits.part(of: price, 100_000, over: 100_000 + inside) * 100
    }

    private mutating func giftCardLine() -> EcwidOrderDraft.Line {
        let card = chance.pick(catalogue.giftCards, otherwise: catalogue.products[0])
        return EcwidOrderDraft.Line(giftCard: card)
    }

    /// A line without product or SKU, typed by an employee.
    private mutating func typedLine() -> EcwidOrderDraft.Line {
        let price = country.local(Int64(chance.within(5...60)) * 100)
        return EcwidOrderDraft.Line(
            name: "Special request", sku: "", priceHundredths: price * 100, productPrice: 0, quantity: 1,
            taxes: isReverseCharge ? [] : region.standard, taxClass: .standard, isShipped: true)
    }
}

extension EcwidBasket {
    private mutating func addDiscounts(_ draft: inout EcwidOrderDraft) {
        if sketch.isFree {
            draft.coupon = EcwidOrderDraft.Coupon(name: "Press", code: "PRESS100", amount: .percent(100_000))
            for place in draft.lines.indices { draft.lines[place].allowsDiscounts = true }
            return
        }
        let goods = EcwidOrderSums(draft).subtotal
        if chance.happens(perMille: 120) { draft.coupon = coupon(goods: goods) }
        if let group = buyer.group, chance.happens(perMille: 500) {
            draft.promotions.append(
                EcwidOrderDraft.Promotion(amount: .percent(2000), base: .membership, description: "\(group.name) 2%"))
        }
        let threshold = country.local(5000)
        if goods >= threshold, chance.happens(perMille: 180) { draft.promotions.append(subtotalPromotion(threshold)) }
        if chance.happens(perMille: 50) { draft.promotions.append(itemPromotion(draft)) }
        if goods >= threshold, chance.happens(perMille: 15) {
            draft.promotions.append(
                EcwidOrderDraft.Promotion(amount: .fixed(country.local(201)), base: .custom, description: "Loyal buyer")
            )
        }
    }

    private mutating func coupon(goods: Int64) -> EcwidOrderDraft.Coupon {
        if chance.happens(perMille: 400), goods >= country.local(2500) {
            return EcwidOrderDraft.Coupon(name: "Ten off", code: "TENOFF", amount: .fixed(country.local(1000)))
        }
        let percent: Int64 = chance.pick([5, 10, 15, 20], otherwise: 10)
        return EcwidOrderDraft.Coupon(name: "Welcome", code: "WELCOME\(percent)", amount: .percent(percent * 1000))
    }

    private mutating func subtotalPromotion(_ threshold: Int64) -> EcwidOrderDraft.Promotion {
        let isPercent = chance.happens(perMille: 700)
        return EcwidOrderDraft.Promotion(
            amount: isPercent ? .percent(10_000) : .fixed(country.local(500)), base: .subtotal,
            description: isPercent ? "10% off larger orders" : nil, threshold: threshold)
    }

    private mutating func itemPromotion(_ draft: EcwidOrderDraft) -> EcwidOrderDraft.Promotion {
        let reached = draft.lines[chance.below(draft.lines.count)]
        return EcwidOrderDraft.Promotion(
            amount: .percent(15_000), base: .item, description: "\(reached.name) 15% off",
            productId: reached.product?.id ?? -1)
    }

    private mutating func addShipping(_ draft: inout EcwidOrderDraft) {
        guard draft.lines.contains(where: \.isShipped) else { return }
        let method = chance.pick(country.shipping, otherwise: EcwidShippingMethod(title: "Pickup", rate: 0))
        let isFree = sketch.isFree || (settings.mix == .realistic && chance.happens(perMille: 100))
        draft.shipping = EcwidOrderDraft.Shipping(
            method: method, rate: isFree ? 0 : country.local(method.rate), taxation: shippingTaxation())
    }

    private mutating func shippingTaxation() -> EcwidOrderDraft.Shipping.Taxation {
        guard settings.mix == .realistic else { return .withGoods }
        let draw = chance.below(100)
        if draw < 10 { return .untaxed }
        let areSetByHand = region.standard.allSatisfy { $0.automaticType == nil }
        return draw < 20 && areSetByHand && !region.standard.isEmpty ? .separately : .withGoods
    }

    private mutating func addFees(_ draft: inout EcwidOrderDraft) {
        guard !sketch.isFree else { return }
        if let shipping = draft.shipping, !shipping.method.isPickup, chance.happens(perMille: 60) {
            draft.handlingFee = country.local(Int64(chance.within(5...16)) * 25)
        }
        if payment.feeThousandths > 0 { draft.paymentFee = (payment.feeTitle, payment.feeThousandths) }
        if chance.happens(perMille: 20) { draft.tip = country.local(Int64(chance.within(1...5)) * 100) }
        if sketch.isPaidByGiftCard {
            draft.giftCardBalance = .max
        } else if sketch.refund == .none, chance.happens(perMille: 15) {
            // One unit is left to pay, so that the status stays true.
            let whole = EcwidOrderSums(draft).totalBeforeGiftCard
            draft.giftCardBalance = min(country.local(Int64(chance.within(1...4)) * 500), whole - 1)
        }
    }
}
