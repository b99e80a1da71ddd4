package import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit

/// What writing the books' stock levels to the store would change (W20); pure.
package struct StockPlan: Hashable, Sendable {
    /// One product whose level in the store differs from the books'.
    package struct Difference: Hashable, Sendable, Codable {
        package var productID: String
        package var variationID: String?
        package var name: String
        package var inStore: Int64
        package var inBooks: Int64
        package var target: Int64

        package init(
            productID: String, variationID: String? = nil, name: String, inStore: Int64, inBooks: Int64, target: Int64
        ) {
            (self.productID, self.variationID, self.name) = (productID, variationID, name)
            (self.inStore, self.inBooks, self.target) = (inStore, inBooks, target)
        }

        /// From something to nothing.
        package var dropsToZero: Bool { target == 0 && inStore > 0 }

        package var change: StockChange {
            StockChange(productID: productID, variationID: variationID, delta: target - inStore)
        }
    }

    package private(set) var differences: [Difference] = []
    /// Products that have an item with a stock level.
    package private(set) var matched = 0
    /// Products that would drop from something to nothing.
    package private(set) var dropsToZero = 0
    /// Codes that several items or several products bear: left alone.
    package private(set) var ambiguous: Set<String> = []

    /// `pending` are the pieces in orders that are not in the books yet, of every store that sells from them: they are still counted
    /// as on hand there. `moving` were sold or posted while both sides were read: what they come to is for the next look.
    package init(
        products: [Product], levels: [StockLevel], matching: ProductPolicy.Matching,
        pending: [StockCode: Int64], moving: Set<StockCode> = []
    ) {
        var byCode: [StockCode: [StockLevel]] = [:]
        for level in levels { for code in level.codes { byCode[code, default: []].append(level) } }
        var bearers: [StockCode: Int] = [:]
        for product in products { bearers[product.stockCode(matching), default: 0] += 1 }
        for product in products where product.isStockWritable {
            let code = product.stockCode(matching)
            guard let stock = product.stock, !code.text.isEmpty, let found = byCode[code] else { continue }
            guard found.count == 1, bearers[code] == 1, let level = found.first else {
                ambiguous.insert(code.text)
                continue
            }
            if level.codes.contains(where: moving.contains) { continue }
            add(product, stock, level, pending: level.codes.reduce(0) { $0 + (pending[$1] ?? 0) })
        }
    }

    private mutating func add(_ product: Product, _ stock: ExactDecimal, _ level: StockLevel, pending: Int64) {
        matched += 1
        let inStore = stock.wholePart
        let inBooks = level.quantity.wholePart
        let target = max(inBooks - pending, 0)
        guard target != inStore else { return }
        let difference = Difference(
            productID: product.id.rawValue, variationID: product.variationID, name: product.name, inStore: inStore,
            inBooks: inBooks, target: target)
        if difference.dropsToZero { dropsToZero += 1 }
        differences.append(difference)
    }

    /// Whether so many products would drop to nothing that a person must look: more than a fifth of the matched.
    ///
    /// Source: what-users-expect.md §6.
    package var dropsTooMuch: Bool { dropsToZero * 5 > matched }
}

extension Product {
    /// What the product is matched by.
    fileprivate func stockCode(_ matching: ProductPolicy.Matching) -> StockCode {
        StockCode(sku: sku, name: name, matching)
    }
}

extension ExactDecimal {
    /// The whole part, rounded down: stores count pieces. Source: ecwid.md §4.2.
    package var wholePart: Int64 {
        let divisor = Self.powerOfTen(scale)
        let quotient = coefficient / divisor
        return coefficient % divisor < 0 ? quotient - 1 : quotient
    }
}
