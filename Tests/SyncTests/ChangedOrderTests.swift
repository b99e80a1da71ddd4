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

    @Test(
        "is edited at the same total after settings changed: written into its document as that was posted",
        .tags(.x1, .s8), arguments: SaleForm.allCases, ["PAID", "AWAITING_PAYMENT"])
    func editedAfterSettings(form: SaleForm, status: String) async throws {
        let rehearsal = try await Rehearsal.open {
            $0.saleForm = form
            $0.timeZone = "UTC"
        }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place(status, [(sku, 2)], buyer: 0).id
        let other = try await rehearsal.place(status, [(sku, 2)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        let sale = try #require(before.first { $0.number == order })
        try await rehearsal.setPolicy {
            $0.saleForm = form == .invoice ? .salesReceipt : .invoice
            $0.timeZone = "Pacific/Kiritimati"
            $0.numbering.prefix = "N-"
            $0.printsOrderNotes = false
        }
        // Untouched, or touched in what no document says, both stay as they are.
        try await rehearsal.edit(other, ["privateAdminNotes": .text("call back")])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents() == before)
        var lines = try await rehearsal.shown(order).records("items")
        lines[0]["name"] = .text("Exchanged article")
        lines[0]["sku"] = .text("EXCHANGED")
        lines[0]["productId"] = .number(0)
        try await rehearsal.edit(order, ["items": .list(lines.map { .record($0) })])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        let after = try await rehearsal.documents()
        #expect(after.map(\.description) == before.map(\.description))
        let written = try await rehearsal.read(sale.kind, sale.id).records("Line").compactMap { line in
            line.record("SalesItemLineDetail")?.record("ItemRef")?.text("name")
        }
        #expect(written.contains("Exchanged article"), "\(written)")
        try await rehearsal.expectSound()
    }

    @Test("keeps its days when another time zone is set; what is new bears those of the new one", .tags(.x1, .w1))
    func timeZoneChanged() async throws {
        let rehearsal = try await Rehearsal.open { $0.timeZone = "America/New_York" }
        let sku = try await rehearsal.plainProduct().sku
        // 22:30 of a day in New York.
        let now = rehearsal.clock.now().seconds
        rehearsal.clock.advance(bySeconds: 86_400 - now % 86_400 + 2 * 3600 + 1800)
        let paid = try await rehearsal.place("PAID", [(sku, 2)], buyer: 0).id
        let unpaid = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 1).id
        try await rehearsal.edit(unpaid, ["paymentModule": .text("")])
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        let day = try #require(before.first?.date)
        #expect(Set(before.map(\.date)) == [day])
        try await rehearsal.setPolicy { $0.timeZone = "Europe/London" }
        try await rehearsal.edit(paid, ["privateAdminNotes": .text("call back"), "orderComments": .text("Thanks")])
        try await rehearsal.refund(paid, minorUnits: 500)
        try await rehearsal.setStatus(unpaid, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let after = try await rehearsal.documents()
        let dates = Dictionary(grouping: after, by: \.kind).mapValues { Set($0.map(\.date)) }
        #expect(dates["SalesReceipt"] == [day] && dates["Invoice"] == [day], "\(dates)")
        let next = BusinessDate(rehearsal.clock.now(), in: .gmt).description
        #expect(dates["RefundReceipt"] == [next] && dates["Payment"] == [next] && next > day, "\(dates)")
        try await rehearsal.expectSound()
    }

    @Test(
        "has its tax given back: the books take it off the tax", .tags(.w16, .x2),
        arguments: ["us", "us-manual", "gb", "ca"])
    func taxGivenBack(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country)
        let order = try await taxedOrder(rehearsal)
        try await rehearsal.runUntilQuiet()
        let tax = try #require(try await rehearsal.shown(order).number("tax"))
        #expect(tax > 0)
        try await rehearsal.refund(order, minorUnits: NSDecimalNumber(decimal: tax * 100).int64Value)
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .posted, "\(row)")
        let refund = try #require(try await rehearsal.list("RefundReceipt").first)
        #expect(refund.number("TotalAmt") == tax)
        if country != "us-manual" {
            #expect(refund.record("TxnTaxDetail")?.number("TotalTax") == tax, "\(refund)")
        }
        try await rehearsal.refund(order)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        let balance = try await rehearsal.books.trialBalance(company: rehearsal.country)
        #expect(Decimal(string: balance.difference) == 0)
        let left = balance.lines.filter { $0.account.contains("Payable") || $0.account.contains("Sales of Product") }
        #expect(left.allSatisfy { $0.debit == $0.credit }, "\(left)")
        try await rehearsal.expectSound()
    }

    private func taxedOrder(_ rehearsal: Rehearsal) async throws -> String {
        let sku = try await rehearsal.plainProduct().sku
        for buyer in 0..<12 {
            let order = try await rehearsal.place("PAID", [(sku, 2)], buyer: buyer).id
            if let tax = try await rehearsal.shown(order).number("tax"), tax > 0 { return order }
            try await rehearsal.sample.deleteOrder(order)
        }
        throw StorageProblem.failed("no order with tax")
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
        #expect(rows.filter { $0.state == .needsYou }.map(\.reasonCode) == ["numberOfOther"])
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
