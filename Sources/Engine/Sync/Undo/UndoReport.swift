package import Accounting
package import LinkLedger
import Storage

/// What an undo did, or would do.
package struct UndoReport: Hashable, Sendable {
    /// `nil` for a preview.
    package var run: String?
    package var orders: [UndoneDocuments]
    /// List records that the run made, by kind; they stay, for the books cannot delete them.
    package var staying: [String: Int]
    /// What ended it early; what was done is kept, and the next run goes on. Of a preview, why nobody looked into the books: it tells
    /// what was posted.
    package var stopped: RunStop?
    /// What it does to the accounts; of a preview only.
    package var effect: [LedgerEffect.Line] = []

    package init(run: String?, orders: [UndoneDocuments], staying: [String: Int]) {
        self.run = run
        self.orders = orders
        self.staying = staying
    }

    /// Tells whether it is still what a person saw: which documents go, at which totals, and what stays, for which reason.
    package var fingerprint: String {
        let lines = orders.map { order in
            ([order.id, order.outcome.rawValue, order.reason?.code ?? ""]
                + order.documents.map { "\($0.kind.rawValue)/\($0.booksID)/\($0.total?.description ?? "")" })
                .joined(separator: " ")
        }
        return RecordText.fingerprint(lines.sorted().joined(separator: "\n").utf8)
    }
}

/// What became of the documents of one order.
package struct UndoneDocuments: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable {
        /// Before it is done.
        case toBeTakenBack
        case takenBack
        /// Nothing of it was touched.
        case kept
        /// Begun and not at its end: the order needs a person, or the next run goes on.
        case unfinished
    }

    package struct Document: Hashable, Sendable {
        package var kind: BooksRecordKind
        package var number: String?
        package var booksID: String
        package var total: Money?
        package var date: BusinessDate?
        package var party: String?

        package init(
            kind: BooksRecordKind, number: String?, booksID: String, total: Money?, date: BusinessDate? = nil,
            party: String? = nil
        ) {
            self.kind = kind
            self.number = number
            self.booksID = booksID
            self.total = total
            self.date = date
            self.party = party
        }
    }

    package var id: String
    package var number: String
    package var outcome: Outcome
    package var documents: [Document]
    /// Why it stays, or stopped half-way.
    package var reason: OrderReason?

    package init(
        id: String, number: String, outcome: Outcome, documents: [Document], reason: OrderReason? = nil
    ) {
        self.id = id
        self.number = number
        self.outcome = outcome
        self.documents = documents
        self.reason = reason
    }

    init(_ one: UndoCase) throws {
        id = one.order.id
        number = one.order.number
        outcome = one.obstacle == nil ? .toBeTakenBack : .kept
        reason = one.obstacle.map { OrderReason.notTakenBack($0) }
        documents = try one.documents.map { row in
            let document = try row.document
            return Document(
                kind: row.link.kind, number: row.link.number, booksID: row.link.booksID, total: document?.total,
                date: document?.date, party: document?.partyName)
        }
    }

    /// Takes in where the order stands after the run.
    mutating func complete(_ order: UndoableOrder?, isRecorded: Bool) {
        guard outcome == .toBeTakenBack else { return }
        guard isRecorded, let order else {
            outcome = .kept
            reason = .notTakenBack(.underWay)
            return
        }
        let left = Set(order.posted.map(\.link.booksID))
        let isThere = documents.map { left.contains($0.booksID) }
        if order.isOpen || isThere.contains(true) && isThere.contains(false) {
            outcome = .unfinished
        } else {
            outcome = isThere.contains(true) ? .kept : .takenBack
        }
        if outcome != .takenBack {
            reason = order.reason.map { OrderReason(kept: $0) }
        }
    }
}
