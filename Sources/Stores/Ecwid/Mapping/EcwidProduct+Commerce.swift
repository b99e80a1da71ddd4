import Accounting
import Commerce
import ConnectorKit
import Foundation

extension EcwidProduct {
    /// The product itself, and each variation with a code of its own. Source: ecwid.md §4.1.
    ///
    /// A variation without its own code shares the product's code and stock, so it is no product of its own.
    func products() throws(Unreadable) -> [Product] {
        guard let id = id?.meaningful else { throw Unreadable(field: "id", text: "missing") }
        let own = Product(
            id: ID(id), sku: sku?.text ?? "", name: name ?? "", description: EcwidHTML.plainText(description ?? ""),
            price: price, cost: costPrice, stock: unlimited == true ? nil : quantity,
            isGiftCard: isGiftCard == true, isPhysical: isShippingRequired != false, isEnabled: enabled != false,
            isStockWritable: !isStockOwnedElsewhere, updatedAt: updatedAt)
        return [own] + (combinations ?? []).compactMap { $0.product(of: own, unlimited: unlimited) }
    }

    /// A till keeps stock by location; a bundle's stock is that of its parts. Source: ecwid.md §4.2.
    private var isStockOwnedElsewhere: Bool {
        locationInventory?.isEmpty == false || compositeComponents?.isEmpty == false
    }

    private var updatedAt: Instant {
        updateTimestamp.map { Instant(seconds: $0) } ?? updated?.instant ?? Instant(seconds: 0)
    }
}

extension EcwidCombination {
    fileprivate func product(of own: Product, unlimited ofProduct: Bool?) -> Product? {
        guard let id = id?.meaningful, let sku = sku?.text, !sku.isEmpty, sku != own.sku else { return nil }
        var product = own
        product.variationID = id
        product.sku = sku
        product.name = name(of: own)
        product.price = price ?? own.price
        product.cost = costPrice ?? own.cost
        product.stock = (unlimited ?? ofProduct) == true ? nil : quantity
        if locationInventory?.isEmpty == false { product.isStockWritable = false }
        return product
    }

    /// `T-shirt (Red, M)`.
    private func name(of own: Product) -> String {
        let values = (options ?? []).compactMap { $0.value?.text.unlessEmpty }
        return values.isEmpty ? own.name : "\(own.name) (\(values.joined(separator: ", ")))"
    }
}

/// The text of a description that is written in HTML.
enum EcwidHTML {
    /// Without tags, with the common entities written out, and runs of space made one.
    static func plainText(_ html: String) -> String {
        var text = ""
        var isInTag = false
        for character in html {
            switch character {
            case "<": isInTag = true
            case ">" where isInTag:
                isInTag = false
                text.append(" ")
            default: if !isInTag { text.append(character) }
            }
        }
        for (entity, character) in entities { text = text.replacing(entity, with: character) }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The ampersand last, so that nothing is unpacked twice.
    private static let entities = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
}
