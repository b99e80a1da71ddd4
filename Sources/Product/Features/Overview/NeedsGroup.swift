import Accounting
import LinkLedger
import Storage
package import Sync

/// Orders that need a person for one reason, as far as a quick search finds them.
package struct NeedsGroup: Hashable, Sendable {
    /// The reason's short stable word.
    package var code: String
    /// Of the first of them.
    package var cause: OrderReason?
    /// The newest of them.
    package var orders: [OrderSummary]
}

extension OrderList {
    /// The newest orders that need a person, by why, without their documents; the reason of most orders first.
    package func needs() async throws(FeatureProblem) -> [NeedsGroup] {
        let access = try scope.open(.seeOrders)
        var question = OrderQuestion(
            stores: try await access.connections().filter { $0.side == .store }.map(\.id))
        question.state = .needsYou
        let (archive, asked) = (access.archive, question)
        let newest = try await withFeatureProblem {
            try await archive.orders(asked, page: .newest, limit: Self.lookedAt)
        }.rows.map { OrderSummary($0, documents: []) }
        let groups = Dictionary(grouping: newest) { $0.causeCode ?? "" }
        return groups.map { NeedsGroup(code: $0, cause: $1.first?.cause, orders: $1) }
            .sorted { ($0.orders.count, $1.code) > ($1.orders.count, $0.code) }
    }

    /// As many as fit a page of the list.
    private static let lookedAt = 50
}
