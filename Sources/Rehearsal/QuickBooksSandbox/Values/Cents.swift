/// An amount of money in hundredths of its currency, as the service keeps all amounts.
struct Cents: Sendable, Hashable, Comparable, AdditiveArithmetic {
    static let zero = Cents(0)

    let count: Int64

    init(_ count: Int64) { self.count = count }

    /// Reads a decimal and rounds it to two decimals, half up; nil when it is no decimal or too large.
    init?(_ text: String) {
        guard let exact = Exact(text), let cents = Cents(exact) else { return nil }
        self = cents
    }

    init?(_ exact: Exact) {
        guard let count = Int64(exactly: Exact.divided(exact.units, by: 10_000_000)) else { return nil }
        self.count = count
    }

    /// Quantity × price to the cent, multiplied at full precision; nil when it is too large.
    init?(_ quantity: Exact, times price: Exact) {
        let (product, overflow) = quantity.units.multipliedReportingOverflow(by: price.units)
        guard !overflow, let count = Int64(exactly: Exact.divided(product, by: 10_000_000 * Exact.scale)) else {
            return nil
        }
        self.count = count
    }

    static func < (one: Cents, two: Cents) -> Bool { one.count < two.count }
    static func + (one: Cents, two: Cents) -> Cents { Cents(one.count + two.count) }
    static func - (one: Cents, two: Cents) -> Cents { Cents(one.count - two.count) }
    static prefix func - (one: Cents) -> Cents { Cents(-one.count) }

    /// This amount × `part` / `whole`, half up.
    func share(_ part: Int128, of whole: Int128) -> Cents {
        guard whole != 0 else { return .zero }
        let number = Int128(count) * part
        return Cents(Int64(clamping: whole < 0 ? Exact.divided(-number, by: -whole) : Exact.divided(number, by: whole)))
    }

    /// This amount × rate (home units per foreign unit), to the cent.
    func times(_ rate: Exact) -> Cents {
        rate == .one ? self : Cents(Int64(clamping: Exact.divided(Int128(count) * rate.units, by: Exact.scale)))
    }

    /// A percentage of this amount, rounded half up to `decimals` (2; 0 for currencies without cents).
    func percent(_ rate: Exact, decimals: Int = 2) -> Cents {
        let step = Exact.power(2 - decimals)
        let number = Exact.divided(Int128(count) * rate.units, by: 100 * Exact.scale * step)
        return Cents(Int64(clamping: number * step))
    }

    var exact: Exact { Exact(units: Int128(count) * 10_000_000) }
    var magnitude: Cents { Cents(abs(count)) }

    /// Two decimals always: `-0.05`.
    var text: String {
        let rest = count.magnitude % 100
        return (count < 0 ? "-" : "") + String(count.magnitude / 100) + (rest < 10 ? ".0" : ".") + String(rest)
    }

    var json: JSONValue { count == 0 ? .number("0") : .number(text) }
}
