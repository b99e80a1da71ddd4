import Features
import Storage
import Wording

/// The teams of a company.
struct TeamsPage: Page {
    static let words: [any PageWord.Type] = [PeopleWord.self]

    struct Team: Sendable {
        var title: String
        var action: String
        /// `nil` for a team that is not there yet.
        var removal: String?
        var name: Field
        var members: [Choice]
    }

    struct Shown: Sendable {
        var name: String
        var members: String
    }

    var title: String
    let place: Place? = .people
    var mistakes: Mistakes?
    /// The forms of administrators; empty for others.
    var forms: [Team]
    /// The teams for others.
    var teams: [Shown]
    var isEmpty: Bool
    var back: String

    init(
        _ company: CompanyRow, _ rows: [TeamRow], _ members: [CompanyPeople.Member], _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: PeopleWord) -> String { word.text(sentences) }
        title = say(.teamsTitle)
        self.mistakes = mistakes
        back = CompanyPath.people(company.id)
        let path = CompanyPath.teams(company.id)
        // Owners are no members by a role of their own.
        let people = members.filter { !$0.user.isOwner }
        isEmpty = rows.isEmpty
        guard exchange.role == .administrator else {
            forms = []
            teams = rows.map { row in
                let names = people.filter { row.members.contains($0.user.id) }.map { sentences.plain($0.user.name) }
                return Shown(name: row.name, members: names.joined(separator: ", "))
            }
            return
        }
        teams = []
        forms = rows.map { row in
            let address = "\(path)/\(QueryText.coded(row.id))"
            return Team(
                title: row.name, action: address, removal: "\(address)/removal",
                name: Self.name(say(.teamName), "name-\(row.id)", row.name),
                members: people.map {
                    Choice("member", $0.user.name, value: $0.user.id, isChosen: row.members.contains($0.user.id))
                })
        }
        forms.append(
            Team(
                title: say(.newTeam), action: path, name: Self.name(say(.teamName), "name", exchange.form["name"]),
                members: people.map { Choice("member", $0.user.name, value: $0.user.id, isChosen: false) }))
    }

    private static func name(_ label: String, _ id: String, _ value: String) -> Field {
        var field = Field("name", label, value: value, completion: "off")
        field.id = id
        return field
    }

    static let template = Template(
        "teams",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.teamsTitle}}</h1><p class="muted">{{w.teamsLead}}</p></div><div class="head__acts"><a class="button" href="{{back}}">{{w.title}}</a></div></div>
        {{>mistakes}}
        {{#isEmpty}}
        <p class="muted">{{w.noTeams}}</p>
        {{/isEmpty}}
        {{#teams}}
        <section class="sheet"><div class="sheet__head"><h2>{{.name}}</h2><p>{{.members}}</p></div></section>
        {{/teams}}
        {{#forms}}
        <section class="sheet"><div class="sheet__head"><h2>{{.title}}</h2></div>
        <form class="sheet__body stack stack--close" method="post" action="{{.action}}">{{>token}}
        {{#.name}}
        {{>field}}
        {{/.name}}
        <fieldset class="set"><legend>{{w.members}}</legend>
        {{#.members}}
        {{>choice}}
        {{/.members}}
        {{^.members}}
        <p class="muted">{{w.noPeople}}</p>
        {{/.members}}
        </fieldset>
        <div class="row"><button class="button button--primary">{{w.saveTeam}}</button></div>
        </form>
        {{#.removal}}
        <form class="sheet__foot" method="post" action="{{.}}">{{>token}}<button class="button button--small button--danger">{{w.removeTeam}}</button></form>
        {{/.removal}}
        </section>
        {{/forms}}
        {{/content}}{{/app}}
        """#)
}

enum Teams {
    private static let path = "/companies/{company}/teams"

    static let routes = [
        Route.get(path, .company(.viewer)) { .page(try await page($0)) },
        Route.post(path, .company(.administrator)) { try await saving($0, nil) },
        Route.post("\(path)/{team}", .company(.administrator)) { try await saving($0, $0.parameter("team")) },
        Route.post("\(path)/{team}/removal", .company(.administrator)) { exchange in
            let company = try exchange.theCompany()
            try await exchange.companyPeople.removeTeam(exchange.parameter("team"))
            return .redirect(to: CompanyPath.teams(company.id), done: .teamRemoved)
        },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> TeamsPage {
        let company = try exchange.theCompany()
        return TeamsPage(
            company, try await exchange.companyPeople.teams(),
            try await exchange.companyPeople.members(), exchange, mistakes)
    }

    private static func saving(_ exchange: Exchange, _ team: String?) async throws -> PageAnswer {
        let company = try exchange.theCompany()
        do {
            try await exchange.companyPeople.saveTeam(
                team, named: exchange.form["name"], members: exchange.form.all("member"))
            return .redirect(to: CompanyPath.teams(company.id), done: .teamSaved)
        } catch let problem as FeatureProblem {
            return .page(try await page(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
        }
    }
}
