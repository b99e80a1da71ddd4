package import Accounting
package import Commerce
package import Foundation

/// Everything that a person sets for a store and its books, with defaults; each plan records the version it was made with.
///
/// Source: requirements A, W, F; design.md §2. Accounts are those of one books company.
package struct Policy: Hashable, Sendable, Codable {
    package var version = 1
    /// IANA name of the company's time zone: document dates are days of this zone (W1).
    package var timeZone: String
    /// Of what documents say of themselves. English in settings of before, whose documents say it so.
    package var language = DocumentLanguage.english
    /// Orders placed before it are not posted by themselves (W1, S7).
    package var startDate: BusinessDate?
    package var orderFilter = OrderFilter()
    /// Nothing is posted by itself: each order waits until a person sends it (S1).
    package var postsOnlyWhenAsked = false
    package var sendingRules = SendingRules()
    package var saleForm = SaleForm.byPaymentState
    package var numbering = Numbering()
    package var trackingClass: Reference<TrackingClass>?
    package var location: Reference<Location>?
    package var terms: Reference<Term>?
    package var customerAssignment = CustomerAssignment.buyer
    package var serviceItems: ServiceItems
    /// The items of charges that stand among the lines, by the store's word for them; others are found or made by their names.
    package var chargeItems: [String: ServiceItem] = [:]
    package var printsOrderNotes = true
    package var dueDate: DueDateRule?
    package var allowsCardPayment = false
    package var allowsBankPayment = false
    package var tax = TaxPolicy()
    package var products: ProductPolicy
    package var payments: PaymentPolicy
    package var refunds: RefundPolicy
    package var receivableAccount: Reference<Account>
    /// What gift cards sold and not yet used amount to.
    package var giftCardAccount: Reference<Account>
    /// A rounding line corrects at most one minor unit per taxed line, and never more than this; half of what a store rounds its totals to
    /// comes on top. Source: what-users-expect.md §3.2.
    package var roundingUnitsMax = Self.usualRoundingUnitsMax
    package var closedPeriod = ClosedPeriod.hold
    /// Whose exchange rate counts when the order states one (X8).
    package var usesStoreExchangeRate = true
    /// The currency of what the store sells from now on, as a person said it; `nil` leaves it at that of its first orders.
    package var storeCurrency: Currency?
    package var postsZeroTotals = true
    /// Daily summaries instead of one document an order (X13); `nil` never summarises.
    package var summary: SummaryPolicy?

    package static let usualRoundingUnitsMax = 5

    package init(
        timeZone: String, serviceItems: ServiceItems, products: ProductPolicy, payments: PaymentPolicy,
        refunds: RefundPolicy, receivableAccount: Reference<Account>, giftCardAccount: Reference<Account>
    ) {
        self.timeZone = timeZone
        self.serviceItems = serviceItems
        self.products = products
        self.payments = payments
        self.refunds = refunds
        self.receivableAccount = receivableAccount
        self.giftCardAccount = giftCardAccount
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            timeZone: try row.value(.timeZone), serviceItems: try row.value(.serviceItems),
            products: try row.value(.products), payments: try row.value(.payments), refunds: try row.value(.refunds),
            receivableAccount: try row.value(.receivableAccount), giftCardAccount: try row.value(.giftCardAccount))
        try row.read(.version, into: &version)
        try row.read(.language, into: &language)
        try row.read(.startDate, into: &startDate)
        try row.read(.orderFilter, into: &orderFilter)
        try row.read(.postsOnlyWhenAsked, into: &postsOnlyWhenAsked)
        try row.read(.sendingRules, into: &sendingRules)
        try row.read(.saleForm, into: &saleForm)
        try row.read(.numbering, into: &numbering)
        try row.read(.trackingClass, into: &trackingClass)
        try row.read(.location, into: &location)
        try row.read(.terms, into: &terms)
        try row.read(.customerAssignment, into: &customerAssignment)
        try row.read(.chargeItems, into: &chargeItems)
        try row.read(.printsOrderNotes, into: &printsOrderNotes)
        try row.read(.dueDate, into: &dueDate)
        try row.read(.allowsCardPayment, into: &allowsCardPayment)
        try row.read(.allowsBankPayment, into: &allowsBankPayment)
        try row.read(.tax, into: &tax)
        try row.read(.roundingUnitsMax, into: &roundingUnitsMax)
        try row.read(.closedPeriod, into: &closedPeriod)
        try row.read(.usesStoreExchangeRate, into: &usesStoreExchangeRate)
        try row.read(.storeCurrency, into: &storeCurrency)
        try row.read(.postsZeroTotals, into: &postsZeroTotals)
        try row.read(.summary, into: &summary)
    }

    package var texts: DocumentTexts { DocumentTexts(language) }

    /// The zone of that name; `nil` when there is none.
    package var zone: TimeZone? { TimeZone(identifier: timeZone) }
}

/// Which orders are posted, by the store's own status codes (W3); `nil` admits every code.
package struct OrderFilter: Hashable, Sendable, Codable {
    package var paymentCodes: Set<String>?
    package var fulfilmentCodes: Set<String>?
    /// What a status that the merchant defined means for payment; without an entry such an order counts as unpaid.
    package var meaningOfCustomCodes: [String: OrderStatus.Payment] = [:]
    /// Origins (marketplaces) whose orders reach the books by another way.
    package var excludedOrigins: Set<String> = []

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.paymentCodes, into: &paymentCodes)
        try row.read(.fulfilmentCodes, into: &fulfilmentCodes)
        try row.read(.meaningOfCustomCodes, into: &meaningOfCustomCodes)
        try row.read(.excludedOrigins, into: &excludedOrigins)
    }
}

extension OrderFilter {
    /// What the status of an order says of its payment; `nil` for a status of the merchant's own that nobody has told the meaning of.
    package func payment(of order: Order) -> OrderStatus.Payment? {
        order.status.payment == .custom ? payment(order.status.paymentCode, of: order) : order.status.payment
    }

    /// The same for a status that the order had once. What is said of one way of paying, `5/cod`, comes before what is said of all.
    func payment(_ code: String, of order: Order) -> OrderStatus.Payment? {
        let method = order.paymentMethod.flatMap { $0.code.isEmpty ? nil : meaningOfCustomCodes["\(code)/\($0.code)"] }
        return method ?? meaningOfCustomCodes[code]
    }
}

/// What a sale becomes (W4). Source: what-users-expect.md §3.1 ("decide by the order's payment state").
package enum SaleForm: String, Hashable, Sendable, Codable, CaseIterable {
    case invoice
    /// A sales receipt for what is paid; an order that is not paid becomes an invoice all the same.
    case salesReceipt
    /// A sales receipt when the money was in as the order came, else an invoice with its payments.
    case byPaymentState
}

/// Document numbers (W5, W8, W16).
package struct Numbering: Hashable, Sendable, Codable {
    package var prefix = ""
    package var refundPrefix = "R-"
    /// The books give the numbers.
    package var isAutomatic = false

    package init(prefix: String = "", refundPrefix: String = "R-", isAutomatic: Bool = false) {
        self.prefix = prefix
        self.refundPrefix = refundPrefix
        self.isAutomatic = isAutomatic
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.prefix, into: &prefix)
        try row.read(.refundPrefix, into: &refundPrefix)
        try row.read(.isAutomatic, into: &isAutomatic)
    }
}

/// Whom the sale is made out to (W7).
package enum CustomerAssignment: Hashable, Sendable, Codable {
    case buyer
    /// The buyer's company when there is one, else the buyer.
    case organisation
    /// One customer for all sales of the store.
    case generic(Reference<Customer>)
}

/// An item of the books that carries one kind of amount; created under its name when the books do not have it (W9).
package struct ServiceItem: Hashable, Sendable, Codable {
    /// The chosen item; `nil` finds or creates one called `name`.
    package var item: ID<Item>?
    package var name: String
    /// The account it posts to when it must be created.
    package var account: Reference<Account>

    package init(item: ID<Item>? = nil, name: String, account: Reference<Account>) {
        self.item = item
        self.name = name
        self.account = account
    }
}

/// The items of amounts that are no product (W9).
package struct ServiceItems: Hashable, Sendable, Codable {
    package var discount: ServiceItem
    package var shipping: ServiceItem
    package var handling: ServiceItem
    package var fee: ServiceItem
    package var tip: ServiceItem
    package var giftCard: ServiceItem
    package var rounding: ServiceItem
    /// "Total Sales Tax" (S4).
    package var salesTax: ServiceItem
    /// "Refund, not itemised".
    package var refund: ServiceItem

    package init(
        discount: ServiceItem, shipping: ServiceItem, handling: ServiceItem, fee: ServiceItem, tip: ServiceItem,
        giftCard: ServiceItem, rounding: ServiceItem, salesTax: ServiceItem, refund: ServiceItem
    ) {
        self.discount = discount
        self.shipping = shipping
        self.handling = handling
        self.fee = fee
        self.tip = tip
        self.giftCard = giftCard
        self.rounding = rounding
        self.salesTax = salesTax
        self.refund = refund
    }
}

/// When an invoice falls due (W11); without a rule, on its own date.
package struct DueDateRule: Hashable, Sendable, Codable {
    package enum Start: String, Hashable, Sendable, Codable, CaseIterable { case transactionDate, endOfMonth }

    package var start: Start
    package var offsetDays: Int

    package init(start: Start, offsetDays: Int) {
        self.start = start
        self.offsetDays = offsetDays
    }
}

/// What to do with a document dated in a closed period. Source: what-users-expect.md §3.1.
package enum ClosedPeriod: String, Hashable, Sendable, Codable, CaseIterable {
    case hold
    /// Post on the first open day with the true date in the memo.
    case firstOpenDay
}
