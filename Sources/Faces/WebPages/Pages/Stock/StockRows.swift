import Accounting
import Features
import HTTPTypes
import Storage
import Sync
import Wording

/// Rows of the look at stock levels, and of their writing (W20).
enum StockRows {
    private static let path = "/companies/{company}/integrations/{store}/stock"

    /// Says in the address that one came from the wizard.
    static let setUp = "setup"

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            let (store, look) = try await load(exchange)
            let answer = PageAnswer.page(try await page(store, look, exchange))
            return look?.isGoingOn ?? false ? answer.reloading() : answer
        },
        Route.post(path, .company(.bookkeeper)) { exchange in
            let (store, look) = try await load(exchange)
            do {
                return try await exchange.form.has("write")
                    ? write(store, look, exchange) : ask(store, exchange)
            } catch let problem as FeatureProblem where problem.status == .unprocessableContent {
                let mistakes = Mistakes(problem, exchange.sentences)
                return .page(try await page(store, look, exchange, mistakes), status: problem.status)
            }
        },
    ]

    private static func load(_ exchange: Exchange) async throws -> (StoreRef, Look<StockLook>?) {
        let scope = try await exchange.scope()
        let store = try await Integrations(scope).store(exchange.parameter("store"))
        return (store, try await StockLooks(scope).latest(of: store.id))
    }

    private static func page(
        _ store: StoreRef, _ look: Look<StockLook>?, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> StockPage {
        let need = try await Feeds(try await exchange.scope()).unmet(of: store.id)[.stock]
        return StockPage(
            store, lacks: need.map { exchange.sentences.lacks($0) }, look, exchange, of: try exchange.theCompany().id,
            mistakes)
    }

    private static func ask(_ store: StoreRef, _ exchange: Exchange) async throws -> PageAnswer {
        try await StockLooks(try await exchange.scope()).ask(of: store.id)
        return .redirect(to: here(store, exchange, try exchange.theCompany().id))
    }

    /// Writes what the person saw, and no more: another look since, and a number that is not the one, show the page anew.
    private static func write(
        _ store: StoreRef, _ look: Look<StockLook>?, _ exchange: Exchange
    ) async throws -> PageAnswer {
        guard let look, let result = look.result, exchange.form["seen"] == String(look.askedAt.milliseconds) else {
            let mistakes = Mistakes(StockWord.seenAnew.text(exchange.sentences))
            return .page(try await page(store, look, exchange, mistakes), status: .conflict)
        }
        if result.dropsTooMuch, Int(exchange.form["drops"].filter { !$0.isWhitespace }) != result.dropsToZero {
            let mistakes = Mistakes(exchange.sentences.dropsMistyped(result.dropsToZero), at: "drops")
            return .page(try await page(store, look, exchange, mistakes), status: .unprocessableContent)
        }
        let run = try await SyncNow(try await exchange.scope()).writeStock(
            of: store.id, dropsMost: result.dropsToZero)
        return .redirect(to: CompanyPath.run(run.rawValue, of: try exchange.theCompany().id))
    }

    private static func here(_ store: StoreRef, _ exchange: Exchange, _ company: String) -> String {
        let path = CompanyPath.stock(of: store.id.rawValue, company)
        return exchange.query["from"] == setUp ? "\(path)?from=\(setUp)" : path
    }
}
