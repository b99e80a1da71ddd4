import Accounting
import ConnectorKit
package import LinkLedger
import Storage
package import Sync

/// Takes back what was posted: one run, one order or one document (X4).
package struct UndoPosted: Sendable {
    /// What a person names.
    package enum Request: Hashable, Sendable {
        case run(String)
        /// By its number or its identifier in the store.
        case order(String)
        /// By its number or its identifier in the books.
        case document(BooksRecordKind, String)

        /// As the person named it.
        package var name: String {
            switch self {
            case .run(let name), .order(let name), .document(_, let name): name
            }
        }
    }

    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// What would be taken back, store by store.
    package func preview(_ request: Request, company: String) async throws(FeatureProblem) -> [UndoReport] {
        try await each(request, company) { undo throws(RunStop) in try await undo.preview() }
    }

    /// Takes back; a second time it finds nothing more.
    package func perform(_ request: Request, company: String) async throws(FeatureProblem) -> [UndoReport] {
        let actor = services.actor
        return try await each(request, company) { undo throws(RunStop) in try await undo.perform(actor: actor) }
    }

    private func each(
        _ request: Request, _ company: String, _ work: (UndoRun) async throws(RunStop) -> UndoReport
    ) async throws(FeatureProblem) -> [UndoReport] {
        var reports: [UndoReport] = []
        for context in try await SyncContexts(services).all(of: company) {
            for selection in try await selections(request, context) {
                if services.stopWish.isMade, !reports.isEmpty { return reports }
                do { reports.append(try await work(UndoRun(context, selection))) } catch { throw FeatureProblem(error) }
            }
        }
        if reports.isEmpty { throw .undoUnknown(request.name) }
        return reports
    }

    /// What the request means in one store; nothing when it is not of it.
    private func selections(_ request: Request, _ context: SyncContext) async throws(FeatureProblem) -> [UndoSelection]
    {
        let archive = services.archive
        let (store, books) = (context.storeConnection, context.booksConnection)
        switch request {
        case .run(let id):
            let run = try await withFeatureProblem { try await archive.run(id) }
            return run?.store == store ? [.run(id)] : []
        case .order(let name):
            let rows = try await withFeatureProblem {
                try await archive.orders(of: store, state: nil, search: name, after: nil, limit: Self.namesakesMax)
            }
            return rows.filter { $0.number == name || $0.id == name }.map { .order($0.id) }
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
