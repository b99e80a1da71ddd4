import Accounting
import LinkLedger
import Sync
import Wording

/// Reports and findings of reconciliations, and why nothing was done about one.
enum ReconciliationExamples {
    static let refusals = walk(from: FindingRefusal.unknown("invoice-129")) { refusal in
        switch refusal {
        case .unknown: .nothingFound("invoice-129")
        case .nothingFound: .notPostedByUs("invoice-129")
        case .notPostedByUs: .linkedAlready("invoice-129", order: "EW1042")
        case .linkedAlready: .orderUnknown("EW1042")
        case .orderUnknown: .underWay(order: "EW1042")
        case .underWay: .notPlanned(order: "EW1042", kind: .creditMemo)
        case .notPlanned: .hasDocument(order: "EW1042", kind: .invoice)
        case .hasDocument:
            .totalDiffers(order: "EW1042", planned: Sample.money(5997), books: Sample.money(6997))
        case .totalDiffers: .numberDiffers(order: "EW1042", planned: "EW1042", books: nil)
        case .numberDiffers: .summarised("salesReceipt-129")
        case .summarised: .changedMeanwhile("invoice-129")
        case .changedMeanwhile: nil
        }
    }

    static let reports: [@Sendable (Sentences) -> String] = whole + lines + timing + differences + findings

    private static let whole: [@Sendable (Sentences) -> String] = [
        { $0.title(of: report) }, { $0.headline(report) }, { $0.headline(clean) }, { $0.age(days: 12) },
        { $0.text(AcceptedFinding(finding: finding(.removed), by: "Ana", at: Instant(seconds: 0))) },
        { $0.done("keep", finding(.voided)) }, { $0.done("repost", finding(.voided)) },
        { $0.done("link", finding(.madeByHand)) },
    ]

    private static let lines: [@Sendable (Sentences) -> String] =
        ReconciliationLine.allCases.map { line in { @Sendable sentences in sentences.label(of: line) } } + [
            { $0.label(of: TaxCompared(name: "20% S", percent: ExactDecimal(20), store: money, books: money)) },
            { $0.label(of: TaxCompared(name: nil, percent: nil, store: money, books: money)) },
            { $0.label(of: PaymentsCompared(method: "", accounts: ["Visa"], store: money, books: money)) },
        ]

    private static let timing: [@Sendable (Sentences) -> String] = TimingLine.Kind.allCases.map { kind in
        { @Sendable sentences in sentences.text(TimingLine(kind: kind, count: 2, amount: money)) }
    }

    private static let differences: [@Sendable (Sentences) -> String] = OrderDifference.Cause.allCases.map { cause in
        let one = OrderDifference(
            order: "7", number: "EW7", store: Sample.money(5997), books: Sample.money(0), cause: cause)
        return { @Sendable sentences in sentences.text(one) }
    }

    private static let findings: [@Sendable (Sentences) -> String] =
        events.map { event in { @Sendable sentences in sentences.text(finding(event)) } } + [{ $0.text(lostPayment) }]

    private static let lostPayment = Finding(
        kind: .payment, booksID: "7", number: nil, date: Sample.day(2026, 1, 31), amount: money, party: "Ana Ruiz",
        order: "12", orderNumber: "EW12", event: .removed)

    private static let events: [Finding.Event] = walk(from: .removed) { event in
        switch event {
        case .removed: .voided
        case .voided: .changedByHand(HandEdit.Field.allCases.prefix(5).map(change))
        case .changedByHand(let changes) where changes.first?.field == .total:
            .changedByHand(HandEdit.Field.allCases.dropFirst(5).map(change))
        case .changedByHand: .madeByHand
        case .madeByHand: .duplicate(of: "129")
        case .duplicate: .unlinked
        case .unlinked: .orderDeleted
        case .orderDeleted: .unreadable
        case .unreadable: nil
        }
    }

    private static func change(_ field: HandEdit.Field) -> HandEdit {
        switch field {
        case .total, .tax:
            HandEdit(field: field, from: .money(Sample.money(5997)), to: .money(Sample.money(6997)))
        case .date:
            HandEdit(field: field, from: .date(Sample.day(2026, 1, 31)), to: .date(Sample.day(2026, 2, 1)))
        case .lines: HandEdit(field: field, from: .lines(1, money), to: .lines(2, money))
        case .currency, .number, .party, .account, .paymentMethod:
            HandEdit(field: field, from: .text("A"), to: .text("B"))
        case .application, .mark: HandEdit(field: field, from: .text("EW1"), to: .nothing)
        }
    }

    private static let money = Sample.money(21850)

    private static func finding(_ event: Finding.Event) -> Finding {
        Finding(
            kind: .invoice, booksID: "129", number: "EW1042", date: Sample.day(2026, 1, 31),
            amount: Sample.money(5997), party: "Ana Ruiz", order: "1042", orderNumber: "1042", event: event)
    }

    private static let clean = reconciliation([.posted: 312, .skipped: 4], [])
    private static let report = reconciliation([.posted: 310, .needsYou: 2], [finding(.removed)])

    private static func reconciliation(_ counts: [OrderState: Int], _ findings: [Finding]) -> Reconciliation {
        var bridge = MoneyBridge(.usd)
        bridge.gross = Sample.money(findings.isEmpty ? 0 : 5997)
        return Reconciliation(
            store: "lagoon", days: Sample.day(2026, 1, 1)...Sample.day(2026, 1, 31), counts: counts,
            bridges: [bridge], taxes: [], payments: [], findings: findings, accepted: [], timing: [], underWay: 0,
            oldestDays: nil, reads: 8)
    }
}
