/// What a new order of a sample store looks like; everything left out is drawn from the seed.
package struct EcwidNewOrder: Sendable {
    /// One line: a SKU of the catalogue and how many.
    package struct Line: Sendable {
        package var sku: String
        package var quantity: Int

        /// So many pieces of the product or variation with this SKU.
        package init(sku: String, quantity: Int) {
            self.sku = sku
            self.quantity = quantity
        }
    }

    /// PAID, AWAITING_PAYMENT…
    package var paymentStatus: String
    /// Empty for a drawn basket.
    package var lines: [Line]
    /// The buyer's rank in the store, from 0; nil for a drawn one.
    package var buyer: Int?
    /// Beside the goods.
    package var extras: Set<EcwidOrderExtra>

    /// A paid order of drawn goods for a drawn buyer, unless said otherwise.
    package init(
        paymentStatus: String = "PAID", lines: [Line] = [], buyer: Int? = nil, extras: Set<EcwidOrderExtra> = []
    ) {
        self.paymentStatus = paymentStatus
        self.lines = lines
        self.buyer = buyer
        self.extras = extras
    }
}

/// How an order is called, and what it comes to.
package struct EcwidOrderReference: Sendable, Equatable {
    /// The code people see, with the store's prefix.
    package let id: String
    /// The stable number, equal to `entityId` of webhooks.
    package let internalId: Int64
    /// What the customer pays, in minor units.
    package let totalMinorUnits: Int64
}
