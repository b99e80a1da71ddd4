import Accounting
import ConnectorKit
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

@Suite("A form that is sent twice", .tags(.x3))
struct SentFormsTests {
    /// Counts what reaches the rows, and can hold it until it is told to go on.
    private actor Gate {
        private(set) var count = 0
        private var isOpen = true
        private var held: [CheckedContinuation<Void, Never>] = []
        private var watchers: [CheckedContinuation<Void, Never>] = []

        func close() { isOpen = false }

        func open() {
            isOpen = true
            for one in held { one.resume() }
            held = []
        }

        func pass() async -> Int {
            count += 1
            let number = count
            for watcher in watchers { watcher.resume() }
            watchers = []
            if !isOpen { await withCheckedContinuation { held.append($0) } }
            return number
        }

        /// Returns once somebody is at the gate.
        func untilReached() async {
            if count == 0 { await withCheckedContinuation { watchers.append($0) } }
        }
    }

    /// A site whose forms count and do nothing else.
    private static func counting(
        _ gate: Gate, except spared: String? = nil,
        answer: @escaping @Sendable (Int) -> PageAnswer = { .redirect(to: "/done/\($0)") }
    ) async throws -> Browser {
        let (started, tess) = try await Town.started()
        var town = started
        await tess.get("/companies")
        let routes = Pages.routes.map { route in
            if route.method != .post || route.pattern == spared { return route }
            return Route.post(route.pattern, route.access) { _ in answer(await gate.pass()) }
        }
        town.site = try Site(town.services, settings: town.settings, cost: Town.cost, routes: routes)
        return tess.elsewhere(town)
    }

    @Test("does its work once, whichever it is, and the second leads to where the first led")
    func everyRow() async throws {
        let gate = Gate()
        let tess = try await Self.counting(gate)
        for (place, route) in Pages.routes.filter({ $0.method == .post }).enumerated() {
            let path = SafetyTests.path(route)
            let first = await tess.submit(path, ["name": "x"])
            #expect(first.location == "/done/\(place + 1)", "\(path) \(first.status)")
            #expect(await tess.submit(path, ["name": "x"]).location == first.location, "\(path)")
        }
        #expect(await gate.count == Pages.routes.count { $0.method == .post })
    }

    @Test("while the first is still at work waits for it")
    func atOnce() async throws {
        let gate = Gate()
        let tess = try await Self.counting(gate)
        await gate.close()
        let form = ["name": "x", "token": tess.token, "formKey": tess.formKey]
        let press = tess.request(.post, "/companies", form)
        let site = tess.town.site
        let places = await withTaskGroup(of: String.self) { group in
            for _ in 0..<4 { group.addTask { await site.answer(to: press).location } }
            await gate.untilReached()
            await gate.open()
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(places == ["/done/1"])
        #expect(await gate.count == 1)
    }

    @Test("with another answer, from a page opened anew, or in another browser is another form")
    func others() async throws {
        let gate = Gate()
        let tess = try await Self.counting(gate, except: "/sign-in")
        let other = tess.town.browser()
        try await other.signIn("tess@example.com")
        await tess.submit("/account", ["name": "x"])
        await tess.submit("/account", ["name": "y"])
        await tess.submit("/account/reports", ["name": "x"])
        await tess.get("/account")
        await tess.submit("/account", ["name": "x"])
        await other.submit("/account", ["name": "x"], key: tess.formKey)
        #expect(await gate.count == 5)
    }

    @Test("is taken again when it was refused, or when the first is long ago")
    func again() async throws {
        let gate = Gate()
        let refusing = try await Self.counting(gate) { _ in
            PageAnswer.page(
                ProblemPage(Sentences(.english).explain(DoorProblem.unforeseen), request: "", Sentences(.english)),
                status: .unprocessableContent)
        }
        let key = refusing.formKey
        for _ in 0..<2 { await refusing.submit("/companies", ["name": "x"], key: key) }
        #expect(await gate.count == 2)
        let tess = try await Self.counting(gate)
        await tess.submit("/companies", ["name": "x"])
        tess.town.clock.advance(bySeconds: 3600)
        await tess.submit("/companies", ["name": "x"])
        #expect(await gate.count == 4)
    }

    @Test("stands in every page that has one, with the key of its page")
    func keys() {
        for template in Renderer.templates {
            let forms = template.text.matches(of: /<form [^>]*method="post"[^>]*>(?:(?!<\/form>)[\s\S])*/)
            for form in forms { #expect(form.output.contains("{{>token}}"), "\(template.name)") }
        }
    }

    @Test("signs out, invites, makes a team and a company once")
    func people() async throws {
        let (town, tess) = try await Town.started()
        let base = "/companies/\(Town.company)"
        await tess.get("\(base)/people")
        let key = tess.formKey
        let invitation = ["email": "carl@example.com", "role": "clerk"]
        let first = await tess.submit("\(base)/invitations", invitation, key: key)
        let second = await tess.submit("\(base)/invitations", invitation, key: key)
        #expect(first.status == .ok && first.text == second.text)
        #expect(try await CompanyPeople(try await town.services.scope(Town.company)).invitations().count == 1)
        await tess.get("\(base)/teams")
        for _ in 0..<2 { await tess.submit("\(base)/teams", ["name": "Desk"]) }
        #expect(try await CompanyPeople(try await town.services.scope(Town.company)).teams().count == 1)
        await tess.get("/companies")
        let company = ["name": "Verrine", "word": "verrine"]
        let made = await tess.submit("/companies", company)
        #expect(made.status == .seeOther)
        #expect(await tess.submit("/companies", company).location == made.location)
        await tess.get("/account")
        let cookies = tess.cookies
        let out = await tess.submit("/sign-out")
        tess.cookies = cookies
        #expect(await tess.submit("/sign-out").location == out.location)
    }

    @Test("syncs, and makes a dry run, once")
    func runs() async throws {
        let market = try await Market()
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let tess = market.tess
        let orders = "\(Market.base)/workflows/larkmoor-ecwid/orders"
        await tess.post(orders, fields(of: await tess.get(orders).text))
        let services = market.town.services
        for (path, form) in [("runs", [:]), ("dry-runs", ["store": "larkmoor-ecwid"])] {
            await tess.get("\(Market.base)/\(path)")
            let first = await tess.submit("\(Market.base)/\(path)", form)
            #expect(first.location.hasPrefix("\(Market.base)/\(path)/"), "\(path) \(first.text)")
            let now = market.clock.now()
            let row = try #require(
                try await services.archive.claimErrand(
                    [.orders, .dryRun], now: now, owner: "test", leaseUntil: now.advanced(bySeconds: 600)))
            guard case .done(let outcome) = await Errands(services).perform(row) else {
                Issue.record("\(path) is not done")
                continue
            }
            try await services.archive.finish(
                errand: row.id, outcome: outcome, owner: "test", now: market.clock.now())
            #expect(await tess.submit("\(Market.base)/\(path)", form).location == first.location)
            #expect(try await services.archive.openErrands(of: Town.company).isEmpty, "\(path)")
        }
    }
}
