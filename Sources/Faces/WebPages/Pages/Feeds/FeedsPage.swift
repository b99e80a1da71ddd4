import Accounting
import Features
import Foundation
import Storage
import Sync
import Wording

/// The workflows of a store: when they run by themselves, and what they last came to (F2, F3, F4, W20).
struct FeedsPage: Page {
    static let words: [any PageWord.Type] = [FeedsWord.self, StockWord.self]

    struct Since: Sendable {
        var address: String
        var text: String
    }

    struct Row: Sendable {
        var name: String
        var aim: String
        /// Why it should run later; `nil` where nothing is in its way.
        var early: String?
        /// Of a feed of documents: from which day on, and where that is set.
        var since: Since?
        /// Beside a schedule that nobody has saved yet.
        var proposal: String?
        /// Where both sides of the stock are seen first; `nil` for other workflows.
        var preview: String?
        /// Why the store cannot serve it; `nil` where it can.
        var lack: String?
        /// `nil` for who may not change it, and where it is not offered.
        var choice: Choosing?
        var schedule: String
        var last: Last?
        var next: String
        /// Where *Run* leads; `nil` for who may not.
        var run: Run?
    }

    struct Choosing: Sendable {
        var schedule: Select
        var time: Field
    }

    struct Last: Sendable {
        var pill: Pill
        var text: String
        var address: String
    }

    struct Run: Sendable {
        var address: String
        var workflow: String
        var label: String
    }

    struct Tile: Sendable {
        var look: String
        var icon: String
        var count: String
        var text: String
    }

    /// The latest run of the store, and what it left undone.
    struct Latest: Sendable {
        var title: String
        var note: String
        var address: String
        var tiles: [Tile]
        var hasLines: Bool
        var lines: [RunPage.Result]
    }

    var title: String
    let place: Place? = .runs
    var store: String
    var action: String
    var runs: String
    var storeID: String
    var tabs: [StoreTab]
    var clock: String
    var mayChange: Bool
    var mistakes: Mistakes?
    var rows: [Row]
    var latest: Latest?

    init(
        _ store: StoreRef, _ feeds: [Feeds.Feed], latest run: RunFacts?, undone: [RunResult], _ exchange: Exchange,
        company: String, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        title = "\(FeedsWord.title.text(sentences)) · \(sentences.plain(store.name))"
        self.store = sentences.plain(store.name)
        storeID = store.id.rawValue
        action = CompanyPath.feeds(of: store.id.rawValue, company)
        runs = CompanyPath.runs(company)
        tabs = StoreTab.all(of: store, company, here: .feeds, sentences)
        let zone = store.zoneSaid
        clock = sentences.clockOf(zone)
        mayChange = (exchange.role ?? .viewer) >= Permission.changeFeeds.least
        self.mistakes = mistakes
        rows = feeds.map { Row($0, in: zone, company: company, exchange, mistakes) }
        latest = run.map { Latest($0, undone, company: company, exchange) }
    }

    static let template = Template(
        "feeds",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{runs}}">{{w.allRuns}}</a></li></ol><h1>{{store}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{>store-tabs}}
        {{>mistakes}}
        <form class="stack" method="post" action="{{action}}">{{>token}}<input type="hidden" name="store" value="{{storeID}}">
        <section class="sheet feeds" aria-label="{{w.title}}">
        <table class="table table--slips"><caption class="sr">{{w.title}}</caption>
        <thead><tr><th scope="col">{{w.feed}}</th><th scope="col">{{w.schedule}}</th><th scope="col">{{w.lastResult}}</th><th scope="col">{{w.next}}</th><th scope="col"><span class="sr">{{w.actions}}</span></th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start">{{.name}}<span class="sub">{{.aim}}</span>{{#.early}}<span class="sub"><span class="pill pill--wait pill--text"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-clock"/></svg>{{.}}</span></span>{{/.early}}{{#.since}}<a class="small" href="{{.address}}">{{.text}}</a>{{/.since}}{{#.preview}}<a class="small" href="{{.}}">{{w.preview}}</a>{{/.preview}}</th>
        {{#.lack}}
        <td class="slip-full" colspan="3"><span class="pill"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-dash"/></svg>{{w.notOffered}}</span> <span class="small">{{.}}</span></td>
        {{/.lack}}
        {{^.lack}}
        <td class="slip-full">{{#.choice}}<div class="row schedule">
        {{#.schedule}}
        <label class="sr" for="{{.id}}">{{.label}}</label><select class="select" id="{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select>
        {{/.schedule}}
        {{#.time}}
        <label class="sr" for="{{.id}}">{{.label}}</label><input class="input input--short" id="{{.id}}" name="{{.name}}" type="time" value="{{.value}}"{{#.mistake}} aria-invalid="true"{{/.mistake}}>
        {{/.time}}
        </div>{{/.choice}}{{^.choice}}{{.schedule}}{{/.choice}}{{#.proposal}}<span class="sub">{{.}}</span>{{/.proposal}}</td>
        <td class="slip-full">{{#.last}}{{#.pill}}{{>pill}}{{/.pill}} <a class="small" href="{{.address}}">{{.text}}</a>{{/.last}}{{^.last}}<span class="muted">{{w.never}}</span>{{/.last}}</td>
        <td class="nowrap" data-label="{{w.next}}">{{.next}}</td>
        {{/.lack}}
        <td class="n slip-end">{{#.run}}<button class="button button--small" formaction="{{.address}}" name="workflow" value="{{.workflow}}" aria-label="{{.label}}">{{w.run}}</button>{{/.run}}</td></tr>
        {{/rows}}
        </tbody></table>
        </section>
        {{#mayChange}}
        <div class="acts"><span class="muted">{{w.applies}} {{clock}}</span><span class="push row"><button class="button button--primary">{{w.save}}</button></span></div>
        {{/mayChange}}
        </form>
        {{#latest}}
        <section class="sheet" aria-labelledby="latest"><div class="sheet__head"><h2 id="latest">{{.title}}</h2><p>{{.note}}</p><a class="push small" href="{{.address}}">{{w.more}}</a></div>
        <div class="tally">
        {{#.tiles}}
        <div class="tally__tile tally__tile--{{.look}}"><span class="tally__number">{{.count}}</span><span class="tally__label"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#{{.icon}}"/></svg>{{.text}}</span></div>
        {{/.tiles}}
        </div>
        {{#.hasLines}}
        <table class="table table--slips"><caption class="sr">{{w.notDone}}</caption><tbody>
        {{#lines}}
        <tr><th scope="row" class="slip-start">{{#.address}}<a href="{{.}}">{{label}}</a>{{/.address}}{{^.address}}{{.label}}{{/.address}}</th><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-full">{{.reason}}{{#.remedy}}<span class="sub">{{.}}</span>{{/.remedy}}</td></tr>
        {{/lines}}
        </tbody></table>
        {{/.hasLines}}
        </section>
        {{/latest}}
        {{/content}}{{/app}}
        """#)
}

extension FeedsPage.Row {
    init(_ feed: Feeds.Feed, in zone: TimeZone?, company: String, _ exchange: Exchange, _ mistakes: Mistakes?) {
        let sentences = exchange.sentences
        let word = feed.workflow.rawValue
        name = sentences.title(of: feed)
        early = feed.isEarly ? sentences.feedIsEarly : nil
        since = feed.startDate.map {
            FeedsPage.Since(
                address: CompanyPath.settings(.orders, of: feed.store.rawValue, company),
                text: sentences.feedBegins(on: $0))
        }
        proposal = feed.proposal == nil ? nil : sentences.scheduleNotSaved
        aim = sentences.aim(of: feed.workflow)
        lack = feed.unmet.map { sentences.lacks($0) }
        schedule = sentences.schedule(feed.schedule.text, in: zone)
        let run = feed.lastRun
        last = run.map { run in
            let counts = sentences.outcomes(run.report?.outcomes ?? [:])
            let when = sentences.near(run.finishedAt ?? run.startedAt, now: exchange.now, in: exchange.zone)
            return FeedsPage.Last(
                pill: Pill(run, needsYou: run.report?.outcomes["needsYou", default: 0] ?? 0 > 0, sentences),
                text: "\(counts.isEmpty ? sentences.nothingNew : counts), \(when)",
                address: CompanyPath.run(run.id.rawValue, of: company))
        }
        next = feed.dueAt.map { sentences.near($0, now: exchange.now, in: exchange.zone) } ?? "–"
        let role = exchange.role ?? .viewer
        if feed.workflow == .stock, feed.unmet == nil, role >= Permission.previewRuns.least {
            preview = CompanyPath.stock(of: feed.store.rawValue, company)
        }
        if feed.unmet == nil, role >= Permission.syncStores.least {
            self.run = FeedsPage.Run(
                address: CompanyPath.runs(company), workflow: word,
                label: sentences.labelled(FeedsWord.run.text(sentences), name))
        }
        guard feed.unmet == nil, role >= Permission.changeFeeds.least else { return }
        choice = FeedsPage.Choosing(feed, name, exchange, mistakes)
    }
}

extension FeedsPage.Choosing {
    init(_ feed: Feeds.Feed, _ name: String, _ exchange: Exchange, _ mistakes: Mistakes?) {
        let sentences = exchange.sentences
        func say(_ word: FeedsWord) -> String { word.text(sentences) }
        let (scheduleName, timeName) = ScheduleFields.names(feed.workflow)
        var options: [(value: String, text: String)] = [
            ("off", say(.off)), ("every 900", say(.quarterHour)), ("every 3600", say(.hourly)),
            (ScheduleFields.daily, say(.dailyAt)),
        ]
        let schedule = feed.proposal ?? feed.schedule
        var chosen = schedule.text
        var clock = "03:00"
        if case .daily = schedule {
            clock = String(chosen.dropFirst("daily ".count))
            chosen = ScheduleFields.daily
        }
        // One that was set at the command line stays a choice.
        if !options.contains(where: { $0.value == chosen }) { options.append((chosen, sentences.schedule(chosen))) }
        let form = exchange.form
        self.schedule = Select(
            scheduleName, sentences.labelled(say(.schedule), name), options,
            chosen: form.has(scheduleName) ? form[scheduleName] : chosen)
        time = Field(
            timeName, sentences.labelled(say(.time), name), value: form.has(timeName) ? form[timeName] : clock,
            mistakes: mistakes)
    }
}

extension FeedsPage.Latest {
    init(_ run: RunFacts, _ undone: [RunResult], company: String, _ exchange: Exchange) {
        let sentences = exchange.sentences
        let counts = run.report?.outcomes ?? [:]
        title = sentences.labelled(FeedsWord.lastRun.text(sentences), sentences.title(ofWorkflow: run.workflow))
        let took = RunTime.text(of: run, now: exchange.now, sentences)
        note = [sentences.started(run, in: exchange.zone), took].compactMap { $0 }.joined(separator: " · ")
        address = CompanyPath.run(run.id.rawValue, of: company)
        let done = counts["posted", default: 0] + counts["changed", default: 0]
        let open = counts["needsYou", default: 0] + counts["failed", default: 0]
        let tiles: [(Int, Pill.Look, RunResult.Outcome)] = [
            (done, .good, .posted), (counts["skipped", default: 0], .idle, .skipped),
            (counts["waiting", default: 0], .wait, .waiting), (open, .need, .needsYou),
        ]
        self.tiles = tiles.map { count, look, outcome in
            let pill = Pill(look, sentences.heading(ofOutcome: outcome.word))
            return FeedsPage.Tile(
                look: count == 0 ? Pill.Look.idle.rawValue : look.rawValue, icon: pill.icon,
                count: sentences.count(count), text: pill.text)
        }
        lines = undone.map { RunPage.Result($0, of: run, company, sentences) }
        hasLines = !lines.isEmpty
    }
}
