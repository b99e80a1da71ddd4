import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// Whether the books say what the store said: the verdict, what is not as it should be, and the proof (X5).
struct ReconciliationPage: Page {
    static let words: [any PageWord.Type] = [ReconcileWord.self]

    struct Period: Sendable {
        var address: String
        var from: Field
        var until: Field
        var store: Select?
        var shortcuts: [Shortcut]
    }

    struct Shortcut: Sendable {
        var address: String
        var text: String
    }

    struct Verdict: Sendable {
        var style: String
        var icon: String
        var mark: String
        var headline: String
        var age: String?
        var hasSums: Bool
        var sums: [Line]
        var difference: String
        var isOff: Bool
    }

    struct Line: Sendable {
        var label: String
        var amount: String
    }

    struct Found: Sendable {
        var told: String
        var isHandled: Bool
        var order: Shortcut?
        /// Where the books show the document; `nil` once it is gone there.
        var books: OutsideLink?
        var inStore: OutsideLink?
        var keep: String?
        var repost: String?
        /// Leads to a page that says what will happen.
        var overwrite: String?
        var linking: Linking?
    }

    struct Linking: Sendable {
        var address: String
        var order: Field
    }

    struct Bridge: Sendable {
        var currency: String
        var store: [Line]
        var storeTotal: Line
        var books: [Line]
        var booksTotal: Line
        var difference: Line
        var isOff: Bool
    }

    struct Pair: Sendable {
        var label: String
        var sub: String?
        var store: String
        var books: String
        var isEqual: Bool
    }

    struct Cause: Sendable {
        var order: String
        /// The page of the order; `nil` for a daily summary.
        var address: String?
        var store: String
        var books: String
        var difference: String
        var cause: String
    }

    var title: String
    let place: Place? = .reconciliation
    var lead: String
    var mistakes: Mistakes?
    var trouble: String?
    var running: LiveProgress?
    var comparing: String
    var compareWord: String
    var fromText: String
    var untilText: String
    /// The one of several stores that is shown.
    var storeText: String?
    var csv: String?
    var period: Period
    var isEmpty: Bool
    var verdict: Verdict?
    var hasFindings: Bool
    var findings: [Found]
    var chart: MirrorChart?
    /// How many days differ.
    var daysTold: String
    var bridges: [Bridge]
    var hasTaxes: Bool
    var taxes: [Pair]
    var hasPayments: Bool
    var payments: [Pair]
    var hasCauses: Bool
    var causes: [Cause]
    var explained: String?
    var hasTiming: Bool
    var timing: [String]
    var hasAccepted: Bool
    var accepted: [String]

    init(_ view: ReconciliationView, _ company: CompanyRow, _ exchange: Exchange, _ mistakes: Mistakes? = nil) {
        let (sentences, path) = (exchange.sentences, CompanyPath.reconciliation(company.id))
        let report = view.report
        title = ReconcileWord.title.text(sentences)
        self.mistakes = mistakes
        lead =
            view.kept.map { sentences.compared(at: exchange.moment($0.madeAt), by: $0.madeBy) }
            ?? ReconcileWord.noneLead.text(sentences)
        trouble = view.trouble.map { problem in
            let told = sentences.explain(problem)
            return "\(told.what) \(told.meaning) \(told.remedy)"
        }
        running = LiveProgress(view, path, moves: mistakes == nil, sentences)
        comparing = path
        compareWord = (view.kept == nil ? ReconcileWord.compare : .compareAgain).text(sentences)
        (fromText, untilText) = (view.days.lowerBound.description, view.days.upperBound.description)
        storeText = view.shown
        csv = view.kept == nil ? nil : "\(path)/export?\(view.query)"
        period = Self.period(view, path, sentences)
        isEmpty = report == nil && running == nil
        let cards = ReconciliationCards(company: company.id, view: view, exchange: exchange)
        verdict = report.map { Self.verdict($0, sentences) }
        findings = report.map { cards.findings($0) } ?? []
        hasFindings = !findings.isEmpty
        let days = report?.byDay ?? []
        let differing = days.count { !$0.difference.isZero }
        daysTold =
            differing == 0
            ? ReconcileWord.allEqual.text(sentences) : sentences.differingDays(differing, of: days.count)
        chart = MirrorChart(
            days.map { MirrorChart.Day(date: $0.day, store: $0.store, books: $0.books) },
            label: ReconcileWord.daysLead.text(sentences), .differing,
            called: ReconcileWord.differing.text(sentences), sentences)
        bridges = report?.bridges.map { Self.bridge($0, sentences) } ?? []
        taxes = report?.taxes.map { cards.pair(sentences.label(of: $0), nil, $0.store, $0.books) } ?? []
        hasTaxes = !taxes.isEmpty
        payments =
            report?.payments.map { line in
                let accounts = line.accounts.map { sentences.plain($0) }.joined(separator: ", ")
                var bare = line
                bare.accounts = []
                return cards.pair(
                    sentences.label(of: bare), accounts.isEmpty ? nil : accounts, line.store, line.books)
            } ?? []
        hasPayments = !payments.isEmpty
        let differences = report?.bridges.flatMap(\.differences) ?? []
        causes = differences.prefix(Self.rowsMax).map { line in
            Cause(
                order: sentences.plain(line.number),
                address: SummaryName(line.order) == nil
                    ? CompanyPath.order(company.id, OrderRef(store: ID(report?.store ?? ""), id: ID(line.order))) : nil,
                store: sentences.amount(line.store),
                books: sentences.amount(line.books), difference: sentences.amount(line.amount),
                cause: sentences.name(of: line.cause))
        }
        hasCauses = !causes.isEmpty
        if let bridge = report?.bridges.first(where: { !$0.difference.isZero }) {
            let told = bridge.differences.filter { $0.cause != .unknown }.map(\.amount).sum(bridge.currency)
            explained = sentences.explained(told, of: bridge.difference)
        }
        timing = report?.timing.map { sentences.text($0) } ?? []
        hasTiming = !timing.isEmpty
        accepted = report?.accepted.prefix(Self.rowsMax).map { sentences.text($0) } ?? []
        hasAccepted = !accepted.isEmpty
    }

    private static func period(_ view: ReconciliationView, _ path: String, _ sentences: Sentences) -> Period {
        func field(_ name: String, _ word: ReconcileWord, _ day: BusinessDate) -> Field {
            Field(name, word.text(sentences), .date, value: day.description)
        }
        func shortcut(_ days: ClosedRange<BusinessDate>, _ word: ReconcileWord) -> Shortcut {
            Shortcut(
                address: "\(path)?\(ReconciliationView.query(days, view.shown))", text: word.text(sentences))
        }
        let end = view.thisMonth.lowerBound.adding(days: -1)
        let last = end.adding(days: 1 - end.day)...end
        return Period(
            address: path, from: field("from", .from, view.days.lowerBound),
            until: field("to", .until, view.days.upperBound),
            store: view.stores.count < 2
                ? nil
                : Select(
                    "store", ReconcileWord.store.text(sentences),
                    view.stores.map { (value: $0.id, text: sentences.plain($0.name)) },
                    chosen: view.report?.store ?? ""),
            shortcuts: [shortcut(view.thisMonth, .thisMonth), shortcut(last, .lastMonth)])
    }

    private static func verdict(_ report: Reconciliation, _ sentences: Sentences) -> Verdict {
        let bridge = report.bridges.first
        let sums = bridge.map { bridge in
            [
                Line(label: ReconcileWord.store.text(sentences), amount: sentences.amount(bridge.storeTotal)),
                Line(label: ReconcileWord.books.text(sentences), amount: sentences.amount(bridge.booksTotal)),
            ]
        }
        return Verdict(
            style: report.isClean ? "" : " verdict--need", icon: report.isClean ? "i-check" : "i-alert",
            mark: (report.isClean ? ReconcileWord.agrees : .looksOff).text(sentences),
            headline: sentences.headline(report), age: report.oldestDays.map { sentences.age(days: $0) },
            hasSums: bridge != nil, sums: sums ?? [], difference: sentences.difference(of: bridge),
            isOff: bridge.map { !$0.difference.isZero } ?? false)
    }

    private static func bridge(_ bridge: MoneyBridge, _ sentences: Sentences) -> Bridge {
        func line(_ line: ReconciliationLine) -> Line {
            Line(label: sentences.label(of: line), amount: sentences.number(line.amount(in: bridge)))
        }
        func lines(_ lines: [ReconciliationLine]) -> [Line] {
            lines.filter { !$0.amount(in: bridge).isZero }.map(line)
        }
        return Bridge(
            currency: bridge.currency.code,
            store: lines([.gross, .discounts, .charges, .tax, .rounding, .refunds]), storeTotal: line(.storeTotal),
            books: lines([.booksIncome, .booksTax, .booksLiabilities]), booksTotal: line(.booksTotal),
            difference: line(.difference), isOff: !bridge.difference.isZero)
    }

    /// The largest come first; the sheet has them all.
    private static let rowsMax = 100
}
