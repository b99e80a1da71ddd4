package import Accounting

/// One thing in the books that is not as it was posted, or that was not posted by us.
///
/// One disturbance is one finding: what follows from it (a payment that has lost its invoice) is not told apart.
package struct Finding: Hashable, Sendable, Codable {
    /// What happened to the document.
    package enum Event: Hashable, Sendable, Codable {
        /// Deleted in the books.
        case removed
        /// Voided in the books.
        case voided
        case changedByHand([HandEdit])
        /// A sale, or a payment of one of ours, that bears no mark of ours.
        case madeByHand
        /// Bears the mark of another document: a copy.
        case duplicate(of: String)
        /// Bears a mark of ours, and no order is known to have it.
        case unlinked
        /// As it was posted, but the store deleted its order.
        case orderDeleted
        /// In the books, and what was posted is kept in a form that this program cannot understand: it cannot be compared.
        case unreadable

        /// A short stable word for programs.
        package var code: String {
            switch self {
            case .removed: "removed"
            case .voided: "voided"
            case .changedByHand: "changedByHand"
            case .madeByHand: "madeByHand"
            case .duplicate: "duplicate"
            case .unlinked: "unlinked"
            case .orderDeleted: "orderDeleted"
            case .unreadable: "unreadable"
            }
        }
    }

    package var kind: DocumentKind
    /// The books' identifier.
    package var booksID: String
    package var number: String?
    /// As the books have it, else as it was posted.
    package var date: BusinessDate
    package var amount: Money
    package var party: String?
    /// The order whose document it is, or was copied from.
    package var order: String?
    package var orderNumber: String?
    package var event: Event

    package init(
        kind: DocumentKind, booksID: String, number: String? = nil, date: BusinessDate, amount: Money,
        party: String? = nil, order: String? = nil, orderNumber: String? = nil, event: Event
    ) {
        self.kind = kind
        self.booksID = booksID
        self.number = number
        self.date = date
        self.amount = amount
        self.party = party
        self.order = order
        self.orderNumber = orderNumber
        self.event = event
    }

    /// An order's sale is not in the books any more.
    var losesSale: Bool {
        guard kind == .invoice || kind == .salesReceipt else { return false }
        switch event {
        case .removed, .voided: return true
        case .changedByHand, .madeByHand, .duplicate, .unlinked, .orderDeleted, .unreadable: return false
        }
    }

    /// The word by which a person names it: `invoice-129`.
    package var id: String { "\(kind.rawValue)-\(booksID)" }

    /// Tells whether it is still the one that a person accepted.
    package func fingerprint() throws -> String { RecordText.fingerprint(try RecordText.encode(self).utf8) }
}

/// One field of a document that was changed by hand.
package struct HandEdit: Hashable, Sendable, Codable {
    package enum Field: String, Hashable, Sendable, Codable, CaseIterable {
        case total, tax, currency, date, number, party, account, paymentMethod, lines
        /// What a payment settles.
        case application
        /// Our mark in the private note.
        case mark
    }

    package enum Value: Hashable, Sendable, Codable {
        case money(Money)
        case date(BusinessDate)
        case text(String)
        /// So many lines with that sum.
        case lines(Int, Money)
        case nothing
    }

    package var field: Field
    package var from: Value
    package var to: Value

    package init(
        field: Field, from: Value, to: Value
    ) {
        self.field = field
        self.from = from
        self.to = to
    }
}

/// A finding that a person accepted, with who and when.
package struct AcceptedFinding: Hashable, Sendable, Codable {
    package var finding: Finding
    package var by: String
    package var at: Instant

    package init(
        finding: Finding, by: String, at: Instant
    ) {
        self.finding = finding
        self.by = by
        self.at = at
    }
}
