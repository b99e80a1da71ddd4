import Accounting
import Features
import HTTPTypes
import Storage
import Wording

/// Rows of backfills (X9).
enum BackfillRows {
    private static let path = "/companies/{company}/backfills"

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            if try await exchange.storesInUse().isEmpty {
                let (title, company) = (BackfillsWord.title.text(exchange.sentences), try exchange.theCompany().id)
                return .page(StoreMissingPage(title, at: .backfills, of: company, exchange))
            }
            let page = try await page(exchange, exchange.query["store"])
            let answer = PageAnswer.page(page)
            return page.reloads ? answer.reloading(isLive: true) : answer
        },
        Route.get("\(path)/{store}/events", .company(.bookkeeper)) { exchange in
            let (company, store) = (try exchange.theCompany().id, exchange.parameter("store"))
            let backfills = try await Backfills(exchange.scope())
            return try await .live {
                LiveProgress(
                    try await backfills.standing(of: ID(store)), of: store, company: company, moves: true,
                    exchange.sentences)
            }
        },
        Route.post("\(path)/{store}/estimates", .company(.bookkeeper)) { exchange in
            try await mending(exchange) { backfills, store in
                guard let from = try DayFields.read("from", exchange.form) else {
                    throw DayFields.Unreadable(field: "from", text: "")
                }
                let question = BackfillQuestion(
                    from: from, to: try DayFields.read("to", exchange.form),
                    ordersPerHour: Int(exchange.form["speed"]).flatMap { $0 > 0 ? $0 : nil })
                try await backfills.askEstimate(of: store, question)
            }
        },
        Route.post("\(path)/{store}/beginning", .company(.bookkeeper)) { exchange in
            try await mending(exchange) { backfills, store in
                try await backfills.begin(of: store, token: exchange.form["seen"])
            }
        },
        Route.post("\(path)/{store}/pause", .company(.bookkeeper)) { exchange in
            try await mending(exchange) { _ = try await $0.pause(of: $1) }
        },
        Route.post("\(path)/{store}/end", .company(.bookkeeper)) { exchange in
            try await mending(exchange) { _ = try await $0.cancel(of: $1) }
        },
    ]

    /// Does it and leads back; what cannot be done is said on the page.
    private static func mending(
        _ exchange: Exchange, _ deed: (Backfills, ID<Store>) async throws -> Void
    ) async throws -> PageAnswer {
        let store = exchange.parameter("store")
        do {
            try await deed(Backfills(exchange.scope()), ID(store))
            let here = CompanyPath.backfills(try exchange.theCompany().id)
            return .redirect(to: "\(here)?store=\(QueryText.coded(store))")
        } catch let unreadable as DayFields.Unreadable {
            let mistakes = Mistakes(lines: [unreadable.line(exchange.sentences)])
            return .page(try await page(exchange, store, mistakes), status: .unprocessableContent)
        } catch let problem as FeatureProblem where problem.status == .unprocessableContent {
            return .page(
                try await page(exchange, store, Mistakes(problem, exchange.sentences)), status: problem.status)
        }
    }

    private static func page(
        _ exchange: Exchange, _ chosen: String, _ mistakes: Mistakes? = nil
    ) async throws -> BackfillsPage {
        let scope = try await exchange.scope()
        let company = try exchange.theCompany().id
        let stores = try await exchange.storesInUse()
        guard let first = stores.first else { throw FeatureProblem.storeMissing(company: company) }
        let store = stores.first { $0.id.rawValue == chosen } ?? first
        return BackfillsPage(
            store, of: stores, try await Backfills(scope).standing(of: ID(store.id.rawValue)), company: company,
            exchange, mistakes)
    }
}
