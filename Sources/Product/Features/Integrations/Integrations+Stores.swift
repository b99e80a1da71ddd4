package import Storage

extension Integrations {
    /// A store of the company by the name of its connection; without a name, the only one.
    package func store(_ name: String?, of company: String) async throws(FeatureProblem) -> ConnectionRow {
        let stores = try await stores(of: company)
        if stores.isEmpty { throw await absent(.storeMissing(company: company)) }
        if let name {
            guard let store = stores.first(where: { $0.id == name }) else {
                throw await absent(.connectionUnknown(name))
            }
            return store
        }
        guard stores.count == 1 else { throw .fieldMissing(key: "--store") }
        return stores[0]
    }

    /// The stores of the company, in the order in which they were connected.
    package func stores(of company: String) async throws(FeatureProblem) -> [ConnectionRow] {
        try await connections(of: company).filter { $0.side == .store }
    }
}
