import Accounting
package import Bookkeeping
import ConnectorKit
import Storage
import Sync

extension Integrations {
    /// Reads the company and all its lists again with the sign-in that is kept, as after addresses were changed (I4).
    package func finishBooks(
        _ id: String, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BooksCompany {
        let archive = services.archive
        var row = try await connection(id)
        let books = try await SyncContexts(services).openBooks(row, world: services.world)
        let company: BooksCompany
        do { company = try await books.company() } catch { throw .outside(error) }
        row.name = company.name
        row.profile = try text(company)
        row.state = .active
        let active = row
        try await note(.signIn, active)
        try await withFeatureProblem { try await archive.save(active) }
        try await mirror(id, progress: progress)
        return company
    }

    /// Reads the lists of the books.
    func mirror(_ id: String, progress: @Sendable (Int) -> Void) async throws(FeatureProblem) {
        let books = try await SyncContexts(services).openBooks(try await connection(id), world: services.world)
        let mirror = MirrorKeeper(archive: services.archive, connection: id, books: books)
        try await withFeatureProblem { try await mirror.refresh(progress: progress) }
    }
}

extension FeatureProblem {
    init(_ stop: RunStop) {
        switch stop {
        case .books(let problem): self = .outside(problem)
        case .storage(let problem): self = .storage(problem)
        case .store, .alreadyRunning, .onRequest, .notSetUp, .policyUnfit, .sameTrouble, .stockEmpty, .stockDrop,
            .stockUnconfirmed:
            self = .stopped(stop)
        }
    }
}
