import Accounting
import Commerce

/// Cuts a charge whose taxes each reach only a part of it into parts that bear whole taxes.
///
/// Stores share shipping out over the goods by their tax: 21 % on one part, 9 % on the other. Each part's net is apportioned so
/// that its tax is the charged one. Source: ecwid.md §2.6 (proportional schemes), §3.5 rule 3.
struct ChargeSplit {
    let whole: TaxBucket
    private(set) var sets: TaxSets
    let goodsSets: [Int]

    init(whole: TaxBucket, sets: TaxSets, goodsSets: [Int]) {
        self.whole = whole
        self.sets = sets
        self.goodsSets = goodsSets
    }

    mutating func buckets() -> [TaxBucket] {
        guard !whole.taxes.isEmpty, !bearsAllTaxesWhole else { return [whole] }
        let groups = self.groups
        let nets = groups.map { net(of: $0) }
        let rest = whole.net - nets.reduce(0, +)
        let noise = groups.reduce(Int64(0)) { $0 + slack(of: $1) }
        if abs(rest) <= noise { return parts(groups, whole.net.split(over: nets)) }
        if rest < 0 { return [whole] }
        if let zeroRated = groups.firstIndex(where: { rateTotal($0).isZero }) {
            var nets = nets
            nets[zeroRated] += rest
            return parts(groups, nets)
        }
        return parts(groups, nets) + [TaxBucket(set: 0, net: rest, taxes: [])]
    }

    /// Whether each tax is what its rate makes of the whole net amount.
    private var bearsAllTaxesWhole: Bool {
        whole.taxes.indices.allSatisfy { place in
            guard let rate = sets.sets[whole.set][place].rate else { return true }
            let expected = RateArithmetic.onTop(whole.net, rate)
            return abs(whole.taxes[place] - expected) <= 1 + abs(whole.net) / StaleTaxCheck.partsOfShownRate
        }
    }

    /// The charge's taxes grouped as they stand together on goods, else each by itself.
    private var groups: [[Int]] {
        var groups: [[Int]] = []
        for set in goodsSets {
            let places = whole.taxes.indices.filter { sets.sets[set].contains(sets.sets[whole.set][$0]) }
            if !places.isEmpty, !groups.contains(places) { groups.append(places) }
        }
        let isPartition = groups.joined().sorted() == Array(whole.taxes.indices)
        return isPartition && groups.count > 1 ? groups : whole.taxes.indices.map { [$0] }
    }

    private func rateTotal(_ group: [Int]) -> ExactDecimal {
        group.reduce(.zero) { $0.adding(sets.sets[whole.set][$1].rate ?? .zero) ?? $0 }
    }

    private func net(of group: [Int]) -> Int64 {
        RateArithmetic.net(of: group.reduce(0) { $0 + whole.taxes[$1] }, rateTotal(group))
    }

    /// How far rounding of the tax to a minor unit moves the net that is reckoned back from it.
    private func slack(of group: [Int]) -> Int64 {
        1 + RateArithmetic.net(of: Int64(group.count), rateTotal(group))
    }

    private mutating func parts(_ groups: [[Int]], _ nets: [Int64]) -> [TaxBucket] {
        zip(groups, nets).map { group, net in
            let (set, amounts) = sets.enter(group, of: whole.set, amounts: whole.taxes)
            return TaxBucket(set: set, net: net, taxes: amounts)
        }
    }
}
