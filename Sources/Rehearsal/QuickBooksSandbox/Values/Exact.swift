/// An exact decimal: quantities, unit prices, percentages and exchange rates.
///
/// Value = `units` / 10^9. Source: quickbooks-online.md §7.1 (seven decimals for prices, nine for rates).
struct Exact: Sendable, Equatable, Comparable {
    static let scale: Int128 = 1_000_000_000
    static let zero = Exact(units: 0)
    static let one = Exact(units: scale)

    /// More digits than any property of the service holds; refused before they can overflow.
    private static let digitsMax = 24
    private static let fractionDigitsMax = 9

    let units: Int128

    init(units: Int128) { self.units = units }
    init(_ whole: Int) { units = Int128(whole) * Self.scale }

    /// Reads `-12.345` or `1.5e3`; nil for anything else. Digits beyond the ninth decimal are rounded half up.
    init?(_ text: String) {
        var digits: Int128 = 0
        var count = 0
        var fraction = 0
        var exponent = 0
        var isNegative = false
        var seenPoint = false
        var seenDigit = false
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
            isNegative = rest.first == UInt8(ascii: "-")
            rest = rest.dropFirst()
        }
        while let byte = rest.first {
            if byte >= 48, byte <= 57 {
                seenDigit = true
                if count < Self.digitsMax + Self.fractionDigitsMax {
                    digits = digits * 10 + Int128(byte - 48)
                    if digits > 0 { count += 1 }
                    if seenPoint { fraction += 1 }
                } else if !seenPoint {
                    return nil
                }
            } else if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"), seenDigit {
                guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) <= 24 else {
                    return nil
                }
                exponent = power
                break
            } else {
                return nil
            }
            rest = rest.dropFirst()
        }
        guard seenDigit else { return nil }
        let shift = Self.fractionDigitsMax - fraction + exponent
        if shift >= 0 {
            let (scaled, overflow) = digits.multipliedReportingOverflow(by: Self.power(shift))
            guard !overflow else { return nil }
            digits = scaled
        } else {
            digits = shift < -36 ? 0 : Self.divided(digits, by: Self.power(-shift))
        }
        guard digits <= Self.power(33) else { return nil }
        units = isNegative ? -digits : digits
    }

    static func < (one: Exact, two: Exact) -> Bool { one.units < two.units }
    static func + (one: Exact, two: Exact) -> Exact { Exact(units: one.units + two.units) }
    static func - (one: Exact, two: Exact) -> Exact { Exact(units: one.units - two.units) }
    static prefix func - (one: Exact) -> Exact { Exact(units: -one.units) }

    var isZero: Bool { units == 0 }

    static func power(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    /// Division rounded half away from zero; `divisor` > 0. Source: quickbooks-online.md §8.3.
    static func divided(_ number: Int128, by divisor: Int128) -> Int128 {
        let quotient = number / divisor
        let rest = number % divisor
        let twice = (rest < 0 ? -rest : rest) * 2
        guard twice >= divisor else { return quotient }
        return quotient + (number < 0 ? -1 : 1)
    }

    /// The number without needless zeros.
    var text: String {
        let whole = units.magnitude / UInt128(Self.scale)
        var fraction = String(units.magnitude % UInt128(Self.scale))
        let sign = units < 0 ? "-" : ""
        if fraction == "0" { return sign + String(whole) }
        fraction = String(repeating: "0", count: Self.fractionDigitsMax - fraction.utf8.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return sign + String(whole) + "." + fraction
    }

    var json: JSONValue { .number(text) }

    /// Rounded to a number of decimals, half away from zero.
    func rounded(_ decimals: Int) -> Exact {
        let step = Self.power(Self.fractionDigitsMax - decimals)
        return Exact(units: Self.divided(units, by: step) * step)
    }
}
