import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

@Suite("Stock levels in the browser", .tags(.w20))
struct StockPageTests {
    private static let path = "\(Market.store)/stock"
    private static let store = ID<Store>("larkmoor-ecwid")

    /// A store whose settings are kept.
    private static func market() async throws -> Market {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let scope = try await market.town.services.scope(Town.company)
        _ = try await StorePolicy(scope).save(try await SetUp(scope).proposal(for: store).policy, of: store)
        return market
    }

    @Test("are looked at by the server, both sides by product, and nothing is written by it")
    func looked() async throws {
        let market = try await Self.market()
        #expect(await market.tess.get("\(Market.store)/feeds").text.contains("href=\"\(Self.path)\""))
        let page = await market.tess.get(Self.path)
        #expect(page.text.contains("Look at both sides"))
        #expect(await market.tess.post(Self.path, ["look": "1"]).location == Self.path)
        #expect(await market.tess.get(Self.path).headers[.refresh] != nil)
        try await market.doErrands()
        let looked = await market.tess.get(Self.path)
        #expect(looked.headers[.refresh] == nil && looked.text.contains("Look again"), "\(looked.text)")
        let ben = try await market.town.person("ben@example.com", .clerk)
        #expect(await ben.get(Self.path).status == .forbidden)
    }

    @Test("are written as they were seen and no further: another look since, or a number mistyped, writes nothing")
    func written() async throws {
        let market = try await Self.market()
        await market.tess.get(Self.path)
        #expect(await market.tess.post(Self.path, ["write": "1", "seen": "0"]).status == .conflict)
        await market.tess.post(Self.path, ["look": "1"])
        try await Self.finish(Self.look(drops: 3), market)
        let page = await market.tess.get(Self.path).text
        #expect(page.contains("3 of 4 products would drop to zero") && page.contains("drops to zero"))
        var form = ["write": "1", "seen": String(try #require(page.firstMatch(of: /name="seen" value="(\d+)"/)).1)]
        for typed in ["", "2", "many"] {
            form["drops"] = typed
            let refused = await market.tess.post(Self.path, form)
            #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#drops\""), "\(typed)")
        }
        #expect(try await market.town.services.archive.openErrands(of: Town.company).isEmpty)
        form["drops"] = "3"
        let run = await market.tess.post(Self.path, form)
        #expect(run.location.contains("/runs/"), "\(run.text)")
        let asked = try await market.town.services.archive.openErrands(of: Town.company)
        #expect(asked.map(\.kind) == [.stock] && asked.allSatisfy { $0.body.contains("\"dropsMost\":3") })
    }

    private static func look(drops: Int) -> StockLook {
        var look = StockLook()
        (look.changes, look.matched, look.dropsToZero, look.dropsTooMuch) = (3, 4, drops, true)
        look.differences = (1...3).map {
            .init(productID: "\($0)", name: "Mug \($0)", inStore: 5, inBooks: 0, target: 0)
        }
        return look
    }

    /// Ends the look that was asked for with that result.
    private static func finish(_ look: StockLook, _ market: Market) async throws {
        let archive = market.town.services.archive
        let errand = try #require(
            try await archive.claimErrand(
                [.stockLook], now: market.clock.now(), owner: "test",
                leaseUntil: market.clock.now().advanced(bySeconds: 60)))
        let outcome = String(decoding: try JSONEncoder().encode(["stock": ["_0": look]]), as: UTF8.self)
        try await archive.finish(errand: errand.id, outcome: outcome, owner: "test", now: market.clock.now())
    }

    private static func walk(_ language: String) async throws -> [(name: String, html: String)] {
        let market = try await Market(language: language)
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let scope = try await market.town.services.scope(Town.company)
        _ = try await StorePolicy(scope).save(try await SetUp(scope).proposal(for: store).policy, of: store)
        var pages: [(String, String)] = []
        func keep(_ name: String, _ answer: WebAnswer) { pages.append((name, answer.text)) }
        keep("stock-unseen", await market.tess.get(path))
        await market.tess.post(path, ["look": "1"])
        keep("stock-going-on", await market.tess.get(path))
        try await finish(look(drops: 3), market)
        keep("stock", await market.tess.get(path))
        for step in ["documents", "products", "stock", "trial", "orders", "automatic"] {
            keep("set-up-\(step)", await market.tess.get("\(Market.base)/setup/\(step)"))
        }
        return pages
    }

    @Test("and the steps of the set-up are golden pages, whole and in their language", arguments: Language.allCases)
    func golden(_ language: Language) async throws {
        for page in try await Self.walk(language.rawValue) {
            expectGolden(page.html, named: "\(language.rawValue)/\(page.name).html")
            #expect(page.html.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\""), "\(page.name)")
            #expect(!page.html.contains("{{") && !page.html.contains(/\bnil\b/), "\(page.name)")
            #expect(page.html.hasOnlyOurScript, "\(page.name)")
            #expect(page.html.utf8.count < 60_000, "\(page.name)")
        }
    }
}
