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

@testable import WebPages

extension Town {
    /// A site around services that were put together elsewhere.
    init(_ services: Services, address: String = "http://books.example.com") throws {
        self.services = services
        clock = ManualClock()
        settings = SiteSettings(address: address)
        site = try Site(services, settings: settings, cost: Self.cost)
    }
}

/// A town with an order system and books that can be connected: the stand-ins, without a socket. Tess administers.
struct Market {
    let town: Town
    let tess: Browser
    let clock: ManualClock
    let network: InProcessNetwork
    /// What people do in the books by hand.
    let hands: BooksHands

    static let base = "/companies/\(Town.company)"
    static let books = "\(base)/integrations/larkmoor-books"
    static let store = "\(base)/integrations/larkmoor-ecwid"

    /// `watch` hears every statement of the database.
    init(
        orders: Int = 12, language: String = "en", reach: NetworkReach = .everywhere,
        watch: (@Sendable (String) -> Void)? = nil
    ) async throws {
        let clock = ManualClock(isAutoAdvancing: true)
        self.clock = clock
        network = InProcessNetwork()
        var store = EcwidSampleSettings(
            kind: .us, seed: 7, orders: orders, mix: .realistic, clock: { clock.now().date })
        store.requestsPerMinuteMax = nil
        let sample = try EcwidSampleStore(store)
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.wait = { clock.advance(bySeconds: $0.components.seconds) }
        configuration.limits = .off
        configuration.seed = 7
        let books = try QuickBooksService(configuration: configuration)
        hands = BooksHands(books, company: "us")
        network.play("store.example", StandIn.network { await sample.respond(to: $0, body: $1) })
        store.storeId = 1_003_002
        let second = try EcwidSampleStore(store)
        network.play("second.example", StandIn.network { await second.respond(to: $0, body: $1) })
        network.play("books.example", StandIn.network { await books.respond(to: $0, body: $1) })
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        let services = Services(
            archive: try await SQLArchive.open(try SQLiteMemory(watch: watch), seal: seal),
            world: World(
                clock: clock, chance: SeededChance(7), identifiers: CountedIdentifiers(), network: network),
            connectors: StandIn.connectors, actor: "test", reach: reach)
        town = try Town(services)
        let code = try #require(try await FirstStart(services).newCode())
        tess = town.browser(language)
        await tess.get("/start")
        let answer = await tess.post(
            "/start", ["code": code, "name": "Tess Marlowick", "email": "tess@example.com", "password": Town.password])
        try #require(answer.status == .seeOther)
        try await Companies(services).create(Town.company, name: "Larkmoor Promotions")
        await tess.get("/companies")
    }

    static let storeValues = [
        "field-storeID": "1003001", "field-token": EcwidSampleSettings.tokenUsual,
        "field-baseURL": "https://store.example/api/v3",
    ]

    func installStore() async throws {
        await tess.get("\(Self.base)/integrations/new/ecwid")
        let answer = await tess.post("\(Self.base)/integrations/new/ecwid", Self.storeValues)
        try #require(answer.location == "\(Self.store)?done=storeConnected", "\(answer.text)")
    }

    func installSecondStore() async throws {
        let form = "\(Self.base)/integrations/new/ecwid"
        await tess.get(form)
        let values = ["field-storeID": "1003002", "field-baseURL": "https://second.example/api/v3"]
        let answer = await tess.post(form, Self.storeValues.merging(values) { $1 })
        try #require(answer.location == "\(Self.store)-2?done=storeConnected", "\(answer.location) \(answer.text)")
    }

    func installBooks() async throws {
        await tess.get("\(Self.base)/integrations/new/quickbooks-online")
        let answer = await tess.post(
            "\(Self.base)/integrations/new/quickbooks-online",
            ["field-clientID": "sandbox-client", "field-clientSecret": "sandbox-secret"])
        try #require(answer.location == "\(Self.books)/sign-in?done=booksSaved", "\(answer.text)")
    }

    /// Goes to the vendor's page, chooses a company there, or `deny`; gives the path at which the browser comes back.
    func consent(_ choice: String = "us", by browser: Browser? = nil) async throws -> String {
        let browser = browser ?? tess
        await browser.get("\(Self.books)/sign-in")
        let out = await browser.post("\(Self.books)/sign-in").location
        try #require(out.hasPrefix("https://books.example/connect/oauth2?"), "\(out)")
        let answer = try await network.send(OutgoingRequest(.get, "\(out)&sandbox_consent=\(choice)", cost: .signIn))
        let back = try #require(answer.header("Location"))
        let address = "http://books.example.com/callback?"
        try #require(back.hasPrefix(address), "\(back)")
        return "/callback?\(back.dropFirst(address.count))"
    }

    /// Signs in to the books, and reads their lists to the end.
    @discardableResult
    func signIn(_ choice: String = "us") async throws -> String {
        let answer = await tess.get(try await consent(choice))
        try #require(answer.location.hasPrefix("\(Self.books)/lists"), "\(answer.location) \(answer.text)")
        for _ in 0..<50 {
            let page = await tess.get(answer.location)
            if page.status == .seeOther { return page.location }
            try #require(page.text.contains(#"<noscript><meta http-equiv="refresh" content="1"></noscript>"#))
        }
        throw StillReading()
    }

    /// Does what was asked of the server, to the end.
    func doErrands() async throws {
        let services = town.services
        let desk = ErrandDesk(archive: services.archive, world: services.world) { await Errands(services).perform($0) }
        while try await desk.runOne(owner: "test") { clock.advance(bySeconds: 1) }
    }

    struct StillReading: Error {}
}
