import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SQLStorage
import SQLiteDriver
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

/// A sample instance of myFulfillment, French books that keep several currencies, and the product between them.
final class FeedScene: Sendable {
    let sample: MyFulfillmentSampleStore
    let books: QuickBooksService
    let services: Services
    let clock = ManualClock(isAutoAdvancing: true)
    let network = InProcessNetwork()
    private let file: DatabaseFile

    static let (company, store, ledger, key) = ("firm", "firm-store", "firm-books", "fr-multicurrency")

    /// `isCalled` is false for a store whose records are pushed or uploaded; `booksNumber` for books that number documents themselves.
    init(orders: Int, products: Int = 24, isCalled: Bool = true, booksNumber: Bool = false) async throws {
        let (clock, network) = (clock, network)
        sample = MyFulfillmentSampleStore(
            MyFulfillmentSampleSettings(seed: 7, orders: orders, products: products) { clock.now().date })
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.wait = { clock.advance(bySeconds: $0.components.seconds) }
        configuration.limits = .off
        books = try QuickBooksService(configuration: configuration)
        network.play("fr1.example", StandIn.network { [sample] in await sample.respond(to: $0, body: $1) })
        network.play("books.example", StandIn.network { [books] in await books.respond(to: $0, body: $1) })
        file = try DatabaseFile()
        services = Services(
            archive: try await file.open(), world: .rehearsal(network: network, clock: clock),
            connectors: StandIn.connectors)
        if booksNumber {
            try await books.setPreferences(
                company: Self.key, json: #"{"SalesFormsPrefs":{"CustomTxnNumbers":false}}"#)
        }
        try await connect(network, isCalled)
    }

    private func connect(_ network: InProcessNetwork, _ isCalled: Bool) async throws {
        try await Companies(services).create(Self.company, name: "Maison Durand")
        let scope = try await services.scope(Self.company)
        var values = ["instance": "fr1", "currency": "EUR", "timeZone": "Europe/Paris"]
        if isCalled {
            values["username"] = "lecteur"
            values["password"] = "secret-du-lecteur"
            values["mapping"] = MyFulfillmentSampleSettings.mapping
            values["baseURL"] = "https://fr1.example/api"
        }
        _ = try await Integrations(scope).connectStore(Self.store, kind: "myfulfillment", values: values)
        try await Integrations(scope).prepareBooks(
            Self.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        let redirect = "http://127.0.0.1/callback"
        let page = try await BooksSignIn(scope).begin(ID(Self.ledger), redirectURI: redirect)
        let answer = try await network.send(
            OutgoingRequest(.get, page + "&sandbox_consent=\(Self.key)", cost: .signIn))
        let callback = try #require(answer.header("Location"))
        _ = try await BooksSignIn(scope).finish(ID(Self.ledger), callback: callback, redirectURI: redirect)
        let policy = try await SetUp(scope).suggestion(for: ID(Self.store)).policy
        _ = try await StorePolicy(scope).save(policy, of: ID(Self.store))
    }

    var scope: CompanyScope { get async throws { try await services.scope(Self.company) } }

    @discardableResult
    func run(_ workflow: Workflow) async throws -> RunReport {
        try await SyncStore(scope).run(workflow, of: ID(Self.store))
    }

    func intake() async throws -> RecordIntake {
        RecordIntake(try #require(try await SyncContexts(scope).all().first))
    }

    func totals() async throws -> [OrderState: Int] {
        try await services.archive.totals(of: Self.store).counts
    }

    func feed(_ workflow: Workflow) async throws -> Feeds.Feed {
        try #require(try await Feeds(scope).list().first { $0.workflow == workflow })
    }

    /// A bookkeeper's hands in the books.
    var hands: BooksHands { BooksHands(books, company: Self.key) }

    /// Documents of a kind in the books: how many, and what they come to in their own currencies, in cents.
    func filed(_ entity: String) async throws -> Filed {
        let entry = try await books.summary(company: Self.key).entries.first { $0.entity == entity }
        return Filed(count: entry?.count ?? 0, cents: entry.flatMap { Int64($0.total.replacing(".", with: "")) } ?? 0)
    }

    struct Filed: Equatable {
        var count: Int
        var cents: Int64
    }
}
