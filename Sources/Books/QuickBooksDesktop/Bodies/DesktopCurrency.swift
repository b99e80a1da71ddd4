import Accounting

/// The names that QuickBooks Desktop gives the currencies which it brings along; a person may rename them.
enum DesktopCurrency {
    static func name(of currency: Currency) -> String? { names[currency.code] }

    static func currency(named name: String) -> Currency? { codes[name.lowercased()].flatMap { Currency($0) } }

    /// What a record names; that of the company where it names none, and none at all where nobody knows the name: such a record must not
    /// pass for one at home.
    static func currency(
        of record: XMLNode, home: Currency, known: [String: Currency] = [:]
    ) -> Currency {
        guard let name = record.fullName("CurrencyRef") else { return home }
        return known[name] ?? currency(named: name) ?? Currency("XXX") ?? home
    }

    private static let codes = Dictionary(
        names.map { ($0.value.lowercased(), $0.key) }, uniquingKeysWith: { first, _ in first })

    private static let names = [
        "USD": "US Dollar", "CAD": "Canadian Dollar", "GBP": "British Pound Sterling", "EUR": "Euro",
        "AUD": "Australian Dollar", "MXN": "Mexican Peso", "JPY": "Japanese Yen", "CHF": "Swiss Franc",
        "NZD": "New Zealand Dollar", "HKD": "Hong Kong Dollar", "SGD": "Singapore Dollar",
        "CNY": "Chinese Yuan Renminbi",
        "INR": "Indian Rupee", "SEK": "Swedish Krona", "NOK": "Norwegian Krone", "DKK": "Danish Krone",
        "PLN": "Polish Zloty", "BRL": "Brazilian Real", "ZAR": "South African Rand",
    ]
}
