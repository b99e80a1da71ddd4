import Accounting
import Foundation
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "reads and prints the decimals of its currency",
        arguments: [
            ("USD", "1234.5", "1234.50"), ("JPY", "8712", "8712"), ("KWD", "-0.001", "-0.001"), ("CLF", "1", "1.0000"),
        ])
    func decimals(code: String, text: String, printed: String) throws {
        let currency = try #require(Currency(code))
        let value = try #require(ExactDecimal(text))
        let amount = try #require(Money(value, currency))
        #expect(amount.description == printed)
        #expect(amount.decimal == ExactDecimal(text))
    }

    @Test("of a product is rounded once, half up")
    func product() throws {
        let (price, quantity) = (try #require(ExactDecimal("14.50")), try #require(ExactDecimal("128.35")))
        #expect(Money.product(price, quantity, .usd)?.description == "1861.08")
        #expect(Money.product(-price, quantity, .usd)?.description == "-1861.08")
        #expect(Money.product(ExactDecimal(.max), ExactDecimal(.max), .usd) == nil)
    }

    @Test(
        "splits over weights of both signs, never beyond one of them, whatever they are",
        arguments: [
            (140, [1000, -300], [200, -60]), (-140, [1000, -300], [-200, 60]), (100, [1, 1, 1], [34, 33, 33]),
            (10, [0, -5], [10, 0]), (5, [Int64.max, -Int64.max], [5, 0]),
            (7, [Int64.max, Int64.max, 3 - Int64.max, -Int64.max], [4, 3, 0, 0]),
        ] as [(Int64, [Int64], [Int64])])
    func signedSplit(_ units: Int64, _ weights: [Int64], _ parts: [Int64]) {
        #expect(Money(minorUnits: units, .usd).signedSplit(over: weights).map(\.minorUnits) == parts)
    }

    @Test("split by any weights never loses or makes a unit", arguments: 0...200 as ClosedRange<UInt64>)
    func split(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: UInt64) -> Int64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int64(state % limit)
        }
        let amount = Money(minorUnits: next(2_000_000) - 1_000_000, .eur)
        let weights = (0...next(12)).map { _ in next(5000) }
        let parts = amount.split(over: weights)
        #expect(parts.sum(.eur) == amount)
        #expect(parts.count == weights.count)
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return }
        for (part, weight) in zip(parts, weights) {
            let floor = amount.minorUnits.magnitude * UInt64(weight) / UInt64(whole)
            #expect(part.minorUnits.magnitude == floor || part.minorUnits.magnitude == floor + 1)
        }
    }

    @Test(
        "percentages round half away from zero",
        arguments: [("13.55", "10", "1.36"), ("-13.55", "10", "-1.36"), ("4495.16", "9.975", "448.39")])
    func percent(amount: String, rate: String, expected: String) throws {
        let (value, rate) = (try #require(ExactDecimal(amount)), try #require(ExactDecimal(rate)))
        #expect(Money(value, .cad)?.percent(rate).description == expected)
    }
}

@Suite("An exact decimal")
struct ExactDecimalTests {
    @Test(
        "reads plain and exponent notation strictly",
        arguments: [
            ("12.50", "12.5"), ("1E-3", "0.001"), ("-0.0", "0"), ("+7e2", "700"),
            ("0.1234567890123456789", "0.123456789012345679"),
        ])
    func reads(text: String, printed: String) {
        #expect(ExactDecimal(text)?.description == printed)
    }

    @Test(
        "refuses what is no number or does not fit",
        arguments: ["", ".", "1,5", "1.", "0x1", "1e99", " 1", "1234567890123456789012"])
    func refuses(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("is equal whatever its notation")
    func equality() {
        #expect(ExactDecimal("1.500") == ExactDecimal("1.5"))
        #expect(ExactDecimal("2.5")?.rounded(toScale: 0, .halfEven) == ExactDecimal(2))
        #expect(ExactDecimal("2.5")?.rounded(toScale: 0) == ExactDecimal(3))
    }
}

@Suite("A business date")
struct BusinessDateTests {
    @Test(
        "knows months, leap years and days apart",
        arguments: [
            ("2024-02-10", "2024-02-29"), ("2026-02-28", "2026-02-28"), ("2026-12-31", "2026-12-31"),
            ("2100-02-01", "2100-02-28"),
        ])
    func endOfMonth(day: String, last: String) {
        #expect(BusinessDate(day)?.endOfMonth.description == last)
    }

    @Test("counts days back and forth", arguments: [-719_162, -1, 0, 59, 11_016, 20_000, 2_932_896])
    func counting(number: Int) {
        let date = BusinessDate(daysSince1970: number)
        #expect(date.daysSince1970 == number)
        #expect(BusinessDate(date.description) == date)
    }

    @Test(
        "refuses days that do not exist", arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-00-10"])
    func refuses(text: String) {
        #expect(BusinessDate(text) == nil)
    }

    @Test(
        "begins when clocks show midnight, also in the nights in which they are changed",
        arguments: [
            ("2026-04-05", "Pacific/Auckland", "2026-04-04T11:00:00Z"),
            ("2026-09-27", "Pacific/Auckland", "2026-09-26T12:00:00Z"),
            ("2026-03-29", "Europe/Paris", "2026-03-28T23:00:00Z"),
            ("2026-11-01", "America/New_York", "2026-11-01T04:00:00Z"),
            ("2026-06-01", "UTC", "2026-06-01T00:00:00Z"),
        ])
    func beginning(day: String, zone: String, instant: String) throws {
        let begins = try #require(BusinessDate(day)).instant(in: try #require(TimeZone(identifier: zone)))
        #expect(begins.date == ISO8601DateFormatter().date(from: instant))
    }
}

@Suite("A journal")
struct JournalTests {
    @Test("adds up account by account and drops what cancels out")
    func netting() {
        let account = { (id: String) in Reference<Account>.existing(ID(id), name: id) }
        let line = { (id: String, units: Int64) in
            JournalLine(account: account(id), amount: Money(minorUnits: units, .usd))
        }
        let journal = Journal(entries: [line("A", 100), line("B", -60), line("C", -40), line("B", 60), line("C", -60)])
        #expect(journal.lines.map(\.account.name) == ["A", "C"])
        #expect(journal.imbalance(.usd).isZero)
    }
}
