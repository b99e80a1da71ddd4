import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Wording

/// A sample instance of myFulfillment, French books that keep several currencies, and the product between them, all from a seed.
final class FeedWorld: Sendable {
    let executor: DeterministicExecutor
    let log: EventLog
    let sample: MyFulfillmentSampleStore
    let books: QuickBooksService
    let wire: Wire
    let hands: BooksHands
    let services: Services

    static let (company, store, ledger, key) = ("firm", "firm-store", "firm-books", "fr-multicurrency")
    static let storeID = ID<Store>(store)

    init(seed: UInt64, isTold: Bool, executor: DeterministicExecutor) async throws {
        self.executor = executor
        let log = EventLog(executor, isTold: isTold)
        self.log = log
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: Double(executor.milliseconds) / 1000) }
        sample = MyFulfillmentSampleStore(
            MyFulfillmentSampleSettings(seed: seed, orders: 5, products: 9, clock: clock))
        var configuration = SandboxConfiguration(clock: clock)
        configuration.limits = .off
        configuration.seed = seed
        books = try QuickBooksService(configuration: configuration)
        wire = Wire(
            executor, log, dice: Dice(seed, "wire"),
            books: StandIn.network { [books] in await books.respond(to: $0, body: $1) },
            store: StandIn.network { [sample] in await sample.respond(to: $0, body: $1) }, struck: { _ in })
        hands = BooksHands(books, company: Self.key)
        let machine = try Machine(executor)
        let world = World(
            clock: machine, chance: Dice(seed, "office"), identifiers: Dice(seed, "identifiers"), network: wire)
        services = Services(archive: try await machine.archive(), world: world, connectors: StandIn.connectors)
    }

    var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }

    func connect() async throws {
        try await Companies(services).create(Self.company, name: "Maison Durand")
        let scope = try await scope
        _ = try await Integrations(scope).connectStore(
            Self.store, kind: "myfulfillment",
            values: [
                "instance": "fr1", "currency": "EUR", "timeZone": "Europe/Paris", "username": "lecteur",
                "password": "secret-du-lecteur", "mapping": MyFulfillmentSampleSettings.mapping,
                "baseURL": "https://store.example/api",
            ])
        try await Integrations(scope).prepareBooks(
            Self.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        try await signIn()
        var policy = try await SetUp(scope).suggestion(for: Self.storeID).policy
        // Products come before the documents that name them, and must be counted from before those.
        policy.products.inventoryStart = BusinessDate(year: 2026, month: 1, day: 1)
        _ = try await StorePolicy(scope).save(policy, of: Self.storeID)
    }

    /// A person signs in to the books.
    private func signIn() async throws {
        let scope = try await scope
        let redirect = "http://127.0.0.1/callback"
        let page = try await BooksSignIn(scope).begin(ID(Self.ledger), redirectURI: redirect)
        let answer = try await wire.send(
            OutgoingRequest(.get, page + "&sandbox_consent=\(Self.key)", cost: .signIn))
        guard let callback = answer.header("Location") else { throw Broken(.quiet, "sign-in: \(answer.status)") }
        _ = try await BooksSignIn(scope).finish(ID(Self.ledger), callback: callback, redirectURI: redirect)
    }

    func pass(hours: Int64) async throws { try await executor.sleep(milliseconds: hours * 3_600_000) }

    // MARK: Deeds

    func perform(_ deed: FeedDeed, _ state: inout State) async throws {
        log.tell("\(deed)")
        switch deed {
        case .run(let workflow): await run(workflow)
        case .runTwice(let workflow):
            async let first = run(workflow)
            async let second = run(workflow)
            _ = await (first, second)
        case .order: await sample.placeOrder()
        case .rename(let sku): await sample.renameProduct(sku, to: "Renommé \(executor.milliseconds)")
        case .delete(let sku): await sample.deleteProduct(sku)
        case .restore(let sku): await sample.restoreProduct(sku)
        case .disable(let sku): await sample.setProduct(sku, isDisabled: true)
        case .enable(let sku): await sample.setProduct(sku, isDisabled: false)
        case .breakInvoice(let index, let cents):
            guard state.broken == nil else { return }
            state.broken = await sample.breakInvoice(index, byCents: cents)
        case .mendInvoice: await mend(&state)
        case .account(let isActive):
            try await hands.amend("Account", id: Self.expense, ["Active": .flag(isActive)])
        case .fault(let fault, let after): wire.fail(fault, after: after, seconds: 40, hitsNames: false)
        case .hours(let hours): try await pass(hours: hours)
        case .unlinkProduct(let sku):
            // One that was not read yet, or is on its way, is none to be unlinked.
            do { try await Unlinking(scope).named(sku, .products, of: Self.storeID) } catch {
                log.tell("not unlinked: \(error)")
            }
        case .retry: try await retry()
        }
        // No two changes bear the same second.
        try await executor.sleep(milliseconds: 1000)
    }

    /// What is not as it should be for good.
    struct State {
        /// The number of an invoice that does not add up.
        var broken: String?
    }

    func mend(_ state: inout State) async {
        guard let number = state.broken else { return }
        await sample.mendInvoice(number)
        state.broken = nil
    }

    /// A run that is stopped or cannot begin ends in its report, or in a problem that a person reads.
    @discardableResult
    func run(_ workflow: Workflow) async -> String {
        do {
            let report = try await SyncStore(scope).run(workflow, of: Self.storeID)
            log.tell("\(workflow.rawValue): \(report.outcomes.sorted { $0.key < $1.key }) \(report.stop ?? "")")
            // Whoever is asked to sign in does so: an answer with a new token may have been lost.
            if report.stop == "books.signInNeeded" { try await signIn() }
            return report.stop ?? ""
        } catch {
            log.tell("\(workflow.rawValue): \(error)")
            return "\(error)"
        }
    }

    func retry() async throws {
        _ = try await OrderList(scope).retryAll(of: Self.storeID)
        let archive = services.archive
        try await archive.readAgain(productsOf: Self.store)
    }

    /// An account of cost of goods, by the books' identifier.
    private static let expense = "80"
}
