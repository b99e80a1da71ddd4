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

@Suite("A payment that somebody received in the books by hand", .tags(.w17, .x1))
struct HandPaymentTests {
    /// An order whose invoice is in the books and not paid.
    private func unpaid() async throws -> (rehearsal: Rehearsal, order: String, invoice: FiledRecord) {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 2)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        return (rehearsal, order, try await invoice(rehearsal, order))
    }

    private func invoice(_ rehearsal: Rehearsal, _ order: String) async throws -> FiledRecord {
        let link = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .invoice })
        return try await rehearsal.read("Invoice", link.booksID)
    }

    @discardableResult
    private func receive(_ amount: Decimal, for invoice: FiledRecord, in rehearsal: Rehearsal) async throws -> String {
        let link: FiledRecord = ["TxnId": .text(invoice.text("Id") ?? ""), "TxnType": .text("Invoice")]
        let line: FiledRecord = ["Amount": .number(amount), "LinkedTxn": .list([.record(link)])]
        var fields: FiledRecord = ["TotalAmt": .number(amount), "Line": .list([.record(line)])]
        for name in ["CustomerRef", "CurrencyRef", "TxnDate"] { fields[name] = invoice.fields[name] }
        return try await rehearsal.write("Payment", fields).text("Id") ?? ""
    }

    private func payments(_ rehearsal: Rehearsal) async throws -> [Decimal] {
        try await rehearsal.documents(["Payment"]).map(\.total).sorted()
    }

    private func report(_ rehearsal: Rehearsal) async throws -> Reconciliation {
        let whole = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        return try await StoreReconciliation(try await rehearsal.context()).perform(whole)
    }

    @Test("in full is the order's payment: nothing is posted for it, and the order says so")
    func whole() async throws {
        let (rehearsal, order, invoice) = try await unpaid()
        let total = try #require(invoice.number("TotalAmt"))
        let id = try await receive(total, for: invoice, in: rehearsal)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .posted && row.reasonCode == "paidInBooks")
        #expect(try await payments(rehearsal) == [total])
        // It stays a document of other hands, which a person keeps.
        let told = try await report(rehearsal)
        #expect(told.told == ["payment-\(id) madeByHand"])
        #expect(told.payments.allSatisfy { $0.difference.isZero }, "\(told.payments)")
        _ = try await Reconcile(rehearsal.scope(as: .machineOperator("Ana"))).keep([ID("payment-\(id)")])
        #expect(try await report(rehearsal).isClean)
        #expect(try await rehearsal.run().requests.writes == 0)
    }

    @Test("in part leaves the rest to be posted")
    func part() async throws {
        let (rehearsal, order, invoice) = try await unpaid()
        let total = try #require(invoice.number("TotalAmt"))
        try await receive(5, for: invoice, in: rehearsal)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await payments(rehearsal) == [5, total - 5].sorted())
        #expect(try await self.invoice(rehearsal, order).number("Balance") == 0)
        // Tried again, it is looked at again: the payment of ours does not grow over what is open.
        _ = try await OrderList(rehearsal.scope).retry([rehearsal.order(order).ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await payments(rehearsal) == [5, total - 5].sorted())
    }

    @Test("can be linked to the order, in part or before the store says that it is paid")
    func linked() async throws {
        let (rehearsal, order, invoice) = try await unpaid()
        let total = try #require(invoice.number("TotalAmt"))
        let id = try await receive(5, for: invoice, in: rehearsal)
        _ = try await Reconcile(rehearsal.scope(as: .machineOperator("Ana"))).link(ID("payment-\(id)"), to: order)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).reasonCode == "paidInBooks")
        #expect(try await report(rehearsal).told.isEmpty)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        #expect(try await payments(rehearsal) == [5, total - 5].sorted())
    }

    @Test("for an order that is cancelled is money received: the invoice stays, and a refund is the way out")
    func cancelled() async throws {
        let (rehearsal, order, invoice) = try await unpaid()
        let total = try #require(invoice.number("TotalAmt"))
        try await receive(total, for: invoice, in: rehearsal)
        try await rehearsal.setStatus(order, payment: "CANCELLED")
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "cancelledAfterPayment")
        #expect(try await self.invoice(rehearsal, order).number("TotalAmt") == total)
        let answers = OrderAnswers(try await rehearsal.scope)
        _ = try await answers.settle(.givenBack, of: row.ref)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["RefundReceipt"]).map(\.total) == [total])
        #expect(try await payments(rehearsal) == [total])
        #expect(try await rehearsal.order(order).state == .posted)
    }

    @Test("and taken out of the books again is looked for anew when the order is retried")
    func removed() async throws {
        let (rehearsal, order, invoice) = try await unpaid()
        let total = try #require(invoice.number("TotalAmt"))
        let id = try await receive(total, for: invoice, in: rehearsal)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.delete("Payment", id: id)
        _ = try await OrderList(rehearsal.scope).retry([rehearsal.order(order).ref])
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order)
        #expect(row.state == .posted && row.reasonCode == nil)
        #expect(try await payments(rehearsal) == [total])
        #expect(try await self.invoice(rehearsal, order).number("Balance") == 0)
    }
}
