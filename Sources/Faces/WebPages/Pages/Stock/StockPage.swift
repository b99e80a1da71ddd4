import Accounting
import Features
import Storage
import Sync
import Wording

/// Both sides of the stock before anything is written to a store: what it has, what the books have, what would be written (W20).
struct StockPage: Page {
    static let words: [any PageWord.Type] = [StockWord.self]

    struct Row: Sendable {
        var name: String
        var inStore: String
        var inBooks: String
        var target: String
        var drops: Bool
    }

    /// What the look came to.
    struct Outcome: Sendable {
        var verdict: String
        var facts: [Fact]
        /// Why nothing is written before the number is typed; `nil` where the guard has no objection.
        var withheld: String?
        var hasRows: Bool
        var shown: String
        var rows: [Row]
        var alone: String?
        /// `nil` where nothing would change.
        var write: Write?
    }

    struct Write: Sendable {
        var text: String
        var look: String
        var drops: Field?
    }

    var title: String
    let place: Place? = .runs
    var back: String
    var backText: String
    var action: String
    /// Why the store cannot serve it.
    var lack: String?
    var asked: String?
    var isGoingOn: Bool
    var stop: RunPage.Stop?
    var isGone: Bool
    var mistakes: Mistakes?
    var outcome: Outcome?
    /// Has both sides read; `nil` while that goes on, and where it is not offered.
    var ask: String?

    init(
        _ store: StoreRef, lacks need: String?, _ look: Look<StockLook>?, _ exchange: Exchange, of company: String,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        title = StockWord.title.text(sentences)
        let isInSetUp = exchange.query["from"] == StockRows.setUp
        action = CompanyPath.stock(of: store.id.rawValue, company) + (isInSetUp ? "?from=\(StockRows.setUp)" : "")
        back =
            isInSetUp
            ? CompanyPath.setUp(.stock, of: company, store: store.id)
            : CompanyPath.feeds(of: store.id.rawValue, company)
        backText = isInSetUp ? StockWord.backToSetUp.text(sentences) : sentences.plain(store.name)
        lack = need
        self.mistakes = mistakes
        isGoingOn = look?.isGoingOn ?? false
        isGone = look?.state == .gone
        if case .stopped(let why)? = look?.state { stop = RunPage.Stop(sentences.explain(why)) }
        asked = look.map { sentences.stockAsked(by: $0.askedBy, at: exchange.moment($0.askedAt)) }
        ask = isGoingOn || need != nil ? nil : (look == nil ? StockWord.look : .lookAgain).text(sentences)
        if let look, let result = look.result {
            outcome = Outcome(result, asked: look.askedAt, sentences, typed: exchange.form["drops"], mistakes)
        }
    }

    static let template = Template(
        "stock",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{backText}}</a></li></ol><h1>{{title}}</h1><p class="muted">{{w.lead}}</p>{{#asked}}<p class="small muted">{{.}}</p>{{/asked}}</div>
        {{#ask}}
        <div class="head__acts"><form method="post" action="{{action}}">{{>token}}<button class="button{{^outcome}} button--primary{{/outcome}}" name="look" value="1">{{.}}</button></form></div>
        {{/ask}}
        </div>
        {{>mistakes}}
        {{#lack}}
        <div class="notice notice--wait"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-dash"/></svg><p>{{.}}</p></div>
        {{/lack}}
        {{#isGoingOn}}
        <section class="sheet" role="status"><div class="sheet__body"><div class="progress"><div class="progress__line"><label for="progress">{{w.goingOn}}</label></div><progress id="progress"></progress></div><p class="small muted">{{w.reloads}}</p></div></section>
        {{/isGoingOn}}
        {{#stop}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p><b>{{.what}}</b> {{.rest}}</p></div>
        {{/stop}}
        {{#isGone}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{w.gone}}</p></div>
        {{/isGone}}
        {{#outcome}}
        <section class="sheet" aria-labelledby="verdict"><div class="sheet__head"><h2 id="verdict">{{.verdict}}</h2></div><div class="sheet__body"><dl class="facts">{{#.facts}}{{>fact}}{{/.facts}}</dl>{{#.alone}}<p class="small muted">{{.}}</p>{{/.alone}}</div></section>
        {{#.withheld}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{.}}</p></div>
        {{/.withheld}}
        {{#.hasRows}}
        <section class="sheet" aria-labelledby="rows"><div class="sheet__head"><h2 id="rows">{{w.byProduct}}</h2><p>{{shown}}</p></div>
        <table class="table table--slips"><caption class="sr">{{w.byProduct}}</caption><thead><tr><th scope="col">{{w.product}}</th><th scope="col" class="n">{{w.inStore}}</th><th scope="col" class="n">{{w.inBooks}}</th><th scope="col" class="n">{{w.target}}</th></tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-full">{{.name}}{{#.drops}} <span class="pill pill--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg>{{w.dropsToZero}}</span>{{/.drops}}</th><td class="n" data-label="{{w.inStore}}">{{.inStore}}</td><td class="n" data-label="{{w.inBooks}}">{{.inBooks}}</td><td class="n" data-label="{{w.target}}"><span class="becomes">{{.target}}</span></td></tr>
        {{/rows}}
        </tbody></table></section>
        {{/.hasRows}}
        {{#.write}}
        <form class="sheet" method="post" action="{{action}}">{{>token}}<input type="hidden" name="seen" value="{{.look}}"><div class="sheet__body stack stack--close">
        {{#.drops}}
        {{>field}}
        {{/.drops}}
        <p class="small muted">{{w.writeHint}}</p>
        <div class="row"><button class="button button--primary" name="write" value="1">{{.text}}</button></div></div></form>
        {{/.write}}
        {{/outcome}}
        {{/content}}{{/app}}
        """#)
}

extension StockPage.Outcome {
    init(
        _ look: StockLook, asked: Instant, _ sentences: Sentences, typed: String, _ mistakes: Mistakes?
    ) {
        func fact(_ word: StockWord, _ count: Int) -> Fact {
            Fact(name: word.text(sentences), value: sentences.count(count))
        }
        verdict = sentences.stockVerdict(changes: look.changes, matched: look.matched)
        facts = [fact(.matched, look.matched), fact(.changes, look.changes), fact(.drops, look.dropsToZero)]
        withheld = look.dropsTooMuch ? sentences.stockWithheld(look.dropsToZero, of: look.matched) : nil
        rows = look.differences.map { one in
            StockPage.Row(
                name: sentences.plain(one.name), inStore: sentences.count(Int(one.inStore)),
                inBooks: sentences.count(Int(one.inBooks)), target: sentences.count(Int(one.target)),
                drops: one.dropsToZero)
        }
        hasRows = !rows.isEmpty
        shown = sentences.levelsShown(rows.count, of: look.changes)
        alone = look.ambiguous.isEmpty ? nil : sentences.stockLeftAlone(look.ambiguous)
        guard look.changes > 0 else { return }
        write = StockPage.Write(
            text: sentences.writeLevels(look.changes), look: String(asked.milliseconds),
            drops: look.dropsTooMuch
                ? Field(
                    "drops", sentences.typeTheDrops, .number, value: typed, completion: "off", mistakes: mistakes)
                : nil)
    }
}

extension CompanyPath {
    static func stock(of store: String, _ company: String) -> String {
        "\(integration(store, of: company))/stock"
    }
}
