import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// Rows of the settings of a store.
enum StoreSettingsRows {
    private static let company = "/companies/{company}"

    static let routes =
        StoreSettingsPage.Kind.allCases.flatMap { kind in
            [
                Route.get(pattern(kind), .company(.viewer)) { .page(try await page(kind, $0)) },
                Route.post(pattern(kind), .company(.bookkeeper)) { try await save(kind, $0) },
            ]
        } + [
            Route.get("\(company)/integrations/{store}/versions", .company(.viewer)) { exchange in
                .page(try await versions(exchange))
            },
            Route.post("\(company)/integrations/{store}/versions/{version}", .company(.bookkeeper)) { exchange in
                let settings = StoreSettings(try await exchange.scope())
                do {
                    guard let number = Int(exchange.parameter("version")),
                        try await settings.goBack(to: number, of: id(exchange)) != nil
                    else { throw DoorStop.problem(.pageUnknown) }
                } catch let problem as FeatureProblem {
                    if case .connectionUnknown = problem { throw problem }
                    let mistakes = Mistakes(problem, ofSettings: [], exchange.sentences)
                    return .page(try await versions(exchange, mistakes), status: problem.status)
                }
                let store = try await store(exchange)
                return .redirect(
                    to: CompanyPath.settings(.orders, of: store.id.rawValue, try exchange.theCompany().id), done: .saved
                )
            },
        ]

    private static func pattern(_ kind: StoreSettingsPage.Kind) -> String {
        switch kind {
        case .orders: "\(company)/workflows/{store}/orders"
        case .accounts: "\(company)/integrations/{store}/accounts"
        case .taxes: "\(company)/pairings/{store}/taxes"
        case .payments: "\(company)/pairings/{store}/payments"
        }
    }

    private static func id(_ exchange: Exchange) -> ID<Store> { ID(exchange.parameter("store")) }

    private static func store(_ exchange: Exchange) async throws -> StoreRef {
        try await Integrations(try await exchange.scope()).store(exchange.parameter("store"))
    }

    private static func page(_ kind: StoreSettingsPage.Kind, _ exchange: Exchange) async throws -> StoreSettingsPage {
        let settings = StoreSettings(try await exchange.scope())
        let store = try await store(exchange)
        let tried = exchange.query["dryRun"]
        let draft =
            tried.isEmpty
            ? try await settings.draft(of: store.id) : try await settings.draft(of: store.id, triedBy: ID(tried))
        let ground = try await SettingsGround.load(kind, settings, of: store, at: exchange.now)
        let body = SettingsBody(kind, draft, ground, exchange.sentences)
        return StoreSettingsPage(
            kind, draft, of: store, saved: try await settings.versions(of: store.id, limit: 1).first, exchange,
            of: try exchange.theCompany().id, body)
    }

    private static func save(_ kind: StoreSettingsPage.Kind, _ exchange: Exchange) async throws -> PageAnswer {
        let settings = StoreSettings(try await exchange.scope())
        let store = try await store(exchange)
        let company = try exchange.theCompany().id
        let draft = try await settings.draft(of: store.id)
        let ground = try await SettingsGround.load(kind, settings, of: store, at: exchange.now)
        let (edits, paths) = SettingsBody.edits(kind, exchange.form, draft, ground, exchange.sentences)
        let version = Int(exchange.form["version"]) ?? 0
        do {
            if exchange.form.has("difference") {
                let since = ground.today.adding(days: -recentDays)
                let dryRun = try await settings.tryOut(edits, over: version, of: store.id, since: since)
                return .redirect(to: "\(CompanyPath.dryRun(dryRun.rawValue, of: company))?settings=\(kind.rawValue)")
            }
            _ = try await settings.save(edits, over: version, of: store.id)
            return .redirect(to: CompanyPath.settings(kind, of: store.id.rawValue, company), done: .settingsSaved)
        } catch let problem {
            let mistakes = Mistakes(problem, ofSettings: paths, exchange.sentences)
            let body = SettingsBody(kind, draft, ground, exchange.sentences, typed: exchange.form, mistakes)
            return .page(
                StoreSettingsPage(
                    kind, draft, of: store, saved: try await settings.versions(of: store.id, limit: 1).first, exchange,
                    of: company, body, mistakes), status: problem.status)
        }
    }

    private static func versions(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> SettingsVersionsPage
    {
        let store = try await store(exchange)
        let versions = try await StoreSettings(try await exchange.scope()).versions(of: store.id, limit: versionsMax)
        return SettingsVersionsPage(versions, of: store, exchange, of: try exchange.theCompany().id, mistakes)
    }

    /// Whose orders show what a change would do.
    private static let recentDays = 30
    /// Who looks for an older one finds it in the audit.
    private static let versionsMax = 100
}

extension CompanyPath {
    static func settings(_ kind: StoreSettingsPage.Kind, of store: String, _ company: String) -> String {
        let (root, store) = (root(company), QueryText.coded(store))
        return switch kind {
        case .orders: "\(root)/workflows/\(store)/orders"
        case .accounts: "\(root)/integrations/\(store)/accounts"
        case .taxes: "\(root)/pairings/\(store)/taxes"
        case .payments: "\(root)/pairings/\(store)/payments"
        }
    }
}
