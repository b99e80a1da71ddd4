import Accounting
import Bookkeeping
import Commerce
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A refund that comes late", .tags(.x1, .w16))
struct LateDependentsTests {
    @Test("is not posted when its sale was deleted by hand and nobody has looked yet", arguments: SaleForm.allCases)
    func saleDeleted(form: SaleForm) async throws {
        let rehearsal = try await Rehearsal.open { $0.saleForm = form }
        let order = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct().sku, 2)], buyer: 1).id
        try await rehearsal.runUntilQuiet()
        for sale in try await rehearsal.documents(["Invoice", "SalesReceipt"]) {
            try await rehearsal.delete(sale.kind, id: sale.id)
        }
        let left = try await rehearsal.documents()
        try await rehearsal.refund(order, minorUnits: 500)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents() == left, "no money out of a sale that is not there")
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "removedInBooks", "\(row)")
    }

    @Test("is not posted when the daily summary with its sale was deleted by hand", .tags(.x13))
    func summaryDeleted() async throws {
        let (rehearsal, order) = try await summarised()
        try await rehearsal.pass()
        for sale in try await rehearsal.documents(["SalesReceipt"]) {
            try await rehearsal.delete("SalesReceipt", id: sale.id)
        }
        try await rehearsal.refund(order, minorUnits: 500)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.pass()
        #expect(try await rehearsal.documents().isEmpty)
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "removedInBooks", "\(row)")
    }

    @Test("keeps the summary with its sale in the books until it is taken back itself", .tags(.x13, .x4))
    func summaryUndone() async throws {
        let (rehearsal, order) = try await summarised()
        try await rehearsal.pass()
        try await rehearsal.refund(order, minorUnits: 500)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.pass()
        let books = try await rehearsal.documents()
        #expect(books.map(\.kind).sorted() == ["RefundReceipt", "SalesReceipt"])
        let names = try await rehearsal.summaries().compactMap { SummaryName($0.id) }
        let sales = try #require(names.first { $0.kind == .sales })
        let kept = try await UndoRun(try await rehearsal.context(), .document(sales.key)).perform(actor: "test")
        #expect(kept.orders.map(\.outcome) == [.kept] && kept.orders.map(\.reason?.code) == ["undo.refundsStand"])
        #expect(try await rehearsal.documents() == books)
        for name in [try #require(names.first { $0.kind == .refunds }), sales] {
            let report = try await UndoRun(try await rehearsal.context(), .document(name.key)).perform(actor: "test")
            #expect(report.orders.map(\.outcome) == [.takenBack])
        }
        #expect(try await rehearsal.documents().isEmpty)
        try await rehearsal.expectSound()
    }

    @Test("leaves before the summary with its sale when one run made both", .tags(.x13, .x4))
    func runUndone() async throws {
        let (rehearsal, order) = try await summarised()
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        try await rehearsal.refund(order, minorUnits: 500)
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        let run = try await rehearsal.run().run
        #expect(try await rehearsal.documents().map(\.kind).sorted() == ["RefundReceipt", "SalesReceipt"])
        let report = try await rehearsal.undo(.run(ID(run)))
        #expect(report.orders.map(\.outcome) == [.takenBack, .takenBack])
        #expect(try await rehearsal.documents().isEmpty)
        try await rehearsal.expectSound()
    }

    /// Two paid orders of a store that posts daily summaries; the first one's number.
    private func summarised() async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            $0.timeZone = "UTC"
        }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0).id
        _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        return (rehearsal, order)
    }
}

extension Rehearsal {
    /// Lets the day end, and the delay after it; then runs.
    fileprivate func pass() async throws {
        clock.advance(bySeconds: 30 * 3600)
        try await runUntilQuiet()
    }
}
