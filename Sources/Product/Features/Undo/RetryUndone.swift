import Storage
import Sync

/// Has all orders that an undo took back decided again, so that the next sync posts them anew (X4).
package struct RetryUndone: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// `run` is the run that was undone, or the undo itself; gives how many orders there are.
    package func perform(_ run: String, company: String) async throws(FeatureProblem) -> Int {
        let archive = services.archive
        let known = try await withFeatureProblem { try await archive.run(run) }
        let places = try await SyncContexts(services).all(of: company)
        guard let known, places.contains(where: { $0.storeConnection == known.store }) else { throw .undoUnknown(run) }
        let orders = try await withFeatureProblem {
            try await archive.undone(by: run, of: known.store)
        }
        return orders.isEmpty ? 0 : try await OrderList(services).retry(orders, of: known.store)
    }
}
