/// An amount of money: a whole number of minor units (cents) of one currency.
///
/// Source: design.md §3. Arithmetic between two currencies is our own contradiction and traps; amounts from outside are
/// checked against ``minorUnitsMax`` where they enter, so that sums of any document fit.
package struct Money: Hashable, Sendable, Codable {
    package let minorUnits: Int64
    package let currency: Currency

    /// The largest amount that is taken from outside, in minor units; ten thousand of them still add up in 64 bits.
    package static let minorUnitsMax: Int64 = 100_000_000_000_000

    package init(minorUnits: Int64, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// An exact decimal rounded to the currency's minor unit; `nil` when it is beyond ``minorUnitsMax``.
    package init?(_ value: ExactDecimal, _ currency: Currency, rounding: Rounding = .halfUp) {
        let wide = Int128(value.coefficient) * Int128(currency.minorUnitsPerUnit)
        let units = rounding.divide(wide, by: Int128(ExactDecimal.powerOfTen(value.scale)))
        guard units.magnitude <= Self.minorUnitsMax.magnitude else { return nil }
        self.init(minorUnits: Int64(units), currency)
    }

    package static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

    package var isZero: Bool { minorUnits == 0 }
    package var isNegative: Bool { minorUnits < 0 }
    package var isPositive: Bool { minorUnits > 0 }
    package var magnitude: Money { Money(minorUnits: abs(minorUnits), currency) }

    /// The amount as an exact decimal number of units, `12.5` for 12.50.
    package var decimal: ExactDecimal { ExactDecimal(coefficient: minorUnits, scale: currency.minorUnitDigits) }

    package static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "sum of two currencies")
        return Money(minorUnits: left.minorUnits + right.minorUnits, left.currency)
    }

    package static func - (left: Money, right: Money) -> Money { left + -right }

    package static prefix func - (amount: Money) -> Money { Money(minorUnits: -amount.minorUnits, amount.currency) }

    package static func += (left: inout Money, right: Money) { left = left + right }
    package static func -= (left: inout Money, right: Money) { left = left - right }

    /// Unit price times quantity, rounded once to the minor unit; `nil` when out of range.
    package static func product(
        _ unitPrice: ExactDecimal, _ quantity: ExactDecimal, _ currency: Currency, rounding: Rounding = .halfUp
    ) -> Money? {
        let digits = currency.minorUnitDigits
        let wide = Int128(unitPrice.coefficient) * Int128(quantity.coefficient)
        let excess = unitPrice.scale + quantity.scale - digits
        var units = wide
        if excess > 0 {
            var divisor: Int128 = 1
            for _ in 0..<excess { divisor *= 10 }
            units = rounding.divide(wide, by: divisor)
        } else {
            let factor = Int128(ExactDecimal.powerOfTen(-excess))
            let (product, overflows) = wide.multipliedReportingOverflow(by: factor)
            if overflows { return nil }
            units = product
        }
        guard units.magnitude <= Self.minorUnitsMax.magnitude else { return nil }
        return Money(minorUnits: Int64(units), currency)
    }

    /// The share `numerator / denominator` of the amount, rounded to the minor unit; `denominator` must not be zero.
    package func share(_ numerator: Int64, of denominator: Int64, rounding: Rounding = .halfUp) -> Money {
        let sign: Int128 = denominator < 0 ? -1 : 1
        let wide = Int128(minorUnits) * Int128(numerator) * sign
        let units = rounding.divide(wide, by: Int128(denominator) * sign)
        return Money(minorUnits: Int64(clamping: units), currency)
    }

    /// `rate` per cent of the amount, rounded to the minor unit.
    package func percent(_ rate: ExactDecimal, rounding: Rounding = .halfUp) -> Money {
        let divisor = Int128(ExactDecimal.powerOfTen(rate.scale)) * 100
        let units = rounding.divide(Int128(minorUnits) * Int128(rate.coefficient), by: divisor)
        return Money(minorUnits: Int64(clamping: units), currency)
    }
}

extension Money: Comparable {
    package static func < (left: Money, right: Money) -> Bool {
        precondition(left.currency == right.currency, "comparison of two currencies")
        return left.minorUnits < right.minorUnits
    }
}

extension Money: CustomStringConvertible {
    /// The amount with the currency's decimals and a dot, without the currency: `1234.50`.
    package var description: String {
        let digits = currency.minorUnitDigits
        guard digits > 0 else { return String(minorUnits) }
        let units = minorUnits.magnitude / UInt64(currency.minorUnitsPerUnit)
        let rest = String(minorUnits.magnitude % UInt64(currency.minorUnitsPerUnit))
        let padding = String(repeating: "0", count: digits - rest.count)
        return "\(minorUnits < 0 ? "-" : "")\(units).\(padding)\(rest)"
    }
}

extension Sequence where Element == Money {
    /// The sum, in `currency` also when there is nothing to add.
    package func sum(_ currency: Currency) -> Money { reduce(.zero(currency), +) }
}
