import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Sync
import Wording

/// Numbers, times and whole lines of reports.
enum ReportExamples {
    static let all: [@Sendable (Sentences) -> String] =
        numbers + orders + runs + demo + plans + summaries + settings + deeds + ReconciliationExamples.reports
        + HistoryExamples.reports + ConnectionExamples.reports + PeopleExamples.reports + PageExamples.reports
        + ProgramExamples.reports + titles

    /// Headings over orders with one reason.
    static let titles: [@Sendable (Sentences) -> String] = titled.map { reason in
        { @Sendable sentences in sentences.title(of: reason) }
    }

    private static let titled: [OrderReason] =
        ReasonExamples.reasons + RefusalExamples.all.map { .refused([$0]) }
        + ProblemExamples.all.map { .problem(ProblemExamples.problem($0), record: .invoice, name: "EW1") }

    /// What is said of settings.
    static let settings: [@Sendable (Sentences) -> String] = [
        { $0.missing(.account(.deposit)) }, { $0.missing(.taxPair(Sample.tax)) }, { $0.missing(.timeZone) },
        { $0.remark(.startProposed(Sample.day(2026, 1, 31))) }, { $0.remark(.wholeHistory) },
        { $0.remark(.stockStartUnsaid) },
        { $0.remark(.startInFuture(Sample.day(2062, 11, 1))) },
        { $0.remark(.ruleUnused(method: "PayPal", account: "Checking", used: "PayPal Clearing")) },
        {
            $0.remark(
                .numberCut(order: "EW1042", whole: "LAGOON-PROMOTIONS-EW1042", cut: "LAGOON-PROMOTIO-7K2QF"))
        },
        { $0.remark(.methodsByDefault(account: "Undeposited Funds", methods: ["Zahlung"])) },
        { $0.remark(.methodsByDefault(account: "Undeposited Funds", methods: [])) },
        { $0.remark(.taxAccountOfAuthority(account: "Arizona", others: ["Nevada"])) },
        { $0.remark(.taxAccountOfAuthority(account: "Arizona", others: [])) },
        { $0.remark(.currencyDiffers(store: .eur, books: .usd, isTaken: true)) },
        { $0.remark(.currencyDiffers(store: .eur, books: .usd, isTaken: false)) },
    ]

    /// What was done.
    static let deeds: [@Sendable (Sentences) -> String] = [
        { $0.decidedAgain(1) }, { $0.decidedAgain(3) }, { $0.exempted("EW1042", .enteredByHand) },
        { $0.exempted("EW1042", .ignored) }, { $0.restored("EW1042") }, { $0.neverExempt("EW1042") },
        { $0.refundSaid("EW1042", Sample.money(1250)) }, { $0.suffixSaid("EW1042", ".2") },
        { $0.suffixSaid("EW1042", "") }, { $0.noRuns }, { $0.nothingScheduled },
        { $0.ending }, { $0.moreOrders(after: "EW1042") }, { $0.moreOrders(after: nil) },
        { $0.serving(at: "http://127.0.0.1:8080/health") },
        { $0.scheduled(.orders, of: "shop", "daily 03:30", next: noon, in: .gmt) },
        { $0.scheduled(.stock, of: "shop", "off", next: nil, in: .gmt) },
    ]

    static let numbers: [@Sendable (Sentences) -> String] = [
        { $0.amount(Sample.money(123_450)) }, { $0.amount(Sample.money(-5)) },
        { $0.amount(Sample.money(1_234_567, .jpy)) }, { $0.decimal(ExactDecimal(coefficient: 12345, scale: 4)) },
        { $0.percent(ExactDecimal(coefficient: 55, scale: 1)) }, { $0.count(1_234_567) },
        { $0.date(Sample.day(2026, 2, 1)) }, { $0.date(Sample.day(2026, 12, 31)) },
        { $0.moment(noon, in: TimeZone(secondsFromGMT: -5 * 3600) ?? .gmt) },
        { $0.moment(noon, in: TimeZone(secondsFromGMT: 5 * 3600 + 1800) ?? .gmt) }, { $0.moment(noon, in: .gmt) },
        { $0.duration(seconds: 45) }, { $0.duration(seconds: 725) }, { $0.duration(seconds: 12000) },
        { $0.duration(seconds: 86_400) }, { $0.duration(seconds: 190_000) },
        { $0.list(["A"]) }, { $0.list(["A", "B"]) }, { $0.list(["A", "Iris"]) },
        { $0.list(["A", "B", "C", "D", "E", "F", "G"]) },
    ]

    static let orders: [@Sendable (Sentences) -> String] =
        OrderState.allCases.map { state in
            { $0.headline(order: "EW1234", total: Sample.money(21850), state: state) }
        } + [
            { $0.headline(order: "EW1234", total: nil, state: .waiting) },
            {
                $0.message(
                    order: "EW1234", total: Sample.money(21850), state: .needsYou,
                    reason: .refused([.totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849))]))
            },
            { $0.group(14, $0.explain(.taxUnpaired([Sample.tax]))) }, { $0.noOrders },
        ]

    static let runs: [@Sendable (Sentences) -> String] = [
        { $0.summary(report) }, { $0.summary(RunReport(run: "1")) }, { $0.postedSummary(report) },
        { $0.summary(products) }, { $0.postedSummary(products) },
        { $0.postedSummary(RunReport(run: "1")) }, { $0.stoppedEarly }, { $0.dryRunNote },
        { $0.progress(RunProgress(phase: .mirror)) }, { $0.progress(halfway(.reading)) },
        { $0.progress(halfway(.posting)) }, { $0.nextRun(at: noon, in: .gmt) },
    ]

    static let demo: [@Sendable (Sentences) -> String] = [
        { $0.demoBegins(orders: 2000) },
        { $0.orderCounts([.posted: 1940, .skipped: 40, .waiting: 12, .needsYou: 1]) }, { $0.orderCounts([:]) },
        { $0.totalsCompared(store: Sample.money(12_345_678), books: Sample.money(12_345_678)) },
        { $0.ledgerState(trialBalance: Sample.money(0), duplicates: 0) },
        { $0.buyersCompared(buyers: 1204, customers: 1204) },
        { $0.documentCounts([.invoice: 1200, .payment: 1, .salesReceipt: 740]) }, { $0.documentCounts([:]) },
        { $0.requestCost(RequestCount(), perOrder: ExactDecimal(coefficient: 7, scale: 2)) },
        { $0.effort(seconds: 75, peakMemoryMB: 1210) }, { $0.lookAt("http://127.0.0.1:8080") },
        { $0.dataKept(in: "demo-data") }, { $0.stopHint },
        { $0.verdict(orders: 312, inBooks: 312, difference: Sample.money(0)) },
    ]

    static let plans: [@Sendable (Sentences) -> String] = [
        { $0.title(of: invoice) }, { $0.numberedByBooks }, { $0.journalTitle }, { $0.planned(documents: 1) },
        { $0.planned(documents: 2) }, { $0.willBeSkipped }, { $0.willBeRefused }, { $0.wouldWait },
        { $0.creates(.customer(PartyDraft(displayName: "Ana Ruiz", currency: .usd))) ?? "" },
        { $0.creates(.vendor(PartyDraft(displayName: "Ana Ruiz", currency: .usd))) ?? "" },
        {
            $0.creates(.item(ItemDraft(kind: .service, name: "Mug", incomeAccount: .existing(ID("1"), name: "Sales"))))
                ?? ""
        },
    ]

    static let summaries: [@Sendable (Sentences) -> String] =
        [
            { $0.plannedInSummary },
            { $0.inSummary(of: Sample.day(2026, 1, 31), method: "Credit card", amount: "59.97", "USD") },
            { $0.inSummary(of: Sample.day(2026, 1, 31), method: "", amount: "-5.00", "USD") },
        ] + SummaryExclusion.allCases.map { why in { $0.explain(why) } }

    /// 31 January 2026, 14:12 UTC.
    static let noon = Instant(seconds: 1_769_868_720)

    private static let products: RunReport = {
        var report = RunReport(run: "1")
        report.workflow = "products"
        report.read = 40
        report.outcomes = ["changed": 2, "failed": 1]
        report.updated = ["item": 2]
        report.takenBack = ["invoice": 1]
        return report
    }()

    private static let report: RunReport = {
        var report = RunReport(run: "1")
        report.read = 312
        report.outcomes = ["posted": 310, "needsYou": 2]
        report.posted = ["invoice": 310, "payment": 1]
        return report
    }()

    private static func halfway(_ phase: RunProgress.Phase) -> RunProgress {
        var progress = RunProgress(phase: phase)
        progress.read = 120
        progress.expected = 2000
        progress.documentsPosted = 1
        return progress
    }

    private static let invoice = Document.sale(
        SalesDocument(
            kind: .invoice, number: "EW1234", date: Sample.day(2026, 1, 31),
            customer: .existing(ID("7"), name: "Ana Ruiz"), currency: .usd, lines: [], tax: .none,
            settlementAccount: .existing(ID("84"), name: "Accounts Receivable"), details: SalesDocumentDetails()))
}
