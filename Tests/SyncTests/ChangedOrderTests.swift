import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("An order that changes after it was posted")
struct ChangedOrderTests {
    @Test("is paid later: its invoice gets its payment, once", .tags(.w4, .w17, .x1))
    func paidLater() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        #expect(invoice.balance == invoice.total)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.run()
        #expect(try await rehearsal.documents(["Payment"]).map(\.total) == [invoice.total])
        let paid = try await rehearsal.documents(["Invoice"])
        #expect(paid.map(\.id) == [invoice.id] && paid.map(\.balance) == [0])
        try await rehearsal.expectSound()
    }

    @Test("is refunded in part, then wholly: each refund once", .tags(.w16, .x1))
    func refundedLater() async throws {
        let (rehearsal, order) = try await posted("PAID", quantity: 3)
        let sale = try #require(try await rehearsal.documents(["SalesReceipt"]).first)
        try await rehearsal.refund(order, minorUnits: 500)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.run()
        #expect(try await rehearsal.documents(["RefundReceipt"]).map(\.total) == [5])
        try await rehearsal.refund(order)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.run()
        let refunds = try await rehearsal.documents(["RefundReceipt"])
        #expect(refunds.count == 2 && refunds.reduce(0) { $0 + $1.total } == sale.total)
        try await rehearsal.expectSound()
    }

    @Test("is edited while unpaid: the same invoice, again and again", .tags(.x1, .x2))
    func editedUnpaid() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 1)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        let sku = try await rehearsal.plainProduct().sku
        for quantity in [2, 7, 3, 3, 5] {
            try await rehearsal.rewrite(order, to: [(sku, quantity)])
            try await rehearsal.runUntilQuiet()
            try await rehearsal.expectSound()
            let now = try await rehearsal.documents(["Invoice"])
            #expect(now.map(\.id) == [invoice.id])
            #expect(now.first?.total == (try await rehearsal.shown(order)).number("total"))
        }
    }

    @Test("is edited before it was ever read: only the last state is posted", .tags(.x1))
    func editedBeforeRead() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        for quantity in 2...4 { try await rehearsal.rewrite(order, to: [(sku, quantity)]) }
        try await rehearsal.runUntilQuiet()
        let total = try await rehearsal.shown(order).number("total")
        #expect(try await rehearsal.documents().map(\.total) == [total])
        try await rehearsal.expectSound()
    }

    @Test(
        "is edited after it was paid: a correction to the cent or a person, never silence", .tags(.x1, .x2),
        arguments: [1, 5])
    func editedPaid(quantity: Int) async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 3)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, quantity)])
        try await rehearsal.runUntilQuiet()
        let total = try await rehearsal.shown(order).number("total")
        let row = try await rehearsal.order(order)
        let sold = try await rehearsal.documents().reduce(Decimal(0)) { $0 + $1.sold }
        #expect(row.state == .needsYou || sold == total, "\(row) \(sold)")
        try await rehearsal.expectSound()
        let before = try await rehearsal.documents()
        try await rehearsal.run()
        #expect(try await rehearsal.documents() == before)
    }

    @Test("is cancelled unpaid: its invoice is voided", .tags(.w3, .x1))
    func cancelledUnpaid() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        try await rehearsal.setStatus(order, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .skipped && row.reasonCode == "cancelled")
        let invoices = try await rehearsal.documents(["Invoice"])
        #expect(invoices.map(\.total) == [0] && invoices.allSatisfy(\.isVoided))
        try await rehearsal.expectSound()
    }

    @Test(
        "is cancelled after it was paid: the money stays in the books, and a person is asked", .tags(.w3, .x1),
        arguments: [SaleForm.invoice, .salesReceipt])
    func cancelledPaid(form: SaleForm) async throws {
        let rehearsal = try await Rehearsal.open { $0.saleForm = form }
        let order = try await rehearsal.place("PAID", buyer: 0).id
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        try await rehearsal.setStatus(order, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "cancelledAfterPayment")
        try await rehearsal.snapshot().expectSame(as: before)
        try await rehearsal.expectSound()
        try await rehearsal.setStatus(order, payment: "PAID", fulfillment: "PROCESSING")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        try await rehearsal.snapshot().expectSame(as: before)
    }

    @Test("is paid days later by a processor: the payment bears the day on which it came", .tags(.w17))
    func paidLaterByProcessor() async throws {
        let rehearsal = try await Rehearsal.open {
            $0.saleForm = .invoice
            $0.timeZone = "UTC"
        }
        let order = try await rehearsal.place("AWAITING_PAYMENT").id
        try await rehearsal.edit(order, ["paymentMethod": .text("SEPA"), "paymentModule": .text("Mollie")])
        try await rehearsal.runUntilQuiet()
        rehearsal.clock.advance(bySeconds: 5 * 86_400)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let links = try await rehearsal.links(ofNumber: order)
        func day(_ kind: String, _ record: BooksRecordKind) async throws -> BusinessDate {
            let id = try #require(links.first { $0.kind == record }?.booksID)
            return try #require(BusinessDate(try await rehearsal.read(kind, id).text("TxnDate") ?? ""))
        }
        let (invoice, payment) = (try await day("Invoice", .invoice), try await day("Payment", .payment))
        #expect(payment == invoice.adding(days: 5))
        // A later change of the order moves nothing.
        rehearsal.clock.advance(bySeconds: 3 * 86_400)
        try await rehearsal.edit(order, ["privateAdminNotes": .text("call back")])
        try await rehearsal.runUntilQuiet()
        #expect(try await day("Payment", .payment) == payment)
        try await rehearsal.expectSound()
    }

    @Test("is cancelled, then paid after all: a new document under the same number, or a person", .tags(.x1))
    func cancelledAndPaid() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        try await rehearsal.setStatus(order, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(order, payment: "PAID", fulfillment: "PROCESSING")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let row = try await rehearsal.order(order)
        let sold = try await rehearsal.documents().reduce(Decimal(0)) { $0 + $1.sold }
        let total = try await rehearsal.shown(order).number("total")
        #expect(row.state == .posted ? sold == total : row.state == .needsYou && sold == 0, "\(row) \(sold)")
    }

    @Test("Two orders with one number are never taken for each other", .tags(.w5, .x1))
    func numberReused() async throws {
        let (rehearsal, order) = try await posted("PAID", quantity: 2)
        let other = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct().sku, 5)], buyer: 1)
        try await rehearsal.edit(other.id, ["id": .text(order), "vendorOrderNumber": .text(order)])
        try await rehearsal.runUntilQuiet()
        let rows = try await rehearsal.orders()
        #expect(rows.count == 2)
        #expect(rows.filter { $0.state == .posted }.count == 1)
        #expect(rows.filter { $0.state == .needsYou }.map(\.reasonCode) == ["numberTaken"])
        #expect(try await rehearsal.documents(["SalesReceipt"]).count == 1)
        try await rehearsal.expectSound()
    }

    @Test("A document deleted by hand is not made again by itself", .tags(.x1))
    func deletedByHand() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        try await rehearsal.delete("Invoice", id: invoice.id)
        rehearsal.clock.advance(bySeconds: 60)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty)
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, 4)])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty)
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "removedInBooks", "\(row)")
    }

    @Test("A document changed by hand keeps the hand's change", .tags(.x1))
    func changedByHand() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        try await rehearsal.amend("Invoice", id: invoice.id, ["TxnDate": .text("2026-05-05")])
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, 4)])
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "editedInBooks", "\(row)")
        #expect(try await rehearsal.documents(["Invoice"]).map(\.date) == ["2026-05-05"])
    }

    @Test("A payment that was taken off its invoice by hand is not put back", .tags(.x1))
    func paymentUnappliedByHand() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let payment = try #require(try await rehearsal.documents(["Payment"]).first)
        try await rehearsal.amend("Payment", id: payment.id, ["Line": .list([])])
        let before = try await rehearsal.read("Payment", payment.id)
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, 1)])
        try await rehearsal.runUntilQuiet()
        let after = try await rehearsal.read("Payment", payment.id)
        #expect(after.text("SyncToken") == before.text("SyncToken") && after.records("Line").isEmpty)
        #expect(try await rehearsal.order(order).state == .needsYou)
    }

    @Test("A version that moved without a hand on the document is no hand's change", .tags(.x1))
    func versionMoved() async throws {
        let (rehearsal, order) = try await posted("AWAITING_PAYMENT", quantity: 2)
        let invoice = try #require(try await rehearsal.documents(["Invoice"]).first)
        try await rehearsal.amend("Invoice", id: invoice.id)
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, 4)])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        let invoices = try await rehearsal.documents(["Invoice"])
        #expect(invoices.map(\.id) == [invoice.id])
        #expect(invoices.first?.total == (try await rehearsal.shown(order).number("total")))
        try await rehearsal.expectSound()
    }

    @Test("A search that lags finds the order later", .tags(.w1, .x1), arguments: [15, 120, 280])
    func searchLag(seconds: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        await rehearsal.sample.setSearch(delaySeconds: seconds)
        try await rehearsal.runUntilQuiet()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.sample.placeOrder(
            EcwidNewOrder(lines: [.init(sku: sku, quantity: 1)], buyer: 0))
        try await rehearsal.run()
        rehearsal.clock.advance(bySeconds: Int64(seconds / 2))
        try await rehearsal.run()
        rehearsal.clock.advance(bySeconds: Int64(seconds))
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("The same order twice in a page is posted once", .tags(.x1))
    func twiceInAPage() async throws {
        let rehearsal = try await Rehearsal.open(orders: 15)
        let answer = StandIn.network { [sample = rehearsal.sample] in await sample.respond(to: $0, body: $1) }
        rehearsal.network.play("store.example") { request async throws(NetworkFailure) in
            var page = try await answer(request)
            guard request.url.contains("/orders?"),
                var body = try? FiledRecord(reading: page.body),
                case .list(let items)? = body["items"]
            else { return page }
            body["items"] = .list(items + items)
            if let data = try? JSONEncoder().encode(body) { page.body = data }
            return page
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        try await rehearsal.snapshot().expectSame(as: try await Undisturbed.shared.books("us", orders: 15, seed: 7))
    }

    /// A rehearsal with one posted order of the first plain product.
    private func posted(_ status: String, quantity: Int) async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place(status, [(try await rehearsal.plainProduct().sku, quantity)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        try #require(try await rehearsal.order(order.id).state == .posted)
        return (rehearsal, order.id)
    }
}
