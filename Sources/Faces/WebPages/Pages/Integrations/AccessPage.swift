import Accounting
import Features
import Storage
import Wording

/// The form by which a system is connected, for the first time or again (I2, I3).
struct AccessPage: Page {
    static let words: [any PageWord.Type] = [IntegrationsWord.self]

    var title: String
    let place: Place? = .integrations
    var lead: String?
    var mistakes: Mistakes?
    var action: String
    var form: ConnectionFields
    var submit: String
    var back: String

    /// For a kind that is connected for the first time.
    init(
        new offer: IntegrationOffer, _ values: [String: String], _ exchange: Exchange, of company: String,
        _ mistakes: Mistakes? = nil
    ) {
        let address = CompanyPath.integrations(company)
        self.init(
            offer, ConnectionFields(offer, values, keepsSecrets: false, exchange.sentences, mistakes),
            action: "\(address)/new/\(QueryText.coded(offer.kind))", back: address, exchange.sentences, mistakes)
    }

    /// For a connection whose access is changed; secrets that are there stay when they are left empty.
    init(
        again one: Integration, _ offer: IntegrationOffer, _ values: [String: String], _ exchange: Exchange,
        of company: String, _ mistakes: Mistakes? = nil
    ) {
        let address = CompanyPath.integration(one.ref.id.rawValue, of: company)
        let keepsSecrets = one.ref.state != .uninstalled
        self.init(
            offer, ConnectionFields(offer, values, keepsSecrets: keepsSecrets, exchange.sentences, mistakes),
            action: "\(address)/access", back: address, exchange.sentences, mistakes)
    }

    private init(
        _ offer: IntegrationOffer, _ form: ConnectionFields, action: String, back: String, _ sentences: Sentences,
        _ mistakes: Mistakes?
    ) {
        title = sentences.connecting(offer.name)
        lead = offer.preparation.map { sentences.written($0) }
        self.mistakes = mistakes
        self.form = form
        (self.action, self.back) = (action, back)
        submit = (offer.hasSignInPage ? IntegrationsWord.saveAndSignIn : .connect).text(sentences)
    }

    static let template = Template(
        "access",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{w.title}}</a></li></ol><h1>{{title}}</h1>{{#lead}}<p class="muted">{{.}}</p>{{/lead}}</div></div>
        {{>mistakes}}
        <section class="sheet" aria-labelledby="access-title"><div class="sheet__head"><h2 id="access-title">{{w.formTitle}}</h2></div>
        <form class="sheet__body stack" method="post" action="{{action}}">{{>token}}
        {{#form}}
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        {{#.hasMore}}
        <details class="fold"{{#isOpen}} open{{/isOpen}}><summary>{{w.more}}</summary><div class="stack">
        {{#more}}
        {{>field}}
        {{/more}}
        </div></details>
        {{/.hasMore}}
        {{/form}}
        <div class="row"><button class="button button--primary">{{submit}}</button><a class="button button--quiet" href="{{back}}">{{w.cancel}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
