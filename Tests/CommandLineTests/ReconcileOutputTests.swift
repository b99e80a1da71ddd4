import Accounting
import Foundation
import LinkLedger
import Sync
import TestKit
import Testing
import Wording

@testable import Outputs

@Suite("What reconcile prints")
struct ReconcileOutputTests {
    @Test("A report for people, in each language", .tags(.x5, .x10), arguments: Language.allCases)
    func text(_ language: Language) {
        let text = ReconcileText(Sentences(language))
        let lines = text.lines(of: PaperMonth.disturbed) + ["", "----", ""] + text.lines(of: PaperMonth.clean)
        expectGolden(lines.joined(separator: "\n") + "\n", named: "reconcile-\(language.rawValue).txt")
    }

    @Test("The same figures for programs", .tags(.x5))
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let outputs = [PaperMonth.disturbed, PaperMonth.clean].map { ReconcileOutput($0, Sentences(.english)) }
        expectGolden(String(decoding: try encoder.encode(outputs), as: UTF8.self) + "\n", named: "reconcile.json")
    }

    @Test("The same figures for spreadsheets, without formulas in names", .tags(.x5))
    func csv() {
        let text = ReconcileSheet.csv([PaperMonth.disturbed, PaperMonth.clean], Sentences(.english))
        expectGolden(text, named: "reconcile.csv")
        #expect(text.contains("'=Cash"))
    }
}

/// January of a store on paper.
private enum PaperMonth {
    static let clean = report([.posted: 312, .skipped: 4], bridge(differences: []), findings: [])

    static let disturbed = report(
        [.posted: 310, .skipped: 4, .waiting: 1, .needsYou: 1],
        bridge(differences: [
            OrderDifference(order: "1042", number: "EW1042", store: money(5997), books: money(6997), cause: .byHand),
            OrderDifference(order: "1043", number: "EW1043", store: money(2000), books: money(0), cause: .needsYou),
        ]),
        findings: [
            finding(
                "129",
                .changedByHand([
                    HandEdit(field: .total, from: .money(money(5997)), to: .money(money(6997))),
                    HandEdit(field: .lines, from: .lines(2, money(5500)), to: .lines(2, money(6500))),
                ])), finding("131", .removed), finding("140", .madeByHand),
        ])

    private static func report(
        _ counts: [OrderState: Int], _ bridge: MoneyBridge, findings: [Finding]
    ) -> Reconciliation {
        Reconciliation(
            store: "lagoon", days: day(1)...day(31), counts: counts, bridges: [bridge],
            taxes: [
                TaxCompared(name: "20.0% S", percent: ExactDecimal(20), store: money(1_000), books: money(1_200)),
                TaxCompared(name: nil, percent: nil, store: money(437), books: money(437)),
            ],
            payments: [
                PaymentsCompared(
                    method: "=Cash", accounts: ["Till", "Bank"], store: money(81_000), books: money(80_000))
            ], findings: findings,
            accepted: findings.isEmpty
                ? []
                : [AcceptedFinding(finding: finding("150", .voided), by: "Ana", at: Instant(seconds: 1_770_000_000))],
            timing: [TimingLine(kind: .openInvoices, count: 2, amount: money(3_000))], underWay: 0,
            oldestDays: findings.isEmpty ? nil : 12, reads: 7)
    }

    private static func bridge(differences: [OrderDifference]) -> MoneyBridge {
        var bridge = MoneyBridge(.usd)
        bridge.gross = money(1_234_567)
        bridge.discounts = money(34_567)
        bridge.charges = money(12_000)
        bridge.tax = money(98_765)
        bridge.refunds = money(10_000)
        bridge.booksIncome = money(1_202_000) - differences.map(\.amount).sum(.usd)
        bridge.booksTax = money(98_765)
        bridge.differences = differences
        return bridge
    }

    private static func finding(_ id: String, _ event: Finding.Event) -> Finding {
        Finding(
            kind: .invoice, booksID: id, number: "EW1042", date: day(31), amount: money(5997), party: "Ana Ruiz",
            order: "1042", orderNumber: "EW1042", event: event)
    }

    private static func money(_ units: Int64) -> Money { Money(minorUnits: units, .usd) }
    private static func day(_ day: Int) -> BusinessDate { BusinessDate(daysSince1970: 20_453 + day) }
}
