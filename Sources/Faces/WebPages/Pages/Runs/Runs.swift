import Accounting
import Features
import Storage
import Sync
import Wording

/// Rows of the runs of a company, and *Sync now* (W21, F4).
enum RunRows {
    private static let path = "/companies/{company}/runs"

    /// *Sync now* names nothing; a workflow of one store is named by `workflow` and `store`.
    static let routes = [
        Route.get(path, .company(.viewer)) { exchange in
            let company = try exchange.theCompany().id
            let place = RunPlace(exchange.query["after"])
            let page = try await RunHistory(exchange.scope()).page(after: place, limit: runsMost)
            let stores = try await Integrations(exchange.scope()).connections().filter { $0.side == .store }
            let answer = PageAnswer.page(
                RunsPage(page, isFirst: place == nil, stores: stores, company: company, exchange))
            return page.runs.contains(where: \.isOpen) ? answer.reloading() : answer
        },
        Route.post(path, .company(.clerk)) { exchange in
            let company = try exchange.theCompany().id
            let sync = try await SyncNow(exchange.scope())
            if exchange.form.has("workflow") {
                guard let workflow = Workflow(rawValue: exchange.form["workflow"]) else {
                    throw DoorStop.problem(.pageUnknown)
                }
                let run = try await sync.ask(workflow, of: ID(exchange.form["store"]))
                return .redirect(to: CompanyPath.run(run.rawValue, of: company))
            }
            let runs = try await sync.askAll()
            guard let run = runs.first, runs.count == 1 else { return .redirect(to: CompanyPath.runs(company)) }
            return .redirect(to: CompanyPath.run(run.rawValue, of: company))
        },
        Route.get("\(path)/{run}", .company(.viewer)) { exchange in try await run(exchange) },
        Route.get("\(path)/{run}/events", .company(.viewer)) { exchange in
            let (company, history) = (try exchange.theCompany().id, try await RunHistory(exchange.scope()))
            return try await .live {
                LiveProgress(try await history.run(ID(exchange.parameter("run"))), company: company, exchange)
            }
        },
    ]

    private static func run(_ exchange: Exchange) async throws -> PageAnswer {
        let company = try exchange.theCompany().id
        let history = try await RunHistory(exchange.scope())
        let run = try await history.run(ID(exchange.parameter("run")))
        let shown = exchange.query.has("outcome") ? RunResult.Outcome(exchange.query["outcome"]) : nil
        let after = exchange.query["after"]
        var counts = run.report?.outcomes ?? [:]
        if counts.isEmpty { counts = try await history.counts(of: run) }
        var rows = try await history.results(
            of: run, outcome: shown, after: after.isEmpty ? nil : after, limit: resultsMost + 1)
        let hasMore = rows.count > resultsMost
        if hasMore { rows.removeLast() }
        let page = RunPage(
            run, counts: counts, results: rows, shown: shown, isFirst: after.isEmpty, hasMore: hasMore,
            company: company, exchange)
        let answer = PageAnswer.page(page)
        return run.isOpen ? answer.reloading(isLive: true) : answer
    }

    private static let runsMost = 25
    private static let resultsMost = 50
}

extension RunPlace {
    /// From an address: milliseconds, a hyphen, the run.
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let milliseconds = Int64(parts[0]) else { return nil }
        self.init(startedAt: Instant(milliseconds: milliseconds), id: String(parts[1]))
    }
}
