import Accounting
import Features
import Foundation
import SampleStores
import Storage
import Synchronization

extension Course {
    /// What merchants and buyers do; `nil` when it could not be.
    func inStore(_ deed: StoreDeed, _ index: Int) async throws -> String? {
        guard let order = known(index), let shown = try await existing(order.id) else { return nil }
        let status = shown.text("paymentStatus") ?? ""
        // What nobody has seen paid nobody can know to be paid.
        if status != "AWAITING_PAYMENT", deed.forgetsWhatCameIn, try await !isKept(order.id, shown) { return nil }
        guard let kind = try await carryOut(deed, order.id, buyer: order.buyer, status, shown) else { return nil }
        deployment.coverage.struck(kind)
        let now = try await existing(order.id)
        return "\(order.id): \(kind.rawValue), \(now?.text("paymentStatus") ?? "gone") \(now?.number("total") ?? 0)"
    }

    private func carryOut(
        _ deed: StoreDeed, _ id: String, buyer: Int, _ status: String, _ shown: FiledRecord
    ) async throws -> FaultKind? {
        switch deed {
        case .edit, .editDown, .editUp: return try await edit(deed, id, buyer: buyer, status, shown)
        case .pay:
            guard status == "AWAITING_PAYMENT" else { return nil }
            try await deployment.sample.setStatus(order: id, payment: "PAID")
            return .orderPaid
        case .cancel:
            guard ["AWAITING_PAYMENT", "PAID"].contains(status) else { return nil }
            try await deployment.sample.setStatus(order: id, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
            return status == "PAID" ? .orderCancelledPaid : .orderCancelled
        case .delete:
            try await deployment.sample.deleteOrder(id)
            known.withLock { _ = $0.gone.insert(id) }
            return .orderDeleted
        case .ship:
            guard shown.text("fulfillmentStatus") != "SHIPPED" else { return nil }
            try await deployment.sample.setStatus(order: id, fulfillment: "SHIPPED")
            return .orderShipped
        case .refundDifference, .refund, .refundByStatus, .refundEntries, .contradict, .refundTooMuch:
            return try await giveBack(deed, id, status, shown)
        }
    }

    private func edit(
        _ deed: StoreDeed, _ id: String, buyer: Int, _ status: String, _ shown: FiledRecord
    ) async throws -> FaultKind? {
        guard ["AWAITING_PAYMENT", "PAID", "PARTIALLY_REFUNDED"].contains(status) else { return nil }
        let before = shown.number("total") ?? 0
        switch deed {
        case .editDown:
            return try await deployment.store.rewrite(id, buyer: buyer) { $0 < before } ? .orderEditedDown : nil
        case .editUp: return try await deployment.store.rewrite(id, buyer: buyer) { $0 > before } ? .orderEditedUp : nil
        default: return try await deployment.store.rewrite(id, buyer: buyer) ? .orderEdited : nil
        }
    }

    /// The order as the store shows it; `nil` when it was deleted.
    private func existing(_ order: String) async throws -> FiledRecord? {
        facts.gone.contains(order) ? nil : try await deployment.store.shown(order)
    }

    /// Whether the product has kept what the store says of the order's money now.
    private func isKept(_ order: String, _ shown: FiledRecord) async throws -> Bool {
        let rows = try await deployment.services.archive.orders(
            of: SimulatedDeployment.storeID, state: nil, search: nil, after: nil, limit: 500)
        guard let row = rows.first(where: { $0.number == order }),
            let kept = try await deployment.services.archive.order(
                row.id, of: SimulatedDeployment.storeID, books: SimulatedDeployment.ledger)
        else { return false }
        let record = try FiledRecord(reading: Data(kept.body))
        return record.text("paymentStatus") == shown.text("paymentStatus")
            && record.number("total") == shown.number("total")
    }
}

extension StoreDeed {
    /// Afterwards the store itself does not say any more what came in.
    fileprivate var forgetsWhatCameIn: Bool {
        switch self {
        case .edit, .editDown, .editUp, .cancel, .delete: true
        case .refundDifference, .pay, .ship, .refund, .refundByStatus, .refundEntries, .contradict, .refundTooMuch:
            false
        }
    }
}
