import Accounting
import ArgumentParser
import Features

/// One store of a company.
struct StorePlace: ParsableArguments {
    @Argument(help: "The company.")
    var company: String

    @Argument(help: "The store's connection.")
    var store: String

    var id: ID<Store> { ID(store) }

    /// An order of it, by the store's identifier.
    func order(_ id: String) -> OrderRef { OrderRef(store: self.id, id: ID(id)) }

    /// The store itself; throws where there is none of that name.
    func find(_ scope: CompanyScope) async throws(FeatureProblem) -> StoreRef {
        try await Integrations(scope).store(store)
    }
}
