import Accounting
import Commerce
import ConnectorKit

/// The items of a document, without what a priced kit is made of.
struct Items {
    private let items: [Fields]
    /// Items that others say they belong to.
    private let parents: Set<String>
    private let currency: Currency
    private let discountName: String
    /// What the items come to, as they stand.
    private(set) var amount: Money
    private(set) var discount: Money
    private(set) var tax: Money

    init(_ items: [Fields], _ currency: Currency, discountName: String) throws(Unreadable) {
        parents = Set(items.compactMap { $0.text("parent_item_id") })
        self.currency = currency
        self.discountName = discountName
        (amount, discount, tax) = (.zero(currency), .zero(currency), .zero(currency))
        var billed: [Fields] = []
        for item in try Self.withoutParts(items, currency) {
            billed.append(item)
            amount += try Self.amount(item, currency)
            discount += (try item.money("discount_amount", currency) ?? .zero(currency)).magnitude
            tax += try item.money("tax_amount", currency) ?? .zero(currency)
        }
        self.items = billed
    }

    func lines(pricesIncludeTax: Bool) throws(Unreadable) -> [OrderLine] {
        var lines: [OrderLine] = []
        for (index, item) in items.enumerated() {
            lines.append(try line(item, number: index + 1, pricesIncludeTax: pricesIncludeTax))
        }
        return lines
    }

    private func line(
        _ item: Fields, number: Int, pricesIncludeTax: Bool
    ) throws(Unreadable) -> OrderLine {
        let sku = SKU(item.text("sku") ?? "")
        guard let quantity = try item.measure("qty") else { throw item.fault("qty", "") }
        let amount = try Self.amount(item, currency)
        let discount = (try item.money("discount_amount", currency) ?? .zero(currency)).magnitude
        let gross = pricesIncludeTax ? try item.measure("unit_price_incl_tax") : nil
        let price = try item.measure("unit_price")
        // A bundle's parent says "virtual" too, above real parts. Source: myfulfillment.md §2 (traps).
        let hasParts = item.text("id").map(parents.contains) ?? false
        var line = OrderLine(
            id: item.text("id") ?? String(number),
            kind: ProductType(item.text("type")) == .virtual && !hasParts ? .service : .goods,
            productID: sku.base.isEmpty ? nil : sku.base, sku: sku.base, name: item.text("name") ?? sku.base,
            quantity: quantity, unitPrice: gross ?? price ?? amount.decimal, amount: amount,
            discounts: discount.isZero ? [] : [Discount(kind: .manual, label: discountName, amount: discount)],
            taxes: try item.taxes(currency), unitCost: try item.number("unit_cost"))
        line.isWithdrawn = sku.isDeleted
        if hasParts { line.isTakenApart = true }
        return line
    }

    /// A tax that is told by its amount alone is the one of the goods that makes it of the price; where none or several do, it stays as it is.
    func naming(_ taxes: [TaxCharged], of price: Money) throws(Unreadable) -> [TaxCharged] {
        guard taxes.count == 1, taxes[0].tax == StoreTax(name: "", rate: nil) else { return taxes }
        var known: Set<StoreTax> = []
        for item in items { known.formUnion(try item.taxes(currency).map(\.tax)) }
        let fitting = known.filter { tax in
            let made = tax.rate.flatMap { price.decimal.multiplied(by: $0) }
                .flatMap { $0.multiplied(by: ExactDecimal(coefficient: 1, scale: 2)) }
            return made.flatMap { Money($0, currency) }.map { ($0 - taxes[0].amount).magnitude.minorUnits <= 1 }
                ?? false
        }
        guard fitting.count == 1, let tax = fitting.first else { return taxes }
        return [TaxCharged(tax: tax, amount: taxes[0].amount)]
    }

    /// The row total as the store has it, else price times quantity.
    private static func amount(_ item: Fields, _ currency: Currency) throws(Unreadable) -> Money {
        if let total = try item.money("row_total", currency) { return total }
        guard let quantity = try item.measure("qty"), let price = try item.measure("unit_price"),
            let product = quantity.multiplied(by: price), let amount = Money(product, currency)
        else { throw item.fault("row_total", "") }
        return amount
    }

    /// A priced kit is billed as one, and what it is made of is not billed again; a kit whose parts are priced is billed by its parts.
    private static func withoutParts(_ items: [Fields], _ currency: Currency) throws(Unreadable) -> [Fields] {
        func isFree(_ item: Fields) throws(Unreadable) -> Bool {
            let sums = [
                try amount(item, currency), try item.money("discount_amount", currency),
                try item.money("tax_amount", currency),
            ]
            return sums.allSatisfy { $0?.isZero ?? true }
        }
        var free: [Bool] = []
        for item in items { free.append(try isFree(item)) }
        let ids = items.map { $0.text("id") }
        let parents = items.map { $0.text("parent_item_id") }
        return items.indices.filter { index in
            guard free[index] else { return true }
            if let parent = parents[index], ids.contains(parent) { return false }
            let parts = items.indices.filter { ids[index] != nil && parents[$0] == ids[index] }
            return !parts.contains { !free[$0] }
        }.map { items[$0] }
    }
}

/// A product's code; deleted products keep theirs with a word behind it. Source: myfulfillment.md §2 (traps).
struct SKU: Hashable {
    let base: String
    let isDeleted: Bool

    init(_ text: String) {
        isDeleted = text.hasSuffix(Self.mark) && text.count > Self.mark.count
        base = isDeleted ? String(text.dropLast(Self.mark.count)) : text
    }

    private static let mark = "_deleted"
}
