import Accounting
import Foundation
import SampleStores

extension Course {
    /// Money goes back to the buyer, told more or less well.
    func giveBack(
        _ deed: StoreDeed, _ id: String, _ status: String, _ shown: FiledRecord
    ) async throws -> FaultKind? {
        guard let till = await deployment.sample.tills(of: id).last, till.received > 0 else { return nil }
        let left = till.received - (till.givenBack ?? till.received)
        switch deed {
        case .refundEntries: return try await tellLater(id, status, till, shown)
        case .contradict: return try await contradict(id, till, shown)
        default: break
        }
        guard ["PAID", "PARTIALLY_REFUNDED"].contains(status), left > 0 else { return nil }
        switch deed {
        case .refund(let percent):
            try await deployment.sample.refund(order: id, minorUnits: max(left * Int64(percent) / 100, 1))
            return .orderRefunded
        case .refundDifference:
            guard till.received > till.total, left >= till.received - till.total else { return nil }
            try await deployment.sample.refund(order: id, minorUnits: till.received - till.total, reason: "Edited")
            return .refundOfDifference
        case .refundByStatus(let isFull):
            guard status == "PAID", till.givenBack == 0 else { return nil }
            try await deployment.sample.setStatus(order: id, payment: isFull ? "REFUNDED" : "PARTIALLY_REFUNDED")
            return .refundByStatus
        case .refundTooMuch:
            guard status == "PAID", till.givenBack == 0 else { return nil }
            try await tell(id, "REFUNDED", entry: till.received + 1, stated: till.received + 1)
            return .refundTooMuch
        default: return nil
        }
    }

    /// The entry of a refund comes after its status.
    private func tellLater(
        _ id: String, _ status: String, _ till: EcwidTill, _ shown: FiledRecord
    ) async throws -> FaultKind? {
        guard ["REFUNDED", "PARTIALLY_REFUNDED"].contains(status), shown.records("refunds").isEmpty,
            shown.number("refundedAmount") ?? 0 == 0
        else { return nil }
        let amount = status == "REFUNDED" ? till.received : max(till.received / 3, 1)
        try await tell(id, status, entry: amount, stated: amount)
        return .refundEntriesLater
    }

    /// The store states more than its entries come to.
    private func contradict(_ id: String, _ till: EcwidTill, _ shown: FiledRecord) async throws -> FaultKind? {
        guard shown.text("paymentStatus") == "PAID", till.givenBack == 0, till.received > 3 else { return nil }
        try await tell(id, "PARTIALLY_REFUNDED", entry: till.received / 3, stated: till.received / 2)
        return .refundContradicted
    }

    private func tell(_ id: String, _ status: String, entry: Int64, stated: Int64) async throws {
        let date = try await deployment.store.shown(id).text("updateDate") ?? ""
        let refund: FiledRecord = [
            "date": .text(date), "source": .text("External"), "reason": .text(""), "amount": .number(decimal(entry)),
        ]
        try await deployment.store.set(
            id,
            [
                "paymentStatus": .text(status), "refundedAmount": .number(decimal(stated)),
                "refunds": .list([.record(refund)]),
            ])
    }

    /// Minor units as the store writes them.
    private func decimal(_ units: Int64) -> Decimal { Decimal(units) / (deployment.history.country == "jp" ? 1 : 100) }
}
