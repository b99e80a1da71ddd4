package import Accounting
package import Commerce
import Foundation

/// What a product becomes in the books (W19).
package enum ProductDecision: Hashable, Sendable {
    case create(PlannedRecord)
    /// The books have it already, or nothing is to be made of it.
    case nothing
    case refuse([Refusal])
}

extension Bookkeeper {
    /// Whether a product needs an item, by the same rules as an order line that names it.
    package func decide(_ product: Product, currency: Currency, links: Links) -> ProductDecision {
        guard let days else { return .refuse([.unreadable(field: "timeZone", text: policy.timeZone)]) }
        guard !product.isGiftCard else { return .nothing }
        var planning = Planning(
            books: self, order: product.asOrder(currency), links: links, sending: nil,
            placedOn: days.day(of: product.updatedAt), days: days)
        _ = planning.item(for: product.asLine(currency))
        if !planning.refusals.isEmpty { return .refuse(planning.refusals) }
        return planning.groundwork.first.map { .create($0) } ?? .nothing
    }
}

extension Product {
    /// The line of an order that sells one piece of it.
    fileprivate func asLine(_ currency: Currency) -> OrderLine {
        OrderLine(
            id: id.rawValue, kind: isPhysical ? .goods : .service, productID: id.rawValue, variationID: variationID,
            sku: sku, name: name, quantity: .one, unitPrice: price ?? .zero, amount: .zero(currency), unitCost: cost,
            isStockTracked: stock != nil)
    }

    fileprivate func asOrder(_ currency: Currency) -> Order {
        Order(
            id: ID(id.rawValue), number: sku, placedAt: updatedAt, updatedAt: updatedAt, currency: currency,
            pricesIncludeTax: false, status: OrderStatus(payment: .awaiting, paymentCode: ""), buyer: Buyer(),
            lines: [], tax: .zero(currency), total: .zero(currency))
    }
}
