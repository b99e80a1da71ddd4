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
import Wording

@Suite("A store that changes its currency", .tags(.x2, .x8))
struct StoreCurrencyTests {
    private struct Shop {
        let rehearsal: Rehearsal
        let sku: String
        let paid: String
        let unpaid: String

        func tell(_ currency: String) async throws {
            try await rehearsal.sample.editProfile(
                fields: Data(#"{"formatsAndUnits":{"currency":"\#(currency)"}}"#.utf8))
        }

        /// The orders are touched: an address, a refund, a payment.
        func touch() async throws {
            try await rehearsal.edit(paid, ["privateAdminNotes": .text("call back")])
            try await rehearsal.refund(paid, minorUnits: 500)
            try await rehearsal.setStatus(unpaid, payment: "PAID")
        }
    }

    private func open(_ country: String, summary: Bool = false) async throws -> Shop {
        let rehearsal = try await Rehearsal.open(country) { policy in
            policy.timeZone = "UTC"
            if summary {
                let always = SummaryPolicy.Change(from: BusinessDate(daysSince1970: 0), isSummarised: true)
                policy.summary = SummaryPolicy(changes: [always])
            }
        }
        let sku = try await rehearsal.plainProduct().sku
        let paid = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0).id
        let unpaid = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 1).id
        rehearsal.clock.advance(bySeconds: summary ? 30 * 3600 : 60)
        try await rehearsal.runUntilQuiet()
        return Shop(rehearsal: rehearsal, sku: sku, paid: paid, unpaid: unpaid)
    }

    @Test(
        "is not synced before a person says what is so, and nothing that is posted moves",
        arguments: ["ca", "ca-multicurrency"], [true, false])
    func stops(country: String, summary: Bool) async throws {
        let shop = try await open(country, summary: summary)
        let rehearsal = shop.rehearsal
        let before = try await rehearsal.snapshot()
        try await shop.tell("USD")
        try await shop.touch()
        let report = try await rehearsal.run()
        #expect(report.stopped == .currencyChanged(from: .cad, to: .usd))
        #expect(try await rehearsal.run(isConfirmed: true).stop == "currencyChanged")
        // Another token is no word on the currency.
        _ = try await Integrations(rehearsal.scope).connectStore(
            Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues())
        #expect(try await rehearsal.run().stop == "currencyChanged")
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.order(shop.paid).state == .posted)
        for language in Language.allCases {
            let told = Sentences(language).explain(try #require(report.stopped))
            for text in [told.what, told.meaning, told.remedy] {
                #expect(!text.lowercased().contains("multi"), "\(text)")
            }
            #expect(told.remedy.contains("storeCurrency") && told.what.contains("CAD") && told.what.contains("USD"))
        }
        // The month is still held against the books in the currency of its orders.
        let days = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let reconciled = try await StoreReconciliation(try await rehearsal.context()).perform(days)
        #expect(reconciled.isClean && reconciled.bridges.map(\.currency) == [.cad], "\(reconciled.bridges)")

        // The merchant sets it back: all goes on.
        try await shop.tell("CAD")
        try await rehearsal.runUntilQuiet()
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(shop.paid).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("keeps the currency of each order as it was first read, once a person said that new ones are in another")
    func said() async throws {
        let shop = try await open("ca-multicurrency")
        let rehearsal = shop.rehearsal
        let posted = try await rehearsal.documents()
        try await shop.tell("USD")
        try await shop.touch()
        #expect(try await rehearsal.run().stop == "currencyChanged")
        try await rehearsal.setPolicy { $0.storeCurrency = .usd }
        let new = try await rehearsal.place("PAID", [(shop.sku, 1)], buyer: 2).id
        try await rehearsal.runUntilQuiet()
        for kind in ["Invoice", "SalesReceipt", "Payment", "RefundReceipt"] {
            for record in try await rehearsal.list(kind) {
                let isNew = record.text("DocNumber") == new
                #expect(record.record("CurrencyRef")?.text("value") == (isNew ? "USD" : "CAD"), "\(record)")
            }
        }
        let now = try await rehearsal.documents()
        #expect(posted.allSatisfy { one in now.contains { $0.id == one.id && $0.total == one.total } })
        #expect(now.contains { $0.kind == "RefundReceipt" && $0.total == 5 })
        let rows = try await [shop.paid, shop.unpaid, new].asyncMap { try await rehearsal.order($0) }
        #expect(rows.map(\.currency) == ["CAD", "CAD", "USD"] && rows.allSatisfy { $0.state == .posted }, "\(rows)")
        // Undone and retried, an order is in the currency in which it was read.
        _ = try await rehearsal.undo(.order(rows[0].id, in: nil))
        try await rehearsal.runUntilQuiet()
        _ = try await OrderList(rehearsal.scope).retry([rows[0].ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(shop.paid).currency == "CAD")
        #expect(try await rehearsal.order(shop.paid).state == .posted)
        let balance = try await rehearsal.books.trialBalance(company: rehearsal.country)
        #expect(Decimal(string: balance.difference) == 0)
        try await shop.tell("CAD")
        #expect(try await rehearsal.run().stopped == .currencyChanged(from: .usd, to: .cad))
    }

    @Test("before its first order was read is simply one of that currency")
    func beforeTheFirstOrder() async throws {
        let rehearsal = try await Rehearsal.open("ca-multicurrency")
        try await rehearsal.sample.editProfile(fields: Data(#"{"formatsAndUnits":{"currency":"USD"}}"#.utf8))
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).currency == "USD")
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
