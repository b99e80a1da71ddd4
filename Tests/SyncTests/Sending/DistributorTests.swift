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

@Suite("Orders of a distributor, sent one by one", .tags(.s1, .s5, .s6))
struct DistributorTests {
    @Test("come out as the worked example, once, whoever presses Send and however often", .tags(.s8))
    func workedExample() async throws {
        let shop = try await Distributor.open()
        #expect(try await shop.row("2101").reasonCode == "notSent")
        #expect(try await shop.books().isEmpty, "nothing is sent by itself")
        for _ in 1...3 { try await shop.send("2101", bills: true) }
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books() == ["Bill": "1 138.00", "Invoice": "1 218.50", "Payment": "1 100.00"])
        try await shop.rehearsal.expectBalanced()
    }

    @Test("take late payments, what is too much as credit, and money that went back", .tags(.w17))
    func latePayments() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2101", bills: false)
        try await shop.push("2101", version: 2, payments: [("pm-a", "118.50"), ("pm-b", "20.00"), ("pm-c", "-20.00")])
        try await shop.run()
        #expect(try await shop.row("2101").state == .posted)
        let books = try await shop.books()
        #expect(books["Payment"] == "3 238.50")
        #expect(books["Invoice"] == "1 218.50")
        #expect(books["JournalEntry"]?.hasPrefix("1 ") == true)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("follow the supplier's invoice: it corrects the bill that was made of what was ordered")
    func supplierInvoice() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2101", bills: true, orders: true)
        #expect(try await shop.books()["PurchaseOrder"] == "1 138.00")
        try await shop.push("2101", version: 2, invoiced: "140.00")
        try await shop.run()
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["Bill"] == "1 140.00")
        try await shop.push("2101", version: 3, invoiced: "190.00", number: "NL-2")
        try await shop.run()
        #expect(try await shop.row("2101").reasonCode == "supplierInvoiceDiffers")
        #expect(try await shop.books()["Bill"] == "1 140.00", "it waits for a person")
        try await shop.send("2101", bills: true, orders: true)
        #expect(try await shop.books()["Bill"] == "1 190.00")
    }

    @Test("that are sent again as they were approve what a supplier invoiced; another amount later asks again")
    func approved() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2101", bills: true)
        try await shop.push("2101", version: 2, invoiced: "190.00")
        try await shop.run()
        #expect(try await shop.row("2101").reasonCode == "supplierInvoiceDiffers")
        _ = try await SendOrder(try await shop.rehearsal.scope).send("ord-2101", of: Distributor.store)
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["Bill"] == "1 190.00")
        try await shop.push("2101", version: 3, invoiced: "1900.00")
        try await shop.run()
        #expect(try await shop.row("2101").reasonCode == "supplierInvoiceDiffers")
        #expect(try await shop.books()["Bill"] == "1 190.00", "nobody has seen the other amount")
    }

    @Test(
        "ask when they are cancelled, and leave the books as a person says; an older version changes nothing",
        .tags(.s8))
    func cancelled() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2102", bills: true)
        #expect(try await shop.books()["Bill"]?.hasPrefix("2 ") == true, "one for each supplier")
        try await shop.push("2102", version: 3, status: "cancelled")
        try await shop.push("2102", version: 2)
        try await shop.run()
        #expect(try await shop.row("2102").reasonCode == "cancelledAfterSending")
        #expect(try await shop.books()["Bill"]?.hasPrefix("2 ") == true, "nothing leaves before somebody says")
        try await shop.cancel("2102", by: .void)
        try await shop.run()
        #expect(try await shop.row("2102").state == .skipped)
        #expect(try await shop.books()["Bill"] == nil)
        #expect(try await shop.books()["Invoice"] == "1 0.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("are settled by a credit memo where a person wants it so, once", .tags(.s8))
    func credited() async throws {
        let shop = try await Distributor.open()
        try await shop.send("2102", bills: true, orders: true)
        try await shop.push("2102", version: 2, status: "cancelled")
        try await shop.run()
        try await shop.cancel("2102", by: .creditMemo)
        for _ in 1...2 { try await shop.run() }
        let books = try await shop.books()
        #expect(books["Invoice"] == "1 1795.85")
        #expect(books["CreditMemo"] == "1 1795.85")
        #expect(books["Bill"] == nil && books["PurchaseOrder"] == nil)
        #expect(try await shop.row("2102").state == .skipped)
        await #expect(throws: FeatureProblem.answerUnfit(.notCancelled(order: "2101"))) {
            try await shop.cancel("2101", by: .void)
        }
        try await shop.rehearsal.expectBalanced()
    }

    @Test("are sent singly from before the start date, and never by themselves", .tags(.s7))
    func old() async throws {
        let shop = try await Distributor.open()
        try await shop.setRules { $0.startDate = BusinessDate(year: 2026, month: 3, day: 1) }
        try await shop.run()
        #expect(try await shop.row("1988").state == .skipped)
        try await shop.send("1988", bills: true)
        #expect(try await shop.row("1988").state == .posted)
    }

    @Test("are not sent before they are completed, nor once they are cancelled: nothing is chosen for them", .tags(.s1))
    func notCompleted() async throws {
        let shop = try await Distributor.open()
        for (version, status) in [(2, "open"), (3, "cancelled")] {
            try await shop.push("2101", version: version, status: status)
            await #expect(throws: FeatureProblem.sendingUnfit(.orderNotCompleted("2101"))) {
                try await shop.send("2101", bills: true)
            }
        }
        try await shop.push("2101", version: 4)
        try await shop.run()
        #expect(try await shop.row("2101").reasonCode == "notSent")
        #expect(try await shop.books().isEmpty, "nothing is sent by itself")
    }

    @Test("are sent by those who may, and only what they may", .tags(.a1))
    func access() async throws {
        let shop = try await Distributor.open()
        try await shop.setRules {
            $0.sendingRules.isForEveryone = false
            $0.sendingRules.people = ["u-12"]
            $0.sendingRules.kinds = [.invoice]
        }
        let outsider = Requester(person: ID("u-14"), name: "eve", role: .clerk)
        #expect(try await SendDesk(shop.rehearsal.scope(as: outsider)).maySend(from: Distributor.store) == false)
        await #expect(throws: FeatureProblem.sendingUnfit(.notForPerson)) {
            try await shop.send("2101", bills: false, as: outsider)
        }
        let chosen = Requester(person: ID("u-12"), name: "ana", role: .clerk)
        #expect(try await SendDesk(shop.rehearsal.scope(as: chosen)).maySend(from: Distributor.store))
        await #expect(throws: FeatureProblem.sendingUnfit(.kindNotAllowed(.bill))) {
            try await shop.send("2101", bills: true, as: chosen)
        }
        try await shop.send("2101", bills: false, as: chosen)
        #expect(try await shop.row("2101").state == .posted)
    }

    @Test("show before they are sent what will be there, with accounts of fitting types only", .tags(.s3, .s9, .a2))
    func dialog() async throws {
        let shop = try await Distributor.open()
        let desk = SendDesk(try await shop.rehearsal.scope)
        let ref = OrderRef(store: Distributor.store, id: ID("ord-2101"))
        let dialog = try await desk.dialog(of: ref)
        #expect(dialog.problem == nil && dialog.refusals.isEmpty)
        #expect(dialog.receivable.allSatisfy { $0.type == .accountsReceivable } && !dialog.receivable.isEmpty)
        #expect(dialog.payable.allSatisfy { $0.type == .accountsPayable } && !dialog.payable.isEmpty)
        let shown = try #require(dialog.plan)
        #expect(shown.documents.map(\.document.total.description).sorted() == ["100.00", "138.00", "218.50"])
        var words = dialog.words
        words.sendsInvoice = false
        #expect(try await desk.dialog(of: ref, words).plan?.documents.map(\.document.kind) == [.bill])
        #expect(try await shop.books().isEmpty, "looking sends nothing")
    }

    @Test("go to the customer and the vendor that their companies are linked to, until the link ends", .tags(.a3, .a4))
    func links() async throws {
        let shop = try await Distributor.open()
        let desk = StoreCompanies(try await shop.rehearsal.scope)
        let known = try #require(try await shop.rehearsal.names(in: "Customer").sorted().first)
        let before = try await desk.list(of: Distributor.store, .customers)
        #expect(before.map(\.id).sorted() == ["co-811", "co-812", "co-813"])
        #expect(before.allSatisfy { $0.linked == nil })
        try await desk.link(["co-811": known], of: Distributor.store, .customers)
        #expect(try await desk.company("co-811", of: Distributor.store, .customers).linked?.name == known)
        try await shop.send("2101", bills: false)
        #expect(try await !shop.rehearsal.names(in: "Customer").contains("ABC Customer Company"))
        try await desk.link(["co-811": ""], of: Distributor.store, .customers)
        #expect(try await desk.company("co-811", of: Distributor.store, .customers).linked == nil)
        await #expect(throws: FeatureProblem.sendingUnfit(.customerUnknown("Nobody at all"))) {
            try await desk.link(["co-812": "Nobody at all"], of: Distributor.store, .customers)
        }
    }
}

/// The sample distributor as second store of the rehearsal.
struct Distributor {
    let rehearsal: Rehearsal

    static let name = "firm-distributor"
    static let store = ID<Store>(name)

    static func open() async throws -> Distributor {
        let shop = Distributor(rehearsal: try await Rehearsal.open())
        // The lists of the books are read before anything is proposed.
        try await shop.rehearsal.runUntilQuiet()
        _ = try await Integrations(try await shop.rehearsal.scope).connectStore(
            name, kind: "esp", values: ["account": "asi/10471", "country": "US", "timeZone": "America/New_York"])
        try await shop.setRules { _ in }
        try await shop.take("[\(DistributorSample.orders.map(\.text).joined(separator: ","))]")
        try await shop.run()
        return shop
    }

    func setRules(_ change: (inout Policy) -> Void) async throws {
        let scope = try await rehearsal.scope
        var policy = try await SetUp(scope).suggestion(for: Self.store).policy
        if let kept = try await StorePolicy(scope).policy(of: Self.store) { policy = kept }
        change(&policy)
        _ = try await StorePolicy(scope).save(policy, of: Self.store)
    }

    func take(_ body: String) async throws {
        guard case .kept = try await RecordIntake(try await context()).take(.orders, Data(body.utf8)) else {
            Issue.record("the orders were not taken")
            return
        }
    }

    func context() async throws -> SyncContext {
        let contexts = try await SyncContexts(rehearsal.services.scope(Rehearsal.company)).all()
        return try #require(contexts.first { $0.storeConnection == Self.name })
    }

    func run() async throws {
        for _ in 0..<3 {
            _ = try await SyncStore(rehearsal.services.scope(Rehearsal.company, as: .machineOperator("test"))).run(
                .orders)
        }
    }

    /// A later version of an order, changed as a merchant changes it.
    func push(
        _ number: String, version: Int, status: String = "completed", payments: [(id: String, amount: String)] = [],
        invoiced: String? = nil, number invoice: String = "NL-1"
    ) async throws {
        let order = try #require(DistributorSample.orders.first { $0.number == number })
        let news = payments.map { id, amount in
            #"{"paymentId":"\#(id)","date":"2026-03-20","amount":"\#(amount)","method":"Check"},"#
        }.joined()
        var text = order.text.replacing(#""version":1"#, with: #""version":\#(version)"#)
            .replacing(#""status":"completed""#, with: #""status":"\#(status)""#)
            .replacing(#""payments":["#, with: #""payments":[\#(news)"#)
            .replacing("},]", with: "}]")
        if let invoiced {
            text = text.replacing(
                #""supplierInvoice":null"#,
                with:
                    #""supplierInvoice":{"number":"\#(invoice)","date":"2026-03-14","lines":[{"lineId":"L1","quantity":"1","unitCost":"\#(invoiced)","amount":"\#(invoiced)"}],"total":"\#(invoiced)"}"#
            )
        }
        try await take(text)
    }

    func send(_ number: String, bills: Bool, orders: Bool = false, as person: Requester? = nil) async throws {
        var words = SendingWords()
        words.tax = .totalAsItem
        if bills { words.bills = [""] }
        if orders { words.purchaseOrders = [""] }
        let (report, _) = try await SendOrder(rehearsal.scope(as: person)).send("ord-\(number)", of: Self.store, words)
        #expect(report.stop == nil)
    }

    /// A later version of an order, changed as `change` says.
    func edit(_ number: String, version: Int, _ change: (String) -> String) async throws {
        let order = try #require(DistributorSample.orders.first { $0.number == number })
        try await take(change(order.text.replacing(#""version":1"#, with: #""version":\#(version)"#)))
    }

    func cancel(_ number: String, by way: CancelledSale) async throws {
        try await OrderAnswers(rehearsal.scope).cancel(
            OrderRef(store: Self.store, id: ID("ord-\(number)")), by: way)
    }

    func row(_ number: String) async throws -> OrderRow {
        let rows = try await OrderList(rehearsal.scope).page(of: Self.store, limit: 20)
        return try #require(rows.first { $0.number == number || $0.id == "ord-\(number)" })
    }

    /// Documents in the books by kind: how many, and what they come to.
    func books() async throws -> [String: String] {
        let kinds: Set = [
            "Invoice", "Payment", "Bill", "PurchaseOrder", "VendorCredit", "JournalEntry", "CreditMemo", "SalesReceipt",
        ]
        let entries = try await rehearsal.books.summary(company: "us").entries
        return Dictionary(
            entries.filter { kinds.contains($0.entity) && $0.count > 0 }.map { ($0.entity, "\($0.count) \($0.total)") },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Rehearsal {
    /// `duplicates` are documents that bear a number twice, as they should.
    func expectBalanced(duplicates: Int = 0) async throws {
        let balance = try await books.trialBalance(company: country)
        #expect(balance.difference == "0.00")
        #expect(try await books.summary(company: country).duplicates == duplicates)
    }
}
