import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import QuickBooksSandbox
import SQLStorage
import SQLiteDriver
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing
import WebDoor

@testable import RestAPI

/// The interface over a company with a store and books, on one clock and without a socket.
final class Stage: Sendable {
    let clock = ManualClock(isAutoAdvancing: true)
    let network = InProcessNetwork()
    let sample: EcwidSampleStore
    let books: QuickBooksService
    let services: Services
    let api: API

    static let company = "firm"
    static let store = "firm-store"
    static let ledger = "firm-books"

    init(
        orders: Int = 3, callsPerMinute: Int = 100_000, reach: NetworkReach = .everywhere,
        routes: [APIRoute] = APIRoutes.all
    ) async throws {
        let clock = clock
        var store = EcwidSampleSettings(
            kind: .us, seed: 7, orders: orders, mix: .realistic, clock: { clock.now().date })
        store.requestsPerMinuteMax = nil
        sample = try EcwidSampleStore(store)
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.wait = { clock.advance(bySeconds: $0.components.seconds) }
        configuration.limits = .off
        configuration.seed = 7
        books = try QuickBooksService(configuration: configuration)
        network.play("store.example", StandIn.network { [sample] in await sample.respond(to: $0, body: $1) })
        network.play("books.example", StandIn.network { [books] in await books.respond(to: $0, body: $1) })
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        services = Services(
            archive: try await SQLArchive.open(try SQLiteMemory(), seal: seal),
            world: World.rehearsal(network: network, clock: clock), connectors: StandIn.connectors, actor: "test",
            reach: reach)
        api = API(
            services, settings: APISettings(address: "https://books.example.com", callsPerMinute: callsPerMinute),
            routes: routes)
        try await Companies(services).create(Self.company, name: "Lagoon Promotions")
        try await Companies(services).create("other", name: "Other")
    }

    /// With a store that is connected, books that are signed in to, and the usual settings.
    static func connected(orders: Int = 3) async throws -> Stage {
        let stage = try await Stage(orders: orders)
        try await stage.connect()
        return stage
    }

    func connect() async throws {
        let scope = try await services.scope(Self.company)
        _ = try await Integrations(scope).connectStore(Self.store, kind: "ecwid", values: Self.storeValues)
        _ = try await Integrations(scope).prepareBooks(Self.ledger, kind: "quickbooks-online", values: Self.booksValues)
        let page = try await BooksSignIn(scope).begin(ID(Self.ledger), redirectURI: Self.redirect)
        let consent = OutgoingRequest(.get, page + "&sandbox_consent=us", cost: .signIn)
        let callback = try #require(try await network.send(consent).header("Location"))
        _ = try await BooksSignIn(scope).finish(ID(Self.ledger), callback: callback, redirectURI: Self.redirect)
        _ = try await StorePolicy(scope).save(
            try await SetUp(scope).suggestion(for: ID(Self.store)).policy, of: ID(Self.store))
    }

    static let storeValues = [
        "storeID": "1003001", "token": EcwidSampleSettings.tokenUsual, "baseURL": "https://store.example/api/v3",
    ]
    static let booksValues = ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"]
    static let redirect = "http://127.0.0.1/callback"

    /// Syncs until nothing goes on by itself.
    func sync() async throws {
        for _ in 0..<20 {
            let reports = try await SyncStore(services.scope(Self.company)).run(.orders)
            if reports.allSatisfy({ $0.stop == nil && $0.changed == 0 }) { return }
            clock.advance(bySeconds: 120)
        }
    }

    /// Does what was asked for, as the server does.
    func work() async throws {
        for errand in try await services.archive.openErrands(of: Self.company) {
            _ = await Errands(services).perform(errand)
        }
    }

    // MARK: Programs

    /// The program of somebody with that role in the company; `nil` has none there.
    func program(
        _ role: Role?, scopes: Set<KeyScope> = Set(KeyScope.ofUsers), owner: Bool = false, company: String? = nil
    ) async throws -> Program {
        let name = "\(role?.rawValue ?? "none")-\(services.world.identifiers.next())@example.com"
        let user = try await People(services).add(email: name, name: name, isOwner: owner)
        if let role { try await CompanyPeople(services.scope(Self.company)).setRole(role, of: user) }
        let made = try await ProgramKeys(services, of: user).make(
            named: "Test", scopes: scopes, company: company.map { ID($0) })
        return Program(api: api, secret: made.secret.text, email: name)
    }
}

/// A program that calls the interface with a key.
struct Program: Sendable {
    let api: API
    var secret: String?
    var email = ""

    func get(_ path: String, headers: [HTTPField.Name: String] = [:]) async -> WebAnswer {
        await send(.get, path, nil, headers)
    }

    func post(_ path: String, _ json: String? = nil, headers: [HTTPField.Name: String] = [:]) async -> WebAnswer {
        await send(.post, path, json, headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, _ headers: [HTTPField.Name: String] = [:]
    ) async -> WebAnswer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        var fields: HTTPFields = [:]
        if let secret { fields[.authorization] = "Bearer \(secret)" }
        if json != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers { fields[name] = value }
        return await api.answer(
            to: WebRequest(
                method, API.root + (parts.first ?? ""), query: parts.count > 1 ? parts[1] : "", headers: fields,
                body: Array((json ?? "").utf8), peer: "203.0.113.9"))
    }
}

extension WebAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONObject { JSONReader.object(text) ?? JSONObject() }

    func value(_ name: String) -> String? { json[name]?.plainText }

    var items: [JSONObject] {
        guard case .array(let values)? = json["items"] else { return [] }
        return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    }
}
