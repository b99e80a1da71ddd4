package import Accounting
package import LinkLedger

/// What reconciliation asks for: orders and documents of a period, and hand edits that a person accepted.
///
/// The cost of each call follows from the period, not from the history.
package protocol ReconciliationArchive: Sendable {
    /// Orders placed from `first` until before `end`, oldest first, after the last one of the page before.
    func orders(
        of store: String, placedFrom first: Instant, until end: Instant, after last: PlacedRow?, limit: Int
    ) async throws(StorageProblem) -> [PlacedRow]

    /// Orders that were never decided or could not be read, so that nobody knows when they were placed.
    func ordersWithoutDate(
        of store: String, after id: String?, limit: Int
    ) async throws(StorageProblem) -> [PlacedRow]

    /// Orders by their identifiers, in any order; those that are not kept are left out.
    func orders(_ ids: [String], of store: String) async throws(StorageProblem) -> [PlacedRow]

    /// Live links of documents dated in these days, with what was posted, in a fixed order after `last`.
    func posted(
        of store: String, books: String, dated days: ClosedRange<BusinessDate>, after last: Link?, limit: Int
    ) async throws(StorageProblem) -> [PostedRow]

    /// Live links of documents of these orders that are dated on other days, with what was posted.
    func posted(
        of orders: [String], store: String, books: String, besides days: ClosedRange<BusinessDate>
    ) async throws(StorageProblem) -> [PostedRow]

    /// Whose live links these documents of the books have; those that nobody has are left out.
    func owners(
        of documents: [DocumentName], books: String
    ) async throws(StorageProblem) -> [OwnedRow]

    /// The hand edits of these documents that a person accepted.
    func acceptedEdits(
        of documents: [DocumentName], books: String
    ) async throws(StorageProblem) -> [AcceptedEditRow]

    /// Accepts a hand edit, instead of one of the same document that was accepted before.
    func accept(_ edit: AcceptedEditRow, books: String) async throws(StorageProblem)

    /// Has an order's documents posted again over what was done in the books by hand; all of it or nothing.
    ///
    /// Links of `removed` end as removed in the books, links of `versions` get the version that the books have now, and the decision
    /// with its intents is recorded. `false`, and nothing is written, when something happened to the order since it was read.
    func repost(
        _ decision: DecidedOrder, removed: [RecordKey], versions: [RecordKey: String], store: String, books: String,
        run: String, now: Instant
    ) async throws(StorageProblem) -> Bool

    /// Makes a document that is in the books already the document of a thing, as it stands; the order is decided again.
    ///
    /// `false`, and nothing is written, when the thing has a live link or an open intent, the document has a live link, or something
    /// happened to the order since it was read.
    func adopt(
        _ posted: PostedRow, of order: String, revision: Int64, accepted: AcceptedEditRow, store: String, books: String
    ) async throws(StorageProblem) -> Bool
}

/// An order as reconciliation counts it, with the store's own bytes.
package struct PlacedRow: Hashable, Sendable {
    package var id: String
    package var number: String
    /// `nil` when it was never decided.
    package var placedAt: Instant?
    package var state: OrderState
    package var reasonCode: String?
    /// Something of it is on its way into the books.
    package var isOpen: Bool
    /// New or changed in the store, and not decided since.
    package var isUndecided: Bool
    package var updatedAt: Instant
    package var body: [UInt8]
    /// What people said about it, as JSON.
    package var answers: String?
    /// What it told first of its money, as JSON.
    package var sights: [String] = []
    /// An earlier version of it was seen.
    package var isLater = false
    /// When the store deleted it; `nil` when it did not.
    package var deletedAt: Instant?

    package init(
        id: String, number: String, placedAt: Instant?, state: OrderState, reasonCode: String?, isOpen: Bool,
        isUndecided: Bool, updatedAt: Instant, body: [UInt8],
        answers: String? = nil
    ) {
        self.id = id
        self.number = number
        self.placedAt = placedAt
        self.state = state
        self.reasonCode = reasonCode
        self.isOpen = isOpen
        self.isUndecided = isUndecided
        self.updatedAt = updatedAt
        self.body = body
        self.answers = answers
    }
}

/// A document of the books with the store and the thing that it is linked to.
package struct OwnedRow: Hashable, Sendable {
    package var store: String
    package var posted: PostedRow

    package init(store: String, posted: PostedRow) {
        self.store = store
        self.posted = posted
    }
}

/// What was done to a document by hand and accepted by a person.
package struct AcceptedEditRow: Hashable, Sendable {
    package var document: DocumentName
    /// The fingerprint of the document as it stood when it was accepted.
    package var fingerprint: String
    package var acceptedBy: String
    package var acceptedAt: Instant

    package init(document: DocumentName, fingerprint: String, acceptedBy: String, acceptedAt: Instant) {
        self.document = document
        self.fingerprint = fingerprint
        self.acceptedBy = acceptedBy
        self.acceptedAt = acceptedAt
    }
}
