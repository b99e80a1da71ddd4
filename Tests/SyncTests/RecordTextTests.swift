import Accounting
import Bookkeeping
import Foundation
import Testing

@testable import Sync

@Suite("A record as text")
struct RecordTextTests {
    private struct Sample: Codable, Hashable {
        var b = "a/b \"quoted\" \\ tab\t line\nreturn\r \u{8}\u{c}\u{1}\u{1f} é 🎈 \u{7f} \u{2028}"
        var a1 = 1
        var a10 = -10
        var a2: Int64 = .min
        var isSet = true
        var empty: [String] = []
        var list = ["x", "", "é"]
        var nested: [[Int]] = [[1, 2], []]
        var none: String?
        var names = ["z": 1, "a": 2, "é": 3, "Z": 4, "a_b": 5, "a-b": 6]
        var when = Date(timeIntervalSinceReferenceDate: 1.5)
        var data = Data([1, 2, 3])
        var choice = Choice.some(place: "p", at: nil)
        var decimal = ExactDecimal(coefficient: -125, scale: 1)
        var small: UInt8 = 7
        var address = URL(fileURLWithPath: "/a/b")
        var fraction = Decimal(15) / 10
    }

    private enum Choice: Codable, Hashable { case none, some(place: String, at: Int?) }

    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("is the text that Foundation writes, so that what was kept before is still the same")
    func sameText() throws {
        #expect(try RecordText.encode(Sample()) == foundation(Sample()))
        #expect(try RecordText.encode(Choice.none) == foundation(Choice.none))
        #expect(try RecordText.encode("text") == foundation("text"))
        #expect(try RecordText.encode([1, 2]) == foundation([1, 2]))
        #expect(try RecordText.encode([String: Int]()) == foundation([String: Int]()))
    }

    @Test("of a posted record is the same too, and reads back as the same record")
    func records() throws {
        let record = KeptRecord(body: .document(.sale(Self.sale)), policyVersion: 3)
        let text = try RecordText.encode(record)
        #expect(try text == foundation(record))
        #expect(try RecordText.decode(KeptRecord.self, from: text) == record)
    }

    @Test("is taken once as it was written, and read from its text otherwise")
    func fresh() throws {
        let record = KeptRecord(body: .document(.sale(Self.sale)), policyVersion: 3)
        let text = try RecordText.encode(record)
        let fresh = FreshRecords()
        fresh.keep(record, text: text)
        #expect(try fresh.take(text) == record)
        #expect(try fresh.take(text) == record)
        #expect(throws: (any Error).self) { try fresh.take("{}") }
    }

    private static let sale = SalesDocument(
        kind: .invoice, number: "W-1", date: BusinessDate(daysSince1970: 20_000),
        customer: .planned(RecordKey(.customer, "7", role: "customer"), name: "Ann “Nan” O'Brien"), currency: .usd,
        lines: [
            SalesLine(
                purpose: .goods(lineID: "1"), item: .existing(ID("5"), name: "Pump"),
                account: .existing(ID("79"), name: "Sales"), description: "line\nbreak", quantity: .one,
                unitPrice: ExactDecimal(coefficient: 125, scale: 1), amount: Money(minorUnits: 1250, .usd)),
            SalesLine(
                purpose: .shipping, item: .existing(ID("6"), name: "Shipping"),
                account: .existing(ID("80"), name: "Shipping"), amount: Money(minorUnits: 0, .usd)),
        ], tax: .none, settlementAccount: .existing(ID("84"), name: "A/R"))
}
