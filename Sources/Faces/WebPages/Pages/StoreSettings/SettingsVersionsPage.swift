import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// The versions of a store's settings, with who and when, and the way back to one.
struct SettingsVersionsPage: Page {
    static let words: [any PageWord.Type] = [SettingsWord.self]

    struct Version: Sendable {
        var number: String
        var savedAt: String
        var savedBy: String
        /// What it is, where it is not to be gone back to.
        var state: String?
        /// `nil` for the one that holds, and for who may not change.
        var goBack: String?
        var label: String
    }

    var title: String
    let place: Place? = .integrations
    var store: String
    var back: String
    var isEmpty: Bool
    var list: [Version]
    var mistakes: Mistakes?

    init(
        _ versions: [SettingsVersion], of store: StoreRef, _ exchange: Exchange, of company: String,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: SettingsWord) -> String { word.text(sentences) }
        title = say(.versionsTitle)
        self.store = store.name
        back = CompanyPath.settings(.orders, of: store.id.rawValue, company)
        isEmpty = versions.isEmpty
        self.mistakes = mistakes
        let mayChange = exchange.role.map { $0 >= .bookkeeper } ?? false
        let address = "\(CompanyPath.integration(store.id.rawValue, of: company))/versions"
        list = versions.enumerated().map { place, one in
            let isPast = place > 0 && !one.isForgotten
            return Version(
                number: sentences.count(one.number),
                savedAt: one.savedAt.map { exchange.moment($0) } ?? say(.unknownMoment),
                savedBy: one.savedBy ?? say(.unknownMoment),
                state: one.isForgotten ? say(.forgotten) : place == 0 ? say(.current) : nil,
                goBack: isPast && mayChange ? "\(address)/\(one.number)" : nil,
                label: sentences.labelled(say(.goBack), "\(say(.version)) \(one.number)"))
        }
    }

    static let template = Template(
        "settings-versions",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{store}}</a></li></ol><h1>{{title}}</h1></div></div>
        {{>mistakes}}
        {{#isEmpty}}
        <p class="muted">{{w.suggested}}</p>
        {{/isEmpty}}
        {{^isEmpty}}
        <section class="sheet"><table class="table table--slips"><caption class="sr">{{title}}</caption><thead><tr><th scope="col">{{w.version}}</th><th scope="col">{{w.savedAt}}</th><th scope="col">{{w.savedBy}}</th><th scope="col"><span class="sr">{{w.goBack}}</span></th></tr></thead><tbody>
        {{#list}}
        <tr><th scope="row">{{.number}}{{#.state}} <span class="tag">{{.}}</span>{{/.state}}</th><td data-label="{{w.savedAt}}">{{.savedAt}}</td><td data-label="{{w.savedBy}}">{{.savedBy}}</td><td class="slip-full">{{#.goBack}}<form method="post" action="{{.}}">{{>token}}<button class="button button--small" aria-label="{{label}}">{{w.goBack}}</button></form>{{/.goBack}}</td></tr>
        {{/list}}
        </tbody></table></section>
        {{/isEmpty}}
        {{/content}}{{/app}}
        """#)
}
