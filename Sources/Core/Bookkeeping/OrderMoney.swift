import Accounting
package import Commerce
import Foundation

/// The money of an order as it counts in the books: as it was first told, with what people said of it.
///
/// What was received stays received, whatever the order is edited to: the store neither charges nor gives back by an edit. A refund
/// that gives back the surplus of an edit belongs to that edit, and takes nothing back of the sale that is left.
package struct OrderMoney: Sendable {
    /// The order with the payments and refunds that count.
    package private(set) var order: Order
    /// Why the money of the order cannot be told; the order shows what is known.
    package private(set) var refusal: Refusal?
    /// Amounts of the order that no sum may be made of.
    let unfit: [Refusal]
    /// The order tells of other payments than it told first.
    private var isEdited = false

    package init(_ order: Order, sights: [FirstSight], choices: OrderChoices, filter: OrderFilter) {
        self.order = order
        // In place: an order is large to copy.
        self.order.refunds = order.toldRefunds(filter)
        self.order.take(answersOf: choices)
        unfit = AmountCheck(self.order).refusals
        guard unfit.isEmpty else { return }
        guard order.hasPaymentLedger != true else {
            add(choices.paymentsInBooks, filter)
            return
        }
        remember(choices.isPaymentDisowned ? [] : sights.payments, filter)
        rememberDays(sights.refundDays)
        add(choices.paymentsInBooks, filter)
        add(choices.settlements)
        settleSurplus()
        checkWholeRefund()
    }

    // MARK: What was told first

    private mutating func remember(_ first: [PaymentReceived], _ filter: OrderFilter) {
        let told = order.toldPayments(filter)
        let first = first.filter { $0.amount.currency == order.currency }
        order.payments = told
        guard !first.isEmpty else { return }
        order.payments = Self.merged(first, told, amountsStay: !order.form.isDocument)
        isEdited = order.paid != told.map(\.amount).sum(order.currency)
        guard told.isEmpty, order.status.stage == .open, order.isUnpaid(filter) else { return }
        refusal = .paymentWithdrawn(received: order.paid)
    }

    /// Amounts and days as they were told first, all else as it is told now; with payments that came since.
    ///
    /// A document that the store has made tells of its own money: where it was corrected, its amounts are those of now.
    private static func merged(
        _ first: [PaymentReceived], _ told: [PaymentReceived], amountsStay: Bool
    ) -> [PaymentReceived] {
        var told = told
        let payments = first.map { payment in
            var payment = payment
            guard let place = told.firstIndex(where: { payment.isSame(as: $0) }) else { return payment }
            let now = told.remove(at: place)
            (payment.method, payment.reference) = (now.method, now.reference)
            if !amountsStay { payment.amount = now.amount }
            return payment
        }
        return payments + told
    }

    private mutating func rememberDays(_ days: [String: Instant]) {
        for index in order.refunds.indices {
            if let day = days[order.refunds[index].id] { order.refunds[index].refundedAt = day }
        }
    }

    // MARK: What is in the books

    /// Noon of Greenwich is the same day nearly everywhere.
    private static let noonSeconds: Int64 = 43_200

    /// What somebody entered in the books is the order's payment: it takes the place of as much of what the store tells, and what the
    /// store does not tell is paid all the same.
    private mutating func add(_ inBooks: [PaymentInBooks], _ filter: OrderFilter) {
        let method = order.payments.first?.method ?? StorePaymentMethod(title: "")
        for payment in inBooks where payment.amount.currency == order.currency && payment.amount.isPositive {
            lowerPayments(by: payment.amount)
            order.payments.append(
                PaymentReceived(
                    id: PaymentReceived.inBooksPrefix + payment.id, method: method, amount: payment.amount,
                    receivedAt: Instant(startOf: payment.date, in: .gmt).advanced(bySeconds: Self.noonSeconds)))
        }
        order.payments.removeAll { $0.amount.isZero }
    }

    // MARK: What people said

    private mutating func add(_ settlements: [HandSettlement]) {
        let method = order.payments.first?.method ?? StorePaymentMethod(title: "")
        for (index, one) in settlements.enumerated() where one.amount.currency == order.currency {
            let id = "hand.\(index + 1)"
            switch one.kind {
            case .collected:
                order.payments.append(
                    PaymentReceived(id: id, method: method, amount: one.amount, receivedAt: one.at))
            case .givenBack:
                order.refunds.append(Refund(id: id, extent: .amount(one.amount), refundedAt: one.at))
            }
        }
    }

    // MARK: Surplus of an edit

    private mutating func settleSurplus() {
        let surplus = order.paid + order.tendered - order.total
        guard order.status.stage != .unfinished, surplus.isPositive, order.paid.isPositive else { return }
        let given = order.refunds.compactMap(\.extent.amount).sum(order.currency)
        if isEdited, given > order.paid {
            // Of a refund that cannot be right, no part is taken for the edit's.
            refusal = refusal ?? .refundExceedsPayments(refunded: given, paid: order.paid)
            return
        }
        let left = takeFromRefunds(surplus)
        lowerPayments(by: surplus - left)
        let isAsked = order.refunds.contains { $0.extent == .unknown }
        guard left.isPositive, isEdited, !isAsked, refusal == nil else { return }
        refusal = .receivedDiffers(received: order.paid, total: order.total - order.tendered)
    }

    /// Takes refunds of the surplus out of the order, one of just that amount before others; gives what is left of it.
    private mutating func takeFromRefunds(_ surplus: Money) -> Money {
        if order.refunds.contains(where: { $0.extent == .everything }) { return .zero(surplus.currency) }
        if let whole = order.refunds.firstIndex(where: { $0.extent.amount == surplus }) {
            order.refunds.remove(at: whole)
            return .zero(surplus.currency)
        }
        var left = surplus
        for index in order.refunds.indices {
            guard let amount = order.refunds[index].extent.amount, amount.isPositive else { continue }
            let taken = min(amount, left)
            left -= taken
            order.refunds[index].extent = .amount(amount - taken)
        }
        order.refunds.removeAll { $0.extent.amount?.isZero ?? false }
        return left
    }

    private mutating func lowerPayments(by amount: Money) {
        var left = amount
        for index in order.payments.indices.reversed()
        where !order.payments[index].isInBooks && order.payments[index].amount.isPositive {
            let taken = min(order.payments[index].amount, left)
            order.payments[index].amount -= taken
            left -= taken
        }
    }

    /// All was given back, the store says, but it tells of less than came in.
    private mutating func checkWholeRefund() {
        guard isEdited, refusal == nil, order.status.payment == .refunded,
            !order.refunds.contains(where: { $0.extent == .everything || $0.extent == .unknown })
        else { return }
        let given = order.refunds.compactMap(\.extent.amount).sum(order.currency)
        if given < order.paid { refusal = .receivedDiffers(received: order.paid - given, total: .zero(order.currency)) }
    }
}

extension Order {
    /// The status says that nothing was paid.
    fileprivate func isUnpaid(_ filter: OrderFilter) -> Bool {
        switch filter.payment(of: self) {
        case .awaiting: true
        case .paid, .partiallyPaid, .refunded, .partiallyRefunded, .custom, nil: false
        }
    }
}

extension PaymentInBooks {
    /// The books' identifier of what an order counts as its payment of that identifier; `nil` for a payment of the store.
    package static func id(ofPayment id: String) -> String? {
        id.hasPrefix(PaymentReceived.inBooksPrefix) ? String(id.dropFirst(PaymentReceived.inBooksPrefix.count)) : nil
    }
}

extension PaymentReceived {
    static let inBooksPrefix = "books."

    /// Somebody entered it in the books: nothing is posted for it.
    var isInBooks: Bool { id.hasPrefix(Self.inBooksPrefix) }
}
