import Accounting
import AllConnectors
import Bookkeeping
import CommandLine
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import Storage
import Sync
import Transport
import Wording

/// Books to plan against: a file of catalogue records, the sandbox company of a country or a company file of Desktop, read in this process by the real
/// connector.
enum RehearsalBooks {
    static func catalogue(named name: String) async throws -> BooksCatalogue {
        let isFile = FileManager.default.fileExists(atPath: name)
        let desktop = isFile ? nil : DesktopCatalogue(name)
        let kind = try Self.kind(desktop == nil ? "quickbooks-online" : DesktopCatalogue.kind)
        let records: [CatalogueRecord] =
            if isFile { try records(in: name) } else if let desktop { try await desktop.records(by: kind) } else {
                try await records(of: name, by: kind)
            }
        guard let catalogue = BooksCatalogue(records, traits: kind.traits) else {
            throw CommandProblem.fileUnfit(name, place: "company")
        }
        return catalogue
    }

    /// A kind of books by its word.
    private static func kind(_ word: String) throws -> BooksKind {
        guard let kind = Connectors.all.books(word) else { throw CocoaError(.featureUnsupported) }
        return kind
    }

    private static func records(in path: String) throws -> [CatalogueRecord] {
        let data = try InputFile.read(path)
        do { return try JSONDecoder().decode([CatalogueRecord].self, from: data) } catch {
            throw CommandProblem.fileUnfit(path, place: "kind")
        }
    }

    /// Everything that the sandbox company of that key has in its lists.
    private static func records(of company: String, by kind: BooksKind) async throws -> [CatalogueRecord] {
        guard CompanyProfile(key: company) != nil else {
            throw CommandProblem.wordUnknown(
                option: "--catalogue", company, known: DemoCountry.allCases.map(\.rawValue) + DesktopCatalogue.names)
        }
        var configuration = SandboxConfiguration()
        configuration.limits = .off
        let service = try QuickBooksService(configuration: configuration)
        let granted = try await service.grant(company: company)
        let clock = SystemClock()
        let world = World(
            clock: clock, chance: SystemChance(), identifiers: RandomIdentifiers(),
            network: ServiceNetwork { await service.respond(to: $0, body: $1) })
        let end = clock.now().advanced(bySeconds: 3600)
        let vault = GivenTokens(
            Tokens(
                accessToken: granted.accessToken, accessExpiresAt: end, refreshToken: granted.refreshToken,
                refreshExpiresAt: end))
        let settings = StandIns.booksValues(at: StoreAndBooks.booksAddress).merging(["realmID": granted.realm]) { $1 }
        return try await pages(of: kind.open(settings, vault, world))
    }

    static func pages(of books: any BooksConnector) async throws -> [CatalogueRecord] {
        var records: [CatalogueRecord] = []
        var cursor: Cursor?
        while true {
            let page = try await books.catalogue(after: cursor)
            records += page.records
            if page.isLast { return records }
            cursor = page.next
        }
    }
}

/// Tokens that were given and are never renewed.
private struct GivenTokens: TokenVault {
    private let given: Tokens

    init(_ tokens: Tokens) { given = tokens }

    func tokens() async throws(ConnectorProblem) -> Tokens? { given }
    func save(_ tokens: Tokens) async throws(ConnectorProblem) {}

    func exclusively(
        _ refresh: @Sendable () async throws(ConnectorProblem) -> Tokens
    ) async throws(ConnectorProblem) -> Tokens { given }
}
