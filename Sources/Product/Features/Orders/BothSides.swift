package import Accounting
import Bookkeeping
import Commerce

/// One part of an order: what the store says of it beside what the books say.
package struct SideLine: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case goods
        /// With the names that the store gives them.
        case discounts([String])
        /// Shipping, handling, fees and tips.
        case charges
        case tax, rounding, total, giftCards
        /// By these methods.
        case paid([String])
        case refunded
        case balance
    }

    /// Where in the books it stands.
    package enum Place: Hashable, Sendable {
        case lines(Int, DocumentKind, number: String?)
        case item(String)
        /// The tax as one amount.
        case taxAmount
        case taxReckonedByBooks
        case taxRates([String])
        case account(String)
        case due(BusinessDate)
        case document(DocumentKind, number: String?)
    }

    package var part: Part
    package var store: Money
    /// `nil` where nothing of the order is in the books.
    package var books: Money?
    package var places: [Place]

    package var isEqual: Bool { books == store }
}

/// Holds an order against its documents, part by part.
struct BothSides {
    private let order: Order
    private let figures: StoreFigures
    private let documents: [(key: RecordKey, document: Document)]
    private let isEmpty: Bool
    private let filter: OrderFilter

    /// `order` with its money as it counts.
    init(_ order: Order, policy: Policy, _ records: [(key: RecordKey, document: Document)]) {
        self.order = order
        figures = StoreFigures(order, policy: policy)
        filter = policy.orderFilter
        documents = records.filter { $0.document.currency == order.currency }
        isEmpty = documents.isEmpty
    }

    var lines: [SideLine] {
        var lines = [
            line(.goods, figures.gross, sum { $0.isGoods }, goodsPlaces),
            line(.discounts(labels), -figures.discounts, sum { $0 == .discount }, items { $0 == .discount }),
            line(.charges, figures.charges, sum { $0.isCharge }, items { $0.isCharge }),
            line(.tax, figures.tax, tax, taxPlaces),
            line(.rounding, figures.rounding, sum { $0 == .rounding }, items { $0 == .rounding }),
        ].filter { !$0.store.isZero || !($0.books?.isZero ?? true) || $0.part == .goods }
        lines.append(line(.total, figures.total, sales.map { $0.sign * $0.sale.total.minorUnits }.reduce(0, +), []))
        lines += settlement
        return lines
    }

    // MARK: The sale

    private var sales: [(sign: Int64, sale: SalesDocument)] {
        documents.compactMap { key, document in
            guard case .sale(let sale) = document, key.role == .sale || key.role.isDifference else { return nil }
            return (sale.kind.isReversal ? -1 : 1, sale)
        }
    }

    private func sum(_ isMeant: (SalesLine.Purpose) -> Bool) -> Int64 {
        sales.reduce(0) { sum, part in
            sum + part.sale.lines.filter { isMeant($0.purpose) }.reduce(0) { $0 + part.sign * $1.amount.minorUnits }
        }
    }

    private var tax: Int64 {
        sum { $0 == .salesTax } + sales.reduce(0) { $0 + $1.sign * $1.sale.taxTotal.minorUnits }
    }

    private var goodsPlaces: [SideLine.Place] {
        sales.map { _, sale in
            .lines(sale.lines.count { $0.purpose.isGoods }, DocumentKind(sale.kind), number: sale.number)
        }
    }

    private func items(_ isMeant: (SalesLine.Purpose) -> Bool) -> [SideLine.Place] {
        var names: [String] = []
        for line in sales.flatMap(\.sale.lines) where isMeant(line.purpose) && !names.contains(line.item.name) {
            names.append(line.item.name)
        }
        return names.map { .item($0) }
    }

    private var taxPlaces: [SideLine.Place] {
        let byItem = items { $0 == .salesTax }
        guard let sale = sales.first?.sale, byItem.isEmpty else { return byItem }
        return switch sale.tax {
        case .none: []
        case .total: [.taxAmount]
        case .computedByBooks: [.taxReckonedByBooks]
        case .perRate(let rates, _): [.taxRates(rates.filter { !$0.amount.isZero }.map(\.name))]
        }
    }

    private var labels: [String] {
        let all = order.lines.flatMap(\.discounts) + order.discounts + order.charges.flatMap(\.discounts)
        var labels: [String] = []
        for discount in all where !discount.label.isEmpty && !labels.contains(discount.label) {
            labels.append(discount.label)
        }
        return labels
    }

    // MARK: What was paid and given back

    private var settlement: [SideLine] {
        let refunded = order.refundsGiven(filter).map(\.amount).sum(order.currency)
        var lines: [SideLine] = []
        if order.tendered.isPositive || tenders != 0 {
            lines.append(line(.giftCards, order.tendered, tenders, accounts(of: { $0.isTender })))
        }
        if order.paid.isPositive || paid != 0 {
            lines.append(line(.paid(methods), order.paid, paid, paidPlaces))
        }
        if refunded.isPositive || given != 0 {
            return lines + [line(.refunded, refunded, given, refundPlaces)]
        }
        let balance = figures.total - order.tendered - order.paid
        let due = sales.compactMap(\.sale.dueDate).last.map { [SideLine.Place.due($0)] } ?? []
        let inBooks = sales.reduce(0) { $0 + $1.sign * $1.sale.total.minorUnits } - tenders - paid
        return lines + [line(.balance, balance, inBooks, balance.isZero ? [] : due)]
    }

    private var methods: [String] {
        var titles: [String] = []
        for payment in order.payments where !payment.method.title.isEmpty && !titles.contains(payment.method.title) {
            titles.append(payment.method.title)
        }
        return titles
    }

    /// Payments, and what was paid with a receipt.
    private var paid: Int64 {
        payments.reduce(0) { $0 + $1.total.minorUnits }
            + sales.filter { !$0.sale.kind.isOnAccount }.reduce(0) { $0 + $1.sign * $1.sale.total.minorUnits }
            - (isPaidByReceipt ? tenders : 0)
    }

    private var isPaidByReceipt: Bool { sales.contains { !$0.sale.kind.isOnAccount } }

    private var payments: [Payment] {
        documents.compactMap { key, document in
            guard case .payment(let payment) = document, case .payment = key.role else { return nil }
            return payment
        }
    }

    private var tenders: Int64 {
        documents.reduce(0) { $0 + ($1.key.role.isTender ? $1.document.total.minorUnits : 0) }
    }

    private var paidPlaces: [SideLine.Place] {
        var names = payments.map(\.depositAccount.name)
        names += sales.filter { !$0.sale.kind.isOnAccount }.map(\.sale.settlementAccount.name)
        return names.reduce(into: []) { places, name in
            if !places.contains(.account(name)) { places.append(.account(name)) }
        }
    }

    private func accounts(of isMeant: (RecordRole) -> Bool) -> [SideLine.Place] {
        documents.filter { isMeant($0.key.role) }.map { .document($0.document.kind, number: $0.document.number) }
    }

    private var refunds: [SalesDocument] {
        documents.compactMap { key, document in
            guard case .sale(let sale) = document, case .refund = key.role else { return nil }
            return sale
        }
    }

    private var given: Int64 { refunds.reduce(0) { $0 + $1.total.minorUnits } }

    private var refundPlaces: [SideLine.Place] {
        refunds.map { .document(DocumentKind($0.kind), number: $0.number) }
    }

    private func line(_ part: SideLine.Part, _ store: Money, _ books: Int64, _ places: [SideLine.Place]) -> SideLine {
        SideLine(
            part: part, store: store, books: isEmpty ? nil : Money(minorUnits: books, order.currency), places: places)
    }
}

extension SalesLine.Purpose {
    var isGoods: Bool {
        switch self {
        case .goods, .giftCard: true
        case .discount, .shipping, .handling, .fee, .tip, .salesTax, .rounding, .refund: false
        }
    }

    var isCharge: Bool {
        switch self {
        case .shipping, .handling, .fee, .tip: true
        case .goods, .giftCard, .discount, .salesTax, .rounding, .refund: false
        }
    }
}

extension RecordRole {
    fileprivate var isTender: Bool { if case .tender = self { true } else { false } }
}
