import Foundation

/// Recomputes an order from its JSON alone and lists what does not agree. Source: ecwid.md §3.
struct OrderAlgebra {
    let order: ReadOrder
    let precision: Int
    private(set) var disagreements: [String] = []

    init(_ order: ReadOrder, precision: Int) {
        self.order = order
        self.precision = precision
        checkLines()
        checkDiscounts()
        checkShippingTax()
        checkSurcharges()
        checkTotals()
        checkRefunds()
    }

    private mutating func expect(_ name: String, _ found: Decimal, _ wanted: Decimal) {
        if found != wanted { disagreements.append("\(order.id) \(name): found \(found), should be \(wanted)") }
    }

    private func gross(_ item: ReadOrder.Item) -> Decimal { (item.price * item.quantity).rounded(precision) }

    private func promotions(_ item: ReadOrder.Item) -> Decimal { item.discounts.map(\.total).sum }

    private func discounted(_ item: ReadOrder.Item) -> Decimal {
        gross(item) - (item.couponAmount ?? 0) - promotions(item)
    }

    private func tax(on amount: Decimal, _ value: Decimal, among values: [Decimal]) -> Decimal {
        (amount * value / (order.pricesIncludeTax ? 100 + values.sum : 100)).rounded(precision)
    }

    private mutating func checkLines() {
        for (place, item) in order.items.enumerated() {
            let name = "line \(place)"
            let values = item.taxes.map(\.value)
            if discounted(item) < 0 { disagreements.append("\(order.id) \(name): discounts exceed the line") }
            if item.giftCard, !item.taxes.isEmpty { disagreements.append("\(order.id) \(name): gift card is taxed") }
            if !item.discountsAllowed { expect("\(name) discount", (item.couponAmount ?? 0) + promotions(item), 0) }
            for tax in item.taxes {
                expect(
                    "\(name) \(tax.name)", tax.taxOnDiscountedSubtotal,
                    self.tax(on: discounted(item), tax.value, among: values))
                expect(
                    "\(name) \(tax.name) total", tax.total,
                    tax.taxOnDiscountedSubtotal + tax.taxOnShipping + (tax.taxOnHandlingFee ?? 0))
            }
            expect("\(name) tax", item.tax, item.taxes.map(\.total).sum)
        }
    }

    private mutating func checkDiscounts() {
        let items = order.items
        expect("subtotal", order.subtotal, items.map(gross).sum)
        expect("couponDiscount", order.couponDiscount, items.map { $0.couponAmount ?? 0 }.sum)
        expect("discount", order.discount, items.map(promotions).sum)
        let allowed = items.filter(\.discountsAllowed)
        if let coupon = order.discountCoupon {
            let base = allowed.map(gross).sum
            let wanted =
                coupon.discountType == "ABS"
                ? min(coupon.discount, base) : (base * coupon.discount / 100).rounded(precision)
            expect("coupon money", order.couponDiscount, wanted)
        }
        let left = allowed.map { gross($0) - ($0.couponAmount ?? 0) }.sum
        let volume = (order.discountInfo ?? []).filter { $0.base == "ON_TOTAL" }.map { info in
            info.type == "ABS" ? min(info.value, left) : (left * info.value / 100).rounded(precision)
        }
        expect("volumeDiscount", order.volumeDiscount, volume.sum)
        let named = order.volumeDiscount + order.membershipBasedDiscount + order.totalAndMembershipBasedDiscount
        if named + order.customDiscount.sum > order.discount {
            disagreements.append("\(order.id): parts exceed discount")
        }
    }

    private var isShippingTaxInside: Bool {
        order.items.flatMap(\.taxes).contains { $0.taxOnShipping != 0 || ($0.taxOnHandlingFee ?? 0) != 0 }
    }

    private mutating func checkShippingTax() {
        guard isShippingTaxInside else { return }
        let shares = order.items.flatMap(\.taxes).map { $0.taxOnShipping + ($0.taxOnHandlingFee ?? 0) }.sum
        expect("taxesOnShipping", order.taxesOnShipping.map(\.total).sum, shares)
        expect("shipping shares", order.items.map(\.shipping).sum, order.shippingRate)
    }

    private mutating func checkSurcharges() {
        let base =
            order.subtotal - order.couponDiscount - order.discount + order.shippingRate
            + (order.handlingFee?.value ?? 0)
        for surcharge in order.customSurcharges {
            if surcharge.type == "PERCENT" {
                expect("surcharge", surcharge.total, (base * surcharge.value / 100).rounded(precision))
            }
            let values = surcharge.taxes.map(\.value)
            for tax in surcharge.taxes {
                expect("surcharge \(tax.name)", tax.total, self.tax(on: surcharge.total, tax.value, among: values))
            }
            let inside = order.pricesIncludeTax ? surcharge.taxes.map(\.total).sum : 0
            expect("surcharge net", surcharge.totalWithoutTax, surcharge.total - inside)
        }
    }

    private mutating func checkTotals() {
        let surcharges = order.customSurcharges.map(\.total).sum
        let separate = isShippingTaxInside ? 0 : order.taxesOnShipping.map(\.total).sum
        let tax = order.items.map(\.tax).sum + order.customSurcharges.flatMap(\.taxes).map(\.total).sum + separate
        expect("tax", order.tax, tax)
        let sum =
            order.subtotal - order.couponDiscount - order.discount + order.shippingRate
            + (order.handlingFee?.value ?? 0) + surcharges + (order.pricesIncludeTax ? 0 : tax)
        expect("total before gift card", order.totalBeforeGiftCardRedemption, sum)
        expect("total", order.total, sum - order.giftCardRedemption)
        if order.total < 0 { disagreements.append("\(order.id): negative total") }
    }

    private mutating func checkRefunds() {
        expect("refundedAmount", order.refundedAmount, order.refunds.map(\.amount).sum)
        let isPartial = order.paymentStatus == "PARTIALLY_REFUNDED"
        if !order.refunds.isEmpty, isPartial ? order.refundedAmount >= order.total : order.refundedAmount != order.total
        {
            disagreements.append("\(order.id): refunds of \(order.refundedAmount) against \(order.total)")
        }
    }
}
