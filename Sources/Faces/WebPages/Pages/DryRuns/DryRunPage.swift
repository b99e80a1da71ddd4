import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// One dry run: a difference, not a list (X3).
struct DryRunPage: Page {
    static let words: [any PageWord.Type] = [DryRunsWord.self]

    struct SettingRow: Sendable {
        var path: String
        var meaning: String?
        var before: String
        var after: String
    }

    struct Tile: Sendable {
        var look: String
        var count: String
        var text: String
        var note: String?
    }

    /// A document, or an order without one, and what would become of it.
    struct Line: Sendable {
        var name: String
        var order: String?
        var fields: [FieldLine]
        var total: String?
    }

    struct FieldLine: Sendable {
        var field: String
        var before: String?
        var after: String?
        /// In place of both: what happens as a whole, or why nothing does.
        var whole: String?
    }

    struct Account: Sendable {
        var name: String
        var currency: String
        var now: String
        var wouldBe: String
        var change: String?
        var moves: Bool
    }

    /// What it came to.
    struct Outcome: Sendable {
        var staying: String
        var tiles: [Tile]
        var nothing: String?
        var note: String?
        var hasLines: Bool
        var shown: String
        var lines: [Line]
        var hasAccounts: Bool
        var compares: Bool
        var accounts: [Account]
    }

    var title: String
    let place: Place? = .runs
    var dryRuns: String
    var range: String
    var progress: LiveProgress?
    var stop: RunPage.Stop?
    var isGone: Bool
    var hasSettings: Bool
    var settings: [SettingRow]
    /// Where the settings are saved; `nil` without other ones, and for who may not.
    var save: String?
    /// Where these are posted; `nil` with other settings.
    var post: Post?
    var mistakes: Mistakes?
    var outcome: Outcome?
    /// Where the other settings came from: back there they stand in their fields, not kept.
    var settingsPage: String?

    struct Post: Sendable {
        var address: String
        var store: String
        var hint: String?
    }

    init(
        _ run: DryRunFacts, settings differences: [SettingDifference], company: String, _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        self.mistakes = mistakes
        title = sentences.dryRunTitle(changedSettings: differences.count)
        dryRuns = CompanyPath.dryRuns(company)
        settings = differences.map { difference in
            SettingRow(
                path: sentences.label(ofSetting: difference.path) ?? difference.path,
                meaning: sentences.meaning(ofSetting: difference.path),
                before: Self.shown(difference.before, sentences), after: Self.shown(difference.after, sentences))
        }
        hasSettings = !settings.isEmpty
        isGone = false
        var orders: Int?
        switch run.state {
        case .goingOn: progress = LiveProgress(run, company: company, sentences)
        case .stopped(let why): stop = RunPage.Stop(sentences.explain(why))
        case .gone: isGone = true
        case .done(let difference):
            orders = difference.orders
            outcome = Outcome(difference, sentences)
            if run.question.policy != nil {
                if !differences.isEmpty {
                    save = "\(CompanyPath.dryRun(run.id.rawValue, of: company))/settings"
                }
            } else if DryRunPage.writes(difference) {
                let isPart = run.question.from != nil || run.question.to != nil
                post = Post(
                    address: CompanyPath.runs(company), store: run.store.rawValue,
                    hint: isPart ? DryRunsWord.postHint.text(sentences) : nil)
            }
        }
        var question = run.question
        if case .done(let difference) = run.state, difference.isWidened { (question.from, question.to) = (nil, nil) }
        range =
            "\(sentences.plain(run.storeName)) · \(sentences.dryRunRange(question, orders: orders)) \(sentences.dryRunNote)"
        if run.question.policy != nil, let kind = StoreSettingsPage.Kind(rawValue: exchange.query["settings"]) {
            let page = CompanyPath.settings(kind, of: run.store.rawValue, company)
            settingsPage = "\(page)?dryRun=\(QueryText.coded(run.id.rawValue))"
        }
    }

    /// A setting as it is written, a word without its quotation marks.
    private static func shown(_ text: String, _ sentences: Sentences) -> String {
        let isWord = text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
        return sentences.plain(isWord ? String(text.dropFirst().dropLast()) : text)
    }

    /// Whether a sync would write anything.
    private static func writes(_ difference: DryRunDifference) -> Bool {
        [DryRunOrder.Outcome.create, .change, .takeBack].contains { difference.now[$0] > 0 }
    }

    static let template = Template(
        "dryRun",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{dryRuns}}">{{w.title}}</a></li></ol><h1>{{title}}</h1><p class="muted">{{range}}</p></div>
        <div class="head__acts">
        {{#save}}
        <form method="post" action="{{.}}">{{>token}}<button class="button button--primary">{{w.saveSettings}}</button></form>
        {{/save}}
        {{#post}}
        <form method="post" action="{{.address}}">{{>token}}<input type="hidden" name="store" value="{{.store}}"><button class="button button--primary" name="workflow" value="orders"{{#.hint}} aria-describedby="post-hint"{{/.hint}}>{{w.post}}</button></form>
        {{/post}}
        {{#settingsPage}}<a class="button" href="{{.}}">{{w.backToSettings}}</a>{{/settingsPage}}{{^settingsPage}}<a class="button" href="{{dryRuns}}">{{w.anew}}</a>{{/settingsPage}}</div></div>
        {{>mistakes}}
        {{#post}}{{#.hint}}
        <p class="small muted" id="post-hint">{{.}}</p>
        {{/.hint}}{{/post}}
        {{#progress}}
        <section class="sheet"><div class="sheet__body">{{>progress}}<p class="small muted">{{w.reloads}}</p></div></section>
        {{/progress}}
        {{#stop}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p><b>{{.what}}</b> {{.rest}}</p></div>
        {{/stop}}
        {{#isGone}}
        <div class="notice notice--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p>{{w.gone}}</p></div>
        {{/isGone}}
        {{#hasSettings}}
        <section class="sheet" aria-labelledby="settings"><div class="sheet__head"><h2 id="settings">{{w.settingsTitle}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.settingsTitle}}</caption><thead><tr><th scope="col">{{w.setting}}</th><th scope="col">{{w.now}}</th><th scope="col">{{w.wouldBe}}</th></tr></thead><tbody>
        {{#settings}}
        <tr><th scope="row" class="slip-full"><span class="code">{{.path}}</span>{{#.meaning}}<span class="sub">{{.}}</span>{{/.meaning}}</th><td data-label="{{w.now}}">{{.before}}</td><td data-label="{{w.wouldBe}}"><span class="becomes">{{.after}}</span></td></tr>
        {{/settings}}
        </tbody></table></section>
        {{/hasSettings}}
        {{#outcome}}
        <section class="sheet" aria-labelledby="effect"><div class="sheet__head"><h2 id="effect">{{w.effect}}</h2><p>{{.staying}}</p></div>
        {{#.nothing}}
        <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg><h2>{{.}}</h2></div>
        {{/.nothing}}
        {{^.nothing}}
        <div class="tally">
        {{#tiles}}
        <div class="tally__tile tally__tile--{{.look}}"><span class="tally__number">{{.count}}</span><span class="tally__label">{{.text}}</span>{{#.note}}<span class="tally__note">{{.}}</span>{{/.note}}</div>
        {{/tiles}}
        </div>
        {{/.nothing}}
        {{#.note}}
        <div class="sheet__foot small muted"><p>{{.}}</p></div>
        {{/.note}}
        </section>
        {{#.hasLines}}
        <section class="sheet" aria-labelledby="fields"><div class="sheet__head"><h2 id="fields">{{w.fields}}</h2><p>{{shown}}</p></div>
        <table class="table table--slips"><caption class="sr">{{w.fields}}</caption><thead><tr><th scope="col">{{w.document}}</th><th scope="col">{{w.field}}</th><th scope="col">{{w.inBooks}}</th><th scope="col">{{w.wouldBe}}</th><th scope="col" class="n">{{w.total}}</th></tr></thead><tbody>
        {{#lines}}
        {{#.fields}}
        <tr><th scope="row" class="slip-start">{{name}}{{#order}}<span class="sub">{{.}}</span>{{/order}}</th>
        {{#.whole}}
        <td class="slip-full" colspan="3">{{.}}</td>
        {{/.whole}}
        {{^.whole}}
        <td class="slip-full">{{.field}}</td><td data-label="{{w.inBooks}}">{{#.before}}<span class="was">{{.}}</span>{{/.before}}{{^.before}}<span class="faint">{{w.notThere}}</span>{{/.before}}</td><td data-label="{{w.wouldBe}}">{{#.after}}<span class="becomes">{{.}}</span>{{/.after}}{{^.after}}<span class="faint">{{w.notThere}}</span>{{/.after}}</td>
        {{/.whole}}
        <td class="n slip-end">{{total}}</td></tr>
        {{/.fields}}
        {{/lines}}
        </tbody></table></section>
        {{/.hasLines}}
        {{#.hasAccounts}}
        <section class="sheet" aria-labelledby="accounts"><div class="sheet__head"><h2 id="accounts">{{w.accounts}}</h2><p>{{w.debitsCredits}}</p></div>
        <table class="bridge"><caption class="sr">{{w.accounts}}</caption>
        <thead><tr><th scope="col">{{w.bookAccount}}</th>{{#compares}}<th scope="col" class="n">{{w.now}}</th><td class="is"></td>{{/compares}}<th scope="col" class="n">{{w.wouldBe}}</th>{{#compares}}<th scope="col" class="n wide">{{w.change}}</th>{{/compares}}</tr></thead><tbody>
        {{#accounts}}
        <tr><th scope="row">{{.name}} <span class="currency">{{.currency}}</span></th>{{#compares}}<td class="n">{{now}}</td><td class="is{{#moves}} is--moves{{/moves}}">{{#moves}}<span aria-hidden="true">→</span><span class="sr">{{w.becomes}}</span>{{/moves}}{{^moves}}<span aria-hidden="true">=</span><span class="sr">{{w.stays}}</span>{{/moves}}</td>{{/compares}}<td class="n">{{.wouldBe}}</td>{{#compares}}<td class="n wide muted">{{change}}</td>{{/compares}}</tr>
        {{/accounts}}
        </tbody></table></section>
        {{/.hasAccounts}}
        {{/outcome}}
        {{/content}}{{/app}}
        """#)
}

extension DryRunPage.Outcome {
    init(_ difference: DryRunDifference, _ sentences: Sentences) {
        let counts = difference.wouldBe ?? difference.now
        compares = difference.wouldBe != nil
        staying = sentences.staying(difference.orders - difference.differing, of: difference.orders)
        nothing = difference.differing == 0 ? DryRunsWord.nothing.text(sentences) : nil
        note = difference.guessedDays > 0 ? sentences.daysNotTold(difference.guessedDays) : nil
        let needNow = difference.wouldBe == nil ? nil : sentences.needingNow(difference.now[.needsYou])
        func tile(_ look: Pill.Look, _ count: Int, _ word: DryRunsWord, _ note: String? = nil) -> DryRunPage.Tile {
            DryRunPage.Tile(
                look: (count == 0 ? Pill.Look.idle : look).rawValue, count: sentences.count(count),
                text: word.text(sentences), note: note)
        }
        tiles = [
            tile(.good, counts[DryRunTally.Write.create], .added), tile(.wait, counts[.update], .changed),
            tile(.wait, counts[.void] + counts[.delete], .takenBack), tile(.need, counts[.needsYou], .needYou, needNow),
        ]
        lines = difference.shown.flatMap { DryRunPage.Line.all($0, sentences) }
        hasLines = !lines.isEmpty
        shown = sentences.theFirst(difference.shown.count, of: difference.differing)
        accounts = difference.accounts.map { DryRunPage.Account($0, sentences) }
        hasAccounts = !accounts.isEmpty
    }
}

extension DryRunPage.Line {
    /// A line for each document of an order; one for an order without any.
    static func all(_ order: DryRunDifference.Order, _ sentences: Sentences) -> [DryRunPage.Line] {
        var lines = order.changes.map { change in
            let name = [sentences.capitalisedName(of: change.kind), change.number].compactMap { $0 }
                .joined(separator: " ")
            return DryRunPage.Line(
                name: sentences.plain(name), order: change.number == order.number ? nil : sentences.plain(order.number),
                fields: fields(change, sentences), total: sentences.amount(change.total))
        }
        if order.outcome == .needsYou || lines.isEmpty {
            let why = order.reason.map { sentences.tell($0).what } ?? sentences.counted(1, order.outcome)
            lines.append(
                DryRunPage.Line(
                    name: sentences.plain(order.number), order: nil,
                    fields: [DryRunPage.FieldLine(field: "", before: nil, after: nil, whole: why)], total: nil))
        }
        return lines
    }

    private static func fields(_ change: DryRunDifference.Change, _ sentences: Sentences) -> [DryRunPage.FieldLine] {
        let word = sentences.name(of: change.write)
        switch change.write {
        case .create:
            return [
                DryRunPage.FieldLine(field: word, before: nil, after: sentences.date(change.date), whole: nil)
            ]
        case .void, .delete:
            return [DryRunPage.FieldLine(field: word, before: sentences.date(change.date), after: nil, whole: nil)]
        case .update:
            let fields = change.fields.map { field in
                DryRunPage.FieldLine(
                    field: sentences.name(of: field.field), before: sentences.text(field.before, of: field.field),
                    after: sentences.text(field.after, of: field.field), whole: nil)
            }
            return fields.isEmpty ? [DryRunPage.FieldLine(field: "", before: nil, after: nil, whole: word)] : fields
        }
    }
}

extension DryRunPage.Account {
    init(_ account: DryRunDifference.Account, _ sentences: Sentences) {
        name = sentences.plain(account.name)
        currency = account.now.currency.code
        (now, wouldBe) = (sentences.number(account.now), sentences.number(account.wouldBe))
        let difference = account.wouldBe - account.now
        moves = !difference.isZero
        change = moves ? (difference.minorUnits > 0 ? "+" : "") + sentences.number(difference) : nil
    }
}

extension LiveProgress {
    /// How far a dry run is; `nil` when it is over.
    init?(_ run: DryRunFacts, company: String, _ sentences: Sentences) {
        guard case .goingOn(let orders) = run.state else { return nil }
        self.init(
            label: DryRunsWord.goingOn.text(sentences), figures: sentences.lookedAt(orders),
            events: "\(CompanyPath.dryRun(run.id.rawValue, of: company))/events")
    }
}
