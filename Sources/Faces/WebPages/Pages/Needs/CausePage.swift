import Accounting
import Features
import Storage
import Wording

/// One cause: its way out, its orders one by one, and keeping them out of the books.
struct CausePage: Page {
    static let words: [any PageWord.Type] = [NeedsWord.self]

    struct Order: Sendable {
        var address: String
        var number: String
        var placed: String?
        var amount: String?
        var told: String?
        /// Chosen by a check box of this value; `nil` for who may not act.
        var value: String?
        var label: String
        var inStore: OutsideLink?
        var answers: [CauseCard.Fix]
        var deeds: [CauseCard.Link]
    }

    struct Ignoring: Sendable {
        var address: String
        var kinds: Select
        var reason: Field
    }

    var title: String
    let place: Place? = .needs
    var back: String
    var mistakes: Mistakes?
    var card: CauseCard
    var rows: [Order]
    /// `nil` for who may not retry.
    var retrying: String?
    var ignoring: Ignoring?
    var following: String?
    var beginning: String?

    init(_ cause: Cause, after last: String?, _ company: CompanyRow, _ exchange: Exchange, _ mistakes: Mistakes? = nil)
    {
        let (sentences, cards) = (exchange.sentences, CauseCards(company: company.id, exchange: exchange))
        let path = CompanyPath.cause(company.id, cause.id.rawValue)
        title = sentences.title(of: cause.reason)
        back = CompanyPath.causes(company.id)
        self.mistakes = mistakes
        card = cards.card(cause, onItsPage: true)
        let single = cause.repairs.filter(\.isForOneOrder)
        let mayAct = cause.repairs.contains(.retry)
        rows = cause.orders.map { order in
            let line = cards.line(order)
            let isAlone = cause.count == 1
            return Order(
                address: line.address, number: line.number,
                placed: order.placedAt.map { exchange.moment($0, in: order.ref.store) }, amount: line.amount,
                told: cause.isShared || isAlone ? nil : order.reason.map { sentences.tell($0).what },
                value: mayAct ? "\(order.ref.store.rawValue)/\(order.ref.id.rawValue)" : nil,
                label: "\(NeedsWord.choose.text(sentences)) \(line.number)", inStore: line.inStore,
                answers: isAlone ? [] : single.compactMap { cards.fix($0, cause, order) },
                deeds: isAlone ? [] : cards.links(single, order))
        }
        retrying = mayAct ? "\(path)/retries" : nil
        if cause.repairs.contains(.leaveOut) {
            let kinds = [("ignored", NeedsWord.kindIgnored), ("enteredByHand", .kindByHand)]
            ignoring = Ignoring(
                address: "\(path)/exemptions",
                kinds: Select(
                    "kind", NeedsWord.kind.text(sentences), kinds.map { (value: $0.0, text: $0.1.text(sentences)) },
                    chosen: exchange.form["kind"]),
                reason: Field(
                    "reason", NeedsWord.reason.text(sentences), hint: NeedsWord.reasonHint.text(sentences),
                    value: exchange.form["reason"], completion: "off", mistakes: mistakes))
        }
        if let final = cause.orders.last, cause.orders.count == NeedsYou.pageSize {
            following = "\(path)?after=\(QueryText.coded(final.ref.id.rawValue))"
        }
        beginning = last == nil ? nil : path
    }

    static let template = Template(
        "cause-page",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ul class="crumbs" role="list"><li><a href="{{back}}">{{w.title}}</a></li></ul><h1 id="{{card.anchor}}-title">{{title}}</h1></div></div>
        {{>mistakes}}
        <section class="sheet">
        {{#card}}
        {{>cause}}
        {{/card}}
        </section>
        <section class="sheet" aria-labelledby="orders-title"><div class="sheet__head"><h2 id="orders-title">{{w.ordersTitle}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.ordersTitle}}</caption>
        <thead><tr><th scope="col"><span class="sr">{{w.choose}}</span></th><th scope="col">{{w.order}}</th><th scope="col">{{w.placed}}</th><th scope="col" class="n">{{w.total}}</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td class="check">{{#.value}}<input type="checkbox" name="orders" value="{{.}}" form="chosen" aria-label="{{label}}">{{/.value}}</td><th scope="row" class="slip-start"><a href="{{.address}}">{{.number}}</a>{{#.inStore}} <span class="small">{{>outside}}</span>{{/.inStore}}</th><td data-label="{{w.placed}}">{{.placed}}</td><td class="n slip-end">{{.amount}}</td></tr>
        {{#.told}}
        <tr><td class="check"></td><td colspan="3" class="slip-full">{{.}}</td></tr>
        {{/.told}}
        {{#.answers}}
        <tr><td class="check"></td><td colspan="3" class="slip-full">
        {{>fix}}
        </td></tr>
        {{/.answers}}
        {{#.deeds}}
        <tr><td class="check"></td><td colspan="3" class="slip-full"><a class="button button--small" href="{{.address}}">{{.text}}</a></td></tr>
        {{/.deeds}}
        {{/rows}}
        </tbody></table>
        <div class="sheet__foot row">
        {{#retrying}}
        {{^ignoring}}
        <form id="chosen" method="post" action="{{retrying}}">{{>token}}</form>
        {{/ignoring}}
        <button class="button" form="chosen" formaction="{{.}}" formnovalidate>{{w.retryChosen}}</button>
        {{/retrying}}
        {{#beginning}}
        <a class="button button--quiet" href="{{.}}">{{w.first}}</a>
        {{/beginning}}
        {{#following}}
        <a class="button button--quiet" href="{{.}}">{{w.next}}</a>
        {{/following}}
        </div></section>
        {{#ignoring}}
        <section class="sheet" id="ignore" aria-labelledby="ignore-title"><div class="sheet__head"><h2 id="ignore-title">{{w.leaveOut}}</h2><p>{{w.leaveOutHint}}</p></div>
        <form class="sheet__body stack stack--close" id="chosen" method="post" action="{{.address}}">{{>token}}
        <div class="fields fields--2">
        {{#.kinds}}
        {{>select}}
        {{/.kinds}}
        {{#.reason}}
        {{>field}}
        {{/.reason}}
        </div>
        <div class="row"><button class="button">{{w.leaveOutChosen}}</button><button class="button" name="all" value="1">{{w.leaveOutAll}}</button></div>
        </form></section>
        {{/ignoring}}
        {{/content}}{{/app}}
        """#)
}
