import Accounting
import ConnectorKit

/// Units of the store's base currency for one of a document's own.
enum BaseRate {
    /// `nil` where the document tells none; the books' rate of its day counts then.
    ///
    /// Its total in the base currency counts more than the rate that it tells: nobody has confirmed which way round an instance writes
    /// its rates (myfulfillment.md §8). Exports write a rate of 1 where they know none, so 1 tells none.
    static func rate(_ fields: Fields, _ total: Money, base: Currency) throws(Unreadable) -> ExactDecimal? {
        let stated = try stated(fields, total, base: base)
        return stated == .one ? nil : stated
    }

    private static func stated(
        _ fields: Fields, _ total: Money, base: Currency
    ) throws(Unreadable) -> ExactDecimal? {
        let told = try fields.number("exchange_rate").flatMap { $0.isZero || $0.isNegative ? nil : $0 }
        guard let whole = try fields.money("base_grand_total", base), whole.isPositive, total.isPositive else {
            return told
        }
        if let told, let product = total.decimal.multiplied(by: told), let sum = Money(product, base) {
            let difference = (sum - whole).magnitude.minorUnits
            if difference <= max(centsMost, whole.minorUnits / partsLeast) { return told }
        }
        return quotient(whole, total)
    }

    private static func quotient(_ whole: Money, _ total: Money) -> ExactDecimal? {
        let digits = decimals + total.currency.minorUnitDigits - whole.currency.minorUnitDigits
        let wide = Int128(whole.minorUnits) * Int128(ExactDecimal.powerOfTen(digits))
        let units = Rounding.halfUp.divide(wide, by: Int128(total.minorUnits))
        return Int64(exactly: units).map { ExactDecimal(coefficient: $0, scale: decimals) }
    }

    /// The base total is a sum of rounded parts: it may be off by these cents, or by the two-hundredth part.
    private static let centsMost: Int64 = 5
    private static let partsLeast: Int64 = 200
    /// Enough for the cent of a total of millions.
    private static let decimals = 9
}
