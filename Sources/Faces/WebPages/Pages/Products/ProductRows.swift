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
            let connected = try await exchange.storesInUse()
            // Those that have products, where any does.
            let kinds = Set(try Integrations(scope).offers().filter { $0.workflows.contains(.products) }.map(\.kind))
            let selling = connected.filter { kinds.contains($0.kind) }
            let stores = selling.isEmpty ? connected : selling
            guard let first = stores.first else {
                let title = SyncedWord.productsTitle.text(exchange.sentences)
                return .page(StoreMissingPage(title, at: .products, of: company, exchange))
            }
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
        Route.post("\(path)/unlinkings", .company(.bookkeeper)) { exchange in
            let (company, form) = (try exchange.theCompany().id, exchange.form)
            let parts = RecordsPage.Unlink.parts(form["record"])
            guard parts.count == 2 else { throw DoorStop.problem(.pageUnknown) }
            try await Unlinking(exchange.scope()).product(
                ProductPlace(id: parts[0], variation: parts[1]), of: ID(form["store"]))
            let kept = ["state", "q"].filter { !exchange.query[$0].isEmpty }
                .map { "&\($0)=\(QueryText.coded(exchange.query[$0]))" }.joined()
            return .redirect(
                to: "\(CompanyPath.products(company))?store=\(QueryText.coded(form["store"]))\(kept)", done: .unlinked)
        },
    ]

    private static let most = 50
}
