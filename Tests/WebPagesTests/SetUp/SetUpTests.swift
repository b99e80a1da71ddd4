import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing

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

    @Test("goes from nothing to a store that runs by itself, each step saved before the next")
    func wholeWay() async throws {
        let market = try await Market(orders: 40)
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/books")
        #expect(await market.tess.get("\(Self.path)/accounts").status == .notFound)
        try await market.installBooks()
        #expect(await market.tess.get("\(Self.path)/books").text.contains("\(Market.books)/sign-in"))
        try await market.signIn()
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/store")
        try await market.installStore()
        #expect(await market.tess.get(Self.path).location == "\(Self.path)/start")
        #expect(await Self.take("start", market, ["startDate": "2024-01-01"]) == "\(Self.path)/documents")
        for (step, next) in [
            ("documents", "accounts"), ("accounts", "taxes"), ("taxes", "payments"), ("payments", "trial"),
            ("trial", "orders"),
        ] {
            #expect(await Self.take(step, market) == "\(Self.path)/\(next)", "\(step)")
        }
        let trial = await market.tess.get("\(Self.path)/trial").text
        let facts = trial.matches(of: /<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/).map { "\($0.1) \($0.2)" }
        #expect(facts.count == 5 && !facts.contains("Documents to write 0"), "\(facts)")
        let posted = await Self.take("orders", market)
        #expect(posted.hasPrefix("\(Self.path)/orders?orders="), "\(posted)")
        let page = await market.tess.get(posted)
        #expect(page.text.contains("Undo them") && page.text.contains("posted"))
        let orders = try #require(page.text.firstMatch(of: /name="orders" value="([^"]+)"/)).1
        let undone = await market.tess.post("\(Self.path)/orders", ["orders": String(orders), "undo": "1"])
        #expect(undone.location == "\(Self.path)/documents?done=threeUndone")
        #expect(await Self.take("automatic", market).hasSuffix("done=switchedOn"))
        let feeds = try await Feeds(try await market.town.services.scope(Town.company)).list()
        #expect(feeds.contains { $0.workflow == .orders && $0.schedule == .every(seconds: 3600) })
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
