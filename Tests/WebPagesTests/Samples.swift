import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import LinkLedger
import Storage
import Sync
import TestKit
import Testing
import WebDoor
import Wording

@testable import Features
@testable import WebPages

/// Pages with everything that they can show, so that every name in their templates is met.
enum Samples {
    static func all() async throws -> [Whole] {
        let (town, _) = try await Town.started()
        try await NeedsStage(town: town).set()
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
                add(
                    AccountPage(
                        user, reports: [(company, .daily)], hasFactor: hasFactor, sessions: sessions, here: "s1",
                        exchange, nil, mistake))
            }
            add(SecondFactorPage(user, secret: "JBSWY3DP", s, general))
            add(RecoveryCodesPage(["A", "B"], s))
            let made = try await ProgramKeys(town.services, of: tess).make(named: "Month end", scopes: [.sync])
            var over = made.key
            over.revokedAt = tess.createdAt
            var many = exchange
            many.companies.append((company: CompanyRow(id: "other", name: "Other"), role: .clerk))
            add(KeysPage(ofPerson: [made.key, over], many, mistake))
            add(KeysPage(ofPerson: [], exchange))
            add(MadeKeyPage(made, back: "/account/keys", s))
            add(CompaniesPage(exchange, OrderSamples.standings, mistake))
            for (_, page) in OrderSamples.pages(exchange) { add(page) }
            for page in SendSamples.administration(rows, teams, exchange, mistake) { add(page) }
            var none = exchange
            none.companies = []
            none.company = nil
            let page = CompaniesPage(none, [:])
            wholes.append(Whole(page: page, frame: Frame(none, of: page, town.settings)))
            let letters = WaitingLetters(count: 2, problem: .said(code: 452, text: "later"))
            add(PeoplePage(company, members: rows, invitations: open, waiting: letters, exchange, mistake))
            add(LinkPage(link, for: "x", label: .invitationLink, path: "/invitations", company, exchange))
            add(RemovalPage(rows[0], of: company, s))
            add(TeamsPage(company, teams, rows, exchange, mistake))
            add(TeamsPage(company, [], [], exchange))
            for page in integrations(exchange, pair) + settings(exchange, pair) + (try setUp(exchange, pair)) {
                add(page)
            }
            for page in stock(exchange, pair) { add(page) }
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
            var goods = runs[2]
            goods.workflow = "products"
            add(
                RunPage(
                    goods, counts: ["posted": 3], results: results, shown: nil, isFirst: true, hasMore: false,
                    company: company.id, exchange))
            add(FeedsPage(storeRef, feeds, latest: goods, undone: results, exchange, company: company.id))
            if var over = runs.first(where: { $0.state == .failed }) {
                over.isStopOver = true
                add(
                    RunPage(
                        over, counts: [:], results: [], shown: nil, isFirst: true, hasMore: false, company: company.id,
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
            var early = Feeds.Feed(store: storeRef.id, workflow: .invoices, schedule: .off)
            (early.isOfDocuments, early.isEarly, early.proposal) = (true, true, Workflow.invoices.usualSchedule)
            early.startDate = BusinessDate("2026-01-01")
            add(FeedsPage(storeRef, [early], latest: nil, undone: [], exchange, company: company.id))
            let typed = Self.exchange(town, dark, company, role, FormFields("settings=x"))
            for page in WorkSamples.pages(exchange, typed: typed, mistake) { add(page) }
            add(StoreMissingPage("x", at: .products, of: company.id, exchange))
            add(ProblemPage(s.explain(DoorProblem.pageUnknown), request: "id", s))
            add(ProblemPage(s.explain(DoorProblem.pageUnknown), request: "id", in: company, s))
            add(ProblemPage(s.explain(FeatureProblem.connectionUnknown("x")), request: "id", in: company, s))
            for page in reconciliations(company, exchange) { add(page) }
            for page in undos(company, exchange) { add(page) }
            for page in try await audit(town, company, exchange) { add(page) }
            for page in try await causes(town, company, exchange) { add(page) }
        }
        // As a browser without script sees what goes on.
        if let whole = wholes.first {
            var frame = whole.frame
            frame.reload = "3"
            wholes.append(Whole(page: whole.page, frame: frame))
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
        case .failed: (run.report, run.stop) = (report, .stockUnconfirmed(changes: 3))
        case .notBegun: run.stop = .notOffered(.takesStock)
        }
        if !run.isOpen { run.finishedAt = ManualClock.start.advanced(bySeconds: 75) }
        return run
    }

    static let storeRef = StoreRef(
        id: ID("shop"), kind: "ecwid", name: "Larkmoor shop", state: .active, settingsVersion: 3, timeZone: .gmt)
    static let store = ConnectionRef.store(storeRef)
    /// One that makes its documents itself.
    static let documentsRef = StoreRef(
        id: ID("maison"), kind: "ecwid", name: "Maison Durand", state: .active, settingsVersion: 1, timeZone: .gmt,
        isOfDocuments: true)

    static let feeds = [
        Feeds.Feed(
            store: ID("shop"), workflow: .orders, schedule: .every(seconds: 7200),
            dueAt: ManualClock.start.advanced(bySeconds: 600), lastRun: runs[2]),
        Feeds.Feed(store: ID("shop"), workflow: .products, schedule: .daily(hour: 3, minute: 5)),
        Feeds.Feed(store: ID("shop"), workflow: .stock, schedule: .off, unmet: .takesStock),
        Feeds.Feed(store: ID("shop"), workflow: .stock, schedule: .off),
    ]

    static let results = [
        RunResult(subject: "1001", label: "EW1001", outcome: .posted, reason: nil),
        RunResult(
            subject: "1002", label: "EW1002", outcome: .needsYou,
            reason: .numberTaken(number: "EW1002", existing: "EW1002")),
        RunResult(subject: "1003", label: "1003", outcome: .other("odd"), reason: nil),
    ]

    private static func reconciliations(_ company: CompanyRow, _ exchange: Exchange) -> [any WebPages.Page] {
        let days = NeedsStage.day(2026, 1, 1)...NeedsStage.day(2026, 1, 31)
        func found(_ id: String, _ event: Finding.Event) -> Finding {
            Finding(
                kind: .invoice, booksID: id, number: "EW\(id)", date: days.lowerBound,
                amount: Money(minorUnits: 500, .usd),
                order: "o1", orderNumber: "EW1", event: event)
        }
        let edit = HandEdit(
            field: .total, from: .money(Money(minorUnits: 500, .usd)), to: .money(Money(minorUnits: 700, .usd)))
        var bridge = MoneyBridge(.usd)
        (bridge.gross, bridge.booksIncome) = (Money(minorUnits: 1000, .usd), Money(minorUnits: 800, .usd))
        bridge.differences = [
            OrderDifference(
                order: "o1", number: "EW1", store: Money(minorUnits: 500, .usd), books: Money(minorUnits: 300, .usd),
                cause: .byHand),
            OrderDifference(
                order: "summary/2026-01-31/USD/sales/total/card/Card", number: "S1",
                store: Money(minorUnits: 500, .usd), books: Money(minorUnits: 400, .usd), cause: .waiting),
        ]
        var report = Reconciliation(
            store: "a", days: days, counts: [.posted: 3], bridges: [bridge],
            taxes: [TaxCompared(name: "VAT", store: Money(minorUnits: 5, .usd), books: Money(minorUnits: 6, .usd))],
            payments: [
                PaymentsCompared(
                    method: "Card", accounts: ["Clearing"], store: Money(minorUnits: 5, .usd),
                    books: Money(minorUnits: 5, .usd)),
                PaymentsCompared(
                    method: "Cash", accounts: [], store: Money(minorUnits: 5, .usd), books: Money(minorUnits: 5, .usd)),
            ],
            findings: [
                found("1", .removed), found("2", .changedByHand([edit])), found("3", .madeByHand), found("4", .voided),
            ], accepted: [AcceptedFinding(finding: found("5", .voided), by: "ana", at: exchange.now)],
            timing: [TimingLine(kind: .openInvoices, count: 2, amount: Money(minorUnits: 900, .usd))], underWay: 0,
            oldestDays: 40, reads: 3)
        report.byDay = (0..<3).map { day in
            DayCompared(
                day: days.lowerBound.adding(days: day), store: Money(minorUnits: 1000, .usd),
                books: Money(minorUnits: day == 1 ? 800 : 1000, .usd))
        }
        var clean = Reconciliation(
            store: "b", days: days, counts: [:], bridges: [], taxes: [], payments: [], findings: [], accepted: [],
            timing: [], underWay: 0, reads: 0)
        clean.byDay = [
            DayCompared(day: days.lowerBound, store: Money(minorUnits: 5, .usd), books: Money(minorUnits: 5, .usd))
        ]
        func view(_ reports: [Reconciliation], _ store: String, _ mayMend: Bool = true) -> ReconciliationView {
            ReconciliationView(
                days: days, thisMonth: days,
                kept: reports.isEmpty
                    ? nil
                    : KeptReconciliation(
                        days: days, madeAt: exchange.now, madeBy: "tess@example.com", reports: reports,
                        handled: ["invoice-4"]), store: store, isUnderWay: reports.isEmpty && !mayMend,
                trouble: mayMend ? nil : .stopped(.notSetUp), mayMend: mayMend)
        }
        return [
            ReconciliationPage(view([report, clean], "a"), company, exchange, Mistakes("x", at: "from")),
            ReconciliationPage(view([report, clean], "b", false), company, exchange),
            ReconciliationPage(view([], ""), company, exchange),
            ReconciliationPage(view([], "", false), company, exchange),
            RepostPage(report.findings[1], days, company, exchange.sentences),
        ]
    }

    private static func undos(_ company: CompanyRow, _ exchange: Exchange) -> [any WebPages.Page] {
        func order(_ id: String, _ outcome: UndoneDocuments.Outcome, _ reason: OrderReason?) -> UndoneDocuments {
            let total = Money(minorUnits: 5997, .usd)
            let sale = UndoneDocuments.Document(
                kind: .invoice, number: "EW1", booksID: "145", total: total, date: NeedsStage.day(2026, 1, 3),
                party: "Ana Ruiz")
            let payment = UndoneDocuments.Document(kind: .payment, number: nil, booksID: "146", total: total)
            return UndoneDocuments(
                id: id, number: "EW\(id)", outcome: outcome, documents: [sale, payment], reason: reason)
        }
        let kept = order("2", .kept, .notTakenBack(.deposited(record: .payment, number: nil)))
        var report = UndoReport(run: nil, orders: [order("1", .toBeTakenBack, nil), kept], staying: ["customer": 3])
        let (five, zero) = (Money(minorUnits: 500, .usd), Money.zero(.usd))
        report.effect = [
            .init(account: "Sales", debit: five, credit: zero), .init(account: "Receivable", debit: zero, credit: five),
        ]
        var many = report
        many.orders = (1...120).map { order("\($0)", .toBeTakenBack, nil) }
        let nothing = UndoReport(run: nil, orders: [kept], staying: [:])
        let wishes = ["run=r1", "order=shop/EW1", "document=invoice/EW1"].compactMap { UndoWish(FormFields($0)) }
        var undone = UndoneRun(
            id: ID("r2"), store: ID("shop"), startedAt: exchange.now, by: "tess@example.com", isRunning: true,
            takenBack: [.invoice: 6], stopped: nil,
            lines: [
                .init(
                    subject: "order 1", label: "EW1", outcome: "skipped",
                    reason: .undone(by: "tess", at: exchange.now, isChanged: false)),
                .init(subject: "order 2", label: "EW2", outcome: "needsYou", reason: .postedTwice),
                .init(
                    subject: "summary/2026-01-31/USD/sales/total/card/Card", label: "S1", outcome: "skipped",
                    reason: nil),
            ], undone: 1)
        var pages: [any WebPages.Page] = wishes.map { UndoPage([report], $0, company, exchange) }
        pages.append(UndonePage(undone, company, exchange))
        (undone.isRunning, undone.stopped) = (false, .books(ConnectorProblem(.unreachable)))
        undone.lines = Array(repeating: undone.lines[0], count: UndoPosted.linesMax)
        pages.append(UndonePage(undone, company, exchange))
        (undone.stopped, undone.lines, undone.undone) = (nil, [], 0)
        pages.append(UndonePage(undone, company, exchange))
        if let wish = wishes.first {
            var away = report
            away.stopped = .books(ConnectorProblem(.unreachable, code: VisitorSettings.nobodyCode))
            pages.append(UndoPage([away], wish, company, exchange))
            pages.append(UndoPage([many], wish, company, exchange, isChanged: true))
            pages.append(UndoPage([nothing], wish, company, exchange, isChanged: false, Mistakes("x", at: "reason")))
        }
        return pages
    }

    private static func audit(_ town: Town, _ company: CompanyRow, _ exchange: Exchange) async throws -> [any WebPages
        .Page]
    {
        func entry(_ place: Int, _ action: AuditAction, _ request: String, _ content: String = #"{"a":[1]}"#)
            -> AuditEntry
        {
            AuditEntry(
                company: company.id, place: place, at: exchange.now, action: action, actor: "tess@example.com",
                run: place > 1 ? "r1" : "", requestKey: "k", content: content, request: request,
                previous: place > 1 ? "00" : "", hash: "01")
        }
        func verification(_ flaw: AuditFlaw?, isSound: Bool = true) -> AuditVerification {
            AuditVerification(
                at: exchange.now, by: "tess@example.com",
                verdict: AuditVerdict(head: AuditHead(count: 3, hash: "01"), flaw: flaw),
                noted: flaw.map { _ in AuditHead(count: 2, hash: "00") }, entriesSince: 4, isSound: isSound)
        }
        let (request, answer, first) = (entry(2, .request, "[]"), entry(3, .answer, ""), entry(1, .company, ""))
        let filter = AuditFilter(FormFields("q=EW1&from=2026-01-01"))
        let many = Array(repeating: answer, count: AuditRows.pageSize)
        return [
            AuditPage(many, filter, before: 60, company, exchange),
            AuditPage([], AuditFilter(FormFields()), before: nil, company, exchange),
            AuditEntryPage(request, partner: answer, isLast: false, company, exchange),
            AuditEntryPage(answer, partner: request, isLast: true, company, exchange),
            AuditEntryPage(first, partner: nil, isLast: false, company, exchange),
            AuditEntryPage(
                entry(2, .choice, "", String(repeating: "x", count: 13_000)), partner: nil, isLast: false, company,
                exchange),
            VerificationPage(nil, company, exchange), VerificationPage(verification(nil), company, exchange),
            VerificationPage(verification(nil, isSound: false), company, exchange),
            VerificationPage(
                verification(.changed(place: 2)), noted: "x", company, exchange, Mistakes("x", at: "noted")),
        ]
    }

    /// What needs a person, with and without everything that it may show.
    private static func causes(_ town: Town, _ company: CompanyRow, _ exchange: Exchange) async throws -> [any WebPages
        .Page]
    {
        let needs = NeedsYou(try await exchange.scope())
        let page = try await needs.page()
        var pages: [any WebPages.Page] = [CausesPage(page, .open, company, exchange)]
        var more = page
        (more.next, more.count) = (page.causes.last?.id, NeedsCount(open: 17, asked: 2))
        pages.append(CausesPage(more, .mine, company, exchange))
        more.causes = []
        pages.append(CausesPage(more, .open, company, exchange))
        let left = try await needs.leftOut()
        pages.append(CausesPage(leftOut: left, more.count, company, exchange))
        pages.append(CausesPage(leftOut: [], more.count, company, exchange))
        for cause in page.causes {
            var several = cause
            several.count = 9
            pages.append(CausePage(cause, after: nil, company, exchange))
            pages.append(CausePage(several, after: "o1", company, exchange, Mistakes("x", at: "reason")))
            more.causes = [several]
            pages.append(CausesPage(more, .open, company, exchange))
            several.orders = Array(repeating: cause.orders[0], count: NeedsYou.pageSize)
            pages.append(CausePage(several, after: nil, company, exchange))
        }
        return pages
    }

    static func exchange(
        _ town: Town, _ user: UserRow, _ company: CompanyRow, _ role: Role, _ form: FormFields = FormFields()
    ) -> Exchange {
        let session = SessionRow(
            id: "s1", hash: "", user: user.id, createdAt: user.createdAt, seenAt: user.createdAt,
            endsAt: user.createdAt, isKept: false, address: "", browser: "")
        var exchange = Exchange(
            services: town.services, settings: town.settings, cost: Town.cost, request: WebRequest(.get, "/x"),
            parameters: [:], query: FormFields("done=saved&settings=orders"), form: form,
            visitor: SignIns.Visitor(address: "", browser: ""), id: "id", language: "en", formSecret: "s")
        exchange.signed = SignIns.Signed(user: user, session: session)
        exchange.companies = [(company, role)]
        exchange.company = company
        exchange.role = role
        exchange.syncTimes = SyncTimes(
            last: town.clock.now(), next: town.clock.now().advanced(bySeconds: 90_000), hasStore: true, needs: 17)
        exchange.outside.books = ("QuickBooks Online", { "https://books.example/\($0.rawValue)?id=\($1)&company=1" })
        for store in ["a", "shop", "ecwid-1", NeedsStage.store] {
            exchange.outside.stores[store] = ("Ecwid", { _ in "https://store.example/admin#order" })
        }
        return exchange
    }
}
