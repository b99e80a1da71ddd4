import Accounting

/// Reckons with rates in per cent on minor units, rounded half up. Source: ecwid.md §3.2, §3.3.
enum RateArithmetic {
    /// The tax of `rate` on a net amount.
    static func onTop(_ net: Int64, _ rate: ExactDecimal) -> Int64 {
        let divisor = Int128(ExactDecimal.powerOfTen(rate.scale)) * 100
        return Int64(clamping: Rounding.halfUp.divide(Int128(net) * Int128(rate.coefficient), by: divisor))
    }

    /// The tax of `rate` inside a gross amount whose rates sum to `all`.
    static func inside(_ gross: Int64, _ rate: ExactDecimal, all: ExactDecimal) -> Int64 {
        let whole = ExactDecimal(100).adding(all) ?? all
        guard whole.coefficient > 0 else { return 0 }
        return ratio(gross, rate, over: whole)
    }

    /// The net amount that `rate` makes `tax` of; zero for a rate of zero.
    static func net(of tax: Int64, _ rate: ExactDecimal) -> Int64 {
        rate.coefficient > 0 ? ratio(tax, ExactDecimal(100), over: rate) : 0
    }

    /// `amount × numerator / denominator`, the denominator positive.
    static func ratio(_ amount: Int64, _ numerator: ExactDecimal, over denominator: ExactDecimal) -> Int64 {
        let scale = max(numerator.scale, denominator.scale)
        let top = Int128(numerator.coefficient) * Int128(ExactDecimal.powerOfTen(scale - numerator.scale))
        let bottom = Int128(denominator.coefficient) * Int128(ExactDecimal.powerOfTen(scale - denominator.scale))
        let (product, overflows) = Int128(amount).multipliedReportingOverflow(by: top)
        guard !overflows else { return amount < 0 ? .min : .max }
        return Int64(clamping: Rounding.halfUp.divide(product, by: bottom))
    }
}
