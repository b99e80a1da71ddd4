import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// Some of the settings of a store as one form, over the version that the person saw.
struct StoreSettingsPage: Page {
    static let words: [any PageWord.Type] = [SettingsWord.self, IntegrationsWord.self]

    /// Which of a store's pages of settings.
    enum Kind: String, Sendable, CaseIterable {
        case orders, accounts, taxes, payments

        var title: SettingsWord {
            switch self {
            case .orders: .ordersTitle
            case .accounts: .accountsTitle
            case .taxes: .taxesTitle
            case .payments: .paymentsTitle
            }
        }

        var lead: SettingsWord {
            switch self {
            case .orders: .ordersLead
            case .accounts: .accountsLead
            case .taxes: .taxesLead
            case .payments: .paymentsLead
            }
        }
    }

    struct Tab: Sendable {
        var address: String
        var text: String
        var isHere: Bool
    }

    /// A table of what the store has, and what stands for it in the books.
    struct Pairs: Sendable {
        var title: String
        var left: String
        var right: String
        /// Nothing is known yet, or nothing needs a pair.
        var note: String?
        var hasPairs: Bool
        var pairs: [PairingSettings.Pair]
    }

    var title: String
    let place: Place? = .integrations
    var lead: String
    var store: String
    var back: String
    var versionLine: String?
    var versions: String
    var tabs: [Tab]
    /// The pages of a store that makes its documents itself; empty for others.
    var pages: [StoreTab]
    var hasPages: Bool
    var isSuggested: Bool
    var mistakes: Mistakes?
    var action: String
    var version: String
    var pairs: Pairs?
    var sections: [SettingSection]
    /// `nil` for who may only look.
    var save: String?
    /// Shows what the changes would do before they are kept; `nil` while nothing is kept that they could differ from.
    var difference: String?
    /// Leads away from values that a dry run tried and nobody kept yet.
    var untried: String?
    var suggestions: [Suggestions]

    init(
        _ kind: Kind, _ draft: SettingsDraft, of store: StoreRef, saved: SettingsVersion?, _ exchange: Exchange,
        of company: String, _ body: SettingsBody, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        title = kind.title.text(sentences)
        lead = kind.lead.text(sentences)
        self.store = store.name
        back = CompanyPath.integration(store.id.rawValue, of: company)
        versions = "\(back)/versions"
        isSuggested = draft.version == 0
        versionLine =
            isSuggested
            ? nil
            : sentences.settingsVersion(
                draft.version, at: saved?.savedAt.map { exchange.moment($0) }, by: saved?.savedBy)
        // Where orders are sent one by one, accounts are a tab of the administration of sending (A2).
        let isOfSending = kind == .accounts && draft.policy.postsOnlyWhenAsked
        tabs =
            isOfSending
            ? SendingTabLink.all(.accounts, store.id.rawValue, company, sentences).map {
                Tab(address: $0.address, text: $0.text, isHere: $0.isHere)
            }
            : Kind.allCases.map { one in
                Tab(
                    address: CompanyPath.settings(one, of: store.id.rawValue, company), text: one.title.text(sentences),
                    isHere: one == kind)
            }
        pages =
            store.isOfDocuments
            ? StoreTab.all(of: store, company, here: kind == .accounts ? .configuration : nil, sentences) : []
        hasPages = !pages.isEmpty
        self.mistakes = mistakes
        action = CompanyPath.settings(kind, of: store.id.rawValue, company)
        version = String(draft.version)
        pairs = body.pairs
        sections = body.sections
        let mayChange = exchange.role.map { $0 >= .bookkeeper } ?? false
        save = mayChange ? SettingsWord.save.text(sentences) : nil
        difference = mayChange && !isSuggested ? SettingsWord.seeDifference.text(sentences) : nil
        untried = draft.dryRun == nil ? nil : action
        suggestions = body.suggestions
    }

    static let template = Template(
        "store-settings",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{store}}</a></li></ol><h1>{{title}}</h1><p class="muted">{{lead}}</p>{{#versionLine}}<p class="small muted">{{.}}</p>{{/versionLine}}</div><div class="head__acts"><a class="button button--small" href="{{versions}}">{{w.versions}}</a></div></div>
        {{#hasPages}}
        <ul class="tabs">{{#pages}}<li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.text}}</a></li>{{/pages}}</ul>
        {{/hasPages}}
        <ul class="tabs">{{#tabs}}<li><a href="{{.address}}"{{#.isHere}} aria-current="page"{{/.isHere}}>{{.text}}</a></li>{{/tabs}}</ul>
        {{#isSuggested}}
        <div class="notice notice--wait" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p>{{w.suggested}}</p></div>
        {{/isSuggested}}
        {{#untried}}
        <div class="notice notice--wait" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p>{{w.triedOnly}} <a href="{{.}}">{{w.leaveTried}}</a></p></div>
        {{/untried}}
        {{>mistakes}}
        <form class="stack" method="post" action="{{action}}">{{>token}}<input type="hidden" name="version" value="{{version}}">
        {{>setting-pairs}}
        {{#sections}}
        {{>setting-section}}
        {{/sections}}
        {{#suggestions}}
        {{>suggestions}}
        {{/suggestions}}
        {{#save}}
        <div class="row"><button class="button button--primary">{{.}}</button>{{#difference}}<button class="button" name="difference" value="1">{{.}}</button>{{/difference}}</div>
        {{/save}}
        </form>
        {{/content}}{{/app}}
        """#)

    static let parts = [
        Template(
            "setting-pairs",
            #"""
            {{#pairs}}
            <section class="sheet" aria-labelledby="pairs"><div class="sheet__head"><h2 id="pairs">{{.title}}</h2></div>
            {{#.note}}
            <p class="sheet__body muted">{{.}}</p>
            {{/.note}}
            {{#.hasPairs}}
            <table class="table table--slips pairs"><caption class="sr">{{.title}}</caption><thead><tr><th scope="col">{{.left}}</th><th scope="col">{{.right}}</th></tr></thead><tbody>
            {{#.pairs}}
            <tr><th scope="row"><b>{{.name}}</b>{{#.isOpen}} <span class="pill pill--need"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg>{{w.waiting}}</span>{{/.isOpen}}<span class="sub">{{.sub}}</span></th><td class="slip-full">{{#.select}}<label class="sr" for="{{.id}}">{{.label}}</label><select class="select" id="{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select>{{/.select}}{{#.more}}<label class="sub" for="{{.id}}">{{.label}}</label><select class="select" id="{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select>{{/.more}}</td></tr>
            {{/.pairs}}
            </tbody></table>
            {{/.hasPairs}}
            </section>
            {{/pairs}}
            """#)
    ]
}

/// What a page of settings holds between its head and its button.
struct SettingsBody: Sendable {
    var pairs: StoreSettingsPage.Pairs?
    var sections: [SettingSection]
    var suggestions: [Suggestions]

    init(
        _ kind: StoreSettingsPage.Kind, _ draft: SettingsDraft, _ ground: SettingsGround, _ sentences: Sentences,
        typed: FormFields? = nil, _ mistakes: Mistakes? = nil
    ) {
        let form = SettingsForm(draft, sentences, typed: typed, mistakes)
        let pairing = PairingSettings(
            draft: draft, survey: ground.survey, typed: typed, sentences: sentences, mistakes: mistakes)
        suggestions = ground.suggestions
        switch kind {
        case .orders: sections = OrderSettings(form: form, today: ground.today, lateStock: ground.lateStock).sections
        case .accounts: sections = AccountSettings(form: form).sections
        case .taxes:
            sections = pairing.taxSections
            pairs = Self.taxes(pairing)
        case .payments:
            sections = pairing.methodSections
            pairs = Self.payments(pairing)
        }
    }

    private static func taxes(_ pairing: PairingSettings) -> StoreSettingsPage.Pairs {
        let pairs = pairing.hasPairs ? pairing.taxPairs : []
        let note: SettingsWord? = !pairing.hasPairs ? .automaticTax : pairs.isEmpty ? .noTaxesYet : nil
        return .init(
            title: SettingsWord.pairsHead.text(pairing.sentences), left: SettingsWord.tax.text(pairing.sentences),
            right: SettingsWord.code.text(pairing.sentences), note: note?.text(pairing.sentences),
            hasPairs: !pairs.isEmpty, pairs: pairs)
    }

    private static func payments(_ pairing: PairingSettings) -> StoreSettingsPage.Pairs {
        let pairs = pairing.methodPairs
        return .init(
            title: SettingsWord.paymentsTitle.text(pairing.sentences),
            left: SettingsWord.method.text(pairing.sentences), right: SettingsWord.account.text(pairing.sentences),
            note: pairs.isEmpty ? SettingsWord.noMethodsYet.text(pairing.sentences) : nil, hasPairs: !pairs.isEmpty,
            pairs: pairs)
    }

    /// The changes that a form of this page asks for, and the paths that it shows.
    static func edits(
        _ kind: StoreSettingsPage.Kind, _ form: FormFields, _ draft: SettingsDraft, _ ground: SettingsGround,
        _ sentences: Sentences
    ) -> (edits: [SettingEdit], paths: [String]) {
        let pairing = PairingSettings(
            draft: draft, survey: ground.survey, typed: form, sentences: sentences, mistakes: nil)
        return switch kind {
        case .orders: (OrderSettings.edits(form, draft, today: ground.today), OrderSettings.paths)
        case .accounts: (AccountSettings.edits(form, draft), AccountSettings.paths)
        case .taxes: (pairing.taxEdits(form), PairingSettings.taxPaths)
        case .payments: (pairing.methodEdits(form), PairingSettings.methodPaths)
        }
    }
}
