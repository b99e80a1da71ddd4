/// An exact decimal: quantities, prices and percentages, which qbXML writes with up to five decimals.
///
/// Value = `units` / 10^9, so that a product of a rate and a percentage loses nothing before it is rounded.
struct Exact: Sendable, Hashable, Comparable {
    static let scale: Int128 = 1_000_000_000
    static let zero = Exact(units: 0)
    static let one = Exact(units: scale)

    let units: Int128

    init(units: Int128) { self.units = units }
    init(_ whole: Int) { units = Int128(whole) * Self.scale }
    init(_ cents: Cents) { units = Int128(cents.count) * (Self.scale / 100) }

    /// Reads `-12.345`; nil for anything else, or for more than nine decimals or eighteen digits.
    init?(_ text: String) {
        var digits: Int128 = 0
        var count = 0
        var decimals = 0
        var point = false
        var bytes = text.utf8[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        for byte in bytes {
            if byte == UInt8(ascii: "."), !point {
                point = true
            } else if byte >= 48, byte <= 57, count < 18, decimals < 9 {
                digits = digits * 10 + Int128(byte - 48)
                count += 1
                if point { decimals += 1 }
            } else {
                return nil
            }
        }
        guard count > 0 else { return nil }
        for _ in decimals..<9 { digits *= 10 }
        units = negative ? -digits : digits
    }

    static func < (one: Exact, two: Exact) -> Bool { one.units < two.units }
    static func + (one: Exact, two: Exact) -> Exact { Exact(units: one.units + two.units) }
    static func - (one: Exact, two: Exact) -> Exact { Exact(units: one.units - two.units) }
    static prefix func - (one: Exact) -> Exact { Exact(units: -one.units) }

    var isZero: Bool { units == 0 }
    var magnitude: Exact { units < 0 ? -self : self }

    /// Division rounded half away from zero; `divisor` may not be 0.
    static func divided(_ number: Int128, by divisor: Int128) -> Int128 {
        if divisor < 0 { return divided(-number, by: -divisor) }
        let quotient = number / divisor
        let rest = number % divisor
        guard (rest < 0 ? -rest : rest) * 2 >= divisor else { return quotient }
        return quotient + (number < 0 ? -1 : 1)
    }

    /// This ÷ other, rounded to `decimals`; 0 when the other is 0.
    func divided(by other: Exact, decimals: Int = 5) -> Exact {
        guard !other.isZero else { return .zero }
        return Exact(units: Self.divided(units * Self.scale, by: other.units)).rounded(decimals)
    }

    func times(_ other: Exact) -> Exact { Exact(units: Self.divided(units * other.units, by: Self.scale)) }

    func rounded(_ decimals: Int) -> Exact {
        var step: Int128 = 1
        for _ in decimals..<9 { step *= 10 }
        return Exact(units: Self.divided(units, by: step) * step)
    }

    /// With at least `decimals` decimals: `2.50`, `7.75`, `1.33333`.
    func text(_ decimals: Int) -> String {
        var fraction = String(units.magnitude % UInt128(Self.scale))
        fraction = String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
        while fraction.utf8.count > decimals, fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = (units < 0 ? "-" : "") + String(units.magnitude / UInt128(Self.scale))
        return fraction.isEmpty ? whole : whole + "." + fraction
    }
}
