/// What can be told about a generated order without making it: its times, statuses and peculiarities.
///
/// Searches walk sketches, not orders.
struct EcwidOrderSketch: Sendable {
    enum Refund: Sendable { case none, partial, full, fullByStatusOnly, partialByStatusOnly }

    var created: Int64
    var updated: Int64
    var paymentStatus = "PAID"
    var fulfillmentStatus = "AWAITING_PROCESSING"
    var refund = Refund.none
    /// Ordered with a coupon for everything: nothing to pay.
    var isFree = false
    /// A gift card pays the whole order.
    var isPaidByGiftCard = false
    /// The figures do not add up, as after a careless edit.
    var isBroken = false
    /// It was left untidy.
    var oddity: EcwidOddity?
}

extension EcwidOrderSketch {
    /// Seconds between an order's creation and its last change, at most: nine days.
    static let settlingSecondsMax: Int64 = 9 * 86_400

    init(index: Int, updated: Int64, settings: EcwidSampleSettings) {
        var chance = SeededChance(seed: settings.seed, purpose: 10, index: index)
        self.updated = updated
        created = updated - Int64(chance.within(0...90))
        guard settings.mix == .realistic else { return }
        drawStatus(&chance, settings)
        drawOddity(index, settings)
        if fulfillmentStatus != "AWAITING_PROCESSING" || paymentStatus != "PAID" {
            created = updated - Int64(chance.within(600...Int(EcwidOrderSketch.settlingSecondsMax)))
        }
    }

    /// A cart that was left: always INCOMPLETE.
    static func unfinished(updated: Int64) -> EcwidOrderSketch {
        EcwidOrderSketch(created: updated - 300, updated: updated, paymentStatus: "INCOMPLETE")
    }

    private mutating func drawStatus(_ chance: inout SeededChance, _ settings: EcwidSampleSettings) {
        let draw = chance.below(1000)
        let broken = settings.brokenTotalsPerMille
        let statusOnly = broken + settings.statusOnlyPartialRefundsPerMille
        switch draw {
        case ..<broken: isBroken = true
        case ..<statusOnly: refunded("PARTIALLY_REFUNDED", .partialByStatusOnly)
        case 900..<930: refunded("PARTIALLY_REFUNDED", .partial)
        case 930..<945: refunded("REFUNDED", .full)
        case 945..<950: refunded("REFUNDED", .fullByStatusOnly)
        case 950..<970: paymentStatus = "AWAITING_PAYMENT"
        case 970..<985:
            paymentStatus = "CANCELLED"
            fulfillmentStatus = "WILL_NOT_DELIVER"
        case 985..<988: paymentStatus = "CUSTOM_PAYMENT_STATUS_1"
        case 988..<993: isFree = true
        case 993..<1000: isPaidByGiftCard = true
        default: drawFulfillment(&chance)
        }
    }

    private mutating func refunded(_ status: String, _ refund: Refund) {
        paymentStatus = status
        fulfillmentStatus = "DELIVERED"
        self.refund = refund
    }

    private mutating func drawFulfillment(_ chance: inout SeededChance) {
        switch chance.below(100) {
        case ..<50: break
        case ..<60: fulfillmentStatus = "PROCESSING"
        case ..<80: fulfillmentStatus = "SHIPPED"
        case ..<95: fulfillmentStatus = "DELIVERED"
        case ..<98: fulfillmentStatus = "READY_FOR_PICKUP"
        default: fulfillmentStatus = "CUSTOM_FULFILLMENT_STATUS_2"
        }
    }
}
