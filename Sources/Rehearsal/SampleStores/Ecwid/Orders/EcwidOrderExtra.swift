/// What a new order may have beside goods.
package enum EcwidOrderExtra: String, Sendable, CaseIterable {
    /// A gift card is among the lines.
    case giftCardSold
    case tip
    /// A gift card pays a part; at least one unit is left to the payment method.
    case giftCardUsed
    /// The whole tax of the goods stands on the first line, as some tax services write it.
    case taxOnFirstLine
}

extension EcwidOrderMill {
    /// Puts extras on an order; every figure of it fits again.
    func add(_ extras: Set<EcwidOrderExtra>, to order: inout EcwidOrder) {
        var draft = order.sums.draft
        if extras.contains(.giftCardSold), let card = catalogue.giftCards.first {
            draft.lines.append(EcwidOrderDraft.Line(giftCard: card))
        }
        if extras.contains(.tip) { draft.tip = country.local(300) }
        if extras.contains(.giftCardUsed) {
            draft.giftCardBalance = 0
            let whole = EcwidOrderSums(draft).totalBeforeGiftCard
            draft.giftCardBalance = max(0, min(country.local(1000), whole - 1))
        }
        order.sums = EcwidOrderSums(draft)
        order.hasTaxOnFirstLine = extras.contains(.taxOnFirstLine)
    }
}

extension EcwidOrderDraft.Line {
    /// One gift card of that product.
    init(giftCard card: EcwidProduct) {
        self.init(
            product: card, name: card.name, sku: card.sku, priceHundredths: card.price * 100, productPrice: card.price,
            quantity: 1, taxes: [], taxClass: .exempt, isShipped: false, isGiftCard: true, allowsDiscounts: false)
    }
}
