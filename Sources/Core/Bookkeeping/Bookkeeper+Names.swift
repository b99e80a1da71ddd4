package import Accounting
package import Commerce
import Foundation

/// What a product or a customer of a store becomes in the books (W19, F2).
package enum NameDecision: Hashable, Sendable {
    case create(PlannedRecord)
    /// The books have it already, or nothing is to be made of it.
    case nothing
    /// Another name for a product that has the item.
    case alias(of: String)
    /// The store sells it no more.
    case withdrawn
    case refuse([Refusal])
}

extension Bookkeeper {
    /// Whether a product needs an item, by the same rules as an order line that names it.
    ///
    /// `currency` is that of its price and cost.
    package func decide(_ product: Product, currency: Currency, links: Links) -> NameDecision {
        guard let days else { return .refuse([.unreadable(field: "timeZone", text: policy.timeZone)]) }
        guard !product.isGiftCard else { return .nothing }
        if product.isWithdrawn { return .withdrawn }
        if let real = product.aliasOf { return .alias(of: real) }
        var planning = Planning(
            books: self, order: product.asOrder(currency), links: links, sending: nil,
            placedOn: days.day(of: product.updatedAt), days: days)
        _ = planning.item(for: product.asLine(currency))
        let decision = decision(of: planning, opening: product.openingStock)
        guard case .create(let record) = decision, case .item(let draft) = record.body, draft.kind == .inventory,
            let doubt = doubt(aboutStockOf: product, currency)
        else { return decision }
        return .refuse([doubt])
    }

    /// Why an item of stock would begin with a quantity or a value that is none.
    private func doubt(aboutStockOf product: Product, _ currency: Currency) -> Refusal? {
        let name = product.name.isEmpty ? product.sku : product.name
        if product.isStockUntold == true { return .stockUntold(product: name) }
        guard currency != company.homeCurrency, product.openingStock?.isZero == false, product.cost?.isZero == false
        else { return nil }
        return .stockInOtherCurrency(product: name, store: currency, books: company.homeCurrency)
    }

    /// Whether a customer needs a record, by the same rules as a document that is made out to them; `moment` is when they were told.
    package func decide(_ buyer: Buyer, at moment: Instant, currency: Currency, links: Links) -> NameDecision {
        guard let days else { return .refuse([.unreadable(field: "timeZone", text: policy.timeZone)]) }
        if case .generic = policy.customerAssignment { return .nothing }
        var planning = Planning(
            books: makesNames ? self : Bookkeeper(like: self, makesNames: true),
            order: buyer.asOrder(at: moment, currency), links: links, sending: nil, placedOn: days.day(of: moment),
            days: days)
        _ = planning.customer()
        return decision(of: planning, opening: nil)
    }

    private func decision(of planning: Planning, opening: ExactDecimal?) -> NameDecision {
        if !planning.refusals.isEmpty { return .refuse(planning.refusals) }
        guard var record = planning.groundwork.first else { return .nothing }
        if let opening, case .item(var draft) = record.body, draft.kind == .inventory {
            draft.quantityOnHand = opening
            record.body = .item(draft)
        }
        return .create(record)
    }
}

extension RecordKey {
    /// The product or variation, as its item is linked to it.
    package static func item(of product: Product) -> RecordKey {
        let id = product.id.rawValue
        return RecordKey(.product, product.variationID.map { "\(id)/\($0)" } ?? id, role: .item)
    }

    /// A customer of a store that tells of its customers in a feed of their own.
    package static func customer(_ id: ID<Buyer>) -> RecordKey {
        RecordKey(.customer, "customer:" + id.rawValue, role: .customer)
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

extension Buyer {
    /// A document of nothing that is made out to them; it has the rules of the store's own documents.
    package func asOrder(at moment: Instant, _ currency: Currency) -> Order {
        let id = customerID?.rawValue ?? email ?? name
        return Order(
            id: ID(id), form: .invoice(dueOn: nil), number: id, placedAt: moment, updatedAt: moment,
            currency: currency, pricesIncludeTax: false, status: OrderStatus(payment: .awaiting, paymentCode: ""),
            buyer: self, lines: [], tax: .zero(currency), total: .zero(currency))
    }
}
