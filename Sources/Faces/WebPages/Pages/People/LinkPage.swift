import Features
import Storage
import Wording

/// A link that leads in once, shown this once.
struct LinkPage: Page {
    static let words: [any PageWord.Type] = [PeopleWord.self]

    var title: String
    let place: Place? = .people
    var lead: String
    var label: String
    var link: String
    var back: String

    init(
        _ made: People.Link, for email: String, label: PeopleWord, path: String, _ company: CompanyRow,
        _ exchange: Exchange
    ) {
        title = PeopleWord.linkTitle.text(exchange.sentences)
        lead = exchange.sentences.linkOnce(for: email, until: made.pass.endsAt, in: exchange.zone)
        self.label = label.text(exchange.sentences)
        link = "\(exchange.settings.address)\(path)/\(made.secret.text)"
        back = CompanyPath.people(company.id)
    }

    static let template = Template(
        "link",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.linkTitle}}</h1><p class="muted">{{lead}}</p></div></div>
        <section class="sheet"><div class="sheet__body stack">
        <div class="field"><label for="link">{{label}}</label><textarea class="input" id="link" rows="3" readonly>{{link}}</textarea></div>
        <div class="row"><a class="button button--primary" href="{{back}}">{{w.title}}</a></div>
        </div></section>
        {{/content}}{{/app}}
        """#)
}

/// Says what removing a person means, before it is done.
struct RemovalPage: Page {
    static let words: [any PageWord.Type] = [PeopleWord.self]

    var title: String
    let place: Place? = .people
    var lead: String
    var action: String
    var back: String

    init(_ member: CompanyPeople.Member, of company: CompanyRow, _ sentences: Sentences) {
        title = PeopleWord.removeTitle.text(sentences)
        lead = sentences.removing(member.user.name, from: company.name)
        action = "\(CompanyPath.people(company.id))/\(QueryText.coded(member.user.id))/removal"
        back = CompanyPath.people(company.id)
    }

    static let template = Template(
        "removal",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.removeTitle}}</h1><p class="muted">{{lead}}</p></div></div>
        <section class="sheet"><form class="sheet__body stack" method="post" action="{{action}}">{{>token}}
        <p>{{w.removeStops}}</p><p>{{w.removeStays}}</p>
        <div class="row"><button class="button button--danger-firm">{{w.removeNow}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        </form></section>
        {{/content}}{{/app}}
        """#)
}
