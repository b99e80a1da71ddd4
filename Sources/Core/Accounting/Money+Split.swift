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

    /// Splits by largest remainder in proportion to weights of either sign; no part goes beyond its weight as long as the amount does not go
    /// beyond their sum. Where that is not above zero, or so small beside the weights that a part would be beyond ``minorUnitsMax``, weights
    /// below zero count as zero.
    package func signedSplit(over weights: [Int64]) -> [Money] {
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        let usual = { split(over: weights.map { max($0, 0) }) }
        guard whole > 0 else { return usual() }
        var parts: [Int64] = []
        var remainders: [(index: Int, remainder: Int128)] = []
        for (index, weight) in weights.enumerated() {
            let exact = Int128(minorUnits) * Int128(weight)
            let (quotient, rest) = exact.quotientAndRemainder(dividingBy: whole)
            guard quotient.magnitude <= Self.minorUnitsMax.magnitude else { return usual() }
            parts.append(Int64(rest < 0 ? quotient - 1 : quotient))
            remainders.append((index, rest < 0 ? rest + whole : rest))
        }
        let left = minorUnits - parts.reduce(0, +)
        remainders.sort { ($0.remainder, $1.index) > ($1.remainder, $0.index) }
        for one in remainders.prefix(Int(left)) { parts[one.index] += 1 }
        return parts.map { Money(minorUnits: $0, currency) }
    }
}
