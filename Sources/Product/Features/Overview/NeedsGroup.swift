import Accounting
import LinkLedger
import Storage
package import Sync

/// Orders that need a person for one reason, as far as a short look finds them.
package struct NeedsGroup: Hashable, Sendable {
    /// The reason's short stable word.
    package var code: String
    /// Of the first of them.
    package var cause: OrderReason?
    /// The newest of them.
    package var orders: [OrderSummary]
}

extension OrderList {
    /// The newest orders that need a person, by why; the reason of most orders first.
    package func needs() async throws(FeatureProblem) -> [NeedsGroup] {
        var selection = OrderSelection()
        selection.state = .needsYou
        let newest = try await page(selection, limit: Self.lookedAt).orders
        let groups = Dictionary(grouping: newest) { $0.causeCode ?? "" }
        return groups.map { NeedsGroup(code: $0, cause: $1.first?.cause, orders: $1) }
            .sorted { ($0.orders.count, $1.code) > ($1.orders.count, $0.code) }
    }

    /// As many as fit a page of the list.
    private static let lookedAt = 50
}
