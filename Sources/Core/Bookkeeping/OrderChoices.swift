package import Accounting
import Commerce

/// What people said about one order, beyond what the store says and the policy sets; planning uses it every time.
package struct OrderChoices: Hashable, Sendable, Codable {
    /// Brought in from before the start date by a backfill (X9).
    package var isAdmitted = false
    /// What was given back, for refunds of which the store does not tell it: by the refund's identifier.
    package var refundAmounts: [String: Money] = [:]
    /// Stands behind the order's number in its documents, where the number alone is taken (what-users-expect.md §5).
    package var numberSuffix = ""

    /// Kept out of the books by a person; `nil` for nearly all orders.
    package var exemption: OrderExemption?
    /// Sent singly by a person: filter and start date do not count (S7). Kept only where it is so.
    package var isSentSingly: Bool?

    package init(isAdmitted: Bool = false, refundAmounts: [String: Money] = [:], numberSuffix: String = "") {
        self.isAdmitted = isAdmitted
        self.refundAmounts = refundAmounts
        self.numberSuffix = numberSuffix
    }
}

extension Order {
    /// With what a person said where the store says nothing; what the store says itself counts first.
    func answered(by choices: OrderChoices) -> Order {
        guard !choices.refundAmounts.isEmpty else { return self }
        var order = self
        for index in order.refunds.indices where order.refunds[index].extent == .unknown {
            guard let amount = choices.refundAmounts[order.refunds[index].id], amount.currency == currency else {
                continue
            }
            order.refunds[index].extent = .amount(amount)
        }
        return order
    }
}
