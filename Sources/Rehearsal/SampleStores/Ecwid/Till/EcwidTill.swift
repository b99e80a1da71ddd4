/// What the store's own history says of the money of one order, for an independent check of what reached the books.
///
/// Amounts are in minor units. An edit neither charges nor gives back. Source: ecwid.md §2.9, §3.7.
package struct EcwidTill: Sendable, Equatable {
    /// What came in by the payment method: the total of the first version that was paid.
    package var received: Int64 = 0
    /// Seconds since 1970 of each version that tells that it came in, oldest first: the store tells no other day, so who looks late
    /// sees the money first with a later change.
    package var paymentToldAt: [Int64] = []
    /// What went back; nil when the store does not say how much, or contradicts itself.
    package var givenBack: Int64? = 0
    /// What is to be paid by the payment method as the order stands.
    package var total: Int64 = 0
    /// What a gift card paid beside it.
    package var giftCard: Int64 = 0
    /// What went back at least: as much as the list of refunds and the sum beside it agree on, where they contradict each other.
    package var givenBackAtLeast: Int64 = 0

    /// Of an order of which nothing came in.
    package init() {}

    /// Seconds since 1970 at which it came in; nil while nothing did.
    package var paidAt: Int64? { paymentToldAt.first }

    /// What the customer was charged, what a gift card paid included, less the money that surely went back.
    ///
    /// What came in above the total counts until it is given back. What goes back to a gift card is no money.
    package var charged: Int64 { max(received, total) + giftCard - givenBackAtLeast }

    /// The same before any edit that came after the payment.
    package var chargedBeforeEdits: Int64 { (paidAt == nil ? total : received) + giftCard - givenBackAtLeast }
}

extension EcwidSampleStore {
    /// The till of an order after each change that was made to it, oldest first; empty when there never was such an order.
    package func tills(of name: String) -> [EcwidTill] {
        guard let index = book.index(named: name) else { return [] }
        let made = (edits.orders[index] ?? []).compactMap(\.tree)
        let versions = (book.generated(index, now: now).map { [$0] } ?? []) + made
        var till = EcwidTill()
        return versions.map { version in
            till.follow(version, precision: book.mill.country.precision)
            return till
        }
    }

    /// What customers were charged for these orders (by `internalId`), less what surely went back, in minor units, by their tills; of
    /// `held` ones before any edit that came after the payment.
    package func charged(ofOrders ids: Set<String>, held: Set<String> = []) -> Int64 {
        ids.reduce(0) { $0 + (tills(of: $1).last?.charged ?? 0) }
            + held.reduce(0) { $0 + (tills(of: $1).last?.chargedBeforeEdits ?? 0) }
    }

    /// What has come in for an order and not gone back, as far as the store can tell.
    func held(_ name: String) -> Int64 {
        guard let till = tills(of: name).last else { return 0 }
        return till.received - (till.givenBack ?? 0)
    }
}

extension EcwidTill {
    fileprivate mutating func follow(_ order: JSONTree, precision: Int) {
        func units(_ tree: JSONTree?) -> Int64 { tree?.number?.units(decimals: precision) ?? 0 }
        let status = order["paymentStatus"]?.text ?? ""
        total = units(order["total"])
        giftCard = units(order["giftCardRedemption"])
        if Self.paid.contains(status) {
            if paymentToldAt.isEmpty { received = total }
            paymentToldAt.append(order["updateTimestamp"]?.whole ?? 0)
        }
        let told = (order["refunds"]?.elements ?? []).reduce(0) { $0 + units($1["amount"]) }
        let stated = units(order["refundedAmount"])
        givenBack = goneBack(status, told: told, stated: stated)
        let agreed = min(told, stated)
        givenBackAtLeast = givenBack ?? (agreed > received ? 0 : agreed)
    }

    private func goneBack(_ status: String, told: Int64, stated: Int64) -> Int64? {
        if told != 0, told != stated { return nil }
        let amount = max(told, stated)
        if amount > received { return nil }
        switch status {
        case "REFUNDED": return received
        case "PARTIALLY_REFUNDED" where amount == 0: return nil
        default: return amount
        }
    }

    private static let paid: Set<String> = ["PAID", "REFUNDED", "PARTIALLY_REFUNDED"]
}
