import Accounting
import AllConnectors
import Bookkeeping
import CommandLine
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Transport
import Wording

/// Countries that the demonstration can play in, each with a store and books of its own.
enum DemoCountry: String, CaseIterable {
    case us, ca, gb, fr, de, jp, au

    var store: EcwidStoreKind {
        switch self {
        case .us: .us
        case .ca: .ca
        case .gb: .gb
        case .fr: .fr
        case .de: .de
        case .jp: .jp
        case .au: .au
        }
    }
}

/// What a demonstration is made of.
struct DemoSettings {
    var country: DemoCountry
    var orders: Int
    var seed: UInt64
    /// `nil` takes a fresh folder that is removed at the end.
    var folder: String?
    var recordFile: String?
    var lostPerMille: Int
    var failedPerMille: Int
    /// Daily summaries instead of one document an order (X13).
    var isSummarised = false
}

/// A running demonstration: the stand-ins behind sockets on this machine, and the product that talks to them as to the real ones.
struct Demo {
    let services: Services
    let settings: DemoSettings
    private let addresses: StandIns.Addresses
    private let standIns: StandIns

    /// Starts everything, hands it to `work`, stops everything.
    static func run(_ settings: DemoSettings, _ work: @escaping @Sendable (Demo) async throws -> Void) async throws {
        let folder = settings.folder.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? temporaryFolder()
        let standIns = try StandIns(settings, folder: folder)
        try await standIns.whileServing { addresses in
            let network = HTTPNetwork()
            do {
                let archive = try await DataFolder(folder.path, [:]).openArchive()
                let services = Services(
                    archive: archive, world: .system(network: network), connectors: Connectors.all,
                    process: .current, actor: "demo")
                let demo = Demo(services: services, settings: settings, addresses: addresses, standIns: standIns)
                try await demo.connect()
                try await work(demo)
            } catch {
                try? await network.shutdown()
                throw error
            }
            try await network.shutdown()
        }
        if settings.folder == nil { try FileManager.default.removeItem(at: folder) }
    }

    private static func temporaryFolder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("bookbridge-demo-\(UUID().uuidString)")
    }

    static let company = RehearsalCompany.company
    static let store = RehearsalCompany.store
    static let books = RehearsalCompany.books

    private func connect() async throws {
        try await RehearsalCompany(
            services: services, country: settings.country, storeValues: standIns.storeValues(addresses),
            booksValues: StandIns.booksValues(at: addresses.books)
        ).connect()
        if settings.isSummarised { try await summarise() }
    }

    /// Sets daily summaries for orders of every day; what was posted by itself before stays so.
    private func summarise() async throws {
        let policies = StorePolicy(try await scope)
        guard var policy = try await policies.policy(of: ID(Self.store)), policy.summary == nil else { return }
        policy.summary = SummaryPolicy(
            changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
        _ = try await policies.save(policy, of: ID(Self.store))
    }

    private var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }

    // MARK: Syncing

    /// Syncs, lets the merchant change some of the orders, syncs again, and sums up from both sides.
    func syncThroughChanges(sentences: Sentences) async throws -> DemoSummary {
        let start = services.world.clock.now()
        await standIns.misbehave(settings)
        var requests = try await sync(sentences)
        try await standIns.changePaidOrders()
        requests = requests + (try await sync(sentences))
        await standIns.behave()
        let totals = try await OrderList(scope).totals(of: ID(Self.store))
        let seconds = Double(services.world.clock.now().milliseconds - start.milliseconds) / 1000
        let orders = try await ordersInBooks()
        let duplicates = try await duplicateLinks()
        return try await DemoSummary(
            totals: totals, buyers: standIns.buyers(ofOrders: orders.own),
            charged: standIns.charged(ofOrders: orders.posted, held: orders.held), books: standIns.booksSummary(),
            duplicateLinks: duplicates, requests: requests, seconds: seconds, folder: settings.folder)
    }

    /// Syncs until nothing is left that goes on by itself.
    private func sync(_ sentences: Sentences) async throws -> RequestCount {
        let line = ProgressLine()
        var requests = RequestCount()
        for _ in 0..<Self.runsMax {
            let reports = try await SyncStore(scope).run(
                .orders, progress: { line.show(sentences.progress($0)) })
            for report in reports { requests = requests + report.requests }
            if reports.allSatisfy({ $0.stop == nil }) { break }
            for report in reports {
                if let stop = report.stopped { Console.note(sentences.explain(stop).text) }
            }
        }
        line.clear()
        return requests
    }

    /// Orders with documents of their own; all that are posted; and those that need a person while something of them is in the books,
    /// be it in a daily summary.
    private func ordersInBooks() async throws -> (own: Set<String>, posted: Set<String>, held: Set<String>) {
        var own: Set<String> = []
        var posted: Set<String> = []
        var last: ID<Order>?
        let list = OrderList(try await scope)
        while true {
            let page = try await list.page(of: ID(Self.store), after: last, limit: Self.listMax)
            let kept = try await services.archive.orders(page.map(\.id), of: Self.store, books: Self.books)
            own.formUnion(kept.filter { $0.posted.contains { $0.link.kind.document != nil } }.map(\.id))
            posted.formUnion(page.filter { $0.state == .posted }.map(\.id))
            last = page.last?.ref.id
            if page.count < Self.listMax { break }
        }
        return (own, posted, try await ordersInSummaries().union(own).subtracting(posted))
    }

    private func ordersInSummaries() async throws -> Set<String> {
        var orders: Set<String> = []
        var last: String?
        while true {
            let page = try await services.archive.summaries(of: Self.store, after: last, limit: Self.listMax)
            for summary in page {
                orders.formUnion(
                    try await services.archive.postedMembers(of: summary.id, store: Self.store).map(\.order))
            }
            guard page.count == Self.listMax else { return orders }
            last = page.last?.id
        }
    }

    private static let listMax = 500

    private func duplicateLinks() async throws -> Int {
        try await services.archive.duplicateLinks(of: Self.books)
    }

    /// With faults on command a run may end early; the next goes on where it stopped.
    private static let runsMax = 20
}
