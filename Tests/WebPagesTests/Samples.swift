import Accounting
import ConnectorKit
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing
import Wording

@testable import Features
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
        let timeMistake = Mistakes(lines: [Mistakes.Line(field: "time-orders", address: "#time-orders", text: "x")])
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
            func add(_ page: any WebPages.Page) {
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
            for run in runs {
                let page = RunHistory.Page(runs: [run], next: RunPlace(startedAt: run.startedAt, id: "r"))
                add(RunsPage(page, isFirst: false, stores: [store], company: company.id, exchange))
                add(
                    RunPage(
                        run, counts: ["posted": 3, "needsYou": 2, "odd": 1], results: results, shown: .posted,
                        isFirst: false, hasMore: true, company: company.id, exchange))
                add(
                    RunPage(
                        run, counts: [:], results: [], shown: nil, isFirst: true, hasMore: false, company: company.id,
                        exchange))
            }
            var silent = runs[1]
            silent.progress = nil
            add(
                RunPage(
                    silent, counts: [:], results: [], shown: nil, isFirst: true, hasMore: false, company: company.id,
                    exchange))
            add(
                RunsPage(RunHistory.Page(runs: [], next: nil), isFirst: true, stores: [], company: company.id, exchange)
            )
            add(
                FeedsPage(
                    storeRef, feeds, latest: runs[2], undone: results, exchange, company: company.id, timeMistake))
            add(FeedsPage(storeRef, feeds, latest: nil, undone: [], exchange, company: company.id))
            let typed = Self.exchange(town, dark, company, role, FormFields("settings=x"))
            for page in WorkSamples.pages(exchange, typed: typed, mistake) { add(page) }
            add(ProblemPage(s.explain(DoorProblem.pageUnknown), request: "id", s))
        }
        return wholes
    }

    /// Runs in every state.
    static let runs: [RunFacts] = RunFacts.State.allCases.map { state in
        var run = RunFacts(
            id: ID("r-\(state.rawValue)"), store: ID("shop"), storeName: "Larkmoor shop", workflow: "orders",
            starter: state == .finished ? .schedule : .named("tess@example.com"), startedAt: ManualClock.start,
            state: state)
        var report = RunReport(run: run.id.rawValue)
        report.outcomes = ["posted": 310, "needsYou": 2]
        (report.read, report.posted) = (312, ["invoice": 310])
        switch state {
        case .asked: break
        case .running:
            run.progress = RunProgress(phase: .reading)
            run.progress?.read = 40
            run.progress?.expected = 312
        case .finished, .interrupted: run.report = report
        case .failed: (run.report, run.stop) = (report, .notSetUp)
        case .notBegun: run.stop = .notOffered(.takesStock)
        }
        if !run.isOpen { run.finishedAt = ManualClock.start.advanced(bySeconds: 75) }
        return run
    }

    static let storeRef = StoreRef(
        id: ID("shop"), kind: "ecwid", name: "Larkmoor shop", state: .active, settingsVersion: 3, timeZone: .gmt)
    static let store = ConnectionRef.store(storeRef)

    static let feeds = [
        Feeds.Feed(
            store: ID("shop"), workflow: .orders, schedule: .every(seconds: 7200),
            dueAt: ManualClock.start.advanced(bySeconds: 600), lastRun: runs[2]),
        Feeds.Feed(store: ID("shop"), workflow: .products, schedule: .daily(hour: 3, minute: 5)),
        Feeds.Feed(store: ID("shop"), workflow: .stock, schedule: .off, unmet: .takesStock),
    ]

    static let results = [
        RunResult(subject: "1001", label: "EW1001", outcome: .posted, reason: nil),
        RunResult(
            subject: "1002", label: "EW1002", outcome: .needsYou,
            reason: .numberTaken(number: "EW1002", existing: "EW1002")),
        RunResult(subject: "1003", label: "1003", outcome: .other("odd"), reason: nil),
    ]

    private static func exchange(
        _ town: Town, _ user: UserRow, _ company: CompanyRow, _ role: Role, _ form: FormFields = FormFields()
    ) -> Exchange {
        let session = SessionRow(
            id: "s1", hash: "", user: user.id, createdAt: user.createdAt, seenAt: user.createdAt,
            endsAt: user.createdAt, isKept: false, address: "", browser: "")
        var exchange = Exchange(
            services: town.services, settings: town.settings, cost: Town.cost, request: WebRequest(.get, "/x"),
            parameters: [:], query: FormFields("done=saved"), form: form,
            visitor: SignIns.Visitor(address: "", browser: ""), id: "id", language: "en", formSecret: "s")
        exchange.signed = SignIns.Signed(user: user, session: session)
        exchange.companies = [(company, role)]
        exchange.company = company
        exchange.role = role
        exchange.syncTimes = SyncTimes(
            last: town.clock.now(), next: town.clock.now().advanced(bySeconds: 90_000), hasStore: true)
        return exchange
    }
}
