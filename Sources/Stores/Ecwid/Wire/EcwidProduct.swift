/// A product with its variations. Source: ecwid.md §4.1.
package struct EcwidProduct: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var sku: EcwidText?
    package var name: String?
    package var description: String?
    package var price: EcwidNumber?
    package var costPrice: EcwidNumber?
    /// Absent when stock is unlimited.
    package var quantity: EcwidNumber?
    package var unlimited: Bool?
    package var enabled: Bool?
    package var isGiftCard: Bool?
    package var isShippingRequired: Bool?
    package var locationInventory: [String: EcwidNumber]?
    package var compositeComponents: [Component]?
    package var combinations: [EcwidCombination]?
    package var updateTimestamp: Int64?
    package var updated: EcwidDate?

    /// A part of a bundle.
    package struct Component: Decodable, Hashable, Sendable {
        package var productId: EcwidID?
    }
}

/// A variation; what it does not say it takes from its product.
package struct EcwidCombination: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var sku: EcwidText?
    package var price: EcwidNumber?
    package var costPrice: EcwidNumber?
    package var quantity: EcwidNumber?
    package var unlimited: Bool?
    package var locationInventory: [String: EcwidNumber]?
    package var options: [Option]?

    package struct Option: Decodable, Hashable, Sendable {
        package var name: String?
        package var value: EcwidText?
    }
}
