import Accounting
import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import ESPOrders

@Suite("Papers of suppliers that come apart from their order", .tags(.s5))
struct LateInvoiceTests {
    private let intake = ESPIntake(ESPSettings([:]))
    private let profile = StoreProfile.esp(
        id: "asi/12345", name: "Lagoon Promotions", country: "US", currency: .usd, timeZone: "America/New_York")

    private func object(_ text: String) throws -> JSONObject { try #require(JSONReader.object(Data(text.utf8))) }

    private func invoice(
        _ number: String, _ amount: String, to purchaseOrder: String? = nil, of supplier: String? = nil
    ) throws -> RawRecord {
        let place = [purchaseOrder.map { #""poNumber":"\#($0)","# }, supplier.map { #""supplierId":"\#($0)","# }]
            .compactMap { $0 }.joined()
        return try intake.raw(
            .supplierInvoices,
            object(
                #"{"orderId":"ord-2001","number":"\#(number)",\#(place)"date":"2026-03-20","lines":[{"quantity":"1","unitCost":"\#(amount)","amount":"\#(amount)"}]}"#
            )
        ).raw
    }

    private func order(_ invoices: [RawRecord], _ purchaseOrders: [RawRecord] = []) throws -> Order {
        let own = RawRecord(
            id: "ord-2001", updatedAt: Instant(milliseconds: 1),
            body: Data(JSONWriter.write(PaperOrder.twoSuppliers).utf8))
        let whole = intake.assembled(
            own, parts: [.supplierInvoices: invoices, .purchaseOrders: purchaseOrders])
        return try ESPMapping().order(from: whole, profile: profile)
    }

    @Test("are two where two suppliers gave them the same number")
    func sameNumber() throws {
        let both = [
            try invoice("1001", "410.00", to: "2001-1", of: "s-1"),
            try invoice("1001", "96.25", to: "2001-2", of: "s-2"),
        ]
        #expect(Set(both.map(\.id)).count == 2)
        #expect(
            try order(both).supplies.map { $0.invoices.map { $0.total(.usd).description } } == [["410.00"], ["96.25"]])
    }

    @Test("take the place of one that the order holds of the same supplier, and of no other")
    func held() throws {
        var own = PaperOrder.twoSuppliers
        own["supplierInvoices"] = .array(
            try [("s-1", "410.00"), ("s-2", "96.25")].map { supplier, amount in
                .object(
                    try object(
                        #"{"number":"1001","supplierId":"\#(supplier)","date":"2026-03-20","lines":[{"quantity":"1","unitCost":"\#(amount)","amount":"\#(amount)"}]}"#
                    ))
            })
        let raw = RawRecord(
            id: "ord-2001", updatedAt: Instant(milliseconds: 1), body: Data(JSONWriter.write(own).utf8))
        let whole = intake.assembled(raw, parts: [.supplierInvoices: [try invoice("1001", "400.00", of: "s-1")]])
        let supplies = try ESPMapping().order(from: whole, profile: profile).supplies
        #expect(supplies.map { $0.invoices.map { $0.total(.usd).description } } == [["400.00"], ["96.25"]])
    }

    @Test("keep their place when one of them is told anew")
    func again() throws {
        let first = [try invoice("B", "10.00", of: "s-1"), try invoice("A", "20.00", of: "s-1")]
        let again = try order(first + [try invoice("B", "11.00", of: "s-1")])
        #expect(again.supplies[0].invoices.map(\.number) == ["B", "A"])
        #expect(again.supplies[0].invoices.map { $0.total(.usd).description } == ["11.00", "20.00"])
    }

    @Test("that were taken back count no more, wherever they were told")
    func voided() throws {
        let told = [try invoice("A", "20.00", of: "s-1"), try invoice("A", "96.25", of: "s-2")]
        let void = try intake.raw(
            .supplierInvoices,
            object(#"{"orderId":"ord-2001","number":"A","supplierId":"s-1","date":"2026-03-20","voided":true}"#)
        ).raw
        #expect(void.id == told[0].id, "it takes the place of what was told")
        #expect(try order([void, told[1]]).supplies.map { $0.invoices.map(\.number) } == [[], ["A"]])
        // Also where the purchase order itself tells of it, twice.
        let purchaseOrder = try intake.raw(
            .purchaseOrders,
            object(
                #"{"orderId":"ord-2001","purchaseOrderId":"po-9","poNumber":"2001-1","supplierId":"s-1","lines":[{"lineId":"L1","quantity":"100","unitCost":"3.50","amount":"350.00"}],"supplierInvoices":[\#(Self.heldInvoice),\#(Self.heldInvoice)]}"#
            )
        ).raw
        #expect(try order([], [purchaseOrder]).supplies[0].invoices.map(\.number) == ["A"])
        #expect(try order([void], [purchaseOrder]).supplies[0].invoices.isEmpty)
    }

    @Test("that give back under the number of their invoice stand beside it, and each is taken back by itself")
    func creditOfSameNumber() throws {
        func void(_ more: String) throws -> RawRecord {
            try intake.raw(
                .supplierInvoices,
                object(
                    #"{"orderId":"ord-2001","number":"5001","supplierId":"s-1","date":"2026-03-25","voided":true\#(more)}"#
                )
            ).raw
        }
        let bill = try invoice("5001", "410.00", of: "s-1")
        let credit = try invoice("5001", "-41.00", of: "s-1")
        #expect(bill.id != credit.id, "the credit does not take the place of the invoice")
        func totals(_ records: [RawRecord]) throws -> [String] {
            try order(records).supplies[0].invoices.map { $0.total(.usd).description }
        }
        #expect(try totals([bill, credit]) == ["410.00", "-41.00"])
        #expect(try totals([credit, bill]) == ["-41.00", "410.00"])
        let takenBack = try void(#","credit":true"#)
        #expect(takenBack.id == credit.id)
        #expect(try totals([bill, takenBack]) == ["410.00"])
        // Who does not say which of them means all of that number.
        #expect(try totals([try void(""), credit]).isEmpty)
    }

    private static let heldInvoice =
        #"{"number":"A","date":"2026-03-20","lines":[{"lineId":"L1","quantity":"100","unitCost":"3.50","amount":"350.00"}]}"#

    @Test("of a supplier of whom nothing was ordered stand alone; one that nobody knows is told, with its number")
    func strangers() throws {
        let stranger = try order([try invoice("Z-1", "12.00", of: "s-9")])
        #expect(stranger.supplies.map(\.supplier.id) == ["s-1", "s-2", "s-9"])
        #expect(stranger.supplies[2].lines.isEmpty && stranger.supplies[2].invoices.map(\.number) == ["Z-1"])
        #expect(
            throws: Unreadable(field: "/supplierInvoices/0/poNumber", text: "no such purchase order: 2001-7")
        ) { try order([try invoice("Z-2", "12.00", to: "2001-7")]) }
    }

    @Test("leave the numbers of the purchase orders that were made as they are, and never take one twice")
    func numbers() throws {
        func purchaseOrder(_ number: String, of supplier: String) throws -> RawRecord {
            try intake.raw(
                .purchaseOrders,
                object(
                    #"{"orderId":"ord-2001","purchaseOrderId":"po-9","poNumber":"\#(number)","supplierId":"\#(supplier)","lines":[{"lineId":"L3","quantity":"100","unitCost":"0.9625","amount":"96.25"}]}"#
                )
            ).raw
        }
        let late = try order([], [try purchaseOrder("PO-77", of: "s-2")])
        #expect(late.supplies.map { "\($0.supplier.id) \($0.number)" } == ["s-2 PO-77", "s-1 2001-1"])
        let clash = try order([], [try purchaseOrder("2001-1", of: "s-2")])
        #expect(clash.supplies.map { "\($0.supplier.id) \($0.number)" } == ["s-2 2001-1", "s-1 2001-2"])
    }

    @Test("know the supplier as the order does, also where the purchase order is made")
    func supplier() throws {
        var told = PaperOrder.twoSuppliers
        told["suppliers"] = .array([
            .object(
                try object(
                    #"{"supplierId":"s-1","name":"Harbour Glass","email":"po@glass.example","accountNumber":"HG-4"}"#))
        ])
        let order = try ESPMapping().order(
            from: RawRecord(id: "", updatedAt: Instant(milliseconds: 1), body: Data(JSONWriter.write(told).utf8)),
            profile: profile)
        #expect(order.supplies[0].supplier.accountNumber == "HG-4")
        #expect(order.supplies[0].supplier.email == "po@glass.example")
    }

    @Test("are found though somebody typed a blank behind a number", arguments: ["2001-2 ", " 2001-2", "2001-2\n"])
    func blanks(number: String) throws {
        let text = number.replacing("\n", with: "\\n")
        #expect(try order([try invoice("C", "96.25", to: text)]).supplies[1].invoices.map(\.number) == ["C"])
    }
}
