import Foundation
import SampleStores

/// What a store took for an order, reckoned from its own records alone.
///
/// What came in when the order was first seen as paid stays received, whatever it is edited to. The product may have seen it late, so
/// each amount that it ever asked for as paid is possible.
struct StoreMoney: CustomStringConvertible {
    /// What the books must say if so much came in.
    struct Outcome {
        var sold: Decimal
        var open: Decimal
        /// Received less what went back.
        var kept: Decimal
    }

    let charged: Decimal
    let refunded: Decimal
    private let total: Decimal
    private let paid: [Decimal]

    init(_ order: String, _ shown: FiledRecord, _ town: Town) async throws {
        total = shown.number("total") ?? 0
        charged = total + (shown.number("giftCardRedemption") ?? 0)
        refunded = shown.number("refundedAmount") ?? 0
        let isPaid = ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"].contains(shown.text("paymentStatus") ?? "")
        let units = isPaid ? try await town.sample.paidTotals(order: order) : []
        let scale: Decimal = town.history.country == "jp" ? 1 : 100
        paid = units.isEmpty ? [0] : Array(Set(units)).sorted().map { Decimal($0) / scale }
    }

    /// The first amount that may have come in whose outcome fits; `nil` when the books hold something else.
    ///
    /// A surplus of an edit that nothing gives back may not be posted.
    func received(_ fits: (Outcome) -> Bool) -> Outcome? { paid.compactMap(outcome).first(where: fits) }

    private func outcome(_ received: Decimal) -> Outcome? {
        let surplus = max(received - total, 0)
        guard surplus <= refunded else { return nil }
        return Outcome(
            sold: charged - (refunded - surplus), open: max(total - received, 0), kept: received - refunded)
    }

    var description: String { "charged \(charged), received \(paid), refunded \(refunded)" }
}
