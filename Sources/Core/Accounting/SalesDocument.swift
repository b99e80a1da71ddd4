/// One line of a sale or of its reversal; amounts are net of tax.
package struct SalesLine: Hashable, Sendable, Codable {
    /// Why the line is there; tests, reports and corrections find lines by it.
    package enum Purpose: Hashable, Sendable, Codable {
        /// Goods or services of the order line with that source identifier.
        case goods(lineID: String)
        case discount, shipping, handling, fee, tip, giftCard, salesTax, rounding
        /// A refund that nobody itemised.
        case refund
    }

    package var purpose: Purpose
    package var item: Reference<Item>
    /// The account that the item posts to, for the journal.
    package var account: Reference<Account>
    package var description: String
    /// Present only together with `unitPrice`, and only when their product rounds to `amount`.
    package var quantity: ExactDecimal?
    package var unitPrice: ExactDecimal?
    /// Net, negative for discounts.
    package var amount: Money
    /// Tax that belongs to the line, for documents that show prices with tax.
    package var tax: Money
    package var taxCode: Reference<TaxCode>?

    package init(
        purpose: Purpose, item: Reference<Item>, account: Reference<Account>, description: String = "",
        quantity: ExactDecimal? = nil, unitPrice: ExactDecimal? = nil, amount: Money, tax: Money? = nil,
        taxCode: Reference<TaxCode>? = nil
    ) {
        self.purpose = purpose
        self.item = item
        self.account = account
        self.description = description
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.amount = amount
        self.tax = tax ?? .zero(amount.currency)
        self.taxCode = taxCode
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            purpose: try row.value(.purpose), item: try row.value(.item), account: try row.value(.account),
            amount: try row.value(.amount))
        try row.read(.description, into: &description)
        try row.read(.quantity, into: &quantity)
        try row.read(.unitPrice, into: &unitPrice)
        try row.read(.tax, into: &tax)
        try row.read(.taxCode, into: &taxCode)
    }
}

/// An invoice, sales receipt, credit memo or refund receipt.
///
/// Source: quickbooks-online.md §7.8–7.12; journal: §9.
package struct SalesDocument: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case invoice, salesReceipt, creditMemo, refundReceipt

        /// Credit memos and refund receipts take a sale back.
        package var isReversal: Bool { self == .creditMemo || self == .refundReceipt }

        /// Invoices and credit memos stand in the receivables until another document settles them.
        package var isOnAccount: Bool { self == .invoice || self == .creditMemo }
    }

    package var kind: Kind
    /// `nil` leaves numbering to the books (W8).
    package var number: String?
    package var date: BusinessDate
    /// Invoices only (W11).
    package var dueDate: BusinessDate?
    package var customer: Reference<Customer>
    package var currency: Currency
    /// Home units for one unit of `currency`; `nil` leaves it to the books (X8).
    package var exchangeRate: ExactDecimal?
    package var lines: [SalesLine]
    package var tax: DocumentTax
    /// Accounts receivable of an invoice or credit memo; the account that money enters or leaves otherwise.
    package var settlementAccount: Reference<Account>
    package var paymentMethod: Reference<PaymentMethod>?
    package var paymentReference: String?
    @Indirect package var details: SalesDocumentDetails

    package init(
        kind: Kind, number: String?, date: BusinessDate, dueDate: BusinessDate? = nil, customer: Reference<Customer>,
        currency: Currency, exchangeRate: ExactDecimal? = nil, lines: [SalesLine], tax: DocumentTax,
        settlementAccount: Reference<Account>, paymentMethod: Reference<PaymentMethod>? = nil,
        paymentReference: String? = nil, details: SalesDocumentDetails = .init()
    ) {
        self.kind = kind
        self.number = number
        self.date = date
        self.dueDate = dueDate
        self.customer = customer
        self.currency = currency
        self.exchangeRate = exchangeRate
        self.lines = lines
        self.tax = tax
        self.settlementAccount = settlementAccount
        self.paymentMethod = paymentMethod
        self.paymentReference = paymentReference
        self.details = details
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try row.value(.kind), number: nil, date: try row.value(.date), customer: try row.value(.customer),
            currency: try row.value(.currency), lines: try row.value(.lines), tax: try row.value(.tax),
            settlementAccount: try row.value(.settlementAccount))
        try row.read(.number, into: &number)
        try row.read(.dueDate, into: &dueDate)
        try row.read(.exchangeRate, into: &exchangeRate)
        try row.read(.paymentMethod, into: &paymentMethod)
        try row.read(.paymentReference, into: &paymentReference)
        try row.read(.details, into: &details)
    }

    package var netTotal: Money { lines.map(\.amount).sum(currency) }
    package var taxTotal: Money { tax.total(currency) }
    /// What the buyer owes, pays or gets back: net lines plus tax; never negative.
    package var total: Money { netTotal + taxTotal }

    /// Debits and credits in the document's currency.
    package var journal: Journal {
        let sign: Int64 = kind.isReversal ? -1 : 1
        func entry(_ account: Reference<Account>, _ amount: Money) -> JournalLine {
            JournalLine(account: account, amount: Money(minorUnits: sign * amount.minorUnits, currency))
        }
        return Journal(
            entries: [entry(settlementAccount, total)] + lines.map { entry($0.account, -$0.amount) }
                + tax.byAccount.map { entry($0.account, -$0.amount) })
    }
}

/// What a sales document says beside its amounts.
package struct SalesDocumentDetails: Hashable, Sendable, Codable {
    package var email: String?
    package var billingAddress: PostalAddress?
    package var shippingAddress: PostalAddress?
    /// Printed on the form; `nil` leaves the books' default message (W10).
    package var customerMessage: String?
    /// Not printed; holds the marker by which a document is found again.
    package var privateNote: String
    package var trackingClass: Reference<TrackingClass>?
    package var location: Reference<Location>?
    package var terms: Reference<Term>?
    /// Invoices only (W12).
    package var allowsCardPayment: Bool
    package var allowsBankPayment: Bool
    package var shippingMethod: String?

    package init(
        email: String? = nil, billingAddress: PostalAddress? = nil, shippingAddress: PostalAddress? = nil,
        customerMessage: String? = nil, privateNote: String = "", trackingClass: Reference<TrackingClass>? = nil,
        location: Reference<Location>? = nil, terms: Reference<Term>? = nil, allowsCardPayment: Bool = false,
        allowsBankPayment: Bool = false, shippingMethod: String? = nil
    ) {
        self.email = email
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.customerMessage = customerMessage
        self.privateNote = privateNote
        self.trackingClass = trackingClass
        self.location = location
        self.terms = terms
        self.allowsCardPayment = allowsCardPayment
        self.allowsBankPayment = allowsBankPayment
        self.shippingMethod = shippingMethod
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.email, into: &email)
        try row.read(.billingAddress, into: &billingAddress)
        try row.read(.shippingAddress, into: &shippingAddress)
        try row.read(.customerMessage, into: &customerMessage)
        try row.read(.privateNote, into: &privateNote)
        try row.read(.trackingClass, into: &trackingClass)
        try row.read(.location, into: &location)
        try row.read(.terms, into: &terms)
        try row.read(.allowsCardPayment, into: &allowsCardPayment)
        try row.read(.allowsBankPayment, into: &allowsBankPayment)
        try row.read(.shippingMethod, into: &shippingMethod)
    }
}
