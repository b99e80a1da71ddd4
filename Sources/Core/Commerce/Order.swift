package import Accounting

/// An order as the store recorded it: what was bought, what was charged, what was paid and given back.
///
/// Amounts stand in the order's currency; whether tax is inside them is said by ``pricesIncludeTax``. What the store charged is
/// the truth: ``total`` and ``tax`` are never recomputed. Source: design.md §3, ecwid.md §9.
package struct Order: Hashable, Sendable, Codable {
    /// The store's internal, stable identifier.
    package var id: ID<Order>
    package var form: OrderForm
    /// The number that people see; a label, not an identity.
    package var number: String
    package var placedAt: Instant
    package var updatedAt: Instant
    package var currency: Currency
    /// Prices, discounts and charges hold their tax.
    package var pricesIncludeTax: Bool
    package var status: OrderStatus
    @Indirect package var buyer: Buyer
    package var lines: [OrderLine]
    /// Shipping, handling, fees, tips.
    package var charges: [Charge]
    /// Discounts of the whole order that the store did not share out over its lines.
    package var discounts: [Discount]
    /// All tax of the order as the store states it.
    package var tax: Money
    /// What the buyer owes for the order, tax included, before gift cards and store credit.
    package var total: Money
    /// Gift cards and store credit that paid a part: tenders, not discounts.
    package var tenders: [Tender]
    package var payments: [PaymentReceived]
    package var refunds: [Refund]
    package var notes: String
    package var customerPurchaseOrder: String?
    package var shippingMethod: String?
    /// Home units of the books for one unit of the order's currency, when the store states a rate.
    package var exchangeRate: ExactDecimal?
    /// What the home units of ``exchangeRate`` are, when the store says so; a rate to another currency than that of the books is none.
    package var exchangeRateCurrency: Currency?
    /// How the buyer chose to pay; the money itself is told by ``payments``, or by a status that means *paid*.
    package var paymentMethod: StorePaymentMethod?
    /// The statuses that the order went through, the oldest first, where the store keeps them.
    package var statusHistory: [StatusEntry] = []
    /// What the total holds that nobody understands until a person says what it is.
    package var unknownParts: [UnknownPart] = []
    /// The store's own identifier, where the order is known by another; other records of the store may name it by that.
    package var ownID: String?
    /// Where the order came from before the store (a marketplace), if the store says so.
    package var origin: String?
    /// Number, day and due day of the invoice, where the store gives it its own.
    package var invoiceNumber: String?
    package var invoiceDate: BusinessDate?
    package var dueDate: BusinessDate?
    /// The name of the terms of payment.
    package var terms: String?
    /// What is ordered from suppliers, and what they invoiced, where the store keeps that (ESP Orders).
    package var supplierOrders: [SupplierOrder]?
    /// Numbers of the invoices that suppliers took back, by the supplier; `nil` for nearly all orders.
    package var voidedInvoices: [String: [String]]?
    /// The store keeps payments one by one, with their days: negative ones went back, and what exceeds the total is the customer's
    /// credit. What it says now counts.
    package var hasPaymentLedger: Bool?
    /// The minor units in which the store charges, where that is more than one of them (whole forints), so that ``total`` may differ from
    /// the sum of the parts by up to half of it. `nil` for nearly all orders.
    package var totalStep: Int64?

    package init(
        id: ID<Order>, form: OrderForm = .order, number: String, placedAt: Instant, updatedAt: Instant,
        currency: Currency,
        pricesIncludeTax: Bool, status: OrderStatus, buyer: Buyer, lines: [OrderLine], charges: [Charge] = [],
        discounts: [Discount] = [], tax: Money, total: Money, tenders: [Tender] = [],
        payments: [PaymentReceived] = [], refunds: [Refund] = [], notes: String = "",
        customerPurchaseOrder: String? = nil, shippingMethod: String? = nil, exchangeRate: ExactDecimal? = nil,
        origin: String? = nil
    ) {
        self.id = id
        self.form = form
        self.number = number
        self.placedAt = placedAt
        self.updatedAt = updatedAt
        self.currency = currency
        self.pricesIncludeTax = pricesIncludeTax
        self.status = status
        self.buyer = buyer
        self.lines = lines
        self.charges = charges
        self.discounts = discounts
        self.tax = tax
        self.total = total
        self.tenders = tenders
        self.payments = payments
        self.refunds = refunds
        self.notes = notes
        self.customerPurchaseOrder = customerPurchaseOrder
        self.shippingMethod = shippingMethod
        self.exchangeRate = exchangeRate
        self.origin = origin
    }

    /// All payments, without tenders.
    package var paid: Money { Money(minorUnits: payments.reduce(0) { $0 + $1.amount.minorUnits }, currency) }
    /// All gift cards and store credit.
    package var tendered: Money { Money(minorUnits: tenders.reduce(0) { $0 + $1.amount.minorUnits }, currency) }
}

/// A status that an order had from a moment on, by the store's own code.
package struct StatusEntry: Hashable, Sendable, Codable {
    package var code: String
    package var at: Instant

    package init(code: String, at: Instant) {
        self.code = code
        self.at = at
    }
}

/// A part of an order's total of a kind that the connector does not know: another maker's fee, discount or credit.
package struct UnknownPart: Hashable, Sendable, Codable {
    /// The store's own word for the kind.
    package var code: String
    /// What buyers read.
    package var title: String
    /// Below zero when it lowers the total.
    package var amount: Money

    package init(code: String, title: String, amount: Money) {
        self.code = code
        self.title = title
        self.amount = amount
    }
}

/// Where an order stands, in words common to all stores, with the store's own words kept for filters (W3).
package struct OrderStatus: Hashable, Sendable, Codable {
    package enum Payment: String, Sendable, Codable, CaseIterable {
        case awaiting, paid, partiallyPaid, partiallyRefunded, refunded
        /// A status that the merchant defined; the policy says what it means.
        case custom
    }

    package enum Stage: String, Sendable, Codable, CaseIterable {
        case open
        case cancelled
        /// A checkout that was never finished, or a draft: not an order yet.
        case unfinished
    }

    package var payment: Payment
    package var stage: Stage
    /// The store's own codes, as its API spells them (`PAID`, `SHIPPED`; an OpenCart status id).
    package var paymentCode: String
    package var fulfilmentCode: String
    package var isTest: Bool

    package init(
        payment: Payment, stage: Stage = .open, paymentCode: String, fulfilmentCode: String = "", isTest: Bool = false
    ) {
        self.payment = payment
        self.stage = stage
        self.paymentCode = paymentCode
        self.fulfilmentCode = fulfilmentCode
        self.isTest = isTest
    }
}
