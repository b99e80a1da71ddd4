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

@Suite("A closed period")
struct ClosedPeriodTests {
    @Test(
        "lets the payment of an open day through for an invoice inside it", .tags(.x1, .w17),
        arguments: ClosedPeriod.allCases)
    func paymentOfOpenDay(policy: ClosedPeriod) async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(policy)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let payment = try #require(try await rehearsal.documents(["Payment"]).first)
        #expect(payment.date == "2026-07-02")
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        #expect(invoice.date == "2026-06-01" && invoice.balance == 0)
        #expect(try await rehearsal.order(order).state == .posted)
        // Shipped later: the money came when it came.
        rehearsal.clock.advance(bySeconds: 5 * 86_400)
        try await rehearsal.setStatus(order, fulfillment: "SHIPPED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["Payment"]).map(\.date) == ["2026-07-02"])
        try await rehearsal.expectSound()
    }

    @Test(
        "lets the refund of an open day through for a sale inside it", .tags(.x1, .w16),
        arguments: ClosedPeriod.allCases)
    func refundOfOpenDay(policy: ClosedPeriod) async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(policy, status: "PAID")
        try await rehearsal.refund(order, minorUnits: 300)
        try await rehearsal.runUntilQuiet()
        let refunds = try await rehearsal.documents(["RefundReceipt", "CreditMemo"])
        #expect(refunds.map(\.date) == ["2026-07-02"] && refunds.map(\.total) == [3])
        #expect(try await rehearsal.order(order).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test(
        "stays as it was when an order in it is only touched: its documents keep their days", .tags(.x1),
        arguments: SaleForm.allCases)
    func touched(form: SaleForm) async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.hold, status: "PAID", form: form)
        let before = try await rehearsal.snapshot()
        try await rehearsal.setStatus(order, fulfillment: "SHIPPED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        try await rehearsal.snapshot().expectSame(as: before)
    }

    @Test("is reconciled, and so is the next, when what was sold in it is corrected after its end", .tags(.x5))
    func correctedAfterwards() async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.firstOpenDay, status: "PAID", form: .invoice)
        let sku = try await rehearsal.plainProduct().sku
        try await rehearsal.rewrite(order, to: [(sku, 3)])
        try await rehearsal.runUntilQuiet()
        let dates = try await rehearsal.documents(["Invoice"]).map(\.date)
        let row = try await rehearsal.order(order)
        #expect(dates == ["2026-06-01", "2026-07-01"], "\(dates) \(row)")
        for month in ["2026-06", "2026-07"] {
            let days = try #require(BusinessDate("\(month)-01"))...(try #require(BusinessDate("\(month)-30")))
            let report = try await StoreReconciliation(try await rehearsal.context()).perform(days)
            let causes = report.bridges.flatMap(\.differences).map(\.cause)
            #expect(report.isClean, "\(month): \(report)")
            #expect(causes == [.correctedElsewhere])
        }
    }

    @Test("holds an order, or takes it on the first open day with the true date in the note", .tags(.x1))
    func heldThenMoved() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place("PAID", [(mug.sku, 2)])
        rehearsal.clock.advance(bySeconds: 31 * 86_400)
        try await rehearsal.close("2026-06-30")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "periodClosed")
        #expect(try await rehearsal.documents().isEmpty)

        try await rehearsal.setPolicy { $0.closedPeriod = .firstOpenDay }
        try await rehearsal.runUntilQuiet()
        let filed = try await rehearsal.documents()
        #expect(!filed.isEmpty && filed.allSatisfy { $0.date == "2026-07-01" })
        #expect(filed.allSatisfy { $0.note.contains("True date: 2026-06-01") })
        try await rehearsal.expectSound()
        // Nothing moves again, whatever is set later.
        let before = try await rehearsal.snapshot()
        for policy in ClosedPeriod.allCases {
            try await rehearsal.setPolicy { $0.closedPeriod = policy }
            try await rehearsal.setStatus(order.id, fulfillment: policy == .hold ? "SHIPPED" : "PROCESSING")
            try await rehearsal.runUntilQuiet()
        }
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await rehearsal.order(order.id).state == .posted)
    }

    @Test(
        "begins with the day of the company, not of the clock: the last minute of a month and the first of the next",
        .tags(.w1), arguments: ["America/New_York", "Asia/Tokyo", "Pacific/Auckland"])
    func monthEnds(zone: String) async throws {
        let rehearsal = try await Rehearsal.open(orders: 0) {
            $0.timeZone = zone
            $0.closedPeriod = .firstOpenDay
        }
        let mug = try await rehearsal.plainProduct()
        let timeZone = try #require(TimeZone(identifier: zone))
        // 1 July, 00:00 of that zone.
        let midnight = 1_782_864_000 - Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_782_864_000)))
        rehearsal.clock.advance(bySeconds: midnight - 60 - rehearsal.clock.now().seconds)
        let last = try await rehearsal.place("PAID", [(mug.sku, 1)])
        rehearsal.clock.advance(bySeconds: 60)
        let first = try await rehearsal.place("PAID", [(mug.sku, 1)])
        try await rehearsal.close("2026-06-30")
        try await rehearsal.runUntilQuiet()
        let sales = try await rehearsal.documents(["SalesReceipt", "Invoice"])
        let moved = try #require(sales.first { $0.number == last.id })
        let own = try #require(sales.first { $0.number == first.id })
        #expect(moved.date == "2026-07-01" && moved.note.contains("True date: 2026-06-30"))
        #expect(own.date == "2026-07-01" && !own.note.contains("True date"))
    }

    @Test(
        "that is closed between planning and posting is heard of, and nothing is lost", .tags(.x1),
        arguments: ClosedPeriod.allCases)
    func closedMeanwhile(policy: ClosedPeriod) async throws {
        let rehearsal = try await Rehearsal.open(orders: 20) { $0.closedPeriod = policy }
        try await rehearsal.run(.products)
        // The mirror was read; the books are closed while the first documents are on their way.
        let answer = StandIn.network { [books = rehearsal.books] in await books.respond(to: $0, body: $1) }
        let books = rehearsal.books
        rehearsal.network.play("books.example") { request async throws(NetworkFailure) in
            if request.url.contains("/batch") {
                do {
                    try await books.setPreferences(
                        company: "us", json: #"{"AccountingInfoPrefs":{"BookCloseDate":"2026-02-28"}}"#)
                } catch { throw .notSent("\(error)") }
            }
            return try await answer(request)
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().allSatisfy { $0.date > "2026-02-28" })
        let held = try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "periodClosed" }
        #expect(held.isEmpty == (policy == .firstOpenDay))
        try await rehearsal.expectSound()
    }

    @Test("refuses in words to have a document in it taken back", .tags(.x1, .x6))
    func takingBack() async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.hold)
        let before = try await rehearsal.snapshot()
        try await rehearsal.setStatus(order, payment: "CANCELLED")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: before)
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "changedInClosedPeriod")
        let reason = try #require(try await rehearsal.reason(of: order))
        for language in Language.allCases {
            let told = Sentences(language).explain(reason)
            #expect(!told.what.isEmpty && !told.remedy.isEmpty && told.actor != .nobody)
        }
    }

    @Test(
        "has an unpaid invoice in it that was cancelled taken back on the first open day, where that is set",
        .tags(.x1, .x6, .x5), arguments: ["us", "gb", "ca"])
    func cancelled(country: String) async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.firstOpenDay, country: country)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        try await rehearsal.setStatus(order, payment: "CANCELLED")
        try await rehearsal.runUntilQuiet()
        let memos = try await rehearsal.documents(["CreditMemo"])
        #expect(memos.map(\.date) == ["2026-07-01"] && memos.map(\.total) == [invoice.total])
        let left = try await rehearsal.documents(["Invoice", "CreditMemo"])
        #expect(left.allSatisfy { $0.balance == 0 }, "\(left)")
        #expect(left.contains { $0.id == invoice.id && $0.date == invoice.date && $0.total == invoice.total })
        let row = try await rehearsal.order(order)
        #expect(row.state == .skipped && row.reasonCode == "cancelled", "\(row)")
        for month in ["2026-06", "2026-07"] {
            let days = try #require(BusinessDate("\(month)-01"))...(try #require(BusinessDate("\(month)-30")))
            let report = try await StoreReconciliation(try await rehearsal.context()).perform(days)
            #expect(report.isClean, "\(month): \(report)")
        }
        // It stays so, whatever is set or touched later.
        let before = try await rehearsal.snapshot()
        try await rehearsal.setPolicy { $0.closedPeriod = .hold }
        try await rehearsal.edit(order, ["privateAdminNotes": .text("call back")])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: before)
        // Paid after all, it is sold anew.
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        let open = try await rehearsal.documents(["Invoice", "CreditMemo"])
        #expect(open.allSatisfy { $0.balance == 0 }, "\(open)")
        let sold = open.reduce(Decimal(0)) { $0 + $1.sold }
        #expect(sold == invoice.total)
    }

    @Test("is opened for a cancelled order by the step that the order offers", .tags(.x1, .x6))
    func cancelledThenMoved() async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.hold)
        try await rehearsal.setStatus(order, payment: "CANCELLED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).reasonCode == "changedInClosedPeriod")
        try await rehearsal.setPolicy { $0.closedPeriod = .firstOpenDay }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .skipped)
        #expect(try await rehearsal.documents(["Invoice", "CreditMemo"]).allSatisfy { $0.balance == 0 })
    }

    @Test("gets a difference document on the first open day for an order in it that is edited", .tags(.x1, .x2))
    func edited() async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.hold)
        let sku = try await rehearsal.plainProduct().sku
        let before = try #require(try await rehearsal.documents(["Invoice"]).first)
        try await rehearsal.rewrite(order, to: [(sku, 5)])
        try await rehearsal.runUntilQuiet()
        let invoices = try await rehearsal.documents(["Invoice"])
        #expect(invoices.count == 2 && invoices.contains { $0.id == before.id && $0.total == before.total })
        let difference = try #require(invoices.first { $0.id != before.id })
        #expect(difference.date == "2026-07-01")
        #expect(before.total + difference.total == (try await rehearsal.shown(order)).number("total"))
        try await rehearsal.expectSound()
    }

    @Test(
        "says what is there when a paid order in it changes: the difference that is posted, or asks first",
        .tags(.x1, .x6))
    func paidAndEdited() async throws {
        let (rehearsal, order) = try await invoiceInClosedJune(.hold, status: "PAID", form: .invoice)
        let sku = try await rehearsal.plainProduct().sku
        let before = try #require(try await rehearsal.documents(["Invoice"]).first)
        let paid = try await rehearsal.documents(["Payment"])
        try await rehearsal.rewrite(order, to: [(sku, 5)])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await rehearsal.documents(["Payment"]) == paid)
        #expect(try await rehearsal.documents(["Invoice"]).count == 2)
        try await rehearsal.rewrite(order, to: [(sku, 1)])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).reasonCode == "receivedDiffers")
        let total = try #require(try await rehearsal.shown(order).number("total"))
        let surplus = NSDecimalNumber(decimal: (before.total - total) * 100).int64Value
        try await rehearsal.refund(order, minorUnits: surplus)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).reasonCode == "correctedWithoutPayment")
        let reason = try #require(try await rehearsal.reason(of: order))
        let told = Sentences(tag: "en").explain(reason)
        #expect(told.meaning.contains("is in the books"), "\(told.meaning)")
        #expect(try await rehearsal.documents(["Payment"]).map(\.total) == paid.map(\.total))
        let sold = try await rehearsal.documents().reduce(Decimal(0)) { $0 + $1.sold }
        #expect(sold == total)
    }

    /// An order of 1 June is in the books, June is closed, and it is 2 July.
    private func invoiceInClosedJune(
        _ policy: ClosedPeriod, status: String = "AWAITING_PAYMENT", form: SaleForm = .byPaymentState,
        country: String = "us"
    ) async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open(country, orders: 0) {
            if country != "us" { $0.timeZone = "UTC" }
            $0.closedPeriod = policy
            $0.saleForm = form
        }
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place(status, [(mug.sku, 2)])
        // By a method that the merchant tells of: its payment bears the day of that.
        try await rehearsal.edit(order.id, ["paymentModule": .text("")])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        rehearsal.clock.advance(bySeconds: 31 * 86_400)
        try await rehearsal.close("2026-06-30")
        // Something else is synced, so that the books' closing date is known.
        _ = try await rehearsal.dryRun()
        return (rehearsal, order.id)
    }
}
