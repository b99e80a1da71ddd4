import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing
import WebDoor

@testable import WebPages

/// A site with one company on a clock that stands still; hashing is cheap.
struct Town {
    let services: Services
    let clock: ManualClock
    var site: Site
    let settings: SiteSettings

    static let company = "larkmoor"
    static let password = "a ledger with hairlines"
    static let cost = PasswordCost(roundsPower: 4)

    init(
        address: String = "http://books.example.com", proxies: String = "", clock: ManualClock = ManualClock()
    ) async throws {
        self.clock = clock
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        services = Services(
            archive: try await SQLArchive.open(try SQLiteMemory(), seal: seal),
            world: World.rehearsal(network: InProcessNetwork(), clock: clock),
            connectors: Connectors(stores: [], books: [NeedsStage.kind]), actor: "test")
        settings = SiteSettings(address: address, proxies: TrustedProxies(proxies))
        site = try Site(services, settings: settings, cost: Self.cost)
    }

    /// A site whose administrator Tess is signed in, with a company.
    static func started(
        address: String = "http://books.example.com", clock: ManualClock = ManualClock()
    ) async throws -> (Town, Browser) {
        let town = try await Town(address: address, clock: clock)
        let code = try #require(try await FirstStart(town.services).newCode())
        let browser = town.browser()
        _ = await browser.get("/start")
        let answer = await browser.post(
            "/start",
            ["code": code, "name": "Tess Marlowick", "email": "tess@example.com", "password": password])
        try #require(answer.status == .seeOther)
        try await Companies(town.services).create(company, name: "Larkmoor Promotions")
        return (town, browser)
    }

    func browser(_ language: String = "en") -> Browser { Browser(self, language) }

    /// Somebody with that role in the company, signed in.
    func person(_ email: String, _ role: Role?, in company: String = Town.company) async throws -> Browser {
        let people = People(services)
        let user = try await people.add(email: email, name: email, isOwner: false)
        if let role { try await CompanyPeople(services.scope(company)).setRole(role, of: user) }
        let link = try await people.passwordLink(for: user)
        _ = try await Accounts(services, cost: Self.cost).reset(byLink: link.secret.text, to: Self.password)
        let browser = browser()
        try await browser.signIn(email)
        return browser
    }
}

/// A browser: keeps cookies, follows nothing by itself, finds the token of the form that it saw last.
final class Browser {
    let town: Town
    let language: String
    var cookies: [String: String] = [:]
    var token = ""
    /// Of the forms of the page that it saw last.
    var formKey = ""
    var extra: [(HTTPField.Name, String)] = []

    init(_ town: Town, _ language: String) {
        self.town = town
        self.language = language
    }

    @discardableResult
    func get(_ path: String) async -> WebAnswer { await send(.get, path, nil) }

    @discardableResult
    func post(_ path: String, _ fields: [String: String] = [:], token: String? = nil) async -> WebAnswer {
        var fields = fields
        fields["token"] = token ?? self.token
        return await send(.post, path, fields)
    }

    /// Sends a form with the key of its page, as browsers do.
    @discardableResult
    func submit(_ path: String, _ fields: [String: String] = [:], key: String? = nil) async -> WebAnswer {
        await post(path, fields.merging(["formKey": key ?? formKey]) { $1 })
    }

    /// The same browser at a site with other rows.
    func elsewhere(_ town: Town) -> Browser {
        let other = town.browser(language)
        (other.cookies, other.token, other.formKey) = (cookies, token, formKey)
        return other
    }

    func signIn(_ email: String, password: String = Town.password) async throws {
        await get("/sign-in")
        let answer = await post("/sign-in", ["email": email, "password": password])
        try #require(answer.status == .seeOther, "\(email)")
        await get("/companies")
    }

    func send(_ method: HTTPRequest.Method, _ target: String, _ fields: [String: String]?) async -> WebAnswer {
        let answer = await town.site.answer(to: request(method, target, fields))
        keep(answer)
        return answer
    }

    /// What the browser would send.
    func request(_ method: HTTPRequest.Method, _ target: String, _ fields: [String: String]?) -> WebRequest {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        var headers: HTTPFields = [:]
        headers[.acceptLanguage] = language
        headers[.userAgent] = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36"
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        for (name, value) in extra { headers[name] = value }
        let body = (fields ?? [:]).sorted { $0.key < $1.key }
            .map { "\(QueryText.coded($0.key))=\(QueryText.coded($0.value))" }.joined(separator: "&")
        return WebRequest(
            method, parts.first ?? "/", query: parts.count > 1 ? parts[1] : "", headers: headers,
            body: Array(body.utf8), peer: "203.0.113.7")
    }

    private func keep(_ answer: WebAnswer) {
        for line in answer.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(pair[0])
            if line.contains("Max-Age=0") { cookies[name] = nil } else { cookies[name] = String(pair[1]) }
        }
        if let match = answer.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/) { token = String(match.1) }
        if let match = answer.text.firstMatch(of: /name="formKey" value="([^"]+)"/) { formKey = String(match.1) }
    }
}

extension WebAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
    var location: String { headers[.location] ?? "" }
}

extension String {
    /// One script, which is ours, and no style beside the stylesheet.
    var hasOnlyOurScript: Bool {
        !contains("style=") && ranges(of: "<script").count == 1
            && contains("<script src=\"\(Assets.script.path)\" defer></script>")
    }
}
