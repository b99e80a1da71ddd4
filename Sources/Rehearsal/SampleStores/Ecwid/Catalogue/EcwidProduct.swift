/// One product of a sample store as it was first put on sale; later changes live in the store's edits.
struct EcwidProduct: Sendable {
    var id: Int
    var sku: String
    var name: String
    /// Minor units of the store's currency, as shown in the catalogue.
    var price: Int64
    var costPrice: Int64
    var taxClass: EcwidTaxClass
    /// nil: not tracked.
    var quantity: Int?
    var kind = Kind.goods
    var variations: [EcwidVariation] = []
    /// A text the buyer writes on the product: "Engraving".
    var textOption: String?

    enum Kind: Sendable { case goods, digital, giftCard, tillOwned }

    var isShipped: Bool { kind == .goods || kind == .tillOwned }
    var isGiftCard: Bool { kind == .giftCard }
}

struct EcwidVariation: Sendable {
    var id: Int
    /// nil: shares the product's SKU and stock. Source: ecwid.md §4.1.
    var sku: String?
    var options: [(name: String, value: String)]
    /// Minor units; nil inherits the product's.
    var price: Int64?
    var quantity: Int?
}
