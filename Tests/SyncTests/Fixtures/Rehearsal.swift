import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

/// A store, books and the product between them, in one process and on one clock: as `bookbridge demo`, without a socket.
final class Rehearsal: Sendable {
    let country: String
    let sample: EcwidSampleStore
    let books: QuickBooksService
    let clock: ManualClock
    let network = InProcessNetwork()
    let file: DatabaseFile
    let identifiers = CountedIdentifiers()
    let services: Services

    static let company = "firm"
    static let store = "firm-store"
    static let storeID = ID<Store>(store)
    static let ledger = "firm-books"

    /// A store that is connected to its books, with the usual policy changed by `change`; nothing is posted yet.
    static func open(
        _ country: String = "us", orders: Int = 0, seed: UInt64 = 7, mix: EcwidOrderMix = .realistic,
        awkward: Bool = false, oneNameAtATime: Bool = false,
        policy change: (inout Policy) -> Void = { _ in }
    ) async throws -> Rehearsal {
        let rehearsal = try await Rehearsal(
            country, orders: orders, seed: seed, mix: mix, awkward: awkward, oneNameAtATime: oneNameAtATime)
        try await rehearsal.connect()
        try await rehearsal.setPolicy { change(&$0) }
        return rehearsal
    }

    private init(
        _ country: String, orders: Int, seed: UInt64, mix: EcwidOrderMix, awkward: Bool,
        oneNameAtATime: Bool
    ) async throws {
        self.country = country
        let clock = ManualClock(isAutoAdvancing: true)
        self.clock = clock
        let kind = try #require(EcwidStoreKind(rawValue: String(country.prefix(2))))
        var store = EcwidSampleSettings(kind: kind, seed: seed, orders: orders, mix: mix, clock: { clock.now().date })
        store.requestsPerMinuteMax = nil
        store.hasAwkwardCatalogue = awkward
        sample = try EcwidSampleStore(store)
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.wait = { clock.advance(bySeconds: $0.components.seconds) }
        configuration.limits = .off
        configuration.seed = seed
        configuration.takesOneNameAtATime = oneNameAtATime
        books = try QuickBooksService(configuration: configuration)
        file = try DatabaseFile()
        network.play("store.example", StandIn.network { [sample] in await sample.respond(to: $0, body: $1) })
        network.play("books.example", StandIn.network { [books] in await books.respond(to: $0, body: $1) })
        let world = World(clock: clock, chance: SeededChance(seed), identifiers: identifiers, network: network)
        services = Services(archive: try await file.open(), world: world, connectors: StandIn.connectors)
    }

    /// The company, for whoever runs the program.
    var scope: CompanyScope { get async throws(FeatureProblem) { try await scope() } }

    /// The company, for a person.
    func scope(as person: Requester? = nil) async throws(FeatureProblem) -> CompanyScope {
        try await services.scope(Self.company, as: person)
    }

    // MARK: Processes

    /// What another process has: its own handle on the same file, and the same outside world unless told otherwise.
    func process(_ accident: Accident? = nil) async throws -> Services {
        let way: any Network = accident.map { FallingNetwork($0, network) } ?? network
        let world = World(clock: clock, chance: SeededChance(3), identifiers: identifiers, network: way)
        return Services(archive: try await file.open(accident), world: world, connectors: StandIn.connectors)
    }

    /// Long enough for every lease of a process that died.
    func outlastLeases() { clock.advance(bySeconds: 3600) }

    // MARK: Connecting

    private func connect() async throws {
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        let integrations = Integrations(try await scope)
        _ = try await integrations.connectStore(
            Self.store, kind: "ecwid", values: Self.storeValues())
        try await integrations.prepareBooks(
            Self.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        try await signIn()
    }

    static func storeValues(token: String = EcwidSampleSettings.tokenUsual) -> [String: String] {
        ["storeID": "1003001", "token": token, "baseURL": "https://store.example/api/v3"]
    }

    /// A person signs in to the books, and chooses a company there.
    @discardableResult
    func signIn(_ connection: String = ledger, to company: String? = nil) async throws -> FinishedSignIn {
        let page = try await BooksSignIn(services.scope(ofConnection: connection)).begin(
            ID(connection), redirectURI: Self.redirect)
        let callback = try await callback(of: page, choosing: company ?? country)
        return try await finish(callback, connection)
    }

    /// Where the browser comes back to.
    func callback(of page: String, choosing company: String) async throws -> String {
        let consent = OutgoingRequest(.get, page + "&sandbox_consent=\(company)", cost: .signIn)
        let answer = try await network.send(consent)
        return try #require(answer.header("Location"), "\(answer.status)")
    }

    func finish(_ callback: String, _ connection: String = ledger) async throws -> FinishedSignIn {
        try await BooksSignIn(services.scope(ofConnection: connection)).finish(
            ID(connection), callback: callback, redirectURI: Self.redirect)
    }

    static let redirect = "http://127.0.0.1/callback"

    /// Changes what is set; the first time from the usual choices.
    func setPolicy(_ change: (inout Policy) -> Void) async throws {
        let kept = try await StorePolicy(scope).policy(of: Self.storeID)
        var policy = try await usual()
        if let kept { policy = kept }
        change(&policy)
        _ = try await StorePolicy(scope).save(policy, of: Self.storeID)
    }

    private func usual() async throws -> Policy {
        try await SetUp(scope).suggestion(for: Self.storeID).policy
    }

    func context(_ other: Services? = nil) async throws -> SyncContext {
        try #require(try await SyncContexts((other ?? services).scope(Self.company)).all().first)
    }

    // MARK: Syncing

    /// One run of a workflow.
    @discardableResult
    func run(
        _ workflow: Workflow = .orders, by other: Services? = nil, isConfirmed: Bool = false
    ) async throws -> RunReport {
        let reports = try await SyncStore((other ?? services).scope(Self.company, as: .machineOperator("test")))
            .run(workflow, isConfirmed: isConfirmed)
        return try #require(reports.first)
    }

    /// Runs until nothing goes on by itself any more; a failure when that takes too long.
    @discardableResult
    func runUntilQuiet(runsMax: Int = 25, sourceLocation: SourceLocation = #_sourceLocation) async throws -> RunReport {
        var report = RunReport(run: "")
        for _ in 0..<runsMax {
            report = try await run()
            if report.stop == nil, try await isQuiet() { return report }
            clock.advance(bySeconds: 120)
        }
        Issue.record("not quiet after \(runsMax) runs: \(report.stop ?? "open")", sourceLocation: sourceLocation)
        return report
    }

    private func isQuiet() async throws -> Bool {
        let archive = services.archive
        let isIdle = try await archive.nextReady(of: Self.ledger) == nil
        let isSent = try await archive.unfinishedBatches(of: Self.ledger).isEmpty
        let isDecided = try await archive.undecided(of: Self.store, books: Self.ledger, limit: 1).isEmpty
        return isIdle && isSent && isDecided
    }
}
