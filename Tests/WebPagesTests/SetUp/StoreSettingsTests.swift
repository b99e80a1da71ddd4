import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

/// What a browser would send of the forms of a page as they stand.
func fields(of html: String) -> [String: String] {
    var fields: [String: String] = [:]
    for match in html.matches(of: /<input class="input"[^>]* name="([^"]+)" type="[a-z]+" value="([^"]*)"/) {
        fields[String(match.1)] = String(match.2)
    }
    for match in html.matches(of: /<input type="(?:checkbox|radio)" name="([^"]+)" value="([^"]*)" checked>/) {
        fields[String(match.1)] = String(match.2)
    }
    for match in html.matches(of: /<input type="hidden" name="(version)" value="([^"]*)"/) {
        fields[String(match.1)] = String(match.2)
    }
    for match in html.matches(of: /(?s)<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/) {
        let chosen = String(match.2).firstMatch(of: /value="([^"]*)" selected/)
        fields[String(match.1)] = chosen.map { String($0.1) } ?? ""
    }
    return fields
}

@Suite("The settings of a store in the browser", .tags(.a2, .w1, .w3, .w13, .w18))
struct StoreSettingsTests {
    private static let orders = "\(Market.base)/workflows/larkmoor-ecwid/orders"
    private static let id = ID<Store>("larkmoor-ecwid")

    private static func market() async throws -> Market {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        return market
    }

    private static func policy(_ market: Market) async throws -> Policy? {
        try await StorePolicy(try await market.town.services.scope(Town.company)).policy(of: id)
    }

    @Test("begin as a suggestion, and become a version with who and when")
    func saved() async throws {
        let market = try await Self.market()
        let page = await market.tess.get(Self.orders)
        #expect(page.text.contains("Nothing is saved yet"))
        var form = fields(of: page.text)
        // As it comes along when it is copied.
        form["numbering.prefix"] = " EW\t"
        form["saleForm"] = "invoice"
        form["dueDate.start"] = "endOfMonth"
        form["dueDate.offsetDays"] = " 30 "
        let answer = await market.tess.post(Self.orders, form)
        #expect(answer.location == "\(Self.orders)?done=settingsSaved", "\(answer.text)")
        let policy = try #require(try await Self.policy(market))
        #expect(policy.numbering.prefix == "EW" && policy.saleForm == .invoice && policy.dueDate?.offsetDays == 30)
        let after = await market.tess.get(Self.orders).text
        #expect(after.contains("version 1") && after.contains("by tess@example.com"))
    }

    @Test("say at its field what cannot be so, keep the answers, and are not kept")
    func mistakes() async throws {
        let market = try await Self.market()
        var form = fields(of: await market.tess.get(Self.orders).text)
        form["startDate"] = ""
        form["numbering.prefix"] = "KEEPME"
        let answer = await market.tess.post(Self.orders, form)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("href=\"#startDate\"") && answer.text.contains("KEEPME"))
        #expect(try await Self.policy(market) == nil)
        form["startDate"] = "2026-03-01"
        form["roundingUnitsMax"] = "many"
        #expect(await market.tess.post(Self.orders, form).text.contains("href=\"#roundingUnitsMax\""))
    }

    @Test("take nothing over what somebody else changed meanwhile")
    func moved() async throws {
        let market = try await Self.market()
        let form = fields(of: await market.tess.get(Self.orders).text)
        #expect(await market.tess.post(Self.orders, form).status == .seeOther)
        let second = await market.tess.post(Self.orders, form)
        #expect(second.status == .unprocessableContent && second.text.contains("changed meanwhile"))
    }

    @Test("offer only accounts of a fitting type, and keep the one that is chosen")
    func accounts() async throws {
        let market = try await Self.market()
        let path = "\(Market.store)/accounts"
        let page = await market.tess.get(path).text
        let income = try #require(page.firstMatch(of: /(?s)name="products.stock.income".*?<\/select>/)).0
        let deposit = try #require(page.firstMatch(of: /(?s)name="refunds.clearingAccount".*?<\/select>/)).0
        #expect(income.contains("Sales of Product Income") && !income.contains("Checking"))
        #expect(deposit.contains("Checking"))
        let id = try #require(String(deposit).firstMatch(of: /value="(\d+)">Checking/)).1
        var form = fields(of: page)
        form["refunds.clearingAccount"] = String(id)
        let answer = await market.tess.post(path, form)
        #expect(answer.status == .seeOther, "\(answer.text)")
        #expect(try await Self.policy(market)?.refunds.clearingAccount?.name == "Checking")
    }

    @Test("pair payment methods with accounts")
    func payments() async throws {
        let market = try await Self.market()
        let path = "\(Market.base)/pairings/larkmoor-ecwid/payments"
        let page = await market.tess.get(path).text
        let found = try #require(page.firstMatch(of: /(?s)name="(method-\w+)".*?value="(\d+)"/))
        let first = found.2
        var form = fields(of: page)
        form[String(found.1)] = String(first)
        let answer = await market.tess.post(path, form)
        #expect(answer.status == .seeOther, "\(answer.text)")
        #expect(
            try await Self.policy(market)?.payments.rules.contains {
                $0.account == .existing(ID(String(first)), name: $0.account.name)
            } == true)
    }

    @Test("show and keep further rules of a payment method, and those of settings that people wrote")
    func furtherRules() async throws {
        let market = try await Self.market()
        let path = "\(Market.base)/pairings/larkmoor-ecwid/payments"
        let scope = try await market.town.services.scope(Town.company)
        var policy = try await SetUp(scope).proposal(for: Self.id).policy
        let account = try #require(policy.payments.defaultAccount)
        let further = [
            StorePaymentMethod(code: "second", title: "Barter"), StorePaymentMethod(code: "by-code", title: ""),
        ]
        let all = [StorePaymentMethod(code: "", title: "Barter")] + further
        policy.payments.rules = all.map { PaymentPolicy.Rule(method: $0, account: account) }
        _ = try await StorePolicy(scope).save(policy, of: Self.id)
        let page = await market.tess.get(path).text
        #expect(page.contains("<b>by-code</b>"))
        let answer = await market.tess.post(path, fields(of: page))
        #expect(answer.status == .seeOther, "\(answer.text)")
        let rules = try #require(try await Self.policy(market)).payments.rules
        #expect(rules.count == 3 && further.allSatisfy { method in rules.contains { $0.method == method } })
    }

    @Test("can be gone back to an earlier version, which becomes a new one")
    func versions() async throws {
        let market = try await Self.market()
        var form = fields(of: await market.tess.get(Self.orders).text)
        form["numbering.prefix"] = "ONE"
        await market.tess.post(Self.orders, form)
        form = fields(of: await market.tess.get(Self.orders).text)
        form["numbering.prefix"] = "TWO"
        await market.tess.post(Self.orders, form)
        let list = await market.tess.get("\(Market.store)/versions").text
        #expect(list.contains("current") && list.contains("\(Market.store)/versions/1"))
        #expect(await market.tess.post("\(Market.store)/versions/1").status == .seeOther)
        let policy = try #require(try await Self.policy(market))
        #expect(policy.numbering.prefix == "ONE" && policy.version == 3)
        #expect(await market.tess.post("\(Market.store)/versions/99").status == .notFound)
    }

    @Test("pair every tax that was met, those that orders wait for first, as one set where they stand together")
    func taxes() async throws {
        let market = try await Self.market()
        let settings = StoreSettings(try await market.town.services.scope(Town.company))
        var draft = try await settings.draft(of: Self.id)
        draft.books.company.taxModel = .global
        draft.policy.tax.pairs = []
        draft.store?.taxes = []
        let (state, levy) = (
            StoreTax(name: "State", rate: ExactDecimal("6")), StoreTax(name: "Levy", rate: ExactDecimal("1"))
        )
        var survey = OrderSurvey()
        survey.taxes = [
            .init(taxes: [state], orders: 9, waiting: 0), .init(taxes: [levy, state], orders: 0, waiting: 2),
        ]
        let pairing = PairingSettings(
            draft: draft, survey: survey, typed: nil, sentences: Sentences(.english), mistakes: nil)
        #expect(pairing.taxPairs.map(\.name) == ["Levy, 1% + State, 6%", "State, 6%"])
        #expect(pairing.taxPairs[0].sub.contains("2 orders wait"))
        let field = pairing.taxPairs[0].select.name
        func pairs(_ form: String, _ draft: SettingsDraft, _ survey: OrderSurvey) throws -> SettingEdit {
            let pairing = PairingSettings(
                draft: draft, survey: survey, typed: nil, sentences: Sentences(.english), mistakes: nil)
            return try #require(pairing.taxEdits(FormFields(form)).last)
        }
        let both = SettingEdit(
            "tax.pairs",
            .list([.group(["taxes": .list([Self.tax("Levy", "1"), Self.tax("State", "6")]), "code": .text("5")])]))
        #expect(try pairs("\(field)=5", draft, survey) == both)
        // What other orders showed while the form was open takes no field's place.
        survey.taxes.insert(.init(taxes: [StoreTax(name: "New", rate: nil)], orders: 99, waiting: 99), at: 0)
        #expect(try pairs("\(field)=5", draft, survey) == both)
        // And a pair that the form did not show stays.
        draft.policy.tax.pairs = [.init(taxes: [state], code: ID("3"))]
        let kept = SettingEdit.Value.group(["taxes": .list([Self.tax("State", "6")]), "code": .text("3")])
        guard case .list(let list) = try pairs("\(field)=5", draft, survey).value else { return #expect(Bool(false)) }
        #expect(list.count == 2 && list.contains(kept))
    }

    private static func tax(_ name: String, _ rate: String) -> SettingEdit.Value {
        .group(["name": .text(name), "rate": .text(rate)])
    }

    @Test(
        "name items and one customer for all by what people call them, and say which when several bear the word",
        .tags(.w7, .w9))
    func named() async throws {
        let market = try await Self.market()
        let page = await market.tess.get(Self.orders).text
        let customer = try #require(page.firstMatch(of: /(?s)id="known-customers"><option value="([^"]+)"/)).1
            .replacing("&#39;", with: "'")
        let item = try #require(page.firstMatch(of: /(?s)id="known-items"><option value="([^"]+)"/)).1
        var form = fields(of: page)
        form["customerAssignment"] = "generic"
        form["customerAssignment.generic"] = ""
        #expect(await market.tess.post(Self.orders, form).text.contains("href=\"#customerAssignment.generic\""))
        form["customerAssignment.generic"] = String(customer)
        form["products.fallbackItem"] = "no such item"
        let refused = await market.tess.post(Self.orders, form).text
        #expect(refused.contains("href=\"#products.fallbackItem\"") && refused.contains("no such item"))
        form["products.fallbackItem"] = String(item).uppercased()
        let answer = await market.tess.post(Self.orders, form)
        #expect(answer.status == .seeOther, "\(answer.text)")
        let policy = try #require(try await Self.policy(market))
        guard case .generic(let chosen) = policy.customerAssignment else { return #expect(Bool(false)) }
        #expect(chosen.name == String(customer) && policy.products.fallbackItem != nil)
        #expect(await market.tess.get(Self.orders).text.contains("value=\"\(item)\""))
    }

    @Test("turn to one document a day from a day on, and back", .tags(.x13))
    func daily() async throws {
        let market = try await Self.market()
        func save(_ kind: String, _ from: String) async -> WebAnswer {
            var form = fields(of: await market.tess.get(Self.orders).text)
            (form["summary.kind"], form["summary.from"]) = (kind, from)
            return await market.tess.post(Self.orders, form)
        }
        #expect(await save("order", "").status == .seeOther)
        #expect(try await Self.policy(market)?.summary == nil)
        #expect(await save("day", "soon").text.contains("href=\"#summary.from\""))
        #expect(await save("day", "2027-03-01").status == .seeOther)
        let daily = SummaryPolicy.Change(from: try #require(BusinessDate("2027-03-01")), isSummarised: true)
        #expect(try await Self.policy(market)?.summary?.changes == [daily])
        let page = await market.tess.get(Self.orders).text
        #expect(page.contains("value=\"day\" checked") && page.contains("One a day for orders from"))
        #expect(await save("day", "2027-03-01").status == .seeOther)
        #expect(try await Self.policy(market)?.version == 2, "what stays the same is no new version")
        #expect(await save("order", "2027-04-01").status == .seeOther)
        #expect(try await Self.policy(market)?.summary?.changes.map(\.isSummarised) == [true, false])
    }

    @Test("show what they would change before they are kept; going back, the values stand in their fields", .tags(.x3))
    func difference() async throws {
        let market = try await Self.market()
        #expect(await !market.tess.get(Self.orders).text.contains("See what would change"))
        await market.tess.post(Self.orders, fields(of: await market.tess.get(Self.orders).text))
        let page = await market.tess.get(Self.orders).text
        #expect(page.contains("See what would change"))
        var form = fields(of: page)
        form["difference"] = "1"
        #expect(await market.tess.post(Self.orders, form).status == .unprocessableContent, "nothing differs")
        form["numbering.prefix"] = "NEW"
        let asked = await market.tess.post(Self.orders, form)
        #expect(asked.location.contains("/dry-runs/") && asked.location.hasSuffix("?settings=orders"))
        #expect(try await Self.policy(market)?.numbering.prefix != "NEW", "nothing is kept")
        #expect(await market.tess.get(asked.location).text.contains("http-equiv=\"refresh\""))
        try await market.doErrands()
        let difference = await market.tess.get(asked.location).text
        #expect(difference.contains("Prefix of sales") && difference.contains("Save the settings"))
        let back = String(try #require(difference.firstMatch(of: /href="([^"]+\?dryRun=[^"]+)"/)).1)
        let again = await market.tess.get(back).text
        #expect(again.contains("value=\"NEW\"") && again.contains("not saved yet"))
        #expect(await market.tess.post(Self.orders, fields(of: again)).status == .seeOther)
        #expect(try await Self.policy(market)?.numbering.prefix == "NEW")
        #expect(await !market.tess.get(back).text.contains("not saved yet"), "others were kept since")
        #expect(await market.tess.get("\(Self.orders)?dryRun=nobody").status == .notFound)
    }

    private static func walk(_ language: String) async throws -> [(name: String, html: String)] {
        let market = try await Market(language: language)
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        var pages: [(String, String)] = []
        func keep(_ name: String, _ answer: WebAnswer) { pages.append((name, answer.text)) }
        let tess = market.tess
        let suggested = await tess.get(orders)
        keep("settings-suggested", suggested)
        var form = fields(of: suggested.text)
        form["startDate"] = ""
        keep("settings-refused", await tess.post(orders, form))
        form["startDate"] = "2026-03-01"
        await tess.post(orders, form)
        keep("settings-orders", await tess.get(orders))
        keep("settings-accounts", await tess.get("\(Market.store)/accounts"))
        keep("settings-taxes", await tess.get("\(Market.base)/pairings/larkmoor-ecwid/taxes"))
        keep("settings-payments", await tess.get("\(Market.base)/pairings/larkmoor-ecwid/payments"))
        keep("settings-versions", await tess.get("\(Market.store)/versions"))
        return pages
    }

    @Test("are golden pages, whole and in their language", arguments: Language.allCases)
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
