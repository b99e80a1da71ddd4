import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// What an undo came to; its orders can be posted anew from here.
struct UndonePage: Page {
    static let words: [any PageWord.Type] = [UndoWord.self]

    struct Line: Sendable {
        var label: String
        /// Its page here; `nil` for a daily summary, which has none.
        var address: String?
        var outcome: String
        var told: String?
    }

    struct Retrying: Sendable {
        var address: String
        var lead: String
        var button: String
    }

    var title: String
    var lead: String
    var told: String
    var isGood: Bool
    var stop: String?
    var running: Bool
    var retrying: Retrying?
    var hasLines: Bool
    var lines: [Line]
    var next: String?

    init(_ undone: UndoneRun, _ company: CompanyRow, _ exchange: Exchange) {
        let (sentences, path) = (exchange.sentences, CompanyPath.undone(company.id, undone.id.rawValue))
        title = UndoWord.undone.text(sentences)
        lead = "\(exchange.moment(undone.startedAt)), \(sentences.name(ofActor: undone.by))"
        told = sentences.tookBack(undone.takenBack)
        stop = undone.stopped.map { stop in
            let why = sentences.explain(stop)
            return "\(why.what) \(why.meaning) \(why.remedy)"
        }
        running = undone.isRunning
        isGood = stop == nil && !running
        if undone.undone > 0 {
            retrying = Retrying(
                address: "\(path)/retries", lead: sentences.stillUndone(undone.undone),
                button: sentences.retry(undone.undone))
        }
        lines = undone.lines.map { line in
            Line(
                label: sentences.plain(line.label),
                address: SummaryName(line.subject) == nil
                    ? CompanyPath.order(company.id, OrderRef(store: undone.store, id: ID(line.subject))) : nil,
                outcome: sentences.name(ofOutcome: line.outcome, of: line.reason),
                told: line.reason.flatMap { reason in
                    if case .undone = reason { nil } else { sentences.tell(reason).what }
                })
        }
        hasLines = !lines.isEmpty
        if let last = undone.lines.last, undone.lines.count == UndoPosted.linesMax {
            next = "\(path)?after=\(QueryText.coded(last.subject))"
        }
    }

    static let template = Template(
        "undone",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{title}}</h1><p class="muted">{{lead}}</p></div></div>
        <section class="sheet verdict{{^isGood}} verdict--wait{{/isGood}}"><div class="verdict__text"><h2 class="verdict__title">{{told}}</h2>{{#running}}<p class="muted" role="status">{{w.refresh}}</p>{{/running}}{{#stop}}<p>{{.}}</p>{{/stop}}</div></section>
        {{#retrying}}
        <form class="sheet" method="post" action="{{.address}}">{{>token}}<div class="sheet__body stack stack--close"><p>{{.lead}} {{w.retryLead}}</p><div class="row"><button class="button">{{.button}}</button></div></div></form>
        {{/retrying}}
        {{#hasLines}}
        <section class="sheet"><table class="table table--slips"><caption class="sr">{{w.undone}}</caption>
        <thead><tr><th scope="col">{{w.order}}</th><th scope="col">{{w.what}}</th></tr></thead>
        <tbody>
        {{#lines}}
        <tr><th scope="row" class="slip-start">{{#.address}}<a href="{{.}}">{{label}}</a>{{/.address}}{{^.address}}{{.label}}{{/.address}}</th><td class="slip-full">{{.outcome}}{{#.told}}<span class="sub">{{.}}</span>{{/.told}}</td></tr>
        {{/lines}}
        </tbody></table></section>
        {{/hasLines}}
        {{#next}}
        <p><a class="button" href="{{.}}">{{w.more}}</a></p>
        {{/next}}
        {{/content}}{{/app}}
        """#)
}
