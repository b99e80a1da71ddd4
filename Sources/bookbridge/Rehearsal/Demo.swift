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

    var shop: OpenCartSampleCountry {
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

/// Which books the demonstration keeps.
enum DemoBooks: String, CaseIterable { case online, desktop }

/// What a demonstration is made of.
struct DemoSettings {
    var country: DemoCountry
    var books = DemoBooks.online
    /// Desktop only: no Web Connector of ours comes; somebody's own does.
    var hasOwnConnector = false
    /// Only the first store, with all of the orders.
    var hasOneStore = false
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
    let addresses: StandIns.Addresses
    let standIns: StandIns
    /// Of books on a desktop: how they come here.
    let visitor: DemoVisitor?

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
                let visitor = standIns.desktop.map { DemoVisitor($0, services) }
                let demo = Demo(
                    services: services, settings: settings, addresses: addresses, standIns: standIns, visitor: visitor)
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
    static let shop = RehearsalCompany.shop
    static let books = RehearsalCompany.books

    private var rehearsal: RehearsalCompany {
        var company = RehearsalCompany(
            services: services, country: settings.country, storeValues: standIns.storeValues(addresses),
            shopValues: settings.hasOneStore ? nil : standIns.shopValues(addresses),
            booksValues: StandIns.booksValues(at: addresses.books))
        company.visitor = settings.hasOwnConnector ? nil : visitor
        company.isDesktop = settings.books == .desktop
        return company
    }

    /// Where somebody's own Web Connector is awaited: its first visit reads the lists, then the stores are set up as they are with ours,
    /// and their orders wait for the next visit.
    func settleAfterFirstVisit() async throws {
        while try await Integrations(scope).books()?.state != .active {
            try await services.world.clock.sleep(milliseconds: Self.lookMilliseconds)
        }
        try await rehearsal.settle()
        _ = try await SyncNow(scope).askAll()
    }

    private static let lookMilliseconds: Int64 = 500

    private func connect() async throws {
        try await rehearsal.connect()
        if settings.isSummarised { try await summarise() }
        try await connectDistributor()
        try await connectFulfillment(standIns.fulfillmentValues(addresses))
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
    ///
    /// `sendsAll` sends every order of the distributor that can be sent; otherwise one waits.
    func syncThroughChanges(sentences: Sentences, sendsAll: Bool) async throws -> DemoSummary {
        let start = services.world.clock.now()
        await standIns.misbehave(settings)
        var requests = try await sync(sentences) + runFeeds(sentences)
        try await standIns.changePaidOrders()
        requests = requests + (try await sync(sentences)) + (try await runFeeds(sentences))
        await standIns.behave()
        var totals = try await OrderList(scope).totals(of: ID(Self.store))
        if !settings.hasOneStore {
            let ofShop = try await OrderList(scope).totals(of: ID(Self.shop))
            totals.counts.merge(ofShop.counts, uniquingKeysWith: +)
        }
        let made = try await fulfillmentOutcome(in: standIns.fulfillment, standIns.currency)
        let sent = try await sendDistributorOrders(sendsAll: sendsAll)
        let seconds = Double(services.world.clock.now().milliseconds - start.milliseconds) / 1000
        let orders = try await ordersInBooks(of: Self.store)
        let shop = settings.hasOneStore ? (own: [], posted: [], held: []) : try await ordersInBooks(of: Self.shop)
        let duplicates = try await duplicateLinks()
        return try await DemoSummary(
            totals: totals,
            buyers: standIns.buyers(ofOrders: orders.own, ofShop: shop.own) + DistributorSample.buyers(of: sent)
                + made.buyers,
            charged: standIns.charged(ofOrders: orders.posted, held: orders.held, ofShop: shop.posted.union(shop.held))
                + Money(minorUnits: Int64(DistributorSample.charged(sent)), standIns.currency) + made.charged,
            sent: sent.count, feedDocuments: made.counts, books: standIns.booksSummary(),
            duplicateLinks: duplicates, requests: requests, seconds: seconds, folder: settings.folder)
    }

    /// Syncs until nothing is left that goes on by itself.
    private func sync(_ sentences: Sentences) async throws -> RequestCount {
        if let visitor { return try await visitor.sync(try await scope, sentences) }
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
    private func ordersInBooks(of store: String) async throws -> (
        own: Set<String>, posted: Set<String>, held: Set<String>
    ) {
        var own: Set<String> = []
        var posted: Set<String> = []
        var last: ID<Order>?
        let list = OrderList(try await scope)
        while true {
            let page = try await list.page(of: ID(store), after: last, limit: Self.listMax)
            let kept = try await services.archive.orders(page.map(\.id), of: store, books: Self.books)
            own.formUnion(kept.filter { $0.posted.contains { $0.link.kind.document != nil } }.map(\.id))
            posted.formUnion(page.filter { $0.state == .posted }.map(\.id))
            last = page.last?.ref.id
            if page.count < Self.listMax { break }
        }
        return (own, posted, try await ordersInSummaries(of: store).union(own).subtracting(posted))
    }

    private func ordersInSummaries(of store: String) async throws -> Set<String> {
        var orders: Set<String> = []
        var last: String?
        while true {
            let page = try await services.archive.summaries(of: store, after: last, limit: Self.listMax)
            for summary in page {
                orders.formUnion(
                    try await services.archive.postedMembers(of: summary.id, store: store).map(\.order))
            }
            guard page.count == Self.listMax else { return orders }
            last = page.last?.id
        }
    }

    static let listMax = 500

    private func duplicateLinks() async throws -> Int {
        try await services.archive.duplicateLinks(of: Self.books)
    }

    /// With faults on command a run may end early; the next goes on where it stopped.
    static let runsMax = 20
}
