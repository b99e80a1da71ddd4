/// A journal entry made by hand or as a difference document.
package struct JournalEntry: Hashable, Sendable, Codable {
    package var number: String?
    package var date: BusinessDate
    package var currency: Currency
    package var exchangeRate: ExactDecimal?
    package var journal: Journal
    /// The customer of a receivable line; required there. Source: quickbooks-online.md §7.14.
    package var customer: Reference<Customer>?
    package var privateNote: String

    package init(
        number: String?, date: BusinessDate, currency: Currency, exchangeRate: ExactDecimal? = nil, journal: Journal,
        customer: Reference<Customer>? = nil, privateNote: String = ""
    ) {
        self.number = number
        self.date = date
        self.currency = currency
        self.exchangeRate = exchangeRate
        self.journal = journal
        self.customer = customer
        self.privateNote = privateNote
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            number: nil, date: try row.value(.date), currency: try row.value(.currency),
            journal: try row.value(.journal))
        try row.read(.number, into: &number)
        try row.read(.exchangeRate, into: &exchangeRate)
        try row.read(.customer, into: &customer)
        try row.read(.privateNote, into: &privateNote)
    }

    package var total: Money { journal.lines.compactMap(\.debit).sum(currency) }
}
