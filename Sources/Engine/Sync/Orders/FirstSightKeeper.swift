import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage

/// Writes down what kept orders tell first of their money, before a later version takes the place of the one that told it.
struct FirstSightKeeper: Sendable {
    let context: SyncContext
    let profile: StoreProfile
    let filter: OrderFilter
    /// Keeps what was read for who decides the same versions next.
    var readings = OrderReadings()

    /// Sees all versions that were not seen yet, or those of one order.
    func keep(only: String? = nil) async throws(RunStop) {
        let (archive, store) = (context.archive, context.storeConnection)
        while true {
            let versions = try await withRunStop {
                try await archive.unseen(of: store, only: only, limit: OrderDecider.pageSize)
            }
            if versions.isEmpty { return }
            let told = try decoded { try versions.flatMap { try sights(of: $0) } }
            try await withRunStop {
                try await archive.see(versions, sights: told, of: store)
            }
            if versions.count < OrderDecider.pageSize { return }
        }
    }

    /// Reads a record that will be kept, for who asks for it then.
    func read(_ raw: RawRecord) throws(Unreadable) {
        try readings.read(raw, in: profile, by: context.store.mapping)
    }

    /// A version that cannot be read tells nothing, and neither does one of which it is not known what others told before.
    private func sights(of version: UnseenVersion) throws -> [SightRow] {
        let raw = RawRecord(id: version.id, updatedAt: version.updatedAt, body: Data(version.body))
        let known: [FirstSight]
        do { known = try version.sights.map { try RecordText.decode(FirstSight.self, from: $0) } } catch { return [] }
        let profile = profile.keeping(known.currency)
        let order: Order
        do throws(Unreadable) { order = try readings.read(raw, in: profile, by: context.store.mapping) } catch {
            return []
        }
        return try known.news(in: order.firstSights(isLater: version.isLater, filter)).map { sight in
            SightRow(order: version.id, thing: sight.thing, body: try RecordText.encode(sight))
        }
    }
}
