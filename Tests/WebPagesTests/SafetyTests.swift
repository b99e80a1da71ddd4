import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor

@testable import WebPages

/// Goes over the table of rows: a row that is new is covered by itself.
@Suite("Every row of the table of pages", .tags(.a1))
struct SafetyTests {
    @Test("takes no form without its token, of another browser, or from another site")
    func tokens() async throws {
        let (town, tess) = try await Town.started()
        let stranger = town.browser()
        await stranger.get("/sign-in")
        for route in Pages.routes where route.method == .post {
            let path = Self.path(route)
            #expect(await tess.post(path, token: "").status == .forbidden, "\(path)")
            #expect(await tess.post(path, token: stranger.token).status == .forbidden, "\(path)")
            tess.extra = [(.fetchSite, "cross-site")]
            #expect(await tess.post(path).status == .forbidden, "\(path)")
            tess.extra = []
            // Whose session ended is led to the sign-in, and nothing is done.
            let lost = await town.browser().post(path, token: "0")
            let isLed = lost.status == .seeOther && lost.location.hasPrefix("/sign-in?done=sessionOver")
            #expect(route.access == .everyone ? lost.status == .forbidden : isLed, "\(path)")
        }
    }

    @Test("that is for persons leads strangers to the sign-in, and back only to this site")
    func strangers() async throws {
        let (town, _) = try await Town.started()
        let stranger = town.browser()
        await stranger.get("/sign-in")
        for route in Pages.routes where ![.everyone, .file].contains(route.access) {
            let path = Self.path(route)
            let answer =
                route.method == .post ? await stranger.post(path) : await stranger.get(path)
            #expect(answer.status == .seeOther && answer.location.hasPrefix("/sign-in"), "\(path)")
        }
    }

    @Test("of a company is refused to lesser roles, which learn whom to ask", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        let (town, _) = try await Town.started()
        let browser = try await town.person("ben@example.com", role)
        for route in Pages.routes {
            guard case .company(let least) = route.access else { continue }
            let path = Self.path(route)
            let answer = route.method == .post ? await browser.post(path) : await browser.get(path)
            let isRefused = answer.status == .forbidden && answer.text.contains("Tess Marlowick")
            #expect(isRefused == (role < least), "\(path) \(answer.status)")
        }
    }

    @Test("of another company is not there, whatever the role in one's own", arguments: Role.allCases)
    func otherCompany(_ role: Role) async throws {
        let (town, _) = try await Town.started()
        try await Companies(town.services).create("verrine", name: "Maison Verrine")
        let browser = try await town.person("ben@example.com", role)
        for route in Pages.routes {
            guard case .company = route.access else { continue }
            let path = Self.path(route, company: "verrine")
            let answer = route.method == .post ? await browser.post(path) : await browser.get(path)
            #expect(answer.status == .notFound, "\(path)")
            #expect(!answer.text.contains("Maison Verrine"), "\(path)")
        }
    }

    @Test("leads whose session ended in a form to the sign-in, and from there back to what stood on it")
    func endedInAForm() async throws {
        let (town, _) = try await Town.started()
        let browser = town.browser()
        let page = "/companies/larkmoor/orders?q=7"
        browser.extra = [(.referer, "\(town.settings.address)\(page)")]
        let answer = await browser.post("/companies/larkmoor/runs", token: "0")
        #expect(answer.location == "/sign-in?done=sessionOver&next=\(QueryText.coded(page))")
        browser.extra = [(.referer, "https://elsewhere.example\(page)")]
        let other = await browser.post("/companies/larkmoor/runs", token: "0")
        #expect(other.location == "/sign-in?done=sessionOver&next=\(QueryText.coded("/companies/larkmoor/runs"))")
    }

    @Test("of the owner is refused to everybody else")
    func owners() async throws {
        let (town, _) = try await Town.started()
        let browser = try await town.person("ben@example.com", .administrator)
        for route in Pages.routes where route.access == .owner {
            #expect(await browser.post(Self.path(route)).status == .forbidden, "\(route.pattern)")
        }
    }

    @Test("finds nothing of another company by the identifiers of its things")
    func foreignThings() async throws {
        let (town, tess) = try await Town.started()
        try await Companies(town.services).create("verrine", name: "Maison Verrine")
        let people = People(town.services)
        let ben = try await people.add(email: "ben@example.com", name: "Ben", isOwner: false)
        let verrine = CompanyPeople(try await town.services.scope("verrine"))
        try await verrine.setRole(.clerk, of: ben)
        let link = try await verrine.invite("carl@example.com", as: .clerk)
        try await verrine.saveTeam(nil, named: "Atelier", members: [ben.id])
        let team = try #require(try await verrine.teams().first)
        await tess.get("/companies")
        let base = "/companies/\(Town.company)"
        for path in [
            "people/\(ben.id)/role", "people/\(ben.id)/password-reset", "people/\(ben.id)/removal",
            "invitations/\(link.pass.id)/withdrawal", "teams/\(team.id)", "teams/\(team.id)/removal",
        ] {
            let answer = await tess.post("\(base)/\(path)", ["role": "viewer", "name": "x"])
            #expect(answer.status == .notFound, "\(path) \(answer.status)")
        }
        #expect(try await verrine.member(ben.id).role == .clerk)
        #expect(try await verrine.invitations().count == 1)
    }

    @Test("answers with the headers of safety and a number of its own, also when it fails")
    func headers() async throws {
        let (town, tess) = try await Town.started(address: "https://books.example.com")
        var ids: Set<String> = []
        for path in ["/", "/account", "/nowhere", "/companies/larkmoor/people", Assets.style.path] {
            for answer in [await tess.get(path), await town.browser().get(path), await tess.post(path, token: "")] {
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(policy.contains("script-src 'self';") && !policy.contains("unsafe"))
                #expect(answer.headers[.contentTypeOptions] == "nosniff")
                #expect(answer.headers[.strictTransportSecurity] != nil)
                ids.insert(try #require(answer.headers[.requestID]))
            }
        }
        #expect(ids.count == 15)
        let (_, plain) = try await Town.started()
        #expect(await plain.get("/account").headers[.strictTransportSecurity] == nil)
    }

    @Test("binds its cookies to this host, to TLS and to pages, never to scripts")
    func cookies() async throws {
        let town = try await Town(address: "https://books.example.com")
        let line = try #require(await town.browser().get("/start").headers[.setCookie])
        #expect(line.hasPrefix("__Host-visitor="))
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] { #expect(line.contains("; \(part)"), "\(part)") }
        let plain = try await Town()
        #expect(await plain.browser().get("/start").headers[.setCookie]?.contains("Secure") == false)
    }

    @Test("of the sign-in gives a new session, whatever the browser held before")
    func fixation() async throws {
        let (town, _) = try await Town.started()
        let browser = town.browser()
        browser.cookies = ["session": "chosen", "visitor": "chosen-too"]
        try await browser.signIn("tess@example.com")
        #expect(browser.cookies["session"] != "chosen" && browser.cookies["visitor"] == nil)
    }

    @Test(
        "sends nobody to another site",
        arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"])
    func redirects(_ target: String) async throws {
        let (town, _) = try await Town.started()
        let browser = town.browser()
        await browser.get("/sign-in?next=\(QueryText.coded(target))")
        let answer = await browser.post(
            "/sign-in", ["email": "tess@example.com", "password": Town.password, "next": target])
        #expect(answer.location == "/companies")
        #expect(await browser.get("/languages/fr?next=\(QueryText.coded(target))").location == "/")
    }

    @Test("escapes what people write, in every field")
    func escapes() async throws {
        let hostile = #"<script>alert("x")</script>'&"#
        let (town, tess) = try await Town.started()
        try await Companies(town.services).create(Town.company, name: hostile)
        let people = People(town.services)
        let ben = try await people.add(email: "ben@example.com", name: hostile, isOwner: false)
        try await CompanyPeople(town.services.scope(Town.company)).setRole(.clerk, of: ben)
        try await CompanyPeople(town.services.scope(Town.company)).saveTeam(
            nil, named: hostile, members: [ben.id])
        let base = "/companies/\(Town.company)"
        for path in ["/companies", "\(base)/people", "\(base)/teams", "\(base)/people/\(ben.id)/removal"] {
            let text = await tess.get(path).text
            #expect(!text.contains("<script>") && text.contains("&lt;script&gt;"), "\(path)")
        }
        let again = await tess.post("/companies", ["name": hostile, "word": hostile]).text
        #expect(!again.contains("<script>"))
    }

    @Test("refuses more than a form can be")
    func tooLarge() async throws {
        let (_, tess) = try await Town.started()
        await tess.get("/account")
        let answer = await tess.post("/account", ["name": String(repeating: "a", count: Site.formBytesMax)])
        #expect(answer.status == .contentTooLarge)
    }

    @Test("counts tries by the address that a trusted proxy names, and by no other's word")
    func proxies() async throws {
        let proxies = TrustedProxies("127.0.0.1, 10.0.0.0/8, fd00::/8")
        #expect(proxies.visitor(peer: "127.0.0.1", forwardedFor: "198.51.100.9, 10.1.2.3") == "198.51.100.9")
        #expect(proxies.visitor(peer: "127.0.0.1", forwardedFor: "1.1.1.1, 198.51.100.9") == "198.51.100.9")
        #expect(proxies.visitor(peer: "203.0.113.7", forwardedFor: "198.51.100.9") == "203.0.113.7")
        #expect(proxies.visitor(peer: "fd00::1", forwardedFor: nil) == "fd00::1")
        #expect(!TrustedProxies("10.0.0.0/8").trusts("11.0.0.1"))
    }

    static func path(_ route: Route, company: String = Town.company) -> String {
        route.pattern.replacing("{company}", with: company).replacing(/\{\w+\}/, with: "unknown")
    }
}
