import Accounting
import Commerce
import ConnectorKit

/// The discounts of a whole order and how they reach its lines: the coupon first, promotions on what it left.
///
/// Source: ecwid.md §2.3 (`discount` excludes the coupon), §3.5 rule 2.
struct EcwidDiscounts: Sendable {
    let coupon: Money
    let promotions: Money
    private let couponLabel: String
    private let promotionLabel: String
    /// For each line, whether a discount may reach it.
    private let isAllowed: [Bool]

    init(_ order: EcwidOrder, _ amounts: EcwidAmounts) throws(Unreadable) {
        coupon = try amounts.moneyOrZero(order.couponDiscount, "couponDiscount")
        promotions = try amounts.moneyOrZero(order.discount, "discount")
        couponLabel = order.discountCoupon.label
        promotionLabel = (order.discountInfo ?? []).compactMap(\.description).joined(separator: ", ")
        isAllowed = (order.items ?? []).map { $0.discountsAllowed != false && $0.giftCard != true }
    }

    /// Shares out what the lines do not say at all; what they say stays.
    func completing(_ lines: [OrderLine]) -> (lines: [OrderLine], rest: [Discount]) {
        let coupons = lines.total(.coupon)
        let promoted = lines.total(.promotion)
        return sharing(lines, coupon: coupons.isZero ? coupon : nil, promotions: promoted.isZero ? promotions : nil)
    }

    /// Shares out the order's own figures anew, for orders whose lines were not recalculated after an edit.
    func replacing(_ lines: [OrderLine]) -> (lines: [OrderLine], rest: [Discount]) {
        sharing(lines, coupon: coupon, promotions: promotions)
    }

    /// Whether the lines add up to the order's own figures.
    func agrees(with lines: [OrderLine]) -> Bool {
        lines.total(.coupon) == coupon && lines.total(.promotion) == promotions
    }

    private func sharing(
        _ lines: [OrderLine], coupon: Money?, promotions: Money?
    ) -> (lines: [OrderLine], rest: [Discount]) {
        var (lines, rest) = (lines, [Discount]())
        if let coupon { share(Discount(kind: .coupon, label: couponLabel, amount: coupon), &lines, &rest) }
        if let promotions {
            share(Discount(kind: .promotion, label: promotionLabel, amount: promotions), &lines, &rest)
        }
        return (lines, rest)
    }

    /// By what is left of each line, to the cent; where no line may take it, it stays with the order.
    private func share(_ discount: Discount, _ lines: inout [OrderLine], _ rest: inout [Discount]) {
        for index in lines.indices { lines[index].discounts.removeAll { $0.kind == discount.kind } }
        if discount.amount.isZero { return }
        let weights = lines.indices.map { isAllowed[$0] ? max(lines[$0].discounted.minorUnits, 0) : 0 }
        guard weights.contains(where: { $0 > 0 }) else { return rest.append(discount) }
        for (index, part) in discount.amount.split(over: weights).enumerated() where !part.isZero {
            let own = Discount(kind: discount.kind, label: discount.label, amount: part)
            lines[index].discounts.insert(own, at: discount.kind == .coupon ? 0 : lines[index].discounts.endIndex)
        }
    }
}

extension OrderLine {
    /// The amount after the discounts of the line.
    var discounted: Money { discounts.reduce(amount) { $0 - $1.amount } }
}

extension [OrderLine] {
    fileprivate func total(_ kind: Discount.Kind) -> Money {
        guard let currency = first?.amount.currency else { return .zero(.usd) }
        return flatMap(\.discounts).filter { $0.kind == kind }.map(\.amount).sum(currency)
    }
}
