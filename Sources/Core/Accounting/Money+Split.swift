extension Money {
    /// Splits the amount in proportion to `weights` by largest remainder, so that the parts always add up to it.
    ///
    /// Weights must not be negative; when all are zero the first part takes everything. An empty list gives an empty list.
    /// Source: what-users-expect.md §3.2 (largest remainder).
    package func split(over weights: [Int64]) -> [Money] {
        guard let first = weights.indices.first else { return [] }
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        var parts = [Int64](repeating: 0, count: weights.count)
        guard whole > 0 else {
            parts[first] = minorUnits
            return parts.map { Money(minorUnits: $0, currency) }
        }
        var remainders: [(index: Int, remainder: Int128)] = []
        let amount = Int128(minorUnits.magnitude)
        for (index, weight) in weights.enumerated() {
            let exact = amount * Int128(weight)
            parts[index] = Int64(exact / whole)
            remainders.append((index, exact % whole))
        }
        let left = Int64(minorUnits.magnitude) - parts.reduce(0, +)
        remainders.sort { ($0.remainder, $1.index) > ($1.remainder, $0.index) }
        for position in 0..<Int(left) { parts[remainders[position].index] += 1 }
        let sign: Int64 = minorUnits < 0 ? -1 : 1
        return parts.map { Money(minorUnits: sign * $0, currency) }
    }
}
