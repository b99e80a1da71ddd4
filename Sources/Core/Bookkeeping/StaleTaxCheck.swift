import Accounting
import Commerce

/// Holds the taxes of an order against their own rates, to find orders that were edited after their tax was reckoned.
///
/// The slack covers rounding per piece and rates that are shown with two decimals; a tax that is off by more was not charged on
/// these prices. Source: ecwid.md §3.5 rule 6.
struct StaleTaxCheck {
    let isOn: Bool
    /// Exemptions and caps make less tax than the rate says; where those exist only more tax is an error.
    let allowsLess: Bool
    let pricesIncludeTax: Bool

    /// A rate shown with two decimals may be off by half a hundredth of a per cent: one part in 20,000.
    static let partsOfShownRate: Int64 = 20_000

    /// More pieces give no more slack: half a minor unit for each would excuse anything.
    private static let piecesMax: UInt64 = 10_000

    /// Tax of an order line beyond what its rates make of its price, zero when it is within the slack.
    func excess(_ line: PricedPart, quantity: ExactDecimal, _ sets: TaxSets) -> Int64 {
        guard !line.taxes.isEmpty else { return 0 }
        let pieces = min(quantity.rounded(toScale: 0).coefficient.magnitude, Self.piecesMax)
        let slack = slack(line, pieces: Int64(pieces) / 2)
        let off = deviation(line, price: line.price, sets)
        guard exceeds(off, slack) else { return 0 }
        if line.orderDiscount != 0 {
            let undiscounted = deviation(line, price: line.price + line.orderDiscount, sets)
            guard exceeds(undiscounted, slack) else { return 0 }
        }
        return off
    }

    /// Charges may be taxed in part, so only tax beyond the whole charge's is an error.
    func excessOfCharge(_ charge: PricedPart, _ sets: TaxSets) -> Int64 {
        guard !charge.taxes.isEmpty else { return 0 }
        let off = deviation(charge, price: charge.price, sets)
        return off > slack(charge, pieces: 0) ? off : 0
    }

    /// Whether the taxes of several parts together are what the rates make of their prices together.
    func agrees(_ whole: PricedPart, parts: Int, _ sets: TaxSets) -> Bool {
        abs(deviation(whole, price: whole.price, sets)) <= slack(whole, pieces: Int64(parts))
    }

    private func slack(_ part: PricedPart, pieces: Int64) -> Int64 {
        Int64(part.taxes.count) * (2 + pieces + abs(part.price) / Self.partsOfShownRate)
    }

    private func exceeds(_ off: Int64, _ slack: Int64) -> Bool {
        allowsLess ? off > slack : abs(off) > slack
    }

    private func deviation(_ part: PricedPart, price: Int64, _ sets: TaxSets) -> Int64 {
        let taxes = sets.sets[part.set]
        let all = pricesIncludeTax ? sets.rateTotal(part.set) : .zero
        return taxes.indices.reduce(0) { sum, place in
            guard let rate = taxes[place].rate else { return sum }
            let expected =
                pricesIncludeTax ? RateArithmetic.inside(price, rate, all: all) : RateArithmetic.onTop(price, rate)
            return sum + part.taxes[place] - expected
        }
    }
}
