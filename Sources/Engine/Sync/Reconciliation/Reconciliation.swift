package import Accounting
package import LinkLedger

/// What a store charged in a period beside what the books hold of it, and everything that is not as it should be.
///
/// Source: X5, what-users-expect.md §7.
package struct Reconciliation: Hashable, Sendable, Codable {
    package var store: String
    package var days: ClosedRange<BusinessDate>
    /// Orders placed in the period, by where they stand.
    package var counts: [OrderState: Int]
    /// Those among the waiting ones whose checkout nobody finished.
    package var unfinished: Int
    /// One for each currency, the books' own first.
    package var bridges: [MoneyBridge]
    package var taxes: [TaxCompared]
    package var payments: [PaymentsCompared]
    package var findings: [Finding]
    package var accepted: [AcceptedFinding]
    package var timing: [TimingLine]
    /// Documents under way into the books or out of them; they are not judged.
    package var underWay: Int
    /// How old the oldest finding or order that is not in the books is; `nil` when there is none.
    package var oldestDays: Int?
    /// Reads of the books that it cost.
    package var reads: Int
    /// Orders that need a person although their sales were posted; `nil` in reports of before.
    package var postedAndOpen: Int?
    /// Both sides of each day, in the currency of the first bridge.
    package var byDay: [DayCompared]

    package init(
        store: String, days: ClosedRange<BusinessDate>, counts: [OrderState: Int], unfinished: Int = 0,
        bridges: [MoneyBridge],
        taxes: [TaxCompared], payments: [PaymentsCompared], findings: [Finding], accepted: [AcceptedFinding],
        timing: [TimingLine], underWay: Int, oldestDays: Int? = nil, reads: Int,
        byDay: [DayCompared] = []
    ) {
        self.store = store
        self.days = days
        self.counts = counts
        self.unfinished = unfinished
        self.bridges = bridges
        self.taxes = taxes
        self.payments = payments
        self.findings = findings
        self.accepted = accepted
        self.timing = timing
        self.underWay = underWay
        self.oldestDays = oldestDays
        self.reads = reads
        self.byDay = byDay
    }

    package var orders: Int { counts.values.reduce(0, +) }
    package var posted: Int { counts[.posted] ?? 0 }
    /// Orders whose sale was posted and is still in the books, also where they need a person.
    package var inBooks: Int {
        posted + (postedAndOpen ?? 0) - Set(findings.filter(\.losesSale).compactMap(\.order)).count
    }
    /// Orders that are to be in the books: all but those that a rule keeps out, and checkouts that nobody finished.
    package var due: Int { orders - (counts[.skipped] ?? 0) - unfinished }
    /// Everything that is to be in the books is there, to the cent, and nothing else.
    package var isClean: Bool {
        findings.isEmpty && posted == due && bridges.allSatisfy(\.unexplained.isZero)
    }
}

/// What the store charged on a day, and what the books hold of it.
package struct DayCompared: Hashable, Sendable, Codable {
    package var day: BusinessDate
    package var store: Money
    package var books: Money

    package init(day: BusinessDate, store: Money, books: Money) {
        self.day = day
        self.store = store
        self.books = books
    }

    package var difference: Money { store - books }
}

/// From what the store charged to what the books hold, in one currency.
///
/// Gross − discounts + charges + tax + rounding − refunds = income + tax + liabilities, unless there is a difference.
package struct MoneyBridge: Hashable, Sendable, Codable {
    package var currency: Currency
    package var gross: Money
    package var discounts: Money
    package var charges: Money
    package var tax: Money
    package var rounding: Money
    package var refunds: Money
    package var booksIncome: Money
    package var booksTax: Money
    package var booksLiabilities: Money
    /// Lines on rounding items, a part of the books' income.
    package var booksRounding: Money
    /// How much the liability for gift cards grew, as it was posted and as the books have it.
    package var giftCardsPosted: Money
    package var giftCardsInBooks: Money
    /// The orders that make the difference, largest first.
    package var differences: [OrderDifference]

    package init(_ currency: Currency) {
        let zero = Money.zero(currency)
        self.currency = currency
        (gross, discounts, charges, tax, rounding, refunds) = (zero, zero, zero, zero, zero, zero)
        (booksIncome, booksTax, booksLiabilities, booksRounding) = (zero, zero, zero, zero)
        (giftCardsPosted, giftCardsInBooks) = (zero, zero)
        differences = []
    }

    package var storeTotal: Money { gross - discounts + charges + tax + rounding - refunds }
    package var booksTotal: Money { booksIncome + booksTax + booksLiabilities }
    package var difference: Money { storeTotal - booksTotal }
    /// The part of the difference that nobody accepted, and that is no question of days.
    package var unexplained: Money {
        difference - differences.filter(\.cause.isExplained).map(\.amount).sum(currency)
    }
}

/// An order whose documents in the period do not amount to what the store charged.
package struct OrderDifference: Hashable, Sendable, Codable {
    package enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
        /// Not posted yet, or changed in the store since.
        case waiting
        case needsYou
        /// Changed, removed or voided in the books by hand.
        case byHand
        /// The same, accepted by a person.
        case accepted
        /// A document of ours corrects the sale on a day of another period, because the sale's own was closed or long ago.
        case correctedElsewhere
        case unknown

        /// Whether nothing is left to be done about it.
        package var isExplained: Bool {
            switch self {
            case .accepted, .correctedElsewhere: true
            case .waiting, .needsYou, .byHand, .unknown: false
            }
        }
    }

    package var order: String
    package var number: String
    package var store: Money
    package var books: Money
    package var cause: Cause

    package init(
        order: String, number: String, store: Money, books: Money, cause: Cause
    ) {
        self.order = order
        self.number = number
        self.store = store
        self.books = books
        self.cause = cause
    }

    package var amount: Money { store - books }
}

/// The tax of one rate: as it was posted from the store's figures, and as the books have it.
package struct TaxCompared: Hashable, Sendable, Codable {
    /// The books' name of the rate; `nil` where documents bear one tax for all.
    package var name: String?
    package var percent: ExactDecimal?
    package var store: Money
    package var books: Money

    package init(
        name: String? = nil, percent: ExactDecimal? = nil, store: Money, books: Money
    ) {
        self.name = name
        self.percent = percent
        self.store = store
        self.books = books
    }

    package var difference: Money { store - books }
}

/// Money received by one method of the store, and what the books hold of it.
package struct PaymentsCompared: Hashable, Sendable, Codable {
    /// The method as buyers see it.
    package var method: String
    /// Where the books put it; several when rules changed.
    package var accounts: [String]
    package var store: Money
    package var books: Money

    package init(
        method: String, accounts: [String], store: Money, books: Money
    ) {
        self.method = method
        self.accounts = accounts
        self.store = store
        self.books = books
    }

    package var difference: Money { store - books }
}

/// What belongs to the period on one side only, until the other follows.
package struct TimingLine: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Sales of the period that the books date on another day.
        case datedElsewhere
        /// Invoices of the period that are still to be paid.
        case openInvoices
        /// Payments of the period for sales of another.
        case paymentsOfOtherPeriods
    }

    package var kind: Kind
    package var count: Int
    package var amount: Money

    package init(
        kind: Kind, count: Int, amount: Money
    ) {
        self.kind = kind
        self.count = count
        self.amount = amount
    }
}
