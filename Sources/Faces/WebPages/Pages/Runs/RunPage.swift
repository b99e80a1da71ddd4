import Accounting
import Bookkeeping
import Features
import Storage
import Sync
import Wording

/// One run: how far it is or what it came to, and what became of each record, a line each with its reason (F4).
struct RunPage: Page {
    static let words: [any PageWord.Type] = [RunsWord.self, StockWord.self]

    struct Segment: Sendable {
        var address: String
        var text: String
        var count: String
        var isHere: Bool
    }

    struct Result: Sendable {
        var label: String
        /// Its page here; `nil` for what is no order.
        var address: String?
        var pill: Pill
        var reason: String?
        var remedy: String?
    }

    /// Why it ended before its end.
    struct Stop: Sendable {
        var what: String
        var rest: String
        /// It still asks for somebody.
        var isOpen = true
    }

    var title: String
    let place: Place? = .runs
    var runs: String
    var pill: Pill
    var started: String
    var took: String?
    var store: String
    var progress: LiveProgress?
    var stop: Stop?
    /// Where both sides of the stock are seen, for a run that waits for a person who looked.
    var preview: String?
    /// What an undo of it would take back.
    var undo: String?
    /// What it read and wrote, once it has ended.
    var summary: String?
    var hasSegments: Bool
    var segments: [Segment]
    var hasResults: Bool
    var results: [Result]
    var nothing: String?
    var hasPager: Bool
    var newest: String?
    var older: String?

    init(
        _ run: RunFacts, counts: [String: Int], results rows: [RunResult], shown: RunResult.Outcome?, isFirst: Bool,
        hasMore: Bool, company: String, _ exchange: Exchange
    ) {
        let sentences = exchange.sentences
        let here = CompanyPath.run(run.id.rawValue, of: company)
        title = sentences.title(ofWorkflow: run.workflow)
        runs = CompanyPath.runs(company)
        pill = Pill(run, needsYou: counts["needsYou", default: 0] > 0, sentences)
        started = sentences.started(run, in: exchange.zone)
        took = RunTime.text(of: run, now: exchange.now, sentences)
        store = sentences.plain(run.storeName)
        progress = LiveProgress(run, company: company, exchange)
        stop = run.stop.map { Stop(sentences.explain($0)) }
        if run.isStopOver {
            stop?.rest = RunsWord.stopOver.text(sentences)
            stop?.isOpen = false
        }
        let mayUndo = (exchange.role ?? .viewer) >= Permission.undoPosted.least
        undo =
            mayUndo && !run.isOpen && counts["posted", default: 0] > 0
            ? CompanyPath.undoing(company, run: run.id.rawValue) : nil
        let mayLook = (exchange.role ?? .viewer) >= Permission.previewRuns.least
        switch run.stop {
        case .stockUnconfirmed?, .stockDrop?:
            preview = mayLook ? CompanyPath.stock(of: run.store.rawValue, company) : nil
        default: break
        }
        summary = run.report.map { "\(sentences.summary($0)) \(sentences.postedSummary($0))" }
        segments = Self.segments(counts, shown: shown, here, sentences)
        hasSegments = segments.count > 2
        results = rows.map { Result($0, of: run, company, sentences) }
        hasResults = !results.isEmpty
        if !hasResults, !run.isOpen, run.state != .notBegun {
            nothing = (counts.isEmpty ? RunsWord.nothingTouched : .noResults).text(sentences)
        }
        let filter = shown.map { "outcome=\($0.word)" }
        let after = rows.last.map { "after=\(QueryText.coded($0.subject))" }
        older = hasMore ? "\(here)?\([filter, after].compactMap { $0 }.joined(separator: "&"))" : nil
        newest = isFirst ? nil : here + (filter.map { "?\($0)" } ?? "")
        hasPager = older != nil || newest != nil
    }

    private static func segments(
        _ counts: [String: Int], shown: RunResult.Outcome?, _ here: String, _ sentences: Sentences
    ) -> [Segment] {
        let order = ["needsYou", "failed", "waiting", "posted", "changed", "skipped"]
        let words = order.filter { counts[$0, default: 0] > 0 } + counts.keys.filter { !order.contains($0) }.sorted()
        let all = Segment(
            address: here, text: RunsWord.all.text(sentences), count: sentences.count(counts.values.reduce(0, +)),
            isHere: shown == nil)
        return [all]
            + words.map { word in
                Segment(
                    address: "\(here)?outcome=\(QueryText.coded(word))", text: sentences.heading(ofOutcome: word),
                    count: sentences.count(counts[word, default: 0]), isHere: shown?.word == word)
            }
    }

    static let template = Template(
        "run",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{runs}}">{{w.title}}</a></li></ol><h1>{{title}}</h1><p class="row">{{#pill}}{{>pill}}{{/pill}}<span class="muted">{{started}}{{#took}} · {{.}}{{/took}} · {{store}}</span></p></div>{{#undo}}<div class="head__acts"><a class="button button--danger" href="{{.}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-undo"/></svg>{{w.undo}}</a></div>{{/undo}}</div>
        {{#progress}}
        <section class="sheet"><div class="sheet__body">{{>progress}}<p class="small muted">{{w.reloads}}</p></div></section>
        {{/progress}}
        {{#stop}}
        <div class="notice{{#.isOpen}} notice--need{{/.isOpen}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{#.isOpen}}i-alert{{/.isOpen}}{{^.isOpen}}i-check{{/.isOpen}}"/></svg><p><b>{{.what}}</b> {{.rest}}{{#preview}} <a href="{{.}}">{{w.preview}}</a>{{/preview}}</p></div>
        {{/stop}}
        {{#summary}}
        <p>{{.}}</p>
        {{/summary}}
        {{#hasSegments}}
        <nav aria-label="{{w.show}}"><ul class="segments" role="list">
        {{#segments}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.text}} <span class="figures">{{.count}}</span></a></li>
        {{/segments}}
        </ul></nav>
        {{/hasSegments}}
        {{#hasResults}}
        <section class="sheet" aria-labelledby="results"><div class="sheet__head"><h2 id="results">{{w.results}}</h2><p>{{w.resultsLead}}</p></div>
        <table class="table table--slips table--results"><caption class="sr">{{w.results}}</caption>
        <thead><tr><th scope="col">{{w.record}}</th><th scope="col">{{w.outcome}}</th><th scope="col">{{w.reason}}</th></tr></thead>
        <tbody>
        {{#results}}
        <tr><th scope="row" class="slip-start">{{#.address}}<a href="{{.}}">{{label}}</a>{{/.address}}{{^.address}}{{.label}}{{/.address}}</th><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-full">{{.reason}}{{#.remedy}}<span class="sub">{{.}}</span>{{/.remedy}}</td></tr>
        {{/results}}
        </tbody></table>
        {{#hasPager}}
        <div class="pager"><span></span><span class="row">{{#newest}}<a class="button button--small" href="{{.}}">{{w.first}}</a>{{/newest}}{{#older}}<a class="button button--small" href="{{.}}">{{w.more}}</a>{{/older}}</span></div>
        {{/hasPager}}
        </section>
        {{/hasResults}}
        {{#nothing}}
        <section class="sheet"><div class="empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg><p>{{.}}</p></div></section>
        {{/nothing}}
        {{/content}}{{/app}}
        """#)
}

extension LiveProgress {
    /// How far a run is; `nil` when it is over.
    init?(_ run: RunFacts, company: String, _ exchange: Exchange) {
        guard run.isOpen else { return nil }
        let sentences = exchange.sentences
        let word: RunsWord = run.state == .asked ? .asked : .goesOn
        self.init(
            label: run.progress.map { sentences.progress($0) } ?? word.text(sentences),
            figures: RunTime.text(of: run, now: exchange.now, sentences),
            events: "\(CompanyPath.run(run.id.rawValue, of: company))/events")
        guard let progress = run.progress, progress.phase != .mirror, let expected = progress.expected,
            expected >= progress.read, expected > 0
        else { return }
        (at, of) = (progress.read, expected)
    }
}

extension RunPage.Result {
    init(_ result: RunResult, of run: RunFacts, _ company: String, _ sentences: Sentences) {
        label = sentences.plain(result.label)
        address =
            run.tellsOrders && SummaryName(result.subject) == nil
            ? CompanyPath.order(company, OrderRef(store: run.store, id: ID(result.subject))) : nil
        pill = Pill(result.outcome, sentences)
        let told = result.reason.map { sentences.tell($0) }
        reason = told?.what
        remedy = told.flatMap { $0.actor == .nobody ? nil : $0.remedy }
    }
}

extension RunPage.Stop {
    init(_ told: Explanation) {
        what = told.what
        rest = "\(told.meaning) \(told.remedy)"
    }
}
