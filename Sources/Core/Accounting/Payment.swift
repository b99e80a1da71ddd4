/// Money received for invoices, or a credit applied to them.
///
/// Source: quickbooks-online.md §7.11.
package struct Payment: Hashable, Sendable, Codable {
    /// The part of a payment that settles one document.
    package struct Application: Hashable, Sendable, Codable {
        /// The invoice, credit memo or journal entry, by the key it was or will be posted under.
        package let document: RecordKey
        package let kind: DocumentKind
        package let amount: Money

        package init(document: RecordKey, kind: DocumentKind, amount: Money) {
            self.document = document
            self.kind = kind
            self.amount = amount
        }
    }

    package var date: BusinessDate
    package var customer: Reference<Customer>
    package var currency: Currency
    package var exchangeRate: ExactDecimal?
    /// Zero when a credit, from a credit memo or a journal entry, is applied to an invoice.
    package var total: Money
    package var applications: [Application]
    package var depositAccount: Reference<Account>
    package var receivableAccount: Reference<Account>
    package var method: Reference<PaymentMethod>?
    /// The processor's or cheque's number, at most 21 characters in the books.
    package var reference: String?
    package var privateNote: String

    package init(
        date: BusinessDate, customer: Reference<Customer>, currency: Currency, exchangeRate: ExactDecimal? = nil,
        total: Money, applications: [Application], depositAccount: Reference<Account>,
        receivableAccount: Reference<Account>, method: Reference<PaymentMethod>? = nil, reference: String? = nil,
        privateNote: String = ""
    ) {
        self.date = date
        self.customer = customer
        self.currency = currency
        self.exchangeRate = exchangeRate
        self.total = total
        self.applications = applications
        self.depositAccount = depositAccount
        self.receivableAccount = receivableAccount
        self.method = method
        self.reference = reference
        self.privateNote = privateNote
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            date: try row.value(.date), customer: try row.value(.customer), currency: try row.value(.currency),
            total: try row.value(.total), applications: try row.value(.applications),
            depositAccount: try row.value(.depositAccount), receivableAccount: try row.value(.receivableAccount))
        try row.read(.exchangeRate, into: &exchangeRate)
        try row.read(.method, into: &method)
        try row.read(.reference, into: &reference)
        try row.read(.privateNote, into: &privateNote)
    }

    package var journal: Journal {
        Journal(entries: [
            JournalLine(account: depositAccount, amount: total),
            JournalLine(account: receivableAccount, amount: -total),
        ])
    }
}
