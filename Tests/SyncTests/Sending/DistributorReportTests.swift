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

/// What users of order systems for promotional goods report of their links to QuickBooks, tried with inputs of our own.
@Suite("What distributors report of other systems", .tags(.s8))
struct DistributorReportTests {
    @Test("an invoice number that somebody used by hand: nothing is doubled, and a person is told")
    func usedNumber() async throws {
        let shop = try await Distributor.open()
        let customer = try #require(try await shop.rehearsal.list("Customer").first?.text("Id"))
        let item = try #require(try await shop.rehearsal.list("Item").first?.text("Id"))
        try await shop.rehearsal.write(
            "Invoice",
            [
                "CustomerRef": .record(["value": .text(customer)]), "DocNumber": .text("2101"),
                "Line": .list([
                    .record([
                        "Amount": .number(5), "DetailType": .text("SalesItemLineDetail"),
                        "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item)])]),
                    ])
                ]),
            ])
        try await shop.send("2101", bills: true)
        #expect(try await shop.row("2101").state == .needsYou)
        #expect(try await shop.books()["Invoice"] == "1 5.00")
    }

    @Test("a doubtful order is taken with warnings that name both figures, another one without a word", .tags(.x11))
    func warnings() async throws {
        let shop = try await Distributor.open()
        let push = Push(try await shop.rehearsal.scope)
        func take(_ version: Int, _ more: String) async throws -> PushResult? {
            let line =
                #"{"lineId":"L1","kind":"product","productNumber":"MUG","productName":"Mug","quantity":"10","unitPrice":"10.00","amount":"100.00","supplierId":"s-1","cost":{"quantity":"10","unitCost":"5.00","amount":"50.00"}}"#
            let order =
                #"{"schemaVersion":"esp-order/1","orderId":"ord-2300","version":\#(version),"orderNumber":"2300","status":"completed","orderDate":"2026-03-03","currency":"USD","customer":{"companyId":"c-1","companyName":"Quay Bakery"},"lines":[\#(line)],"suppliers":[{"supplierId":"s-1","name":"Northline Drinkware"}],\#(more)"totals":{"tax":"0.00","total":"100.00"}}"#
            return try await push.take(.orders, batch: Data(order.utf8), of: Distributor.store).first
        }
        let plain = try #require(try await take(1, ""))
        #expect(plain.outcome == .new && plain.warnings.isEmpty)
        let doubtful = try #require(
            try await take(
                2,
                #""payments":[{"paymentId":"p-1","date":"2026-03-04","amount":"120.00","method":"Check"}],"purchaseOrders":[{"purchaseOrderId":"po-1","poNumber":"2300-1","supplierId":"s-1","lines":[{"quantity":"10","unitCost":"5.00","amount":"50.00","lineId":"L1"}],"supplierInvoice":{"number":"NL-1","date":"2026-03-14","lines":[{"lineId":"L1","quantity":"10","unitCost":"9.00","amount":"90.00"}]}}],"#
            ))
        let money = { (units: Int64) in Money(minorUnits: units, .usd) }
        #expect(doubtful.outcome == .changed)
        #expect(
            doubtful.warnings == [
                .supplierInvoiceDiffers(
                    supplier: "Northline Drinkware", number: "NL-1", ordered: money(5000), invoiced: money(9000)),
                .paymentsExceedTotal(paid: money(12_000), total: money(10_000)),
            ])
    }

    @Test("a customer that the books write in another case is the same customer, not a second one")
    func otherCase() async throws {
        let shop = try await Distributor.open()
        try await shop.rehearsal.write("Customer", ["DisplayName": .text("ABC CUSTOMER company")])
        try await shop.rehearsal.runUntilQuiet()
        try await shop.send("2101", bills: false)
        #expect(try await shop.row("2101").state == .posted)
        let names = try await shop.rehearsal.names(in: "Customer").filter { $0.lowercased().hasPrefix("abc customer") }
        #expect(names == ["ABC CUSTOMER company"])
    }

    @Test("a vendor that bears the name of the customer: both stand, one with a suffix")
    func customerIsVendor() async throws {
        let shop = try await Distributor.open()
        try await shop.edit("2101", version: 2) {
            $0.replacing("Northline Drinkware", with: "ABC Customer Company")
        }
        try await shop.send("2101", bills: true)
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["Bill"] == "1 138.00")
        let vendors = try await shop.rehearsal.names(in: "Vendor").filter { $0.hasPrefix("ABC Customer Company") }
        #expect(vendors.count == 1 && vendors[0] != "ABC Customer Company")
    }

    @Test("names that differ by the form of the company only are suggested, and never taken by themselves")
    func otherForm() async throws {
        let shop = try await Distributor.open()
        try await shop.rehearsal.write("Vendor", ["DisplayName": .text("Northline Drinkware, LLC")])
        try await shop.rehearsal.runUntilQuiet()
        let dialog = try await SendDesk(shop.rehearsal.scope).dialog(
            of: OrderRef(store: Distributor.store, id: ID("ord-2101")))
        #expect(dialog.suppliers[0].vendors.first?.name == "Northline Drinkware, LLC")
        #expect(dialog.suppliers[0].vendors.first?.likeness == .name)
        #expect(dialog.words.vendors["sup-61"] == nil)
    }

    @Test("one supplier invoice that is split over two orders bears its number twice, and is owed in both parts")
    func splitInvoice() async throws {
        let shop = try await Distributor.open()
        for number in ["2101", "1988"] {
            try await shop.push(number, version: 2, invoiced: number == "2101" ? "138.00" : "110.00", number: "NL-77")
            try await shop.send(number, bills: true)
            #expect(try await shop.row(number).state == .posted)
        }
        #expect(try await shop.books()["Bill"] == "2 248.00")
        try await shop.rehearsal.expectBalanced(duplicates: 1)
    }

    @Test("a payment that was entered in the books by hand before the order told of it is not received twice")
    func paidByHand() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2102", bills: false)
        let invoice = try #require(try await shop.rehearsal.list("Invoice").first { $0.text("DocNumber") == "2102" })
        let (id, customer) = (
            try #require(invoice.text("Id")), try #require(invoice.record("CustomerRef")?.text("value"))
        )
        try await shop.rehearsal.write(
            "Payment",
            [
                "CustomerRef": .record(["value": .text(customer)]), "TotalAmt": .number(1795.85),
                "Line": .list([
                    .record([
                        "Amount": .number(1795.85),
                        "LinkedTxn": .list([.record(["TxnId": .text(id), "TxnType": .text("Invoice")])]),
                    ])
                ]),
            ])
        try await shop.push("2102", version: 2, payments: [("pm-late", "1795.85")])
        try await shop.run()
        #expect(try await shop.books()["Payment"] == "1 1795.85")
        try await shop.rehearsal.expectBalanced()
    }
}
