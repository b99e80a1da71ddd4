package import Accounting
package import ConnectorKit
package import LinkLedger
package import Storage

/// What of an order stands in the books after not all of it was taken back: exactly what is there and what is not.
package struct StillInBooks: Hashable, Sendable, Codable {
    /// Why it stopped there.
    package enum Cause: Hashable, Sendable, Codable {
        case obstacle(UndoObstacle)
        /// A person named one document and no more.
        case person(String, at: Instant)
        /// A person ended its links: the documents are none of ours any more (F6).
        case unlinked(String, at: Instant)
    }

    /// One document as people know it.
    package struct Named: Hashable, Sendable, Codable {
        package var kind: BooksRecordKind
        package var number: String?
        package var booksID: String
        package var total: Money?

        package init(kind: BooksRecordKind, number: String? = nil, booksID: String, total: Money? = nil) {
            self.kind = kind
            self.number = number
            self.booksID = booksID
            self.total = total
        }

        init(_ row: PostedRow) throws(Unreadable) {
            self.init(
                kind: row.link.kind, number: row.link.number, booksID: row.link.booksID, total: try row.document?.total)
        }
    }

    package var left: [Named]
    package var gone: [Named]
    package var cause: Cause
    /// What the books made of a document, when that is why it was to go.
    package var difference: Difference?

    package struct Difference: Hashable, Sendable, Codable {
        package var difference: BooksDifference
        package var record: BooksRecordKind
        package var number: String?

        package init(_ difference: BooksDifference, record: BooksRecordKind, number: String?) {
            self.difference = difference
            self.record = record
            self.number = number
        }
    }

    package init(left: [Named], gone: [Named] = [], cause: Cause, difference: Difference? = nil) {
        self.left = left
        self.gone = gone
        self.cause = cause
        self.difference = difference
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(left: try row.value(.left), cause: try row.value(.cause))
        try row.read(.gone, into: &gone)
        try row.read(.difference, into: &difference)
    }

    /// What stands in the books is none of ours any more.
    package var isUnlinked: Bool { if case .unlinked = cause { true } else { false } }

    /// On a person's word: the order stays as it is until a person asks for it.
    var isWanted: Bool {
        switch cause {
        case .obstacle: false
        case .person, .unlinked: true
        }
    }
}

extension StillInBooks {
    /// Documents whose links a person ended.
    package static func unlinked(
        _ documents: [PostedRow], by actor: String, at moment: Instant
    ) throws(Unreadable) -> StillInBooks {
        StillInBooks(left: try documents.named, cause: .unlinked(actor, at: moment))
    }
}

extension UndoableOrder {
    /// What is posted, without list records.
    var documents: [PostedRow] { posted.filter { $0.link.kind.document != nil } }

    /// Why it stands where it stands when one of its documents may not, or could not, be taken back.
    func reason(stoppedBy obstacle: UndoObstacle) throws(Unreadable) -> OrderReason {
        let difference = difference
        guard difference != nil || !gone.isEmpty else {
            return isUndone ? .notTakenBack(obstacle) : OrderReason(obstacle)
        }
        return .stillInBooks(
            StillInBooks(
                left: try documents.named, gone: try gone.named, cause: .obstacle(obstacle), difference: difference))
    }

    /// What the books made of one of its documents, which is being taken back for it.
    var difference: StillInBooks.Difference? {
        guard let reason, case .booksDiffer(let found, let record, let number) = OrderReason(kept: reason) else {
            return nil
        }
        return StillInBooks.Difference(found, record: record, number: number)
    }
}

extension [PostedRow] {
    /// As people know them.
    var named: [StillInBooks.Named] {
        get throws(Unreadable) { try map { row throws(Unreadable) in try StillInBooks.Named(row) } }
    }
}
