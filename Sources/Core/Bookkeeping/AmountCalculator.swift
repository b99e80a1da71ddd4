import Accounting
import Commerce

/// Turns an order's prices into net amounts and tax, or says which of its sums do not fit.
struct AmountCalculator {
    let order: Order
    let roundingUnitsMax: Int
    /// Whether parts of a charge that bear other taxes need lines of their own.
    let splitsCharges: Bool
    /// Whether the order may state its tax as a whole only (US: one tax per document).
    let acceptsUnsharedTax: Bool
    let check: StaleTaxCheck

    private(set) var result = Reckoning()
    private(set) var refusals: [Refusal] = []
    private var lines: [PricedPart] = []
    private var chargeParts: [PricedPart] = []
    private var labels: [(kind: Discount.Kind, label: String)] = []

    init(
        _ order: Order, roundingUnitsMax: Int, splitsCharges: Bool, acceptsUnsharedTax: Bool, check: StaleTaxCheck
    ) {
        self.order = order
        self.roundingUnitsMax = roundingUnitsMax
        self.splitsCharges = splitsCharges
        self.acceptsUnsharedTax = acceptsUnsharedTax
        self.check = check
    }

    mutating func reckon() -> Reckoning {
        let goods = order.lines
        lines.reserveCapacity(goods.count)
        for index in goods.indices {
            lines.append(priced(goods[index].amount, goods[index].discounts, goods[index].taxes))
        }
        for charge in order.charges { chargeParts.append(priced(charge.amount, charge.discounts, charge.taxes)) }
        shareOrderDiscounts()
        checkStaleTax()
        settleTax()
        settleTotal()
        result.entries.reserveCapacity(lines.count)
        for line in lines { result.entries.append(enter(line)) }
        for index in chargeParts.indices { enterCharge(index) }
        return result
    }

    private mutating func priced(_ amount: Money, _ discounts: [Discount], _ taxes: [TaxCharged]) -> PricedPart {
        var part = PricedPart(amount: amount.minorUnits)
        for discount in discounts where !discount.amount.isZero {
            part.discounts.append((label(of: discount), discount.amount.minorUnits))
        }
        (part.set, part.taxes) = result.sets.enter(taxes)
        dropUncharged(&part)
        return part
    }

    private mutating func label(of discount: Discount) -> Int {
        if let known = labels.firstIndex(where: { $0.kind == discount.kind && $0.label == discount.label }) {
            return known
        }
        labels.append((discount.kind, discount.label))
        return labels.count - 1
    }

    /// A tax with a rate that took nothing of a price worth taxing was not charged: reverse charge, exemption.
    private mutating func dropUncharged(_ part: inout PricedPart) {
        guard part.taxes.contains(0) else { return }
        let places = part.taxes.indices.filter { place in
            let rate = result.sets.sets[part.set][place].rate ?? .zero
            return part.taxes[place] != 0 || rate.isZero || abs(RateArithmetic.onTop(part.price, rate)) < 2
        }
        guard places.count < part.taxes.count else { return }
        (part.set, part.taxes) = result.sets.enter(places, of: part.set, amounts: part.taxes)
    }

    /// Discounts of the whole order go over the goods by their price, gift cards excepted where there is anything else.
    private mutating func shareOrderDiscounts() {
        guard !order.discounts.isEmpty, !lines.isEmpty else { return }
        let takesAll = !order.lines.contains { $0.kind != .giftCard && $0.amount.isPositive }
        for discount in order.discounts {
            let label = label(of: discount)
            let weights = lines.indices.map { takesAll || order.lines[$0].kind != .giftCard ? lines[$0].price : 0 }
            for (index, share) in discount.amount.minorUnits.split(over: weights).enumerated()
            where share != 0 {
                lines[index].discounts.append((label, share))
                lines[index].orderDiscount += share
            }
        }
    }

    /// Tells the first price whose tax does not follow from its own rates.
    private mutating func checkStaleTax() {
        guard check.isOn else { return }
        let goods = order.lines
        for index in lines.indices {
            let excess = check.excess(lines[index], quantity: goods[index].quantity, result.sets)
            if excess == 0 { continue }
            if acceptsUnsharedTax, shareOutTaxOfOneLine() { break }
            return refuse(goods[index].name, lines[index], excess)
        }
        for index in chargeParts.indices {
            let excess = check.excessOfCharge(chargeParts[index], result.sets)
            if excess != 0 { return refuse(order.charges[index].name, chargeParts[index], excess) }
        }
    }

    private mutating func refuse(_ name: String, _ part: PricedPart, _ excess: Int64) {
        func money(_ units: Int64) -> Money { Money(minorUnits: units, order.currency) }
        refusals.append(.taxOffRates(name: name, charged: money(part.tax), atRates: money(part.tax - excess)))
    }

    /// Tax of all goods that the store put on some of the lines goes over all of them by their price, when it is what the rates make of
    /// all: where the books know one tax for the document, the lines' own share is the store's affair.
    private mutating func shareOutTaxOfOneLine() -> Bool {
        let goods = order.lines
        let places = lines.indices.filter {
            goods[$0].isTaxable && goods[$0].kind != .giftCard && lines[$0].price > 0
        }
        let taxed = lines.indices.filter { lines[$0].tax != 0 }
        guard let first = taxed.first, Set(places).isSuperset(of: taxed),
            taxed.allSatisfy({ lines[$0].set == lines[first].set })
        else { return false }
        var whole = PricedPart(amount: places.reduce(0) { $0 + lines[$1].price })
        whole.set = lines[first].set
        whole.taxes = lines[first].taxes.indices.map { tax in taxed.reduce(0) { $0 + lines[$1].taxes[tax] } }
        guard check.agrees(whole, parts: places.count, result.sets) else { return false }
        let shares = whole.taxes.map { $0.split(over: places.map { lines[$0].price }) }
        for (position, place) in places.enumerated() {
            lines[place].set = whole.set
            lines[place].taxes = shares.map { $0[position] }
        }
        return true
    }

    /// One minor unit for each tax of a part, at least one, never more than the policy allows. Source: what-users-expect.md §3.2.
    private var tolerance: Int64 {
        let taxed = lines.reduce(0) { $0 + $1.taxes.count } + chargeParts.reduce(0) { $0 + $1.taxes.count }
        return Int64(min(roundingUnitsMax, max(taxed, lines.isEmpty && chargeParts.isEmpty ? 0 : 1)))
    }

    /// Brings the taxes of the parts to the order's tax when they differ by rounding only.
    private mutating func settleTax() {
        let shared = lines.reduce(0) { $0 + $1.tax } + chargeParts.reduce(0) { $0 + $1.tax }
        let difference = order.tax.minorUnits - shared
        guard difference != 0, refusals.isEmpty else { return }
        if shared == 0, acceptsUnsharedTax, !order.pricesIncludeTax, shareOut(difference) { return }
        if abs(difference) <= tolerance, putOnLargestTax(difference) { return }
        if shared == 0, (lines + chargeParts).allSatisfy(\.taxes.isEmpty) {
            return refusals.append(.taxUnshared(order.tax))
        }
        refusals.append(.taxDiffers(order: order.tax, computed: Money(minorUnits: shared, order.currency)))
    }

    /// Tax that the store states for the whole order only goes over its taxable lines by their price.
    private mutating func shareOut(_ tax: Int64) -> Bool {
        let weights = lines.indices.map { order.lines[$0].isTaxable ? max(lines[$0].price, 0) : 0 }
        guard weights.contains(where: { $0 > 0 }) else { return false }
        for (index, share) in tax.split(over: weights).enumerated() where weights[index] > 0 {
            let whole = TaxCharged(
                tax: StoreTax(name: "", rate: nil), amount: Money(minorUnits: share, order.currency))
            (lines[index].set, lines[index].taxes) = result.sets.enter([whole])
        }
        return true
    }

    private mutating func putOnLargestTax(_ difference: Int64) -> Bool {
        if Self.put(difference, onLargestOf: &lines) { return true }
        return Self.put(difference, onLargestOf: &chargeParts)
    }

    private static func put(_ difference: Int64, onLargestOf parts: inout [PricedPart]) -> Bool {
        var best: (part: Int, tax: Int, amount: Int64)?
        for part in parts.indices {
            for tax in parts[part].taxes.indices where parts[part].taxes[tax] > (best?.amount ?? 0) {
                best = (part, tax, parts[part].taxes[tax])
            }
        }
        guard let best else { return false }
        parts[best.part].taxes[best.tax] += difference
        return true
    }

    /// Holds the total against its parts; what is left within the tolerance becomes the rounding line. A store that charges whole units
    /// leaves up to half a unit more.
    private mutating func settleTotal() {
        let prices = lines.reduce(0) { $0 + $1.price } + chargeParts.reduce(0) { $0 + $1.price }
        let computed = prices + (order.pricesIncludeTax ? 0 : order.tax.minorUnits)
        let difference = order.total.minorUnits - computed
        if abs(difference) <= tolerance + (order.totalStep ?? 0) / 2 { return result.rounding = difference }
        refusals.append(
            .totalsDiffer(order: order.total, computed: Money(minorUnits: computed, order.currency)))
    }

    private mutating func enter(_ part: PricedPart) -> Reckoning.Entry {
        guard part.discount != 0 else {
            let net = order.pricesIncludeTax ? part.price - part.tax : part.price
            let bucket = TaxBucket(set: part.set, net: net, taxes: part.taxes)
            return .init(bucket: bucket, discount: TaxBucket(set: part.set, net: 0, taxes: []))
        }
        let takenOff = taxTakenOff(part)
        let discountNet = order.pricesIncludeTax ? part.discount - takenOff.reduce(0, +) : part.discount
        let net = order.pricesIncludeTax ? part.price - part.tax : part.price
        let entry = Reckoning.Entry(
            bucket: TaxBucket(
                set: part.set, net: net + discountNet, taxes: zip(part.taxes, takenOff).map { $0 + $1 }),
            discount: TaxBucket(set: part.set, net: discountNet, taxes: takenOff))
        enterDiscounts(of: part, entry.discount)
        return entry
    }

    /// The tax that the discounts of a part took off its price, by the rates; never more than the discount itself.
    private func taxTakenOff(_ part: PricedPart) -> [Int64] {
        let taxes = result.sets.sets[part.set]
        let all = order.pricesIncludeTax ? result.sets.rateTotal(part.set) : .zero
        let off = taxes.indices.map { place -> Int64 in
            guard let rate = taxes[place].rate else { return 0 }
            let before =
                order.pricesIncludeTax
                ? RateArithmetic.inside(part.amount, rate, all: all) : RateArithmetic.onTop(part.amount, rate)
            return max(before - part.taxes[place], 0)
        }
        let sum = off.reduce(0, +)
        let limit = max(part.discount, 0)
        return order.pricesIncludeTax && sum > limit ? limit.split(over: off) : off
    }

    private mutating func enterDiscounts(of part: PricedPart, _ whole: TaxBucket) {
        let weights = part.discounts.map(\.amount)
        let nets = whole.net.split(over: weights)
        let taxes = whole.taxes.map { $0.split(over: weights) }
        for (place, one) in part.discounts.enumerated() {
            let bucket = TaxBucket(set: part.set, net: nets[place], taxes: taxes.map { $0[place] })
            let (kind, label) = labels[one.label]
            let known = result.discounts.firstIndex {
                $0.bucket.set == part.set && $0.kind == kind && $0.label == label
            }
            guard let known else {
                result.discounts.append(.init(kind: kind, label: label, bucket: bucket))
                continue
            }
            result.discounts[known].bucket.net += bucket.net
            for tax in bucket.taxes.indices { result.discounts[known].bucket.taxes[tax] += bucket.taxes[tax] }
        }
    }

    /// A charge is entered after its own discounts, in one part for each set of taxes that its amounts speak of.
    private mutating func enterCharge(_ index: Int) {
        let part = chargeParts[index]
        // A document of the store shows a charge before its discounts, and those beside it.
        if order.form.isDocument, part.discount != 0 {
            return result.charges.append(.init(charge: index, bucket: enter(part).bucket))
        }
        let net = order.pricesIncludeTax ? part.price - part.tax : part.price
        let whole = TaxBucket(set: part.set, net: net, taxes: part.taxes)
        guard splitsCharges else { return result.charges.append(.init(charge: index, bucket: whole)) }
        let goodsSets = part.taxes.isEmpty ? [] : Set(lines.map(\.set)).sorted()
        var split = ChargeSplit(whole: whole, sets: result.sets, goodsSets: goodsSets)
        let buckets = split.buckets()
        result.sets = split.sets
        for bucket in buckets { result.charges.append(.init(charge: index, bucket: bucket)) }
    }
}
