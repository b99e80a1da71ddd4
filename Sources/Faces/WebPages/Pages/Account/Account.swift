import Accounting
import Features
import Storage
import Wording

/// Rows of a person's own account.
enum Account {
    static let routes = [
        Route.get("/account", .person) { .page(try await page($0)) },
        Route.post("/account", .person) { exchange in
            let form = exchange.form
            let profile = Accounts.Profile(
                name: form["name"], email: form["email"], language: form["language"].isEmpty ? nil : form["language"],
                timeZone: form["timeZone"], look: UserRow.Look(rawValue: form["look"]) ?? .system)
            return try await changing(exchange, done: .saved, form) {
                try await exchange.accounts.save(profile, of: $0.user)
            }
        },
        Route.post("/account/reports", .person) { exchange in
            try await changing(exchange, done: .saved) { signed in
                for (company, _) in exchange.companies {
                    guard let choice = ReportChoice(rawValue: exchange.form["report-\(company.id)"]) else { continue }
                    try await Reports(exchange.services).save(choice, of: signed.user, in: ID(company.id))
                }
            }
        },
        Route.post("/account/password", .person) { exchange in
            try await changing(exchange, done: .passwordChanged) {
                try await exchange.accounts.change(
                    password: exchange.form["oldPassword"], to: exchange.form["password"], of: $0,
                    from: exchange.visitor)
            }
        },
        Route.get("/account/second-factor", .person) { exchange in
            let secret = SecondFactor(exchange.services).newSecret()
            return .page(SecondFactorPage(try exchange.person(), secret: secret, exchange.sentences))
        },
        Route.post("/account/second-factor", .person) { exchange in
            let (user, secret) = (try exchange.person(), exchange.form["secret"])
            do {
                try await exchange.accounts.confirm(
                    exchange.form["factorPassword"], of: user, from: exchange.visitor)
                let codes = try await SecondFactor(exchange.services).turnOn(
                    secret, code: exchange.form["code"], for: user)
                return .page(RecoveryCodesPage(codes, exchange.sentences))
            } catch let problem as FeatureProblem {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(
                    SecondFactorPage(user, secret: secret, exchange.sentences, mistakes), status: problem.status)
            }
        },
        Route.post("/account/second-factor/removal", .person) { exchange in
            try await changing(exchange, done: .factorOff) {
                try await exchange.accounts.confirm(
                    exchange.form["factorPassword"], of: $0.user, from: exchange.visitor)
                try await exchange.accounts.turnOffSecondFactor(of: $0.user)
            }
        },
        Route.post("/account/sessions/others/end", .person) { exchange in
            try await changing(exchange, done: .sessionsEnded) {
                try await exchange.accounts.endSessions(of: $0.user, except: $0.session.id)
            }
        },
        Route.post("/account/sessions/{session}/end", .person) { exchange in
            try await changing(exchange, done: .sessionEnded) {
                try await exchange.accounts.end(session: exchange.parameter("session"), of: $0.user)
            }
        },
    ]

    private static func page(
        _ exchange: Exchange, _ form: FormFields? = nil, _ mistakes: Mistakes? = nil
    ) async throws -> AccountPage {
        guard let signed = exchange.signed else { throw DoorStop.signInNeeded }
        var reports: [(CompanyRow, ReportChoice)] = []
        if exchange.settings.sendsMail {
            let choices = try await Reports(exchange.services).choices(of: signed.user)
            reports = exchange.companies.map { ($0.company, choices[ID($0.company.id)] ?? .never) }
        }
        return AccountPage(
            signed.user, reports: reports, hasFactor: try await SecondFactor(exchange.services).isOn(for: signed.user),
            sessions: try await exchange.accounts.sessions(of: signed.user), here: signed.session.id, exchange, form,
            mistakes)
    }

    /// Does it and tells so; what does not fit stands at its field, with the answers kept.
    private static func changing(
        _ exchange: Exchange, done: DoneWord, _ form: FormFields? = nil, _ change: (SignIns.Signed) async throws -> Void
    ) async throws -> PageAnswer {
        guard let signed = exchange.signed else { throw DoorStop.signInNeeded }
        do {
            try await change(signed)
            return .redirect(to: "/account", done: done)
        } catch let problem as FeatureProblem {
            let page = try await page(exchange, form, Mistakes(problem, exchange.sentences))
            return .page(page, status: problem.status)
        }
    }
}
