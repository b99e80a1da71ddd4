import Accounting
import Commerce
import ConnectorKit
import Features
import Storage
import Sync

extension Course {
    /// The store says that an order changed: twice, or with what it said before coming last.
    func hint(_ order: String, pause seconds: Int64, isStale: Bool) async throws -> String? {
        guard let context = try await SyncContexts(deployment.scope).all().first,
            let old = try await context.store.record(order, of: .orders)
        else { return nil }
        let (archive, clock) = (deployment.services.archive, deployment.services.world.clock)
        if !isStale {
            _ = try await archive.keep(orders: [RawRow(singly: old)], of: SimulatedDeployment.storeID, now: clock.now())
        }
        await pause(seconds)
        if isStale, let new = try await context.store.record(order, of: .orders) {
            _ = try await archive.keep(orders: [RawRow(singly: new)], of: SimulatedDeployment.storeID, now: clock.now())
        }
        _ = try await archive.keep(orders: [RawRow(singly: old)], of: SimulatedDeployment.storeID, now: clock.now())
        deployment.coverage.struck(isStale ? .hintOutOfOrder : .hintTwice)
        return "\(order) is hinted at \(isStale ? "out of order" : "twice")"
    }
}

extension RawRow {
    /// As a record that was read singly is kept.
    fileprivate init(singly raw: RawRecord) {
        self.init(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: [UInt8](raw.body))
    }
}
