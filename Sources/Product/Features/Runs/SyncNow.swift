package import Accounting
package import ConnectorKit
import Storage
import Sync

/// *Sync now* on the pages: the server runs it, and the page shows its progress (W21).
package struct SyncNow: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Has the orders of every store in use synced; gives their runs.
    package func askAll() async throws(FeatureProblem) -> [ID<Run>] {
        let access = try scope.open(.syncStores)
        let stores = try await access.stores()
        let used = stores.filter { $0.state != .uninstalled }
        if used.isEmpty, let ended = stores.last { throw .connection(.uninstalled(ended.id, side: .store)) }
        var runs: [ID<Run>] = []
        for store in used {
            for workflow in Workflow.all(of: access.description(of: store)) where workflow.isOfSales {
                runs.append(try await access.run(.run(workflow, isConfirmed: false), workflow, of: store))
            }
        }
        return runs
    }

    /// Has a workflow of a store run; gives its run. One that is under way, or asked for already, is given instead of a second.
    package func ask(
        _ workflow: Workflow, of store: ID<Store>
    ) async throws(FeatureProblem) -> ID<Run> {
        let access = try scope.open(.syncStores)
        return try await access.run(
            .run(workflow, isConfirmed: false), workflow, of: try await access.store(store))
    }

    /// Has stock levels written to a store by somebody who saw what would change: at most so many products drop to nothing (W20).
    package func writeStock(of store: ID<Store>, dropsMost: Int) async throws(FeatureProblem) -> ID<Run> {
        let access = try scope.open(.previewRuns)
        return try await access.run(.stock(dropsMost: dropsMost), .stock, of: try await access.store(store))
    }
}

extension CompanyAccess {
    /// Leaves an errand that becomes a run of its name, where none is under way.
    fileprivate func run(
        _ errand: Errand, _ workflow: Workflow, of store: ConnectionRow
    ) async throws(FeatureProblem) -> ID<Run> {
        guard store.state != .uninstalled else { throw .connection(.uninstalled(store.id, side: .store)) }
        if let need = unmetNeed(of: workflow, store) { throw .stopped(.notOffered(need)) }
        guard let books = try await books() else { throw await services.absent(.booksMissing(company: company)) }
        let (search, store, ledger) = (RunUnderWay(archive, world, services.process), store.id, books.id)
        let running = try await withFeatureProblem {
            try await search.find(workflow.rawValue, of: store, books: ledger)
        }
        if let running { return ID(running.id) }
        return ID(try await ask(errand, of: store).id)
    }

    /// `nil` for a kind of store that this program does not know.
    func description(of store: ConnectionRow) -> StoreDescription? {
        services.connectors.store(store.kind)?.description
    }

    /// What a workflow needs and the store lacks; `nil` when it is offered.
    func unmetNeed(of workflow: Workflow, _ store: ConnectionRow) -> StoreNeed? {
        services.connectors.store(store.kind)?.description.unmet(workflow.needs)
    }
}

extension Workflow {
    /// What it asks of a store (W20).
    package var needs: [StoreNeed] {
        switch self {
        case .orders: SaleFeed.orders.needs
        case .invoices: SaleFeed.invoices.needs
        case .creditMemos: SaleFeed.creditMemos.needs
        case .products, .productUpdates: ProductRun.needs
        case .customers: CustomerRun.needs
        case .stock: StockRun.needs
        }
    }
}
