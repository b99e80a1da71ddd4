import Accounting
import Features
import Storage
import Wording

/// Keys by which programs sign in: those of a person, or those that push into a store. They are listed with their last use, and revoked.
struct KeysPage: Page {
    static let words: [any PageWord.Type] = [KeysWord.self]

    struct Row: Sendable {
        var name: String
        /// `nil` for one that opens something.
        var over: String?
        /// What it is for, and where; empty for the keys of a store.
        var purpose: String
        var reach: String
        var use: String
        var ends: String
        /// `nil` for one that is over.
        var end: String?
        /// Tells the buttons of the rows apart for who hears them.
        var label: String
    }

    var title: String
    var lead: String
    let place: Place?
    var mistakes: Mistakes?
    var back: String
    var backText: String
    var rows: [Row]
    var isEmpty: Bool
    var isOfPerson: Bool
    var action: String
    var name: Field
    /// Empty for a store, whose keys are for one thing.
    var scopes: [Choice]
    var company: Select?
    var lasts: Select

    /// The keys of a person; `companies` are those that a key can be limited to.
    init(ofPerson keys: [ProgramKeyRow], _ exchange: Exchange, _ mistakes: Mistakes? = nil) {
        let sentences = exchange.sentences
        let names = Dictionary(exchange.companies.map { ($0.company.id, $0.company.name) }) { first, _ in first }
        self.init(keys, at: "/account/keys", names, exchange, mistakes)
        title = KeysWord.title.text(sentences)
        lead = KeysWord.lead.text(sentences)
        (back, backText) = ("/account", KeysWord.account.text(sentences))
        isOfPerson = true
        let chosen = Set(exchange.form.all("scope"))
        scopes = KeyScope.ofUsers.filter { $0 != .read }.map {
            Choice("scope", sentences.name(of: $0), value: $0.rawValue, isChosen: chosen.contains($0.rawValue))
        }
        if exchange.companies.count > 1 {
            company = Select(
                "company", KeysWord.company.text(sentences),
                [("", KeysWord.allCompanies.text(sentences))]
                    + exchange.companies.map { ($0.company.id, sentences.plain($0.company.name)) },
                chosen: exchange.form["company"])
        }
    }

    /// The keys that push into a store.
    init(
        of store: ConnectionRef, _ keys: [ProgramKeyRow], _ exchange: Exchange, of company: String,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        let address = CompanyPath.integration(store.id.rawValue, of: company)
        self.init(keys, at: "\(address)/keys", [:], exchange, mistakes, place: .integrations)
        title = KeysWord.storeTitle.text(sentences)
        lead = KeysWord.storeLead.text(sentences)
        (back, backText) = (address, sentences.plain(store.name))
    }

    private init(
        _ keys: [ProgramKeyRow], at address: String, _ companies: [String: String], _ exchange: Exchange,
        _ mistakes: Mistakes?, place: Place? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: KeysWord) -> String { word.text(sentences) }
        (title, lead, back, backText, isOfPerson, scopes) = ("", "", "", "", false, [])
        self.place = place
        self.mistakes = mistakes
        action = address
        rows = keys.map { key in
            let isOpen = key.isOpen(exchange.now)
            return Row(
                name: sentences.plain(key.name),
                over: isOpen ? nil : say(key.revokedAt == nil ? .ended : .revoked),
                purpose: sentences.list(
                    key.scopes.compactMap { KeyScope(rawValue: $0) }.map { sentences.name(of: $0) }),
                reach: key.company.map { sentences.plain(companies[$0] ?? $0) } ?? say(.allCompanies),
                use: key.usedAt.map { exchange.moment($0) } ?? say(.neverUsed),
                ends: key.endsAt.map { exchange.moment($0) } ?? say(.never),
                end: isOpen ? "\(address)/\(QueryText.coded(key.id))/end" : nil, label: sentences.revoking(key.name))
        }
        isEmpty = keys.isEmpty
        name = Field(
            "name", say(.name), hint: say(.nameHint), value: exchange.form["name"], completion: "off",
            mistakes: mistakes)
        lasts = Select(
            "days", say(.lasts),
            [
                ("30", say(.days30)), ("90", say(.days90)), ("365", say(.days365)), ("730", say(.days730)),
                ("", say(.never)),
            ], chosen: exchange.form.has("days") ? exchange.form["days"] : "365")
    }

    static let template = Template(
        "keys",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{backText}}</a></li></ol><h1>{{title}}</h1><p class="muted">{{lead}}</p></div></div>
        {{>mistakes}}
        <section class="sheet" aria-labelledby="keys"><div class="sheet__head"><h2 id="keys">{{w.list}}</h2></div>
        {{#isEmpty}}
        <div class="sheet__body"><p class="muted">{{w.none}}</p></div>
        {{/isEmpty}}
        {{^isEmpty}}
        <table class="table table--slips"><caption class="sr">{{w.list}}</caption>
        <thead><tr><th scope="col">{{w.name}}</th>{{#isOfPerson}}<th scope="col">{{w.scopes}}</th><th scope="col">{{w.company}}</th>{{/isOfPerson}}<th scope="col">{{w.use}}</th><th scope="col">{{w.ends}}</th><th scope="col"><span class="sr">{{w.action}}</span></th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start">{{.name}}{{#.over}} <span class="tag">{{.}}</span>{{/.over}}</th>{{#isOfPerson}}<td data-label="{{w.scopes}}">{{.purpose}}</td><td data-label="{{w.company}}">{{.reach}}</td>{{/isOfPerson}}<td data-label="{{w.use}}">{{.use}}</td><td data-label="{{w.ends}}">{{.ends}}</td><td class="n slip-end">{{#.end}}<form method="post" action="{{.}}">{{>token}}<button class="button button--small button--danger" aria-label="{{label}}">{{w.revoke}}</button></form>{{/.end}}</td></tr>
        {{/rows}}
        </tbody></table>
        {{/isEmpty}}
        </section>
        <section class="sheet" aria-labelledby="new"><div class="sheet__head"><h2 id="new">{{w.new}}</h2></div>
        <form class="sheet__body stack" method="post" action="{{action}}">{{>token}}
        {{#name}}
        {{>field}}
        {{/name}}
        {{#isOfPerson}}
        <fieldset class="set"><legend>{{w.scopes}}</legend>
        <p class="hint">{{w.scopesHint}}</p>
        {{#scopes}}
        {{>choice}}
        {{/scopes}}
        </fieldset>
        {{#company}}
        {{>select}}
        {{/company}}
        {{/isOfPerson}}
        {{#lasts}}
        {{>select}}
        {{/lasts}}
        <div class="row"><button class="button button--primary">{{w.make}}</button></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}

/// A key that was made, shown this once.
struct MadeKeyPage: Page {
    static let words: [any PageWord.Type] = [KeysWord.self]

    var title: String
    let place: Place?
    var name: String
    var secret: String
    var back: String

    init(_ made: ProgramKeys.Made, back: String, _ sentences: Sentences, place: Place? = nil) {
        title = KeysWord.madeTitle.text(sentences)
        name = sentences.plain(made.key.name)
        secret = made.secret.text
        self.back = back
        self.place = place
    }

    static let template = Template(
        "made-key",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.madeTitle}}</h1><p class="muted">{{w.madeLead}}</p></div></div>
        <section class="sheet" aria-labelledby="made"><div class="sheet__head"><h2 id="made">{{name}}</h2></div><div class="sheet__body stack">
        <div class="field"><label for="secret">{{w.secret}}</label><textarea class="input" id="secret" rows="2" readonly>{{secret}}</textarea></div>
        <div class="row"><a class="button button--primary" href="{{back}}">{{w.keptIt}}</a></div>
        </div></section>
        {{/content}}{{/app}}
        """#)
}
