import Bookkeeping
import ConnectorKit
import Foundation
import QuickBooksDesktopSandbox
import Transport

/// Everything that a company file of the stand-in has in its lists, read in this process by the real connector over a visit.
struct DesktopCatalogue {
    /// `desktop-us`, `desktop-ca`, `desktop-gb`.
    static let names = editions.map(\.name)

    private static let editions: [(name: String, edition: DesktopEdition)] = [
        ("desktop-us", .us), ("desktop-ca", .ca), ("desktop-gb", .uk),
    ]

    static let kind = "quickbooks-desktop"

    private let edition: DesktopEdition

    /// `nil` for a name of other books.
    init?(_ name: String) {
        guard let known = Self.editions.first(where: { $0.name == name }) else { return nil }
        edition = known.edition
    }

    func records(by kind: BooksKind) async throws -> [CatalogueRecord] {
        let program = try QuickBooksDesktop(CompanyFileProfile(edition), clock: { Date() })
        let (visits, visit) = (Visits(), Visit())
        await visits.begin(visit, of: Self.fileID)
        let world = World(
            clock: SystemClock(), chance: SystemChance(), identifiers: RandomIdentifiers(),
            network: VisitedNetwork(World.unconnected.network, visits))
        let books = try kind.open([VisitorSettings.fileID: Self.fileID], NoTokens(), world)
        async let visited: Void = visitor(program, visit)
        let records: [CatalogueRecord]
        do { records = try await RehearsalBooks.pages(of: books) } catch {
            await visit.end()
            try await visited
            throw error
        }
        await visit.finish()
        try await visited
        return records
    }

    /// Takes one text after the other into QuickBooks.
    private func visitor(_ program: QuickBooksDesktop, _ visit: Visit) async throws {
        let ticket = try await program.begin(path: "")
        while let text = await visit.fetch() { await visit.bring(try await program.process(text, ticket: ticket)) }
        await program.end(ticket)
    }

    private static let fileID = "{00000000-0000-4000-8000-000000000000}"
}

/// Books on a desktop have none.
private struct NoTokens: TokenVault {
    func tokens() async throws(ConnectorProblem) -> Tokens? { nil }
    func save(_ tokens: Tokens) async throws(ConnectorProblem) {}

    func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens { try await refresh() }
}
