import Features
import Storage
import Wording

/// Where a link of an invitation leads: make an account, or accept with the one that is there.
struct InvitationPage: Page {
    static let words: [any PageWord.Type] = [GateWord.self]

    /// What whoever opens the link can do.
    enum Way: Sendable {
        /// There is no account of the address: make one.
        case join(FormFields)
        /// There is one: sign in with it.
        case signIn
        /// Signed in with it: accept.
        case accept
    }

    struct NewAccount: Sendable {
        var fields: [Field]
    }

    var title: String
    var mistakes: Mistakes?
    var lead: String
    var account: String
    var action: String
    var username: String
    /// `nil` when there is an account.
    var new: NewAccount?
    var signIn: String?
    var isAccepting: Bool

    init(
        _ pass: PassRow, to company: CompanyRow, _ secret: String, _ way: Way, _ sentences: Sentences,
        _ mistakes: Mistakes? = nil
    ) {
        func say(_ word: GateWord) -> String { word.text(sentences) }
        title = say(.invitation)
        self.mistakes = mistakes
        let role = pass.role.map { sentences.name(of: $0) } ?? ""
        lead = sentences.invited(to: company.name, as: role, by: pass.madeBy)
        account = sentences.accountOf(pass.email)
        username = pass.email
        let address = "/invitations/\(QueryText.coded(secret))"
        action = address
        isAccepting = false
        switch way {
        case .join(let form):
            new = NewAccount(fields: [
                Field("name", say(.name), value: form["name"], completion: "name", mistakes: mistakes),
                Field(
                    "password", say(.password), .password, hint: say(.passwordHint), completion: "new-password",
                    mistakes: mistakes),
            ])
        case .signIn: signIn = "/sign-in?next=\(QueryText.coded(address))"
        case .accept: isAccepting = true
        }
    }

    static let template = Template(
        "invitation",
        #"""
        {{<gate}}{{$content}}
        {{>mistakes}}
        <div class="stack stack--tight"><h1>{{w.invitation}}</h1><p class="muted">{{lead}} {{account}}</p></div>
        {{#signIn}}
        <a class="button button--primary button--wide" href="{{.}}">{{w.signInFirst}}</a>
        {{/signIn}}
        {{#isAccepting}}
        <form method="post" action="{{action}}">{{>token}}<button class="button button--primary button--wide">{{w.accept}}</button></form>
        {{/isAccepting}}
        {{#new}}
        <form class="stack stack--close" method="post" action="{{action}}">{{>token}}
        {{>username}}
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        <button class="button button--primary button--wide">{{w.join}}</button>
        </form>
        {{/new}}
        {{/content}}{{/gate}}
        """#)
}

enum Invitations {
    static let routes = [
        Route.get("/invitations/{secret}", .everyone) { exchange in
            let (pass, company) = try await invitation(exchange)
            let way = try await way(pass, exchange)
            return .page(InvitationPage(pass, to: company, exchange.parameter("secret"), way, exchange.sentences))
        },
        Route.post("/invitations/{secret}", .everyone) { exchange in
            let secret = exchange.parameter("secret")
            let (pass, company) = try await invitation(exchange)
            let way = try await way(pass, exchange)
            do {
                switch way {
                case .signIn: throw DoorStop.signInNeeded
                case .accept:
                    try await exchange.accounts.accept(secret, as: try exchange.person())
                    return .redirect(to: CompanyPath.root(pass.company), done: .joined)
                case .join(let form):
                    let outcome = try await exchange.accounts.join(
                        byInvitation: secret, name: form["name"], password: form["password"],
                        language: nil, from: exchange.visitor)
                    return SignInRows.answer(to: outcome, next: LocalPath(CompanyPath.root(pass.company)))
                }
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(
                    InvitationPage(pass, to: company, secret, way, exchange.sentences, mistakes),
                    status: problem.status)
            }
        },
    ]

    private static func invitation(_ exchange: Exchange) async throws -> (PassRow, CompanyRow) {
        let pass = try await exchange.accounts.invitation(exchange.parameter("secret"))
        let companies = try await Companies(exchange.services).list()
        guard let company = companies.first(where: { $0.id == pass.company }) else {
            throw FeatureProblem.people(.linkSpent)
        }
        return (pass, company)
    }

    /// Who is signed in with another account is told so when they accept.
    private static func way(_ pass: PassRow, _ exchange: Exchange) async throws -> InvitationPage.Way {
        if exchange.signed != nil { return .accept }
        return try await exchange.accounts.exists(email: pass.email) ? .signIn : .join(exchange.form)
    }
}
