import Accounting
import Features
import Storage
import Wording

/// Rows of the products of a company (F5).
enum ProductRows {
    private static let path = "/companies/{company}/products"

    static let routes = [
        Route.get(path, .company(.viewer)) { exchange in
            let scope = try await exchange.scope()
            let company = try exchange.theCompany().id
            let stores = try await Integrations(scope).connections().filter {
                $0.side == .store && $0.state != .uninstalled
            }
            guard let first = stores.first else { throw FeatureProblem.storeMissing(company: company) }
            let query = exchange.query
            let store = stores.first { $0.id.rawValue == query["store"] } ?? first
            let needingYou = query["state"] == "needsYou"
            let after = query.has("after") ? ProductPlace(id: query["after"], variation: query["variation"]) : nil
            let page = try await SyncedProducts(scope).page(
                of: ID(store.id.rawValue), needingYou: needingYou, search: query["q"], after: after, limit: most)
            return .page(
                ProductsPage(
                    store, of: stores, page, needingYou: needingYou, search: query["q"], isFirst: after == nil,
                    company: company, try await exchange.linked()))
        },
        Route.post("\(path)/retry", .company(.clerk)) { exchange in
            let company = try exchange.theCompany().id
            let run = try await SyncedProducts(exchange.scope()).retry(of: ID(exchange.form["store"]))
            return .redirect(to: CompanyPath.run(run.rawValue, of: company))
        },
    ]

    private static let most = 50
}
