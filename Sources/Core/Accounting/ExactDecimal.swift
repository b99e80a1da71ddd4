/// How a value that lies between two representable ones is rounded.
package enum Rounding: Sendable {
    /// Half away from zero, as stores and QuickBooks round. Source: quickbooks-online.md §8.3.
    case halfUp
    /// Half to the even neighbour.
    case halfEven

    /// `numerator / denominator` rounded to a whole number; `denominator` must be positive.
    package func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
        let quotient = numerator / denominator
        let remainder = numerator % denominator
        let twice = remainder.magnitude * 2
        let limit = denominator.magnitude
        let roundsAway =
            switch self {
            case .halfUp: twice >= limit
            case .halfEven: twice > limit || (twice == limit && quotient & 1 != 0)
            }
        return roundsAway ? quotient + (numerator < 0 ? -1 : 1) : quotient
    }
}

/// An exact decimal number for quantities, unit prices, percentages and exchange rates; never an amount of money.
///
/// Holds `coefficient × 10^-scale` without trailing zeros, so equal values are equal structures.
package struct ExactDecimal: Hashable, Sendable {
    package let coefficient: Int64
    /// Decimals after the point, 0 to 18.
    package let scale: Int

    package static let zero = ExactDecimal(0)
    package static let one = ExactDecimal(1)
    package static let scaleMax = 18

    package init(_ whole: Int64) {
        self.init(coefficient: whole, scale: 0)
    }

    /// `coefficient × 10^-scale`, with trailing zeros removed; `scale` from 0 to 18.
    package init(coefficient: Int64, scale: Int) {
        var (coefficient, scale) = (coefficient, scale)
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// Reads plain or exponent notation (`-12.50`, `1E-3`) strictly: the whole text or nothing.
    ///
    /// Digits past the eighteenth decimal, or past what 64 bits hold, are rounded half up; `nil` when the whole part does not fit.
    package init?(_ text: String) {
        if let plain = Self.plain(text.utf8) {
            self = plain
            return
        }
        guard let (digits, exponent, isNegative) = Self.parse(text.utf8) else { return nil }
        guard let (coefficient, scale) = Self.fit(digits, exponent: exponent) else { return nil }
        self.init(coefficient: isNegative ? -coefficient : coefficient, scale: scale)
    }

    /// The value rounded to at most `digits` decimals.
    package func rounded(toScale digits: Int, _ rounding: Rounding = .halfUp) -> ExactDecimal {
        guard scale > digits else { return self }
        let divisor = Int128(Self.powerOfTen(scale - digits))
        return ExactDecimal(coefficient: Int64(rounding.divide(Int128(coefficient), by: divisor)), scale: digits)
    }

    package var isZero: Bool { coefficient == 0 }
    package var isNegative: Bool { coefficient < 0 }

    package static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(coefficient: -value.coefficient, scale: value.scale)
    }

    /// The sum, or `nil` when it needs more than 64 bits.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        let sum =
            Int128(coefficient) * Int128(Self.powerOfTen(common - scale))
            + Int128(other.coefficient) * Int128(Self.powerOfTen(common - other.scale))
        return Int64(exactly: sum).map { ExactDecimal(coefficient: $0, scale: common) }
    }

    /// The product rounded to at most `digits` decimals, or `nil` when it needs more than 64 bits.
    package func multiplied(by other: ExactDecimal, toScale digits: Int = scaleMax) -> ExactDecimal? {
        var product = Int128(coefficient) * Int128(other.coefficient)
        var productScale = scale + other.scale
        if productScale > digits {
            product = Rounding.halfUp.divide(product, by: Self.wideTen(productScale - digits))
            productScale = digits
        }
        return Int64(exactly: product).map { ExactDecimal(coefficient: $0, scale: productScale) }
    }

    /// 10 to the power `exponent`, 0 to 18.
    package static func powerOfTen(_ exponent: Int) -> Int64 {
        var result: Int64 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    private static func wideTen(_ exponent: Int) -> Int128 {
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}

extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let common = max(left.scale, right.scale)
        return Int128(left.coefficient) * wideTen(common - left.scale)
            < Int128(right.coefficient) * wideTen(common - right.scale)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain notation without trailing zeros, `12.5`.
    package var description: String {
        guard scale > 0 else { return String(coefficient) }
        var digits = String(coefficient.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        let point = digits.index(digits.endIndex, offsetBy: -scale)
        return (coefficient < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
    }
}

extension ExactDecimal: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = ExactDecimal(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a decimal number: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
