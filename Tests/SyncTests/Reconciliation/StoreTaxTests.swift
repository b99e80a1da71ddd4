import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A reconciliation tells of tax", .tags(.x5))
struct StoreTaxTests {
    private static let whole = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)

    private func report(_ rehearsal: Rehearsal) async throws -> Reconciliation {
        try await StoreReconciliation(try await rehearsal.context()).perform(Self.whole)
    }

    @Test("what the store charged, also on orders that are held", arguments: ["us", "gb"])
    func held(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country)
        for buyer in 0..<3 { try await rehearsal.place("PAID", buyer: buyer) }
        try await rehearsal.runUntilQuiet()
        let before = try await report(rehearsal)
        #expect(before.taxes.allSatisfy { $0.difference.isZero }, "\(before.taxes)")
        // Nothing can be posted any more: the next orders are held.
        try await rehearsal.setPolicy { $0.payments = PaymentPolicy(rules: [], defaultAccount: nil) }
        for buyer in 3..<6 { try await rehearsal.place("PAID", buyer: buyer) }
        try await rehearsal.runUntilQuiet()
        let after = try await report(rehearsal)
        let bridge = try #require(after.bridges.first)
        #expect(after.counts[.needsYou] == 3)
        #expect(after.taxes.map(\.store).sum(bridge.currency) == bridge.tax)
        #expect(after.taxes.map(\.books).sum(bridge.currency) == bridge.booksTax)
        #expect((bridge.tax - bridge.booksTax).isPositive)
    }

    @Test("in books that keep it by hand as an item, as tax and not as another liability")
    func asItem() async throws {
        let rehearsal = try await Rehearsal.open("us-manual") { $0.tax.unitedStatesMode = .totalAsItem }
        for buyer in 0..<4 { try await rehearsal.place("PAID", buyer: buyer) }
        try await rehearsal.runUntilQuiet()
        let report = try await report(rehearsal)
        let bridge = try #require(report.bridges.first)
        #expect(bridge.tax.isPositive && bridge.booksTax == bridge.tax)
        #expect(report.taxes.map(\.books) == [bridge.tax] && report.taxes.map(\.store) == [bridge.tax])
        #expect(report.isClean)
    }

    @Test("and counts posted orders that need a person as in the books")
    func headline() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(order.id, payment: "PARTIALLY_REFUNDED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .needsYou)
        let report = try await report(rehearsal)
        #expect(report.inBooks == 1 && report.posted == 0 && !report.isClean)
    }

    @Test("and of money that went back for an order of before the start date, on the day when it did")
    func refundOfOldOrder() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let old = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0)
        rehearsal.clock.advance(bySeconds: 40 * 86_400)
        let today = BusinessDate(rehearsal.clock.now(), in: .gmt)
        try await rehearsal.setPolicy { $0.startDate = today.adding(days: -1) }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.refund(old.id, minorUnits: 500)
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(old.id)
        #expect(row.state == .needsYou && row.reasonCode == "refundWithoutSale")
        #expect(try await rehearsal.documents(["RefundReceipt", "SalesReceipt"]).isEmpty)
        let days = today.adding(days: -2)...today.adding(days: 2)
        let report = try await StoreReconciliation(try await rehearsal.context()).perform(days)
        let difference = try #require(report.bridges.first?.differences.first)
        #expect(difference.number == old.id && difference.cause == .needsYou)
        #expect(difference.amount == Money(minorUnits: -500, difference.amount.currency))
        #expect(report.bridges.first?.refunds == Money(minorUnits: 500, difference.amount.currency))
        #expect(report.bridges.first?.gross.isZero == true && !report.isClean)
    }
}
