package import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// What is to be taken back (X4).
package enum UndoSelection: Hashable, Sendable {
    /// All documents that a run made.
    case run(String)
    /// All documents of one order, by its identifier in the store.
    case order(String)
    /// One document, with what depends on it.
    case document(RecordKey)
}

/// One order of which something is to be taken back: its documents, or why it stays as it is.
struct UndoCase: Sendable {
    let order: UndoableOrder
    /// Those that are meant, and those that cannot be without them.
    private let chain: TakeBackChain
    /// Documents that the run changed but did not make.
    let changed: [Link]
    /// Refunds of what it sold are taken back by the same undo: it goes when they are gone.
    let followsRefunds: Bool
    var obstacle: UndoObstacle?

    init(_ order: UndoableOrder, _ choice: UndoChoice) {
        self.order = order
        changed = choice.changed.filter { $0.key.id == order.id }
        do throws(Unreadable) { chain = try TakeBackChain(choice.keys, in: order.posted) } catch {
            (chain, followsRefunds, obstacle) = (TakeBackChain(), false, .unreadable(error))
            return
        }
        followsRefunds = !order.refunds.isEmpty && choice.keys.isSuperset(of: order.refunds.map(\.key))
        if order.isOpen { obstacle = .underWay }
        if order.isSummarised { obstacle = .summarised }
        if !followsRefunds { obstacle = order.refundsStanding ?? obstacle }
        if choice.isOfWholeOrders, let other = staying.first {
            obstacle = .ofOtherRun(record: other.link.kind, number: other.link.number)
        }
        if let link = choice.changedLater.first(where: { $0.key.id == order.id }) {
            obstacle = .changedLater(record: link.kind, number: link.number)
        }
        if let link = changed.first { obstacle = .onlyChanged(record: link.kind, number: link.number) }
    }

    /// Documents of the order that are not meant.
    private var staying: [PostedRow] {
        let leaving = Set(documents.map(\.link.key))
        return order.documents.filter { !leaving.contains($0.link.key) }
    }

    /// What stands at the order once they are gone.
    func reason(by actor: String, at now: Instant) throws -> OrderReason {
        let staying = staying
        guard !staying.isEmpty else { return .undone(by: actor, at: now, isChanged: false) }
        return .stillInBooks(
            StillInBooks(left: try staying.named, gone: try documents.named, cause: .person(actor, at: now)))
    }

    /// The refunds that it follows did not go: neither does it.
    mutating func keepWithRefunds() { obstacle = obstacle ?? order.refundsStanding }

    /// In the order in which they leave.
    var documents: [PostedRow] { chain.rows }

    /// Holds every document against the books; the first that may not be taken back keeps the order as it is.
    mutating func look(at filed: [DocumentName: FiledDocument], company: BooksCompany) throws {
        guard obstacle == nil else { return }
        let own = OwnDocuments(order.posted.lazy.map(\.link))
        let standing = filed.standing
        for row in documents {
            guard let document = try row.document, let at = DocumentName(row.link) else { continue }
            let back = TakeBack(link: row.link, document: document, filed: filed[at])
            obstacle = back.obstacle(own: own, standing: standing, closed: company.closingDate)
            if obstacle != nil { return }
        }
    }

    /// Deletes of all documents, each after those that cannot stand without it.
    func intents(id: () -> String) throws -> [IntentRow] { try chain.intents(order: order.id, id: id) }
}

extension UndoableOrder {
    /// What keeps a summary of sales while refunds of what it sold stand in another.
    var refundsStanding: UndoObstacle? {
        refunds.first.map { .refundsStand(record: $0.kind, number: $0.number) }
    }
}
