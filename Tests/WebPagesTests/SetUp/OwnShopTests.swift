import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import HTTPTypes
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

@Suite("A shop on a host of the merchant's own, in the browser", .tags(.i3, .w3, .w17, .w22))
struct OwnShopTests {
    private static let form = "\(Market.base)/integrations/new/opencart"
    private static let orders = "\(Market.base)/workflows/larkmoor-opencart/orders"
    private static let id = ID<Store>("larkmoor-opencart")
    private static let values = [
        "field-address": "https://shop.example/", "field-key": OpenCartSampleSettings.keyUsual,
    ]

    private static func market() async throws -> (Market, OpenCartSampleStore) {
        let market = try await Market()
        let clock = market.clock
        let shop = try OpenCartSampleStore(OpenCartSampleSettings(seed: 7, orders: 40, clock: { clock.now().date }))
        market.network.play("shop.example", StandIn.network { await shop.respond(to: $0, body: $1) })
        try await market.installBooks()
        try await market.signIn()
        return (market, shop)
    }

    private static func connect(_ market: Market) async throws {
        await market.tess.get(form)
        let answer = await market.tess.post(form, values)
        try #require(answer.location.hasSuffix("?done=storeConnected"), "\(answer.text)")
    }

    @Test("is connected by its address and key, and says where one is wrong") func connected() async throws {
        let (market, shop) = try await Self.market()
        await market.tess.get(Self.form)
        var wrong = Self.values
        wrong["field-key"] = "bb1_5a3d1e0c_" + String(repeating: "0", count: 64)
        let refused = await market.tess.post(Self.form, wrong)
        #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#field-key\""))
        await shop.misbehave(.init(next: [.firewall, .firewall, .firewall]))
        #expect(await market.tess.post(Self.form, Self.values).text.contains("firewall"))
        await shop.misbehave(.init())
        try await Self.connect(market)
    }

    @Test("asks which statuses mean that an order is paid, suggests those of processors, and keeps what is said")
    func statuses() async throws {
        let (market, _) = try await Self.market()
        try await Self.connect(market)
        let page = await market.tess.get(Self.orders).text
        #expect(page.contains("Paid by PayPal when the status is"))
        #expect(page.contains(#"value="5/stripe" checked"#))
        #expect(!page.contains(#"value="5/cod" checked"#))
        let scope = try await market.town.services.scope(Town.company)
        let draft = try await StoreSettings(scope).draft(of: Self.id)
        let typed = FormFields("\(PaidStatuses.path)=5&\(PaidStatuses.path)=2%2Fpaypal")
        let edit = try #require(PaidStatuses.edit(typed, draft))
        #expect(edit.value == .group(["5": .text("paid"), "2/paypal": .text("paid"), "11": .text("refunded")]))
    }

    @Test(
        "is asked by the wizard too, in each language, and what is ticked there is kept", arguments: ["en", "fr", "es"])
    func wizard(_ language: String) async throws {
        let (market, _) = try await Self.market()
        try await Self.connect(market)
        let setUp = "\(Market.base)/setup"
        let start = fields(of: await market.tess.get("\(setUp)/start").text)
        let begun = await market.tess.post("\(setUp)/start", start.merging(["startDate": "2026-01-01"]) { $1 })
        try #require(begun.location == "\(setUp)/documents", "\(begun.text)")
        let reader = market.town.browser(language)
        reader.cookies = market.tess.cookies
        let page = await reader.get("\(setUp)/documents").text
        #expect(page.contains(Sentences(tag: language).paidWhen("PayPal")))
        #expect(page.contains(#"name="orderFilter.meaningOfCustomCodes" value="5/stripe" checked"#))
        #expect(!page.contains(#"value="5/cod" checked"#))
        var form = fields(of: page)
        // A browser sends each that is ticked; one is enough to see that it counts alone.
        form[PaidStatuses.path] = "5/cod"
        form["refunds.creditGiven"] = "storeCredit"
        let answer = await market.tess.post("\(setUp)/documents", form)
        #expect(answer.location == "\(setUp)/accounts", "\(answer.text)")
        let scope = try await market.town.services.scope(Town.company)
        let policy = try #require(try await StorePolicy(scope).policy(of: Self.id))
        #expect(policy.orderFilter.meaningOfCustomCodes == ["5/cod": .paid, "11": .refunded])
        #expect(policy.refunds.creditGiven == .storeCredit)
    }

    @Test("keeps asking what credit given for returns is where nobody decided it") func creditUndecided() async throws {
        let (market, _) = try await Self.market()
        try await Self.connect(market)
        var form = fields(of: await market.tess.get(Self.orders).text)
        #expect(form["refunds.creditGiven"] == "")
        form["startDate"] = "2026-01-01"
        #expect(await market.tess.post(Self.orders, form).status == .seeOther)
        let scope = try await market.town.services.scope(Town.company)
        #expect(try await StorePolicy(scope).policy(of: Self.id)?.refunds.creditGiven == nil)
    }

    @Test("is synced with the payments that its statuses tell of") func synced() async throws {
        let (market, shop) = try await Self.market()
        try await Self.connect(market)
        let scope = try await market.town.services.scope(Town.company)
        var policy = try await SetUp(scope).proposal(for: Self.id).policy
        policy.startDate = nil
        _ = try await StorePolicy(scope).save(policy, of: Self.id)
        _ = try await SyncStore(scope).run(.orders, of: Self.id)
        let page = try await OrderList(scope).page(of: Self.id, after: nil, limit: 100)
        let posted = page.filter { $0.state == .posted }
        #expect(posted.count > 20)
        let totals = try await OrderList(scope).totals(of: Self.id)
        let charged = await shop.charged(ofOrders: Set(posted.map(\.ref.id.rawValue)))
        #expect(totals.posted["USD"] == charged)
    }
}
