import Accounting
import Bookkeeping
import Features
import HTTPTypes
import Storage
import Sync
import Wording

/// Rows of the wizard: each step is saved before the next; what is there already tells where one is (W22).
///
/// What takes its time (looks, the dry run, the first orders) is done by the server; its step shows how far it is. With several stores
/// the address names the one that is set up.
enum SetUpRows {
    private static let path = "/companies/{company}/setup"

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            try goOn(try await load(exchange), exchange)
        },
        Route.get("\(path)/{step}", .company(.bookkeeper)) { exchange in
            let (step, course) = try await asked(exchange)
            guard course.isOpen(step) else { return try goOn(course, exchange) }
            let body = try await body(step, course, exchange)
            let answer = PageAnswer.page(try SetUpPage(step, course, exchange, body))
            return body.goingOn == nil ? answer : answer.reloading()
        },
        Route.post("\(path)/{step}", .company(.bookkeeper)) { exchange in
            let (step, course) = try await asked(exchange)
            guard course.isOpen(step) else { return try goOn(course, exchange) }
            do { return try await take(step, course, exchange) } catch let problem as FeatureProblem {
                let paths = try await edits(step, course, exchange).paths
                let mistakes = Mistakes(problem, ofSettings: paths, exchange.sentences)
                let body = try await body(step, course, exchange, mistakes)
                return .page(try SetUpPage(step, course, exchange, body, mistakes), status: problem.status)
            }
        },
    ]

    private static func load(_ exchange: Exchange) async throws -> SetUpCourse {
        let scope = try await exchange.scope()
        var course = try await SetUpCourse.load(scope, store: exchange.query["store"])
        if let store = course.ref, course.isBooksReady {
            course.unmet = try await Feeds(scope).unmet(of: store.id).mapValues { exchange.sentences.lacks($0) }
        }
        return course
    }

    private static func asked(_ exchange: Exchange) async throws -> (SetUpStep, SetUpCourse) {
        guard let step = SetUpStep(rawValue: exchange.parameter("step")) else { throw DoorStop.problem(.pageUnknown) }
        return (step, try await load(exchange))
    }

    /// A step that cannot be opened yet, or no longer, leads to the one that comes first.
    private static func goOn(_ course: SetUpCourse, _ exchange: Exchange) throws -> PageAnswer {
        .redirect(to: address(course.here, course, try exchange.theCompany().id))
    }

    private static func store(_ course: SetUpCourse) throws -> StoreRef {
        guard let store = course.ref else { throw DoorStop.problem(.pageUnknown) }
        return store
    }

    private static func address(_ step: SetUpStep, _ course: SetUpCourse, _ company: String) -> String {
        CompanyPath.setUp(step, of: company, store: course.named)
    }

    // MARK: Showing

    private static func body(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> SetUpBody {
        let typed = mistakes == nil ? nil : exchange.form
        switch step {
        case .books, .store: return try .connection(step, course, exchange)
        case .start, .documents, .accounts, .taxes, .payments:
            guard let draft = course.draft else { throw DoorStop.problem(.pageUnknown) }
            let ground = try await ground(step, course, exchange)
            guard let kind = step.settings else {
                let form = SettingsForm(draft, exchange.sentences, typed: typed, mistakes)
                let orders = OrderSettings(form: form, today: ground.today, lateStock: ground.lateStock)
                return SetUpBody(
                    sections: step == .start ? [orders.start] : orders.documents, suggestions: ground.suggestions,
                    submit: .saveGo)
            }
            let body = SettingsBody(kind, draft, ground, exchange.sentences, typed: typed, mistakes)
            return SetUpBody(
                lead: kind.lead.text(exchange.sentences), pairs: body.pairs, sections: body.sections,
                suggestions: body.suggestions, submit: .saveGo)
        case .products:
            return try .products(
                course, try await ground(step, course, exchange), exchange, typed: typed, mistakes)
        case .stock: return try .stock(course, exchange)
        case .trial: return try .trial(course, exchange)
        case .orders: return try .orders(course, exchange)
        case .automatic:
            let isOn = course.isDone(.automatic)
            return SetUpBody(lead: isOn ? SetUpWord.isOn.text(exchange.sentences) : nil, submit: isOn ? nil : .switchOn)
        }
    }

    private static func ground(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) async throws -> SettingsGround {
        let store = try store(course)
        if step == .start {
            let settings = StoreSettings(try await exchange.scope())
            return SettingsGround(
                today: BusinessDate(exchange.now, in: store.timeZone),
                lateStock: store.isOfDocuments ? try await settings.lateStock(of: store.id) : nil)
        }
        return try await SettingsGround.load(
            step.settings, StoreSettings(try await exchange.scope()), of: store, at: exchange.now)
    }

    // MARK: Taking

    private static func take(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) async throws -> PageAnswer {
        let (scope, company) = (try await exchange.scope(), try exchange.theCompany().id)
        let here = PageAnswer.redirect(to: address(step, course, company))
        let next = PageAnswer.redirect(to: address(step.next ?? step, course, company))
        switch step {
        case .books, .store: return next
        case .start, .documents, .accounts, .taxes, .payments, .products:
            let store = try store(course)
            _ = try await StoreSettings(scope).save(
                try await edits(step, course, exchange).edits, over: Int(exchange.form["version"]) ?? 0, of: store.id)
            guard step == .products, course.unmet[.products] == nil else { return next }
            try await ProductLooks(scope).ask(of: store.id)
            return here
        case .stock:
            if course.unmet[.stock] != nil { return next }
            try await StockLooks(scope).ask(of: try store(course).id)
            return here
        case .trial:
            let store = try store(course)
            let today = BusinessDate(exchange.now, in: store.timeZone)
            _ = try await DryRuns(scope).ask(
                of: store.id,
                DryRunQuestion(from: today.adding(days: -daysBack), isRefreshed: true, isWidened: true))
            return here
        case .orders: return try await orders(course, scope, exchange)
        case .automatic:
            try await scheduleUsual(Feeds(scope), try store(course).id)
            // Where another store is still to be set up, it is next.
            let isMore = course.stores.contains {
                $0.ref.id != course.store?.ref.id && !$0.workflows.contains(where: \.isOfSales)
            }
            let target = isMore ? "\(CompanyPath.root(company))/setup/store" : CompanyPath.integrations(company)
            return .redirect(to: target, done: .switchedOn)
        }
    }

    /// What brings sales into the books from now on; of a store that makes its documents itself all its feeds (F3).
    private static func scheduleUsual(_ feeds: Feeds, _ store: ID<Store>) async throws {
        let known = try await feeds.list(of: store).filter { $0.unmet == nil && $0.workflow != .stock }
        for feed in known where feed.isOfDocuments || feed.workflow.isOfSales {
            try await feeds.schedule(feed.workflow, of: store, feed.workflow.usualSchedule)
        }
    }

    private static func orders(
        _ course: SetUpCourse, _ scope: CompanyScope, _ exchange: Exchange
    ) async throws -> PageAnswer {
        let (store, company) = (try store(course), try exchange.theCompany().id)
        let first = FirstOrders(scope)
        if exchange.form.has("undo") {
            try await first.takeBack(of: store.id)
            return .redirect(to: address(.orders, course, company))
        }
        let known = course.first.flatMap { $0.state == .takenBack ? nil : $0.orders.map(\.id) } ?? []
        let candidates = known.isEmpty ? try await first.candidates(of: store.id) : known
        if candidates.isEmpty {
            return .redirect(to: address(.automatic, course, company), done: .nothingToPost)
        }
        try await first.post(candidates, of: store.id)
        return .redirect(to: address(.orders, course, company))
    }

    private static func edits(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) async throws -> (edits: [SettingEdit], paths: [String]) {
        guard let draft = course.draft else { return ([], []) }
        let paths: [String]
        switch step {
        case .start: paths = OrderSettings.startPaths
        case .documents: paths = OrderSettings.documentPaths
        case .products: paths = OrderSettings.productPaths
        case .accounts, .taxes, .payments: paths = []
        case .books, .store, .stock, .trial, .orders, .automatic: return ([], [])
        }
        let ground = try await ground(step, course, exchange)
        if let kind = step.settings {
            return SettingsBody.edits(kind, exchange.form, draft, ground, exchange.sentences)
        }
        return (OrderSettings.edits(exchange.form, draft, today: ground.today, paths), paths)
    }

    private static let daysBack = 30
}
