/// An amount of money in hundredths of the company's currency.
struct Cents: Sendable, Hashable, Comparable, AdditiveArithmetic {
    static let zero = Cents(0)

    let count: Int64

    init(_ count: Int64) { self.count = count }

    /// Rounded half away from zero to two decimals; clamped where it is absurdly large.
    init(_ exact: Exact) { count = Int64(clamping: Exact.divided(exact.units, by: Exact.scale / 100)) }

    /// Reads an amount as qbXML writes it: whole, or with exactly two decimals.
    init?(_ text: String) {
        guard let exact = Exact(text), exact.units % (Exact.scale / 100) == 0 else { return nil }
        self.init(exact)
    }

    static func < (one: Cents, two: Cents) -> Bool { one.count < two.count }
    static func + (one: Cents, two: Cents) -> Cents { Cents(one.count + two.count) }
    static func - (one: Cents, two: Cents) -> Cents { Cents(one.count - two.count) }
    static prefix func - (one: Cents) -> Cents { Cents(-one.count) }

    var magnitude: Cents { Cents(abs(count)) }

    /// A percentage of this amount, rounded once.
    func percent(_ rate: Exact) -> Cents {
        Cents(Int64(clamping: Exact.divided(Int128(count) * rate.units, by: 100 * Exact.scale)))
    }

    /// The tax at `rate` percent that this amount includes, rounded once.
    func included(_ rate: Exact) -> Cents {
        Cents(Int64(clamping: Exact.divided(Int128(count) * rate.units, by: 100 * Exact.scale + rate.units)))
    }

    /// This amount × part ÷ whole, rounded once; 0 when the whole is 0.
    func share(_ part: Int128, of whole: Int128) -> Cents {
        whole == 0 ? .zero : Cents(Int64(clamping: Exact.divided(Int128(count) * part, by: whole)))
    }

    /// Two decimals always: `-0.05`.
    var text: String {
        let rest = count.magnitude % 100
        return (count < 0 ? "-" : "") + String(count.magnitude / 100) + (rest < 10 ? ".0" : ".") + String(rest)
    }
}
