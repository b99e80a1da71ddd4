import Accounting
import Features
import LinkLedger
import Storage
import Wording

/// *Needs you*: what keeps orders from the books, the oldest first, each with its way out (X6).
struct CausesPage: Page {
    static let words: [any PageWord.Type] = [NeedsWord.self]

    enum Show: String {
        case open, mine, ignored
    }

    /// What a form that was sent from the reader's own list carries, so that it leads back there.
    static func kept(_ exchange: Exchange) -> String {
        exchange.query["show"] == Show.mine.rawValue ? "?show=\(Show.mine.rawValue)" : ""
    }

    struct Segment: Sendable {
        var address: String
        var text: String
        var figure: String?
        var isHere: Bool
    }

    struct Empty: Sendable {
        var title: String
        var lead: String
    }

    /// An order that a person keeps out of the books.
    struct Ignored: Sendable {
        var address: String
        var number: String
        var placed: String?
        var amount: String?
        var why: String
        /// `nil` for who may not take it up again.
        var restoring: String?
    }

    var title: String
    let place: Place? = .needs
    var lead: String
    var asked: String?
    var segments: [Segment]
    var empty: Empty?
    var hasCauses: Bool
    var causes: [CauseCard]
    var hasIgnored: Bool
    var ignored: [Ignored]
    var next: String?

    init(_ page: NeedsYou.Page, _ show: Show, _ company: CompanyRow, _ exchange: Exchange) {
        self.init(page.count, show, company, exchange)
        let cards = CauseCards(company: company.id, exchange: exchange)
        let sentences = exchange.sentences
        let shown = page.causes.filter {
            show != .mine || exchange.role?.moves(sentences.tell($0.reason).actor) == true
        }
        causes = shown.map { cards.card($0) }
        hasCauses = !causes.isEmpty
        next = page.next.map {
            "\(CompanyPath.causes(company.id))?show=\(show.rawValue)&after=\(QueryText.coded($0.rawValue))"
        }
        if causes.isEmpty {
            empty =
                page.causes.isEmpty
                ? Empty(title: NeedsWord.none.text(sentences), lead: NeedsWord.noneLead.text(sentences))
                : Empty(title: NeedsWord.none.text(sentences), lead: NeedsWord.noneForMe.text(sentences))
        }
    }

    init(leftOut orders: [CauseOrder], _ count: NeedsCount, _ company: CompanyRow, _ exchange: Exchange) {
        self.init(count, .ignored, company, exchange)
        let (sentences, path) = (exchange.sentences, CompanyPath.causes(company.id))
        let mayRestore = (exchange.role ?? .viewer) >= .clerk
        ignored = orders.map { order in
            let ref = "\(QueryText.coded(order.ref.store.rawValue))/\(QueryText.coded(order.ref.id.rawValue))"
            return Ignored(
                address: CompanyPath.order(company.id, order.ref), number: sentences.plain(order.number),
                placed: order.placedAt.map { exchange.moment($0, in: order.ref.store) },
                amount: order.total.map { sentences.amount($0) },
                why: order.reason.map { sentences.tell($0).what } ?? "",
                restoring: mayRestore ? "\(path)/ignored/\(ref)/restoration" : nil)
        }
        hasIgnored = !ignored.isEmpty
        if ignored.isEmpty {
            empty = Empty(title: NeedsWord.ignored.text(sentences), lead: NeedsWord.noneIgnored.text(sentences))
        }
        if let last = orders.last, orders.count == NeedsYou.pageSize {
            let ref = "\(last.ref.store.rawValue)/\(last.ref.id.rawValue)"
            next = "\(path)?show=ignored&after=\(QueryText.coded(ref))"
        }
    }

    private init(_ count: NeedsCount, _ show: Show, _ company: CompanyRow, _ exchange: Exchange) {
        let sentences = exchange.sentences
        title = NeedsWord.title.text(sentences)
        lead = count.open == 0 ? NeedsWord.noneLead.text(sentences) : sentences.needing(count.open)
        asked = count.asked > 0 ? sentences.askedAgain(count.asked) : nil
        let words: [(Show, NeedsWord, Int?)] = [
            (.open, .open, count.open), (.mine, .forMe, nil), (.ignored, .ignored, nil),
        ]
        segments = words.map { one, word, figure in
            Segment(
                address: CompanyPath.causes(company.id) + (one == .open ? "" : "?show=\(one.rawValue)"),
                text: word.text(sentences), figure: figure.map { sentences.count($0) }, isHere: one == show)
        }
        (hasCauses, causes, hasIgnored, ignored) = (false, [], false, [])
    }

    static let template = Template(
        "causes",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{lead}}</p>{{#asked}}<p class="muted">{{.}}</p>{{/asked}}</div></div>
        <ul class="segments" role="list">
        {{#segments}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.text}}{{#.figure}} <span class="figures">{{.}}</span>{{/.figure}}</a></li>
        {{/segments}}
        </ul>
        {{#empty}}
        <section class="sheet empty empty--good"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-check"/></svg><h2>{{.title}}</h2><p>{{.lead}}</p></section>
        {{/empty}}
        {{#hasCauses}}
        <section class="sheet" aria-label="{{w.open}}">
        {{#causes}}
        {{>cause}}
        {{/causes}}
        </section>
        {{/hasCauses}}
        {{#hasIgnored}}
        <section class="sheet"><table class="table table--slips"><caption class="sr">{{w.keptOut}}</caption>
        <thead><tr><th scope="col">{{w.order}}</th><th scope="col">{{w.placed}}</th><th scope="col" class="n">{{w.total}}</th><th scope="col">{{w.reason}}</th><th scope="col"><span class="sr">{{w.restore}}</span></th></tr></thead>
        <tbody>
        {{#ignored}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}">{{.number}}</a></th><td data-label="{{w.placed}}">{{.placed}}</td><td class="n slip-end">{{.amount}}</td><td class="slip-full">{{.why}}</td>
        <td class="slip-full">{{#.restoring}}<form method="post" action="{{.}}">{{>token}}<button class="button button--small">{{w.restore}}</button></form>{{/.restoring}}</td></tr>
        {{/ignored}}
        </tbody></table></section>
        {{/hasIgnored}}
        {{#next}}
        <p><a class="button" href="{{.}}">{{w.next}}</a></p>
        {{/next}}
        {{/content}}{{/app}}
        """#)
}

extension Role {
    /// Whether what waits for such a person waits for this role.
    func moves(_ actor: Explanation.Actor) -> Bool {
        switch actor {
        case .merchant: self >= .clerk
        case .bookkeeper: self >= .bookkeeper
        case .administrator: self >= .administrator
        case .nobody: false
        }
    }
}
