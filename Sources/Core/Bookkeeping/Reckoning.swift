import Accounting
import Commerce

/// The order in net amounts and tax, part by part, in minor units: what the store charged, never recomputed.
///
/// Tax on top: net is the price. Tax inside: net is the price less the taxes that the store charged on it, so that
/// net and tax together are always the price paid. Source: design.md §3, ecwid.md §9.
struct Reckoning {
    /// An order line or charge before its discounts, and those discounts, in net amounts.
    struct Entry {
        /// Before discounts.
        var bucket: TaxBucket
        /// What its discounts take off, positive, with the tax that they take off.
        var discount: TaxBucket
        /// What is charged for it: net and tax after discounts.
        var charged: TaxBucket {
            guard discount.net != 0 || !discount.taxes.isEmpty else { return bucket }
            return TaxBucket(
                set: bucket.set, net: bucket.net - discount.net,
                taxes: zip(bucket.taxes, discount.taxes).map { $0 - $1 })
        }
    }

    /// Discounts of one kind and name on parts with the same taxes.
    struct DiscountPart {
        var kind: Discount.Kind
        var label: String
        var bucket: TaxBucket
    }

    struct ChargePart {
        var charge: Int
        var bucket: TaxBucket
    }

    var sets = TaxSets()
    /// One for each order line.
    var entries: [Entry] = []
    /// One or more for each charge.
    var charges: [ChargePart] = []
    /// Positive amounts.
    var discounts: [DiscountPart] = []
    /// What the order's total holds beyond its parts, within the tolerance.
    var rounding: Int64 = 0

    /// What of the sale is a supply, by set of taxes; and whether it holds anything else, which bears no tax: gift cards, tips, rounding.
    func supplies(of order: Order) -> (buckets: [TaxBucket], holdsOthers: Bool) {
        var (result, holdsOthers): ([TaxBucket], Bool) = ([], rounding != 0)
        for (index, entry) in entries.enumerated() {
            if entry.charged.set == 0, order.lines[index].kind == .giftCard {
                holdsOthers = true
            } else {
                TaxBucket.add(entry.charged, to: &result)
            }
        }
        for part in charges {
            if part.bucket.set == 0, order.charges[part.charge].kind == .tip {
                holdsOthers = true
            } else {
                TaxBucket.add(part.bucket, to: &result)
            }
        }
        return (result, holdsOthers)
    }

    /// The whole sale by set of taxes.
    var buckets: [TaxBucket] {
        var result: [TaxBucket] = []
        for entry in entries { TaxBucket.add(entry.charged, to: &result) }
        for part in charges { TaxBucket.add(part.bucket, to: &result) }
        if rounding != 0 { TaxBucket.add(TaxBucket(set: 0, net: rounding, taxes: []), to: &result) }
        return result
    }
}

/// A price of the order with its discounts and taxes, as ``AmountCalculator`` works on it.
struct PricedPart {
    var amount: Int64
    /// By position in the calculator's list of discounts.
    var discounts: [(label: Int, amount: Int64)] = []
    var set = 0
    var taxes: [Int64] = []
    /// Share of discounts of the whole order, of which the store may or may not have taken tax off.
    var orderDiscount: Int64 = 0

    var discount: Int64 { discounts.reduce(0) { $0 + $1.amount } }
    var price: Int64 { amount - discount }
    var tax: Int64 { taxes.reduce(0, +) }
}
