import ConnectorKit
import Storage
import Sync

/// Which connection leads to which company of the books: one each.
struct BooksOwners {
    private let services: Services

    init(_ services: Services) {
        self.services = services
    }

    /// Throws when another connection, of whatever company, leads to the same company of the books.
    func checkFree(_ settings: [String: String], _ row: ConnectionRow, _ kind: BooksKind) async throws(FeatureProblem) {
        guard let owner = try await owner(of: kind.identity(settings), besides: row.id) else { return }
        // What it posted is still there, and only its own connection knows it.
        guard owner.state != .uninstalled else { throw .connection(.uninstalled(owner.id, side: .books)) }
        throw .connection(.booksShared(connection: owner.id, company: owner.company, books: owner.name))
    }

    /// The connection that leads there, also one that was uninstalled unless it must be `inUse`; `nil` when none does.
    func owner(
        of identity: String?, besides id: String, inUse: Bool = false
    ) async throws(FeatureProblem) -> ConnectionRow? {
        guard let identity else { return nil }
        for company in try await Companies(services).list() {
            let archive = services.archive
            for row in try await withFeatureProblem({ try await archive.connections(of: company.id) }) {
                guard row.side == .books, row.id != id, !inUse || row.state != .uninstalled else { continue }
                let known = services.connectors.books(row.kind)
                if try known?.identity(row.plainSettings()) == identity { return row }
            }
        }
        return nil
    }
}
