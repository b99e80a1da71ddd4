import Accounting
import Features
import Storage
import Sync
import Wording

/// What was done for a company, and when: runs, newest first (F4).
struct RunsPage: Page {
    static let words: [any PageWord.Type] = [RunsWord.self]

    struct Row: Sendable {
        var address: String
        var workflow: String
        var store: String
        var started: String
        var by: String
        var took: String
        var result: String
        var pill: Pill
    }

    /// To the schedules of a store.
    struct Link: Sendable {
        var address: String
        var text: String
    }

    var title: String
    let place: Place? = .runs
    /// Where a dry run is made; `nil` for who may not, and without a store.
    var dryRuns: String?
    var schedules: [Link]
    var rows: [Row]
    var hasRows: Bool
    var hasPager: Bool
    var newest: String?
    var older: String?
    /// Where *Sync now* leads; `nil` for who may not.
    var sync: String?

    init(_ page: RunHistory.Page, isFirst: Bool, stores: [ConnectionRef], company: String, _ exchange: Exchange) {
        let sentences = exchange.sentences
        title = RunsWord.title.text(sentences)
        if exchange.syncTimes?.hasStore == true, (exchange.role ?? .viewer) >= Permission.previewRuns.least {
            dryRuns = CompanyPath.dryRuns(company)
        }
        schedules = stores.filter { $0.state != .uninstalled }.map { store in
            Link(
                address: CompanyPath.feeds(of: store.id.rawValue, company),
                text: sentences.labelled(RunsWord.schedules.text(sentences), sentences.plain(store.name)))
        }
        rows = page.runs.map { Row($0, company: company, exchange) }
        hasRows = !rows.isEmpty
        older = page.next.map {
            "\(CompanyPath.runs(company))?after=\($0.startedAt.milliseconds)-\(QueryText.coded($0.id))"
        }
        newest = isFirst ? nil : CompanyPath.runs(company)
        hasPager = older != nil || newest != nil
        sync = exchange.maySync ? CompanyPath.runs(company) : nil
    }

    static let template = Template(
        "runs",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div>
        <div class="head__acts">
        {{#dryRuns}}
        <a class="button" href="{{.}}">{{w.dryRuns}}</a>
        {{/dryRuns}}
        {{#schedules}}
        <a class="button" href="{{.address}}">{{.text}}</a>
        {{/schedules}}
        {{#sync}}
        <form class="only-bar" method="post" action="{{.}}">{{>token}}<button class="button button--primary">{{w.syncNow}}</button></form>
        {{/sync}}
        </div></div>
        <section class="sheet" aria-label="{{w.title}}">
        {{#hasRows}}
        <table class="table table--slips"><caption class="sr">{{w.title}}</caption>
        <thead><tr><th scope="col">{{w.started}}</th><th scope="col">{{w.workflow}}</th><th scope="col">{{w.by}}</th><th scope="col">{{w.duration}}</th><th scope="col">{{w.result}}</th><th scope="col">{{w.state}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}">{{.started}}</a></th><td class="slip-full">{{.workflow}}<span class="sub">{{.store}}</span></td><td data-label="{{w.by}}">{{.by}}</td><td class="nowrap" data-label="{{w.duration}}">{{.took}}</td><td class="slip-full">{{.result}}</td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td></tr>
        {{/rows}}
        </tbody></table>
        {{/hasRows}}
        {{^hasRows}}
        <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-runs"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></div>
        {{/hasRows}}
        {{#hasPager}}
        <div class="pager"><span></span><span class="row">{{#newest}}<a class="button button--small" href="{{.}}">{{w.newest}}</a>{{/newest}}{{#older}}<a class="button button--small" href="{{.}}">{{w.older}}</a>{{/older}}</span></div>
        {{/hasPager}}
        </section>
        {{/content}}{{/app}}
        """#)
}

extension RunsPage.Row {
    init(_ run: RunFacts, company: String, _ exchange: Exchange) {
        let sentences = exchange.sentences
        let counts = run.report?.outcomes ?? [:]
        address = CompanyPath.run(run.id.rawValue, of: company)
        workflow = sentences.title(ofWorkflow: run.workflow)
        store = sentences.plain(run.storeName)
        started = exchange.moment(run.startedAt)
        by = sentences.name(of: run.starter)
        took = RunTime.text(of: run, now: exchange.now, sentences) ?? "–"
        let done = sentences.outcomes(counts)
        result =
            if let progress = run.progress { sentences.progress(progress) } else if run.isOpen { "–" } else {
                done.isEmpty ? run.stop.map { sentences.explain($0).what } ?? sentences.nothingNew : done
            }
        pill = Pill(run, needsYou: counts["needsYou", default: 0] > 0, sentences)
    }
}

/// How long a run took, or has been going on.
enum RunTime {
    /// `nil` before it is begun.
    static func text(of run: RunFacts, now: Instant, _ sentences: Sentences) -> String? {
        if run.state == .asked || run.state == .notBegun { return nil }
        let end = run.finishedAt ?? now
        return sentences.duration(seconds: Int(end.seconds - run.startedAt.seconds))
    }
}
