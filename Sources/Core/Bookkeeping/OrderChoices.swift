package import Accounting
package import Commerce

/// What people said about one order, beyond what the store says and the policy sets; planning uses it every time.
package struct OrderChoices: Hashable, Sendable, Codable {
    /// Brought in from before the start date by a backfill (X9).
    package var isAdmitted = false
    /// What was given back, for refunds of which the store does not tell it: by the refund's identifier.
    package var refundAmounts: [String: Money] = [:]
    /// Stands behind the order's number in its documents, where the number alone is taken (what-users-expect.md §5).
    package var numberSuffix = ""
    /// Money that came or went outside the store, in the order in which people told of it.
    package var settlements: [HandSettlement] = []
    /// Payments that somebody entered in the books for the order's invoice, as they were seen there.
    package var paymentsInBooks: [PaymentInBooks] = []
    /// What the store once told as paid never came: the order's payments are as it tells them now.
    package var isPaymentDisowned = false
    /// What is posted stays although the store deleted the order.
    package var isKeptAfterDeletion = false

    /// Kept out of the books by a person; `nil` for nearly all orders.
    package var exemption: OrderExemption?
    /// Sent singly by a person: filter and start date do not count (S7). Kept only where it is so.
    package var isSentSingly: Bool?
    /// What a person chose when they sent it (S2–S6); part of every later decision about it. `nil` for nearly all orders.
    package var sending: SendingOptions?
    /// How the invoice leaves the books after the order was cancelled; `nil` until a person says.
    package var cancellation: CancelledSale?
    /// Purchase orders that went to their suppliers, by number. `nil` for nearly all orders.
    package var supplierSends: [String: SupplierSend]?

    package init(
        isAdmitted: Bool = false, refundAmounts: [String: Money] = [:], numberSuffix: String = "",
        sending: SendingOptions? = nil
    ) {
        self.sending = sending
        self.isAdmitted = isAdmitted
        self.refundAmounts = refundAmounts
        self.numberSuffix = numberSuffix
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.isAdmitted, into: &isAdmitted)
        try row.read(.refundAmounts, into: &refundAmounts)
        try row.read(.numberSuffix, into: &numberSuffix)
        try row.read(.settlements, into: &settlements)
        try row.read(.paymentsInBooks, into: &paymentsInBooks)
        try row.read(.isPaymentDisowned, into: &isPaymentDisowned)
        try row.read(.isKeptAfterDeletion, into: &isKeptAfterDeletion)
        try row.read(.exemption, into: &exemption)
        try row.read(.isSentSingly, into: &isSentSingly)
        try row.read(.sending, into: &sending)
        try row.read(.supplierSends, into: &supplierSends)
        try row.read(.cancellation, into: &cancellation)
    }
}

/// How the invoice of a cancelled order leaves the books.
package enum CancelledSale: String, Hashable, Sendable, Codable, CaseIterable {
    /// It stays with amounts of zero.
    case void
    /// It stays as it is, and a credit memo of today settles it.
    case creditMemo = "credit-memo"
}

/// What became of a purchase order on its way to the supplier.
package struct SupplierSend: Hashable, Sendable, Codable {
    package enum State: String, Hashable, Sendable, Codable {
        /// On its way, or the answer was lost: sending again finds out, and makes no second one.
        case sending
        case sent
        /// The supplier said no.
        case refused
    }

    package var state: State
    package var at: Instant
    package var by: String
    /// As the supplier calls it.
    package var transaction: String?
    /// What the supplier said: warnings, or why not.
    package var words: [String]
    /// How far the supplier says to be; `nil` while they said nothing.
    package var progress: SupplierProgress?
    /// What was sent, as a fingerprint of its lines: by it a purchase order that changed since is known.
    package var content: String?

    package init(_ state: State, at: Instant, by: String, transaction: String? = nil, words: [String] = []) {
        self.state = state
        self.at = at
        self.by = by
        self.transaction = transaction
        self.words = words
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(try row.value(.state), at: try row.value(.at), by: try row.value(.by))
        try row.read(.transaction, into: &transaction)
        try row.read(.words, into: &words)
        try row.read(.progress, into: &progress)
        try row.read(.content, into: &content)
    }
}

/// A payment that somebody entered in the books by hand, with what of it settles the order's invoice.
package struct PaymentInBooks: Hashable, Sendable, Codable {
    /// The books' identifier of the payment.
    package var id: String
    package var amount: Money
    package var date: BusinessDate

    package init(id: String, amount: Money, date: BusinessDate) {
        self.id = id
        self.amount = amount
        self.date = date
    }
}

/// Money of an order that came or went outside the store, as a person tells it.
package struct HandSettlement: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case collected, givenBack }

    package var kind: Kind
    package var amount: Money
    package var at: Instant

    package init(_ kind: Kind, _ amount: Money, at: Instant) {
        self.kind = kind
        self.amount = amount
        self.at = at
    }
}

extension Order {
    /// Takes in what a person said where the store says nothing or contradicts itself.
    ///
    /// What the store says itself counts first: when it tells another amount later, neither replaces the other silently.
    package mutating func take(answersOf choices: OrderChoices) {
        guard !choices.refundAmounts.isEmpty else { return }
        let known = Set(refunds.map(\.id))
        for index in refunds.indices {
            if let said = choices.amount(refunds[index].id, currency) {
                refunds[index].extent = refunds[index].extent.answered(said)
            }
        }
        for id in choices.refundAmounts.keys.sorted() where !known.contains(id) {
            if let said = choices.amount(id, currency) { match(said, of: id) }
        }
    }

    /// Finds the refunds that the store tells now in the place of one that it did not tell.
    private mutating func match(_ said: Money, of id: String) {
        guard let first = refunds.first, let listed = first.extent.amount else { return }
        var (sum, count) = (listed, 1)
        while sum < said, count < refunds.count, let next = refunds[count].extent.amount {
            sum += next
            count += 1
        }
        var answered = first
        answered.id = id
        answered.extent = .amount(said)
        if sum == said { return refunds.replaceSubrange(..<count, with: [answered]) }
        let all = refunds.compactMap(\.extent.amount).sum(currency)
        answered.extent = .disputed(.answer(said: said, listed: all))
        refunds = [answered]
    }
}

extension OrderChoices {
    fileprivate func amount(_ refund: String, _ currency: Currency) -> Money? {
        refundAmounts[refund].flatMap { $0.currency == currency ? $0 : nil }
    }
}

extension Refund.Extent {
    /// Whether a person is asked for the amount.
    package var asksForAmount: Bool {
        switch self {
        case .unknown, .disputed: true
        case .amount, .lines, .everything: false
        }
    }

    fileprivate func answered(_ said: Money) -> Self {
        switch self {
        case .unknown, .disputed: .amount(said)
        case .amount(let told), .lines(_, let told):
            told == said ? self : .disputed(.answer(said: said, listed: told))
        case .everything: self
        }
    }
}
