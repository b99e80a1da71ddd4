import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Storage
import Wording

@testable import Sync

/// What pages say: every fixed word, and the sentences around figures and names.
enum PageExamples {
    static let kinds: [any PageWord.Type] = [
        FrameWord.self, GateWord.self, AccountWord.self, CompaniesWord.self, PeopleWord.self, DoneWord.self,
        ProblemWord.self, IntegrationsWord.self, BooksSignInWord.self, SignInReturnWord.self,
        RunsWord.self, FeedsWord.self, DryRunsWord.self, BackfillsWord.self, ImportsWord.self, SyncedWord.self,
        NeedsWord.self, AuditWord.self, UndoWord.self, ReconcileWord.self,
        OrdersWord.self, OrderWord.self, SendWord.self, SendingWord.self, SupplierWord.self, OverviewWord.self,
        SettingsWord.self, SetUpWord.self, StockWord.self,
    ]

    static let words: [Word] =
        kinds.flatMap { words(of: $0) }
        + RunFacts.State.allCases.map { state in Word("run.\(state)") { $0.name(of: state) } }
        + ReportChoice.allCases.map { choice in Word("report.\(choice)") { $0.name(of: choice) } }
        + RecordFamily.allCases.map { family in Word("family.\(family)") { $0.name(of: family) } }
        + SyncedProduct.State.allCases.map { state in Word("product.\(state)") { $0.name(of: state) } }

    static let problems: [DoorProblem] = [
        .pageUnknown, .methodUnfit, .formForeign, .tooLarge, .notAllowed(administrators: ["Tess", "Ben"]),
        .notAllowed(administrators: []), .unforeseen,
    ]

    static let examples = problems.map { problem in
        Example(Sentences(.english).explain(problem).code) { $0.explain(problem) }
    }

    static let reports: [@Sendable (Sentences) -> String] =
        orders + others + runs + mending + SettingExamples.reports

    private static let day = BusinessDate(Instant(seconds: 1_780_315_200), in: .gmt)
    private static let noon = Instant(seconds: 1_780_315_200)

    private static let runs: [@Sendable (Sentences) -> String] = [
        { $0.started(run(.finished), in: .gmt) }, { $0.started(run(.asked), in: .gmt) },
        { $0.outcomes(["posted": 310, "needsYou": 2, "odd": 1]) }, { $0.nothingNew },
        { $0.synced(at: noon, now: noon, in: .gmt) },
        { $0.nextSync(at: noon.advanced(bySeconds: 90_000), now: noon, in: .gmt) },
        { $0.clockOf(TimeZone(identifier: "Europe/Paris")) }, { $0.clockOf(nil) },
        { $0.timeUnreadable("3 o’clock") }, { $0.aim(of: .orders) }, { $0.aim(of: .products) },
        { $0.aim(of: .stock) }, { $0.title(ofWorkflow: "undo") },
        { $0.title(ofWorkflow: "backfill") }, { $0.title(ofWorkflow: "orders") },
        { $0.dryRunTitle(changedSettings: 0) }, { $0.dryRunTitle(changedSettings: 2) },
        { $0.dryRunRange(DryRunQuestion(), orders: 331) }, { $0.dryRunRange(DryRunQuestion(from: day), orders: nil) },
        { $0.dryRunRange(DryRunQuestion(to: day), orders: 1) },
        { $0.dryRunRange(DryRunQuestion(from: day, to: day), orders: 1) }, { $0.staying(290, of: 331) },
        { $0.needingNow(5) }, { $0.theFirst(4, of: 41) }, { $0.theFirst(4, of: 4) }, { $0.lookedAt(40) },
        {
            $0.invitationLetter(to: "Larkmoor", role: $0.name(of: .clerk), by: "Tess", until: noon, in: .gmt, link: "x")
                .text
        },
        { $0.passwordLetter(until: noon, in: .gmt, link: "x").text },
        { $0.signInLetter(company: "Larkmoor", books: "Books", at: noon, now: noon, in: .gmt, link: "x").text },
        {
            $0.signInLetter(company: "L", books: "B", at: noon.advanced(bySeconds: 9), now: noon, in: .gmt, link: "x")
                .text
        },
        { $0.reportLetter(report, in: .gmt, link: "x").text }, { $0.reportLetter(ofDay, in: .gmt, link: "x").text },
        { $0.reportLetter(report, in: .gmt, link: "x").subject }, { $0.daysBackwards }, { $0.dayUnreadable("soon") },
        { $0.postOrders(2010) }, { $0.retryProducts(3) }, { $0.stockVerdict(changes: 0, matched: 40) },
        { $0.stockVerdict(changes: 1, matched: 40) },
        { $0.stockVerdict(changes: 12, matched: 40) }, { $0.stockVerdict(changes: 0, matched: 0) },
        { $0.stockWithheld(12, of: 40) }, { $0.stockLeftAlone(["PEN", "MUG"]) },
        { $0.typeTheDrops }, { $0.levelsShown(1, of: 1) }, { $0.levelsShown(200, of: 512) },
        { $0.dropsMistyped(12) }, { $0.writeLevels(1) }, { $0.writeLevels(12) },
        { $0.stockAsked(by: "Tess", at: "9 Mar 2026") },
        { $0.whyPaused(BackfillRun.outdated) ?? "–" }, { $0.whyPaused("books.unreachable") ?? "–" },
    ]

    /// What needs a person, undo, reconciliation and audit.
    private static let mending: [@Sendable (Sentences) -> String] = [
        { $0.needing(1) }, { $0.needing(14) }, { $0.askedAgain(1) }, { $0.askedAgain(14) },
        { $0.waiting(1, [Money(minorUnits: 31_825, .usd)]) },
        { $0.waiting(2, [Money(minorUnits: 71_548, .usd), Money(minorUnits: 1_000, .eur)]) }, { $0.waiting(3, []) },
        { $0.saveAndRetry(1) }, { $0.saveAndRetry(14) }, { $0.retry(2) }, { $0.taxCodeLabel },
        {
            $0.taxCodeFor([
                StoreTax(name: "Sales tax", rate: ExactDecimal("6")), StoreTax(name: "County levy", rate: nil),
            ])
        },
        { $0.sameRate("State and county") }, { $0.accountFor(StorePaymentMethod(title: "Pay later")) },
        { $0.accountInsteadOf("Old bank") }, { $0.amountUnread("12,5x", .usd) }, { $0.suffixUnfit("-TOOLONG") },
        { $0.compared(at: "1 Jun 2026, 09:00 UTC", by: "tess@example.com") }, { $0.differingDays(1, of: 28) },
        { $0.differingDays(3, of: 28) }, { $0.daysUnfit },
        { $0.explained(Money(minorUnits: 35_360, .usd), of: Money(minorUnits: 35_360, .usd)) },
        { $0.reasonMissing }, { $0.undoingRun }, { $0.undoing(order: "EW1") }, { $0.undoing(.invoice, "EW1") },
        { $0.undoLead(documents: 10, orders: 6) }, { $0.undoOfBills(1) }, { $0.undoOfBills(3) }, { $0.undo(1) },
        { $0.undo(10) }, { $0.readJustNow(1) }, { $0.readJustNow(10) }, { $0.readAsPosted(1) }, { $0.readAsPosted(10) },
        { $0.sumOf(10) },
        { $0.tookBack([.invoice: 6, .payment: 4]) }, { $0.tookBack([:]) }, { $0.stillUndone(1) }, { $0.stillUndone(6) },
        { $0.name(ofOutcome: "posted", of: nil) },
        { $0.name(ofOutcome: "skipped", of: .undone(by: "ana", at: Instant(seconds: 0), isChanged: false)) },
        { $0.auditEntry(1204) }, { $0.notedUnfit("12") }, { $0.auditEntries(1) }, { $0.auditEntries(1204) },
        { $0.brokenSinceVerified },
        { $0.andMore(1) }, { $0.andMore(8) },
    ]

    private static let report = SyncReport(
        company: ID("larkmoor"), companyName: "Larkmoor", period: .run(run(.finished)),
        outcomes: ["posted": 3, "needsYou": 12],
        causes: [.init(reason: .numberTaken(number: "EW1", existing: "EW1"), count: 12)], stops: [.notSetUp])

    private static let ofDay = SyncReport(
        company: ID("larkmoor"), companyName: "Larkmoor", period: .day(day), outcomes: [:], causes: [], stops: [])

    private static func run(_ state: RunFacts.State) -> RunFacts {
        RunFacts(
            id: ID("1"), store: ID("shop"), storeName: "Shop", workflow: "orders", starter: .schedule, startedAt: noon,
            state: state)
    }

    private static let others: [Say] = [
        { $0.invited(to: "Larkmoor", as: $0.name(of: .clerk), by: "Tess") }, { $0.accountOf("ben@example.com") },
        { $0.back(to: "Larkmoor Promotions") },
        { $0.peopleOf("Larkmoor", 1) }, { $0.peopleOf("Larkmoor", 3) },
        { $0.lettersWait(.unreachable) }, { $0.lettersWait(.notSecure) }, { $0.lettersWait(.loginRefused) },
        { $0.lettersWait(.said(code: 452, text: "4.3.1 later")) }, { $0.lettersWait(nil) },
        { $0.linkOnce(for: "ben@example.com", until: Instant(seconds: 1_780_315_200), in: .gmt) },
        { $0.removing("Ben", from: "Larkmoor") },
        { $0.shown(1, of: 1) }, { $0.shown(50, of: 331) }, { $0.shown(50, of: nil) },
        { $0.choose(order: "EW1042") },
        { $0.withoutFilter($0.quoted("Halden")) }, { $0.days(from: $0.date(Self.march), to: $0.date(Self.march)) },
        { $0.days(from: $0.date(Self.march), to: nil) }, { $0.days(from: nil, to: $0.date(Self.march)) },
    ]

    private typealias Say = @Sendable (Sentences) -> String

    private static let told: [Say] = parts.map { part in { @Sendable sentences in sentences.name(of: part) } }
    private static let placed: [Say] = places.map { place in { @Sendable sentences in sentences.text(place) } }
    private static let stepped: [Say] = steps.map { step in { @Sendable sentences in sentences.text(step) } }
    private static let settled: [Say] = SettlementAnswer.allCases.map { answer in
        { @Sendable sentences in sentences.settle(answer, money(10_000)) }
    }

    private static let orders: [Say] = told + placed + stepped + settled + sayings

    private static let sayings: [Say] = [
        { $0.by("tess") }, { $0.settings(ofVersion: 14) }, { $0.difference(money(0)) },
        { $0.sidesIn(.usd, rate: nil, isPlanned: true) },
        { $0.sidesIn(.eur, rate: ExactDecimal("1.08"), isPlanned: false) },
        { $0.verdict(nil) }, { $0.lastSeen(nil, endsAt: nil, now: at, in: .gmt) },
        { $0.lastSeen(at, endsAt: at, now: at, in: .gmt) },
        { $0.tell(.signInEnds(connection: "qbo", name: "Larkmoor", at: at), in: .gmt) },
        { $0.tell(.signInEnded(connection: "qbo", name: "Larkmoor", at: at), in: .gmt) },
        { $0.tell(.signInNeeded(connection: "qbo", name: "Larkmoor"), in: .gmt) },
        { $0.tell(.booksMissing(company: "larkmoor"), in: .gmt) },
        { $0.tell(.notSetUp(store: "ecwid-1"), in: .gmt) },
        { $0.tell(.stopped(store: "ecwid-1", workflow: .orders, .notSetUp), in: .gmt) },
        { $0.tell(.auditBroken(company: "larkmoor"), in: .gmt) },
    ]

    private static let at = Instant(seconds: 1_780_315_200)
    private static func money(_ units: Int64) -> Money { Money(minorUnits: units, .usd) }
    private static let parts: [SideLine.Part] = [
        .goods, .discounts(["SPRING5"]), .discounts([]), .charges, .tax, .rounding, .total, .giftCards, .paid(["Visa"]),
        .paid([]), .refunded, .balance,
    ]
    private static let places: [SideLine.Place] = [
        .lines(3, .invoice, number: "EW1042"), .lines(1, .salesReceipt, number: nil), .taxAmount, .taxReckonedByBooks,
        .due(march), .document(.refundReceipt, number: "R-EW1042"),
    ]
    private static let steps: [OrderStep] = [
        .init(event: .placed, at: at), .init(event: .paid(money(10_000), method: "Visa"), at: at),
        .init(event: .refunded(money(1000)), at: at), .init(event: .deleted, at: at),
        .init(
            event: .sent([
                RequestedWrite(
                    order: "1", key: "order/1/sale", generation: 1, operation: "create", kind: "invoice",
                    name: "EW1042",
                    policy: 14)
            ]), at: at),
        .init(event: .answered([AnsweredWrite(key: "order/1/sale", kind: "invoice")], nil), at: at),
    ]

    private static let march = BusinessDate(daysSince1970: 20_530)

    private static func words<Kind: PageWord>(of kind: Kind.Type) -> [Word] {
        Kind.allCases.map { word in Word("\(kind).\(word.rawValue)") { word.text($0) } }
    }
}
