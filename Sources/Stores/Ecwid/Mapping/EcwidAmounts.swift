import Accounting
import Commerce
import ConnectorKit

/// Reads amounts in the store's currency, and names the place where one cannot be read.
struct EcwidAmounts: Sendable {
    let currency: Currency

    /// An amount that must stand there, rounded to the minor unit. Source: ecwid.md §3.5 rule 1.
    func money(_ number: ExactDecimal?, _ field: String) throws(Unreadable) -> Money {
        guard let number else { throw Unreadable(field: field, text: "missing") }
        guard let money = Money(number, currency) else {
            throw Unreadable(field: field, text: number.description)
        }
        return money
    }

    /// `nil` when it does not stand there.
    func moneyIfAny(_ number: ExactDecimal?, _ field: String) throws(Unreadable) -> Money? {
        number == nil ? nil : try money(number, field)
    }

    /// Zero when it does not stand there: for parts that most orders lack.
    func moneyOrZero(_ number: ExactDecimal?, _ field: String) throws(Unreadable) -> Money {
        try moneyIfAny(number, field) ?? .zero(currency)
    }
}

extension ExactDecimal {
    /// A number that must stand there.
    static func required(_ number: ExactDecimal?, _ field: String) throws(Unreadable) -> ExactDecimal {
        guard let number else { throw Unreadable(field: field, text: "missing") }
        return number
    }
}
