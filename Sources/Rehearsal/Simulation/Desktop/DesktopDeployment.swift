import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import Synchronization
import WebConnector
import Wording

/// One simulated world with books on a desktop: a store, a company file behind its Web Connector, and the machine whose door it knocks at.
final class DesktopDeployment: Sendable {
    let history: DesktopHistory
    let executor: DeterministicExecutor
    let log: EventLog
    let coverage = Coverage()
    let sample: EcwidSampleStore
    let store: StoreHands
    let program: QuickBooksDesktop
    let machine: Machine
    let services: Services
    let plant: Plant?
    private let dice: Dice
    private let door = Mutex<MortalDoor?>(nil)
    private let wroteSets = Mutex(0)
    private let dead = Mutex<Set<String>>([])

    static let company = "firm"
    static let storeID = "firm-store"
    static let ledger = "firm-books"
    static let address = "http://localhost:8080"
    /// Guesses cost next to nothing here.
    static let cost = PasswordCost(roundsPower: 4)

    init(
        _ history: DesktopHistory, plant: Plant?, isTold: Bool, executor: DeterministicExecutor
    ) async throws {
        self.history = history
        self.plant = plant
        self.executor = executor
        log = EventLog(executor, isTold: isTold)
        dice = Dice(history.seed, "line")
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: Double(executor.milliseconds) / 1000) }
        sample = try Self.store(history, clock)
        store = StoreHands(sample: sample, sketches: try Self.store(history, clock))
        program = try QuickBooksDesktop(CompanyFileProfile(Self.edition(history), seed: history.seed), clock: clock)
        machine = try Machine(executor)
        let world = World(
            clock: machine, chance: Dice(history.seed, "office"), identifiers: Dice(history.seed, "identifiers"),
            network: StoreLine(sample: sample))
        services = Services(archive: try await machine.archive(), world: world, connectors: StandIn.connectors)
        await program.setReplay(history.replay)
    }

    private static func store(
        _ history: DesktopHistory, _ clock: @escaping @Sendable () -> Date
    ) throws -> EcwidSampleStore {
        let kind = EcwidStoreKind(rawValue: history.country) ?? .us
        var settings = EcwidSampleSettings(kind: kind, seed: history.seed, orders: 0, clock: clock)
        settings.requestsPerMinuteMax = nil
        return try EcwidSampleStore(settings)
    }

    private static func edition(_ history: DesktopHistory) -> DesktopEdition {
        switch history.country {
        case "ca": .ca
        case "gb": .uk
        default: .us
        }
    }

    /// Message sets with writes that the door handed out.
    var writes: Int { wroteSets.withLock { $0 } }

    // MARK: The line between the Web Connector and the door

    /// Whose door is knocked at from now on.
    func open(_ door: MortalDoor?) { self.door.withLock { $0 = door } }

    /// Carries a call of the Web Connector.
    func knock(_ request: SOAPRequest) async throws -> SOAPAnswer {
        await pass(20...600)
        guard let door = door.withLock({ $0 }) else { throw LineBroken() }
        log.note(request.body.utf8)
        let answer = try await door.answer(to: .init(.post, body: Array(request.body.utf8), peer: "203.0.113.7"))
        log.note(answer.text.utf8)
        if answer.text.contains("newMessageSetID") { wroteSets.withLock { $0 += 1 } }
        await pass(20...600)
        return SOAPAnswer(status: answer.status.code, contentType: answer.type, body: answer.text)
    }

    private func pass(_ milliseconds: ClosedRange<Int>) async { await rest(Int64(dice.number(milliseconds))) }

    /// Nobody cancels it.
    func rest(_ milliseconds: Int64) async {
        do { try await executor.sleep(milliseconds: milliseconds) } catch { return }
    }

    // MARK: Setting up

    var scope: CompanyScope { get async throws(FeatureProblem) { try await services.scope(Self.company) } }

    func connect() async throws {
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        _ = try await Integrations(scope).connectStore(
            Self.storeID, kind: "ecwid",
            values: [
                "storeID": "1003001", "token": EcwidSampleSettings.tokenUsual,
                "baseURL": "https://store.example/api/v3",
            ])
        try await Integrations(scope).prepareBooks(Self.ledger, kind: "quickbooks-desktop", values: [:])
    }

    /// A Web Connector that follows the file of the integration page, with a password from there.
    func webConnector(_ computer: String, password: String) async throws -> WebConnector {
        guard let card = try await VisitorAccess(scope).card(of: ID(Self.ledger)),
            let file = VisitorFile(card, address: Self.address, description: "simulated")
        else { throw Broken(.quiet, "no file for the Web Connector") }
        return try WebConnector(
            file: QWCFile(file.text), quickBooks: program, password: password, machine: computer,
            wait: { [self] in await rest(Int64($0.components.seconds) * 1000) }
        ) { [self] in try await knock($0) }
    }

    func password() async throws -> String {
        try await VisitorAccess(scope, cost: Self.cost).newPassword(for: ID(Self.ledger))
    }

    /// Keeps the suggested settings, after the first visit.
    func settle() async throws {
        var policy = try await SetUp(scope).suggestion(for: ID(Self.storeID)).policy
        policy.saleForm = history.alwaysInvoices ? .invoice : .byPaymentState
        _ = try await StorePolicy(scope).save(policy, of: ID(Self.storeID))
    }

    // MARK: Processes

    /// What a process of that lifetime works with.
    func services(_ lifetime: ProcessLifetime) async throws -> Services {
        let world = World(
            clock: machine, chance: Dice(history.seed, lifetime.name), identifiers: services.world.identifiers,
            network: MortalNetwork(lifetime: lifetime, network: StoreLine(sample: sample)))
        return Services(
            archive: try await machine.archive(lifetime), world: world,
            connectors: plant?.connectors(identifiers: world.identifiers) ?? StandIn.connectors,
            process: ProcessMark(
                text: lifetime.name,
                isGone: { [self] name in history.knowsTheDead && dead.withLock { $0.contains(name) } }))
    }

    /// A process is gone, and with it what it held in memory only.
    func bury(_ lifetime: ProcessLifetime) async {
        open(nil)
        dead.withLock { _ = $0.insert(lifetime.name) }
        guard plant == .linkWithoutIntent else { return }
        do {
            for batch in try await services.archive.unfinishedBatches(of: Self.ledger) {
                let results = batch.intents.map {
                    IntentResult(intent: $0, outcome: .putBack(notBefore: machine.now()))
                }
                try await services.archive.finish(
                    [AnsweredRequest(results, requestKey: batch.requestKey)], books: Self.ledger, run: "",
                    now: machine.now())
            }
        } catch { log.tell("nothing forgotten: \(error)") }
    }
}

/// The line to the store; to the books nobody calls.
private struct StoreLine: Network {
    let sample: EcwidSampleStore

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        try await StandIn.network { [sample] in await sample.respond(to: $0, body: $1) }(request)
    }
}

/// Nobody answers at the door.
struct LineBroken: Error {}
