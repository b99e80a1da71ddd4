import Accounting
import Commerce
import ConnectorKit

extension EcwidOrder {
    /// The stable number: `internalId`, in old stores `orderNumber`. Source: ecwid.md §2.2.
    func identity() throws(Unreadable) -> ID<Order> {
        guard let text = internalId?.meaningful ?? orderNumber?.meaningful else {
            throw Unreadable(field: "internalId", text: "missing")
        }
        return ID(text)
    }

    /// What people see, the store's prefix inside.
    func number() throws(Unreadable) -> String {
        guard let text = id?.meaningful ?? vendorOrderNumber?.meaningful ?? orderNumber?.meaningful else {
            throw Unreadable(field: "id", text: "missing")
        }
        return text
    }

    func placedAt() throws(Unreadable) -> Instant {
        if let createTimestamp { return Instant(seconds: createTimestamp) }
        guard let createDate else { throw Unreadable(field: "createDate", text: "missing") }
        return createDate.instant
    }

    var updatedAt: Instant? { updateTimestamp.map { Instant(seconds: $0) } ?? updateDate?.instant }

    /// Custom payment methods may ask for a purchase order number, under a name that the merchant chose.
    var purchaseOrder: String? {
        let named = (paymentParams ?? [:]).filter { Self.purchaseOrderNames.contains($0.key.lowercased()) }
        return named.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.text.unlessEmpty }.first
    }

    private static let purchaseOrderNames: Set<String> = [
        "po number", "po", "po #", "p.o. number", "purchase order", "purchase order number", "ponumber",
    ]

    /// Where the order came from before Ecwid: a marketplace, a till.
    var origin: String? {
        let texts = [externalOrderData?.refererChannel, externalOrderData?.refererId, refererId]
        return texts.lazy.compactMap { $0?.text.unlessEmpty }.first
    }

    /// Loyalty points and store credit that were used and not given back; whether they lowered the total is not documented.
    func credits(_ amounts: EcwidAmounts) throws(Unreadable) -> [Tender] {
        var result: [Tender] = []
        for (credit, kind, field) in [
            (loyalty, Tender.Kind.loyaltyPoints, "loyalty"), (storeCredit, .storeCredit, "storeCredit"),
        ] {
            guard let redemption = credit?.redemption, redemption.cancelled != true else { continue }
            let amount = try amounts.moneyOrZero(redemption.amount, "\(field).redemption.amount").magnitude
            if amount.isZero { continue }
            result.append(Tender(kind: kind, reference: redemption.id?.text ?? "", amount: amount))
        }
        return result
    }
}
