package import Accounting
package import ConnectorKit

/// A product with its variations. Source: ecwid.md §4.1.
package struct EcwidProduct: EcwidRecord {
    package var id: EcwidID?
    package var sku: EcwidText?
    package var name: String?
    package var description: String?
    package var price: ExactDecimal?
    package var costPrice: ExactDecimal?
    /// Absent when stock is unlimited.
    package var quantity: ExactDecimal?
    package var unlimited: Bool?
    package var enabled: Bool?
    package var isGiftCard: Bool?
    package var isShippingRequired: Bool?
    package var locationInventory: [String: ExactDecimal]?
    package var compositeComponents: [Component]?
    package var combinations: [EcwidCombination]?
    package var updateTimestamp: Int64?
    package var updated: EcwidDate?

    /// A part of a bundle.
    package struct Component: EcwidRecord {
        package var productId: EcwidID?

        package init(_ json: JSONObject) throws(Unreadable) {
            productId = try json.ifAny("productId")
        }
    }

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        sku = try json.ifAny("sku")
        name = try json.ifAny("name")
        description = try json.ifAny("description")
        price = try json.ifAny("price")
        costPrice = try json.ifAny("costPrice")
        quantity = try json.ifAny("quantity")
        unlimited = try json.ifAny("unlimited")
        enabled = try json.ifAny("enabled")
        isGiftCard = try json.ifAny("isGiftCard")
        isShippingRequired = try json.ifAny("isShippingRequired")
        locationInventory = try json.ifAny("locationInventory")
        compositeComponents = try json.ifAny("compositeComponents")
        combinations = try json.ifAny("combinations")
        updateTimestamp = try json.ifAny("updateTimestamp")
        updated = try json.ifAny("updated")
    }
}

/// A variation; what it does not say it takes from its product.
package struct EcwidCombination: EcwidRecord {
    package var id: EcwidID?
    package var sku: EcwidText?
    package var price: ExactDecimal?
    package var costPrice: ExactDecimal?
    package var quantity: ExactDecimal?
    package var unlimited: Bool?
    package var locationInventory: [String: ExactDecimal]?
    package var options: [Option]?

    package struct Option: EcwidRecord {
        package var name: String?
        package var value: EcwidText?

        package init(_ json: JSONObject) throws(Unreadable) {
            name = try json.ifAny("name")
            value = try json.ifAny("value")
        }
    }

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        sku = try json.ifAny("sku")
        price = try json.ifAny("price")
        costPrice = try json.ifAny("costPrice")
        quantity = try json.ifAny("quantity")
        unlimited = try json.ifAny("unlimited")
        locationInventory = try json.ifAny("locationInventory")
        options = try json.ifAny("options")
    }
}
