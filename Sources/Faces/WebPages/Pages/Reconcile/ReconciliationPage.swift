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
        var headline: String
        var age: String?
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
    var running: Bool
    var comparing: String
    var compareWord: String
    var fromText: String
    var untilText: String
    var csv: String?
    var period: Period
    var isEmpty: Bool
    var verdict: Verdict?
    var hasFindings: Bool
    var findings: [Found]
    var chart: DayMirror?
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
        running = view.isUnderWay
        comparing = path
        compareWord = (view.kept == nil ? ReconcileWord.compare : .compareAgain).text(sentences)
        (fromText, untilText) = (view.days.lowerBound.description, view.days.upperBound.description)
        csv = view.kept == nil ? nil : "\(path)/export?\(view.query)"
        period = Self.period(view, path, sentences)
        isEmpty = report == nil && !running
        let cards = ReconciliationCards(company: company.id, view: view, exchange: exchange)
        verdict = report.map { Self.verdict($0, sentences) }
        findings = report.map { cards.findings($0) } ?? []
        hasFindings = !findings.isEmpty
        chart = report.flatMap { DayMirror($0.byDay, sentences) }
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
                address: "\(path)?from=\(days.lowerBound)&to=\(days.upperBound)", text: word.text(sentences))
        }
        let end = view.thisMonth.lowerBound.adding(days: -1)
        let last = end.adding(days: 1 - end.day)...end
        return Period(
            address: path, from: field("from", .from, view.days.lowerBound),
            until: field("to", .until, view.days.upperBound),
            store: view.stores.count < 2
                ? nil
                : Select(
                    "store", ReconcileWord.store.text(sentences), view.stores.map { (value: $0, text: $0) },
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
            headline: sentences.headline(report), age: report.oldestDays.map { sentences.age(days: $0) },
            sums: sums ?? [], difference: sentences.difference(of: bridge),
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

    static let template = Template(
        "reconciliation",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{lead}}</p></div><div class="head__acts">{{#csv}}<a class="button" href="{{.}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-down"/></svg>{{w.csv}}</a>{{/csv}}<form method="post" action="{{comparing}}">{{>token}}<input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}"><button class="button"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-turn"/></svg>{{compareWord}}</button></form></div></div>
        {{>mistakes}}
        {{#running}}
        <div class="notice notice--info" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-clock"/></svg><p><b>{{w.underWay}}</b></p></div>
        {{/running}}
        {{#trouble}}
        <div class="notice notice--need" role="alert"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{.}}</p></div>
        {{/trouble}}
        {{#period}}
        <form class="sheet" role="search" aria-label="{{w.period}}" action="{{.address}}"><div class="sheet__body stack stack--close"><div class="fields fields--3">
        {{#.from}}
        {{>field}}
        {{/.from}}
        {{#.until}}
        {{>field}}
        {{/.until}}
        {{#.store}}
        {{>select}}
        {{/.store}}
        </div><div class="row"><button class="button">{{w.show}}</button>{{#.shortcuts}}<a class="button button--quiet" href="{{.address}}">{{.text}}</a>{{/.shortcuts}}</div></div></form>
        {{/period}}
        {{#isEmpty}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-scale"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></section>
        {{/isEmpty}}
        {{#verdict}}
        <section class="sheet verdict{{.style}}" aria-labelledby="verdict"><div class="verdict__text"><span class="verdict__mark"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg></span><h2 id="verdict" class="verdict__title">{{.headline}}</h2>{{#.age}}<p class="muted">{{.}}</p>{{/.age}}</div>
        <table class="sum"><caption class="sr">{{w.bridge}}</caption><tbody>{{#.sums}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.sums}}</tbody><tfoot><tr><th scope="row">{{w.difference}}</th><td><span class="double{{#.isOff}} amount--off{{/.isOff}}">{{.difference}}</span></td></tr></tfoot></table></section>
        {{/verdict}}
        {{#hasFindings}}
        <section class="sheet" aria-labelledby="findings"><div class="sheet__head"><h2 id="findings">{{w.findings}}</h2><p>{{w.findingsLead}}</p></div>
        {{#findings}}
        <article class="cause"><span class="cause__badge" aria-hidden="true"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg></span><div class="cause__body"><p><b>{{.told}}</b></p>
        {{#.isHandled}}
        <p class="muted">{{w.handled}}</p>
        {{/.isHandled}}
        {{#.linking}}
        <form class="cause__fix" method="post" action="{{.address}}">{{>token}}<input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}">
        {{#.order}}
        {{>field}}
        {{/.order}}
        <div class="cause__acts"><button class="button button--small button--primary">{{w.link}}</button></div></form>
        {{/.linking}}
        <div class="cause__acts">
        {{#.repost}}
        <form method="post" action="{{.}}">{{>token}}<input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}"><button class="button button--small button--primary">{{w.repost}}</button></form>
        {{/.repost}}
        {{#.keep}}
        <form method="post" action="{{.}}">{{>token}}<input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}"><button class="button button--small">{{w.keep}}</button></form>
        {{/.keep}}
        {{#.overwrite}}
        <a class="button button--small" href="{{.}}">{{w.repostMore}}</a>
        {{/.overwrite}}
        {{#.order}}
        <a class="button button--small button--quiet" href="{{.address}}">{{.text}}</a>
        {{/.order}}
        {{#.books}}{{>outside}}{{/.books}}
        {{#.inStore}}{{>outside}}{{/.inStore}}
        </div></div></article>
        {{/findings}}
        </section>
        {{/hasFindings}}
        {{#chart}}
        {{>dayMirror}}
        {{/chart}}
        <div class="columns columns--halves">
        <div class="stack">
        {{#bridges}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.bridge}}</h2><p>{{.currency}}</p></div><div class="sheet__body">
        <table class="sum"><caption class="sr">{{w.storeSide}}</caption><tbody>{{#.store}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.store}}</tbody><tfoot>{{#.storeTotal}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.storeTotal}}</tfoot></table>
        <table class="sum"><caption class="sr">{{w.booksSide}}</caption><tbody>{{#.books}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.books}}</tbody><tfoot>{{#.booksTotal}}<tr><th scope="row">{{.label}}</th><td>{{.amount}}</td></tr>{{/.booksTotal}}{{#.difference}}<tr><th scope="row"><b>{{.label}}</b></th><td><b class="double{{#isOff}} amount--off{{/isOff}}">{{.amount}}</b></td></tr>{{/.difference}}</tfoot></table>
        </div></section>
        {{/bridges}}
        </div>
        <div class="stack">
        {{#hasTaxes}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.taxes}}</h2></div>
        <table class="bridge"><caption class="sr">{{w.taxes}}</caption><thead><tr><th scope="col">{{w.tax}}</th><th scope="col" class="n">{{w.store}}</th><td class="is"></td><th scope="col" class="n">{{w.books}}</th></tr></thead><tbody>
        {{#taxes}}
        {{>pair}}
        {{/taxes}}
        </tbody></table></section>
        {{/hasTaxes}}
        {{#hasPayments}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.payments}}</h2></div>
        <table class="bridge"><caption class="sr">{{w.payments}}</caption><thead><tr><th scope="col">{{w.method}}</th><th scope="col" class="n">{{w.store}}</th><td class="is"></td><th scope="col" class="n">{{w.books}}</th></tr></thead><tbody>
        {{#payments}}
        {{>pair}}
        {{/payments}}
        </tbody></table></section>
        {{/hasPayments}}
        {{#hasTiming}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.timing}}</h2></div><div class="sheet__body stack stack--tight">
        {{#timing}}
        <p>{{.}}</p>
        {{/timing}}
        </div></section>
        {{/hasTiming}}
        </div></div>
        {{#hasCauses}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.orders}}</h2>{{#explained}}<p>{{.}}</p>{{/explained}}</div>
        <table class="table table--slips"><caption class="sr">{{w.orders}}</caption><thead><tr><th scope="col">{{w.order}}</th><th scope="col">{{w.cause}}</th><th scope="col" class="n">{{w.store}}</th><th scope="col" class="n">{{w.books}}</th><th scope="col" class="n">{{w.difference}}</th></tr></thead><tbody>
        {{#causes}}
        <tr><th scope="row" class="slip-start">{{#.address}}<a href="{{.}}">{{order}}</a>{{/.address}}{{^.address}}{{.order}}{{/.address}}</th><td class="slip-full">{{.cause}}</td><td class="n" data-label="{{w.store}}">{{.store}}</td><td class="n" data-label="{{w.books}}">{{.books}}</td><td class="n slip-end"><span class="amount--off">{{.difference}}</span></td></tr>
        {{/causes}}
        </tbody></table></section>
        {{/hasCauses}}
        {{#hasAccepted}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.accepted}}</h2></div><div class="sheet__body stack stack--tight">
        {{#accepted}}
        <p>{{.}}</p>
        {{/accepted}}
        </div></section>
        {{/hasAccepted}}
        {{/content}}{{/app}}
        """#)

    static let pair = Template(
        "pair",
        #"""
        <tr{{^.isEqual}} class="off"{{/.isEqual}}><th scope="row">{{.label}}{{#.sub}} <span class="sub">{{.}}</span>{{/.sub}}</th><td class="n">{{.store}}</td><td class="is{{^.isEqual}} is--off{{/.isEqual}}">{{#.isEqual}}<span aria-hidden="true">=</span><span class="sr">{{w.equals}}</span>{{/.isEqual}}{{^.isEqual}}<span aria-hidden="true">≠</span><span class="sr">{{w.differs}}</span>{{/.isEqual}}</td><td class="n">{{.books}}</td></tr>
        """#)
}

/// What the page is made of.
struct ReconciliationView: Sendable {
    var days: ClosedRange<BusinessDate>
    var thisMonth: ClosedRange<BusinessDate>
    var kept: KeptReconciliation?
    /// The one of several stores that is looked at.
    var store: String
    var isUnderWay: Bool
    var trouble: FeatureProblem?
    var mayMend: Bool

    var stores: [String] { kept?.reports.map(\.store) ?? [] }
    var report: Reconciliation? { kept?.reports.first { $0.store == store } ?? kept?.reports.first }
    var query: String { "from=\(days.lowerBound)&to=\(days.upperBound)" }
}

/// Findings with what can be done about them.
struct ReconciliationCards {
    let company: String
    let view: ReconciliationView
    let exchange: Exchange

    func findings(_ report: Reconciliation) -> [ReconciliationPage.Found] {
        report.findings.prefix(Self.rowsMax).map { finding in
            let path = "\(CompanyPath.reconciliation(company))/findings/\(QueryText.coded(finding.id))"
            let isHandled = view.kept?.handled.contains(finding.id) ?? false
            let steps = isHandled || !view.mayMend ? [] : exchange.sentences.steps(for: finding)
            let isChanged = if case .changedByHand = finding.event { true } else { false }
            let order = finding.order.flatMap { SummaryName($0) == nil ? $0 : nil }.map { id in
                ReconciliationPage.Shortcut(
                    address: CompanyPath.order(company, OrderRef(store: ID(report.store), id: ID(id))),
                    text:
                        "\(ReconcileWord.order.text(exchange.sentences)) \(exchange.sentences.plain(finding.orderNumber ?? id))"
                )
            }
            let ref = finding.order.flatMap { SummaryName($0) == nil ? $0 : nil }.map {
                OrderRef(store: ID(report.store), id: ID($0))
            }
            let (kind, isGone) = (BooksRecordKind(finding.kind), finding.event == .removed)
            return ReconciliationPage.Found(
                told: exchange.sentences.text(finding), isHandled: isHandled, order: order,
                books: isGone ? nil : exchange.inBooks(kind, finding.booksID),
                inStore: ref.flatMap { exchange.inStore($0, number: finding.orderNumber ?? $0.id.rawValue) },
                keep: steps.contains("keep") ? "\(path)/keeping" : nil,
                repost: steps.contains("repost") && !isChanged ? "\(path)/reposting" : nil,
                overwrite: steps.contains("repost") && isChanged ? "\(path)/reposting?\(view.query)" : nil,
                linking: steps.contains("link") ? linking(path, finding) : nil)
        }
    }

    private func linking(_ path: String, _ finding: Finding) -> ReconciliationPage.Linking {
        var field = Field(
            "order-\(finding.id)", ReconcileWord.orderNumber.text(exchange.sentences),
            hint: ReconcileWord.orderHint.text(exchange.sentences), value: finding.number ?? "", completion: "off")
        field.name = "order"
        return .init(address: "\(path)/linking", order: field)
    }

    func pair(_ label: String, _ sub: String?, _ store: Money, _ books: Money) -> ReconciliationPage.Pair {
        .init(
            label: label, sub: sub, store: exchange.sentences.amount(store), books: exchange.sentences.amount(books),
            isEqual: store == books)
    }

    /// More than one person deals with in one sitting; the sheet has them all.
    private static let rowsMax = 60
}

/// Says what writing over a hand edit means, before it is done.
struct RepostPage: Page {
    static let words: [any PageWord.Type] = [ReconcileWord.self]

    var title: String
    let place: Place? = .reconciliation
    var told: String
    var action: String
    var fromText: String
    var untilText: String
    var back: String

    init(_ finding: Finding, _ days: ClosedRange<BusinessDate>, _ company: CompanyRow, _ sentences: Sentences) {
        let path = CompanyPath.reconciliation(company.id)
        title = ReconcileWord.repostTitle.text(sentences)
        told = sentences.text(finding)
        action = "\(path)/findings/\(QueryText.coded(finding.id))/reposting"
        (fromText, untilText) = (days.lowerBound.description, days.upperBound.description)
        back = "\(path)?from=\(fromText)&to=\(untilText)"
    }

    static let template = Template(
        "repost",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.repostTitle}}</h1><p class="muted">{{told}}</p></div></div>
        <section class="sheet"><form class="sheet__body stack" method="post" action="{{action}}">{{>token}}<input type="hidden" name="from" value="{{fromText}}"><input type="hidden" name="to" value="{{untilText}}">
        <p>{{w.repostLead}}</p>
        <div class="row"><button class="button button--danger-firm">{{w.repostNow}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
