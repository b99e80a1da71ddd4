extension Int64 {
    /// Splits whole numbers, such as minor units, in proportion to `weights` by largest remainder, so that the parts always add up.
    ///
    /// Weights below zero count as zero; when all are zero the first part takes everything. An empty list gives an empty list.
    /// Source: what-users-expect.md §3.2 (largest remainder).
    package func split(over weights: [Int64]) -> [Int64] {
        guard weights.count > 1 else { return weights.isEmpty ? [] : [self] }
        let weights = weights.map { Swift.max($0, 0) }
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        var parts = [Int64](repeating: 0, count: weights.count)
        guard whole > 0 else {
            parts[0] = self
            return parts
        }
        var remainders: [(index: Int, remainder: Int128)] = []
        let amount = Int128(magnitude)
        for (index, weight) in weights.enumerated() {
            let exact = amount * Int128(weight)
            parts[index] = Int64(exact / whole)
            remainders.append((index, exact % whole))
        }
        let left = Int64(magnitude) - parts.reduce(0, +)
        remainders.sort { ($0.remainder, $1.index) > ($1.remainder, $0.index) }
        for position in 0..<Int(left) { parts[remainders[position].index] += 1 }
        return self < 0 ? parts.map { -$0 } : parts
    }

    /// Splits by largest remainder in proportion to weights of either sign; no part goes beyond its weight as long as the whole does not go
    /// beyond their sum. Where that is not above zero, or so small beside the weights that a part would be beyond
    /// ``Money/minorUnitsMax``, weights below zero count as zero.
    package func signedSplit(over weights: [Int64]) -> [Int64] {
        guard weights.count > 1 else { return weights.isEmpty ? [] : [self] }
        let whole = weights.reduce(Int128(0)) { $0 + Int128($1) }
        guard whole > 0 else { return split(over: weights) }
        var parts: [Int64] = []
        var remainders: [(index: Int, remainder: Int128)] = []
        for (index, weight) in weights.enumerated() {
            let exact = Int128(self) * Int128(weight)
            let (quotient, rest) = exact.quotientAndRemainder(dividingBy: whole)
            guard quotient.magnitude <= Money.minorUnitsMax.magnitude else { return split(over: weights) }
            parts.append(Int64(rest < 0 ? quotient - 1 : quotient))
            remainders.append((index, rest < 0 ? rest + whole : rest))
        }
        let left = self - parts.reduce(0, +)
        remainders.sort { ($0.remainder, $1.index) > ($1.remainder, $0.index) }
        for one in remainders.prefix(Int(left)) { parts[one.index] += 1 }
        return parts
    }
}
