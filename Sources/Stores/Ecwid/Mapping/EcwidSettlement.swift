import Accounting
import Commerce
import ConnectorKit

/// How an order was paid and what was given back, as far as Ecwid tells.
///
/// Source: ecwid.md §2.8, §2.9: there is no date of payment, and a refund names neither line nor tax.
struct EcwidSettlement: Sendable {
    private let order: EcwidOrder
    private let amounts: EcwidAmounts
    private let status: OrderStatus
    private let updatedAt: Instant
    /// What was paid by the payment method, after gift cards.
    private let total: Money
    /// What a gift card paid.
    private let redeemed: Money

    init(
        _ order: EcwidOrder, total: Money, status: OrderStatus, updatedAt: Instant, _ amounts: EcwidAmounts
    ) throws(Unreadable) {
        redeemed = try amounts.moneyOrZero(order.giftCardRedemption, "giftCardRedemption")
        self.order = order
        self.amounts = amounts
        self.total = total
        self.status = status
        self.updatedAt = updatedAt
    }

    /// One payment of the whole total once the status says so; nothing for orders that cost nothing.
    func payments() throws(Unreadable) -> [PaymentReceived] {
        guard wasPaid, !total.isZero else { return [] }
        return [
            PaymentReceived(
                id: "1", method: method, amount: total + (try givenBackOfAnEdit()),
                isPaidOnOrdering: isPaidOnOrdering, reference: order.externalTransactionId?.text.unlessEmpty)
        ]
    }

    /// An order that was edited down after it was paid, and its surplus given back: a part of the payment went back, the store says,
    /// and it is all of what the order costs now. Then as much again came in.
    ///
    /// One refund alone says so. Several that make the whole, and a refund beside a gift card, give back all that was paid in
    /// money; the status was left, or stays because the card's part did not go back.
    private func givenBackOfAnEdit() throws(Unreadable) -> Money {
        let nothing = Money.zero(amounts.currency)
        guard status.payment == .partiallyRefunded, redeemed.isZero else { return nothing }
        let refunds = try refunds()
        guard refunds.count == 1, refunds.first?.extent == .amount(total) else { return nothing }
        return total
    }

    func giftCards() -> [Tender] {
        redeemed.isZero
            ? [] : [Tender(kind: .giftCard, reference: order.giftCardCode ?? "", amount: redeemed)]
    }

    /// The entries, and beside them what only the status tells.
    func refunds() throws(Unreadable) -> [Refund] {
        var result: [Refund] = []
        var seen: [String: Int] = [:]
        for (index, entry) in entriesByDay {
            let amount = try amounts.money(entry.amount, "refunds[\(index)].amount")
            // One without a day stays the same refund when the order changes.
            let key = (entry.date.map { String($0.instant.seconds) } ?? "undated") + "-\(amount.minorUnits)"
            seen[key, default: 0] += 1
            result.append(
                Refund(
                    id: "\(key)-\(seen[key] ?? 1)", extent: .amount(amount), refundedAt: day(of: entry),
                    reason: entry.reason ?? ""))
        }
        if let dispute = try dispute(over: result) { return dispute.refunds(result, statusOnly) }
        if let untold = try untold(beside: result) {
            result.append(untold)
        } else if putsGoodsBack, let last = result.indices.last {
            result[last].restocks = true
        }
        return result
    }

    /// In the order of their days, in whichever the store lists them, so that a new one comes after those that are posted.
    private var entriesByDay: [(offset: Int, element: EcwidRefund)] {
        (order.refunds ?? []).enumerated().sorted {
            (day(of: $0.element), $0.offset) < (day(of: $1.element), $1.offset)
        }
    }

    private func day(of entry: EcwidRefund) -> Instant { entry.date?.instant ?? updatedAt }

    /// The list of refunds and their sum beside it, where they contradict each other.
    ///
    /// A status that says *refunded* explains a sum of everything; a sum without any list explains a status that says *in part*.
    private func dispute(over told: [Refund]) throws(Unreadable) -> RefundDispute? {
        guard let stated = try amounts.moneyIfAny(order.refundedAmount, "refundedAmount") else { return nil }
        let listed = told.map(\.amountIfTold).compactMap(\.self).sum(amounts.currency)
        if stated == listed { return nil }
        if status.payment == .refunded, stated == total || stated == total + redeemed { return nil }
        if status.payment == .partiallyRefunded, told.isEmpty { return nil }
        let isAll = status.payment == .refunded && told.isEmpty
        return RefundDispute(listed: isAll ? total : listed, stated: stated)
    }

    private var wasPaid: Bool {
        switch status.payment {
        case .paid, .refunded, .partiallyRefunded: true
        case .awaiting, .partiallyPaid, .custom: !(order.refunds ?? []).isEmpty
        }
    }

    private var method: StorePaymentMethod {
        StorePaymentMethod(code: order.paymentModule ?? "", title: order.paymentMethod ?? "")
    }

    /// Processors pay at once; offline methods wait for the merchant, who marks the order as paid.
    private var isPaidOnOrdering: Bool {
        let isOffline = (order.paymentModule ?? "").isEmpty
        return !(isOffline && status.payment == .paid)
    }

    /// A refund that a merchant entered by changing the status only. Source: ecwid.md §2.9.
    ///
    /// Where a list makes less than the whole and no sum says that the rest went back, a person must: a fee may have been kept.
    private func untold(beside told: [Refund]) throws(Unreadable) -> Refund? {
        let stated = try amounts.moneyOrZero(order.refundedAmount, "refundedAmount")
        let toldAmount = told.map(\.amountIfTold).compactMap(\.self).sum(amounts.currency)
        switch status.payment {
        case .refunded:
            let rest = total - toldAmount
            if told.isEmpty { return statusOnly(.everything) }
            guard rest.isPositive else { return nil }
            let isStated = stated == total || stated == total + redeemed
            return statusOnly(isStated ? .amount(rest) : .disputed(.sum(listed: toldAmount, stated: total)))
        case .partiallyRefunded:
            if told.isEmpty { return statusOnly(stated.isPositive ? .amount(stated) : .unknown) }
            return nil
        case .awaiting, .paid, .partiallyPaid, .custom: return nil
        }
    }

    /// A full refund and a cancelled order put the goods back by themselves, a partial refund does not. Source: ecwid.md §2.1.
    private var putsGoodsBack: Bool { status.payment == .refunded || status.stage == .cancelled }

    private func statusOnly(_ extent: Refund.Extent) -> Refund {
        Refund(id: "status", extent: extent, refundedAt: updatedAt, restocks: putsGoodsBack)
    }
}

/// A list of refunds and a sum that contradict each other.
private struct RefundDispute {
    var listed: Money
    var stated: Money

    /// What the sum says beyond the list is asked for, beside the list. A sum below the list puts every entry in doubt.
    func refunds(_ told: [Refund], _ statusOnly: (Refund.Extent) -> Refund) -> [Refund] {
        let extent = Refund.Extent.disputed(.sum(listed: listed, stated: stated))
        if listed < stated || told.isEmpty { return told + [statusOnly(extent)] }
        return told.map { refund in
            var refund = refund
            refund.extent = extent
            return refund
        }
    }
}

extension Refund {
    fileprivate var amountIfTold: Money? {
        switch extent {
        case .amount(let amount), .lines(_, let amount): amount
        case .everything, .unknown, .disputed: nil
        }
    }
}
