package import Accounting

/// A gift card, voucher or store credit that paid a part of the order.
package struct Tender: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case giftCard, storeCredit, loyaltyPoints }

    package var kind: Kind
    package var reference: String
    package var amount: Money

    package init(kind: Kind, reference: String = "", amount: Money) {
        self.kind = kind
        self.reference = reference
        self.amount = amount
    }
}

/// How a buyer paid, in the store's words.
package struct StorePaymentMethod: Hashable, Sendable, Codable {
    /// The processor's code (`paymentModule`, `payment_code`); empty for methods without one.
    package var code: String
    /// The title that buyers saw.
    package var title: String

    package init(code: String = "", title: String) {
        self.code = code
        self.title = title
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(title: try row.value(.title))
        try row.read(.code, into: &code)
    }
}

/// Money that the buyer paid, gift cards and store credit excepted.
package struct PaymentReceived: Hashable, Sendable, Codable {
    /// Unique within the order and stable: the store's identifier, else the position.
    package var id: String
    package var method: StorePaymentMethod
    package var amount: Money
    /// When it came in; `nil` when the store does not tell.
    package var receivedAt: Instant?
    /// Buyers pay by this method as they order; otherwise somebody takes note of the money later. Asked only where no time is told.
    package var isPaidOnOrdering = true
    /// Of what an order told first: the day is the best that could be known then.
    package var isDayGuessed = false
    package var reference: String?

    /// What is kept of a payment has its time, so the habit of its method is not.
    private enum CodingKeys: String, CodingKey { case id, method, amount, receivedAt, isDayGuessed, reference }

    package init(
        id: String, method: StorePaymentMethod, amount: Money, receivedAt: Instant? = nil,
        isPaidOnOrdering: Bool = true, reference: String? = nil
    ) {
        self.id = id
        self.method = method
        self.amount = amount
        self.receivedAt = receivedAt
        self.isPaidOnOrdering = isPaidOnOrdering
        self.reference = reference
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try row.value(.id), method: try row.value(.method), amount: try row.value(.amount))
        try row.read(.receivedAt, into: &receivedAt)
        try row.read(.isDayGuessed, into: &isDayGuessed)
        try row.read(.reference, into: &reference)
    }
}

/// Money given back.
package struct Refund: Hashable, Sendable, Codable {
    /// How much the store tells about it.
    package enum Extent: Hashable, Sendable, Codable {
        /// So much money, not itemised.
        case amount(Money)
        /// These parts, which add up to the amount.
        case lines([RefundLine], amount: Money)
        /// Everything that was paid; known by status only.
        case everything
        /// A part, but nobody says how much; a person must.
        case unknown
        /// Two amounts are told that cannot both be right; a person must say which counts.
        case disputed(Dispute)
    }

    /// Two amounts of what was given back that contradict each other.
    package enum Dispute: Hashable, Sendable, Codable {
        /// The store's list of refunds, and the sum that the store states beside it.
        case sum(listed: Money, stated: Money)
        /// What a person said, and what the store told later.
        case answer(said: Money, listed: Money)
    }

    /// Unique within the order and stable.
    package var id: String
    package var extent: Extent
    package var refundedAt: Instant
    package var reason: String
    /// How the money went back; `nil` means by the way it came.
    package var method: StorePaymentMethod?
    package var restocks: Bool
    /// The store says that it gave credit, and not whether that is store credit or money; `nil` for nearly all refunds.
    package var givesCredit: Bool?

    package init(
        id: String, extent: Extent, refundedAt: Instant, reason: String = "", method: StorePaymentMethod? = nil,
        restocks: Bool = false
    ) {
        self.id = id
        self.extent = extent
        self.refundedAt = refundedAt
        self.reason = reason
        self.method = method
        self.restocks = restocks
    }
}

/// A part of an itemised refund: of an order line by its identifier, or of a kind of charge.
package struct RefundLine: Hashable, Sendable, Codable {
    package enum Subject: Hashable, Sendable, Codable {
        case line(id: String)
        case charge(Charge.Kind)
    }

    package var subject: Subject
    package var quantity: ExactDecimal?
    /// With its tax.
    package var amount: Money

    package init(subject: Subject, quantity: ExactDecimal? = nil, amount: Money) {
        self.subject = subject
        self.quantity = quantity
        self.amount = amount
    }
}
