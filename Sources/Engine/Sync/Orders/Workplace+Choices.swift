package import Bookkeeping
import ConnectorKit
package import Storage

extension Workplace {
    /// The money of a kept order as it counts, with the order's row; `nil` when it is not kept or cannot be read.
    package func money(of order: String) async throws(RunStop) -> (row: UndecidedOrder, money: OrderMoney)? {
        let row = try await stored { () async throws(StorageProblem) in
            try await archive.order(order, of: storeConnection, books: booksConnection)
        }
        guard let row else { return nil }
        let reconciliation = StoreReconciliation(self)
        let (policy, profile) = (try await reconciliation.policy(), try await reconciliation.profile())
        let read = try decoded {
            try ReadOrder(row, by: store, profile: profile, filter: policy.orderFilter)
        }
        return read.money(policy).map { (row, $0) }
    }

    /// Keeps what a person says about one order, with `note` in the audit; the order is decided again. Gives all that was said of it.
    @discardableResult
    package func choose(
        for order: String, note: @Sendable (OrderChoices) throws -> AuditNote? = { _ in nil },
        _ change: (inout OrderChoices) -> Void
    ) async throws(RunStop) -> OrderChoices {
        let text = try await stored { () async throws(StorageProblem) in
            try await archive.answers(of: order, store: storeConnection)
        }
        var choices = try decoded {
            try text.map { try RecordText.decode(OrderChoices.self, from: $0) } ?? OrderChoices()
        }
        change(&choices)
        let said = choices
        let (answers, entry) = try decoded { (try RecordText.encode(said), try note(said)) }
        let now = world.clock.now()
        try await stored { () async throws(StorageProblem) in
            try await archive.save(answers: answers, of: order, store: storeConnection, note: entry, now: now)
        }
        return said
    }
}
