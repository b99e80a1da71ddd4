import Accounting
package import Bookkeeping
import ConnectorKit
import LinkLedger
package import Storage
import Sync

/// Orders that a person keeps out of the books, with a reason, until somebody takes them up again.
package struct OrderExemptions: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// From now on the order is not posted; one of which we have posted anything must be undone first.
    package func exempt(
        _ order: OrderRow, _ kind: OrderExemption.Kind, because reason: String
    ) async throws(FeatureProblem) {
        guard !reason.allSatisfy(\.isWhitespace) else { throw .fieldMissing(key: "--reason") }
        let isFree = order.state != .posted && !order.isOpen && order.reasonCode != Self.summarised
        guard isFree, try await !isInBooks(order) else { throw .orderInBooks(order.number) }
        let exemption = OrderExemption(kind: kind, by: services.actor, reason: reason)
        try await OrderAnswers(services).change(order.id, of: order.store) { $0.exemption = exemption }
    }

    /// Whether a document of it is in the books, be it that a part of the order still needs a person, or a daily summary counts it.
    private func isInBooks(_ order: OrderRow) async throws(FeatureProblem) -> Bool {
        let integrations = Integrations(services)
        let company = try await integrations.connection(order.store).company
        let connections = try await integrations.connections(of: company)
        guard let books = connections.first(where: { $0.side == .books }) else { return false }
        let archive = services.archive
        let kept = try await withFeatureProblem {
            try await archive.order(order.id, of: order.store, books: books.id)
        }
        guard let kept else { return false }
        return !kept.members.isEmpty || kept.posted.contains { $0.link.kind.document != nil }
    }

    /// Its day's summary counts it, or is about to.
    private static let summarised = "inSummary"

    /// The order is like any other again; `false` when nobody had kept it out.
    package func restore(_ order: OrderRow) async throws(FeatureProblem) -> Bool {
        let answers = OrderAnswers(services)
        guard try await answers.choices(of: order.id, store: order.store).exemption != nil else { return false }
        try await answers.change(order.id, of: order.store) { $0.exemption = nil }
        return true
    }
}
