import Features
import Storage
import Wording

/// The companies of a person; who administers all makes new ones here.
struct CompaniesPage: Page {
    static let words: [any PageWord.Type] = [CompaniesWord.self]

    struct Card: Sendable {
        var name: String
        var role: String
        var address: String
        /// What one most likely wants there.
        var act: String
        var actAddress: String
        var label: String
        var pill: Pill
        var verdict: String
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

    /// The company that a person should look at first stands first.
    init(_ exchange: Exchange, _ standings: [String: CompanyStanding], _ mistakes: Mistakes? = nil) {
        let sentences = exchange.sentences
        func say(_ word: CompaniesWord) -> String { word.text(sentences) }
        title = say(.title)
        self.mistakes = mistakes
        let known = exchange.companies.compactMap { company, role in
            standings[company.id].map { (company: company, role: role, standing: $0) }
        }
        let sorted = known.sorted { left, right in
            (left.standing.mood, right.standing.needs, left.company.name)
                < (right.standing.mood, left.standing.needs, right.company.name)
        }
        cards = sorted.map { company, role, standing in
            let root = CompanyPath.root(company.id)
            let isToBeSetUp = standing.isEmpty && role >= .bookkeeper
            let act = isToBeSetUp ? OverviewWord.begin.text(sentences) : say(.open)
            return Card(
                name: company.name, role: sentences.name(of: role), address: root, act: act,
                actAddress: isToBeSetUp ? "\(root)/setup" : root,
                label: sentences.labelled(act, sentences.plain(company.name)), pill: Pill(standing, sentences),
                verdict: standing.isEmpty ? "–" : sentences.verdict(standing.sums.first))
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
        <p>{{.verdict}}</p>
        <div class="card__foot">{{#.pill}}{{>pill}}{{/.pill}}<a class="button button--small" href="{{.actAddress}}" aria-label="{{.label}}">{{.act}}</a></div></article>
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

extension Pill {
    /// How a company stands.
    init(_ standing: CompanyStanding, _ sentences: Sentences) {
        let text = sentences.mood(standing)
        switch standing.mood {
        case .rests, .needsYou: self.init(.need, text)
        case .waits: self.init(.wait, text)
        case .agrees: self.init(.good, text)
        case .quiet, .empty: self.init(.idle, text)
        }
    }
}

enum CompanyRows {
    static let routes = [
        Route.get("/companies", .person) { .page(try await page($0)) },
        Route.post("/companies", .owner) { exchange in
            do {
                // Telephones add a space behind what they complete; one inside it means two parts.
                let word = exchange.form["word"].split(whereSeparator: \.isWhitespace).joined(separator: "-")
                if try await Companies(exchange.services).list().contains(where: { $0.id == word }) {
                    throw FeatureProblem.connection(.nameTaken(word, company: word))
                }
                try await Companies(exchange.services).create(
                    word, name: exchange.form["name"], as: try exchange.requester(.administrator))
                return .redirect(to: CompanyPath.root(word), done: .companyMade)
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(try await page(exchange, mistakes), status: problem.status)
            }
        },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> CompaniesPage {
        let requesters = try exchange.companies.reduce(into: [:]) {
            $0[$1.company.id] = try exchange.requester($1.role)
        }
        let standings = try await CompanyStandings(exchange.services)
            .standings(of: exchange.companies.map(\.company)) {
                requesters[$0.id] ?? Requester(name: "", role: .viewer)
            }
        return CompaniesPage(exchange, standings, mistakes)
    }
}
