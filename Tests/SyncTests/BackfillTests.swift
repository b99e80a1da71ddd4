import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A backfill")
struct BackfillTests {
    /// The sample store's orders lie before the clock of the tests; from this day on a sync takes them by itself.
    private static let start = day("2026-05-01")
    private static let first = day("2020-01-01")

    @Test(
        "is seen first: nothing is posted, and what it shows is what it then posts", .tags(.x9, .x3),
        arguments: Length.chosen(["fr"], long: ["us", "fr"]))
    func seenFirst(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country, orders: 18) { $0.startDate = Self.start }
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        let known = try await rehearsal.orders().count
        let seen = try await rehearsal.estimate(Self.first)
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.orders().count == known, "kept apart")
        #expect(seen.row.state == .proposed && seen.row.found > 5)
        #expect(seen.row.lastDay == Self.start.adding(days: -1))
        #expect(seen.estimate.orders == seen.row.found)

        let documents = try await rehearsal.documents()
        try await rehearsal.confirmAndRun(seen.row.token)
        let made = try await rehearsal.documents().count - documents.count
        #expect(made == seen.estimate.documents.values.reduce(0, +))
        let end = try await rehearsal.look()
        #expect(end.row.state == .finished && end.row.admitted == end.row.found && end.counts.open == 0)
        #expect(end.counts.states[.posted] == seen.estimate.outcomes["create"])
        #expect(end.counts.states[.needsYou, default: 0] == seen.estimate.outcomes["needsYou", default: 0])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("says which payments bear a day that the store does not tell", .tags(.x9, .w17))
    func guessedDays() async throws {
        let rehearsal = try await Rehearsal.open(orders: 1) { $0.startDate = day("2027-01-01") }
        let sku = try await rehearsal.plainProduct().sku
        let placed = BusinessDate(rehearsal.clock.now(), in: .gmt)
        var orders: [String] = []
        for module in ["", "", "stripe"] {
            let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
            try await rehearsal.edit(order.id, ["paymentModule": .text(module)])
            orders.append(order.id)
        }
        rehearsal.clock.advance(bySeconds: 40 * 86_400)
        for order in orders { try await rehearsal.setStatus(order, fulfillment: "SHIPPED") }
        let seen = try await rehearsal.estimate(placed.adding(days: -1), to: placed.adding(days: 1))
        #expect(seen.estimate.outcomes["create"] == 3)
        #expect(seen.estimate.guessedDays == 2)
    }

    @Test("comes to the same books as a sync without a start date", .tags(.x9, .x1))
    func sameAsSync() async throws {
        let rehearsal = try await Rehearsal.open(orders: 14, seed: 11) { $0.startDate = Self.start }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.confirmAndRun(try await rehearsal.estimate(Self.first).row.token)
        try await rehearsal.runUntilQuiet()
        let whole = try await Undisturbed.shared.books("us", orders: 14, seed: 11)
        try await rehearsal.snapshot().withoutTowns.expectSame(as: whole.withoutTowns)
    }

    @Test("of a store that posts daily summaries comes to the receipts of its days", .tags(.x9, .x13))
    func summaries() async throws {
        func open(since start: BusinessDate?) async throws -> Rehearsal {
            try await Rehearsal.open(orders: 24, seed: 5) {
                $0.summary = SummaryPolicy(changes: [.init(from: Self.first, isSummarised: true)])
                $0.startDate = start
            }
        }
        let whole = try await open(since: nil)
        try await whole.runUntilQuiet()
        #expect(try await whole.documents(["SalesReceipt"]).count > 5)

        let rehearsal = try await open(since: Self.start)
        try await rehearsal.runUntilQuiet()
        let seen = try await rehearsal.estimate(Self.first)
        let known = try await rehearsal.documents().count
        try await rehearsal.confirmAndRun(seen.row.token)
        try await rehearsal.runUntilQuiet()
        let made = try await rehearsal.documents().count - known
        #expect(seen.estimate.documents.values.reduce(0, +) == made, "what it shows is what it posts")
        #expect(try await rehearsal.counts()[.posted] == seen.estimate.outcomes["create"])
        let (filed, expected) = (try await rehearsal.snapshot(), try await whole.snapshot())
        #expect(filed.documents == expected.documents)
        #expect(filed.ledger.nonZero == expected.ledger.nonZero)
        try await rehearsal.expectSound()
    }

    @Test("that is undone leaves the books as they were, until a person asks for the orders", .tags(.x9, .x4))
    func undone() async throws {
        let rehearsal = try await Rehearsal.open(orders: 14, seed: 11) { $0.startDate = Self.start }
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        let seen = try await rehearsal.estimate(Self.first)
        let run = try await rehearsal.confirmAndRun(seen.row.token).run
        let brought = try await rehearsal.snapshot()
        #expect(brought.documents.count > before.documents.count)
        try await rehearsal.undo(.run(ID(run)))
        #expect(try await rehearsal.snapshot().documents == before.documents)
        #expect(try await rehearsal.snapshot().ledger.nonZero == before.ledger.nonZero)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.snapshot().documents == before.documents, "a sync brings nothing back")

        let again = try await rehearsal.estimate(Self.first)
        #expect(again.estimate.documents.isEmpty && again.estimate.outcomes["create"] == nil)
        try await rehearsal.confirmAndRun(again.row.token)
        #expect(try await rehearsal.snapshot().documents == before.documents, "nor does a backfill, as it said")
        let away = try await rehearsal.orders(.skipped).filter { $0.reasonCode == "undone" }.map(\.ref)
        _ = try await OrderList(rehearsal.scope).retry(away)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.snapshot().documents == brought.documents)
        try await rehearsal.expectSound()
    }

    @Test("is not begun without the word of a person who has seen this very range", .tags(.x9))
    func needsWord() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20) { $0.startDate = Self.start }
        let feature = Backfills(try await rehearsal.scope)
        await #expect(throws: FeatureProblem.backfill(.noneUnderWay)) {
            try await feature.confirm(of: Rehearsal.storeID, token: "x")
        }
        let wide = try await rehearsal.estimate(Self.first)
        let narrow = try await rehearsal.estimate(Self.first, to: day("2026-02-01"))
        #expect(wide.row.token != narrow.row.token && narrow.row.found < wide.row.found)
        for token in [nil, "", wide.row.token] {
            await #expect(throws: FeatureProblem.backfill(.unseen(token: narrow.row.token))) {
                try await feature.confirm(of: Rehearsal.storeID, token: token)
            }
        }
        #expect(try await rehearsal.documents().isEmpty)
    }

    @Test("takes no range that a sync brings in by itself", .tags(.x9))
    func ranges() async throws {
        let rehearsal = try await Rehearsal.open(orders: 1) { $0.startDate = Self.start }
        await #expect(throws: FeatureProblem.backfill(.afterStartDate(Self.start))) {
            try await rehearsal.estimate(Self.start)
        }
        await #expect(throws: FeatureProblem.backfill(.rangeEmpty(from: day("2026-02-02"), to: day("2026-02-01")))) {
            try await rehearsal.estimate(day("2026-02-02"), to: day("2026-02-01"))
        }
        let capped = try await rehearsal.estimate(Self.first, to: day("2026-12-31"))
        #expect(capped.row.lastDay == Self.start.adding(days: -1))
        try await rehearsal.setPolicy { $0.startDate = nil }
        await #expect(throws: FeatureProblem.backfill(.nothingBefore)) { try await rehearsal.estimate(Self.first) }
    }

    @Test("is paused and resumed from any process, oldest orders first", .tags(.x9))
    func pausedAndResumed() async throws {
        let rehearsal = try await Rehearsal.open(orders: 14) { $0.startDate = Self.start }
        let seen = try await rehearsal.estimate(Self.first)
        try await rehearsal.confirmAndRun(seen.row.token, ordersMax: 7)
        let paused = try await rehearsal.look()
        #expect(paused.row.state == .paused && paused.row.admitted == 7 && paused.done == 7)
        let early = try await rehearsal.orders().compactMap(\.placedAt).max()
        // A sync in between leaves the rest alone.
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.look().row.admitted == 7)
        let other = try await rehearsal.process()
        try await rehearsal.confirmAndRun(nil, by: other)
        let end = try await rehearsal.look()
        #expect(end.row.state == .finished && end.row.admitted == seen.row.found)
        #expect(try await rehearsal.audit().filter { $0.action == .backfill }.count == 2)
        let rest = try await rehearsal.services.archive.counts(ofBackfill: end.row.id)
        #expect(rest.open == 0)
        let first = try #require(early)
        #expect(try await rehearsal.orders().filter { $0.placedAt.map { $0 <= first } ?? false }.count == 7)
        try await rehearsal.expectSound()
    }

    @Test("keeps to a limit of orders, and a sync in between goes first", .tags(.x9))
    func limited() async throws {
        let rehearsal = try await Rehearsal.open(orders: 14) { $0.startDate = Self.start }
        let seen = try await rehearsal.estimate(Self.first, ordersPerHour: 120)
        #expect(seen.estimate.secondsMin == seen.row.found * 30)
        let begun = rehearsal.clock.now()
        try await rehearsal.confirmAndRun(seen.row.token)
        let passed = rehearsal.clock.now().seconds - begun.seconds
        #expect(passed >= Int64(seen.row.found - 2) * 30)
        #expect(try await rehearsal.look().row.state == .finished)
    }

    @Test("makes room for a run that waits for the books", .tags(.x9, .w21))
    func makesRoom() async throws {
        let rehearsal = try await Rehearsal.open(orders: 10) { $0.startDate = Self.start }
        let archive = rehearsal.services.archive
        let now = rehearsal.clock.now()
        // A backfill holds the books for half a minute: the run waits for it and says so.
        #expect(
            try await archive.lease(
                "posting:\(Rehearsal.ledger)", owner: "backfill-x.1", now: now, until: now.advanced(bySeconds: 30)))
        try await rehearsal.run()
        #expect(rehearsal.clock.now().seconds - now.seconds >= 30)
        #expect(try await archive.holder(of: "turn:\(Rehearsal.ledger)") == nil, "it waits no more")
        // Somebody waits: the backfill does not take the books before that wish has ended.
        let seen = try await rehearsal.estimate(Self.first)
        let wished = rehearsal.clock.now()
        #expect(
            try await archive.lease(
                "turn:\(Rehearsal.ledger)", owner: "run.1", now: wished, until: wished.advanced(bySeconds: 30)))
        try await rehearsal.confirmAndRun(seen.row.token)
        #expect(rehearsal.clock.now().seconds - wished.seconds >= 30)
        try await rehearsal.expectSound()
    }

    @Test(
        "rests when settings or the closing date are other than those that were seen", .tags(.x9),
        arguments: [true, false])
    func outdated(bySettings: Bool) async throws {
        let rehearsal = try await Rehearsal.open(orders: 24) { $0.startDate = Self.start }
        let seen = try await rehearsal.estimate(Self.first)
        try await rehearsal.confirmAndRun(seen.row.token, ordersMax: 5)
        if bySettings {
            try await rehearsal.setPolicy { $0.numbering.prefix = "H" }
        } else {
            try await rehearsal.close("2026-01-31")
            try await rehearsal.runUntilQuiet()
            _ = try await rehearsal.dryRun()
        }
        try await rehearsal.confirmAndRun(nil)
        let resting = try await rehearsal.look()
        #expect(resting.row.state == .paused && resting.row.reason == "outdated" && resting.row.admitted == 5)
        let problem = await #expect(throws: FeatureProblem.self) { try await rehearsal.confirmAndRun(nil) }
        let fresh = try await rehearsal.look().row.token
        #expect(problem == .backfill(.outdated(token: fresh)) && fresh != seen.row.token)
        try await rehearsal.confirmAndRun(fresh)
        #expect(try await rehearsal.look().row.state == .finished)
        if !bySettings {
            let held = try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "periodClosed" }
            #expect(!held.isEmpty)
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("that is given up leaves what is posted and brings in no more", .tags(.x9))
    func cancelled() async throws {
        let rehearsal = try await Rehearsal.open(orders: 14) { $0.startDate = Self.start }
        let seen = try await rehearsal.estimate(Self.first)
        try await rehearsal.confirmAndRun(seen.row.token, ordersMax: 4)
        let end = try await Backfills(rehearsal.scope).cancel(of: Rehearsal.storeID)
        #expect(end.row.state == .cancelled && end.row.admitted == 4)
        let posted = try await rehearsal.snapshot()
        await #expect(throws: FeatureProblem.backfill(.noneUnderWay)) { try await rehearsal.confirmAndRun(nil) }
        #expect(try await rehearsal.services.archive.history(of: end.row.id, after: nil, limit: 1).isEmpty)
        try await rehearsal.snapshot().expectSame(as: posted)
        // Another one begins where this ended, and doubles nothing.
        try await rehearsal.confirmAndRun(try await rehearsal.estimate(Self.first).row.token)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("follows orders that change after they were brought in", .tags(.x9))
    func changesLater() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20) { $0.startDate = Self.start }
        try await rehearsal.confirmAndRun(try await rehearsal.estimate(Self.first).row.token)
        let old = try #require(
            try await rehearsal.orders(.posted).first { row in
                row.total > 0 && row.placedAt.map { $0 < rehearsal.clock.now() } ?? false
            })
        try await rehearsal.refund(old.id)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        // Tried again, an admitted order does not fall back to the rule of the start date.
        _ = try await OrderList(rehearsal.scope).retry([old.ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(old.number).state != .skipped)
    }

    @Test(
        "that dies anywhere goes on and posts once", .tags(.x9, .x1), arguments: Accident.Kind.chosen,
        Length.chosen([9], long: [2, 9, 23]))
    func dies(kind: Accident.Kind, step: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: 20) { $0.startDate = Self.start }
        try await rehearsal.runUntilQuiet()
        let seen = try await rehearsal.estimate(Self.first)
        let accident = Accident(kind)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: step)
        do { try await rehearsal.confirmAndRun(seen.row.token, by: process) } catch is FeatureProblem {}
        #expect(accident.hasHappened)
        rehearsal.outlastLeases()
        // It may have died before or after it was confirmed, or in its very last step.
        if try await rehearsal.look().row.state.isOpen {
            do { try await rehearsal.confirmAndRun(seen.row.token) } catch is FeatureProblem {}
            if try await rehearsal.run().stop == "books.signInNeeded" { try await rehearsal.signIn() }
            if try await rehearsal.look().row.state.isOpen { try await rehearsal.confirmAndRun(seen.row.token) }
        }
        #expect(try await rehearsal.look().row.state == .finished)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        try await rehearsal.snapshot().expectSame(as: try await Self.undisturbed.value)
    }

    /// What the same backfill comes to when nothing dies. It takes the oldest order first, a sync the one that changed first: where
    /// a buyer writes their name in two ways, the customer bears that of the first order.
    private static let undisturbed = Task {
        let rehearsal = try await Rehearsal.open(orders: 20) { $0.startDate = start }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.confirmAndRun(try await rehearsal.estimate(first).row.token)
        try await rehearsal.runUntilQuiet()
        return try await rehearsal.snapshot()
    }
}

func day(_ text: String) -> BusinessDate { BusinessDate(text) ?? BusinessDate(daysSince1970: 0) }

extension Rehearsal {
    func estimate(
        _ from: BusinessDate, to: BusinessDate? = nil, ordersPerHour: Int? = nil
    ) async throws -> BackfillProgress {
        try await Backfills(scope).estimate(
            of: Self.storeID, from: from, to: to, ordersPerHour: ordersPerHour)
    }

    @discardableResult
    func confirmAndRun(_ token: String?, ordersMax: Int? = nil, by other: Services? = nil) async throws -> RunReport {
        let feature = Backfills(try await (other ?? services).scope(Self.company))
        let backfill = try await feature.confirm(of: Self.storeID, token: token)
        return try await feature.run(backfill, of: Self.storeID, ordersMax: ordersMax)
    }

    func look() async throws -> BackfillProgress { try await Backfills(scope).look(of: Self.storeID) }

    /// A bookkeeper closes the books up to a day.
    func close(_ day: String) async throws {
        try await books.setPreferences(company: country, json: #"{"AccountingInfoPrefs":{"BookCloseDate":"\#(day)"}}"#)
        clock.advance(bySeconds: 60)
    }
}
