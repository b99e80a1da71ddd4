import Accounting
import Bookkeeping
import ConnectorKit
import Features
import QuickBooksSandbox
import Storage
import Sync
import TestKit
import Testing

@Suite("Signing in to books", .tags(.i4, .i5))
struct BooksOwnerTests {
    private static let books = ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"]

    @Test("to another company, although documents are posted, is refused with both names")
    func otherBooks() async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        let names = try await (rehearsal.name(of: "us"), rehearsal.name(of: "ca"))
        let refused = ConnectionProblem.otherBooks(Rehearsal.ledger, kept: names.0, chosen: names.1)
        await #expect(throws: FeatureProblem.connection(refused)) { try await rehearsal.signIn(to: "ca") }
        #expect(try await rehearsal.run().stop == nil)
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.books.summary(company: "ca").entries.allSatisfy { $0.entity != "Invoice" })
        #expect(try await rehearsal.signIn().replaced == nil)
    }

    @Test("by mistake to another company is mended by signing in to the right one")
    func wrongFirst() async throws {
        let rehearsal = try await Rehearsal.open("ca", orders: 8)
        let wrong = try await rehearsal.name(of: "ca")
        let finished = try await rehearsal.signIn(to: "us")
        #expect(finished.replaced == wrong)
        #expect(finished.storesWithoutSettings == [Rehearsal.store])
        let policy = try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID)
        #expect(policy == nil)
        #expect(try await rehearsal.run().stop == "notSetUp")
        let back = try await rehearsal.signIn(to: "ca")
        #expect(back.storesWithoutSettings.isEmpty)
        try await rehearsal.setPolicy { _ in }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        try await rehearsal.snapshot().expectSame(as: try await Undisturbed.shared.books("ca", orders: 8, seed: 7))
    }

    @Test(
        "by mistake to another company keeps from when on orders are posted: that is about the store",
        arguments: [BusinessDate("2026-01-15"), nil])
    func wrongFirstStart(day: BusinessDate?) async throws {
        let rehearsal = try await Rehearsal.open("ca") { $0.startDate = day }
        _ = try await rehearsal.signIn(to: "us")
        _ = try await rehearsal.signIn(to: "ca")
        let proposal = try await SetUp(rehearsal.scope).proposal(for: Rehearsal.storeID)
        #expect(proposal.policy.startDate == day)
        let isToday = proposal.remarks.contains { if case .startProposed = $0 { true } else { false } }
        #expect(!isToday, "what somebody chose is no proposal")
    }

    @Test("by mistake to another company loses no order when settings then reach further back")
    func wrongFirstFurtherBack() async throws {
        let rehearsal = try await Rehearsal.open("ca", orders: 8) { $0.startDate = BusinessDate("2099-01-01") }
        try await rehearsal.runUntilQuiet()
        _ = try await rehearsal.signIn(to: "us")
        _ = try await rehearsal.signIn(to: "ca")
        try await rehearsal.setPolicy { _ in }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        try await rehearsal.snapshot().expectSame(as: try await Undisturbed.shared.books("ca", orders: 8, seed: 7))
    }

    @Test("by mistake to another company leaves none of its lists behind")
    func wrongFirstLists() async throws {
        let rehearsal = try await Rehearsal.open("ca")
        _ = try await rehearsal.signIn(to: "us")
        let right = try await Rehearsal.open("us")
        let found = try await SetUp(rehearsal.scope).catalogue(for: Rehearsal.storeID)
        let wanted = try await SetUp(right.scope).catalogue(for: Rehearsal.storeID)
        #expect(found.company.name == wanted.company.name)
        #expect(Set(found.accounts.values.map(\.name)) == Set(wanted.accounts.values.map(\.name)))
        #expect(Set(found.taxCodes.map(\.name)) == Set(wanted.taxCodes.map(\.name)))
    }

    @Test("to the company of another connection is refused, and that one goes on")
    func booksShared() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let integrations = Integrations(try await rehearsal.services.scope("beta"))
        try await integrations.prepareBooks(
            "beta-books", kind: "quickbooks-online", values: Self.books)
        let shared = ConnectionProblem.booksShared(
            connection: Rehearsal.ledger, company: Rehearsal.company, books: try await rehearsal.name(of: "us"))
        await #expect(throws: FeatureProblem.connection(shared)) { try await rehearsal.signIn("beta-books", to: "us") }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        #expect(try await rehearsal.signIn("beta-books", to: "ca").replaced == nil)
    }

    @Test("to the company of an uninstalled connection is refused: only that one knows what is posted", .tags(.x1))
    func booksOfUninstalled() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        _ = try await Uninstall(rehearsal.scope).uninstall(ID(Rehearsal.ledger), isConfirmed: true)
        let integrations = Integrations(try await rehearsal.scope)
        try await integrations.prepareBooks(
            "second", kind: "quickbooks-online", values: Self.books)
        let refused = ConnectionProblem.uninstalled(Rehearsal.ledger, side: .books)
        await #expect(throws: FeatureProblem.connection(refused)) { try await rehearsal.signIn("second") }
        #expect(try await rehearsal.signIn("second", to: "ca").replaced == nil)
    }

    @Test("is for one set of books a company")
    func booksTwice() async throws {
        let rehearsal = try await Rehearsal.open()
        let twice = ConnectionProblem.booksTwice(connection: Rehearsal.ledger, company: Rehearsal.company)
        await #expect(throws: FeatureProblem.connection(twice)) {
            try await Integrations(rehearsal.scope).prepareBooks(
                "second", kind: "quickbooks-online", values: Self.books)
        }
    }

    @Test("says that nobody has, before the first time")
    func notSignedIn() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let integrations = Integrations(try await rehearsal.services.scope("beta"))
        try await integrations.prepareBooks(
            "beta-books", kind: "quickbooks-online", values: Self.books)
        await #expect(throws: FeatureProblem.connection(.notSignedIn("beta-books"))) {
            try await integrations.finishBooks(ID("beta-books"))
        }
        await #expect(throws: FeatureProblem.signInNotBegun("beta-books")) {
            try await rehearsal.finish("code=a&state=b&realmId=1", "beta-books")
        }
    }

    @Test("is for books that need one: others work with what their form asks for")
    func needed() async throws {
        let rehearsal = try await Rehearsal.open()
        let known = rehearsal.services
        var connectors = known.connectors
        for index in connectors.books.indices { connectors.books[index].signIn = .none }
        let services = Services(
            archive: known.archive, world: known.world, connectors: connectors, process: known.process)
        let scope = try await services.scope(Rehearsal.company)
        let (page, books) = (BooksSignIn(scope), ID<Books>(Rehearsal.ledger))
        await #expect(throws: FeatureProblem.connection(.noSignIn(Rehearsal.ledger))) {
            try await page.begin(books, redirectURI: Rehearsal.redirect)
        }
        try await known.archive.save(secret: "damaged", "tokens", of: Rehearsal.ledger)
        #expect(try await SyncContexts(scope).all().count == 1)
        await #expect(throws: FeatureProblem.connection(.notSignedIn(Rehearsal.ledger))) {
            try await SyncContexts(rehearsal.scope).all()
        }
    }

    @Test("survives every mistake: the address that comes last still finishes it")
    func mistakes() async throws {
        let rehearsal = try await Rehearsal.open()
        let page = try await BooksSignIn(rehearsal.scope).begin(ID(Rehearsal.ledger), redirectURI: Rehearsal.redirect)
        let right = try await rehearsal.callback(of: page, choosing: "us")
        let state = try #require(page.split(separator: "state=").last.map(String.init))
        for (address, problem) in [
            (Rehearsal.redirect + "?error=access_denied&state=\(state)", SignInProblem.consentRefused),
            (String(right.prefix { $0 != "&" }), .addressCut(missing: ["state", "realmId"])),
            (right.replacing("state=", with: "state=x"), .stateForeign),
            (right.replacing("code=", with: "code=x"), .codeWorn),
        ] {
            await #expect(throws: FeatureProblem.connection(.signIn(problem))) { try await rehearsal.finish(address) }
        }
        #expect(try await rehearsal.finish(right).company.name == rehearsal.name(of: "us"))
        await #expect(throws: FeatureProblem.signInNotBegun(Rehearsal.ledger)) { try await rehearsal.finish(right) }
    }

    @Test("is listed, and looked after, without a secret being opened")
    func withoutSecrets() async throws {
        let rehearsal = try await Rehearsal.open()
        let period = try #require(try await rehearsal.period())
        for name in ["tokens", "form.clientSecret", "form.token"] {
            for connection in [Rehearsal.ledger, Rehearsal.store] {
                try await rehearsal.services.archive.save(secret: "damaged", name, of: connection)
            }
        }
        let integrations = Integrations(try await rehearsal.scope)
        #expect(try await integrations.connections().compactMap(\.signIn) == [period])
        #expect(try await integrations.stores().count == 1)
        #expect(try await Health(rehearsal.services).ailments().isEmpty)
        await #expect(throws: FeatureProblem.connection(.notSignedIn(Rehearsal.ledger))) {
            _ = try await rehearsal.context()
        }
    }

    @Test("is known by its age and its end, and its end is told a week before")
    func consent() async throws {
        let rehearsal = try await Rehearsal.open()
        let period = try #require(try await rehearsal.period())
        let begun = try #require(period.begunAt)
        #expect(begun <= rehearsal.clock.now() && period.standing == .good)
        #expect(period.consentEndsAt == begun.advanced(bySeconds: 157_680_000))
        _ = try await rehearsal.context()
        #expect(rehearsal.services.notices.take().isEmpty)
        // Used now and then through five years, until five days before their end.
        for _ in 0..<21 {
            rehearsal.clock.advance(bySeconds: 86 * 86_400)
            _ = try await rehearsal.context().books.company()
        }
        rehearsal.clock.advance(bySeconds: 14 * 86_400)
        _ = try await rehearsal.context().books.company()
        #expect(try await rehearsal.period()?.standing == .ending)
        let notices = rehearsal.services.notices.take()
        #expect(notices.count == 1)
        let ailments = try await Health(rehearsal.services).ailments()
        #expect(ailments.count == 1 && ailments.allSatisfy { !$0.hinders })
        rehearsal.clock.advance(bySeconds: 6 * 86_400)
        #expect(try await rehearsal.period()?.standing == .ended)
        #expect(try await rehearsal.run().stop == "books.signInNeeded")
        #expect(try await Health(rehearsal.services).ailments().contains { $0.hinders })
        try await rehearsal.signIn()
        #expect(try await rehearsal.period()?.standing == .good)
        #expect(try await rehearsal.run().stop == nil)
    }
}

extension Rehearsal {
    /// What a company of the books is called.
    func name(of company: String) async throws -> String {
        try #require(try await books.profile(company: company)?.name)
    }

    fileprivate func period() async throws -> SignInPeriod? {
        try await Integrations(scope).books()?.signIn
    }
}
