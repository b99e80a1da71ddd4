package import Accounting
package import Bookkeeping
import ConnectorKit
import Storage
import Sync

extension Integrations {
    /// Reads the company and all its lists again with the sign-in that is kept, as after addresses were changed (I4).
    package func finishBooks(
        _ id: ID<Books>, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> BooksCompany {
        let access = try scope.open(.changeConnections)
        let archive = access.archive
        var row = try await access.connection(id.rawValue)
        let books = try await access.openBooks(row, world: access.world)
        let company: BooksCompany
        do { company = try await books.company() } catch { throw .outside(error) }
        row.name = company.name
        row.profile = try json(company)
        row.state = .active
        let active = row
        try await access.tell(.signIn, active)
        try await withFeatureProblem { try await archive.save(active) }
        try await access.mirror(active, progress: progress)
        return company
    }
}

extension CompanyAccess {
    /// Reads the lists of the books.
    func mirror(_ row: ConnectionRow, progress: @Sendable (Int) -> Void) async throws(FeatureProblem) {
        let books = try await openBooks(row, world: world)
        let mirror = MirrorKeeper(archive: archive, connection: row.id, books: books)
        _ = try await withFeatureProblem { try await mirror.refresh(progress: progress) }
    }
}

extension FeatureProblem {
    init(_ stop: RunStop) {
        switch stop {
        case .books(let problem): self = .outside(problem)
        case .storage(let problem): self = .storage(problem)
        case .store, .alreadyRunning, .onRequest, .notSetUp, .notOffered, .policyUnfit, .currencyChanged, .sameTrouble,
            .stockEmpty, .stockDrop, .stockUnconfirmed:
            self = .stopped(stop)
        }
    }
}
