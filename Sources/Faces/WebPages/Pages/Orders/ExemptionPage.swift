import Bookkeeping
import Features
import Storage
import Wording

/// Asks why chosen orders are left out of the books, before they are.
struct ExemptionPage: Page {
    static let words: [any PageWord.Type] = [OrdersWord.self]

    struct Chosen: Sendable {
        var value: String
        var text: String
    }

    struct Kind: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var title: String
    let place: Place? = .orders
    var mistakes: Mistakes?
    var action: String
    var back: String
    var orders: [Chosen]
    var kinds: [Kind]
    var reason: Field

    init(_ orders: [OrderLabel], _ company: String, _ exchange: Exchange, _ mistakes: Mistakes? = nil) {
        let (sentences, form) = (exchange.sentences, exchange.form)
        func say(_ word: OrdersWord) -> String { word.text(sentences) }
        title = say(.ignoreTitle)
        self.mistakes = mistakes
        let query = OrderQuery(exchange.query).text
        action = "\(CompanyPath.orders(company))/exemptions\(query)"
        back = CompanyPath.orders(company) + query
        self.orders = orders.map { Chosen(value: $0.ref.text, text: sentences.plain($0.number)) }
        let chosen = OrderExemption.Kind(rawValue: form["kind"]) ?? .ignored
        kinds = [
            Kind(
                value: OrderExemption.Kind.ignored.rawValue, text: say(.kindIgnored), isChosen: chosen == .ignored),
            Kind(
                value: OrderExemption.Kind.enteredByHand.rawValue, text: say(.kindByHand),
                isChosen: chosen == .enteredByHand),
        ]
        reason = Field("reason", say(.reason), hint: say(.reasonHint), value: form["reason"], mistakes: mistakes)
    }

    static let template = Template(
        "exemption",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.ignoreTitle}}</h1><p class="muted">{{w.ignoreLead}}</p></div></div>
        {{>mistakes}}
        <section class="sheet"><form class="sheet__body stack" method="post" action="{{action}}">{{>token}}<input type="hidden" name="asked" value="1">
        <ul>
        {{#orders}}
        <li>{{.text}}<input type="hidden" name="order" value="{{.value}}"></li>
        {{/orders}}
        </ul>
        <fieldset class="stack stack--close"><legend>{{w.kind}}</legend>
        {{#kinds}}
        <label class="choice"><input type="radio" name="kind" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        {{/kinds}}
        </fieldset>
        {{#reason}}
        {{>field}}
        {{/reason}}
        <div class="row"><button class="button button--primary">{{w.ignoreNow}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
