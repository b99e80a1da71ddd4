import Accounting
import Features
import Storage
import Sync
import Wording

/// Bringing in orders from before the start date: seen first, then done beside everything else (X9).
struct BackfillsPage: Page {
    static let words: [any PageWord.Type] = [BackfillsWord.self]

    struct Asking: Sendable {
        var action: String
        var from: Day
        var to: Day
        var speed: Select
    }

    struct Sum: Sendable {
        var currency: String
        var sales: String
        var tax: String
        var payments: String
        var refunds: String
    }

    struct Problem: Sendable {
        var text: String
        var remedy: String
        var orders: String
    }

    /// What was seen, before anything is written.
    struct Estimate: Sendable {
        var range: String
        var outcomes: String
        var documents: String
        var records: String
        var time: String
        var requests: String
        var note: String?
        var hasSums: Bool
        var sums: [Sum]
        var hasProblems: Bool
        var problems: [Problem]
    }

    /// A form with one button.
    struct Deed: Sendable {
        var address: String
        var text: String
        /// The class of its button; `nil` for a plain one.
        var look: String?
        /// The token of what was seen.
        var seen: String?
        /// Days that are looked at once more.
        var from: String?
        var to: String?
    }

    struct Progress: Sendable {
        var bar: LiveProgress
        var pill: Pill
    }

    var title: String
    let place: Place? = .backfills
    var mistakes: Mistakes?
    var here: String
    var store: String
    /// To another store; `nil` when there is one only.
    var stores: Select?
    var reading: LiveProgress?
    var notice: String?
    var progress: Progress?
    var estimate: Estimate?
    var hasDeeds: Bool
    var deeds: [Deed]
    var asking: Asking?
    var reloads: Bool

    init(
        _ store: ConnectionRef, of stores: [ConnectionRef], _ standing: BackfillStanding, company: String,
        _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        title = BackfillsWord.title.text(sentences)
        self.mistakes = mistakes
        here = CompanyPath.backfills(company)
        self.store = sentences.plain(store.name)
        self.stores = StoreChoice.select(stores, chosen: store.id.rawValue, sentences)
        // A page that answers a form is not loaded anew: it would ask for the form again.
        let live = LiveProgress(standing, of: store.id.rawValue, company: company, moves: mistakes == nil, sentences)
        var isReading = false
        switch standing.estimate {
        case .goingOn?: (isReading, reading) = (true, live)
        case .stopped(let stop)?: notice = sentences.explain(stop).text
        case .refused(let problem)?: notice = sentences.explain(problem).text
        case nil: break
        }
        let base = "\(CompanyPath.backfills(company))/\(QueryText.coded(store.id.rawValue))"
        let whole = isReading ? nil : standing.progress
        deeds = whole.map { Deed.all($0, base, sentences) } ?? []
        hasDeeds = !deeds.isEmpty
        let state = whole?.row.state
        if let whole, whole.row.state == .proposed || whole.row.reason == BackfillRun.outdated {
            estimate = Estimate(whole, sentences)
        }
        if let whole, whole.row.state != .proposed {
            progress = Progress(bar: live ?? LiveProgress(whole, sentences), pill: Pill(whole, sentences))
            if whole.row.state == .paused { notice = notice ?? sentences.whyPaused(whole.row.reason) }
        }
        if !isReading, state != .running, state != .paused { asking = Asking(base, exchange, mistakes) }
        reloads = isReading || state == .running
    }

    static let template = Template(
        "backfills",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{store}} · {{w.lead}}</p></div></div>
        {{>mistakes}}
        {{>storeChoice}}
        {{#notice}}
        <div class="notice notice--wait"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-clock"/></svg><p>{{.}}</p></div>
        {{/notice}}
        {{#reading}}
        <section class="sheet"><div class="sheet__body">{{>progress}}<p class="small muted">{{w.reloads}}</p></div></section>
        {{/reading}}
        {{#progress}}
        <section class="sheet" aria-labelledby="progress-title"><div class="sheet__head"><h2 id="progress-title">{{w.progress}}</h2>{{#.pill}}{{>pill}}{{/.pill}}</div>
        <div class="sheet__body stack stack--close">
        {{#.bar}}
        {{>progress}}
        {{/.bar}}
        {{#reloads}}
        <p class="small muted">{{w.reloads}}</p>
        {{/reloads}}
        </div></section>
        {{/progress}}
        {{#estimate}}
        <section class="sheet" aria-labelledby="proposed"><div class="sheet__head"><h2 id="proposed">{{w.proposed}}</h2><p>{{w.proposedLead}}</p></div>
        <div class="sheet__body stack stack--close"><p>{{.range}}</p>
        <dl class="facts"><div><dt>{{w.orders}}</dt><dd>{{.outcomes}}</dd></div><div><dt>{{w.documents}}</dt><dd>{{.documents}}</dd></div><div><dt>{{w.records}}</dt><dd>{{.records}}</dd></div><div><dt>{{w.time}}</dt><dd>{{.time}}</dd></div><div><dt>{{w.requests}}</dt><dd>{{.requests}}</dd></div></dl>
        {{#.note}}
        <p class="small muted">{{.}}</p>
        {{/.note}}
        </div>
        {{#.hasSums}}
        <table class="table table--slips"><caption class="sr">{{w.sums}}</caption><thead><tr><th scope="col">{{w.currency}}</th><th scope="col" class="n">{{w.sales}}</th><th scope="col" class="n">{{w.tax}}</th><th scope="col" class="n">{{w.payments}}</th><th scope="col" class="n">{{w.refunds}}</th></tr></thead><tbody>
        {{#sums}}
        <tr><th scope="row" class="slip-start">{{.currency}}</th><td class="n" data-label="{{w.sales}}">{{.sales}}</td><td class="n" data-label="{{w.tax}}">{{.tax}}</td><td class="n" data-label="{{w.payments}}">{{.payments}}</td><td class="n" data-label="{{w.refunds}}">{{.refunds}}</td></tr>
        {{/sums}}
        </tbody></table>
        {{/.hasSums}}
        </section>
        {{#.hasProblems}}
        <section class="sheet" aria-labelledby="problems"><div class="sheet__head"><h2 id="problems">{{w.problems}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.problems}}</caption><tbody>
        {{#problems}}
        <tr><th scope="row" class="slip-full">{{.text}}<span class="sub">{{.remedy}}</span></th><td class="slip-full muted">{{.orders}}</td></tr>
        {{/problems}}
        </tbody></table></section>
        {{/.hasProblems}}
        {{/estimate}}
        {{#hasDeeds}}
        <div class="acts"><span class="muted small">{{w.givesUp}}</span><span class="push row">
        {{#deeds}}
        <form method="post" action="{{.address}}">{{>token}}{{#.seen}}<input type="hidden" name="seen" value="{{.}}">{{/.seen}}{{#.from}}<input type="hidden" name="from" value="{{.}}">{{/.from}}{{#.to}}<input type="hidden" name="to" value="{{.}}">{{/.to}}<button class="button{{#.look}} {{.}}{{/.look}}">{{.text}}</button></form>
        {{/deeds}}
        </span></div>
        {{/hasDeeds}}
        {{#asking}}
        <section class="sheet" aria-labelledby="asking"><div class="sheet__head"><h2 id="asking">{{w.another}}</h2><p>{{w.anotherLead}}</p></div>
        <form class="sheet__body stack stack--close" method="post" action="{{.action}}">{{>token}}
        <div class="fields fields--3">
        {{#.from}}
        {{>day}}
        {{/.from}}
        {{#.to}}
        {{>day}}
        {{/.to}}
        {{#.speed}}
        {{>select}}
        {{/.speed}}
        </div>
        <p class="hint">{{w.toHint}} {{w.speedHint}}</p>
        <div class="row"><button class="button button--primary">{{w.estimate}}</button></div>
        </form></section>
        {{/asking}}
        {{/content}}{{/app}}
        """#)
}

extension BackfillsPage.Asking {
    init(_ base: String, _ exchange: Exchange, _ mistakes: Mistakes?) {
        let (sentences, form) = (exchange.sentences, exchange.form)
        func say(_ word: BackfillsWord) -> String { word.text(sentences) }
        action = "\(base)/estimates"
        from = Day("from", say(.from), value: form["from"], mistakes: mistakes)
        to = Day("to", say(.to), value: form["to"], mistakes: mistakes)
        speed = Select(
            "speed", say(.speed), [("", say(.asFast)), ("3600", say(.aMinute)), ("600", say(.aQuarter))],
            chosen: form["speed"])
    }
}

extension BackfillsPage.Estimate {
    init(_ progress: BackfillProgress, _ sentences: Sentences) {
        let estimate = progress.estimate
        range = sentences.historyOf(progress.row, orders: estimate.orders)
        outcomes = sentences.outcomesOf(estimate)
        documents = sentences.kindsOf(estimate.documents)
        records = sentences.kindsOf(estimate.records)
        time = sentences.timeOf(estimate)
        requests = sentences.costOf(estimate)
        note = estimate.guessedDays > 0 ? sentences.daysNotTold(estimate.guessedDays) : nil
        sums = estimate.sums.map { sum in
            BackfillsPage.Sum(
                currency: sum.sales.currency.code, sales: sentences.number(sum.sales), tax: sentences.number(sum.tax),
                payments: sentences.number(sum.payments), refunds: sentences.number(sum.refunds))
        }
        hasSums = !sums.isEmpty
        problems = estimate.problems.map { problem in
            let why = sentences.explain(problem.reason)
            return BackfillsPage.Problem(
                text: sentences.labelled(sentences.counted(problem.count, Noun.order), why.what), remedy: why.remedy,
                orders: sentences.list(problem.orders.map { sentences.plain($0) }))
        }
        hasProblems = !problems.isEmpty
    }
}

extension LiveProgress {
    /// How far an estimate or a backfill is; `nil` when neither is at work.
    init?(
        _ standing: BackfillStanding, of store: String, company: String, moves: Bool, _ sentences: Sentences
    ) {
        if case .goingOn(let orders)? = standing.estimate {
            self.init(
                id: "reading", label: BackfillsWord.reading.text(sentences), figures: sentences.lookedAt(orders))
        } else if let progress = standing.progress, progress.row.state == .running {
            self.init(progress, sentences)
        } else {
            return nil
        }
        if moves { events = "\(CompanyPath.backfills(company))/\(QueryText.coded(store))/events" }
    }

    init(_ progress: BackfillProgress, _ sentences: Sentences) {
        self.init(
            label: sentences.status(of: progress), figures: sentences.broughtIn(progress), at: progress.done,
            of: max(progress.row.found, 1))
    }
}

extension Pill {
    init(_ progress: BackfillProgress, _ sentences: Sentences) {
        let look: Pill.Look =
            switch progress.row.state {
            case .running: .run
            case .finished: .good
            case .proposed, .paused: .wait
            case .cancelled: .idle
            }
        self.init(look, sentences.name(of: progress.row.state, isWorkedOn: progress.isWorkedOn))
    }
}

extension BackfillsPage.Deed {
    static func all(_ progress: BackfillProgress, _ base: String, _ sentences: Sentences) -> [Self] {
        let row = progress.row
        func deed(_ address: String, _ text: String, _ look: String? = nil) -> Self {
            Self(address: "\(base)/\(address)", text: text, look: look)
        }
        let giveUp = deed("end", BackfillsWord.giveUp.text(sentences), "button--danger")
        switch row.state {
        case .proposed:
            var begin = deed("beginning", sentences.postOrders(row.found - row.admitted), "button--primary")
            begin.seen = row.token
            return row.found == 0 ? [giveUp] : [giveUp, begin]
        case .running: return [giveUp, deed("pause", BackfillsWord.pause.text(sentences))]
        case .paused:
            var again = deed("estimates", BackfillsWord.again.text(sentences))
            (again.from, again.to) = (row.firstDay.description, row.lastDay.description)
            var resume = deed("beginning", BackfillsWord.resume.text(sentences), "button--primary")
            resume.seen = row.token
            return row.reason == BackfillRun.outdated ? [giveUp, again, resume] : [giveUp, resume]
        case .finished, .cancelled: return []
        }
    }
}
