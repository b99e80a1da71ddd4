package import Bookkeeping
import ConnectorKit

/// By what a product, or a line of an order, is one item of the books. Stores that keep to the same books may match in different ways.
package enum StockCode: Hashable, Sendable {
    case itemName(NameKey)
    case itemSKU(NameKey)

    package init(sku: String, name: String, _ matching: ProductPolicy.Matching) {
        self =
            switch matching {
            case .name: .itemName(NameKey(name))
            case .skuAsName: .itemName(NameKey(sku))
            case .skuAsSKU: .itemSKU(NameKey(sku))
            }
    }

    /// Folded; empty where there is none.
    package var text: String {
        switch self {
        case .itemName(let key), .itemSKU(let key): key.text
        }
    }
}

extension StockLevel {
    /// All by which its item can be meant.
    var codes: [StockCode] {
        [.itemName(NameKey(name))] + (sku.map { [.itemSKU(NameKey($0))] } ?? [])
    }
}
