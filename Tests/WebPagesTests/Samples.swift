import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import Testing
import Wording

@testable import WebPages

/// Pages with everything that they can show, so that every name in their templates is met.
enum Samples {
    static func all() async throws -> [Whole] {
        let (town, _) = try await Town.started()
        let people = People(town.services)
        let tess = try await people.user(email: "tess@example.com")
        let ben = try await people.add(email: "ben@example.com", name: "Ben", isOwner: false)
        let desk = CompanyPeople(try await town.services.scope(Town.company))
        try await desk.setRole(.clerk, of: ben)
        try await desk.saveTeam(nil, named: "Sales desk", members: [ben.id])
        let link = try await desk.invite("carl@example.com", as: .viewer)
        let company = CompanyRow(id: Town.company, name: "Larkmoor Promotions")
        let sessions = ["s1", "s2"].map { id in
            SessionRow(
                id: id, hash: "", user: tess.id, createdAt: tess.createdAt, seenAt: tess.createdAt,
                endsAt: tess.createdAt, isKept: true, address: "203.0.113.7", browser: "Test")
        }
        let mistake = Mistakes(.people(.emailUnfit("x")), Sentences(.english))
        let general = Mistakes(.people(.signInRefused), Sentences(.english))
        var rows = try await desk.members()
        for place in rows.indices { rows[place].user.resetAskedAt = tess.createdAt }
        let teams = try await desk.teams()
        let open = try await desk.invitations()

        let pair = try await ConnectedPair()
        var wholes: [Whole] = []
        for (user, role) in [(tess, Role.administrator), (ben, .clerk)] {
            var dark = user
            dark.look = .dark
            let exchange = exchange(town, dark, company, role)
            let s = exchange.sentences
            let next = LocalPath("/account")
            func add(_ page: any Page) {
                wholes.append(Whole(page: page, frame: Frame(exchange, of: page, town.settings)))
            }
            add(FirstStartPage(s, FormFields(), mistake))
            add(SignInPage(s, next: next, FormFields("keep=1"), general))
            add(SignInPage(s, next: nil))
            add(CodePage(s, next: next, general))
            add(ResetAskPage(s, FormFields(), mistake))
            add(ResetAskedPage(s))
            add(ResetPage(ben, "x", s, mistake))
            add(InvitationPage(link.pass, to: company, "x", .join(FormFields()), s, mistake))
            add(InvitationPage(link.pass, to: company, "x", .signIn, s))
            add(InvitationPage(link.pass, to: company, "x", .accept, s))
            for hasFactor in [true, false] {
                add(AccountPage(user, hasFactor: hasFactor, sessions: sessions, here: "s1", exchange, nil, mistake))
            }
            add(SecondFactorPage(user, secret: "JBSWY3DP", s, general))
            add(RecoveryCodesPage(["A", "B"], s))
            add(CompaniesPage(exchange, mistake))
            var none = exchange
            none.companies = []
            none.company = nil
            let page = CompaniesPage(none)
            wholes.append(Whole(page: page, frame: Frame(none, of: page, town.settings)))
            add(PeoplePage(company, members: rows, invitations: open, exchange, mistake))
            add(LinkPage(link, for: "x", label: .invitationLink, path: "/invitations", company, exchange))
            add(RemovalPage(rows[0], of: company, s))
            add(TeamsPage(company, teams, rows, exchange, mistake))
            add(TeamsPage(company, [], [], exchange))
            for page in integrations(exchange, pair) { add(page) }
            add(ProblemPage(s.explain(DoorProblem.pageUnknown), request: "id", s))
        }
        return wholes
    }

    private static func exchange(_ town: Town, _ user: UserRow, _ company: CompanyRow, _ role: Role) -> Exchange {
        let session = SessionRow(
            id: "s1", hash: "", user: user.id, createdAt: user.createdAt, seenAt: user.createdAt,
            endsAt: user.createdAt, isKept: false, address: "", browser: "")
        var exchange = Exchange(
            services: town.services, settings: town.settings, cost: Town.cost, request: WebRequest(.get, "/x"),
            parameters: [:], query: FormFields("done=saved"), form: FormFields(),
            visitor: SignIns.Visitor(address: "", browser: ""), id: "id", language: "en", formSecret: "s")
        exchange.signed = SignIns.Signed(user: user, session: session)
        exchange.companies = [(company, role)]
        exchange.company = company
        exchange.role = role
        return exchange
    }
}
