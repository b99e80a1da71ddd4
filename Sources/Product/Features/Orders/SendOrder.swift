package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import LinkLedger
package import Storage
package import Sync

/// One order posted now, on a person's word: also one from before the start date, or one that the filter leaves out (S7).
package struct SendOrder: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Has the order, and no other, decided and posted; gives the run and where the order stands after it.
    ///
    /// An order that no sync has read is asked for from the store by its identifier.
    package func send(
        _ name: String, of store: ID<Store>
    ) async throws(FeatureProblem) -> (RunReport, OrderRow) {
        let access = try scope.open(.sendOrders)
        let context = try await access.context(store)
        let order: OrderRow
        do throws(FeatureProblem) { order = try await access.find(name, in: [store]) } catch {
            guard case .orderUnknown = error, try await fetch(name, context) else { throw error }
            order = try await access.find(name, in: [store])
        }
        try await access.change(order.ref) {
            $0.isSentSingly = true
            $0.exemption = nil
        }
        let actor = access.actor
        let report = try await withFeatureProblem {
            try await OrderRun(context).perform(trigger: actor, only: order.id)
        }
        return (report, try await access.order(order.ref))
    }

    /// Reads one order from the store and keeps it; `false` when the store has none of that identifier.
    private func fetch(_ id: String, _ context: SyncContext) async throws(FeatureProblem) -> Bool {
        let raw: RawRecord?
        do { raw = try await context.store.record(id, of: .orders) } catch { throw .stopped(.store(error)) }
        guard let raw else { return false }
        let (archive, store, now) = (context.archive, context.storeConnection, context.world.clock.now())
        let row = RawRow(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: Array(raw.body))
        _ = try await withFeatureProblem {
            try await archive.keep(orders: [row], of: store, now: now)
        }
        return true
    }
}
