import Accounting
import Bookkeeping
import ConnectorKit
import Features
import LinkLedger
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

    @Test("is done by the server that runs, whatever it is", .timeLimit(.minutes(10)))
    func everyKind() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let (archive, world) = (rehearsal.services.archive, rehearsal.services.world)
        for kind in ErrandRow.Kind.allCases {
            _ = try await archive.ask(
                ErrandRow(
                    id: kind.rawValue, company: Rehearsal.company, store: Rehearsal.store, kind: kind,
                    askedBy: "ana@example.com", askedAt: world.clock.now()))
        }
        let (done, continuation) = AsyncStream.makeStream(of: ErrandRow.Kind.self)
        // Its pauses last until the desk is ended: nothing here waits for a second look.
        let still = World(
            clock: ManualClock(world.clock.now()), chance: world.chance, identifiers: world.identifiers,
            network: world.network)
        let desk = ErrandDesk(archive: archive, world: still) { errand in
            continuation.yield(errand.kind)
            return .done("{}")
        }
        async let _: Void = desk.run()
        var open = Set(ErrandRow.Kind.allCases)
        for await kind in done {
            open.remove(kind)
            if open.isEmpty { break }
        }
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

    @Test(
        "is a few real orders first, that are posted once and taken back at a word, also when a process dies",
        .tags(.w22, .x4))
    func firstOrders() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let scope = try await rehearsal.scope
        let first = FirstOrders(scope)
        #expect(try await first.candidates(of: Rehearsal.storeID).isEmpty, "nobody looked ahead yet")
        _ = try await DryRuns(scope).ask(of: Rehearsal.storeID, DryRunQuestion())
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        let chosen = try await first.candidates(of: Rehearsal.storeID)
        #expect(chosen.count == 3)
        try await first.post(chosen, of: Rehearsal.storeID)
        #expect(try await first.standing(of: Rehearsal.storeID)?.state == .posting)
        try await first.takeBack(of: Rehearsal.storeID)
        let accident = Accident(.afterWrite)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: 12)
        _ = try? await rehearsal.desk(of: process).runOne(owner: "dead")
        rehearsal.outlastLeases()
        while try await rehearsal.desk().runOne(owner: "alive") {}
        let posted = try #require(try await first.standing(of: Rehearsal.storeID))
        #expect(posted.state == .posted && posted.orders.allSatisfy { $0.state == .posted }, "\(posted)")
        #expect(posted.orders.count == 3)
        try await first.takeBack(of: Rehearsal.storeID)
        #expect(try await first.standing(of: Rehearsal.storeID)?.state == .takingBack)
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        let undone = try #require(try await first.standing(of: Rehearsal.storeID))
        #expect(undone.state == .takenBack && undone.orders.allSatisfy { $0.state == .skipped }, "\(undone)")
        #expect(try await rehearsal.documents(["Invoice", "SalesReceipt", "Payment"]).isEmpty)
    }

    @Test("is a dry run of some days, or of all where there is no order of these", .tags(.x3))
    func widened() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let dryRuns = DryRuns(try await rehearsal.scope)
        let late = BusinessDate("2031-01-01")
        for (isWidened, orders) in [(true, 6), (nil, 0)] as [(Bool?, Int)] {
            let id = try await dryRuns.ask(
                of: Rehearsal.storeID, DryRunQuestion(from: late, isWidened: isWidened))
            #expect(try await rehearsal.desk().runOne(owner: "a"))
            guard case .done(let difference) = try await dryRuns.dryRun(id).state else {
                return #expect(Bool(false), "not done")
            }
            #expect(difference.orders == orders && difference.isWidened == (isWidened ?? false))
        }
        #expect(try await dryRuns.latestOfNow(of: Rehearsal.storeID) != nil)
        try await rehearsal.setPolicy { $0.numbering.prefix = "X" }
        #expect(try await dryRuns.latestOfNow(of: Rehearsal.storeID) == nil, "the settings were changed since")
    }

    @Test("is a look at products: which have an item, which would get one, which codes several bear", .tags(.w14))
    func products() async throws {
        let rehearsal = try await Rehearsal.open(awkward: true)
        let looks = ProductLooks(try await rehearsal.scope)
        try await looks.ask(of: Rehearsal.storeID)
        #expect(try await looks.latest(of: Rehearsal.storeID)?.isGoingOn == true)
        let before = try await rehearsal.snapshot()
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        try await rehearsal.snapshot().expectSame(as: before)
        let survey = try #require(try await looks.latest(of: Rehearsal.storeID)?.result)
        #expect(survey.matched + survey.created + survey.doubtful == survey.products)
        #expect(survey.created > 0 && survey.shared > 0 && survey.sharedCodes.count == survey.shared)
        #expect(survey.sharedCodes.allSatisfy { $0.products.count > 1 })
        _ = try await rehearsal.run(.products)
        try await looks.ask(of: Rehearsal.storeID)
        #expect(try await rehearsal.desk().runOne(owner: "a"))
        let after = try #require(try await looks.latest(of: Rehearsal.storeID)?.result)
        #expect(after.created == 0 && after.products == survey.products && after.shared == survey.shared)
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
