import Commerce

extension OrderStatus {
    /// Source: ecwid.md §2.1; a code that is not known counts as one the merchant made.
    init(_ order: EcwidOrder) {
        let code = order.paymentStatus ?? ""
        let stage: Stage =
            switch code.uppercased() {
            case "CANCELLED": .cancelled
            case "INCOMPLETE": .unfinished
            default: .open
            }
        self.init(
            payment: Self.payment(code), stage: stage, paymentCode: code, fulfilmentCode: order.fulfillmentStatus ?? "")
    }

    private static func payment(_ code: String) -> Payment {
        switch code.uppercased() {
        case "PAID": .paid
        case "AWAITING_PAYMENT", "CANCELLED", "INCOMPLETE": .awaiting
        case "REFUNDED": .refunded
        case "PARTIALLY_REFUNDED": .partiallyRefunded
        default: .custom
        }
    }
}
