import Accounting
import Bookkeeping
import Foundation
import TestKit
import Testing
import Wording

@Suite("Numbers and times", .tags(.x10))
struct NumberTests {
    @Test(
        "show an amount to the last minor unit, with its currency",
        arguments: [
            (Money(minorUnits: 123_450, .usd), "1,234.50 USD", "1 234,50 USD"),
            (Money(minorUnits: -5, .usd), "−0.05 USD", "−0,05 USD"),
            (Money(minorUnits: 0, .eur), "0.00 EUR", "0,00 EUR"),
            (Money(minorUnits: 1_234_567, .jpy), "1,234,567 JPY", "1 234 567 JPY"),
            (Money(minorUnits: 100_000_000_000_000, .usd), "1,000,000,000,000.00 USD", "1 000 000 000 000,00 USD"),
        ])
    func amounts(_ money: Money, _ english: String, _ french: String) {
        #expect(plain(Sentences(.english).amount(money)) == english)
        #expect(plain(Sentences(.french).amount(money)) == french)
        #expect(plain(Sentences(.spanish).amount(money)) == french)
    }

    @Test("show three decimals where the currency has them")
    func dinar() throws {
        let dinar = try #require(Currency("KWD"))
        #expect(plain(Sentences(.english).amount(Money(minorUnits: 1_000_001, dinar))) == "1,000.001 KWD")
    }

    @Test("never break inside an amount")
    func noBreak() {
        for language in Language.allCases {
            #expect(!Sentences(language).amount(Money(minorUnits: 123_456_789, .usd)).contains(" "))
        }
    }

    @Test(
        "follow the region where Spanish writes the point",
        arguments: [
            ("es-MX", "1,234.50 USD"), ("es_US.UTF-8", "1,234.50 USD"), ("es-419", "1,234.50 USD"),
            ("es-ES", "1 234,50 USD"), ("es", "1 234,50 USD"), ("es-AR", "1 234,50 USD"),
        ])
    func regions(_ tag: String, _ expected: String) {
        #expect(plain(Sentences(tag: tag).amount(Money(minorUnits: 123_450, .usd))) == expected)
    }

    @Test("show what the books sent beyond the minor unit")
    func books() {
        let sentences = Sentences(.english)
        #expect(plain(sentences.amount(ExactDecimal(coefficient: 60025, scale: 3), .usd)) == "60.025 USD")
        #expect(plain(sentences.amount(ExactDecimal(60), .usd)) == "60.00 USD")
    }

    @Test(
        "count one and many as each language does",
        arguments: [
            (0, "0 orders", "0 commande", "0 pedidos"), (1, "1 order", "1 commande", "1 pedido"),
            (2, "2 orders", "2 commandes", "2 pedidos"),
        ])
    func plurals(_ count: Int, _ english: String, _ french: String, _ spanish: String) {
        #expect(plain(Sentences(.english).counted(count, .order)) == english)
        #expect(plain(Sentences(.french).counted(count, .order)) == french)
        #expect(plain(Sentences(.spanish).counted(count, .order)) == spanish)
    }

    @Test(
        "show what programs get in the reader’s signs, and leave alone what is no number",
        arguments: [
            ("1234.50", "1,234.50", "1 234,50"), ("-5.00", "−5.00", "−5,00"), ("12", "12", "12"),
            ("12.", "12.", "12."), ("1.2.3", "1.2.3", "1.2.3"), ("", "", ""), ("4E2", "4E2", "4E2"),
        ])
    func plainNotation(_ text: String, _ english: String, _ french: String) {
        #expect(plain(Sentences(.english).number(plain: text)) == english)
        #expect(plain(Sentences(.french).number(plain: text)) == french)
    }

    @Test(
        "show what changes in a document in the reader’s signs and words",
        arguments: [
            (DocumentFieldChange.Field.total, "1234.50", "1 234,50"), (.date, "2026-01-31", "31 janv. 2026"),
            (.exchangeRate, "1.0825", "1,0825"), (.kind, "invoice", "facture"), (.details, "true", "oui"),
            (.line, "2.5 × Mug, blue = 1020.00 (TAX (8.25))", "2,5 × Mug, blue = 1 020,00 (TAX (8.25))"),
            (.line, "Set = 3 pens = -20.00", "Set = 3 pens = −20,00"), (.line, "invoice 20.00", "facture 20,00"),
            (.line, "Sales of 2.0 -3.10", "Sales of 2.0 −3,10"), (.note, "at 10.50", "at 10.50"),
        ])
    func changes(_ field: DocumentFieldChange.Field, _ text: String, _ french: String) {
        #expect(Sentences(.french).text(text, of: field).map(plain) == french)
        #expect(Sentences(.french).text("", of: field) == nil)
    }

    @Test("show the clock of the zone, on the day of the zone")
    func moments() throws {
        let zone = try #require(TimeZone(secondsFromGMT: -5 * 3600))
        let midnight = Instant(seconds: 1_769_832_000)  // 31 January 2026, 04:00 UTC
        #expect(plain(Sentences(.english).moment(midnight, in: zone)) == "30 Jan 2026, 23:00 UTC−5")
        #expect(plain(Sentences(.french).moment(Instant(seconds: -60), in: .gmt)) == "31 déc. 1969, 23:59 UTC")
    }

    @Test(
        "tell durations in two units",
        arguments: [
            (0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min 59 s"), (3600, "1 h"),
            (90_000, "1 day 1 h"), (-3, "0 s"),
        ])
    func durations(_ seconds: Int, _ expected: String) {
        #expect(plain(Sentences(.english).duration(seconds: seconds)) == expected)
    }

    /// With ordinary spaces, so that expectations can be read.
    private func plain(_ text: String) -> String {
        text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
}
