import Accounting
import ConnectorKit
import Features
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What a person asks the server to do", .tags(.w21, .x1))
struct ErrandTests {
    private static let ana = Requester(name: "ana@example.com", role: .clerk)

    @Test("is done under the name that they were given, and in their name")
    func done() async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        let scope = try await rehearsal.scope(as: Self.ana)
        let run = try #require(try await SyncNow(scope).askAll().first)
        #expect(try await RunHistory(scope).run(run).state == .asked)
        #expect(try await RunHistory(scope).page(limit: 9).runs.map(\.id) == [run])
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        let facts = try await RunHistory(scope).run(run)
        #expect(facts.state == .finished && facts.starter == .named("ana@example.com"))
        #expect(facts.report?.outcomes.values.reduce(0, +) == 5)
        let results = try await RunHistory(scope).results(of: facts, outcome: nil, after: nil, limit: 9)
        #expect(results.count == 5)
        #expect(try await RunHistory(scope).page(limit: 9).runs.map(\.id) == [run])
        #expect(try await !rehearsal.desk().runOne(owner: "a"))
        try await rehearsal.expectSound()
    }

    @Test("is done once, however often they click")
    func clicks() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let sync = SyncNow(try await rehearsal.scope(as: Self.ana))
        async let first = sync.askAll()
        async let second = sync.askAll()
        let asked = try await first + second
        #expect(Set(asked).count == 1)
        #expect(try await sync.ask(.products, of: Rehearsal.storeID) != asked[0], "another workflow is another errand")
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        #expect(try await sync.askAll() != [asked[0]], "once it is done, a new one")
    }

    @Test("is the run that goes on already, where one does; not one that died")
    func underWay() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let (archive, now) = (rehearsal.services.archive, rehearsal.clock.now())
        try await archive.save(
            RunRow(
                id: "r1", company: Rehearsal.company, store: Rehearsal.store, workflow: "orders", trigger: "schedule",
                startedAt: now))
        let lease = "posting:\(Rehearsal.ledger)"
        #expect(try await archive.lease(lease, owner: "o", now: now, until: now.advanced(bySeconds: 900)))
        let sync = SyncNow(try await rehearsal.scope(as: Self.ana))
        #expect(try await sync.askAll() == [ID("r1")])
        try await archive.release(lease, owner: "o")
        #expect(try await sync.askAll() != [ID("r1")])
    }

    @Test("waits while somebody else writes to the books")
    func busy() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let (archive, now) = (rehearsal.services.archive, rehearsal.clock.now())
        let lease = "posting:\(Rehearsal.ledger)"
        #expect(try await archive.lease(lease, owner: "o", now: now, until: now.advanced(bySeconds: 600)))
        let scope = try await rehearsal.scope(as: Self.ana)
        let run = try #require(try await SyncNow(scope).askAll().first)
        #expect(try await !rehearsal.desk().runOne(owner: "a"))
        #expect(try await RunHistory(scope).run(run).state == .asked)
        try await archive.release(lease, owner: "o")
        rehearsal.clock.advance(bySeconds: 5)
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        #expect(try await RunHistory(scope).run(run).state == .finished)
    }

    @Test("is gone on with by the next process, when the first one died in the middle")
    func died() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let scope = try await rehearsal.scope(as: Self.ana)
        let run = try #require(try await SyncNow(scope).askAll().first)
        let accident = Accident(.afterWrite)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: 12)
        _ = try? await rehearsal.desk(of: process).runOne(owner: "dead")
        rehearsal.outlastLeases()
        #expect(try await rehearsal.desk().runOne(owner: "alive"))
        let facts = try await RunHistory(scope).run(run)
        #expect(facts.state == .finished)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("says so when it can no longer be done")
    func gone() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let scope = try await rehearsal.scope(as: Self.ana)
        let run = try #require(try await SyncNow(scope).askAll().first)
        let administrator = try await rehearsal.scope
        _ = try await Uninstall(administrator).uninstall(ID(Rehearsal.store), isConfirmed: true)
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        #expect(try await RunHistory(scope).run(run).state == .notBegun)
    }
}

extension Rehearsal {
    /// The server's desk for errands, in this process or another.
    func desk(of other: Services? = nil) -> ErrandDesk {
        let services = other ?? services
        return ErrandDesk(archive: services.archive, world: services.world) { await Errands(services).perform($0) }
    }
}
