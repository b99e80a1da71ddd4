import Accounting
import AllConnectors
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import LinkLedger
import QuickBooksDesktopSandbox
import SQLStorage
import SQLiteDriver
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing
import Transport
import WebConnector
import Wording

/// A store, a company file and the product between them; the Web Connector knocks at the real door, without a socket.
final class DesktopScene: Sendable {
    static let company = "firm"
    static let store = "firm-store"
    static let books = "firm-books"
    static let id = ID<Connection>(books)
    static let address = "http://localhost:8080"

    let sample: EcwidSampleStore
    let program: QuickBooksDesktop
    let services: Services
    let door: WebConnectorDoor
    private let folder: URL

    init(
        orders: Int = 12, seed: UInt64 = 7, profile: CompanyFileProfile = CompanyFileProfile(),
        country: EcwidStoreKind = .us
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("desktop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var settings = EcwidSampleSettings(kind: country, seed: seed, orders: orders, clock: { Date() })
        settings.requestsPerMinuteMax = nil
        sample = try EcwidSampleStore(settings)
        program = try QuickBooksDesktop(profile, clock: { Date() })
        let network = InProcessNetwork()
        network.play("store.example", StandIn.network { [sample] in await sample.respond(to: $0, body: $1) })
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("books.sqlite").path)
        services = Services(
            archive: try await SQLArchive.open(database, seal: seal),
            world: World(
                clock: HurriedClock(), chance: SystemChance(), identifiers: RandomIdentifiers(), network: network),
            connectors: Connectors.all)
        door = WebConnectorDoor(
            services, Sentences(.english), address: Self.address, version: "test", cost: Self.cost)
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        _ = try await Integrations(scope).connectStore(
            Self.store, kind: "ecwid",
            values: [
                "storeID": "1003001", "token": EcwidSampleSettings.tokenUsual,
                "baseURL": "https://store.example/api/v3",
            ])
        try await Integrations(scope).prepareBooks(Self.books, kind: "quickbooks-desktop", values: [:])
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    /// Guesses cost next to nothing here.
    static let cost = PasswordCost(roundsPower: 4)

    var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }

    // MARK: The Web Connector

    func password() async throws -> String { try await VisitorAccess(scope, cost: Self.cost).newPassword(for: Self.id) }

    func card() async throws -> VisitorCard { try #require(try await VisitorAccess(scope).card(of: Self.id)) }

    func connector(password: String? = nil, computer: String = "OFFICE-PC") async throws -> WebConnector {
        let password = if let password { password } else { try await self.password() }
        let file = try #require(VisitorFile(try await card(), address: Self.address, description: "test"))
        return try WebConnector(
            file: QWCFile(file.text), quickBooks: program, password: password, machine: computer,
            wait: { _ in await Self.moment() }
        ) { [door] request in
            let answer = await door.answer(to: .init(.post, body: Array(request.body.utf8), peer: "203.0.113.7"))
            return SOAPAnswer(status: answer.status.code, contentType: answer.type, body: answer.text)
        }
    }

    /// Lets others go on.
    private static func moment() async { for _ in 0..<100 { await Task.yield() } }

    /// Added and visited once: the lists are read, the usual settings kept.
    func connect(policy change: (inout Policy) -> Void = { _ in }) async throws -> WebConnector {
        let connector = try await connector()
        try await connector.add()
        await connector.visit()
        let store = ID<Store>(Self.store)
        var (policy, missing) = try await SetUp(scope).suggestion(for: store)
        #expect(missing.isEmpty)
        change(&policy)
        _ = try await StorePolicy(scope).save(policy, of: store)
        return connector
    }

    // MARK: Work

    /// Asks for a sync and visits, with mishaps; what was asked for is done while the visitor is there. It comes again, as it does every
    /// quarter of an hour, until that is done.
    @discardableResult
    func sync(_ connector: WebConnector, _ faults: [VisitFault] = []) async throws -> VisitReport {
        _ = try await SyncNow(scope).askAll()
        let isDone = Mutex(false)
        async let work: Void = work { isDone.withLock { $0 = true } }
        let report = await connector.visit(faults)
        for _ in 0..<Self.visitsMax where !isDone.withLock({ $0 }) {
            await program.obstruct(nil)
            await connector.visit()
        }
        try await work
        return report
    }

    private func work(_ done: @Sendable () -> Void) async throws {
        defer { done() }
        let desk = ErrandDesk(archive: services.archive, world: services.world) { [services] in
            await Errands(services).perform($0)
        }
        for _ in 0..<Self.turnsMax {
            _ = try await desk.runOne(owner: "test")
            if try await services.archive.openErrands(of: Self.company).isEmpty { return }
            try await services.world.clock.sleep(milliseconds: 500)
        }
    }

    private static let visitsMax = 20
    private static let turnsMax = 400

    /// Syncs until nothing is on its way any more.
    func syncUntilQuiet(_ connector: WebConnector) async throws {
        for _ in 0..<10 {
            try await sync(connector)
            let counts = try await services.archive.counts(of: [Self.store])[Self.store] ?? [:]
            if try await services.archive.openErrands(of: Self.company).isEmpty, counts[.waiting] ?? 0 == 0 { return }
        }
    }

    /// Nothing twice, nothing lost, every total equal, the ledger balanced.
    func expectSound(settled: Bool? = nil) async throws {
        let documents = await program.documents.filter { !$0.isVoid }
        #expect(await program.trialBalance.difference == "0.00")
        for (marker, group) in Dictionary(
            grouping: documents.filter { $0.kind != "ARRefundCreditCard" }, by: { Marker(in: $0.memo) })
        where marker != nil {
            #expect(group.count == 1, "\(group.map { "\($0.kind) \($0.number)" })")
        }
        #expect(try await services.archive.duplicateLinks(of: Self.books) == 0)
        var own: Set<String> = []
        let page = try await OrderList(scope).page(of: ID(Self.store), after: nil, limit: 500)
        for order in page where order.state == .posted { own.insert(order.id) }
        if let settled { #expect(page.allSatisfy { $0.state != .waiting } == settled) }
        let kept = try await services.archive.orders(page.map(\.id), of: Self.store, books: Self.books)
        let held = Set(kept.filter { $0.posted.contains { $0.link.kind.document != nil } }.map(\.id)).subtracting(own)
        let charged = await sample.charged(ofOrders: own, held: held)
        let sum = documents.reduce(Int64(0)) { sum, document in
            let cents = Int64(document.total.filter(\.isNumber)) ?? 0
            return sum
                + (["Invoice", "SalesReceipt"].contains(document.kind)
                    ? cents : document.kind == "CreditMemo" ? -cents : 0)
        }
        #expect(sum == charged)
    }
}
