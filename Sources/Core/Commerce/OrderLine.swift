package import Accounting

/// One line of an order.
package struct OrderLine: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case goods, service
        /// A gift card or voucher that is sold here: a liability, not income.
        case giftCard
        /// Decoration, set-up and other charges that belong to a product line (ESP Orders).
        case charge
    }

    package var id: String
    package var kind: Kind
    package var productID: String?
    package var variationID: String?
    /// As the store writes it; empty when there is none. OpenCart's model stands here too.
    package var sku: String
    package var name: String
    /// Chosen options, one per entry: `Size: L`.
    package var options: [String]
    package var quantity: ExactDecimal
    package var unitPrice: ExactDecimal
    /// Unit price times quantity as the store reckons it, before discounts; holds tax when the order's prices do.
    package var amount: Money
    package var discounts: [Discount]
    /// The tax of each rate on the line after its discounts, without any tax of shipping.
    package var taxes: [TaxCharged]
    package var isTaxable: Bool
    /// What one piece cost the seller, when known.
    package var unitCost: ExactDecimal?
    /// Who supplies the line (ESP Orders).
    package var supplier: SupplyLine?
    /// The store has deleted or ended the product: no item is made of it any more.
    package var isWithdrawn = false
    /// Whether the store told line by line what it is made of; `nil` for no.
    package var isTakenApart: Bool?
    /// Whether the store keeps stock of it; `nil` when it does not say.
    package var isStockTracked: Bool?
    /// The store's word for what a line of the kind `charge` charges: `setup`, `freight`.
    package var charge: String?
    /// What the line says of itself, where that is not its name: the variant.
    package var text: String?

    package init(
        id: String, kind: Kind = .goods, productID: String? = nil, variationID: String? = nil, sku: String = "",
        name: String, options: [String] = [], quantity: ExactDecimal, unitPrice: ExactDecimal, amount: Money,
        discounts: [Discount] = [], taxes: [TaxCharged] = [], isTaxable: Bool = true, unitCost: ExactDecimal? = nil,
        supplier: SupplyLine? = nil, isStockTracked: Bool? = nil,
        charge: String? = nil, text: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.productID = productID
        self.variationID = variationID
        self.sku = sku
        self.name = name
        self.options = options
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.amount = amount
        self.discounts = discounts
        self.taxes = taxes
        self.isTaxable = isTaxable
        self.unitCost = unitCost
        self.supplier = supplier
        self.isStockTracked = isStockTracked
        self.charge = charge
        self.text = text
    }
}

/// The supplier of a line and what the line costs from them.
package struct SupplyLine: Hashable, Sendable, Codable {
    package var supplierID: String
    package var supplierName: String
    package var quantity: ExactDecimal
    package var unitCost: ExactDecimal
    package var amount: Money
    /// Whether the customer may be billed for it; `nil` where the store does not say.
    package var isBillable: Bool?

    package init(
        supplierID: String, supplierName: String, quantity: ExactDecimal, unitCost: ExactDecimal, amount: Money,
        isBillable: Bool? = nil
    ) {
        self.supplierID = supplierID
        self.supplierName = supplierName
        self.quantity = quantity
        self.unitCost = unitCost
        self.amount = amount
        self.isBillable = isBillable
    }
}

/// Money taken off a price; the amount is positive.
package struct Discount: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case coupon, promotion, points, manual }

    package var kind: Kind
    /// The coupon's code or the promotion's name; may be empty.
    package var label: String
    package var amount: Money

    package init(kind: Kind, label: String = "", amount: Money) {
        self.kind = kind
        self.label = label
        self.amount = amount
    }
}

/// A charge beside the lines; it holds its tax when the order's prices do.
package struct Charge: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case shipping, handling, paymentFee, tip, other }

    package var kind: Kind
    package var name: String
    package var amount: Money
    package var discounts: [Discount]
    package var taxes: [TaxCharged]

    package init(kind: Kind, name: String, amount: Money, discounts: [Discount] = [], taxes: [TaxCharged] = []) {
        self.kind = kind
        self.name = name
        self.amount = amount
        self.discounts = discounts
        self.taxes = taxes
    }
}
