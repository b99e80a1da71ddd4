import Accounting
import Bookkeeping
import Features
import HTTPTypes
import Storage
import Wording

/// The tabs of the administration of *Send to QuickBooks*.
enum SendingTab: String, CaseIterable {
    case details, accounts, customers, suppliers

    func address(_ store: String, _ company: String) -> String {
        switch self {
        case .details: CompanyPath.sending(store, company)
        case .accounts: CompanyPath.settings(.accounts, of: store, company)
        case .customers, .suppliers: "\(CompanyPath.sending(store, company))/\(rawValue)"
        }
    }

    var word: SendingWord {
        switch self {
        case .details: .details
        case .accounts: .accounts
        case .customers: .customers
        case .suppliers: .suppliers
        }
    }
}

/// One tab, as the pages show it.
struct SendingTabLink: Sendable {
    var address: String
    var text: String
    var isHere: Bool

    static func all(_ here: SendingTab, _ store: String, _ company: String, _ sentences: Sentences) -> [SendingTabLink]
    {
        SendingTab.allCases.map {
            SendingTabLink(
                address: $0.address(store, company), text: $0.word.text(sentences), isHere: $0 == here)
        }
    }

    static let template = Template(
        "sending-tabs",
        #"""
        <ul class="tabs">
        {{#tabs}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.text}}</a></li>
        {{/tabs}}
        </ul>
        """#)
}

/// Tab *Details* (A1): what the integration is, who may send, and what.
struct SendingDetailsPage: Page {
    static let words: [any PageWord.Type] = [SendingWord.self]

    var title: String
    let place: Place? = .integrations
    var mistakes: Mistakes?
    var back: String
    var store: String
    var tabs: [SendingTabLink]
    var facts: [Fact]
    var action: String
    var version: String
    var mayChange: Bool
    var everyone: SettingRadio
    var chosen: SettingRadio
    var hasTeams: Bool
    var teams: [Choice]
    var people: [Choice]
    var kinds: [Choice]
    var billable: Choice
    var fields: [SettingRadio]
    var uninstall: String?

    init(
        _ draft: SettingsDraft, _ store: StoreRef, _ books: Integration?, _ members: [CompanyPeople.Member],
        _ teams: [TeamRow], _ company: String, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) {
        let (sentences, rules) = (exchange.sentences, draft.policy.sendingRules)
        func say(_ word: SendingWord) -> String { word.text(sentences) }
        title = say(.title)
        self.mistakes = mistakes
        back = CompanyPath.integration(store.id.rawValue, of: company)
        self.store = sentences.plain(store.name)
        tabs = SendingTabLink.all(.details, store.id.rawValue, company, sentences)
        let lists = draft.books.company
        facts = [
            Fact(name: say(.product), value: books?.kindName ?? sentences.booksName),
            Fact(name: say(.account), value: sentences.plain(lists.name)),
            Fact(name: say(.country), value: lists.country), Fact(name: say(.currency), value: lists.homeCurrency.code),
        ]
        action = CompanyPath.sending(store.id.rawValue, company)
        version = String(draft.version)
        mayChange = (exchange.role ?? .viewer) >= Role.administrator
        everyone = SettingRadio(name: "visible", value: "everyone", text: say(.everyone), isChosen: rules.isForEveryone)
        chosen = SettingRadio(name: "visible", value: "chosen", text: say(.chosen), isChosen: !rules.isForEveryone)
        self.teams = teams.map {
            Choice("team", sentences.plain($0.name), value: $0.id, isChosen: rules.teams.contains($0.id))
        }
        hasTeams = !teams.isEmpty
        people = members.map {
            Choice(
                "person", sentences.plain($0.user.name), value: $0.user.id, isChosen: rules.people.contains($0.user.id))
        }
        kinds = [(DocumentKind.invoice, SendingWord.invoices), (.bill, .bills), (.purchaseOrder, .purchaseOrders)].map {
            Choice("kind", say($1), value: $0.rawValue, isChosen: rules.kinds.contains($0))
        }
        billable = Choice("billable", say(.billable), isChosen: rules.marksBillable)
        let byName = draft.policy.products.matching == .name
        fields = [
            SettingRadio(name: "field", value: "number", text: say(.byNumber), isChosen: !byName),
            SettingRadio(name: "field", value: "name", text: say(.byName), isChosen: byName),
        ]
        uninstall = mayChange ? "\(back)/uninstall" : nil
    }

    static let template = Template(
        "sending-details",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{store}}</a></li></ol><h1>{{title}}</h1></div></div>
        {{>sending-tabs}}
        {{>mistakes}}
        <section class="sheet" aria-labelledby="summary"><div class="sheet__head"><h2 id="summary">{{w.summary}}</h2></div><div class="sheet__body"><dl class="facts">
        {{#facts}}
        {{>fact}}
        {{/facts}}
        </dl></div></section>
        <form class="stack" method="post" action="{{action}}">{{>token}}<input type="hidden" name="version" value="{{version}}">
        <section class="sheet" aria-labelledby="visible"><div class="sheet__head"><h2 id="visible">{{w.visible}}</h2></div><div class="sheet__body stack stack--close">
        <fieldset class="set"><legend class="sr">{{w.visible}}</legend>
        {{#everyone}}
        <label class="choice"><input type="radio" name="{{.name}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        {{/everyone}}
        {{#chosen}}
        <label class="choice"><input type="radio" name="{{.name}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        {{/chosen}}
        </fieldset>
        {{#hasTeams}}
        <fieldset class="set"><legend>{{w.teams}}</legend>
        {{#teams}}
        {{>choice}}
        {{/teams}}
        </fieldset>
        {{/hasTeams}}
        <fieldset class="set"><legend>{{w.people}}</legend>
        {{#people}}
        {{>choice}}
        {{/people}}
        </fieldset></div></section>
        <section class="sheet" aria-labelledby="allow"><div class="sheet__head"><h2 id="allow">{{w.allow}}</h2></div><div class="sheet__body stack stack--close">
        {{#kinds}}
        {{>choice}}
        {{/kinds}}
        {{#billable}}
        {{>choice}}
        {{/billable}}
        </div></section>
        <section class="sheet" aria-labelledby="mapping"><div class="sheet__head"><h2 id="mapping">{{w.mapping}}</h2><p>{{w.mappingHint}}</p></div><div class="sheet__body">
        <fieldset class="set"><legend class="sr">{{w.mapping}}</legend>
        {{#fields}}
        <label class="choice"><input type="radio" name="{{.name}}" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.text}}</span></label>
        {{/fields}}
        </fieldset></div></section>
        {{#mayChange}}
        <div class="row"><button class="button button--primary">{{w.save}}</button>{{#uninstall}}<a class="button button--danger" href="{{.}}">{{w.uninstall}}</a>{{/uninstall}}</div>
        {{/mayChange}}
        </form>
        {{/content}}{{/app}}
        """#)
}

/// Rows of the tab *Details*.
enum SendingDetailsRows {
    private static let path = "/companies/{company}/integrations/{store}/sending"

    static let routes = [
        Route.get(path, .company(.viewer)) { .page(try await page($0)) },
        Route.post(path, .company(.administrator)) { try await save($0) },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> SendingDetailsPage {
        let scope = try await exchange.scope()
        let integrations = Integrations(scope)
        let store = try await integrations.store(exchange.parameter("store"))
        let draft = try await StoreSettings(scope).draft(of: store.id)
        let people = CompanyPeople(scope)
        let teams = try await people.teams()
        let books = try await integrations.overview().first { $0.ref.side == .books }
        return SendingDetailsPage(
            draft, store, books, try await people.members(in: teams), teams, try exchange.theCompany().id, exchange,
            mistakes)
    }

    private static func save(_ exchange: Exchange) async throws -> PageAnswer {
        let scope = try await exchange.scope()
        let store = try await Integrations(scope).store(exchange.parameter("store"))
        let form = exchange.form
        func texts(_ name: String) -> SettingEdit.Value { .list(form.all(name).map { .text($0) }) }
        let edits = [
            SettingEdit("sendingRules.isForEveryone", .flag(form["visible"] != "chosen")),
            SettingEdit("sendingRules.teams", texts("team")), SettingEdit("sendingRules.people", texts("person")),
            SettingEdit("sendingRules.kinds", texts("kind")),
            SettingEdit("sendingRules.marksBillable", .flag(form.has("billable"))),
            SettingEdit("products.matching", .text(form["field"] == "name" ? "name" : "skuAsName")),
        ]
        let address = CompanyPath.sending(store.id.rawValue, try exchange.theCompany().id)
        do throws(FeatureProblem) {
            _ = try await StoreSettings(scope).save(edits, over: Int(form["version"]) ?? 0, of: store.id)
            return .redirect(to: address, done: .settingsSaved)
        } catch {
            return .page(try await page(exchange, Mistakes(error, exchange.sentences)), status: error.status)
        }
    }
}

extension CompanyPath {
    /// The administration of sending from a store.
    static func sending(_ store: String, _ company: String) -> String {
        "\(integrations(company))/\(QueryText.coded(store))/sending"
    }

    static func companyCard(_ id: String, _ side: StoreCompanies.Side, of store: String, _ company: String) -> String {
        "\(sending(store, company))/\(side.rawValue)/\(QueryText.coded(id))"
    }
}
