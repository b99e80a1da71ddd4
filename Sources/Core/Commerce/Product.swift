package import Accounting

/// A product, or one variation of it, that can be sold under its own code.
package struct Product: Hashable, Sendable, Codable {
    package var id: ID<Product>
    /// The variation's identifier when this is a variation with a code of its own.
    package var variationID: String?
    package var sku: String
    package var name: String
    package var description: String
    package var price: ExactDecimal?
    package var cost: ExactDecimal?
    /// `nil` when the store does not count it.
    package var stock: ExactDecimal?
    package var isGiftCard: Bool
    package var isPhysical: Bool
    package var isEnabled: Bool
    /// `false` when another system owns the stock (a till, a bundle).
    package var isStockWritable: Bool
    /// The code of the product that is sold under this one too; its item stands for both.
    package var aliasOf: String?
    /// Sold as one, and made of others.
    package var isKit = false
    /// The codes of what a kit is made of; empty where the store does not tell.
    package var components: [String] = []
    /// Sold no more: no item is made of it, and one that it has is put to rest.
    package var isWithdrawn = false
    /// The store's own identifier, where the product is known by its code: another product may bear the code of one that was deleted.
    package var ownID: String?
    /// With how many pieces its item begins; `nil` for none.
    package var openingStock: ExactDecimal?
    /// Whether the store counts it and does not tell how much of it there is; `nil` for no.
    package var isStockUntold: Bool?
    package var updatedAt: Instant

    package init(
        id: ID<Product>, variationID: String? = nil, sku: String, name: String, description: String = "",
        price: ExactDecimal? = nil, cost: ExactDecimal? = nil, stock: ExactDecimal? = nil, isGiftCard: Bool = false,
        isPhysical: Bool = true, isEnabled: Bool = true, isStockWritable: Bool = true, updatedAt: Instant
    ) {
        self.id = id
        self.variationID = variationID
        self.sku = sku
        self.name = name
        self.description = description
        self.price = price
        self.cost = cost
        self.stock = stock
        self.isGiftCard = isGiftCard
        self.isPhysical = isPhysical
        self.isEnabled = isEnabled
        self.isStockWritable = isStockWritable
        self.updatedAt = updatedAt
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try row.value(.id), sku: try row.value(.sku), name: try row.value(.name),
            updatedAt: try row.value(.updatedAt))
        try row.read(.variationID, into: &variationID)
        try row.read(.description, into: &description)
        try row.read(.price, into: &price)
        try row.read(.cost, into: &cost)
        try row.read(.stock, into: &stock)
        try row.read(.isGiftCard, into: &isGiftCard)
        try row.read(.isPhysical, into: &isPhysical)
        try row.read(.isEnabled, into: &isEnabled)
        try row.read(.isStockWritable, into: &isStockWritable)
        try row.read(.aliasOf, into: &aliasOf)
        try row.read(.isKit, into: &isKit)
        try row.read(.components, into: &components)
        try row.read(.isWithdrawn, into: &isWithdrawn)
        try row.read(.openingStock, into: &openingStock)
        try row.read(.isStockUntold, into: &isStockUntold)
        try row.read(.ownID, into: &ownID)
    }
}
