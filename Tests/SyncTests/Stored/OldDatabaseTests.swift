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

@Suite("A database of an earlier program")
struct OldDatabaseTests {
    @Test("is opened, synced and reconciled by this one: nothing is posted twice, the difference is 0.00")
    func goesOn() async throws {
        let old = try await OldCompany()
        let (orders, documents) = (try await old.orders(), try await old.documents())
        #expect(orders.count == OldCompany.ordersKept)
        #expect(orders.contains { $0.state == .needsYou } && orders.contains { $0.state == .skipped })
        #expect(try await old.sync().posted.isEmpty)
        #expect(try await old.orders() == orders)
        #expect(try await old.documents() == documents)

        // Decided again from the store's records: nothing differs from what was posted.
        let posted = orders.filter { $0.state == .posted }
        _ = try await OrderList(old.scope).retry(posted.map(\.ref))
        let again = try await old.sync()
        #expect(again.posted.isEmpty && (again.updated ?? [:]).isEmpty && (again.takenBack ?? [:]).isEmpty, "\(again)")
        #expect(try await old.documents() == documents)

        let new = try await old.sample.placeOrder(EcwidNewOrder(paymentStatus: "PAID", lines: [], buyer: 0))
        old.clock.advance(bySeconds: 60)
        #expect(try await old.sync().outcomes["posted"] == 1)
        #expect(try await old.orders().first { $0.number == new.id }?.state == .posted)
        #expect(try await old.documents().isSuperset(of: documents))

        let days = BusinessDate(daysSince1970: 20_000)...BusinessDate(daysSince1970: 21_500)
        let reconciled = try await StoreReconciliation(try await old.context()).perform(days)
        // What the one order that needs a person lacks is all that differs.
        let bridge = try #require(reconciled.bridges.first)
        let waiting = bridge.differences.filter { $0.cause == .needsYou }.map(\.amount).sum(.usd)
        #expect(reconciled.bridges.count == 1 && (bridge.difference - waiting).isZero, "\(bridge)")
        #expect(reconciled.findings.filter { $0.event != .orderDeleted }.isEmpty, "\(reconciled.findings)")
        #expect(try await old.services.archive.duplicateLinks(of: OldCompany.ledger) == 0)
        #expect(try await old.books.summary(company: "us").duplicates == 0)
    }
}

/// The folder that `bookbridge demo` left behind: the product's database, and store and books as they were.
private struct OldCompany {
    static let company = "demo"
    static let store = "demo-store"
    static let ledger = "demo-books"
    static let ordersKept = 16
    /// A day after it was written.
    private static let now = Instant(seconds: 1_796_000_000)

    let services: Services
    var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }
    let sample: EcwidSampleStore
    let books: QuickBooksService
    let clock = ManualClock(Self.now, isAutoAdvancing: true)
    private let folder: CopiedFolder

    init() async throws {
        let exhibit = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("OldDatabase")
        folder = try CopiedFolder(of: exhibit)
        let (clock, place) = (clock, folder.url)
        var settings = EcwidSampleSettings(kind: .us, seed: 11, orders: Self.ordersKept, clock: { clock.now().date })
        settings.dataDirectory = place.appendingPathComponent("ecwid-sample")
        settings.oddOrdersPerMille = 30
        settings.requestsPerMinuteMax = nil
        let sample = try EcwidSampleStore(settings)
        var configuration = SandboxConfiguration()
        configuration.dataDirectory = place.appendingPathComponent("quickbooks-sandbox")
        configuration.clock = { clock.now().date }
        configuration.wait = { clock.advance(bySeconds: $0.components.seconds) }
        configuration.limits = .off
        configuration.seed = 11
        let books = try QuickBooksService(configuration: configuration)
        let network = InProcessNetwork()
        network.play("store.example", StandIn.network { await sample.respond(to: $0, body: $1) })
        network.play("books.example", StandIn.network { await books.respond(to: $0, body: $1) })
        let database = place.appendingPathComponent("bookbridge.sqlite").path
        let seal = try SecretSeal.load(environment: [:], file: database + ".key", isFresh: false)
        let archive = try await SQLArchive.open(try SQLiteDatabase(path: database), seal: seal)
        let world = World(
            clock: clock, chance: SeededChance(11), identifiers: CountedIdentifiers(), network: network)
        services = Services(archive: archive, world: world, connectors: StandIn.connectors)
        (self.sample, self.books) = (sample, books)
        // The store's address is another than that of the demonstration.
        _ = try await Integrations(scope).connectStore(
            Self.store, kind: "ecwid",
            values: Rehearsal.storeValues().merging(["storeID": String(settings.storeId)]) { $1 })
    }

    func context() async throws -> SyncContext {
        try #require(try await SyncContexts(scope).all().first)
    }

    func sync() async throws -> RunReport {
        let report = try #require(
            try await SyncStore(scope).run(.orders).first)
        #expect(report.stop == nil, "\(String(describing: report.stopped))")
        return report
    }

    func orders() async throws -> [OrderRow] {
        try await OrderList(scope).page(of: ID(Self.store), limit: 500)
    }

    /// Every document of the books by kind and identifier.
    func documents() async throws -> Set<String> {
        Set(
            try await BooksHands(books, company: "us").documents(BooksHands.documentKinds).map { "\($0.kind) \($0.id)" }
        )
    }
}

/// A copy of a folder, gone with who holds it.
private final class CopiedFolder: Sendable {
    let url: URL

    init(of original: URL) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: original, to: url)
    }

    deinit {
        do { try FileManager.default.removeItem(at: url) } catch { print("left behind: \(url.path)") }
    }
}
