import Accounting
import Bookkeeping
import ConnectorKit
import Simulation
import Sync
import TestKit
import Testing

@Suite("What the books answered against what was meant")
struct ComparisonTests {
    @Test("The same is the same, also with more decimals", .tags(.x2), arguments: ["12.30", "12.3", "12.300"])
    func same(total: String) throws {
        var answer = Self.answer
        answer.total = ExactDecimal(total)
        #expect(Comparison.difference(between: try payment(), and: answer) == nil)
    }

    @Test("What the answer does not tell is not compared", .tags(.x2))
    func silent() throws {
        let answer = BooksRecord(locator: BooksLocator(id: "1", version: "0"))
        #expect(Comparison.difference(between: try payment(), and: answer) == nil)
    }

    @Test("One cent, another day or another currency is a difference", .tags(.x2))
    func different() throws {
        var cent = Self.answer
        cent.total = ExactDecimal("12.31")
        var day = Self.answer
        day.date = BusinessDate("2026-06-02")
        var currency = Self.answer
        currency.currency = Currency("EUR")
        let found = try [cent, day, currency].map { Comparison.difference(between: try payment(), and: $0) }
        guard case .total(let intended, let books) = found[0] else { throw Missing() }
        #expect(intended.minorUnits == 1230 && books == ExactDecimal("12.31"))
        guard case .date = found[1], case .currency = found[2] else { throw Missing() }
    }

    @Test("Another exchange rate is a difference, the same with more decimals is none", .tags(.x2, .x8))
    func exchangeRate() throws {
        var document = try payment()
        document.exchangeRate = ExactDecimal("1.09")
        var answer = Self.answer
        answer.exchangeRate = ExactDecimal("1.090000000")
        #expect(Comparison.difference(between: document, and: answer) == nil)
        answer.exchangeRate = ExactDecimal("1")
        guard case .exchangeRate = Comparison.difference(between: document, and: answer) else { throw Missing() }
    }

    private struct Missing: Error {}

    private static var answer: BooksRecord {
        BooksRecord(
            locator: BooksLocator(id: "1", version: "0"), date: BusinessDate("2026-06-01"), currency: Currency("USD"),
            total: ExactDecimal("12.30"))
    }

    private func payment() throws -> Document {
        let dollar = try #require(Currency("USD"))
        return .payment(
            Payment(
                date: try #require(BusinessDate("2026-06-01")),
                customer: .existing(ID("9"), name: "Ann"), currency: dollar,
                total: Money(minorUnits: 1230, dollar), applications: [],
                depositAccount: .existing(ID("4"), name: "Undeposited Funds"),
                receivableAccount: .existing(ID("5"), name: "Accounts Receivable"), privateNote: ""))
    }
}
