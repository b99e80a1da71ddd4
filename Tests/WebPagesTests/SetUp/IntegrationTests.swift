import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

@Suite("Connecting a store in the browser", .tags(.i1, .i3))
struct StoreConnectionTests {
    @Test("begins at the list of what can be installed, and ends with a connected store")
    func connected() async throws {
        let market = try await Market()
        let list = await market.tess.get("\(Market.base)/integrations")
        #expect(list.text.contains("Begin with the books") && list.text.contains("Install Ecwid"))
        try await market.installStore()
        let page = await market.tess.get(Market.store).text
        #expect(page.contains("Connected") && page.contains("1003001") == false)
        #expect(await market.tess.get("\(Market.base)/integrations").text.contains("larkmoor-ecwid"))
    }

    @Test("says at which field something is wrong, keeps the answers, and never shows a secret again")
    func refused() async throws {
        let market = try await Market()
        let form = "\(Market.base)/integrations/new/ecwid"
        await market.tess.get(form)
        var values = Market.storeValues
        values["field-token"] = "secret_wrong-wrong-wrong"
        let refused = await market.tess.post(form, values)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("href=\"#field-token\"") && refused.text.contains("value=\"1003001\""))
        #expect(refused.text.contains("#develop-apps") && !refused.text.contains("secret_wrong"))
        values["field-storeID"] = ""
        #expect(await market.tess.post(form, values).text.contains("href=\"#field-storeID\""))
        values["field-storeID"] = "12a"
        #expect(await market.tess.post(form, values).text.contains("digits only"))
        let integrations = Integrations(try await market.town.services.scope(Town.company))
        #expect(try await integrations.overview().isEmpty)
    }

    @Test("is left to administrators; others learn whom to ask")
    func others() async throws {
        let market = try await Market()
        let ben = try await market.town.person("ben@example.com", .bookkeeper)
        let list = await ben.get("\(Market.base)/integrations")
        #expect(list.text.contains("Tess Marlowick") && !list.text.contains("/integrations/new/"))
    }

    @Test("refuses addresses behind the walls unless the operator allows them")
    func inside() async throws {
        let form = "\(Market.base)/integrations/new/ecwid"
        var values = Market.storeValues
        let walled = try await Market(reach: .outside(allowing: []))
        await walled.tess.get(form)
        for address in ["http://127.0.0.1:8091", "http://10.0.0.7/api", "http://[::1]/", "http://localhost/x"] {
            values["field-baseURL"] = address
            let answer = await walled.tess.post(form, values)
            #expect(
                answer.status == .unprocessableContent && answer.text.contains("href=\"#field-baseURL\""), "\(address)")
        }
        #expect(walled.network.sent.isEmpty)
        let open = NetworkReach.outside(allowing: NetworkBlock.list("127.0.0.0/8"))
        #expect(open.allows(host: "127.0.0.1") && open.allows(host: "localhost") && !open.allows(host: "10.0.0.7"))
    }

    @Test("can be ended and begun again under the same name, without the store being another", .tags(.i6))
    func again() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let scope = try await market.town.services.scope(Town.company)
        let store = ID<Store>("larkmoor-ecwid")
        let proposal = try await SetUp(scope).proposal(for: store)
        _ = try await StorePolicy(scope).save(proposal.policy, of: store)
        _ = try await SyncStore(scope).run(.orders, of: store)
        let ask = await market.tess.get("\(Market.store)/uninstall")
        #expect(ask.text.contains("What stops") && ask.text.contains("without duplicates"))
        #expect(await market.tess.post("\(Market.store)/uninstall").location.hasSuffix("done=uninstalled"))
        #expect(await market.tess.get(Market.store).text.contains("Uninstalled"))
        try await market.installStore()
        #expect(try await Integrations(scope).stores().count == 1)
    }
}

@Suite("Signing in to QuickBooks in the browser", .tags(.i4, .i5))
struct BooksSignInTests {
    @Test("leads out, back, through the reading of the lists, and ends at what was read")
    func roundTrip() async throws {
        let market = try await Market()
        try await market.installBooks()
        let page = await market.tess.get("\(Market.books)/sign-in")
        #expect(page.text.contains("http://books.example.com/callback"))
        #expect(page.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://books.example;") == true)
        let end = try await market.signIn()
        #expect(end == "\(Market.books)?done=listsRead")
        let done = await market.tess.get(end)
        #expect(done.text.contains("accounts") && done.text.contains("USD") && done.text.contains("Connected"))
        #expect(!done.text.contains("sandbox-secret"))
    }

    @Test("takes an answer once: the back button finds it finished")
    func once() async throws {
        let market = try await Market()
        try await market.installBooks()
        let back = try await market.consent()
        #expect(await market.tess.get(back).location.contains("done=booksSignedIn"))
        #expect(await market.tess.get(back).location == "\(Market.books)/sign-in?problem=used")
        #expect(await market.tess.get("\(Market.books)/sign-in?problem=used").text.contains("finished already"))
    }

    @Test("tells a refused consent, an earlier answer, a late one, and one of another browser apart")
    func refused() async throws {
        let market = try await Market()
        try await market.installBooks()
        func comesBack(_ path: String, _ browser: Browser? = nil) async -> String {
            await (browser ?? market.tess).get(path).location.split(separator: "=").last.map(String.init) ?? ""
        }
        #expect(await comesBack(try await market.consent("deny")) == "consentRefused")
        let first = try await market.consent()
        _ = try await market.consent()
        #expect(await comesBack(first) == "old")
        let other = market.town.browser()
        try await other.signIn("tess@example.com")
        #expect(await comesBack(try await market.consent(), other) == "elsewhere")
        let late = try await market.consent()
        market.clock.advance(bySeconds: 3700)
        #expect(await comesBack(late) == "expired")
        #expect(await market.tess.get("/callback?state=nobody&code=1&realmId=2").status == .notFound)
        let ben = try await market.town.person("ben@example.com", .bookkeeper)
        #expect(await ben.get(try await market.consent()).status == .notFound)
        let scope = try await market.town.services.scope(Town.company)
        #expect(try await Integrations(scope).books()?.signIn == nil)
    }

    @Test("forgets a wrong company while nothing was posted there, and says so")
    func wrongCompany() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn("fr")
        #expect(await market.tess.get(Market.books).text.contains("FR"))
        let end = try await market.signIn("us")
        #expect(end == "\(Market.books)?done=booksReplaced", "the notice stays where the person ends")
        #expect(await market.tess.get(end).text.contains("Settings that named its accounts must be chosen again"))
        #expect(await market.tess.get(Market.books).text.contains("US"))
    }

    @Test("is told of seven days before it ends, with the way to renew it")
    func ending() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        #expect(await !market.tess.get(Market.books).text.contains("Renew it now"))
        market.clock.advance(bySeconds: 95 * 86_400)
        try await market.tess.signIn("tess@example.com")
        let page = await market.tess.get(Market.books)
        #expect(page.text.contains("Renew it now") && page.text.contains("Renew soon"))
        #expect(await market.tess.get("\(Market.base)/integrations").text.contains("Renew it now"))
    }
}

@Suite("The pages of integrations", .tags(.i1, .i7))
struct IntegrationPageTests {
    private static func walk(_ language: String) async throws -> [(name: String, html: String)] {
        var pages: [(String, String)] = []
        func keep(_ name: String, _ answer: WebAnswer) { pages.append((name, answer.text)) }
        let market = try await Market(language: language)
        let tess = market.tess
        keep("integrations-empty", await tess.get("\(Market.base)/integrations"))
        keep("access-store", await tess.get("\(Market.base)/integrations/new/ecwid"))
        let wrong = Market.storeValues.merging(["field-token": "secret_wrong"]) { $1 }
        keep("access-store-refused", await tess.post("\(Market.base)/integrations/new/ecwid", wrong))
        keep("access-books", await tess.get("\(Market.base)/integrations/new/quickbooks-online"))
        try await market.installBooks()
        keep("books-sign-in", await tess.get("\(Market.books)/sign-in?done=booksSaved"))
        keep("books-sign-in-refused", await tess.get(await tess.get(try await market.consent("deny")).location))
        keep("integration-books", await tess.get(try await market.signIn()))
        try await market.installStore()
        keep("integration-store", await tess.get("\(Market.store)?done=storeConnected"))
        keep("access-store-again", await tess.get("\(Market.store)/access"))
        keep("uninstall-store", await tess.get("\(Market.store)/uninstall"))
        keep("uninstall-books", await tess.get("\(Market.books)/uninstall"))
        keep("integrations", await tess.get("\(Market.base)/integrations"))
        return pages
    }

    @Test("are the golden ones, whole and in their language", arguments: Language.allCases)
    func golden(_ language: Language) async throws {
        for page in try await Self.walk(language.rawValue) {
            expectGolden(page.html, named: "\(language.rawValue)/\(page.name).html")
            #expect(page.html.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\""), "\(page.name)")
            #expect(!page.html.contains("{{") && !page.html.contains(/\bnil\b/), "\(page.name)")
            #expect(page.html.hasOnlyOurScript, "\(page.name)")
            #expect(page.html.utf8.count < 30_000, "\(page.name)")
        }
    }
}
