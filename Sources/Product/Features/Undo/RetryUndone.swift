package import Accounting
import Storage
import Sync

/// Has all orders that an undo took back decided again, so that the next sync posts them anew (X4).
package struct RetryUndone: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// `run` is the run that was undone, or the undo itself; gives how many orders there are.
    package func perform(_ id: ID<Run>) async throws(FeatureProblem) -> Int {
        let access = try scope.open(.retryOrders)
        let archive = access.archive
        let run: RunRow
        do throws(FeatureProblem) { run = try await access.run(id) } catch {
            guard case .runUnknown = error else { throw error }
            throw .undoUnknown(id.rawValue)
        }
        let orders = try await withFeatureProblem {
            try await archive.undone(by: run.id, of: run.store)
        }
        return orders.isEmpty ? 0 : try await access.retry(orders, of: run.store)
    }
}
