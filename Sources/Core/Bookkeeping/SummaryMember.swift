package import Accounting
package import Commerce

/// What one order adds to a summary: the receipt that it would have been, had it been posted by itself.
package struct SummaryMember: Hashable, Sendable, Codable {
    /// The order's record that the summary stands for: its sale, or one of its refunds.
    package var key: RecordKey
    package var orderNumber: String
    package var placedAt: Instant
    package var method: StorePaymentMethod
    package var receipt: SalesDocument
    package var policyVersion: Int

    package var summary: SummaryName { SummaryName(receipt, method: method) }

    /// What it adds to sales, negative for a refund.
    package var amount: Money { receipt.kind.isReversal ? -receipt.total : receipt.total }

    /// Items that must be in the books before the summary can name them.
    package var itemsAwaited: Set<RecordKey> {
        Set(receipt.lines.compactMap(\.item.dependency))
    }

    init(_ receipt: SalesDocument, key: RecordKey, method: StorePaymentMethod, of order: Order, policyVersion: Int) {
        self.key = key
        orderNumber = order.number
        placedAt = order.placedAt
        self.method = method
        self.receipt = receipt
        self.policyVersion = policyVersion
        // Only what tells a moved date is needed of the texts, and nothing about the buyer is kept twice.
        self.receipt.details = SalesDocumentDetails(privateNote: receipt.details.privateNote)
        self.receipt.paymentReference = nil
    }
}

/// A member as it is known, and whether its summary was decided with it: from then on it stays with summaries.
package struct KnownMember: Hashable, Sendable {
    package var member: SummaryMember
    package var isBound: Bool
    /// The order adds it no more, but its summary still holds it.
    package var isLeaving: Bool

    package init(_ member: SummaryMember, isBound: Bool, isLeaving: Bool = false) {
        self.member = member
        self.isBound = isBound
        self.isLeaving = isLeaving
    }
}

/// What becomes of an order that is posted in summaries.
package struct Summarised: Hashable, Sendable {
    package var members: [SummaryMember]
    /// A plan holds only the items that must be created first.
    package var decision: Decision
}

/// Why an order is posted by itself although its day is summarised.
package enum SummaryExclusion: String, Hashable, Sendable, Codable, CaseIterable {
    case notPaidInFull, severalPayments, giftCard, organisation, paidLater, sentSingly
}
