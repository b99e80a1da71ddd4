/// Whole-number arithmetic on amounts in minor units (cents, pence, yen).
enum MinorUnits {
    /// `numerator / denominator`, half a unit away from zero. Source: ecwid.md §3.1, half up.
    static func rounded(_ numerator: Int128, over denominator: Int128) -> Int64 {
        let magnitude = numerator.magnitude
        let quotient = (magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        return numerator < 0 ? -Int64(quotient) : Int64(quotient)
    }

    /// `amount × rate / base` rounded half up.
    static func part(of amount: Int64, _ rate: Int64, over base: Int64) -> Int64 {
        rounded(Int128(amount) * Int128(rate), over: Int128(base))
    }

    /// Splits `amount` by weight; leftover units go to the heaviest shares, and no share passes its limit.
    ///
    /// Source: ecwid-samples/README.md, "leftover cents of a split go to the largest line".
    static func split(_ amount: Int64, by weights: [Int64], limits: [Int64]? = nil) -> [Int64] {
        let whole = weights.reduce(0, +)
        guard whole > 0, amount != 0 else { return weights.map { _ in 0 } }
        var shares = weights.map { part(of: amount, $0, over: whole) }
        var leftover = amount - shares.reduce(0, +)
        for place in weights.indices.sorted(by: { weights[$0] > weights[$1] }) where leftover != 0 {
            let most = (limits?[place] ?? .max) - shares[place]
            let step = leftover > 0 ? min(leftover, most) : max(leftover, -shares[place])
            shares[place] += step
            leftover -= step
        }
        return shares
    }
}
