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

    /// Tax of the lines of an order beyond what the rates make of their prices, zero when all are within the slack.
    func excess(_ lines: [PricedPart], of goods: [OrderLine], _ sets: TaxSets) -> Int64 {
        guard isOn else { return 0 }
        var excess: Int64 = 0
        for (index, line) in lines.enumerated() where !line.taxes.isEmpty {
            let pieces = min(goods[index].quantity.rounded(toScale: 0).coefficient.magnitude, Self.piecesMax)
            let slack = 2 + Int64(pieces) / 2 + abs(line.price) / Self.partsOfShownRate
            let off = deviation(line, price: line.price, sets)
            guard exceeds(off, slack * Int64(line.taxes.count)) else { continue }
            if line.orderDiscount != 0 {
                let undiscounted = deviation(line, price: line.price + line.orderDiscount, sets)
                guard exceeds(undiscounted, slack * Int64(line.taxes.count)) else { continue }
            }
            excess += off
        }
        return excess
    }

    /// Charges may be taxed in part, so only tax beyond the whole charge's is an error.
    func excessOfCharges(_ charges: [PricedPart], _ sets: TaxSets) -> Int64 {
        guard isOn else { return 0 }
        return charges.reduce(0) { sum, charge in
            guard !charge.taxes.isEmpty else { return sum }
            let slack = Int64(charge.taxes.count) * (2 + abs(charge.price) / Self.partsOfShownRate)
            let off = deviation(charge, price: charge.price, sets)
            return off > slack ? sum + off : sum
        }
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
