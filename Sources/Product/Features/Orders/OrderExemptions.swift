import Accounting
package import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage
import Sync

/// Orders that a person keeps out of the books, with a reason, until somebody takes them up again.
package struct OrderExemptions: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// From now on the order is not posted; one of which we have posted anything must be undone first.
    package func exempt(
        _ order: OrderRef, _ kind: OrderExemption.Kind, because reason: String
    ) async throws(FeatureProblem) {
        guard !reason.allSatisfy(\.isWhitespace) else { throw .fieldMissing(key: "--reason") }
        let access = try scope.open(.leaveOrdersOut)
        let row = try await access.order(order)
        let isFree = row.state != .posted && !row.isOpen && row.reasonCode != ReasonCode.inSummary
        guard isFree, try await !isInBooks(order, access) else { throw .orderInBooks(row.number) }
        let exemption = OrderExemption(kind: kind, by: access.actor, reason: reason)
        try await access.change(order) { $0.exemption = exemption }
    }

    /// Whether a document of it is in the books, be it that a part of the order still needs a person, or a daily summary counts it.
    private func isInBooks(_ order: OrderRef, _ access: CompanyAccess) async throws(FeatureProblem) -> Bool {
        let kept = try await access.keptOrder(order)
        return !kept.members.isEmpty || kept.posted.contains { $0.link.kind.document != nil }
    }

    /// The order is like any other again; `false` when nobody had kept it out.
    package func restore(_ order: OrderRef) async throws(FeatureProblem) -> Bool {
        let access = try scope.open(.leaveOrdersOut)
        _ = try await access.order(order)
        guard try await access.choices(of: order).exemption != nil else { return false }
        try await access.change(order) { $0.exemption = nil }
        return true
    }
}
