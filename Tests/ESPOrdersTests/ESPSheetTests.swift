import Accounting
import Commerce
import ConnectorKit
import Foundation
import Testing

@testable import ESPOrders

@Suite("A file of ESP orders")
struct ESPSheetTests {
    private let profile = StoreProfile.esp(
        id: "asi/12345", name: "Lagoon", country: "US", currency: .usd, timeZone: "America/New_York")

    private func read(_ text: String) throws -> (orders: [Order], faults: [CSVFault]) {
        var recogniser = CSVRecogniser()
        recogniser.read(text.utf8)
        let recognition = try recogniser.end()
        let mapping = CSVMapping.guessed(ESPSheets.orders, header: recognition.header)
        var records = CSVRecords(
            ESPSheets.orders, header: recognition.header, mapping: mapping,
            form: recognition.form(of: mapping, ESPSheets.orders))
        var (orders, faults): ([Order], [CSVFault]) = ([], [])
        func take(_ record: CSVRecords.Record) throws {
            switch record.body {
            case .success(let body):
                let raw = RawRecord(
                    id: record.id, updatedAt: Instant(milliseconds: 1), body: Data(JSONWriter.write(body).utf8))
                orders.append(try ESPMapping().order(from: raw, profile: profile))
            case .failure(let fault): faults.append(fault)
            }
        }
        try records.read(text.utf8, each: take)
        try records.end(each: take)
        return (orders, faults)
    }

    private static let head =
        "order_id,order_number,status,order_date,currency,company_id,company_name,line_number,line_kind,product_number,description,quantity,unit_price,amount,supplier_id,supplier_name,cost_quantity,unit_cost,cost_amount,order_total\n"

    @Test(
        "becomes the same order as one that is pushed: lines, discount with either sign, tax, what it costs",
        arguments: ["-10.00", "10.00"])
    func order(discount: String) throws {
        let read = try read(
            Self.head
                + "o1,77,Completed,2026-03-01,USD,c1,Marina School,1,product,G-1,\"Glass, blue\",100,6.00,600.00,s-1,Harbour Glass,100,3.50,350.00,626.60\n"
                + "o1,77,Completed,2026-03-01,USD,c1,Marina School,2,discount,,Loyal,,,\(discount),,,,,,626.60\n"
                + "o1,77,Completed,2026-03-01,USD,c1,Marina School,3,tax,,Sales tax,590.00,6.2,36.60,,,,,,626.60\n")
        #expect(read.faults.isEmpty)
        let order = try #require(read.orders.first)
        #expect(order.total.description == "626.60" && order.tax.description == "36.60")
        #expect(order.lines.map(\.text) == ["Glass, blue"])
        #expect(order.lines[0].discounts.map(\.amount.description) == ["10.00"])
        #expect(order.supplies.map(\.number) == ["77-1"])
        #expect(order.supplies.map { $0.total(.usd).description } == ["350.00"])
    }

    @Test(
        "has lines whose price, or cost, follows from what is stated: none is left out",
        arguments: [
            ("100,6.00,600.00", "100,3.50,", "350.00", "3.5", "100"),
            ("100,,600.00", "100,,350.00", "350.00", "3.5", "100"),
            ("100,,600.00", ",3.50,", "350.00", "3.5", "100"), ("100,,600.00", ",,350.00", "350.00", "350", "1"),
            ("100,,600.00", "3,,100.00", "100.00", "33.3333333", "3"),
            ("100,,600.00", "7000000,,100.00", "100.00", "100", "1"),
        ])
    func figures(sold: String, cost: String, total: String, price: String, quantity: String) throws {
        let read = try read(
            Self.head
                + "o1,77,Completed,2026-03-01,USD,c1,Marina School,1,product,G-1,Glass,\(sold),s-1,Harbour Glass,\(cost),600.00\n"
        )
        #expect(read.faults.isEmpty)
        let order = try #require(read.orders.first)
        #expect(order.lines.map(\.unitPrice) == [ExactDecimal(6)] && order.lines.map(\.quantity) == [ExactDecimal(100)])
        let line = try #require(order.supplies.first?.lines.first)
        #expect(line.amount.description == total && line.unitCost.description == price)
        #expect(line.quantity.description == quantity)
    }

    @Test("is told the row where the rows of one order disagree")
    func disagreement() throws {
        let read = try read(
            Self.head + "o1,77,completed,2026-03-01,USD,c1,Marina School,1,product,G-1,Glass,1,6.00,6.00,,,,,,6.00\n"
                + "o1,78,completed,2026-03-01,USD,c1,Marina School,2,product,G-1,Glass,1,6.00,6.00,,,,,,6.00\n")
        #expect(read.faults.map(\.line) == [3])
        #expect(read.faults.map(\.column) == ["order_number"])
    }

    private static let folder = ["../shared/reference/esp-samples", "../../shared/reference/esp-samples"].first {
        FileManager.default.fileExists(atPath: $0 + "/orders.csv")
    }

    @Test("says the same as the samples do as records", .enabled(if: folder != nil))
    func samples() throws {
        let folder = try #require(Self.folder)
        let read = try read(try String(contentsOf: URL(filePath: folder + "/orders.csv"), encoding: .utf8))
        #expect(read.faults.isEmpty)
        let body = try Data(contentsOf: URL(filePath: folder + "/orders.json"))
        let pushed = try ESPIntake(ESPSettings([:])).records(of: .orders, in: body, now: Instant(milliseconds: 1)).map {
            try ESPMapping().order(from: $0, profile: profile)
        }
        #expect(read.orders.map(\.id) == pushed.map(\.id))
        for (row, record) in zip(read.orders, pushed) {
            #expect(row.total == record.total && row.tax == record.tax, "\(record.number)")
            #expect(row.lines.map(\.amount) == record.lines.map(\.amount), "\(record.number)")
            #expect(row.lines.map(\.text) == record.lines.map(\.text), "\(record.number)")
            #expect(row.supplies.map(\.number) == record.supplies.map(\.number), "\(record.number)")
            #expect(
                row.supplies.map { $0.total(row.currency) } == record.supplies.map { $0.total(record.currency) },
                "\(record.number)")
        }
    }
}
