import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import TestKit
import Testing

@Suite("A feature that is reached by the handle of a company", .tags(.a1))
struct ScopeTests {
    @Test("is refused to every role that does not have its permission, and to no other", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let (scope, known) = (
            try await rehearsal.scope(as: Requester(name: "ana", role: role)), try await rehearsal.known()
        )
        for call in FeatureCall.all {
            let refusal = FeatureProblem.notAllowed(call.permission, role: role)
            let problem = await rehearsal.problem { try await call.make(scope, known) }
            #expect(
                (problem == refusal) == (role < call.permission.least), "\(call.name): \(String(describing: problem))")
            #expect(scope.may(call.permission) == (role >= call.permission.least))
        }
    }

    @Test("knows nothing of another company's things")
    func foreign() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let (beta, known) = (try await rehearsal.services.scope("beta"), try await rehearsal.known())
        let before = try await rehearsal.snapshot()
        let entries = try await rehearsal.audit().count
        for call in FeatureCall.all where call.foreign != .namesNothing {
            let problem = await rehearsal.problem { try await call.make(beta, known) }
            #expect(call.unknown(known).contains { $0 == problem }, "\(call.name): \(String(describing: problem))")
        }
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.audit().count == entries)
        #expect(try await OrderList(rehearsal.scope).page(of: known.store, limit: 10).count == 3)
    }

    @Test("knows nothing of a store that the person does not see")
    func hidden() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let blind = Requester(name: "ana", role: .administrator, visibleStores: [])
        let (scope, known) = (try await rehearsal.scope(as: blind), try await rehearsal.known())
        for call in FeatureCall.all where call.foreign == .store {
            let problem = await rehearsal.problem { try await call.make(scope, known) }
            #expect(call.unknown(known).contains { $0 == problem }, "\(call.name): \(String(describing: problem))")
        }
        #expect(try await Feeds(scope).runs(limit: 10).isEmpty)
        #expect(try await Feeds(scope).list().isEmpty)
        #expect(try await Integrations(scope).connections().map(\.side) == [.books])
    }

    @Test("is called by this list with every permission that there is", arguments: Permission.allCases)
    func complete(_ permission: Permission) {
        #expect(FeatureCall.all.contains { $0.permission == permission })
    }

    @Test("names the person in the audit")
    func named() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let ana = Requester(person: ID("7"), name: "ana@example.com", role: .clerk)
        try await OrderList(rehearsal.scope(as: ana)).retryAll(of: Rehearsal.storeID)
        #expect(try await rehearsal.audit(.retry).map(\.actor) == ["ana@example.com"])
    }

    @Test("of a company that nobody made is not to be had")
    func companyUnknown() async throws {
        let rehearsal = try await Rehearsal.open()
        await #expect(throws: FeatureProblem.companyUnknown("nope")) { try await rehearsal.services.scope("nope") }
        await #expect(throws: FeatureProblem.connectionUnknown("nope")) {
            try await rehearsal.services.scope(ofConnection: "nope")
        }
    }
}

extension FeatureCall {
    /// What a company answers that does not know the things of the call.
    func unknown(_ known: KnownThings) -> [FeatureProblem] {
        switch foreign {
        case .namesNothing: []
        case .store: [.connectionUnknown(known.store.rawValue), .storeMissing(company: "beta")]
        case .connection:
            [
                .connectionUnknown(known.store.rawValue), .connectionUnknown(known.books.rawValue),
                .storeMissing(company: "beta"),
            ]
        case .run: [.runUnknown(known.run.rawValue), .undoUnknown(known.run.rawValue)]
        case .opensOwn: [.booksMissing(company: "beta"), .storeMissing(company: "beta")]
        }
    }
}

extension Rehearsal {
    /// Things of this company.
    fileprivate func known() async throws -> KnownThings {
        let order = try #require(try await orders().first)
        let run = try #require(try await Feeds(scope).runs(limit: 1).first)
        return KnownThings(
            store: Self.storeID, books: ID(Self.ledger), order: order.ref, run: ID(run.id), backfill: ID("none"),
            finding: ID("invoice-1"))
    }

    /// What a call was refused with; `nil` when it went through.
    fileprivate func problem(_ call: () async throws -> Void) async -> FeatureProblem? {
        do { try await call() } catch let problem as FeatureProblem { return problem } catch {
            Issue.record("\(error)")
        }
        return nil
    }
}
