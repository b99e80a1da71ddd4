/// Several currencies: a customer, a vendor and an account of money or debts has one for ever, and a document that of its customer or
/// vendor. Requests say amounts in it; accounts are kept at home.
///
/// The words of what is refused, and that a rate is refused at home, are assumed. Source: qbXML 13.0 (`CurrencyRef`, `ExchangeRate`).
extension CompanyFile {
    private static let names = [
        "USD": "US Dollar", "CAD": "Canadian Dollar", "GBP": "British Pound Sterling", "EUR": "Euro",
        "AUD": "Australian Dollar", "JPY": "Japanese Yen", "MXN": "Mexican Peso", "CHF": "Swiss Franc",
    ]

    private var homeCode: String {
        switch profile.edition {
        case .us: "USD"
        case .ca: "CAD"
        case .uk: "GBP"
        }
    }

    mutating func seedCurrencies() {
        guard !profile.currencies.isEmpty else { return }
        preferences.homeCurrency = plantCurrency(homeCode, "1")
        for (code, rate) in profile.currencies.sorted(by: { $0.key < $1.key }) where code != homeCode {
            plantCurrency(code, rate)
        }
        special[.exchangeGain] = plant(
            .account, "Exchange Gain or Loss", [Element("AccountType", "OtherExpense")])
    }

    @discardableResult
    private mutating func plantCurrency(_ code: String, _ rate: String) -> Int {
        plant(
            .currency, Self.names[code] ?? code,
            [
                Element("CurrencyCode", code), Element("IsUserDefinedCurrency", "false"), Element("ExchangeRate", rate),
                Element("AsOfDate", today.text),
            ])
    }

    var currencyPreferences: Element {
        guard let home = preferences.homeCurrency else {
            return Element("MultiCurrencyPreferences", [Element("IsMultiCurrencyOn", "false")])
        }
        return Element(
            "MultiCurrencyPreferences",
            [Element("IsMultiCurrencyOn", "true"), shownReference("HomeCurrencyRef", home)])
    }

    // MARK: Of records

    /// Of a customer, vendor or account; that of the company where it has none of its own.
    func currency(of number: Int?) -> Int? { record(number)?.reference("CurrencyRef") ?? preferences.homeCurrency }

    func currencyCode(_ number: Int?) -> String { record(number)?.value("CurrencyCode") ?? homeCode }

    /// Whoever is the first of a currency brings the account along on which is owed in it.
    mutating func openCurrency(of record: ListRecord) {
        let currency = currency(of: record.number)
        guard let currency, currency != preferences.homeCurrency, record.kind == .customer || record.kind == .vendor
        else { return }
        let purpose = record.kind == .customer ? SpecialAccount.receivables : .payables
        guard owed(purpose, Exchange(currency: currency, rate: .one)) == nil else { return }
        let name = record.kind == .customer ? "Accounts Receivable" : "Accounts Payable"
        plant(
            .account, "\(name) - \(currencyCode(currency))",
            [Element("AccountType", purpose.rawValue), Element("CurrencyRef", String(currency))])
    }

    /// Only money and debts are held in another currency.
    func checkCurrency(_ fields: [Element]) throws(Refusal) {
        guard let currency = fields.reference("CurrencyRef"), currency != preferences.homeCurrency else { return }
        guard ["Bank", "CreditCard", "AccountsReceivable", "AccountsPayable"].contains(fields.text("AccountType"))
        else {
            throw .notAllowed("CurrencyRef", "An account of this type is kept in the home currency.")
        }
    }

    /// A currency is for ever once something was written with it.
    func requireSameCurrency(_ element: Element, _ record: ListRecord) throws(Refusal) {
        guard let reference = element.child("CurrencyRef"), !reference.children.isEmpty else { return }
        try requireFeature(of: "CurrencyRef")
        let asked = try resolve(reference, in: record.kind.word, owner: record.kind)
        guard asked != currency(of: record.number) else { return }
        if transactions.values.contains(where: { $0.entity == record.number || $0.account == record.number }) {
            throw .invalid("CurrencyRef", fullName(asked), "It has transactions in another currency.")
        }
    }

    // MARK: Of documents

    func home(_ amount: Cents, _ exchange: Exchange?) -> Cents { exchange?.home(amount) ?? amount }

    /// Currency and rate of a document for a customer or vendor; nil in the company's own.
    func exchange(_ entity: Int?, _ fields: [Element], _ old: Transaction?) throws(Refusal) -> Exchange? {
        try exchange(in: currency(of: entity), fields, old)
    }

    /// - Parameter currency: its number on the list. A rate that is not stated is the one of the list.
    func exchange(in currency: Int?, _ fields: [Element], _ old: Transaction?) throws(Refusal) -> Exchange? {
        let told = fields.text("ExchangeRate")
        let asked = told.flatMap { Exact($0) }
        if let told, asked.map({ $0 <= .zero }) ?? true { throw .invalid("ExchangeRate", told, "A rate is positive.") }
        guard let currency, currency != preferences.homeCurrency else {
            if let told, asked != .one {
                throw .invalid("ExchangeRate", told, "The transaction is in the home currency.")
            }
            return nil
        }
        let known = old?.exchange.flatMap { $0.currency == currency ? $0.rate : nil }
        return Exchange(currency: currency, rate: asked ?? known ?? record(currency)?.exact("ExchangeRate") ?? .one)
    }

    /// The account on which is owed in that currency.
    func owed(_ purpose: SpecialAccount, _ exchange: Exchange?) -> Int? {
        guard let exchange else { return special[purpose] }
        return records(.account).first {
            $0.value("AccountType") == purpose.rawValue && $0.reference("CurrencyRef") == exchange.currency
                && $0.isActive
        }?.number
    }

    /// - Parameter mayBeHome: whether an account in the company's currency will do, as money that arrives will.
    func requireCurrency(
        _ field: String, _ account: Int?, _ exchange: Exchange?, mayBeHome: Bool = false
    ) throws(Refusal) {
        guard let home = preferences.homeCurrency else { return }
        let own = currency(of: account)
        if own == exchange?.currency ?? home || mayBeHome && own == home { return }
        throw .invalid(field, fullName(account), "The currency of the account is not that of the transaction.")
    }

    /// What a settlement is worth more, or less, than the documents that it settles: won or lost between their days.
    ///
    /// - Parameter sign: −1 where receivables are credited, 1 where they are debited.
    func realise(
        _ applications: [Application], at exchange: Exchange?, on receivables: Int, _ entity: Int?, sign: Int64,
        _ book: inout Book
    ) {
        guard let exchange, let account = special[.exchangeGain] else { return }
        let then = applications.reduce(Cents.zero) { sum, one in
            sum + home(one.amount, transactions[one.payee]?.exchange)
        }
        let now = applications.reduce(Cents.zero) { $0 + exchange.home($1.amount) }
        let difference = Cents((then - now).count * sign)
        book.plain(receivables, difference, entity: entity, own: .zero)
        book.plain(account, -difference, entity: nil)
    }
}
