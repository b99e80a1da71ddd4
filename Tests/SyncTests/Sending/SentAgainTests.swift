import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("An order that was sent and changes", .tags(.s8))
struct SentAgainTests {
    private func sent(_ number: String = "2101") async throws -> (Distributor, invoice: FiledRecord) {
        let shop = try await Distributor.open()
        try await shop.send(number, bills: true)
        let invoice = try #require(
            try await shop.rehearsal.list("Invoice").first { $0.text("DocNumber") == number })
        return (shop, invoice)
    }

    /// The customer takes one mug more: 232.30 − 11.50.
    private func grow(_ shop: Distributor) async throws {
        try await shop.edit("2101", version: 2) {
            $0.replacing(#""quantity":"100""#, with: #""quantity":"101""#)
                .replacing(#""amount":"230.00""#, with: #""amount":"232.30""#)
                .replacing(#""amount":"138.00""#, with: #""amount":"139.38""#)
                .replacing(#""total":"138.00""#, with: #""total":"139.38""#)
                .replacing(#""total":"218.50""#, with: #""total":"220.80""#)
                .replacing(#""subtotal":"230.00""#, with: #""subtotal":"232.30""#)
                .replacing(#""taxableAmount":"218.50""#, with: #""taxableAmount":"220.80""#)
        }
    }

    /// Ten coasters more: 197.95 + 1.85 and its tax.
    private func growUnpaid(_ shop: Distributor) async throws {
        try await shop.edit("1988", version: 2) {
            $0.replacing(#""quantity":"1000""#, with: #""quantity":"1010""#)
                .replacing(#""amount":"185.00""#, with: #""amount":"186.85""#)
                .replacing(#""amount":"110.00""#, with: #""amount":"111.10""#)
                .replacing(#""total":"110.00""#, with: #""total":"111.10""#)
                .replacing(#""total":"197.95""#, with: #""total":"199.93""#)
                .replacing(#""subtotal":"185.00""#, with: #""subtotal":"186.85""#)
                .replacing(#""taxableAmount":"185.00""#, with: #""taxableAmount":"186.85""#)
                .replacing(#""amount":"12.95""#, with: #""amount":"13.08""#)
                .replacing(#""tax":"12.95""#, with: #""tax":"13.08""#)
        }
    }

    /// An invoice without payments: one that is paid is never written over, but corrected by an invoice for the difference.
    @Test("says what was edited by hand, and writes nothing over it")
    func edited() async throws {
        let (shop, invoice) = try await sent("1988")
        let id = try #require(invoice.text("Id"))
        try await shop.rehearsal.amend("Invoice", id: id, ["DocNumber": .text("1988-A")])
        try await growUnpaid(shop)
        try await shop.send("1988", bills: true)
        let row = try await shop.row("1988")
        #expect(row.state == .needsYou && row.reasonCode == "editedInBooks", "\(row.reasonCode ?? "")")
        #expect(try await shop.rehearsal.read("Invoice", id).text("DocNumber") == "1988-A")
        #expect(try await shop.books()["Invoice"]?.hasPrefix("1 ") == true)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("says that its period is closed, before anything is sent and after")
    func closed() async throws {
        let (shop, invoice) = try await sent()
        let id = try #require(invoice.text("Id"))
        try await shop.rehearsal.close("2026-12-31")
        try await grow(shop)
        let dialog = try await SendDesk(shop.rehearsal.scope).dialog(
            of: OrderRef(store: Distributor.store, id: ID("ord-2101")))
        #expect(!dialog.refusals.isEmpty || dialog.plan?.documents.isEmpty == false)
        try await shop.send("2101", bills: true)
        try await shop.run()
        let row = try await shop.row("2101")
        #expect(row.state == .needsYou, "\(row.reasonCode ?? "")")
        // What the customer owes more stands, if at all, in an invoice of its own on the first open day.
        #expect(try await shop.rehearsal.read("Invoice", id).number("TotalAmt") == 218.5)
        #expect(try await shop.books()["Bill"] == "1 138.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("of which nothing changed is sent without a second document, and says so before")
    func unchanged() async throws {
        let (shop, _) = try await sent()
        let desk = SendDesk(try await shop.rehearsal.scope)
        let dialog = try await desk.dialog(of: OrderRef(store: Distributor.store, id: ID("ord-2101")))
        #expect(dialog.isUnchanged && dialog.plan == nil && dialog.problem == nil)
        try await shop.send("2101", bills: true)
        #expect(try await shop.books() == ["Bill": "1 138.00", "Invoice": "1 218.50", "Payment": "1 100.00"])
    }

    /// Mugs at 10.00 apiece, paid as they say.
    private func mugs(_ quantity: Int, version: Int, paid: [String], status: String = "completed") -> String {
        let payments = paid.enumerated().map { index, amount in
            #"{"paymentId":"p\#(index)","date":"2026-03-1\#(index + 1)","amount":"\#(amount)","method":"Check"}"#
        }
        return
            #"{"schemaVersion":"esp-order/1","orderId":"ord-2200","version":\#(version),"orderNumber":"2200","status":"\#(status)","orderDate":"2026-03-03","invoiceDate":"2026-03-10","currency":"USD","customer":{"companyId":"co-90","companyName":"Quay Bakery"},"lines":[{"lineId":"L1","kind":"product","productNumber":"MUG","productName":"Mug","quantity":"\#(quantity)","unitPrice":"10.00","amount":"\#(quantity * 10).00","supplierId":"sup-61","cost":{"quantity":"\#(quantity)","unitCost":"5.00","amount":"\#(quantity * 5).00"}}],"suppliers":[{"supplierId":"sup-61","name":"Northline Drinkware"}],"payments":[\#(payments.joined(separator: ","))],"totals":{"tax":"0.00","total":"\#(quantity * 10).00"}}"#
    }

    @Test("for more and then for less than was paid leaves what is too much as the customer's credit", .tags(.s6))
    func overrunThenUnderrun() async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: ["100.00"]))
        try await shop.send("2200", bills: true)
        for (version, quantity, paid) in [
            (2, 12, ["100.00"]), (3, 12, ["100.00", "20.00"]), (4, 9, ["100.00", "20.00"]),
        ] {
            try await shop.take(mugs(quantity, version: version, paid: paid))
            try await shop.run()
            let row = try await shop.row("2200")
            #expect(row.state == .posted, "\(quantity): \(row.reasonCode ?? "")")
        }
        let books = try await shop.books()
        #expect(books["Invoice"] == "2 120.00" && books["CreditMemo"] == "1 30.00" && books["Bill"] == "1 45.00")
        #expect(books["Payment"]?.hasSuffix(" 120.00") == true)
        try await shop.rehearsal.expectBalanced()
    }

    @Test(
        "is cancelled after all of its money went back: the money stays told, the rest leaves as a person says",
        .tags(.s8), arguments: CancelledSale.allCases)
    func moneyBack(way: CancelledSale) async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: ["100.00"]))
        try await shop.send("2200", bills: true)
        try await shop.take(mugs(10, version: 2, paid: ["100.00", "-60.00"], status: "cancelled"))
        try await shop.run()
        #expect(try await shop.row("2200").reasonCode == "cancelledAfterPayment", "40.00 are still here")
        try await shop.take(mugs(10, version: 3, paid: ["100.00", "-60.00", "-40.00"], status: "cancelled"))
        try await shop.run()
        #expect(try await shop.row("2200").reasonCode == "cancelledAfterSending")
        try await shop.cancel("2200", by: way)
        for _ in 1...2 { try await shop.run() }
        let row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        let books = try await shop.books()
        #expect(
            books["Payment"] == "1 100.00" && books["JournalEntry"]?.hasPrefix("2 ") == true && books["Bill"] == nil)
        #expect(books["Invoice"] == (way == .void ? "1 0.00" : "1 100.00"))
        #expect(books["CreditMemo"] == (way == .void ? nil : "1 100.00"))
        let customer = try await shop.rehearsal.list("Customer").first { $0.text("DisplayName") == "Quay Bakery" }
        #expect(customer?.number("Balance") == 0)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("to another supplier takes the papers of the first one with it")
    func moved() async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: []))
        try await shop.send("2200", bills: true, orders: true)
        try await shop.take(mugs(10, version: 2, paid: []).replacing("sup-61", with: "sup-62"))
        try await shop.run()
        #expect(try await shop.books()["Bill"] == nil, "nobody has chosen what to send to the other one")
        try await shop.send("2200", bills: true, orders: true)
        let row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        #expect(try await shop.books()["Bill"] == "1 50.00")
        #expect(try await shop.books()["PurchaseOrder"] == "1 50.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("to another supplier, and is sent before anything else happens: the number of the one is free for the other")
    func movedAtOnce() async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: []))
        try await shop.send("2200", bills: true, orders: true)
        try await shop.take(mugs(10, version: 2, paid: []).replacing("sup-61", with: "sup-62"))
        try await shop.send("2200", bills: true, orders: true)
        let row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        #expect(try await shop.books()["Bill"] == "1 50.00")
        #expect(try await shop.books()["PurchaseOrder"] == "1 50.00")
        #expect(try await shop.rehearsal.list("PurchaseOrder").map { $0.text("DocNumber") } == ["2200-1"])
        try await shop.rehearsal.expectBalanced()
    }

    @Test("to another supplier keeps what the first one invoiced: it is owed until they take it back", .tags(.s5))
    func movedAfterInvoice() async throws {
        let shop = try await Distributor.open()
        let invoiced = mugs(10, version: 2, paid: []).replacing(
            #""suppliers":["#,
            with:
                #""purchaseOrders":[{"purchaseOrderId":"po-1","poNumber":"2200-1","supplierId":"sup-61","lines":[{"lineId":"L1","quantity":"10","unitCost":"5.00","amount":"50.00"}],"supplierInvoice":{"number":"NL-1","date":"2026-03-14","lines":[{"lineId":"L1","quantity":"10","unitCost":"5.00","amount":"50.00"}]}}],"suppliers":["#
        )
        try await shop.take(mugs(10, version: 1, paid: []))
        try await shop.send("2200", bills: true)
        try await shop.take(invoiced)
        try await shop.run()
        #expect(try await shop.rehearsal.list("Bill").map { $0.text("DocNumber") } == ["NL-1"])
        try await shop.take(mugs(10, version: 3, paid: []).replacing("sup-61", with: "sup-62"))
        try await shop.run()
        let row = try await shop.row("2200")
        #expect(row.state == .needsYou, "\(row.reasonCode ?? "")")
        #expect(try await shop.rehearsal.list("Bill").map { $0.text("DocNumber") } == ["NL-1"])
        try await shop.send("2200", bills: true)
        #expect(try await shop.row("2200").state == .posted)
        #expect(try await shop.books()["Bill"] == "2 100.00")
        // The first one takes it back after all.
        try await shop.take(
            mugs(10, version: 4, paid: []).replacing("sup-61", with: "sup-62").replacing(
                #""suppliers":["#,
                with:
                    #""supplierInvoices":[{"number":"NL-1","date":"2026-03-14","supplierId":"sup-61","voided":true}],"suppliers":["#
            ))
        try await shop.run()
        #expect(try await shop.books()["Bill"] == "1 50.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("with another supplier tells so until it is sent again", .tags(.s5))
    func joined() async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: []))
        try await shop.send("2200", bills: true)
        try await shop.take(
            mugs(10, version: 2, paid: []).replacing(
                #""unitCost":"5.00","amount":"50.00"}}"#,
                with:
                    #""unitCost":"5.00","amount":"50.00"}},{"lineId":"L2","kind":"decoration","quantity":"1","unitPrice":"0.00","amount":"0.00","supplierId":"sup-62","cost":{"quantity":"1","unitCost":"8.00","amount":"8.00"}}"#
            ))
        try await shop.run()
        var row = try await shop.row("2200")
        #expect(row.state == .needsYou && row.reasonCode == "supplierNotSent", "\(row.reasonCode ?? "")")
        #expect(try await shop.books()["Bill"] == "1 50.00")
        try await shop.send("2200", bills: true)
        row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        #expect(try await shop.books()["Bill"] == "2 58.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test(
        "is cancelled after its supplier invoiced: the bill stays owed until they give it back", .tags(.s8),
        arguments: CancelledSale.allCases)
    func owed(way: CancelledSale) async throws {
        let shop = try await Distributor.open()
        func take(_ version: Int, _ invoices: [(String, String)], status: String = "cancelled") async throws {
            let papers = invoices.map { number, amount in
                let pieces = amount.hasPrefix("-") ? "-1" : "1"
                let price = amount.replacing("-", with: "")
                return
                    #"{"number":"\#(number)","date":"2026-03-14","supplierId":"sup-61","lines":[{"lineId":"L1","quantity":"\#(pieces)","unitCost":"\#(price)","amount":"\#(amount)"}]}"#
            }
            try await shop.take(
                mugs(10, version: version, paid: [], status: status).replacing(
                    #""suppliers":["#,
                    with: #""supplierInvoices":[\#(papers.joined(separator: ","))],"suppliers":["#))
        }
        try await take(1, [], status: "completed")
        try await shop.send("2200", bills: true, orders: true)
        try await take(2, [("NL-1", "50.00")])
        try await shop.run()
        #expect(try await shop.row("2200").reasonCode == "cancelledAfterSending")
        #expect(try await shop.books()["Invoice"] == "1 100.00", "nothing leaves before somebody says")
        try await shop.cancel("2200", by: way)
        for _ in 1...2 { try await shop.run() }
        var row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        var books = try await shop.books()
        #expect(books["Invoice"] == (way == .void ? "1 0.00" : "1 100.00"))
        #expect(books["CreditMemo"] == (way == .void ? nil : "1 100.00"))
        #expect(books["Bill"] == "1 50.00")
        #expect(try await shop.rehearsal.list("Bill").first?.text("DocNumber") == "NL-1")
        try await take(3, [("NL-1", "50.00"), ("CM-1", "-50.00")])
        try await shop.run()
        #expect(try await shop.books()["VendorCredit"] == "1 50.00")
        // The supplier tells of neither any more: nothing is owed.
        try await take(4, [])
        try await shop.run()
        row = try await shop.row("2200")
        books = try await shop.books()
        #expect(row.state == .skipped, "\(row.reasonCode ?? "")")
        #expect(books["Bill"] == nil && books["VendorCredit"] == nil && books["PurchaseOrder"] == nil)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("comes back after it was voided: the number that our voided invoice bears is told as ours", .tags(.w3))
    func reopened() async throws {
        let shop = try await Distributor.open()
        try await shop.take(mugs(10, version: 1, paid: []))
        try await shop.send("2200", bills: true)
        try await shop.take(mugs(10, version: 2, paid: [], status: "cancelled"))
        try await shop.run()
        try await shop.cancel("2200", by: .void)
        try await shop.run()
        #expect(try await shop.row("2200").state == .skipped)
        try await shop.take(mugs(10, version: 3, paid: []))
        try await shop.run()
        var row = try await shop.row("2200")
        #expect(row.reasonCode == "numberOfVoided", "\(row.state) \(row.reasonCode ?? "")")
        try await OrderAnswers(shop.rehearsal.scope).say(suffix: ".2", of: row.ref)
        try await shop.run()
        row = try await shop.row("2200")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        let invoices = try await shop.rehearsal.list("Invoice").map { $0.text("DocNumber") ?? "" }.sorted()
        #expect(invoices == ["2200", "2200.2"])
        #expect(try await shop.books()["Bill"] == "1 50.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("shares the number of a credit with another order: that one is named, and a suffix helps", .tags(.s5))
    func sharedNumber() async throws {
        let shop = try await Distributor.open()
        for number in ["2200", "2201"] {
            let order = mugs(10, version: 1, paid: []).replacing("2200", with: number)
                .replacing(
                    #""suppliers":["#,
                    with:
                        #""supplierInvoices":[{"number":"CM-1","date":"2026-03-14","supplierId":"sup-61","lines":[{"lineId":"L1","quantity":"-1","unitCost":"5.00","amount":"-5.00"}]}],"suppliers":["#
                )
            try await shop.take(order)
            try await shop.send(number, bills: true)
        }
        #expect(try await shop.row("2200").state == .posted)
        var row = try await shop.row("2201")
        #expect(row.cause == .numberOfOther(number: "CM-1", order: "2200", id: "ord-2200"), "\(row.reasonCode ?? "")")
        try await OrderAnswers(shop.rehearsal.scope).say(suffix: ".2", of: row.ref)
        try await shop.run()
        row = try await shop.row("2201")
        #expect(row.state == .posted, "\(row.reasonCode ?? "")")
        let credits = try await shop.rehearsal.list("VendorCredit").map { $0.text("DocNumber") ?? "" }.sorted()
        #expect(credits == ["CM-1", "CM-1.2"])
        let bills = try await shop.rehearsal.list("Bill").map { $0.text("DocNumber") ?? "" }.sorted()
        #expect(bills == ["2200-1", "2201-1"])
        let invoices = try await shop.rehearsal.list("Invoice").map { $0.text("DocNumber") ?? "" }.sorted()
        #expect(invoices == ["2200", "2201"])
        try await shop.rehearsal.expectBalanced()
    }

    @Test("leaves the books whole when it is undone, with what was bought for it", .tags(.x4))
    func undone() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2102", bills: true, orders: true)
        #expect(try await shop.books().count == 3)
        let report = try await UndoRun(try await shop.context(), .order("ord-2102")).perform(actor: "test")
        #expect(report.orders.map(\.outcome) == [.takenBack])
        let left = try await shop.books()
        #expect(left["Bill"] == nil && left["PurchaseOrder"] == nil)
        #expect(left["Invoice"] == nil || left["Invoice"] == "1 0.00", "\(left)")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("whose bill somebody changed in the books is told by the reconciliation, with both amounts", .tags(.x5))
    func reconciled() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2101", bills: true, orders: true)
        let first = try #require(BusinessDate(year: 2026, month: 3, day: 1))
        let days = first...first.adding(days: 30)
        let before = try await StoreReconciliation(try await shop.context()).perform(days)
        #expect(before.findings.isEmpty, "\(before.findings.map(\.event.code))")
        let bill = try #require(try await shop.rehearsal.list("Bill").first)
        let id = try #require(bill.text("Id"))
        // The service asks for the vendor of a bill even where only a part of it changes.
        let vendor = try #require(bill.record("VendorRef"))
        try await shop.rehearsal.amend(
            "Bill", id: id, ["DocNumber": .text("CHANGED"), "VendorRef": .record(vendor)])
        let after = try await StoreReconciliation(try await shop.context()).perform(days)
        #expect(after.findings.count == 1, "\(after.findings.map(\.event.code))")
        try await shop.rehearsal.delete("Bill", id: id)
        let gone = try await StoreReconciliation(try await shop.context()).perform(days)
        #expect(gone.findings.count == 1, "\(gone.findings.map(\.event.code))")
    }
}
