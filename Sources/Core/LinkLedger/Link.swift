package import Accounting

/// Which kind of record of the books a link points to.
package enum BooksRecordKind: String, Sendable, Codable, CaseIterable {
    case customer, vendor, item
    case invoice, salesReceipt, creditMemo, refundReceipt, payment, bill, purchaseOrder, vendorCredit, journalEntry

    package init(_ kind: DocumentKind) {
        switch kind {
        case .invoice: self = .invoice
        case .salesReceipt: self = .salesReceipt
        case .creditMemo: self = .creditMemo
        case .refundReceipt: self = .refundReceipt
        case .payment: self = .payment
        case .bill: self = .bill
        case .purchaseOrder: self = .purchaseOrder
        case .vendorCredit: self = .vendorCredit
        case .journalEntry: self = .journalEntry
        }
    }

    package init(_ body: RecordBody) {
        switch body {
        case .customer: self = .customer
        case .vendor: self = .vendor
        case .item: self = .item
        case .document(let document): self.init(document.kind)
        }
    }

    /// The document kind, or `nil` for a record of a list.
    package var document: DocumentKind? { DocumentKind(rawValue: rawValue) }
}

/// A thing of a store and the record of the books that stands for it.
///
/// At most one live link per (books, store, key); undoing and posting again is a new generation. Source: what-users-expect.md §4.
package struct Link: Hashable, Sendable, Codable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case live
        /// Voided or deleted by us.
        case takenBack
        /// Deleted by hand in the books, or unlinked: it may stand there still.
        case removedInBooks
    }

    package var key: RecordKey
    package var generation: Int
    package var kind: BooksRecordKind
    package var booksID: String
    /// The version that an update must name.
    package var version: String
    package var number: String?
    package var state: State
    /// The fingerprint of the body that was posted.
    package var fingerprint: String

    package init(
        key: RecordKey, generation: Int, kind: BooksRecordKind, booksID: String, version: String, number: String?,
        state: State = .live, fingerprint: String
    ) {
        self.key = key
        self.generation = generation
        self.kind = kind
        self.booksID = booksID
        self.version = version
        self.number = number
        self.state = state
        self.fingerprint = fingerprint
    }
}
