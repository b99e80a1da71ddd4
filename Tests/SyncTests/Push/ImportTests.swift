import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Storage
import TestKit
import Testing

@Suite("A file of orders that is brought in", .tags(.x11))
struct ImportTests {
    private static let head =
        "order_id,order_date,customer_name,item,quantity,unit_price,amount,tax_name,tax_rate,tax_amount,order_total,payment_method,paid_at\n"

    private static func row(_ id: String, total: String = "13.77", date: String = "2026-06-01") -> String {
        "\(id),\(date),Ana Gil,Mug,3,4.25,12.75,Sales tax,8,1.02,\(total),Card,\(date)\n"
    }

    @Test("is tried first, refuses what does not add up with the difference, and takes the rest once")
    func whole() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        let text =
            Self.head + Self.row("A") + Self.row("B", total: "14.00") + Self.row("C") + Self.row("D", date: "soon")
        let id = try await imports.bring(.orders, name: "orders.csv", Array(text.utf8), of: PushScene.store)
        await #expect(throws: FeatureProblem.importing(.notLookedAt)) { try await imports.take(id) }

        let looked = try await imports.look(id)
        #expect(looked.state == .lookedAt)
        #expect((looked.counts.new, looked.counts.refused) == (2, 2))
        #expect(try await scene.totals().counts.isEmpty, "nothing is taken by looking")
        let verdicts = try await imports.verdicts(id)
        #expect(verdicts.map(\.record) == ["A", "B", "C", "D"])
        #expect(verdicts.map(\.line) == [2, 3, 4, 5])
        guard case .refused(.sumsDiffer(let refusals)) = verdicts[1].outcome else {
            Issue.record("\(verdicts[1])")
            return
        }
        #expect(
            refusals == [.totalsDiffer(order: Money(minorUnits: 1400, .usd), computed: Money(minorUnits: 1377, .usd))])
        #expect(verdicts[3].outcome == .unfit(CSVFault(line: 5, column: "order_date", .notDay("soon"))))

        let taken = try await imports.take(id)
        #expect((taken.counts.new, taken.counts.refused) == (2, 2))
        await #expect(throws: FeatureProblem.importing(.taken)) { try await imports.take(id) }
        try await scene.sync()
        #expect(try await scene.sold() == "27.54")

        let again = try await imports.bring(.orders, name: "orders.csv", Array(text.utf8), of: PushScene.store)
        #expect(try await imports.look(again).counts.unchanged == 2)
        #expect(try await imports.take(again).counts.new == 0)
        try await scene.sync()
        #expect(try await scene.sold() == "27.54")
        #expect(try await imports.latest(of: PushScene.store).map(\.id) == [again, id])
    }

    @Test("refuses a line that was sold and came back at once, and a day that has not come")
    func contradictions() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        let turned = Self.row("A").replacingOccurrences(of: "Mug,3,", with: "Mug,-3,")
        let text = Self.head + turned + Self.row("B", date: "2062-06-01") + Self.row("C")
        let id = try await imports.bring(.orders, name: "a.csv", Array(text.utf8), of: PushScene.store)
        #expect(try await imports.look(id).counts.refused == 2)
        let outcomes = try await imports.verdicts(id).map(\.outcome)
        let amount = Money(minorUnits: 1275, .usd)
        let signs = OrderContradiction.signs(
            place: "/lines/0/quantity", name: "Mug", quantity: ExactDecimal(-3),
            price: ExactDecimal(coefficient: 425, scale: 2), amount: amount)
        #expect(outcomes.first == .refused(.contradictory(signs)))
        let day = try #require(BusinessDate(year: 2062, month: 6, day: 1))
        #expect(outcomes.dropFirst().first == .refused(.contradictory(.day(day, isAhead: true))))
        #expect(outcomes.last == .new)
    }

    @Test("asks what it cannot know, and remembers the answers for the next file")
    func answers() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        let text = "Ref;order_date;item;amount;order_total\nA;03/04/2026;Mug;1.234;1.234\n"
        let id = try await imports.bring(.orders, name: "a.csv", Array(text.utf8), of: PushScene.store)
        #expect(try await imports.report(id).missing.map(\.key) == ["order_id"])
        await #expect(throws: FeatureProblem.importing(.columnsMissing(["order_id"]))) { try await imports.look(id) }
        await #expect(
            throws: FeatureProblem.importing(
                .columnUnknown("Reff", known: ["Ref", "order_date", "item", "amount", "order_total"]))
        ) {
            try await imports.settle(id, columns: ["order_id": "Reff"])
        }
        let mapped = try await imports.settle(id, columns: ["order_id": "Ref"])
        #expect(mapped.open == [.decimalSign, .dayOrder])
        await #expect(throws: FeatureProblem.importing(.open([.decimalSign, .dayOrder]))) { try await imports.look(id) }
        let said = try await imports.settle(
            id, form: Imports.FormChange(decimalSign: .comma, dayOrder: .dayFirst))
        #expect(said.isReadable)
        #expect(try await imports.look(id).counts.new == 1)

        let next = try await imports.bring(.orders, name: "b.csv", Array(text.utf8), of: PushScene.store)
        let alike = try await imports.report(next)
        #expect(alike.reading.mapping["order_id"] == "Ref")
        #expect(alike.open.isEmpty && alike.reading.form.decimalSign == .comma && alike.isReadable)
    }

    @Test("cannot be read in another way while the server works on it")
    func underWay() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        let text = Self.head + Self.row("A")
        let id = try await imports.bring(.orders, name: "a.csv", Array(text.utf8), of: PushScene.store)
        try await imports.ask(id, takes: false)
        await #expect(throws: FeatureProblem.importing(.underWay)) {
            try await imports.settle(id, form: Imports.FormChange(dayOrder: .monthFirst))
        }
    }

    @Test("has one order under both spellings of its number, and one payment for each order and identifier")
    func spellings() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        let orders = Self.head + Self.row("#f1") + Self.row("g") + Self.row("f1")
        let id = try await imports.bring(.orders, name: "a.csv", Array(orders.utf8), of: PushScene.store)
        let verdicts = try await {
            _ = try await imports.look(id); return try await imports.verdicts(id)
        }()
        #expect(verdicts.map { $0.outcome == .new } == [false, true, false])
        let payments = "payment_id,order_id,date,amount,method\n1,A,2026-06-01,5.00,Check\n1,B,2026-06-01,5.00,Check\n"
        let paid = try await imports.bring(.payments, name: "b.csv", Array(payments.utf8), of: PushScene.store)
        #expect(try await imports.look(paid).counts.new == 2)
    }

    @Test("of a hundred thousand lines is read part by part", .enabled(if: Length.isLong))
    func large() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        var upload = try await imports.begin(.orders, name: "large.csv", of: PushScene.store)
        try await upload.append(Array(Self.head.utf8)[...])
        for start in stride(from: 0, to: 100_000, by: 1000) {
            let rows = (start..<start + 1000).map { Self.row("L\($0)") }.joined()
            try await upload.append(Array(rows.utf8)[...])
        }
        let looked = try await imports.look(try await upload.finish())
        #expect(looked.counts.new == 100_000)
    }

    @Test("is refused when it is no file of rows, too large, or of what the store does not take")
    func refused() async throws {
        let scene = try await PushScene()
        let imports = Imports(try await scene.scope())
        await #expect(throws: FeatureProblem.importing(.unfit(.workbook))) {
            try await imports.bring(.orders, name: "a.xlsx", [0x50, 0x4B, 3, 4, 0, 0], of: PushScene.store)
        }
        await #expect(throws: FeatureProblem.importing(.unfit(.empty))) {
            try await imports.bring(.orders, name: "a.csv", [], of: PushScene.store)
        }
        let offered: [RecordStream] = [.orders, .customers, .products, .payments, .refunds]
        await #expect(throws: FeatureProblem.importing(.notOffered(stream: .invoices, offered: offered))) {
            try await imports.begin(.invoices, name: "a.csv", of: PushScene.store)
        }
        var upload = try await imports.begin(.orders, name: "a.csv", of: PushScene.store)
        let tooMuch = Array(repeating: UInt8(ascii: "x"), count: Imports.bytesMax)
        try await upload.append([0x78][...])
        await #expect(throws: FeatureProblem.importing(.tooLarge(max: Imports.bytesMax))) {
            try await upload.append(tooMuch[...])
        }
        await #expect(throws: FeatureProblem.importing(.unknown("nothing"))) { try await imports.report(ID("nothing")) }
    }
}
