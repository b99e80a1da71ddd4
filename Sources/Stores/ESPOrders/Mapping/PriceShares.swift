import Accounting
import Commerce

/// What each line bears of the order's discounts and taxes.
///
/// Discounts go over all lines but freight and handling, by their price. The store states a tax for the order, with the amount that
/// it is reckoned on: when that is what the taxable lines come to after the discounts, each line bears its share by its price;
/// otherwise nobody can say, and the tax stays that of the whole order.
struct PriceShares {
    /// One list for each line; empty lists where no line can bear a discount.
    private(set) var discounts: [[Discount]]
    private(set) var taxes: [[TaxCharged]]
    /// Whether the discounts are on the lines.
    let sharesDiscounts: Bool
    private var net: [Money]

    init(_ order: ESPOrder) {
        net = order.lines.map(\.amount)
        discounts = Array(repeating: [], count: order.lines.count)
        taxes = Array(repeating: [], count: order.lines.count)
        sharesDiscounts = order.lines.contains { !$0.kind.isFreight && $0.amount.isPositive }
        if sharesDiscounts { for discount in order.discounts { share(discount, order) } }
        shareTaxes(order)
    }

    private mutating func share(_ discount: ESPOrder.Discount, _ order: ESPOrder) {
        let weights = order.lines.map { $0.kind.isFreight ? 0 : max($0.amount.minorUnits, 0) }
        for (place, share) in discount.amount.split(over: weights).enumerated() where !share.isZero {
            discounts[place].append(Discount(kind: .manual, label: discount.description, amount: share))
            net[place] -= share
        }
    }

    private mutating func shareTaxes(_ order: ESPOrder) {
        let charged = order.taxes.filter { !$0.amount.isZero }
        let taxed = order.lines.indices.filter { order.lines[$0].isTaxable && net[$0].isPositive }
        let base = taxed.map { net[$0] }.sum(order.currency)
        guard !taxed.isEmpty, charged.allSatisfy({ $0.rate != nil && $0.taxable == base }) else { return }
        for tax in charged {
            for (place, share) in zip(taxed, tax.amount.split(over: taxed.map { net[$0].minorUnits })) {
                taxes[place].append(TaxCharged(tax: StoreTax(name: tax.name, rate: tax.rate), amount: share))
            }
        }
    }
}
