import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// The orders that a selection concerns, with what of them is meant.
struct UndoChoice: Sendable {
    var orders: [UndoableOrder]
    /// Documents to be taken back.
    var keys: Set<RecordKey>
    /// Documents that the run changed but did not make.
    var changed: [Link] = []
    /// Documents that the run made and a later one changed.
    var changedLater: [Link] = []
    /// Only whole orders are meant: what others made of one keeps it.
    var isOfWholeOrders = false
    /// List records that the run made, by kind; they stay.
    var staying: [String: Int] = [:]

    static func make(_ selection: UndoSelection, _ context: SyncContext) async throws(RunStop) -> UndoChoice {
        switch selection {
        case .run(let run): return try await made(by: run, context)
        case .order(let id):
            let orders = try await orders([id], context)
            return UndoChoice(orders: orders, keys: Set(orders.flatMap(\.posted).map(\.link.key)))
        case .document(let key):
            return UndoChoice(orders: try await orders([key.id], context), keys: [key])
        }
    }

    private static func made(by run: String, _ context: SyncContext) async throws(RunStop) -> UndoChoice {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let (made, changed, later) = try await withRunStop {
            (
                try await archive.links(madeBy: run, of: store, books: books),
                try await archive.links(changedBy: run, of: store, books: books),
                try await archive.links(madeBy: run, of: store, changedLaterIn: books)
            )
        }
        let documents = made.filter { $0.kind.document != nil }
        let lists = made.filter { $0.kind.document == nil }
        let touched = changed.filter { $0.kind.document != nil }
        let ids = Set((documents + touched).map(\.key.id)).sorted()
        return UndoChoice(
            orders: try await orders(ids, context), keys: Set(documents.map(\.key)), changed: touched,
            changedLater: later.filter { $0.kind.document != nil }, isOfWholeOrders: true,
            staying: Dictionary(grouping: lists, by: \.kind.rawValue).mapValues(\.count))
    }

    private static func orders(_ ids: [String], _ context: SyncContext) async throws(RunStop) -> [UndoableOrder] {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        return try await withRunStop {
            try await archive.undoable(ids, of: store, books: books)
        }
    }
}
