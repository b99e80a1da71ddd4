import Accounting
import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import TestKit
import Testing

@Suite("A connection that waits for a person", .tags(.i5, .i6))
struct RestingConnectionTests {
    private static let due = ScheduleRow(
        company: Rehearsal.company, store: Rehearsal.store, workflow: "orders", rule: "every 60", dueAt: nil)

    @Test("is not asked again by schedules, may be tried by hand, and goes on when it is restored")
    func rests() async throws {
        let rehearsal = try await Rehearsal.open(orders: 4)
        try await rehearsal.sample.revoke(token: EcwidSampleSettings.tokenUsual)
        guard case .ran(let report, by: _) = try await DueRun(rehearsal.services).perform(Self.due) else {
            throw FeatureProblem.connectionUnknown("")
        }
        #expect(report.stop == "store.signInNeeded")
        let asked = rehearsal.count(of: "store.example")
        for _ in 1...3 {
            guard case .paused(let row) = try await DueRun(rehearsal.services).perform(Self.due) else {
                throw FeatureProblem.connectionUnknown("")
            }
            #expect(row.id == Rehearsal.store)
        }
        #expect(rehearsal.count(of: "store.example") == asked)
        #expect(try await Health(rehearsal.services).ailments().contains { $0.hinders })
        #expect(try await rehearsal.run().stop == "store.signInNeeded")
        try await rehearsal.sample.grant(token: "secret_other", scopes: EcwidSampleSettings.scopesUsual)
        _ = try await Integrations(rehearsal.scope).connectStore(
            Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues(token: "secret_other"))
        #expect(try await RunHistory(rehearsal.scope).run(ID(report.run)).isStopOver)
        guard case .ran(let mended, by: _) = try await DueRun(rehearsal.services).perform(Self.due) else {
            throw FeatureProblem.connectionUnknown("")
        }
        #expect(mended.stop == nil)
        #expect(try await Health(rehearsal.services).ailments().isEmpty)
    }

    @Test("is the books' as well as the store's")
    func books() async throws {
        let rehearsal = try await Rehearsal.open(orders: 4)
        try await rehearsal.books.revokeGrants(company: "us")
        _ = try await DueRun(rehearsal.services).perform(Self.due)
        let asked = rehearsal.count(of: "books.example")
        guard case .paused(let row) = try await DueRun(rehearsal.services).perform(Self.due) else {
            throw FeatureProblem.connectionUnknown("")
        }
        #expect(row.id == Rehearsal.ledger)
        #expect(rehearsal.count(of: "books.example") == asked)
    }

    @Test("ails no more once it is connected again, before the next run is due")
    func connectedAgain() async throws {
        let rehearsal = try await Rehearsal.open(orders: 4)
        let health = Health(rehearsal.services)
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 60))
        try await rehearsal.books.revokeGrants(company: "us")
        let report = try await rehearsal.run()
        #expect(report.stop == "books.signInNeeded")
        let stopped = try await RunHistory(rehearsal.scope).run(ID(report.run))
        #expect(try await !health.ailments().isEmpty && !stopped.isStopOver)
        try await rehearsal.signIn()
        #expect(try await health.ailments().isEmpty)
        #expect(try await RunHistory(rehearsal.scope).run(ID(report.run)).isStopOver)
        // What is not known to be mended still ails.
        try await rehearsal.sample.revoke(token: EcwidSampleSettings.tokenUsual)
        _ = try await rehearsal.run()
        #expect(try await !health.ailments().isEmpty)
    }

    @Test("and a set-up that was not finished ail no more once it is")
    func setUpFinished() async throws {
        let rehearsal = try await Rehearsal.open("ca", orders: 2)
        _ = try await rehearsal.signIn(to: "us")
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 60))
        #expect(try await rehearsal.run().stop == "notSetUp")
        #expect(try await !Health(rehearsal.services).ailments().isEmpty)
        try await rehearsal.setPolicy { _ in }
        #expect(try await Health(rehearsal.services).ailments().isEmpty)
    }

    @Test("or was uninstalled asks first, revokes, keeps the history, and goes on without doubles when it is back")
    func uninstalled() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        try await Feeds(rehearsal.scope).schedule(.orders, of: Rehearsal.storeID, .every(seconds: 60))
        await #expect(throws: FeatureProblem.self) {
            try await Uninstall(rehearsal.scope).uninstall(ID(Rehearsal.ledger), isConfirmed: false)
        }
        #expect(try await rehearsal.run().stop == nil)
        let outcome = try await Uninstall(rehearsal.scope).remove(ID(Rehearsal.ledger), isConfirmed: true)
        #expect(outcome.isRevoked == true && !outcome.isRemoved)
        #expect(try await rehearsal.services.archive.schedules(of: Rehearsal.company).map(\.rule) == ["off"])
        await #expect(throws: FeatureProblem.connection(.uninstalled(Rehearsal.ledger, side: .books))) {
            try await rehearsal.run()
        }
        await #expect(throws: FeatureProblem.connection(.uninstalled(Rehearsal.ledger, side: .books))) {
            try await rehearsal.signIn()
        }
        #expect(try await rehearsal.orders(.posted).count > 0)
        try await Integrations(rehearsal.scope).prepareBooks(
            Rehearsal.ledger, kind: "quickbooks-online",
            values: ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"])
        #expect(try await rehearsal.signIn().replaced == nil)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: before)
        try await rehearsal.expectSound()
        let actions = try await rehearsal.services.archive.audit(
            of: Rehearsal.company, AuditSearch(), page: .oldestFirst(after: 0), limit: 1000
        ).map(\.action)
        #expect(actions.contains(.uninstall))
        #expect(try await rehearsal.services.archive.isAuditSound(of: Rehearsal.company))
    }

    @Test("of a company that is removed is ended with it; what nothing came of goes whole")
    func removed() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let gone = try await Uninstall(rehearsal.services.scope("beta")).removeCompany(isConfirmed: true)
        #expect(gone.isRemoved && gone.connections.isEmpty)
        try await rehearsal.runUntilQuiet()
        let kept = try await Uninstall(rehearsal.scope).removeCompany(isConfirmed: true)
        #expect(!kept.isRemoved && kept.connections.count == 2)
        #expect(try await Companies(rehearsal.services).list().map(\.id) == [Rehearsal.company])
        #expect(try await rehearsal.orders().count == 2)
    }
}

extension Rehearsal {
    /// Requests that went there.
    fileprivate func count(of host: String) -> Int { network.sent.count { $0.url.contains("//\(host)/") } }
}
