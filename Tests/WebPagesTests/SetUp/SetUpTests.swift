import Accounting
import Bookkeeping
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing
import WebDoor

@testable import WebPages

@Suite("The set-up in the browser", .tags(.w22))
struct SetUpTests {
    private static let path = "\(Market.base)/setup"

    /// Saves a step as it is proposed; gives where it leads.
    private static func take(_ step: String, _ market: Market, _ changes: [String: String] = [:]) async -> String {
        let page = await market.tess.get("\(path)/\(step)")
        let answer = await market.tess.post("\(path)/\(step)", fields(of: page.text).merging(changes) { $1 })
        return answer.location.isEmpty ? answer.text : answer.location
    }

    /// Has the server do what a step asked, and gives the step with what it came to.
    private static func done(_ step: String, _ market: Market) async throws -> String {
        let waiting = await market.tess.get("\(path)/\(step)")
        #expect(waiting.headers[.refresh] != nil && waiting.text.contains("You can leave and come back"), "\(step)")
        try await market.doErrands()
        let page = await market.tess.get("\(path)/\(step)")
        #expect(page.headers[.refresh] == nil, "\(step)")
        return page.text
    }

    @Test(
        "goes from nothing to a store that runs by itself, each step saved before the next, what takes time done by the server"
    )
    func wholeWay() async throws {
        let market = try await Market(orders: 40)
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/books")
        #expect(await market.tess.get("\(Self.path)/accounts").location == "\(Self.path)/books")
        try await market.installBooks()
        #expect(await market.tess.get("\(Self.path)/books").text.contains("\(Market.books)/sign-in"))
        try await market.signIn()
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/store")
        try await market.installStore()
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/start")
        let companies = await market.tess.get("/companies").text
        #expect(companies.contains("href=\"\(Self.path)\""), "the set-up goes on from the list of companies")
        let runs = await market.tess.get("\(Market.base)/runs").text
        #expect(!runs.contains("only-bar"), "it would post everything before anything is chosen")
        #expect(await Self.take("start", market, ["startDate": "2024-01-01"]) == "\(Self.path)/documents")
        for (step, next) in [
            ("documents", "accounts"), ("accounts", "taxes"), ("taxes", "payments"), ("payments", "products"),
        ] {
            #expect(await Self.take(step, market) == "\(Self.path)/\(next)", "\(step)")
        }
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/products")
        try await Self.productsAndStock(market)
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/trial", "stock may be left out")
        #expect(await market.tess.get("\(Self.path)/orders").text.contains("First comes a dry run"))
        #expect(await Self.take("trial", market) == "\(Self.path)/trial")
        let trial = try await Self.done("trial", market)
        let facts = trial.matches(of: /<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/).map { "\($0.1) \($0.2)" }
        #expect(facts.count == 4 && !facts.contains("Documents to write 0"), "\(facts)")
        #expect(trial.contains("\(Market.base)/dry-runs/"))
        try await Self.realOrders(market)
        #expect(await Self.take("automatic", market).hasSuffix("done=switchedOn"))
        let feeds = try await Feeds(try await market.town.services.scope(Town.company)).list()
        #expect(feeds.contains { $0.workflow == .orders && $0.schedule == .every(seconds: 3600) })
    }

    @Test("says at once that the store sells in another currency than the books keep, long before the dry run")
    func otherCurrency() async throws {
        func step(_ books: String) async throws -> String {
            let market = try await Market()
            try await market.installBooks()
            try await market.signIn(books)
            try await market.installStore()
            let only = await market.tess.get("\(Self.path)/store").text
            try await market.installSecondStore()
            let chosen = await market.tess.get("\(Self.path)/store?store=larkmoor-ecwid").text
            #expect(only.contains("notice--need") == chosen.contains("notice--need"), "also where it is one of several")
            return only
        }
        let stops = try await step("fr")
        #expect(stops.contains("EUR") && stops.contains("notice--need"))
        let taken = try await step("fr-multicurrency")
        #expect(taken.contains("EUR") && !taken.contains("notice--need"), "it is no alarm where the books take it")
        #expect(try await !step("us").contains("notice--need"))
    }

    private static func productsAndStock(_ market: Market) async throws {
        #expect(await take("products", market, ["products.matching": "skuAsSKU"]) == "\(path)/products")
        let products = try await done("products", market)
        #expect(products.contains("Would get a new item") && products.contains("\(path)/stock"))
        #expect(await take("stock", market) == "\(path)/stock")
        #expect(try await done("stock", market).contains("\(path)/trial"))
    }

    private static func realOrders(_ market: Market) async throws {
        #expect(await take("orders", market) == "\(path)/orders")
        let posted = try await done("orders", market)
        #expect(posted.contains("Undo them") && posted.contains("\(path)/automatic"))
        #expect(posted.matches(of: /<dd>posted<\/dd>/).count == 3, "\(posted)")
        #expect(await market.tess.post("\(path)/orders", ["undo": "1"]).location == "\(path)/orders")
        let undone = try await done("orders", market)
        #expect(undone.contains("They are taken back") && !undone.contains("<dd>posted</dd>"))
        #expect(await take("orders", market) == "\(path)/orders")
        #expect(try await done("orders", market).matches(of: /<dd>posted<\/dd>/).count == 3, "as the next generation")
    }

    @Test("asks the server for the same orders once, however often they click")
    func clicks() async throws {
        let market = try await Market(orders: 12)
        try await Self.prepare(market)
        _ = await Self.take("trial", market)
        _ = try await Self.done("trial", market)
        _ = await Self.take("orders", market)
        _ = await market.tess.post("\(Self.path)/orders")
        _ = await market.tess.post("\(Self.path)/orders", ["undo": "1"])
        #expect(try await Self.done("orders", market).matches(of: /<dd>posted<\/dd>/).count == 3)
    }

    /// Everything connected and the start kept.
    private static func prepare(_ market: Market) async throws {
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        _ = await take("start", market, ["startDate": "2024-01-01"])
    }

    @Test("asks which store, where a company has several, and sets up each by itself")
    func several() async throws {
        let market = try await Market()
        try await Self.prepare(market)
        try await market.installSecondStore()
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/store")
        let choice = await market.tess.get("\(Self.path)/store").text
        let second = "\(Self.path)/store?store=larkmoor-ecwid-2"
        #expect(choice.contains(second) && choice.contains("Connect another store"))
        #expect(await market.tess.get(second).text.contains("this one"))
        let start = "\(Self.path)/start?store=larkmoor-ecwid-2"
        #expect(await market.tess.post(second).location == start)
        let page = await market.tess.get(start)
        let saved = await market.tess.post(start, fields(of: page.text).merging(["startDate": "2026-02-01"]) { $1 })
        #expect(saved.location == "\(Self.path)/documents?store=larkmoor-ecwid-2")
        let policies = StorePolicy(try await market.town.services.scope(Town.company))
        #expect(try await policies.policy(of: ID("larkmoor-ecwid"))?.startDate == BusinessDate("2024-01-01"))
        #expect(try await policies.policy(of: ID("larkmoor-ecwid-2"))?.startDate == BusinessDate("2026-02-01"))
        #expect(await market.tess.get("\(Self.path)/start?store=nobody").status == .notFound)
        let on = await market.tess.post("\(Self.path)/automatic?store=larkmoor-ecwid-2")
        #expect(on.location.hasPrefix("\(Self.path)/store"), "the other one is next")
        #expect(await market.tess.get(Self.path).location.hasSuffix("store=larkmoor-ecwid"))
    }

    @Test("keeps mistakes at their fields, and is for who may set up")
    func refused() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        #expect(await Self.take("start", market, ["startDate": ""]).contains("href=\"#startDate\""))
        let ben = try await market.town.person("ben@example.com", .clerk)
        #expect(await ben.get("\(Self.path)/start").status == .forbidden)
    }
}
