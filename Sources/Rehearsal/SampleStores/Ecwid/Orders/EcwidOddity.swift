/// What makes a generated order untidy, as merchants and programs leave orders behind.
enum EcwidOddity: Int, CaseIterable, Sendable {
    /// Edited down to less than half after it was paid, and the difference given back, as the store's help page tells merchants.
    case editedDownAndRefunded
    /// The store states another sum than its entries come to.
    case refundContradicted
    /// One unit more than was paid went back.
    case refundTooMuch
    case taxOnFirstLine
    /// A part is given back by amount; a gift card and a tip are among what was sold.
    case giftCardAndTipRefundedInPart
    /// A gift card paid a part, and the status alone says that everything went back.
    case giftCardUsedThenRefunded
}

extension EcwidOddity {
    /// The payment status that it leaves.
    var paymentStatus: String {
        switch self {
        case .editedDownAndRefunded, .refundContradicted, .giftCardAndTipRefundedInPart: "PARTIALLY_REFUNDED"
        case .refundTooMuch, .giftCardUsedThenRefunded: "REFUNDED"
        case .taxOnFirstLine: "PAID"
        }
    }
}

extension EcwidOrderSketch {
    /// Draws an oddity for a paid order that nothing else is peculiar about.
    mutating func drawOddity(_ index: Int, _ settings: EcwidSampleSettings) {
        let isPlain = paymentStatus == "PAID" && refund == .none && !isFree && !isPaidByGiftCard && !isBroken
        guard isPlain else { return }
        var chance = SeededChance(seed: settings.seed, purpose: 13, index: index)
        guard chance.happens(perMille: settings.oddOrdersPerMille),
            let oddity = EcwidOddity(rawValue: chance.below(EcwidOddity.allCases.count))
        else { return }
        self.oddity = oddity
        paymentStatus = oddity.paymentStatus
    }
}

extension EcwidOrderMill {
    /// Gives a generated order its oddity; the figures that the store would have recomputed fit again.
    func make(_ oddity: EcwidOddity, of order: inout EcwidOrder) {
        switch oddity {
        case .editedDownAndRefunded: giveBack(order.sums.total + 100, of: &order)
        case .refundContradicted:
            giveBack(max(1, order.sums.total / 3), of: &order)
            order.refundedBesides = 1
        case .refundTooMuch: giveBack(order.sums.total + 1, of: &order)
        case .taxOnFirstLine: add([.taxOnFirstLine], to: &order)
        case .giftCardAndTipRefundedInPart:
            add([.giftCardSold, .tip], to: &order)
            giveBack(max(1, order.sums.total / 2), of: &order)
        case .giftCardUsedThenRefunded: add([.giftCardUsed], to: &order)
        }
    }

    private func giveBack(_ amount: Int64, of order: inout EcwidOrder) {
        order.refunds = [EcwidOrder.Refund(at: order.sketch.updated, source: "CP", reason: "", amount: amount)]
    }
}
