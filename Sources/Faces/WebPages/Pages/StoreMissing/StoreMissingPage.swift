import Features
import Storage
import Wording

/// In the place of a page that shows one store, for a company that has none in use: what is missing, and the way there.
struct StoreMissingPage: Page {
    static let words: [any PageWord.Type] = [SetUpWord.self]

    var title: String
    var place: Place?
    /// The set-up; `nil` for who may not do it.
    var setUp: String?
    var button: String

    /// `title` and `place` are those of the page that cannot be shown.
    init(_ title: String, at place: Place, of company: String, _ exchange: Exchange) {
        self.title = title
        self.place = place
        setUp = (exchange.role ?? .viewer) >= .bookkeeper ? "\(CompanyPath.root(company))/setup" : nil
        button = OverviewWord.begin.text(exchange.sentences)
    }

    static let template = Template(
        "store-missing",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{title}}</h1></div></div>
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-plug"/></svg><h2>{{w.noStore}}</h2><p>{{w.noStoreLead}}</p>{{#setUp}}<a class="button button--primary" href="{{.}}">{{button}}</a>{{/setUp}}</section>
        {{/content}}{{/app}}
        """#)
}

extension Exchange {
    /// The stores of the company whose connection was not ended, in the order of their names.
    func storesInUse() async throws -> [ConnectionRef] {
        try await Integrations(try await scope()).connections().filter {
            $0.side == .store && $0.state != .uninstalled
        }
    }
}
