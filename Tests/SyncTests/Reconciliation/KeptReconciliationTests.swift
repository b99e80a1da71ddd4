import Accounting
import Commerce
import Features
import Foundation
import SampleStores
import Storage
import Sync
import TestKit
import Testing

@Suite("A reconciliation that is kept", .tags(.x5))
struct KeptReconciliationTests {
    @Test("is made once however often it is asked for, and agrees with its days and with a fresh one")
    func kept() async throws {
        let rehearsal = try await Rehearsal.open()
        let mug = try await rehearsal.plainProduct()
        for _ in 1...3 { try await rehearsal.place("PAID", [(mug.sku, 2)]) }
        try await rehearsal.runUntilQuiet()
        let reconcile = Reconcile(try await rehearsal.scope)
        let days = try await reconcile.thisMonth()
        #expect(try await reconcile.kept(days) == nil)
        #expect(try await reconcile.lastDays() == nil)
        for _ in 1...3 { try reconcile.ask(days) }
        #expect(try reconcile.isUnderWay(days))
        await rehearsal.services.comparisons.work(for: rehearsal.services, count: 1)
        #expect(try !reconcile.isUnderWay(days))
        #expect(try reconcile.trouble(days) == nil)
        let kept = try #require(try await reconcile.kept(days))
        let fresh = try await reconcile.report(days: days)
        #expect(kept.reports.map(\.bridges) == fresh.map(\.bridges))
        #expect(try await reconcile.lastDays() == days)
        let (report, bridge) = (kept.reports[0], try #require(kept.reports[0].bridges.first))
        #expect(!bridge.storeTotal.isZero)
        #expect(report.byDay.map(\.store).sum(bridge.currency) == bridge.storeTotal)
        #expect(report.byDay.map(\.books).sum(bridge.currency) == bridge.booksTotal)
        #expect(report.byDay.map(\.day).first == days.lowerBound)
        #expect(report.byDay.map(\.day).last == days.upperBound)
        try await reconcile.note(handled: ID("invoice-1"), in: days)
        #expect(try await reconcile.kept(days)?.handled == ["invoice-1"])
    }

    @Test("says what kept it from being made, and leaves what came out before")
    func trouble() async throws {
        let rehearsal = try await Rehearsal.open()
        let reconcile = Reconcile(try await rehearsal.scope)
        let days = try await reconcile.thisMonth()
        // Nothing was read of the books yet.
        try reconcile.ask(days)
        await rehearsal.services.comparisons.work(for: rehearsal.services, count: 1)
        if try await reconcile.kept(days) == nil { #expect(try reconcile.trouble(days) != nil) }
        let many = days.lowerBound...days.lowerBound.adding(days: Reconcile.daysMax)
        #expect(throws: FeatureProblem.daysTooMany(most: Reconcile.daysMax)) { try reconcile.ask(many) }
    }
}
