package import Accounting
package import ConnectorKit
package import LinkLedger

/// Why a document that we made may not be taken back; its whole order stays as it is (X4).
package enum UndoObstacle: Hashable, Sendable, Codable {
    /// Something of the order is on its way to the books.
    case underWay
    /// The document was changed by hand; their version is kept. Source: what-users-expect.md §4.11.
    case edited(record: BooksRecordKind, number: String?)
    /// A document of other hands is applied to it: money would come loose.
    case tied(record: BooksRecordKind, number: String?, other: DocumentKind?, otherID: String)
    /// Part of a bank deposit. Source: quickbooks-online.md §2.5, code 6540.
    case deposited(record: BooksRecordKind, number: String?)
    case periodClosed(record: BooksRecordKind, number: String?, date: BusinessDate, closed: BusinessDate)
    /// The run that is to be undone changed the document but did not make it; what it said before is not kept.
    case onlyChanged(record: BooksRecordKind, number: String?)
    /// The run that is to be undone made the document; a later one changed it, or wrote it over a hand edit.
    case changedLater(record: BooksRecordKind, number: String?)
    /// Another run made a part of the order, as when a document was posted again: an order goes as a whole.
    case ofOtherRun(record: BooksRecordKind, number: String?)
    /// The books did not let it go.
    case refused(ConnectorProblem, record: BooksRecordKind, number: String?)
    /// It is counted in a daily summary, which is taken back as a whole or not at all. Source: X13.
    case summarised
    /// Refunds of what it sold stand in another daily summary: money would go out of a sale that is not there.
    case refundsStand(record: BooksRecordKind, number: String?)
    /// What was posted for the order is kept in a form that this program cannot understand.
    case unreadable(Unreadable)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .underWay: "undo.underWay"
        case .edited: "undo.edited"
        case .tied: "undo.tied"
        case .deposited: "undo.deposited"
        case .periodClosed: "undo.periodClosed"
        case .onlyChanged: "undo.onlyChanged"
        case .changedLater: "undo.changedLater"
        case .ofOtherRun: "undo.ofOtherRun"
        case .refused: "undo.refused"
        case .summarised: "undo.summarised"
        case .refundsStand: "undo.refundsStand"
        case .unreadable: "undo.unreadable"
        }
    }
}

/// A document of ours that is to be taken back, as it was posted and as it stands in the books.
struct TakeBack: Sendable {
    let link: Link
    let document: Document
    /// `nil` when it is not in the books any more.
    let filed: FiledDocument?
    /// The books made something else of it, which is why it is taken back.
    var isKnownToDiffer = false

    /// Nothing of it is left in the books.
    var isGone: Bool { filed?.isVoided ?? true }

    /// Why it may not be taken back; `own` are the documents of the same order, `standing` those that were seen to be in the
    /// books now.
    func obstacle(own: OwnDocuments, standing: Set<DocumentName>, closed: BusinessDate?) -> UndoObstacle? {
        guard let filed, !filed.isVoided else { return nil }
        if filed.isDeposited { return .deposited(record: link.kind, number: link.number) }
        if let closed, filed.date <= closed {
            return .periodClosed(record: link.kind, number: link.number, date: filed.date, closed: closed)
        }
        if !isKnownToDiffer, filed.version != link.version, filed.differs(from: document, own, standing: standing) {
            return .edited(record: link.kind, number: link.number)
        }
        let other = filed.ties.first { tie in
            guard let name = tie.name else { return true }
            return !own.names.contains(name)
        }
        return other.map {
            .tied(record: link.kind, number: link.number, other: $0.kind, otherID: $0.id)
        }
    }
}
