import Features
import Storage
import Wording

/// The companies of a person; who administrates all makes new ones here.
struct CompaniesPage: Page {
    static let words: [any PageWord.Type] = [CompaniesWord.self]

    struct Card: Sendable {
        var name: String
        var role: String
        var address: String
        var label: String
    }

    struct NewCompany: Sendable {
        var fields: [Field]
    }

    var title: String
    var mistakes: Mistakes?
    var hasCards: Bool
    var cards: [Card]
    /// `nil` for who may not make one.
    var new: NewCompany?

    init(_ exchange: Exchange, _ mistakes: Mistakes? = nil) {
        let sentences = exchange.sentences
        func say(_ word: CompaniesWord) -> String { word.text(sentences) }
        title = say(.title)
        self.mistakes = mistakes
        cards = exchange.companies.map { company, role in
            Card(
                name: company.name, role: sentences.name(of: role), address: CompanyPath.people(company.id),
                label: "\(say(.open)): \(company.name)")
        }
        hasCards = !cards.isEmpty
        guard exchange.signed?.user.isOwner == true else { return }
        let form = exchange.form
        new = NewCompany(fields: [
            Field("name", say(.name), hint: say(.nameHint), value: form["name"], mistakes: mistakes),
            Field("word", say(.word), hint: say(.wordHint), value: form["word"], mistakes: mistakes),
        ])
    }

    static let template = Template(
        "companies",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{>mistakes}}
        {{#hasCards}}
        <div class="cards">
        {{#cards}}
        <article class="sheet card"><div class="card__head"><span class="monogram" aria-hidden="true"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-home"/></svg></span><div><h2><a href="{{.address}}">{{.name}}</a></h2><span class="sub">{{.role}}</span></div></div>
        <div class="card__foot"><span></span><a class="button button--small" href="{{.address}}" aria-label="{{.label}}">{{w.open}}</a></div></article>
        {{/cards}}
        </div>
        {{/hasCards}}
        {{^hasCards}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-home"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p></section>
        {{/hasCards}}
        {{#new}}
        <section class="sheet" id="new" aria-labelledby="new-title"><div class="sheet__head"><h2 id="new-title">{{w.newTitle}}</h2></div>
        <form class="sheet__body stack stack--close" method="post" action="/companies">{{>token}}
        <div class="fields fields--2">
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        </div>
        <div class="row"><button class="button button--primary">{{w.make}}</button></div>
        </form></section>
        {{/new}}
        {{/content}}{{/app}}
        """#)
}

enum CompanyRows {
    static let routes = [
        Route.get("/companies", .person) { .page(CompaniesPage($0)) },
        Route.post("/companies", .owner) { exchange in
            do {
                let word = exchange.form["word"]
                if try await Companies(exchange.services).list().contains(where: { $0.id == word }) {
                    throw FeatureProblem.connection(.nameTaken(word, company: word))
                }
                try await Companies(exchange.services).create(
                    word, name: exchange.form["name"], as: try exchange.requester(.administrator))
                return .redirect(to: CompanyPath.people(word), done: .companyMade)
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(CompaniesPage(exchange, mistakes), status: problem.status)
            }
        },
    ]
}
