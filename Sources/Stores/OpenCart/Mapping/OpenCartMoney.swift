import Accounting
import ConnectorKit

/// Turns amounts of the base currency into the order's: multiplied exactly, rounded once, half away from zero.
///
/// Parts have the currency's own minor unit. What is charged has the shop's decimals, which may be fewer: a shop that charges whole forints
/// shows no fillers, but its parts make no sum without them. Source: opencart.md §4.1 item 5, §4.2.
struct OpenCartMoney: Sendable {
    let currency: Currency
    /// Units of the order's currency for one of the base.
    let rate: ExactDecimal
    /// Decimals to which the store rounds what it charges in this currency.
    private let decimals: Int

    /// From the order's own rate, which was frozen when it was placed.
    init(_ order: OpenCartRow, decimalPlace: String?) throws(Unreadable) {
        guard let code = order["currency_code"], let currency = Currency(code) else {
            throw Unreadable(field: "order.currency_code", text: order["currency_code"] ?? "missing")
        }
        let rate = try order.number("currency_value", of: "order")
        guard rate > .zero else { throw Unreadable(field: "order.currency_value", text: rate.description) }
        self.currency = currency
        self.rate = rate
        let told = decimalPlace.flatMap { Int($0.withoutMargins) }
        decimals = told.flatMap { (0...Self.decimalsMax).contains($0) ? $0 : nil } ?? currency.minorUnitDigits
    }

    /// A part of an order, in its currency; `place` names it where it cannot be.
    func money(_ value: ExactDecimal, _ place: String) throws(Unreadable) -> Money {
        try money(value, place, decimals: currency.minorUnitDigits)
    }

    /// What the buyer was charged.
    func charged(_ value: ExactDecimal, _ place: String) throws(Unreadable) -> Money {
        try money(value, place, decimals: decimals)
    }

    /// The minor units in which is charged, where that is more than one of them.
    var step: Int64? {
        decimals < currency.minorUnitDigits ? ExactDecimal.powerOfTen(currency.minorUnitDigits - decimals) : nil
    }

    private func money(_ value: ExactDecimal, _ place: String, decimals: Int) throws(Unreadable) -> Money {
        let wide = Int128(value.coefficient) * Int128(rate.coefficient)
        let shown = Self.rounded(wide, scale: value.scale + rate.scale, to: decimals)
        let units = Self.rounded(shown, scale: decimals, to: currency.minorUnitDigits)
        guard units.magnitude <= Money.minorUnitsMax.magnitude else {
            throw Unreadable(field: place, text: value.description)
        }
        return Money(minorUnits: Int64(units), currency)
    }

    /// A unit price in the order's currency, with as many decimals as it has.
    func price(_ value: ExactDecimal) -> ExactDecimal { value.multiplied(by: rate, toScale: 8) ?? value }

    /// Whether the rate can be one to this currency: of itself it is one, and of another never exactly so. An order of before the shop
    /// changed its base currency bears no mark, but its rate is still to the one of then. Source: opencart.md §10 item 7.
    func isRate(to base: Currency) -> Bool { (currency == base) == (rate == .one) }

    /// Units of the base currency for one of the order's.
    var rateToBase: ExactDecimal? {
        let top = Int128(ExactDecimal.powerOfTen(rate.scale)) * Int128(ExactDecimal.powerOfTen(Self.rateDecimals))
        return Int64(exactly: Rounding.halfUp.divide(top, by: Int128(rate.coefficient)))
            .map { ExactDecimal(coefficient: $0, scale: Self.rateDecimals) }
    }

    /// No shop shows more; amounts are kept with four.
    private static let decimalsMax = 8
    /// Rates of the store have eight.
    private static let rateDecimals = 8

    private static func rounded(_ value: Int128, scale: Int, to digits: Int) -> Int128 {
        var value = value
        if scale <= digits {
            for _ in scale..<digits { value *= 10 }
            return value
        }
        var divisor: Int128 = 1
        for _ in digits..<scale { divisor *= 10 }
        return Rounding.halfUp.divide(value, by: divisor)
    }
}

extension ExactDecimal {
    /// In ten-thousandths, as the tables hold amounts and rates; `nil` beyond 64 bits.
    var tenThousandths: Int64? {
        let rounded = rounded(toScale: 4)
        let (units, overflows) = rounded.coefficient.multipliedReportingOverflow(
            by: Self.powerOfTen(4 - rounded.scale))
        return overflows ? nil : units
    }
}
