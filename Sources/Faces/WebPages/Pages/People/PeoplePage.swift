import Features
import Storage
import Wording

/// Who works in a company, and as what; administrators invite, change and remove (A1).
struct PeoplePage: Page {
    static let words: [any PageWord.Type] = [PeopleWord.self]

    struct Member: Sendable {
        var name: String
        var email: String
        var role: String
        var teams: String?
        var signedIn: String
        var isYou: Bool
        var asked: Bool
        /// What an administrator can do about the person; `nil` for others, and about owners.
        var acts: Acts?
    }

    struct Acts: Sendable {
        var role: Select
        var roleAddress: String
        var resetAddress: String
        var resetLabel: String
        var removalAddress: String
        var removalLabel: String
    }

    struct Invitation: Sendable {
        var email: String
        var role: String
        var until: String
        var madeBy: String
        var withdrawal: String
        var label: String
    }

    struct Right: Sendable {
        var role: String
        var rights: String
    }

    struct Inviting: Sendable {
        var address: String
        var email: Field
        var role: Select
    }

    var title: String
    let place: Place? = .people
    var lead: String
    var mistakes: Mistakes?
    /// That invitations and reminders are not going out; for administrators, while it is so.
    var lettersWait: String?
    var members: [Member]
    var hasInvitations: Bool
    var invitations: [Invitation]
    /// `nil` for who may not invite.
    var inviting: Inviting?
    var rights: [Right]
    var teams: String

    init(
        _ company: CompanyRow, members rows: [CompanyPeople.Member], invitations open: [PassRow],
        waiting letters: WaitingLetters?, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: PeopleWord) -> String { word.text(sentences) }
        let mayChange = exchange.role == .administrator
        let roles = Role.allCases.reversed().map { (value: $0.rawValue, text: sentences.name(of: $0)) }
        title = say(.title)
        self.mistakes = mistakes
        lettersWait = mayChange ? letters.map { sentences.lettersWait($0.problem) } : nil
        lead = sentences.peopleOf(company.name, rows.count)
        teams = CompanyPath.teams(company.id)
        members = rows.map { row in
            Member(
                name: row.user.name, email: row.user.email,
                role: row.user.isOwner ? sentences.ownerName : sentences.name(of: row.role),
                teams: row.teams.isEmpty ? nil : sentences.list(row.teams.map { sentences.plain($0) }),
                signedIn: row.user.signedInAt.map { exchange.moment($0) } ?? say(.never),
                isYou: row.user.id == exchange.signed?.user.id, asked: mayChange && row.user.resetAskedAt != nil,
                acts: mayChange && !row.user.isOwner ? Self.acts(company, row, roles, sentences) : nil)
        }
        invitations =
            !mayChange
            ? []
            : open.map { pass in
                Invitation(
                    email: pass.email, role: pass.role.map { sentences.name(of: $0) } ?? "",
                    until: exchange.moment(pass.endsAt), madeBy: pass.madeBy,
                    withdrawal: "\(CompanyPath.invitations(company.id))/\(QueryText.coded(pass.id))/withdrawal",
                    label: sentences.labelled(say(.withdraw), sentences.plain(pass.email)))
            }
        hasInvitations = !invitations.isEmpty
        rights = Role.allCases.reversed().map { Right(role: sentences.name(of: $0), rights: sentences.rights(of: $0)) }
        guard mayChange else { return }
        inviting = Inviting(
            address: CompanyPath.invitations(company.id),
            email: Field(
                "email", say(.email), .email, value: exchange.form["email"], completion: "off", mistakes: mistakes),
            role: Select("role", say(.role), roles, chosen: exchange.form.has("role") ? exchange.form["role"] : "clerk")
        )
    }

    private static func acts(
        _ company: CompanyRow, _ row: CompanyPeople.Member, _ roles: [(value: String, text: String)],
        _ sentences: Sentences
    ) -> Acts {
        let path = "\(CompanyPath.people(company.id))/\(QueryText.coded(row.user.id))"
        func label(_ word: PeopleWord) -> String {
            sentences.labelled(word.text(sentences), sentences.plain(row.user.name))
        }
        return Acts(
            role: Select(
                "role", "\(PeopleWord.changeRole.text(sentences)) \(row.user.name)", id: "role-\(row.user.id)", roles,
                chosen: row.role.rawValue),
            roleAddress: "\(path)/role", resetAddress: "\(path)/password-reset", resetLabel: label(.resetLink),
            removalAddress: "\(path)/removal", removalLabel: label(.remove))
    }

    static let template = Template(
        "people",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{lead}}</p></div><div class="head__acts"><a class="button" href="{{teams}}">{{w.teams}}</a></div></div>
        {{>mistakes}}
        {{#lettersWait}}
        <section class="sheet verdict verdict--wait"><div class="verdict__text"><h2 class="verdict__title">{{w.lettersWait}}</h2><p class="muted">{{.}}</p></div></section>
        {{/lettersWait}}
        <section class="sheet">
        <table class="table table--slips"><caption class="sr">{{w.title}}</caption>
        <thead><tr><th scope="col">{{w.name}}</th><th scope="col">{{w.role}}</th><th scope="col">{{w.teams}}</th><th scope="col">{{w.signedIn}}</th><th scope="col"><span class="sr">{{w.actions}}</span></th></tr></thead>
        <tbody>
        {{#members}}
        <tr><th scope="row" class="slip-full"><b>{{.name}}</b>{{#.isYou}} <span class="tag">{{w.you}}</span>{{/.isYou}}{{#.asked}} <span class="tag">{{w.resetAsked}}</span>{{/.asked}}<span class="sub">{{.email}}</span></th>
        <td data-label="{{w.role}}">{{#.acts}}<form class="row" method="post" action="{{.roleAddress}}">{{>token}}
        {{#.role}}
        <label class="sr" for="{{.id}}">{{.label}}</label><select class="select" id="{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select>
        {{/.role}}
        <button class="button button--small">{{w.save}}</button></form>{{/.acts}}{{^.acts}}{{.role}}{{/.acts}}</td>
        <td data-label="{{w.teams}}">{{.teams}}{{^.teams}}–{{/.teams}}</td><td data-label="{{w.signedIn}}">{{.signedIn}}</td>
        <td class="slip-full">{{#.acts}}<div class="row"><form method="post" action="{{.resetAddress}}">{{>token}}<button class="button button--small" aria-label="{{.resetLabel}}">{{w.resetLink}}</button></form><a class="button button--small button--danger" href="{{.removalAddress}}" aria-label="{{.removalLabel}}">{{w.remove}}</a></div>{{/.acts}}</td></tr>
        {{/members}}
        </tbody></table>
        </section>
        {{#inviting}}
        <section class="sheet" aria-labelledby="invite"><div class="sheet__head"><h2 id="invite">{{w.inviteTitle}}</h2><p>{{w.inviteLead}}</p></div>
        <form class="sheet__body stack stack--close" method="post" action="{{.address}}">{{>token}}
        <div class="fields fields--2">
        {{#.email}}
        {{>field}}
        {{/.email}}
        {{#.role}}
        {{>select}}
        {{/.role}}
        </div>
        <div class="row"><button class="button button--primary">{{w.invite}}</button></div>
        </form></section>
        {{/inviting}}
        {{#hasInvitations}}
        <section class="sheet" aria-labelledby="open"><div class="sheet__head"><h2 id="open">{{w.openTitle}}</h2></div>
        <table class="table table--slips"><caption class="sr">{{w.openTitle}}</caption>
        <thead><tr><th scope="col">{{w.email}}</th><th scope="col">{{w.role}}</th><th scope="col">{{w.until}}</th><th scope="col">{{w.madeBy}}</th><th scope="col"><span class="sr">{{w.actions}}</span></th></tr></thead>
        <tbody>
        {{#invitations}}
        <tr><th scope="row" class="slip-full">{{.email}}</th><td data-label="{{w.role}}">{{.role}}</td><td data-label="{{w.until}}">{{.until}}</td><td data-label="{{w.madeBy}}">{{.madeBy}}</td><td class="slip-full"><form method="post" action="{{.withdrawal}}">{{>token}}<button class="button button--small" aria-label="{{.label}}">{{w.withdraw}}</button></form></td></tr>
        {{/invitations}}
        </tbody></table></section>
        {{/hasInvitations}}
        <section class="sheet" aria-labelledby="roles"><div class="sheet__head"><h2 id="roles">{{w.roles}}</h2></div>
        <div class="sheet__body"><dl class="facts">
        {{#rights}}
        <div><dt>{{.role}}</dt><dd>{{.rights}}</dd></div>
        {{/rights}}
        </dl></div></section>
        {{/content}}{{/app}}
        """#)
}
