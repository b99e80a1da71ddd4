package import Accounting
package import Commerce

/// What a store told first of an order's money: kept once and for all.
///
/// A store without a record of payments tells another amount and another day after every change of the order, although nothing
/// was charged or given back. A store that has one currency for all its orders calls old amounts by a new one when it is changed.
/// Source: ecwid.md §2.3, §2.8.
package enum FirstSight: Hashable, Sendable, Codable {
    case payment(PaymentReceived)
    /// The day of a refund.
    case refund(id: String, at: Instant)
    /// What all amounts of the order are in.
    case currency(Currency)

    /// Unique within the order.
    package var thing: String {
        switch self {
        case .payment(let payment): RecordRole.payment(payment.id).text
        case .refund(let id, _): RecordRole.refund(id).text
        case .currency: "currency"
        }
    }
}

extension Order {
    /// The money that this version of the order tells of, with its days.
    ///
    /// `isLater`: an earlier version is known. What it did not tell of came with this change, unless the store knows the day.
    package func firstSights(isLater: Bool, _ filter: OrderFilter) -> [FirstSight] {
        if hasPaymentLedger == true { return [.currency(currency)] }
        let payments = toldPaymentsEver(filter).map { payment in
            var payment = payment
            if payment.receivedAt == nil {
                payment.receivedAt = isLater ? updatedAt : receivedAt(payment)
                payment.isDayGuessed = !isLater && payment.receivedAt != placedAt
            }
            return FirstSight.payment(payment)
        }
        return payments + toldRefunds(filter).map { .refund(id: $0.id, at: $0.refundedAt) } + [.currency(currency)]
    }
}

extension Order {
    /// When a payment of the order came in: as the store tells, else when the order was placed. Where somebody takes note of money later,
    /// the last change of the order is the best that is known.
    package func receivedAt(_ payment: PaymentReceived) -> Instant {
        payment.receivedAt ?? (payment.isPaidOnOrdering ? placedAt : updatedAt)
    }
}

extension [FirstSight] {
    /// What is new among `others`: what was told first stays, also when a store tells of the same payment under another status.
    package func news(in others: [FirstSight]) -> [FirstSight] {
        let known = Set(map(\.thing))
        return others.filter { other in
            guard !known.contains(other.thing), case .payment(let payment) = other else {
                return !known.contains(other.thing)
            }
            return !payments.contains { $0.isSame(as: payment) }
        }
    }

    /// With what is new among `others`.
    package func adding(_ others: [FirstSight]) -> [FirstSight] { self + news(in: others) }

    /// Whether the day of a payment is only the best that can be known.
    package var isPaymentDayGuessed: Bool { payments.contains(where: \.isDayGuessed) }

    package var payments: [PaymentReceived] {
        compactMap { if case .payment(let payment) = $0 { payment } else { nil } }
    }

    /// The currency of the order, where it is known.
    package var currency: Currency? {
        lazy.compactMap { if case .currency(let currency) = $0 { currency } else { nil } }.first
    }

    var refundDays: [String: Instant] {
        reduce(into: [:]) { if case .refund(let id, let at) = $1 { $0[id] = at } }
    }
}

extension PaymentReceived {
    /// The payment that only a status tells of is the one that the store tells of under another status.
    func isSame(as other: PaymentReceived) -> Bool {
        id == other.id || id == Order.statusPaymentID || other.id == Order.statusPaymentID
    }
}
