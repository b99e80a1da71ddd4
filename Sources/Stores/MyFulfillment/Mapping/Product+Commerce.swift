import Accounting
import Commerce
import ConnectorKit
import Foundation

extension Fields {
    /// The product that a record tells of. It is known by its SKU, which all ways in tell and documents name.
    func product(in zone: TimeZone) throws(Unreadable) -> Product {
        let sku = SKU(try requiredText("sku"))
        let type = ProductType(text("type"))
        let updated = text("updated_at") ?? text("created_at")
        let stock = type == .simple ? try self.stock() : nil
        var product = Product(
            id: ID(sku.base), sku: sku.base, name: text("name") ?? "", price: try number("price"),
            cost: try number("cost"), stock: type == .simple ? stock ?? .zero : nil, isPhysical: type != .virtual,
            isStockWritable: false,
            updatedAt: updated.flatMap { Moments.instant($0, in: zone) } ?? Instant(seconds: 0))
        // Without it an alias would get an item of its own, beside that of its product.
        if type == .alias { product.aliasOf = SKU(try requiredText("alias_of")).base }
        product.isKit = type == .kit
        product.components = parts("components").compactMap { $0.text("sku") }
        product.isWithdrawn = sku.isDeleted || Word(text("status") ?? "").meansWithdrawn
        product.isEnabled = !product.isWithdrawn
        product.openingStock = stock
        product.isStockUntold = type == .simple && stock == nil && !product.isWithdrawn ? true : nil
        product.ownID = text("id")
        return product
    }

    /// What lies in all warehouses, reserved or not; a product that lies in none has nothing. `nil` where nobody tells.
    private func stock() throws(Unreadable) -> ExactDecimal? {
        if let stock = try number("stock_physical") { return stock }
        // The words of an instance that could not tell it.
        if case .text(let words)? = self["stocks"] { throw fault("stocks", words) }
        guard has("stocks") else { return nil }
        var sum = ExactDecimal.zero
        for warehouse in parts("stocks") {
            let (own, plain) = (try warehouse.number("wi_physical_quantity"), try warehouse.number("physical"))
            sum = sum.adding(own ?? plain ?? .zero) ?? sum
        }
        return sum
    }
}
