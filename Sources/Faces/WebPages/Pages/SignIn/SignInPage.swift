import Features
import Storage
import Wording

/// E-mail address and password.
struct SignInPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String
    var mistakes: Mistakes?
    var fields: [Field]
    var keep: Choice
    /// Where the person wanted to go.
    var next: String?

    init(_ sentences: Sentences, next: LocalPath?, _ form: FormFields = FormFields(), _ mistakes: Mistakes? = nil) {
        func say(_ word: GateWord) -> String { word.text(sentences) }
        title = say(.signIn)
        self.mistakes = mistakes
        self.next = next?.text
        fields = [
            Field("email", say(.email), .email, value: form["email"], completion: "username", mistakes: mistakes),
            Field("password", say(.password), .password, completion: "current-password", mistakes: mistakes),
        ]
        keep = Choice("keep", say(.keep), isChosen: form.has("keep"))
    }

    static let template = Template(
        "signIn",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.signIn}}</h1><p class="muted">{{w.signInLead}}</p></div>
        <form class="stack stack--close" method="post" action="/sign-in">{{>token}}
        {{#next}}
        <input type="hidden" name="next" value="{{.}}">
        {{/next}}
        {{#fields}}
        {{>field}}
        {{/fields}}
        {{#keep}}
        {{>choice}}
        {{/keep}}
        <button class="button button--primary button--wide">{{w.signIn}}</button>
        <p class="small"><a href="/password-resets">{{w.forgot}}</a></p>
        </form>
        {{/content}}{{/gate}}
        """#)
}

/// The code of the second factor.
struct CodePage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String
    var mistakes: Mistakes?
    var field: Field
    var next: String?

    init(_ sentences: Sentences, next: LocalPath?, _ mistakes: Mistakes? = nil) {
        title = GateWord.codeTitle.text(sentences)
        self.mistakes = mistakes
        self.next = next?.text
        field = Field(
            "code", GateWord.code.text(sentences), hint: GateWord.codeHint.text(sentences),
            completion: "one-time-code", isCode: true, mistakes: mistakes)
    }

    static let template = Template(
        "code",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.codeTitle}}</h1><p class="muted">{{w.codeLead}}</p></div>
        <form class="stack stack--close" method="post" action="/sign-in/code">{{>token}}
        {{#next}}
        <input type="hidden" name="next" value="{{.}}">
        {{/next}}
        {{#field}}
        {{>field}}
        {{/field}}
        <button class="button button--primary button--wide">{{w.confirm}}</button>
        <p class="small"><a href="/sign-in">{{w.again}}</a></p>
        </form>
        {{/content}}{{/gate}}
        """#)
}

enum SignInRows {
    static let routes = [
        Route.get("/sign-in", .everyone) { exchange in
            let next = LocalPath(exchange.query["next"])
            if exchange.signed != nil { return .redirect(to: next?.text ?? "/companies") }
            return .page(SignInPage(exchange.sentences, next: next))
        },
        Route.post("/sign-in", .everyone) { exchange in
            let (form, next) = (exchange.form, LocalPath(exchange.form["next"]))
            do {
                let outcome = try await exchange.signIns.signIn(
                    email: form["email"], password: form["password"], isKept: form.has("keep"), from: exchange.visitor)
                return answer(to: outcome, next: next)
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(SignInPage(exchange.sentences, next: next, form, mistakes), status: problem.status)
            }
        },
        Route.get("/sign-in/code", .everyone) { exchange in
            guard exchange.cookie(.step) != nil else { return .redirect(to: "/sign-in") }
            return .page(CodePage(exchange.sentences, next: LocalPath(exchange.query["next"])))
        },
        Route.post("/sign-in/code", .everyone) { exchange in
            let next = LocalPath(exchange.form["next"])
            do {
                let outcome = try await exchange.signIns.signIn(
                    code: exchange.form["code"], after: exchange.cookie(.step) ?? "", from: exchange.visitor)
                return answer(to: outcome, next: next).with(Cookie(.step, "", .over))
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(CodePage(exchange.sentences, next: next, mistakes), status: problem.status)
            }
        },
        Route.post("/sign-out", .person) { exchange in
            if let signed = exchange.signed { try await exchange.signIns.signOut(signed) }
            return .redirect(to: "/sign-in", done: .signedOut).with(Cookie(.session, "", .over))
        },
    ]

    /// Gives the browser its session, or sends it on to the second step.
    static func answer(to outcome: SignIns.Outcome, next: LocalPath?) -> PageAnswer {
        switch outcome {
        case .signedIn(let signed, let secret):
            let lifetime: Cookie.Lifetime = signed.session.isKept ? .seconds(keptSeconds) : .untilClosed
            return .redirect(to: next?.text ?? "/companies").with(
                Cookie(.session, secret.text, lifetime), Cookie(.visitor, "", .over))
        case .codeNeeded(let secret):
            let query = next.map { "?next=\(QueryText.coded($0.text))" } ?? ""
            return .redirect(to: "/sign-in/code\(query)").with(Cookie(.step, secret.text, .seconds(stepSeconds)))
        }
    }

    /// As long as a session can last at the most; whether it still does, the server knows.
    private static let keptSeconds = 90 * 86_400
    private static let stepSeconds = 600
}
