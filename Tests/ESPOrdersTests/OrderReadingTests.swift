import Accounting
import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import ESPOrders

@Suite("An ESP order")
struct OrderReadingTests {
    private let profile = StoreProfile.esp(
        id: "asi/12345", name: "Lagoon Promotions", country: "US", currency: .usd, timeZone: "America/New_York")

    private func read(_ object: JSONObject) throws(Unreadable) -> Order {
        try ESPMapping().order(
            from: RawRecord(id: "", updatedAt: Instant(milliseconds: 1), body: Data(JSONWriter.write(object).utf8)),
            profile: profile)
    }

    @Test("keeps what was sold apart from what it costs, supplier by supplier")
    func suppliers() throws {
        let order = try read(PaperOrder.twoSuppliers)
        #expect(order.suppliers.map(\.name) == ["Harbour Glass", "Needle & Thread"])
        #expect(order.supplies.map(\.number) == ["2001-1", "2001-2"])
        #expect(order.supplies.map { $0.total(.usd).description } == ["410.00", "96.25"])
        #expect(order.lines.map(\.charge) == [nil, "setup", "decoration", "freight"])
        #expect(order.lines[2].supplier?.supplierID == "s-2")
    }

    @Test("says a variant where it has no description")
    func variant() throws {
        var line = PaperOrder.line("L1", kind: "product", quantity: "3", price: "4.00", amount: "12.00")
        line["description"] = .null
        line["variant"] = .object(
            JSONObject(members: [.init(name: "color", value: .text("Red")), .init(name: "size", value: .text("M"))]))
        #expect(try read(PaperOrder.order([line], total: "12.00")).lines[0].text == "Red / M")
    }

    @Test("is refused with the place and both figures when an amount is not quantity times price")
    func amounts() {
        let line = PaperOrder.line("L1", kind: "product", quantity: "3", price: "4.00", amount: "12.01")
        #expect(throws: Unreadable(field: "/lines/0/amount", text: "12.01, but 3 × 4 is 12.00")) {
            try read(PaperOrder.order([line], total: "12.01"))
        }
    }

    @Test(
        "is refused with both figures when what it states beside its total is not what its lines and discounts come to",
        arguments: [
            ("subtotal", "90.00", "lines are 100.00"), ("freight", "0.00", "lines are 20.00"),
            ("discount", "5.00", "discounts are 10.00"),
        ])
    func sums(name: String, stated: String, text: String) throws {
        var order = PaperOrder.order(
            [
                PaperOrder.line("L1", kind: "product", quantity: "10", price: "10.00", amount: "100.00"),
                PaperOrder.line("L2", kind: "freight", quantity: "1", price: "20.00", amount: "20.00"),
            ], total: "110.00")
        order["discounts"] = .array([PaperOrder.discount("Loyal", "10.00")])
        var totals = JSONObject(members: [.init(name: "total", value: .text("110.00"))])
        for (right, amount) in [("subtotal", "100.00"), ("freight", "20.00"), ("discount", "10.00"), ("paid", "7.00")] {
            totals[right] = .text(amount)
        }
        order["totals"] = .object(totals)
        #expect(throws: Never.self) { try read(order) }
        totals[name] = .text(stated)
        order["totals"] = .object(totals)
        #expect(throws: Unreadable(field: "/totals/\(name)", text: "\(stated), but the \(text)")) { try read(order) }
    }

    @Test("tells all that is wrong with it at once")
    func everything() {
        var line = PaperOrder.line("L1", kind: "gift", quantity: "three", price: "4.00", amount: "12.00")
        line["parentLineId"] = .text("L9")
        var order = PaperOrder.order([line], total: "12.00")
        order["currency"] = .text("dollars")
        order["orderDate"] = .text("03/04/2026")
        let rules = ESPMapping().brokenRules(in: Data(JSONWriter.write(order).utf8))
        #expect(
            Set(rules.map(\.pointer)) == [
                "/currency", "/orderDate", "/lines/0/kind", "/lines/0/quantity", "/lines/0/parentLineId",
            ])
    }

    @Test(
        "keeps four decimals of a price and rounds half up",
        arguments: [
            ("500", "0.4125", "206.25"), ("5", "0.2475", "1.24"), ("3", "0.165", "0.50"), ("-2", "1.005", "-2.01"),
        ])
    func prices(quantity: String, price: String, amount: String) throws {
        let line = PaperOrder.line("L1", kind: "product", quantity: quantity, price: price, amount: amount)
        let order = try read(PaperOrder.order([line], total: amount))
        #expect(order.lines[0].unitPrice.description == ExactDecimal(price)?.description)
        #expect(order.lines[0].amount.description == amount)
    }

    @Test("has payments with their days; a refund goes back whichever sign it has", arguments: ["40.00", "-40.00"])
    func payments(refund: String) throws {
        var order = PaperOrder.order(
            [PaperOrder.line("L1", kind: "product", quantity: "10", price: "10.00", amount: "100.00")], total: "100.00")
        order["payments"] = .array([
            PaperOrder.payment("p1", "100.00", on: "2026-03-02", kind: "deposit"),
            PaperOrder.payment("p2", refund, on: "2026-03-09", kind: "refund"),
        ])
        let read = try read(order)
        #expect(read.payments.map(\.amount.description) == ["100.00", "-40.00"])
        #expect(read.status.payment == .partiallyPaid)
        #expect(read.hasPaymentLedger == true)
    }

    @Test("shares its tax over the taxable lines where the taxable amount says which these are")
    func taxes() throws {
        let lines = [
            PaperOrder.line("L1", kind: "product", quantity: "10", price: "10.00", amount: "100.00"),
            PaperOrder.line("L2", kind: "freight", quantity: "1", price: "20.00", amount: "20.00", isTaxable: false),
        ]
        var order = PaperOrder.order(lines, total: "124.50")
        order["discounts"] = .array([PaperOrder.discount("Loyal", "10.00")])
        order["taxes"] = .array([
            PaperOrder.tax("GST", rate: "5", of: "90.00", "4.50"),
            PaperOrder.tax("PST", rate: "7", of: "90.00", "6.30"),
        ])
        let shared = try read(order)
        #expect(shared.lines[0].taxes.map(\.amount.description) == ["4.50", "6.30"])
        #expect(shared.lines[1].taxes.isEmpty && shared.lines[1].discounts.isEmpty)
        order["taxes"] = .array([PaperOrder.tax("City", rate: "5", of: "50.00", "2.50")])
        #expect(try read(order).lines.allSatisfy(\.taxes.isEmpty))
    }

    @Test(
        "waits while it is open, and is cancelled when it says so",
        arguments: [
            ("open", OrderStatus.Stage.unfinished), ("completed", .open), ("cancelled", .cancelled),
        ])
    func status(word: String, stage: OrderStatus.Stage) throws {
        var order = PaperOrder.order(
            [PaperOrder.line("L1", kind: "product", quantity: "1", price: "1.00", amount: "1.00")], total: "1.00")
        order["status"] = .text(word)
        #expect(try read(order).status.stage == stage)
    }

    @Test(
        "falls due by its terms where no day is told",
        arguments: [
            ("Net 30", "2026-04-14"), ("net 10", "2026-03-25"), ("Due on receipt", "2026-03-15"), ("COD", nil),
        ])
    func terms(name: String, due: String?) throws {
        var order = PaperOrder.order(
            [PaperOrder.line("L1", kind: "product", quantity: "1", price: "1.00", amount: "1.00")], total: "1.00")
        order["invoiceDate"] = .text("2026-03-15")
        order["terms"] = .text(name)
        #expect(try read(order).dueDate?.description == due)
    }

    @Test("is taken alone, in a list or in a batch, and an older version is older")
    func intake() throws {
        let one = PaperOrder.twoSuppliers
        let intake = ESPIntake(ESPSettings([:]))
        for text in [
            "\(JSONWriter.write(one))", "[\(JSONWriter.write(one))]", "{\"orders\":[\(JSONWriter.write(one))]}",
        ] {
            let records = try intake.records(of: .orders, in: Data(text.utf8), now: Instant(milliseconds: 9))
            #expect(records.map(\.id) == ["ord-2001"])
            #expect(records.map(\.updatedAt.milliseconds) == [3])
        }
        let many = "[" + Array(repeating: JSONWriter.write(one), count: 101).joined(separator: ",") + "]"
        #expect(throws: Unreadable.self) {
            try intake.records(of: .orders, in: Data(many.utf8), now: Instant(milliseconds: 9))
        }
    }
}
