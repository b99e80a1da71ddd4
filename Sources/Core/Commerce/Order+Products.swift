import Accounting

extension Order {
    /// What its lines sell, by the store's own identifiers.
    package var productIDs: [String] { lines.compactMap(\.productID) }

    /// A document of the store with what is known of the products that it names: an alias is billed as the product that it stands for,
    /// and what a priced kit is made of is not billed again.
    package func knowing(_ products: [String: Product]) -> Order {
        guard form.isDocument, !products.isEmpty else { return self }
        var order = self
        order.lines = []
        var kit: Product?
        for line in lines {
            let product = line.productID.flatMap { products[$0] }
            if line.isFree, let kit, kit.components.isEmpty || kit.components.contains(line.sku) { continue }
            // Where the store says itself what a kit is made of, what is free behind it is a gift.
            kit = product.flatMap { $0.isKit && !line.amount.isZero && line.isTakenApart != true ? $0 : nil }
            order.lines.append(line.knowing(product))
        }
        return order
    }
}

extension OrderLine {
    /// Nothing is charged for it.
    fileprivate var isFree: Bool {
        amount.isZero && discounts.allSatisfy(\.amount.isZero) && taxes.allSatisfy(\.amount.isZero)
    }

    fileprivate func knowing(_ product: Product?) -> OrderLine {
        guard let product else { return self }
        var line = self
        line.isWithdrawn = line.isWithdrawn || product.isWithdrawn
        if !product.isPhysical, kind == .goods { line.kind = .service }
        if let real = product.aliasOf { (line.productID, line.sku) = (real, real) }
        return line
    }
}
