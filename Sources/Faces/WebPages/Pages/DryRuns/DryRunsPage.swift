import Accounting
import Features
import Storage
import Wording

/// Dry runs of a store: a new one, and the latest.
struct DryRunsPage: Page {
    static let words: [any PageWord.Type] = [DryRunsWord.self]

    struct Row: Sendable {
        var address: String
        var asked: String
        var range: String
        var by: String
        var pill: Pill
    }

    var title: String
    let place: Place? = .runs
    var mistakes: Mistakes?
    var action: String
    var store: Select
    var from: Day
    var to: Day
    var refresh: Choice
    var settingsText: String
    /// Whether other settings were typed, so that they are seen.
    var isOtherwise: Bool
    var rows: [Row]
    var hasRows: Bool

    init(
        _ stores: [ConnectionRef], latest: [DryRunFacts], settings: String, company: String, _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let (sentences, form) = (exchange.sentences, exchange.form)
        func say(_ word: DryRunsWord) -> String { word.text(sentences) }
        title = say(.title)
        self.mistakes = mistakes
        action = CompanyPath.dryRuns(company)
        store = Select(
            "store", say(.store), stores.map { ($0.id.rawValue, sentences.plain($0.name)) }, chosen: form["store"])
        from = Day("from", say(.from), value: form["from"], mistakes: mistakes)
        to = Day("to", say(.to), value: form["to"], mistakes: mistakes)
        refresh = Choice("refresh", say(.refresh), isChosen: form.has("refresh"))
        settingsText = form.has("settings") ? form["settings"] : settings
        isOtherwise = form.has("settings") && form["settings"] != settings
        rows = latest.map { run in
            Row(
                address: CompanyPath.dryRun(run.id.rawValue, of: company), asked: exchange.moment(run.askedAt),
                range: sentences.dryRunRange(run.question, orders: nil), by: sentences.plain(run.askedBy),
                pill: Pill(run, sentences))
        }
        hasRows = !rows.isEmpty
    }

    static let template = Template(
        "dryRuns",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{>mistakes}}
        <section class="sheet" aria-label="{{w.title}}"><form class="sheet__body stack stack--close" method="post" action="{{action}}">{{>token}}
        <div class="fields fields--3">
        {{#store}}
        {{>select}}
        {{/store}}
        {{#from}}
        {{>day}}
        {{/from}}
        {{#to}}
        {{>day}}
        {{/to}}
        </div>
        <p class="hint">{{w.days}}</p>
        <div>{{#refresh}}{{>choice}}{{/refresh}}<p class="hint">{{w.refreshHint}}</p></div>
        <details class="fold"{{#isOtherwise}} open{{/isOtherwise}}><summary>{{w.otherwise}}</summary>
        <div class="field"><label for="settings">{{w.settingsText}}</label><span class="hint" id="settings-hint">{{w.otherwiseHint}}</span>
        <textarea class="input code" id="settings" name="settings" rows="14" spellcheck="false" aria-describedby="settings-hint">{{settingsText}}</textarea></div>
        </details>
        <div class="row"><button class="button button--primary">{{w.make}}</button></div>
        </form></section>
        <section class="sheet" aria-labelledby="latest"><div class="sheet__head"><h2 id="latest">{{w.latest}}</h2></div>
        {{#hasRows}}
        <table class="table table--slips"><caption class="sr">{{w.latest}}</caption>
        <thead><tr><th scope="col">{{w.asked}}</th><th scope="col">{{w.range}}</th><th scope="col">{{w.by}}</th><th scope="col">{{w.state}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}">{{.asked}}</a></th><td class="slip-full">{{.range}}</td><td data-label="{{w.by}}">{{.by}}</td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td></tr>
        {{/rows}}
        </tbody></table>
        {{/hasRows}}
        {{^hasRows}}
        <div class="sheet__body"><p class="muted">{{w.nothingYet}}</p></div>
        {{/hasRows}}
        </section>
        {{/content}}{{/app}}
        """#)
}

extension Pill {
    /// How a dry run stands.
    init(_ run: DryRunFacts, _ sentences: Sentences) {
        let text = sentences.name(of: run.state)
        switch run.state {
        case .goingOn: self.init(.run, text)
        case .done: self.init(.good, text)
        case .stopped, .gone: self.init(.need, text)
        }
    }
}
