package import Accounting
import ConnectorKit
package import LinkLedger
import Storage
package import Sync

/// Takes back what was posted: one run, one order or one document (X4).
package struct UndoPosted: Sendable {
    /// What a person names.
    package enum Request: Hashable, Sendable {
        case run(ID<Run>)
        /// By its number or its identifier in the store.
        case order(String)
        case orderOf(OrderRef)
        /// By its number or its identifier in the books.
        case document(BooksRecordKind, String)

        /// As the person named it.
        package var name: String {
            switch self {
            case .run(let run): run.rawValue
            case .order(let name), .document(_, let name): name
            case .orderOf(let order): order.id.rawValue
            }
        }
    }

    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// What would be taken back, store by store.
    package func preview(_ request: Request) async throws(FeatureProblem) -> [UndoReport] {
        try await each(request, try scope.open(.undoPosted)) { undo throws(RunStop) in try await undo.preview() }
    }

    /// Takes back; a second time it finds nothing more.
    ///
    /// `why` is kept in the audit.
    package func perform(_ request: Request, because why: String = "") async throws(FeatureProblem) -> [UndoReport] {
        let access = try scope.open(.undoPosted)
        let actor = access.actor
        return try await each(request, access) { undo throws(RunStop) in
            try await undo.perform(actor: actor, because: why)
        }
    }

    private func each(
        _ request: Request, _ access: CompanyAccess, _ work: (UndoRun) async throws(RunStop) -> UndoReport
    ) async throws(FeatureProblem) -> [UndoReport] {
        var reports: [UndoReport] = []
        for context in try await access.contexts() {
            for selection in try await selections(request, context) {
                if access.services.stopWish.isMade, !reports.isEmpty { return reports }
                do { reports.append(try await work(UndoRun(context, selection))) } catch { throw FeatureProblem(error) }
            }
        }
        if reports.isEmpty { throw .undoUnknown(request.name) }
        return reports
    }

    /// What the request means in one store; nothing when it is not of it.
    private func selections(_ request: Request, _ context: SyncContext) async throws(FeatureProblem) -> [UndoSelection]
    {
        let archive = context.archive
        let (store, books) = (context.storeConnection, context.booksConnection)
        switch request {
        case .run(let id):
            let run = try await withFeatureProblem { try await archive.run(id.rawValue) }
            return run?.store == store ? [.run(id.rawValue)] : []
        case .order(let name):
            let rows = try await withFeatureProblem {
                try await archive.orders(of: store, state: nil, search: name, after: nil, limit: Self.namesakesMax)
            }
            return rows.filter { $0.number == name || $0.id == name }.map { .order($0.id) }
        case .orderOf(let order): return order.store.rawValue == store ? [.order(order.id.rawValue)] : []
        case .document(let kind, let name):
            let links = try await withFeatureProblem {
                try await archive.links(kind, called: name, store: store, books: books)
            }
            return links.map { .document($0.key) }
        }
    }

    /// Orders whose number contains what was typed.
    private static let namesakesMax = 1000
}
