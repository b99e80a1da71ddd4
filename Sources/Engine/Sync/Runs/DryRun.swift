import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Shows what a run would post, from the very rules that post (X3). Writes nothing to the books and decides nothing for good.
package struct DryRun: Sendable {
    private let place: Workplace

    package init(_ place: Workplace) {
        self.place = place
    }

    /// Reads what is new in the store, then hands each order's decision to `each`, in the order of their identifiers.
    package func perform(_ each: @Sendable (OrderDecision) async -> Void) async throws(RunStop) {
        let settings = try await RunSettings.load(place) { _ in }
        let reader = OrderReader(place: place)
        while try await !reader.readPage(since: settings.policy.readsSince).isLast {}
        let decider = OrderDecider(
            place: place, profile: settings.profile, policy: settings.policy, base: settings.catalogue)
        var last: String?
        while true {
            let (archive, store, after) = (place.archive, place.storeConnection, last)
            let rows = try await stored { () async throws(StorageProblem) in
                try await archive.rawOrders(of: store, after: after, limit: OrderDecider.pageSize)
            }
            if rows.isEmpty { return }
            last = rows.last?.id
            for decision in try await decider.decide(try await withPosted(rows)) { await each(decision) }
        }
    }

    private func withPosted(_ rows: [RawRow]) async throws(RunStop) -> [UndecidedOrder] {
        var orders: [UndecidedOrder] = []
        for row in rows {
            let (archive, store, books) = (place.archive, place.storeConnection, place.booksConnection)
            let order = try await stored { () async throws(StorageProblem) in
                try await archive.order(row.id, of: store, books: books)
            }
            if let order { orders.append(order) }
        }
        return orders
    }
}
