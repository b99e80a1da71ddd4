import Accounting
import Commerce

/// The sets of store taxes that stand together on the lines of one order; the first is the set without any tax.
struct TaxSets {
    private(set) var sets: [[StoreTax]] = [[]]

    /// The set of these taxes with their amounts in its order; taxes named twice are added up.
    mutating func enter(_ charged: [TaxCharged]) -> (set: Int, amounts: [Int64]) {
        if charged.isEmpty { return (0, []) }
        if let known = sets.firstIndex(where: { Self.matches($0, charged) }) {
            return (known, charged.map(\.amount.minorUnits))
        }
        var taxes: [StoreTax] = []
        var amounts: [Int64] = []
        for one in charged {
            if let place = taxes.firstIndex(of: one.tax) {
                amounts[place] += one.amount.minorUnits
            } else {
                taxes.append(one.tax)
                amounts.append(one.amount.minorUnits)
            }
        }
        return arranged(taxes, amounts)
    }

    /// The set with only those of its taxes whose places are in `places`.
    mutating func enter(_ places: [Int], of set: Int, amounts: [Int64]) -> (set: Int, amounts: [Int64]) {
        arranged(places.map { sets[set][$0] }, places.map { amounts[$0] })
    }

    /// Sum of the known rates of a set, per cent.
    func rateTotal(_ set: Int) -> ExactDecimal {
        sets[set].reduce(.zero) { $0.adding($1.rate ?? .zero) ?? $0 }
    }

    private mutating func arranged(_ taxes: [StoreTax], _ amounts: [Int64]) -> (set: Int, amounts: [Int64]) {
        for (index, set) in sets.enumerated() where set.count == taxes.count {
            let places = set.compactMap { taxes.firstIndex(of: $0) }
            if places.count == set.count { return (index, places.map { amounts[$0] }) }
        }
        sets.append(taxes)
        return (sets.count - 1, amounts)
    }

    private static func matches(_ set: [StoreTax], _ charged: [TaxCharged]) -> Bool {
        guard set.count == charged.count else { return false }
        for index in set.indices where set[index] != charged[index].tax { return false }
        return true
    }
}

/// What sums to one line of a tax return: net and the amount of each tax of one set.
struct TaxBucket: Equatable {
    var set: Int
    var net: Int64
    var taxes: [Int64]

    var tax: Int64 { taxes.reduce(0, +) }
    var gross: Int64 { net + tax }

    /// Adds up parts set by set, in order of first mention.
    static func sum(_ parts: some Sequence<TaxBucket>) -> [TaxBucket] {
        var buckets: [TaxBucket] = []
        for part in parts { add(part, to: &buckets) }
        return buckets
    }

    static func add(_ part: TaxBucket, to buckets: inout [TaxBucket]) {
        guard let place = buckets.firstIndex(where: { $0.set == part.set }) else { return buckets.append(part) }
        buckets[place].net += part.net
        for index in part.taxes.indices { buckets[place].taxes[index] += part.taxes[index] }
    }

    static func subtract(_ part: TaxBucket, from buckets: inout [TaxBucket]) {
        add(TaxBucket(set: part.set, net: -part.net, taxes: part.taxes.map { -$0 }), to: &buckets)
    }
}
