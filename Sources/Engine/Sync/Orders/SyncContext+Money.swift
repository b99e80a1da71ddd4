package import Bookkeeping
import ConnectorKit
package import Storage

extension SyncContext {
    /// The money of a kept order as it counts, with the order's row; `nil` when it is not kept or cannot be read.
    package func money(of order: String) async throws(RunStop) -> (row: UndecidedOrder, money: OrderMoney)? {
        let row = try await withRunStop {
            try await archive.order(order, of: storeConnection, books: booksConnection)
        }
        guard let row else { return nil }
        let (policy, profile) = (try await policy(), try await profile())
        let read = ReadOrder(row, by: store.mapping, profile: profile, filter: policy.orderFilter)
        if case .unreadable(_, let fault)? = read.fault { throw .storage(.unusable(fault.description)) }
        return read.money(policy).map { (row, $0) }
    }
}
