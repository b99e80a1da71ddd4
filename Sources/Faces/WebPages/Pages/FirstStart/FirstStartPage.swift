import Features
import Wording

/// The first page of an empty installation: makes its administrator.
struct FirstStartPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    var title: String
    var mistakes: Mistakes?
    var fields: [Field]

    init(_ sentences: Sentences, _ form: FormFields = FormFields(), _ mistakes: Mistakes? = nil) {
        func say(_ word: GateWord) -> String { word.text(sentences) }
        title = say(.start)
        self.mistakes = mistakes
        fields = [
            Field(
                "code", say(.startCode), hint: say(.startCodeHint), value: form["code"], completion: "one-time-code",
                isCode: true, mistakes: mistakes),
            Field("name", say(.name), value: form["name"], completion: "name", mistakes: mistakes),
            Field("email", say(.email), .email, value: form["email"], completion: "username", mistakes: mistakes),
            Field(
                "password", say(.password), .password, hint: say(.passwordHint), completion: "new-password",
                mistakes: mistakes),
        ]
    }

    static let template = Template(
        "firstStart",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.start}}</h1><p class="muted">{{w.startLead}}</p></div>
        <form class="stack stack--close" method="post" action="/start">{{>token}}
        {{#fields}}
        {{>field}}
        {{/fields}}
        <button class="button button--primary button--wide">{{w.begin}}</button>
        </form>
        {{/content}}{{/gate}}
        """#)
}

enum FirstStart {
    static let routes = [
        Route.get("/start", .everyone) { exchange in
            guard try await Features.FirstStart(exchange.services).isOpen() else { return .redirect(to: "/sign-in") }
            return .page(FirstStartPage(exchange.sentences))
        },
        Route.post("/start", .everyone) { exchange in
            let form = exchange.form
            do {
                let outcome = try await Features.FirstStart(exchange.services, cost: exchange.cost).begin(
                    code: form["code"], name: form["name"], email: form["email"], password: form["password"],
                    language: nil, from: exchange.visitor)
                return SignInRows.answer(to: outcome, next: nil)
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(FirstStartPage(exchange.sentences, form, mistakes), status: problem.status)
            }
        },
    ]
}
