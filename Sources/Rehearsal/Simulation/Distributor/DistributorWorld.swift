import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import Storage
import Sync
import Wording

/// A distributor, books and the product between them, from one seed: orders are pushed, sent by two clerks, change, and go wrong.
final class DistributorWorld: Sendable {
    let executor: DeterministicExecutor
    let log: EventLog
    let books: QuickBooksService
    let wire: Wire
    let hands: BooksHands
    let services: Services

    static let company = "firm"
    static let store = ID<Store>("firm-distributor")
    static let ledger = "firm-books"

    init(seed: UInt64, isTold: Bool, _ executor: DeterministicExecutor) async throws {
        self.executor = executor
        let log = EventLog(executor, isTold: isTold)
        self.log = log
        var configuration = SandboxConfiguration(
            clock: { Date(timeIntervalSince1970: Double(executor.milliseconds) / 1000) })
        configuration.limits = .off
        configuration.seed = seed
        books = try QuickBooksService(configuration: configuration)
        let machine = try Machine(executor)
        wire = Wire(
            executor, log, dice: Dice(seed, "wire"),
            books: StandIn.network { [books] in await books.respond(to: $0, body: $1) },
            store: { request throws(NetworkFailure) in throw .notSent("nobody at \(request.url)") }, struck: { _ in })
        hands = BooksHands(books, company: "us")
        services = Services(
            archive: try await machine.archive(),
            world: World(
                clock: machine, chance: Dice(seed, "office"), identifiers: Dice(seed, "identifiers"), network: wire),
            connectors: StandIn.connectors)
    }

    /// The company, for somebody who sends orders.
    func scope(_ clerk: String? = nil) async throws(FeatureProblem) -> CompanyScope {
        guard let clerk else { return try await services.scope(Self.company) }
        return try await services.scope(
            Self.company, as: Requester(person: ID("u-\(clerk)"), name: clerk, role: .bookkeeper))
    }

    func connect() async throws {
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        let integrations = Integrations(try await scope())
        _ = try await integrations.connectStore(
            Self.store.rawValue, kind: "esp", values: ["account": "asi/1", "country": "US", "timeZone": "UTC"])
        try await integrations.prepareBooks(
            Self.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        try await signIn()
        let policy = try await SetUp(scope()).suggestion(for: Self.store).policy
        _ = try await StorePolicy(scope()).save(policy, of: Self.store)
        await run()
    }

    private func signIn() async throws {
        let signIn = BooksSignIn(try await services.scope(ofConnection: Self.ledger))
        let page = try await signIn.begin(ID(Self.ledger), redirectURI: Self.redirect)
        let answer = try await wire.send(OutgoingRequest(.get, page + "&sandbox_consent=us", cost: .signIn))
        guard let callback = answer.header("Location") else { throw Broken(.quiet, "sign-in: \(answer.status)") }
        _ = try await signIn.finish(ID(Self.ledger), callback: callback, redirectURI: Self.redirect)
    }

    /// Does what the administrator is asked to do when the answer to a refresh was lost: nobody else can.
    func signInWhereNeeded() async throws {
        guard try await Integrations(scope()).books()?.state == .signInNeeded else { return }
        log.tell("signs in again")
        try await signIn()
    }

    private static let redirect = "http://127.0.0.1/callback"

    /// What went wrong is gone on with by the next one.
    func run() async {
        do {
            let reports = try await SyncStore(scope()).run(.orders)
            log.tell("run: \(reports.first?.stop ?? "to the end")")
        } catch { log.tell("run stopped: \(error)") }
    }

    func push(_ truth: DistributorTruth) async {
        do {
            let results = try await Push(scope()).take(
                .orders, batch: Data("[\(truth.text)]".utf8), of: Self.store)
            log.tell("pushed \(truth.number) version \(truth.version): \(results.map(\.outcome))")
        } catch { log.tell("not pushed: \(error)") }
    }

    /// Whether what was chosen is kept.
    @discardableResult
    func send(_ truth: DistributorTruth, by clerk: String) async -> Bool {
        var words = SendingWords()
        words.tax = .totalAsItem
        if truth.sending?.bills == true { words.bills = [""] }
        if truth.sending?.purchaseOrders == true { words.purchaseOrders = [""] }
        do {
            let (report, _) = try await SendOrder(scope(clerk)).send(truth.id, of: Self.store, words)
            log.tell("\(clerk) sent \(truth.number): \(report.stop ?? "done")")
            return true
        } catch {
            log.tell("\(clerk) could not send \(truth.number): \(error)")
            return false
        }
    }

    func cancel(_ truth: DistributorTruth, by way: CancelledSale) async {
        do {
            try await OrderAnswers(scope()).cancel(OrderRef(store: Self.store, id: ID(truth.id)), by: way)
        } catch { log.tell("not cancelled \(truth.number): \(error)") }
    }

    func pause(_ seconds: Int64) async {
        // Nobody cancels it.
        do { try await executor.sleep(milliseconds: seconds * 1000) } catch { return }
    }
}
