import Features
import Foundation
import Storage
import Wording

/// Asks for a link to a new password.
struct ResetAskPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String
    var mistakes: Mistakes?
    var field: Field

    init(_ sentences: Sentences, _ form: FormFields = FormFields(), _ mistakes: Mistakes? = nil) {
        title = GateWord.resetTitle.text(sentences)
        self.mistakes = mistakes
        field = Field(
            "email", GateWord.email.text(sentences), .email, value: form["email"], completion: "username",
            mistakes: mistakes)
    }

    static let template = Template(
        "resetAsk",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.resetTitle}}</h1><p class="muted">{{w.resetLead}}</p></div>
        <form class="stack stack--close" method="post" action="/password-resets">{{>token}}
        {{#field}}
        {{>field}}
        {{/field}}
        <button class="button button--primary button--wide">{{w.ask}}</button>
        <p class="small"><a href="/sign-in">{{w.back}}</a></p>
        </form>
        {{/content}}{{/gate}}
        """#)
}

/// The same answer for every address, so that nobody learns who has an account.
struct ResetAskedPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String

    init(_ sentences: Sentences) { title = GateWord.resetTitle.text(sentences) }

    static let template = Template(
        "resetAsked",
        #"""
        {{<gate}}{{$content}}
        <div class="stack stack--tight"><h1>{{w.asked}}</h1><p class="muted">{{w.askedMore}}</p></div>
        <p class="small"><a href="/sign-in">{{w.back}}</a></p>
        {{/content}}{{/gate}}
        """#)
}

/// Chooses a password by a link.
struct ResetPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String
    var mistakes: Mistakes?
    var account: String
    var action: String
    /// The account, for the browser's own store of passwords.
    var username: String
    var field: Field

    init(_ user: UserRow, _ secret: String, _ sentences: Sentences, _ mistakes: Mistakes? = nil) {
        title = GateWord.choose.text(sentences)
        self.mistakes = mistakes
        account = sentences.accountOf(user.email)
        username = user.email
        action = "/password-resets/\(QueryText.coded(secret))"
        field = Field(
            "password", GateWord.newPassword.text(sentences), .password, hint: GateWord.passwordHint.text(sentences),
            completion: "new-password", mistakes: mistakes)
    }

    static let template = Template(
        "reset",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.choose}}</h1><p class="muted">{{account}} {{w.chooseLead}}</p></div>
        <form class="stack stack--close" method="post" action="{{action}}">{{>token}}
        {{>username}}
        {{#field}}
        {{>field}}
        {{/field}}
        <button class="button button--primary button--wide">{{w.save}}</button>
        </form>
        {{/content}}{{/gate}}
        """#)
}

enum PasswordReset {
    /// Writes the link in the person's language.
    static func post(_ link: People.Link, to user: UserRow, _ exchange: Exchange) async throws {
        let sentences = Sentences(tag: user.language ?? exchange.language).onPages
        let letter = sentences.passwordLetter(
            until: link.pass.endsAt, in: user.timeZone.flatMap { TimeZone(identifier: $0) } ?? .gmt,
            link: "\(exchange.settings.address)/password-resets/\(link.secret.text)")
        try await Letters(exchange.services).keep(letter, key: "pass:\(link.pass.id)", to: user.email)
    }

    static let routes = [
        Route.get("/password-resets", .everyone) { .page(ResetAskPage($0.sentences)) },
        Route.post("/password-resets", .everyone) { exchange in
            do {
                let user = try await exchange.accounts.askReset(
                    email: exchange.form["email"], from: exchange.visitor)
                if let user, exchange.settings.sendsMail {
                    try await post(try await People(exchange.services).passwordLink(for: user), to: user, exchange)
                }
                return .page(ResetAskedPage(exchange.sentences))
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(ResetAskPage(exchange.sentences, exchange.form, mistakes), status: problem.status)
            }
        },
        Route.get("/password-resets/{secret}", .everyone) { exchange in
            let secret = exchange.parameter("secret")
            let user = try await exchange.accounts.user(ofResetLink: secret)
            return .page(ResetPage(user, secret, exchange.sentences))
        },
        Route.post("/password-resets/{secret}", .everyone) { exchange in
            let secret = exchange.parameter("secret")
            let user = try await exchange.accounts.user(ofResetLink: secret)
            do {
                _ = try await exchange.accounts.reset(byLink: secret, to: exchange.form["password"])
                return .redirect(to: "/sign-in", done: .passwordSaved)
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(ResetPage(user, secret, exchange.sentences, mistakes), status: problem.status)
            }
        },
    ]
}
