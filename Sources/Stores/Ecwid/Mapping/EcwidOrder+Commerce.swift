import Accounting
import Commerce
import ConnectorKit

/// Reads one order: everything as it stands there, and of the ways to read what is not documented the one that adds up.
///
/// Orders that add up in no way are read plainly; the rules of bookkeeping refuse them. Source: ecwid.md §3.5.
struct EcwidOrderReader: Sendable {
    private let order: EcwidOrder
    private let profile: StoreProfile
    private let amounts: EcwidAmounts
    private let lines: [OrderLine]
    private let discounts: EcwidDiscounts
    private let charges: EcwidCharges
    private let tax: Money
    private let total: Money
    private let totalBeforeGiftCard: Money
    private let credits: [Tender]

    init(_ order: EcwidOrder, _ profile: StoreProfile) throws(Unreadable) {
        let amounts = EcwidAmounts(currency: profile.currency)
        guard let items = order.items else { throw Unreadable(field: "items", text: "missing") }
        var lines: [OrderLine] = []
        for (index, item) in items.enumerated() {
            lines.append(try item.line(index, coupon: order.discountCoupon, amounts))
        }
        self.order = order
        self.profile = profile
        self.amounts = amounts
        self.lines = lines
        discounts = try EcwidDiscounts(order, amounts)
        charges = try EcwidCharges(order, EcwidTaxNames(order, profile), amounts)
        tax = try amounts.money(order.tax, "tax")
        total = try amounts.money(order.total, "total")
        // Not `totalBeforeGiftCardRedemption`: after an edit it may contradict `total`, which alone is what the buyer owes.
        totalBeforeGiftCard = total + (try amounts.moneyOrZero(order.giftCardRedemption, "giftCardRedemption"))
        credits = try order.credits(amounts)
    }

    /// The order, read in the first way that adds up exactly, else the first within a rounding, else plainly.
    func read() throws(Unreadable) -> Order {
        let plain = try order(Reading())
        var close: Order?
        for reading in readings {
            let candidate = try order(reading)
            let residual = candidate.residual
            if residual.isZero { return candidate }
            if close == nil, residual.magnitude.minorUnits <= roundingUnitsMax { close = candidate }
        }
        return close ?? plain
    }

    /// Source: ecwid.md §3.5 rule 5 (one minor unit for each line and three more).
    private var roundingUnitsMax: Int64 { Int64(lines.count + 3) }

    /// One way to read what is not documented.
    private struct Reading {
        var shipping = EcwidCharges.ShippingRate.full
        var takesDiscountsOfOrder = false
        var credits: [Tender] = []
    }

    /// The ways that this order allows, the plainest first. Source: ecwid.md §2.6, §2.8, §3.5 rule 5, §11.
    private var readings: [Reading] {
        let rates: [EcwidCharges.ShippingRate] = charges.discountedRate == nil ? [.full] : [.full, .discounted]
        let ofOrder = discounts.agrees(with: discounts.completing(lines).lines) ? [false] : [false, true]
        let inside: [EcwidCharges.ShippingRate] = charges.taxesShipping && !pricesIncludeTax ? [.taxInside] : []
        var result: [Reading] = []
        for credits in creditChoices {
            for takes in ofOrder {
                for rate in rates + inside {
                    result.append(Reading(shipping: rate, takesDiscountsOfOrder: takes, credits: credits))
                }
            }
        }
        return result
    }

    /// No credit taken off the total, all of them, or one.
    private var creditChoices: [[Tender]] {
        credits.count > 1 ? [[], credits] + credits.map { [$0] } : credits.isEmpty ? [[]] : [[], credits]
    }

    private var pricesIncludeTax: Bool { order.pricesIncludeTax == true }

    /// Where tax was charged all the same, what the lines say counts.
    private var isReversed: Bool { order.reversedTaxApplied == true && tax.isZero }

    private func order(_ reading: Reading) throws(Unreadable) -> Order {
        let shared = reading.takesDiscountsOfOrder ? discounts.replacing(lines) : discounts.completing(lines)
        let status = OrderStatus(order)
        let placedAt = try order.placedAt()
        let updatedAt = order.updatedAt ?? placedAt
        let settlement = try EcwidSettlement(
            order, total: total, status: status, updatedAt: updatedAt, amounts)
        let charges = charges.charges(reading.shipping)
        return Order(
            id: try order.identity(), number: try order.number(), placedAt: placedAt, updatedAt: updatedAt,
            currency: profile.currency, pricesIncludeTax: pricesIncludeTax, status: status, buyer: Buyer(order),
            lines: isReversed ? shared.lines.map(\.reversed) : shared.lines,
            charges: isReversed ? charges.map(\.reversed) : charges, discounts: shared.rest, tax: tax,
            total: reading.credits.map(\.amount).reduce(totalBeforeGiftCard, +),
            tenders: settlement.giftCards() + reading.credits, payments: try settlement.payments(),
            refunds: try settlement.refunds(), notes: order.orderComments ?? "",
            customerPurchaseOrder: order.purchaseOrder, shippingMethod: order.shippingOption?.shippingMethodName,
            origin: order.origin)
    }
}

extension OrderLine {
    /// With the tax that the buyer owes in place of the seller. Source: ecwid.md §2.3 (`reversedTaxApplied`).
    fileprivate var reversed: OrderLine {
        guard isTaxable, taxes.allSatisfy(\.amount.isZero) else { return self }
        var line = self
        line.taxes = [TaxCharged(tax: .reverseCharge, amount: .zero(amount.currency))]
        return line
    }
}

extension Charge {
    fileprivate var reversed: Charge {
        guard kind != .tip, taxes.allSatisfy(\.amount.isZero) else { return self }
        var charge = self
        charge.taxes = [TaxCharged(tax: .reverseCharge, amount: .zero(amount.currency))]
        return charge
    }
}

extension Order {
    /// What the total says more than its parts: zero for an order that adds up. Source: ecwid.md §3.2, §3.3.
    fileprivate var residual: Money {
        let goods = lines.map(\.discounted).sum(currency)
        let beside = charges.map(\.discounted).sum(currency)
        let off = discounts.map(\.amount).sum(currency)
        return total - goods - beside + off - (pricesIncludeTax ? .zero(currency) : tax)
    }
}
