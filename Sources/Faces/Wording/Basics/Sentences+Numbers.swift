package import Accounting

extension Sentences {
    /// An amount with its currency, `1,234.50 USD`, `1 234,50 USD`.
    ///
    /// The code, never a sign: `$` is the sign of twenty currencies, and a bookkeeper may keep two of them.
    package func amount(_ money: Money) -> String { "\(number(money))\u{A0}\(money.currency.code)" }

    /// An amount without its currency, for tables that name it in their heading.
    package func number(_ money: Money) -> String { digits(money.description) }

    /// What the books answered, with as many decimals as the currency has, and more when the books sent more.
    package func amount(_ value: ExactDecimal, _ currency: Currency) -> String {
        guard value.scale <= currency.minorUnitDigits, let money = Money(value, currency) else {
            return "\(decimal(value))\u{A0}\(currency.code)"
        }
        return amount(money)
    }

    /// A quantity, rate or price, without trailing zeros.
    package func decimal(_ value: ExactDecimal) -> String { digits(value.description) }

    /// A number in plain notation (`-1234.50`), as programs get it, in the reader's signs; what is no such number stays.
    package func number(plain text: String) -> String {
        text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) == nil ? plain(text) : digits(text)
    }

    /// `12.5%`, `12,5 %`.
    package func percent(_ value: ExactDecimal) -> String {
        let space =
            switch language {
            case .english: ""
            case .french, .spanish: "\u{A0}"
            }
        return "\(decimal(value))\(space)%"
    }

    /// A whole number in groups, `12,345`.
    package func count(_ number: Int) -> String { digits(String(number)) }

    /// Plain notation (`-1234.50`) in the reader's signs.
    private func digits(_ plain: String) -> String {
        let isNegative = plain.hasPrefix("-")
        let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        let whole = grouped(parts.first.map(String.init) ?? "0")
        let decimals = parts.count > 1 ? numbers.decimal + parts[1] : ""
        return (isNegative ? "\u{2212}" : "") + whole + decimals
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { result += numbers.group }
            result.append(digit)
        }
        return result
    }
}
