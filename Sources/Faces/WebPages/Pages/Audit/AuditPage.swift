import Accounting
import Features
import Storage
import Wording

/// Who did what, when, with what request and answer; searched, exported, verified (X7).
struct AuditPage: Page {
    static let words: [any PageWord.Type] = [AuditWord.self]

    struct Row: Sendable {
        var address: String
        var entry: String
        var when: String
        var who: String
        var what: String
        var told: String
    }

    var title: String
    let place: Place? = .audit
    var address: String
    var search: Field
    var actor: Field
    var kinds: Select
    var since: Field
    var until: Field
    var export: String
    var verification: String
    var hasRows: Bool
    var rows: [Row]
    var older: String?
    var newest: String?

    init(_ entries: [AuditEntry], _ filter: AuditFilter, before: Int?, _ company: CompanyRow, _ exchange: Exchange) {
        let (sentences, path) = (exchange.sentences, CompanyPath.audit(company.id))
        func say(_ word: AuditWord) -> String { word.text(sentences) }
        title = say(.title)
        address = path
        search = Field("q", say(.search), value: filter.text, completion: "off", isRequired: false)
        actor = Field("actor", say(.actor), value: filter.actor, completion: "off", isRequired: false)
        kinds = Select(
            "action", say(.action),
            [("", say(.anyAction))] + AuditAction.allCases.map { ($0.rawValue, sentences.name(of: $0)) },
            chosen: filter.action)
        since = Field("from", say(.from), .date, value: filter.from, isRequired: false)
        until = Field("to", say(.until), .date, value: filter.to, isRequired: false)
        export = "\(path)/export?\(filter.query)"
        verification = "\(path)/verification"
        rows = entries.map { entry in
            Row(
                address: CompanyPath.auditEntry(company.id, entry.place), entry: sentences.count(entry.place),
                when: exchange.moment(entry.at), who: sentences.name(ofActor: entry.actor),
                what: sentences.name(of: entry.action), told: sentences.line(of: entry) ?? "–")
        }
        hasRows = !rows.isEmpty
        if let last = entries.last, entries.count == AuditRows.pageSize, last.place > 1 {
            older = "\(path)?\(filter.query)&before=\(last.place)"
        }
        newest = before == nil ? nil : "\(path)?\(filter.query)"
    }

    static let template = Template(
        "audit",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div><div class="head__acts"><a class="button" href="{{export}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-down"/></svg>{{w.export}}</a><a class="button" href="{{verification}}"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-shield"/></svg>{{w.verify}}</a></div></div>
        <form class="sheet" role="search" action="{{address}}"><div class="sheet__body stack stack--close">
        <div class="fields fields--2 fields--5">
        {{#search}}
        {{>field}}
        {{/search}}
        {{#actor}}
        {{>field}}
        {{/actor}}
        {{#kinds}}
        {{>select}}
        {{/kinds}}
        {{#since}}
        {{>field}}
        {{/since}}
        {{#until}}
        {{>field}}
        {{/until}}
        </div>
        <div class="row"><button class="button">{{w.look}}</button><span class="small muted">{{w.nextPart}}</span></div>
        </div></form>
        {{#hasRows}}
        <section class="sheet">
        <table class="table table--slips"><caption class="sr">{{w.title}}</caption>
        <thead><tr><th scope="col" class="n">{{w.entry}}</th><th scope="col">{{w.when}}</th><th scope="col">{{w.who}}</th><th scope="col">{{w.what}}</th><th scope="col">{{w.told}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="n slip-start"><a href="{{.address}}">{{.entry}}</a></th><td data-label="{{w.when}}">{{.when}}</td><td data-label="{{w.who}}">{{.who}}</td><td data-label="{{w.what}}">{{.what}}</td><td class="slip-full">{{.told}}</td></tr>
        {{/rows}}
        </tbody></table>
        </section>
        {{/hasRows}}
        {{^hasRows}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-search"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></section>
        {{/hasRows}}
        <div class="row">
        {{#newest}}
        <a class="button" href="{{.}}">{{w.newest}}</a>
        {{/newest}}
        {{#older}}
        <a class="button" href="{{.}}">{{w.older}}</a>
        {{/older}}
        </div>
        {{/content}}{{/app}}
        """#)
}

/// What is looked for, as the address says it.
struct AuditFilter: Sendable {
    var text: String
    var actor: String
    var action: String
    var from: String
    var to: String

    init(_ query: FormFields) {
        (text, actor, action) = (query.bare("q"), query.bare("actor"), query["action"])
        (from, to) = (query["from"], query["to"])
        if let first = BusinessDate(from), let last = BusinessDate(to), last < first { (from, to) = (to, from) }
    }

    /// For links that keep it.
    var query: String {
        [("q", text), ("actor", actor), ("action", action), ("from", from), ("to", to)]
            .filter { !$0.1.isEmpty }.map { "\($0.0)=\(QueryText.coded($0.1))" }.joined(separator: "&")
    }

    /// Days are those of the reader's clock; what is no day does not matter.
    func question(_ exchange: Exchange) -> AuditQuestion {
        var question = AuditQuestion()
        if !text.isEmpty { (question.order, question.document) = (text, text) }
        let who = exchange.sentences.actor(called: actor)
        question.rest.actor = who.isEmpty ? nil : who
        question.rest.action = AuditAction(rawValue: action)
        question.rest.from = BusinessDate(from).map { Instant(startOf: $0, in: exchange.zone) }
        question.rest.until = BusinessDate(to).map { Instant(startOf: $0.adding(days: 1), in: exchange.zone) }
        return question
    }
}
