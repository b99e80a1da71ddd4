import Accounting
import Bookkeeping
import Features
import LinkLedger
import Simulation
import Sync
import TestKit
import Testing

@Suite("A reconciled month")
struct ReconciliationTests {
    @Test(
        "that nobody disturbed has no finding and no difference", .tags(.x5),
        arguments: Length.chosen(["ca", "jp"], long: ["us", "ca", "gb", "fr", "de", "jp"]))
    func undisturbed(_ country: String) async throws {
        let month = try await ReconciledMonth.open(country)
        let report = try await month.reconcile()
        #expect(report.told.isEmpty)
        #expect(report.orders == 27 && report.posted == 27, "\(report.counts)")
        let bridge = try #require(report.bridges.first)
        #expect(report.bridges.count == 1)
        #expect(bridge.difference.isZero && bridge.differences.isEmpty, "\(bridge)")
        #expect(bridge.storeTotal.isPositive && bridge.booksIncome.isPositive && bridge.refunds.isPositive)
        #expect(report.taxes.allSatisfy { $0.difference.isZero }, "\(report.taxes)")
        #expect(!report.payments.isEmpty && report.payments.allSatisfy { $0.difference.isZero }, "\(report.payments)")
        #expect(report.isClean && report.oldestDays == nil)
        #expect(report.reads <= 8, "\(report.reads)")
    }

    @Test(
        "with realistic orders over months has no finding either", .tags(.x5),
        arguments: Length.chosen(["fr"], long: ["us", "fr"]))
    func realistic(_ country: String) async throws {
        let rehearsal = try await Rehearsal.open(country, orders: Length.isLong ? 400 : 30, seed: 11)
        try await rehearsal.runUntilQuiet()
        let whole = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let report = try await StoreReconciliation(try await rehearsal.context()).perform(whole)
        #expect(report.told.isEmpty)
        let counts = try await rehearsal.counts()
        #expect(report.counts == counts)
        for bridge in report.bridges {
            let waiting = bridge.differences.filter { $0.cause == .waiting || $0.cause == .needsYou }
            #expect(bridge.differences == waiting, "\(bridge.differences)")
            #expect(bridge.difference == waiting.map(\.amount).sum(bridge.currency))
        }
        #expect(report.taxes.allSatisfy { $0.difference.isZero }, "\(report.taxes)")
    }

    @Test("names each disturbance, and nothing else", .tags(.x5), arguments: Disturbance.chosen)
    func each(_ disturbance: Disturbance) async throws {
        let month = try await ReconciledMonth.open()
        let expected = try await month.suffer(disturbance)
        let report = try await month.reconcile()
        #expect(report.told == [expected])
        #expect(!report.isClean && report.oldestDays == 0 || disturbance == .movedOutOfPeriod)
    }

    @Test(
        "names all disturbances at once, and nothing else", .tags(.x5),
        arguments: Length.chosen(["gb"], long: ["us", "gb"]))
    func together(_ country: String) async throws {
        let month = try await ReconciledMonth.open(country)
        var expected: Set<String> = []
        for disturbance in Disturbance.allCases where country == "us" || disturbance != .editedTax {
            expected.insert(try await month.suffer(disturbance))
        }
        #expect(expected.count >= 20)
        let report = try await month.reconcile()
        #expect(report.told == expected)
        let bridge = try #require(report.bridges.first)
        #expect(bridge.difference == bridge.differences.map(\.amount).sum(bridge.currency))
        #expect(bridge.differences.allSatisfy { $0.cause == .byHand }, "\(bridge.differences)")
    }

    @Test("names exactly those that happened", .tags(.x5), arguments: Length.chosen([1], long: Array(1...20)))
    func some(_ seed: UInt64) async throws {
        let chance = SeededChance(seed)
        let month = try await ReconciledMonth.open(seed: seed)
        var expected: Set<String> = []
        for disturbance in Disturbance.allCases where chance.number(below: 3) == 0 {
            expected.insert(try await month.suffer(disturbance))
        }
        let report = try await month.reconcile()
        #expect(report.told == expected)
    }

    @Test("of daily summaries adds up too, and a deleted summary is one finding", .tags(.x5, .x13))
    func summaries() async throws {
        let rehearsal = try await Rehearsal.open("us", orders: 30, seed: 7) { policy in
            policy.summary = SummaryPolicy(
                changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            policy.timeZone = "UTC"
        }
        try await rehearsal.runUntilQuiet()
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        try await rehearsal.runUntilQuiet()
        let reconciliation = StoreReconciliation(try await rehearsal.context())
        let whole = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let before = try await reconciliation.perform(whole)
        let bridge = try #require(before.bridges.first)
        #expect(before.told.isEmpty)
        #expect(
            bridge.differences.allSatisfy { $0.cause == .waiting || $0.cause == .needsYou }, "\(bridge.differences)")
        #expect(bridge.difference == bridge.differences.map(\.amount).sum(bridge.currency))
        let receipts = try await rehearsal.list("SalesReceipt")
        let summary = try #require(receipts.first { $0.text("DocNumber")?.hasPrefix("DS") == true } ?? receipts.first)
        let id = try #require(summary.text("Id"))
        try await rehearsal.delete("SalesReceipt", id: id)
        let after = try await reconciliation.perform(whole)
        #expect(after.told == ["salesReceipt-\(id) removed"])
        let lost = try #require(after.bridges.first?.differences.first { $0.cause == .byHand })
        #expect(lost.books.isZero && after.bridges.first?.difference == bridge.difference + lost.amount)
    }
}
