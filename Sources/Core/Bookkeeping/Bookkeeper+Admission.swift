package import Accounting
package import Commerce

/// By what an order is let in although a rule would turn it away.
struct Admission {
    let placedOn: BusinessDate
    /// In the books already, or chosen by a person: filter and start date do not count.
    let isChosen: Bool
    /// Its sale is in the books.
    let isInBooks: Bool
    /// Brought in by a backfill: the start date does not count.
    let isOldWelcome: Bool
}

extension Bookkeeper {
    /// The rule by which the order is not posted, or not yet; `nil` admits it.
    ///
    /// Orders that are in the books already, or that a person chose, pass filter and start date: a filter that changes must not
    /// lose the refund of a posted sale. Source: W1, W3, S7, what-users-expect.md §6.
    func turnAway(_ order: Order, _ admission: Admission) -> Decision? {
        if order.status.isTest { return .skip(.testOrder) }
        switch order.status.stage {
        case .unfinished:
            // Editing an order in a store may leave it so: what is in the books stays until a person has looked.
            return admission.isInBooks ? .refuse([.unfinishedAfterPosting]) : .wait(.unfinished)
        case .cancelled:
            let decision = turnAwayCancelled(order)
            // Money of an order of before the start date, whichever way it went, is not ours to ask about.
            guard decision != .skip(.cancelled), !admission.isChosen, let rule = beforeStart(admission) else {
                return decision
            }
            let untold = refundsWithoutSale(order, rule)
            return untold.isEmpty ? .skip(rule) : .refuse(untold)
        case .open: break
        }
        if !admission.isChosen, let rule = filteredOut(order, admission) {
            let untold = refundsWithoutSale(order, rule)
            return untold.isEmpty ? .skip(rule) : .refuse(untold)
        }
        if policy.postsOnlyWhenAsked, !admission.isChosen, !admission.isOldWelcome { return .wait(.notSent) }
        if order.total.isZero, !policy.postsZeroTotals { return .skip(.zeroTotal) }
        if order.total.isNegative { return .refuse([.totalNegative(order.total)]) }
        if order.lines.isEmpty, order.charges.isEmpty { return .refuse([.nothingToPost]) }
        return nil
    }

    /// Money that went back after the start date while its sale is from before it: no document says so.
    private func refundsWithoutSale(_ order: Order, _ rule: SkipRule) -> [Refusal] {
        guard case .beforeStartDate(let placedOn) = rule, let start = policy.startDate, let days,
            policy.refunds.isEnabled
        else { return [] }
        let given = Dictionary(
            order.refundsGiven(policy.orderFilter).map { ($0.id, $0.amount) }, uniquingKeysWith: { first, _ in first })
        return order.refunds.compactMap { refund in
            let day = days.day(of: refund.refundedAt)
            guard day >= start else { return nil }
            return .refundWithoutSale(refunded: given[refund.id], on: day, placedOn: placedOn)
        }
    }

    private func filteredOut(_ order: Order, _ admission: Admission) -> SkipRule? {
        if let rule = beforeStart(admission) { return rule }
        if let origin = order.origin, policy.orderFilter.excludedOrigins.contains(origin) {
            return .originExcluded(origin)
        }
        let filter = policy.orderFilter
        let isAdmitted =
            filter.paymentCodes?.contains(order.status.paymentCode) ?? true
            && filter.fulfilmentCodes?.contains(order.status.fulfilmentCode) ?? true
        return isAdmitted
            ? nil
            : .statusFilteredOut(payment: order.status.paymentCode, fulfilment: order.status.fulfilmentCode)
    }

    private func beforeStart(_ admission: Admission) -> SkipRule? {
        guard let start = policy.startDate, admission.placedOn < start, !admission.isOldWelcome else { return nil }
        return .beforeStartDate(admission.placedOn)
    }

    /// Cancelled and never paid: nothing. Paid and given back in full: the sale and its refund. Else a person must say.
    private func turnAwayCancelled(_ order: Order) -> Decision? {
        let units = (order.payments.map(\.amount) + order.tenders.map(\.amount)).map(\.minorUnits)
        let paid = units.reduce(Int64(0)) { $0 &+ $1 }
        guard paid != 0 else { return .skip(.cancelled) }
        let isGivenBack = order.refunds.contains { $0.extent == .everything }
        let given = order.refunds.reduce(Int64(0)) { $0 &+ ($1.extent.amount?.minorUnits ?? 0) }
        if isGivenBack || given >= paid { return nil }
        let refusal = Refusal.cancelledAfterPayment(paid: Money(minorUnits: paid &- given, order.currency))
        return .refuse([order.form.isDocument ? refusal.ofDocument : refusal])
    }
}

extension Refusal {
    /// The same of a document that the store has made itself: what is given back of it comes as a credit memo of its own.
    package var ofDocument: Refusal {
        if case .cancelledAfterPayment(let paid) = self { .documentCancelledAfterPayment(paid: paid) } else { self }
    }
}

extension Refund.Extent {
    /// The parts that the store names.
    var lines: [RefundLine]? { if case .lines(let lines, _) = self { lines } else { nil } }

    /// The money given back, where the store says how much.
    package var amount: Money? {
        switch self {
        case .amount(let amount), .lines(_, let amount): amount
        case .everything, .unknown, .disputed: nil
        }
    }
}

extension Order {
    static let statusPaymentID = "status"

    /// Its payments, or the one that a paid status speaks of when the store names none.
    ///
    /// Its day is that on which the order first had such a status, where the store keeps its statuses. Source: OrderFilter, ecwid.md §2.8.
    package func toldPayments(_ filter: OrderFilter) -> [PaymentReceived] {
        guard payments.isEmpty, isPaid(filter) else { return payments }
        return [paymentOfStatus(filter)].compactMap(\.self)
    }

    /// The same, else the payment that an earlier status spoke of: what was paid stays paid, although the order failed, was set back or
    /// was cancelled before anybody read it.
    func toldPaymentsEver(_ filter: OrderFilter) -> [PaymentReceived] {
        guard payments.isEmpty, isPaid(filter) || first(filter, where: { $0.meansPaid }) != nil else { return payments }
        return [paymentOfStatus(filter)].compactMap(\.self)
    }

    private func paymentOfStatus(_ filter: OrderFilter) -> PaymentReceived? {
        let open = total - tendered
        guard open.isPositive else { return nil }
        return PaymentReceived(
            id: Self.statusPaymentID, method: paymentMethod ?? StorePaymentMethod(title: ""), amount: open,
            receivedAt: first(filter) { $0.meansPaid })
    }

    /// Its refunds, and the one that a status of the merchant's own speaks of beside them.
    package func toldRefunds(_ filter: OrderFilter) -> [Refund] {
        guard status.payment == .custom else { return refunds }
        let meaning = filter.payment(of: self)
        let extent: Refund.Extent?
        switch meaning {
        case .refunded: extent = refunds.isEmpty ? .everything : restOfRefunds
        case .partiallyRefunded: extent = refunds.isEmpty ? .unknown : nil
        case .awaiting, .paid, .partiallyPaid, .custom, nil: extent = nil
        }
        guard let extent else { return refunds }
        return refunds + [
            Refund(
                id: Self.statusPaymentID, extent: extent, refundedAt: first(filter) { $0 == meaning } ?? updatedAt,
                restocks: meaning == .refunded)
        ]
    }

    /// What the refunds leave of an order that was given back, its status says: a fee may have been kept, so a person must say.
    private var restOfRefunds: Refund.Extent? {
        if refunds.contains(where: { $0.extent == .everything }) { return nil }
        // Amounts are not held to any range yet.
        let owed = total.minorUnits &- units(tenders.map(\.amount))
        let came = payments.isEmpty ? owed : units(payments.map(\.amount))
        let given = units(refunds.compactMap(\.extent.amount))
        guard given < came else { return nil }
        return .disputed(.sum(listed: Money(minorUnits: given, currency), stated: Money(minorUnits: came, currency)))
    }

    private func units(_ amounts: [Money]) -> Int64 { amounts.reduce(0) { $0 &+ $1.minorUnits } }

    /// When the order first had a status of such a meaning.
    private func first(_ filter: OrderFilter, where fits: (OrderStatus.Payment) -> Bool) -> Instant? {
        statusHistory.first { filter.payment($0.code, of: self).map(fits) ?? false }?.at
    }

    private func isPaid(_ filter: OrderFilter) -> Bool {
        filter.payment(of: self)?.meansPaid ?? false
    }
}

extension OrderStatus.Payment {
    /// All of the money came in, whatever became of it.
    fileprivate var meansPaid: Bool {
        switch self {
        case .paid, .refunded, .partiallyRefunded: true
        case .awaiting, .partiallyPaid, .custom: false
        }
    }
}
