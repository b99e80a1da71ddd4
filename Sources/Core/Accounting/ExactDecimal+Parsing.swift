extension ExactDecimal {
    /// Plain notation with at most 18 digits, as nearly all numbers are, in one pass; `nil` for any other text.
    static func plain(_ text: String.UTF8View) -> ExactDecimal? {
        var coefficient: Int64 = 0
        var (digits, decimals, place) = (0, 0, 0)
        var (isNegative, hasPoint) = (false, false)
        for byte in text {
            defer { place += 1 }
            switch byte {
            case 48...57:
                coefficient = coefficient * 10 + Int64(byte - 48)
                digits += 1
                if hasPoint { decimals += 1 }
                if digits > 18 { return nil }
            case UInt8(ascii: "-") where place == 0: isNegative = true
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            default: return nil
            }
        }
        guard digits > 0, !hasPoint || decimals > 0 else { return nil }
        return ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, scale: decimals)
    }

    /// Splits a number into its digits, the power of ten of the last digit, and its sign; `nil` when it is not a number.
    static func parse(_ text: some Collection<UInt8>) -> (digits: [UInt8], exponent: Int, isNegative: Bool)? {
        var rest = text[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var digits = whole.map { $0 - UInt8(ascii: "0") }
        var exponent = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return nil }
            digits += fraction.map { $0 - UInt8(ascii: "0") }
            exponent = -fraction.count
            rest = rest[fraction.endIndex...]
        }
        guard !digits.isEmpty, digits.count <= digitsMax else { return nil }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(power) <= digitsMax else {
                return nil
            }
            exponent += power
            rest = rest[rest.endIndex...]
        }
        return rest.isEmpty ? (digits, exponent, isNegative) : nil
    }

    /// A text with more digits than this is not a number that a store or the books would write.
    private static let digitsMax = 60

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The digits as a 64-bit coefficient and a scale from 0 to 18, rounded half up where there are too many decimals.
    static func fit(_ digits: [UInt8], exponent: Int) -> (coefficient: Int64, scale: Int)? {
        var digits = Array(digits.drop(while: { $0 == 0 }))
        if digits.isEmpty { return (0, 0) }
        var exponent = exponent
        var roundsUp = false
        while exponent < -scaleMax || (digits.count > 18 && exponent < 0) {
            guard let last = digits.popLast() else { return (0, 0) }
            roundsUp = last >= 5
            exponent += 1
        }
        guard digits.count + max(exponent, 0) <= 18 else { return nil }
        var coefficient = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) } + (roundsUp ? 1 : 0)
        if exponent > 0 { coefficient *= powerOfTen(exponent) }
        return (coefficient, max(-exponent, 0))
    }
}
