import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor
import Wording

@testable import WebPages

@Suite("The pages", .tags(.a1, .x10))
struct PageTests {
    /// Every page that a walk of an administrator shows, by name, in one language.
    private static func walk(_ language: String) async throws -> [(name: String, html: String)] {
        var pages: [(String, String)] = []
        func keep(_ name: String, _ answer: WebAnswer) { pages.append((name, answer.text)) }
        let empty = try await Town()
        keep("start", await empty.browser(language).get("/start"))
        let (town, tess) = try await Town.started()
        _ = try await town.person("ben@example.com", .clerk)
        try await CompanyPeople(town.services.scope(Town.company)).saveTeam(nil, named: "Sales desk", members: [])
        let tessUser = try await People(town.services).user(email: "tess@example.com")
        try await Accounts(town.services, cost: Town.cost).save(
            .init(
                name: tessUser.name, email: tessUser.email, language: language, timeZone: "Europe/Paris", look: .system),
            of: tessUser)
        try await Accounts(town.services, cost: Town.cost).askReset(
            email: "ben@example.com", from: .init(address: "1.1.1.1", browser: ""))
        let guest = town.browser(language)
        keep("sign-in", await guest.get("/sign-in?next=/account"))
        keep("sign-in-refused", await guest.post("/sign-in", ["email": "tess@example.com", "password": "x"]))
        keep("password-ask", await guest.get("/password-resets"))
        keep("password-asked", await guest.post("/password-resets", ["email": "tess@example.com"]))
        keep("problem", await guest.get("/nowhere"))
        let base = "/companies/\(Town.company)"
        keep("companies", await tess.get("/companies"))
        keep("overview-before-set-up", await tess.get(base))
        keep("orders-before-set-up", await tess.get("\(base)/orders"))
        keep("company-refused", await tess.post("/companies", ["name": "", "word": "new"]))
        keep("account", await tess.get("/account?done=saved"))
        keep("account-refused", await tess.post("/account", ["name": "", "email": "x", "timeZone": "UTC"]))
        let wish = ["name": "Month end", "scope": "sync", "days": "365"]
        let made = await tess.post("/account/keys", wish)
        #expect(made.text.contains("bbk_"))
        _ = await tess.post("/account/keys", ["name": "Till", "days": ""])
        keep("keys", await tess.get("/account/keys"))
        #expect(await !tess.get("/account/keys").text.contains("bbk_"), "a secret is shown once")
        keep("keys-refused", await tess.post("/account/keys", ["name": ""]))
        let setUp = await tess.get("/account/second-factor")
        keep("second-factor", setUp)
        let secret = try #require(setUp.text.firstMatch(of: /name="secret" value="(\w+)"/)).1
        keep(
            "second-factor-refused",
            await tess.post(
                "/account/second-factor",
                ["secret": String(secret), "code": "1", "factorPassword": Town.password]))
        let codes = try #require(TimeCode(secret: String(secret)))
        let code = codes.code(in: town.clock.now().seconds / TimeCode.stepSeconds)
        let answers = ["secret": String(secret), "code": code, "factorPassword": Town.password]
        keep("recovery-codes", await tess.post("/account/second-factor", answers))
        #expect(await tess.post("/account/second-factor", answers).status != .ok)
        keep("account-with-factor", await tess.get("/account"))
        _ = await guest.get("/sign-in")
        _ = await guest.post("/sign-in", ["email": "tess@example.com", "password": Town.password])
        keep("code", await guest.get("/sign-in/code"))
        let invitation = await tess.post("\(base)/invitations", ["email": "carl@example.com", "role": "viewer"])
        keep("invitation-link", invitation)
        let link = try #require(invitation.text.firstMatch(of: /(\/invitations\/\w+)/)).1
        keep("invitation", await town.browser(language).get(String(link)))
        keep("invitation-signed-in", await tess.get(String(link)))
        keep("people", await tess.get("\(base)/people"))
        keep("people-refused", await tess.post("\(base)/invitations", ["email": "ben@example.com", "role": "clerk"]))
        let ben = try await People(town.services).user(email: "ben@example.com")
        keep("removal", await tess.get("\(base)/people/\(ben.id)/removal"))
        keep("teams", await tess.get("\(base)/teams"))
        keep("audit", await tess.get("\(base)/audit"))
        keep("audit-none", await tess.get("\(base)/audit?q=nothing"))
        keep("audit-entry", await tess.get("\(base)/audit/1"))
        let verification = "\(base)/audit/verification"
        keep("verification-none", await tess.get(verification))
        #expect(await tess.post(verification).location == verification)
        keep("verification", await tess.get(verification))
        keep("verification-refused", await tess.post(verification, ["noted": "x"]))
        keep("reconciliation-none", await tess.get("\(base)/reconciliation?from=2026-01-01&to=2026-01-31"))
        keep("reconciliation-refused", await tess.get("\(base)/reconciliation?from=x&to=2026-01-31"))
        keep("causes-none", await tess.get("\(base)/causes"))
        try await NeedsStage(town: town).set()
        let causes = await tess.get("\(base)/causes")
        keep("causes", causes)
        keep("causes-ignored", await tess.get("\(base)/causes?show=ignored"))
        let cause = String(try #require(causes.text.firstMatch(of: /href="([^"]+\/causes\/totalsDiffer[^"]+)"/)).1)
        keep("cause", await tess.get(cause))
        keep("cause-refused", await tess.post("\(cause)/exemptions", ["all": "1", "reason": ""]))
        let reset = await tess.post("\(base)/people/\(ben.id)/password-reset")
        let resetLink = try #require(reset.text.firstMatch(of: /(\/password-resets\/\w+)/)).1
        keep("password-choose", await town.browser(language).get(String(resetLink)))
        keep("runs-empty", await tess.get("\(base)/runs"))
        try await RunsSample.keep(in: town)
        keep("runs", await tess.get("\(base)/runs"))
        keep("run", await tess.get("\(base)/runs/r-finished"))
        keep("run-stopped", await tess.get("\(base)/runs/r-failed"))
        keep("run-going-on", await tess.get("\(base)/runs/r-running"))
        keep("feeds", await tess.get("\(base)/integrations/shop/feeds"))
        keep(
            "feeds-refused",
            await tess.post(
                "\(base)/integrations/shop/feeds", ["schedule-orders": "daily", "time-orders": "25:00"]))
        return pages
    }

    @Test("are the golden ones, in each language", arguments: Language.allCases)
    func golden(_ language: Language) async throws {
        for page in try await Self.walk(language.rawValue) {
            expectGolden(page.html.withoutKeys, named: "\(language.rawValue)/\(page.name).html")
        }
    }

    @Test(
        "say their language, and leave no name of a template or of a word in their text", arguments: Language.allCases)
    func complete(_ language: Language) async throws {
        for page in try await Self.walk(language.rawValue) {
            #expect(page.html.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\""), "\(page.name)")
            #expect(!page.html.contains("{{") && !page.html.contains(/\bnil\b/), "\(page.name)")
            #expect(page.html.hasOnlyOurScript, "\(page.name)")
            if language == .french {
                for label in page.html.matches(of: /aria-label="([^"]*)"/).map({ String($0.1) }) {
                    #expect(!label.contains(/[^\u{A0}]:\s/), "\(page.name): \(label)")
                }
            }
            // What needs a person holds a form for each cause: the stage has all kinds at once.
            #expect(page.html.utf8.count < (page.name == "causes" ? 45_000 : 30_000), "\(page.name)")
        }
    }

    @Test("of orders are the golden ones, in each language", arguments: Language.allCases)
    func orders(_ language: Language) async throws {
        let (town, _) = try await Town.started()
        let tess = try await People(town.services).user(email: "tess@example.com")
        let company = CompanyRow(id: Town.company, name: "Larkmoor Promotions")
        var exchange = Samples.exchange(town, tess, company, .bookkeeper)
        exchange.language = language.rawValue
        let renderer = try Renderer()
        for (name, page) in OrderSamples.pages(exchange) {
            let html = renderer.html(page, Frame(exchange, of: page, town.settings))
            #expect(!html.contains("{{") && !html.contains(/\bnil\b/) && !html.contains("style="), "\(name)")
            #expect(!html.contains("<Lovelace>") && html.utf8.count < 30_000, "\(name) \(html.utf8.count)")
            expectGolden(html.withoutKeys, named: "\(language.rawValue)/\(name).html")
        }
    }

    @Test("speak as the browser asks, as the person chose, and as the switch says")
    func language() async throws {
        let (town, _) = try await Town.started()
        let browser = town.browser("es-MX,es;q=0.9,en;q=0.5")
        #expect(await browser.get("/sign-in").text.contains("Iniciar sesión"))
        let switched = await browser.get("/languages/fr?next=%2Fsign-in")
        #expect(switched.location == "/sign-in")
        #expect(await browser.get("/sign-in").text.contains("Se connecter"))
        #expect(await town.browser("de").get("/sign-in").text.contains("Sign in"))
    }

    @Test("let people in, tell what was done, and lead back to where they wanted to go")
    func ways() async throws {
        let (town, tess) = try await Town.started()
        let guest = town.browser()
        let led = await guest.get("/account")
        #expect(led.location == "/sign-in?next=%2Faccount")
        await guest.get(led.location)
        let signedIn = await guest.post(
            "/sign-in", ["email": "tess@example.com", "password": Town.password, "next": "/account"])
        #expect(signedIn.location == "/account")
        await tess.get("/account")
        #expect(await tess.post("/account/sessions/others/end").location == "/account?done=sessionsEnded")
        #expect(await guest.get("/account").status == .seeOther)
        #expect(await tess.post("/sign-out").location == "/sign-in?done=signedOut")
        #expect(await tess.get("/account").status == .seeOther)
        #expect(await town.browser().get("/").location == "/sign-in")
    }

    @Test("name their company in the browser’s tab, so that those of several companies can be told apart")
    func tabs() async throws {
        let (_, tess) = try await Town.started()
        for place in ["", "/orders", "/audit"] {
            let page = await tess.get("/companies/\(Town.company)\(place)").text
            #expect(page.contains(/<title>[^<]+ · Larkmoor Promotions · Bookbridge<\/title>/), "\(place)")
        }
        #expect(await tess.get("/account").text.contains(/<title>[^<·]+ · Bookbridge<\/title>/))
    }

    @Test("take an invitation from its link to a role")
    func invitation() async throws {
        let (town, tess) = try await Town.started()
        let base = "/companies/\(Town.company)"
        await tess.get("\(base)/people")
        let made = await tess.post("\(base)/invitations", ["email": "carl@example.com", "role": "bookkeeper"])
        let link = String(try #require(made.text.firstMatch(of: /(\/invitations\/\w+)/)).1)
        let carl = town.browser()
        await carl.get(link)
        #expect(await carl.post(link, ["name": "Carl", "password": "short"]).status == .unprocessableContent)
        let joined = await carl.post(link, ["name": "Carl", "password": Town.password])
        #expect(joined.location == base)
        #expect(await carl.get("\(base)/people").text.contains("bookkeeper"))
        #expect(await town.browser().get(link).status == .notFound)
    }
}

extension String {
    /// Keys of forms count requests: what comes before a page in a test does not matter to it.
    fileprivate var withoutKeys: String {
        replacing(/name="formKey" value="[^"]*"/, with: #"name="formKey" value="0""#)
    }
}

@Suite("Every name in a template")
struct TemplateTests {
    @Test("stands in the model that it is placed with, and every section is shown by a sample")
    func names() async throws {
        var names = TemplateNames(Renderer.templates)
        for whole in try await Samples.all() { names.check(whole) }
        #expect(names.faults.sorted() == [])
        #expect(names.unshown.sorted() == [])
    }

    @Test("is a word that some template uses")
    func words() async throws {
        let texts = Renderer.templates.map(\.text).joined()
        for kind in [FrameWord.self, ProblemWord.self] as [any PageWord.Type] {
            for word in kind.all(Sentences(.english)).keys.sorted()
            where !["mistake", "settings", "title"].contains(word) && Place(rawValue: word) == nil {
                #expect(texts.contains("{{w.\(word)}}") || texts.contains("{{layout.\(word)}}"), "\(word)")
            }
        }
    }
}

@Suite("The words of a page")
struct PageWordTests {
    @Test("have one meaning each, also those that it borrows", arguments: Language.allCases)
    func clashes(_ language: Language) {
        let sentences = Sentences(language)
        for page in Pages.all {
            var known: [String: String] = [:]
            for kind in page.words {
                // A page has a title and a lead of its own, whatever it borrows.
                for (name, text) in kind.all(sentences) where !["title", "lead"].contains(name) {
                    #expect(known[name, default: text] == text, "\(page): \(name) of \(kind)")
                    known[name] = text
                }
            }
        }
    }
}
