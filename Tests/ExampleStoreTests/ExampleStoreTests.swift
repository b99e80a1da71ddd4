import Accounting
import AllConnectors
import Bookkeeping
import Commerce
import ConnectorKit
import ExampleStore
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SQLStorage
import SQLiteDriver
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A new store", .tags(.i1))
struct ExampleStoreTests {
    @Test("keeps every promise of a store", arguments: StorePromise.allCases)
    func keeps(_ promise: StorePromise) async throws { try await promise.check(on: ExampleShop()) }

    @Test("is synced into the books without a word of it outside its folder")
    func throughTheHouse() async throws {
        let scene = try await ExampleScene()
        scene.shop.place(orders: 7)
        #expect(try await scene.run(.orders).stop == nil)
        #expect(try await scene.totals().counts[.posted] == 7)
        let entries = try await scene.books.summary(company: "us").entries
        #expect(entries.filter { $0.entity == "SalesReceipt" }.map(\.total) == ["89.25"])
        #expect(try await scene.books.trialBalance(company: "us").difference == "0.00")
    }

    @Test("may push its records: they are taken once, and go the same way")
    func pushed() async throws {
        let scene = try await ExampleScene()
        let context = try await scene.context()
        let order = """
            [{"id":"9001","number":"P1","placedAt":1780315000,"updatedAt":1780315000,"paidAt":1780315000,"buyer":"Bo",\
            "email":"bo@example.com","lines":[{"sku":"MUG","name":"Mug","quantity":"2","price":"4.25"}],"total":"8.50"}]
            """
        let intake = RecordIntake(context)
        #expect(try await intake.take(.orders, Data(order.utf8)) == .kept(KeptCount(new: 1, changed: 0)))
        #expect(try await intake.take(.orders, Data(order.utf8)) == .kept(KeptCount(new: 0, changed: 0)))
        #expect(try await scene.run(.orders).stop == nil)
        #expect(try await scene.totals().counts[.posted] == 1)

        let product = #"[{"id":"5","updatedAt":1780315000,"sku":"CAP","name":"Cap","price":"9.00"}]"#
        #expect(try await intake.take(.products, Data(product.utf8)) == .kept(KeptCount(new: 1, changed: 0)))
        #expect(try await scene.run(.products).outcomes["posted"] == 1)
        #expect(try await scene.run(.products).outcomes["posted"] == nil)
    }

    @Test("says what it cannot do, before anything is begun")
    func refused() async throws {
        let scene = try await ExampleScene()
        let intake = RecordIntake(try await scene.context())
        #expect(try await intake.take(.customers, Data("[]".utf8)) == .notTaken)
        #expect(
            try await intake.take(.orders, Data("{}".utf8)) == .unreadable(field: "record", text: "not as documented"))
        let problem = await #expect(throws: FeatureProblem.self) { try await scene.run(.stock) }
        #expect(problem == .stopped(.notOffered(.takesStock)))
        let scheduling = await #expect(throws: FeatureProblem.self) {
            try await scene.schedule(.stock, .every(seconds: 3600))
        }
        #expect(scheduling == .scheduleNotOffered(.takesStock), "nothing is set that could never run")
        try await scene.schedule(.stock, .off)
        let feeds = try await scene.feeds()
        #expect(feeds.filter { $0.unmet != nil }.map(\.workflow) == [.stock])
    }
}

/// The example store beside the sandbox of the books, and the product between them.
private final class ExampleScene: Sendable {
    let shop: ExampleShop
    let books: QuickBooksService
    let services: Services
    private let folder: URL

    private static let (company, store, ledger) = ("firm", "firm-store", "firm-books")

    init() async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        let network = InProcessNetwork()
        shop = ExampleShop(clock: clock, network: network)
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.limits = .off
        let books = try QuickBooksService(configuration: configuration)
        self.books = books
        network.play("books.example", StandIn.network { await books.respond(to: $0, body: $1) })
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("example-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("books.sqlite").path)
        // The one line by which the product would have the store too.
        var connectors = StandIn.connectors
        connectors.stores.append(.example)
        services = Services(
            archive: try await SQLArchive.open(database, seal: seal),
            world: .rehearsal(network: network, clock: clock), connectors: connectors)
        try await connect(network)
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    private func connect(_ network: InProcessNetwork) async throws {
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        let scope = try await services.scope(Self.company)
        let integrations = Integrations(scope)
        _ = try await integrations.connectStore(Self.store, kind: "example", values: ExampleShop.values())
        try await integrations.prepareBooks(
            Self.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        let redirect = "http://127.0.0.1/callback"
        let page = try await BooksSignIn(scope).begin(ID(Self.ledger), redirectURI: redirect)
        let answer = try await network.send(
            OutgoingRequest(.get, page + "&sandbox_consent=us", cost: .signIn))
        let callback = try #require(answer.header("Location"))
        _ = try await BooksSignIn(scope).finish(ID(Self.ledger), callback: callback, redirectURI: redirect)
        let policy = try await SetUp(scope).suggestion(for: ID(Self.store)).policy
        _ = try await StorePolicy(scope).save(policy, of: ID(Self.store))
    }

    func context() async throws -> SyncContext {
        try #require(try await SyncContexts(services.scope(Self.company)).all().first)
    }

    @discardableResult
    func run(_ workflow: Workflow) async throws -> RunReport {
        try #require(
            try await SyncStore(services.scope(Self.company, as: .machineOperator("test")))
                .run(workflow, isConfirmed: true).first)
    }

    func schedule(_ workflow: Workflow, _ schedule: Schedule) async throws {
        try await Feeds(services.scope(Self.company)).schedule(workflow, of: ID(Self.store), schedule)
    }

    func feeds() async throws -> [Feeds.Feed] { try await Feeds(services.scope(Self.company)).list() }

    func totals() async throws -> OrderTotals { try await services.archive.totals(of: Self.store) }
}
