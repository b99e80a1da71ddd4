import Accounting
import Features
import Foundation
import Storage
import Wording

/// A person's own account: how Bookbridge speaks to them, and how they sign in.
struct AccountPage: Page {
    static let words: [any PageWord.Type] = [AccountWord.self]

    struct Session: Sendable {
        var browser: String
        var address: String
        var seen: String
        var isHere: Bool
        /// Where it is ended.
        var end: String
        /// Tells the buttons of the rows apart for who hears them.
        var label: String
    }

    var title: String
    var mistakes: Mistakes?
    /// For the browser's own store of passwords.
    var username: String
    var name: Field
    var email: Field
    var language: Select
    var timeZone: Field
    var zones: [String]
    var look: Select
    var oldPassword: Field
    var newPassword: Field
    /// A choice for each company, where letters can be sent.
    var hasReports: Bool
    var reports: [Select]
    var hasFactor: Bool
    var factorPassword: Field
    var sessions: [Session]
    var hasOthers: Bool

    init(
        _ user: UserRow, reports choices: [(CompanyRow, ReportChoice)] = [], hasFactor: Bool,
        sessions rows: [SessionRow], here: String, _ exchange: Exchange,
        _ form: FormFields? = nil, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: AccountWord) -> String { word.text(sentences) }
        title = say(.title)
        self.mistakes = mistakes
        username = user.email
        name = Field("name", say(.name), value: form?["name"] ?? user.name, completion: "name", mistakes: mistakes)
        email = Field(
            "email", say(.email), .email, value: form?["email"] ?? user.email, completion: "email", mistakes: mistakes)
        language = Select(
            "language", say(.language),
            [("", say(.byBrowser))] + Self.languageTags.map { ($0.tag, $0.name) },
            chosen: form?["language"] ?? user.language ?? "")
        timeZone = Field(
            "timeZone", say(.timeZone), hint: say(.timeZoneHint), value: form?["timeZone"] ?? user.timeZone ?? "",
            list: "zones", isRequired: false, mistakes: mistakes)
        zones = Self.zones
        look = Select(
            "look", say(.look),
            [("system", say(.lookSystem)), ("light", say(.lookLight)), ("dark", say(.lookDark))],
            chosen: form?["look"] ?? user.look.rawValue)
        oldPassword = Field("oldPassword", say(.oldPassword), .password, completion: "current-password")
        newPassword = Field(
            "password", say(.newPassword), .password, hint: say(.passwordHint), completion: "new-password",
            mistakes: mistakes)
        reports = choices.map { company, choice in
            Select(
                "report-\(company.id)", sentences.plain(company.name),
                ReportChoice.allCases.map { ($0.rawValue, sentences.name(of: $0)) }, chosen: choice.rawValue)
        }
        hasReports = !reports.isEmpty
        self.hasFactor = hasFactor
        factorPassword = Field("factorPassword", say(.factorPassword), .password, completion: "current-password")
        sessions = rows.map { row in
            let browser = BrowserName.of(row.browser) ?? sentences.plain(row.browser)
            return Session(
                browser: browser, address: row.address, seen: exchange.moment(row.seenAt), isHere: row.id == here,
                end: "/account/sessions/\(QueryText.coded(row.id))/end",
                label: sentences.labelled(say(.endSession), sentences.plain(browser)))
        }
        hasOthers = rows.count > 1
    }

    /// Languages with the regions that write numbers another way.
    private static let languageTags: [(tag: String, name: String)] = [
        ("en", "English"), ("fr", "Français"), ("es", "Español"), ("es-MX", "Español (México)"),
    ]

    /// Suggestions; any zone of the system is taken.
    private static let zones = [
        "UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
        "America/Toronto", "America/Montreal", "America/Vancouver", "America/Mexico_City", "America/Bogota",
        "America/Lima", "America/Santiago", "America/Argentina/Buenos_Aires", "Europe/London", "Europe/Dublin",
        "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Madrid", "Europe/Berlin", "Atlantic/Canary",
        "Australia/Sydney", "Asia/Tokyo",
    ]

    static let template = Template(
        "account",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div><div class="head__acts only-bar"><form method="post" action="/sign-out">{{>token}}<button class="button">{{w.signOut}}</button></form></div></div>
        {{>mistakes}}
        <section class="sheet" aria-labelledby="profile"><div class="sheet__head"><h2 id="profile">{{w.profile}}</h2></div>
        <form class="sheet__body stack stack--close" method="post" action="/account">{{>token}}
        <div class="fields fields--2">
        {{#name}}
        {{>field}}
        {{/name}}
        {{#email}}
        {{>field}}
        {{/email}}
        {{#language}}
        {{>select}}
        {{/language}}
        {{#look}}
        {{>select}}
        {{/look}}
        {{#timeZone}}
        {{>field}}
        {{/timeZone}}
        </div>
        <datalist id="zones">{{#zones}}<option value="{{.}}"></option>{{/zones}}</datalist>
        <div class="row"><button class="button button--primary">{{w.save}}</button></div>
        </form></section>
        {{#hasReports}}
        <section class="sheet" aria-labelledby="reports"><div class="sheet__head"><h2 id="reports">{{w.reports}}</h2><p>{{w.reportsLead}}</p></div>
        <form class="sheet__body stack stack--close" method="post" action="/account/reports">{{>token}}
        <div class="fields fields--2">
        {{#reports}}
        {{>select}}
        {{/reports}}
        </div>
        <div class="row"><button class="button button--primary">{{w.save}}</button></div>
        </form></section>
        {{/hasReports}}
        <section class="sheet" aria-labelledby="password-title"><div class="sheet__head"><h2 id="password-title">{{w.passwordTitle}}</h2><p>{{w.passwordLead}}</p></div>
        <form class="sheet__body stack stack--close" method="post" action="/account/password">{{>token}}
        {{>username}}
        <div class="fields fields--2">
        {{#oldPassword}}
        {{>field}}
        {{/oldPassword}}
        {{#newPassword}}
        {{>field}}
        {{/newPassword}}
        </div>
        <div class="row"><button class="button">{{w.changePassword}}</button></div>
        </form></section>
        <section class="sheet" aria-labelledby="factor"><div class="sheet__head"><h2 id="factor">{{w.factorTitle}}</h2></div>
        <div class="sheet__body stack stack--close">
        {{#hasFactor}}
        <p>{{w.factorOn}}</p>
        <form class="stack stack--close" method="post" action="/account/second-factor/removal">{{>token}}
        {{>username}}
        {{#factorPassword}}
        {{>field}}
        {{/factorPassword}}
        <div class="row"><button class="button button--danger">{{w.factorTurnOff}}</button></div>
        </form>
        {{/hasFactor}}
        {{^hasFactor}}
        <p>{{w.factorOff}}</p>
        <div class="row"><a class="button" href="/account/second-factor">{{w.factorTurnOn}}</a></div>
        {{/hasFactor}}
        </div></section>
        <section class="sheet" aria-labelledby="keys"><div class="sheet__head"><h2 id="keys">{{w.keysTitle}}</h2><p>{{w.keysLead}}</p></div>
        <div class="sheet__body"><div class="row"><a class="button" href="/account/keys">{{w.keysOpen}}</a></div></div></section>
        <section class="sheet" aria-labelledby="sessions"><div class="sheet__head"><h2 id="sessions">{{w.sessionsTitle}}</h2><p>{{w.sessionsLead}}</p></div>
        <table class="table table--slips"><caption class="sr">{{w.sessionsTitle}}</caption>
        <thead><tr><th scope="col">{{w.browser}}</th><th scope="col">{{w.address}}</th><th scope="col">{{w.seen}}</th><th scope="col"><span class="sr">{{w.sessionActions}}</span></th></tr></thead>
        <tbody>
        {{#sessions}}
        <tr><th scope="row" class="slip-start">{{.browser}}{{#.isHere}} <span class="tag">{{w.thisBrowser}}</span>{{/.isHere}}</th><td data-label="{{w.address}}">{{.address}}</td><td data-label="{{w.seen}}">{{.seen}}</td><td class="n slip-end">{{^.isHere}}<form method="post" action="{{.end}}">{{>token}}<button class="button button--small" aria-label="{{.label}}">{{w.endSession}}</button></form>{{/.isHere}}</td></tr>
        {{/sessions}}
        </tbody></table>
        {{#hasOthers}}
        <form class="sheet__foot" method="post" action="/account/sessions/others/end">{{>token}}<button class="button button--small">{{w.endOthers}}</button></form>
        {{/hasOthers}}
        </section>
        {{/content}}{{/app}}
        """#)
}

/// What people call a browser, from how it names itself; only for lists.
enum BrowserName {
    static func of(_ agent: String) -> String? {
        let names = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
        let systems = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]
        guard let name = names.first(where: { agent.contains($0.0) })?.1 else { return nil }
        return [name, systems.first { agent.contains($0.0) }?.1].compactMap { $0 }.joined(separator: ", ")
    }
}
