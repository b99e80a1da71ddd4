import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Synchronization
import Wording

/// One simulated world: a store, books, the machine between them, and the seed that everything follows from.
final class SimulatedDeployment: Sendable {
    let history: History
    let executor: DeterministicExecutor
    let log: EventLog
    let coverage = Coverage()
    let sample: EcwidSampleStore
    let books: QuickBooksService
    let machine: Machine
    let wire: Wire
    let store: StoreHands
    let hands: BooksHands
    let services: Services
    let plant: Plant?
    private let dead = Mutex<Set<String>>([])
    private let zone = Mutex("")

    static let company = "firm"
    static let storeID = "firm-store"
    static let neighbourID = "firm-market"
    static let ledger = "firm-books"
    static let otherCompany = "other"
    static let otherLedger = "other-books"
    /// Noon of 1 June 2026 in UTC.
    static let start: Int64 = 1_780_315_200_000

    init(_ history: History, plant: Plant?, isTold: Bool, executor: DeterministicExecutor) async throws {
        self.history = history
        self.plant = plant
        self.executor = executor
        let log = EventLog(executor, isTold: isTold)
        self.log = log
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: Double(executor.milliseconds) / 1000) }
        sample = try Self.store(history, clock)
        books = try Self.books(history, clock)
        machine = try Machine(executor)
        let coverage = coverage
        wire = Wire(
            executor, log, dice: Dice(history.seed, "wire"),
            books: StandIn.network { [books] in await books.respond(to: $0, body: $1) },
            store: StandIn.network { [sample] in await sample.respond(to: $0, body: $1) },
            struck: { coverage.struck($0) })
        store = StoreHands(sample: sample, sketches: try Self.store(history, clock))
        hands = BooksHands(books, company: history.country)
        let world = World(
            clock: machine, chance: Dice(history.seed, "office"), identifiers: Dice(history.seed, "identifiers"),
            network: wire)
        services = Services(archive: try await machine.archive(), world: world, connectors: StandIn.connectors)
        if let trigger = plant?.trigger { try await machine.spoil(by: trigger) }
    }

    private static func store(_ history: History, _ clock: @escaping @Sendable () -> Date) throws -> EcwidSampleStore {
        let kind = EcwidStoreKind(rawValue: String(history.country.prefix(2))) ?? .us
        var settings = EcwidSampleSettings(kind: kind, seed: history.seed, orders: 0, clock: clock)
        settings.requestsPerMinuteMax = nil
        return try EcwidSampleStore(settings)
    }

    private static func books(_ history: History, _ clock: @escaping @Sendable () -> Date) throws -> QuickBooksService {
        var configuration = SandboxConfiguration(clock: clock)
        configuration.limits = .off
        configuration.seed = history.seed
        return try QuickBooksService(configuration: configuration)
    }

    /// The zone whose days documents bear.
    var zoneName: String { zone.withLock { $0 } }

    /// The books' own number of the company.
    var realm: String {
        get async throws { try await books.profile(company: history.country)?.realm ?? "" }
    }

    // MARK: Processes

    /// What a process of that lifetime works with.
    func services(_ lifetime: ProcessLifetime) async throws -> Services {
        let world = World(
            clock: machine, chance: Dice(history.seed, lifetime.name), identifiers: services.world.identifiers,
            network: MortalNetwork(lifetime: lifetime, network: wire))
        let mark = ProcessMark(
            text: lifetime.name,
            isGone: { [self] name in history.knowsTheDead && dead.withLock { $0.contains(name) } })
        return Services(
            archive: try await machine.archive(lifetime), world: world,
            connectors: plant?.connectors(identifiers: world.identifiers) ?? StandIn.connectors, process: mark)
    }

    /// A process is gone, and with it what it held in memory only.
    func bury(_ lifetime: ProcessLifetime) async {
        dead.withLock { _ = $0.insert(lifetime.name) }
        guard plant == .linkWithoutIntent else { return }
        do { try await forgetBegun() } catch { log.tell("nothing forgotten: \(error)") }
    }

    // MARK: Setting up

    /// The company, for the operator of the machine.
    var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }

    func connect() async throws {
        if history.numbersAreAutomatic {
            try await books.setPreferences(
                company: history.country, json: #"{"SalesFormsPrefs":{"CustomTxnNumbers":false}}"#)
        }
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        try await connectStore(company: Self.company)
        try await prepareBooks(Self.ledger, company: Self.company)
        try await signIn()
        let scope = try await scope
        var policy = try await SetUp(scope).suggestion(for: ID(Self.storeID)).policy
        let zoneName = policy.timeZone
        zone.withLock { $0 = zoneName }
        policy.numbering.isAutomatic = history.numbersAreAutomatic
        policy.saleForm = history.alwaysInvoices ? .invoice : .byPaymentState
        // Such books do not know the taxes of the states: a person chooses how they are stated.
        if history.country == "us-manual" { policy.tax.unitedStatesMode = .totalAsItem }
        policy.postsOnlyWhenAsked = history.postsOnlyWhenAsked
        policy.closedPeriod = history.movesToOpenDay ? .firstOpenDay : .hold
        _ = try await StorePolicy(scope).save(policy, of: ID(Self.storeID))
        if history.hasNeighbour { try await connectNeighbour() }
    }

    /// A store that has no orders yet; by its name its runs come before those of the other.
    private func connectNeighbour() async throws {
        let (scope, store) = (try await scope, ID<Store>(Self.neighbourID))
        _ = try await Integrations(scope).connectStore(
            Self.neighbourID, kind: "intake", values: ["storeID": "market", "name": "Market stall"])
        _ = try await StorePolicy(scope).save(SetUp(scope).suggestion(for: store).policy, of: store)
    }

    func connectStore(company: String) async throws {
        _ = try await Integrations(services.scope(company)).connectStore(
            Self.storeID, kind: "ecwid",
            values: [
                "storeID": "1003001", "token": EcwidSampleSettings.tokenUsual,
                "baseURL": "https://store.example/api/v3",
            ])
    }

    func prepareBooks(_ ledger: String, company: String) async throws {
        try await Integrations(services.scope(company)).prepareBooks(
            ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
    }

    /// A second tenant of the same installation.
    func openCompany() async throws {
        try await Companies(services).create(Self.otherCompany, name: "Reef Gifts")
    }

    /// A person signs in to books: without a name to those of the history.
    func signIn(ledger: String = SimulatedDeployment.ledger, to books: String? = nil) async throws {
        let signIn = BooksSignIn(try await services.scope(ofConnection: ledger))
        let page = try await signIn.begin(ID(ledger), redirectURI: Self.redirect)
        let consent = OutgoingRequest(
            .get, page + "&sandbox_consent=\(books ?? history.country)", cost: .signIn)
        let answer = try await wire.send(consent)
        guard let callback = answer.header("Location") else { throw Broken(.quiet, "sign-in: \(answer.status)") }
        _ = try await signIn.finish(ID(ledger), callback: callback, redirectURI: Self.redirect)
    }

    private static let redirect = "http://127.0.0.1/callback"

    /// The planted bug: requests that were begun had never been on disk.
    private func forgetBegun() async throws(StorageProblem) {
        for batch in try await services.archive.unfinishedBatches(of: Self.ledger) {
            let results = batch.intents.map { IntentResult(intent: $0, outcome: .putBack(notBefore: machine.now())) }
            try await services.archive.finish(
                [AnsweredRequest(results, requestKey: batch.requestKey)], books: Self.ledger, run: "",
                now: machine.now())
        }
    }
}
