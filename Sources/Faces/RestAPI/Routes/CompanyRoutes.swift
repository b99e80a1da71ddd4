import Accounting
import ConnectorKit
import Features
import Outputs
import Storage

/// Companies and their stores.
enum CompanyRoutes {
    static let routes: [APIRoute] = [
        .get(
            "/companies", "listCompanies", .key(.read), "The companies that the key reaches, with its role in each.",
            .object([.field("items", .list(Results.company, most: 10_000))])
        ) { call in try .json(["items": call.companies.map { CompanyOutput($0.company, $0.role) }]) },
        .get(
            "/companies/{company}", "readCompany", .company(.seeConnections), "One company.", Results.company
        ) { call in
            let (company, role) = try call.theCompany()
            return try .json(CompanyOutput(company, role))
        },
        .get(
            "/companies/{company}/stores", "listStores", .company(.seeConnections), "The stores of a company.",
            .object([.field("items", .list(Results.store, most: 10_000))])
        ) { call in
            let connections = try await Integrations(try call.scope()).connections()
            return try .json(["items": connections.compactMap { $0.asStore }.map(StoreOutput.init)])
        },
        .get(
            "/companies/{company}/stores/{store}", "readStore", .company(.seeConnections), "One store.", Results.store
        ) { call in
            try .json(StoreOutput(try await Integrations(try call.scope()).store(call.store.rawValue)))
        },
    ]
}

extension ConnectionRef {
    fileprivate var asStore: StoreRef? { if case .store(let store) = self { store } else { nil } }
}
