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
    /// What ended it early; what was done is kept, and the next run goes on.
    package var stopped: RunStop?

    package init(run: String?, orders: [UndoneDocuments], staying: [String: Int]) {
        self.run = run
        self.orders = orders
        self.staying = staying
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
    }

    package var id: String
    package var number: String
    package var outcome: Outcome
    package var documents: [Document]
    /// Why it stays, or stopped half-way.
    package var reason: OrderReason?

    init(_ one: UndoCase) throws {
        id = one.order.id
        number = one.order.number
        outcome = one.obstacle == nil ? .toBeTakenBack : .kept
        reason = one.obstacle.map { OrderReason.notTakenBack($0) }
        documents = try one.documents.map { row in
            Document(
                kind: row.link.kind, number: row.link.number, booksID: row.link.booksID,
                total: try row.document?.total)
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
