/// What merchants do to orders that were paid long ago.
private enum LaterDeed: CaseIterable {
    /// A unit less, and the difference is given back.
    case editedDownAndRefunded
    /// A unit more, for which nothing was charged.
    case editedUp
    /// A unit less, and nobody says what becomes of the difference.
    case editedDown
    case cancelled
    case deleted
    case editedDownAndRefundedAgain
    case deletedAgain

    var unitsMore: Int64 {
        switch self {
        case .editedDownAndRefunded, .editedDownAndRefundedAgain, .editedDown: -1
        case .editedUp: 1
        case .cancelled, .deleted, .deletedAgain: 0
        }
    }
}

extension EcwidSampleStore {
    /// Some of the newest paid orders are edited, cancelled or deleted, each of them once: called again, it only ends what was begun.
    ///
    /// At most one order in twenty is touched. Throws when the edits cannot be kept.
    package func changePaidOrders() throws(EcwidRefusal) {
        let all = book.mill.timeline.count(before: now + 1)
        var deeds = LaterDeed.allCases.prefix(all / 20)[...]
        for index in (0..<all).reversed() {
            guard let deed = deeds.first else { return }
            let order = book.mill.order(index)
            guard order.isOrdinary, let edited = order.selling(deed.unitsMore) else { continue }
            deeds.removeFirst()
            try carryOut(deed, on: order, edited)
        }
    }

    private func carryOut(_ deed: LaterDeed, on order: EcwidOrder, _ edited: EcwidOrder) throws(EcwidRefusal) {
        let name = book.paper.orderId(order.index)
        if edits.orders[order.index] == nil {
            switch deed {
            case .editedDownAndRefunded, .editedDownAndRefundedAgain, .editedUp, .editedDown:
                try editOrder(name, tree: book.paper.tree(edited))
            case .cancelled: try setStatus(order: name, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
            case .deleted, .deletedAgain: try deleteOrder(name)
            }
        }
        switch deed {
        case .editedDownAndRefunded, .editedDownAndRefundedAgain: try giveBackDifference(name)
        case .editedUp, .editedDown, .cancelled, .deleted, .deletedAgain: break
        }
    }

    private func giveBackDifference(_ name: String) throws(EcwidRefusal) {
        guard let till = tills(of: name).last, till.givenBack == 0, till.received > till.total else { return }
        try refund(order: name, minorUnits: till.received - till.total, reason: "Edited")
    }
}

extension EcwidOrder {
    /// Paid by its payment method, and nothing is peculiar about it.
    fileprivate var isOrdinary: Bool {
        sketch.paymentStatus == "PAID" && sketch.refund == .none && sketch.oddity == nil && !sketch.isFree
            && !sketch.isPaidByGiftCard && !sketch.isBroken && sums.giftCardRedemption == 0
            && !sums.draft.lines.contains(where: \.isGiftCard)
    }

    /// With so many units more on its first line; `nil` when it cannot come to another total that way.
    fileprivate func selling(_ units: Int64) -> EcwidOrder? {
        guard units != 0 else { return self }
        var draft = sums.draft
        guard let line = draft.lines.first, line.quantity + units > 0 else { return nil }
        draft.lines[0].quantity += units
        var order = self
        order.sums = EcwidOrderSums(draft)
        return (order.sums.total - sums.total).signum() == units.signum() && order.sums.total > 0 ? order : nil
    }
}
