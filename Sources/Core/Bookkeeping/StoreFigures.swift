package import Accounting
package import Commerce

/// What the store charged for one order, part by part and net of tax: gross less discounts, plus charges, tax and rounding, is the total.
///
/// A credit memo that the store has made takes all of it back: its figures are negative, as its document is in the books.
///
/// Source: what-users-expect.md §7.2.
package struct StoreFigures: Hashable, Sendable, Codable {
    /// Goods and services before discounts.
    package var gross: Money
    /// Positive for an order.
    package var discounts: Money
    /// Shipping, handling, fees and tips, after their own discounts.
    package var charges: Money
    package var tax: Money
    /// What the total holds beyond its parts.
    package var rounding: Money
    package var total: Money

    /// An order whose parts do not fit its total shows them in one piece.
    package init(_ order: Order, policy: Policy) {
        let check = StaleTaxCheck(isOn: false, allowsLess: true, pricesIncludeTax: order.pricesIncludeTax)
        var calculator = AmountCalculator(
            order, roundingUnitsMax: policy.roundingUnitsMax, splitsCharges: false, acceptsUnsharedTax: true,
            check: check)
        let reckoning = calculator.reckon()
        let sign: Int64 = order.form.isCreditMemo ? -1 : 1
        func money(_ units: Int64) -> Money { Money(minorUnits: sign * units, order.currency) }
        (tax, total) = (money(order.tax.minorUnits), money(order.total.minorUnits))
        guard calculator.refusals.isEmpty else {
            (gross, discounts) = (total - tax, money(0))
            (charges, rounding) = (money(0), money(0))
            return
        }
        gross = money(reckoning.entries.reduce(0) { $0 + $1.bucket.net })
        discounts = money(reckoning.entries.reduce(0) { $0 + $1.discount.net })
        charges = money(reckoning.charges.reduce(0) { $0 + $1.bucket.net })
        rounding = total - (gross - discounts + charges + tax)
    }
}

/// What an order gave back, in money or of a debt: which refund, when, how much.
package struct RefundGiven: Hashable, Sendable {
    /// The refund's identifier within its order.
    package var id: String
    package var refundedAt: Instant
    package var amount: Money
}

extension Order {
    /// The money that a refund gave back, when so much of what was paid is left; `nil` where nobody says.
    ///
    /// What a gift card or credit paid does not go back as money.
    func money(of refund: Refund, left: Money) -> Money? {
        switch refund.extent {
        case .everything: left
        case .amount(let amount), .lines(_, let amount):
            gaveBackWhole(refund) ? left : amount.isNegative ? nil : amount
        case .unknown, .disputed: nil
        }
    }

    /// Whether the refund alone says that all of the order went back: by its word, or by an amount that holds the gift card's part.
    func gaveBackWhole(_ refund: Refund) -> Bool {
        if refund.extent == .everything { return true }
        return tendered.isPositive && refunds.count == 1 && refund.extent.amount == total
    }

    /// Whether the store says that all of the order was given back.
    func isGivenBack(_ filter: OrderFilter) -> Bool {
        filter.payment(of: self) == .refunded
    }

    /// What nobody paid of an order that was given back as a whole: a debt that ended with its last refund.
    ///
    /// An edited order can come to more than was paid for it; its money goes back, and nobody pays the rest. Reads like a refund of its
    /// own, though no money goes back. `nil` when all was paid, or when less than all that came in was given back.
    func cancelledDebt(_ filter: OrderFilter) -> Refund? {
        let debt = total - tendered - paid
        guard var refund = refunds.last, paid.isPositive, debt.isPositive,
            isGivenBack(filter) || refunds.contains(where: gaveBackWhole),
            moneyGiven.map(\.amount).sum(currency) == paid
        else { return nil }
        (refund.id, refund.extent) = (refund.id + ".unpaid", .amount(debt))
        return refund
    }

    /// The refunds with their amounts, as far as the store tells them, and the debt that ended with them.
    package func refundsGiven(_ filter: OrderFilter) -> [RefundGiven] {
        let debt = cancelledDebt(filter).flatMap { debt in
            debt.extent.amount.map { RefundGiven(id: debt.id, refundedAt: debt.refundedAt, amount: $0) }
        }
        return moneyGiven + (debt.map { [$0] } ?? [])
    }

    /// All of what was paid counts as what is left of it.
    private var moneyGiven: [RefundGiven] {
        var left = paid
        if left.isZero { left = total - tendered }
        return refunds.compactMap { refund in
            guard let amount = money(of: refund, left: left), amount.isPositive else { return nil }
            left -= amount
            return RefundGiven(id: refund.id, refundedAt: refund.refundedAt, amount: amount)
        }
    }
}
