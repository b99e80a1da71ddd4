package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
package import Storage
package import Sync

/// A product of a store, and the item of the books that stands for it (F5).
package struct SyncedProduct: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// The books have its item.
        case inBooks
        /// Its item is on its way, or nothing is to be made of it.
        case waiting
        case needsYou
    }

    package struct Item: Hashable, Sendable {
        /// The identifier in the books.
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            (self.id, self.name) = (id, name)
        }
    }

    package var place: ProductPlace
    package var name: String
    package var sku: String
    package var state: State
    package var item: Item?
    package var reason: OrderReason?

    package init(
        place: ProductPlace, name: String, sku: String, state: State, item: Item? = nil, reason: OrderReason? = nil
    ) {
        (self.place, self.name, self.sku) = (place, name, sku)
        (self.state, self.item, self.reason) = (state, item, reason)
    }
}

/// The products of a store as the product workflow left them: search, retry (F5, W14).
package struct SyncedProducts: Sendable {
    package struct Page: Sendable {
        package var products: [SyncedProduct]
        /// Where the next page begins; `nil` on the last.
        package var next: ProductPlace?
        /// All that were read, and those that need a person.
        package var all: Int
        package var needYou: Int

        package init(products: [SyncedProduct], next: ProductPlace?, all: Int, needYou: Int) {
            (self.products, self.next, self.all, self.needYou) = (products, next, all, needYou)
        }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Products by their identifiers, all or those that need a person; `search` is a part of a name or code.
    package func page(
        of store: ID<Store>, needingYou: Bool = false, search: String = "", after: ProductPlace? = nil, limit: Int
    ) async throws(FeatureProblem) -> Page {
        let access = try scope.open(.seeOrders)
        let (archive, id) = (access.archive, try await access.store(store).id)
        let state = needingYou ? Self.needsYou : nil
        let rows = try await withFeatureProblem {
            try await archive.products(of: id, state: state, search: search, after: after, limit: limit + 1)
        }
        let counts = try await withFeatureProblem { try await archive.productCounts(of: id) }
        let shown = Array(rows.prefix(limit))
        let products = try await access.described(shown, of: store)
        return Page(
            products: products, next: rows.count > limit ? products.last?.place : nil,
            all: counts.values.reduce(0, +), needYou: counts[Self.needsYou] ?? 0)
    }

    /// Has the products that need a person read and decided again by the server; gives the run.
    package func retry(of store: ID<Store>) async throws(FeatureProblem) -> ID<Run> {
        let access = try scope.open(.retryOrders)
        let (archive, id) = (access.archive, try await access.store(store).id)
        try await withFeatureProblem { try await archive.readAgain(productsOf: id) }
        return try await SyncNow(scope).ask(.products, of: store)
    }

    static let needsYou = "needsYou"
}

extension CompanyAccess {
    /// Rows with the items that the books have for them: one query for all links, one for all items.
    fileprivate func described(
        _ rows: [ProductRow], of store: ID<Store>
    ) async throws(FeatureProblem) -> [SyncedProduct] {
        let read = rows.map { row in
            (row: row, product: (try? RecordText.decode(Product.self, from: row.body)))
        }
        let ends: [String: ProductAliases.End]
        do throws(RunStop) {
            ends = try await ProductAliases(self.archive, of: store.rawValue).ends(of: read.compactMap(\.product))
        } catch { throw FeatureProblem(error) }
        let products = read.map { (row: $0.row, product: $0.product?.following(ends)) }
        guard let books = try await books() else {
            return products.map { SyncedProduct($0.row, $0.product, item: nil) }
        }
        let bySKU = try await policy(of: store)?.products.matching ?? .skuAsName
        let keys = products.map { $0.row.itemKey(of: $0.product) }
        let (archive, ledger) = (archive, books.id)
        let links = try await withFeatureProblem {
            try await archive.links(of: keys, store: store.rawValue, books: ledger)
        }
        let codes = products.map { $0.product.map { NameKey($0.code(bySKU)).text } ?? "" }
        let mirrored = try await withFeatureProblem {
            try await archive.longLists(
                of: ledger, ids: links.values.map(\.booksID), names: bySKU == .skuAsSKU ? [] : codes,
                others: bySKU == .skuAsSKU ? codes : [])
        }
        let items = mirrored.filter { $0.list == .item }
        return zip(zip(products, keys), codes).map { entry, code in
            let (entry, key) = entry
            let linked = links[key]?.booksID
            let isUnlinked = entry.row.state == ProductRow.unlinked
            let row =
                items.first { $0.id == linked }
                ?? items.first {
                    !isUnlinked && !code.isEmpty && (bySKU == .skuAsSKU ? $0.otherKey : $0.nameKey) == code
                }
            return SyncedProduct(entry.row, entry.product, item: row.flatMap { SyncedProduct.Item($0) })
        }
    }
}

extension Product {
    /// By which it is matched.
    fileprivate func code(_ matching: ProductPolicy.Matching) -> String {
        aliasOf ?? (matching == .name ? name : sku)
    }
}

extension ProductRow {
    /// An alias is another name for the product that has the item.
    fileprivate func itemKey(of product: Product?) -> RecordKey {
        if let real = product?.aliasOf { return RecordKey(.product, real, role: .item) }
        return RecordKey(.product, variation.isEmpty ? id : "\(id)/\(variation)", role: .item)
    }
}

extension SyncedProduct.Item {
    fileprivate init?(_ row: MirrorRow) {
        guard case .item(let item)? = try? RecordText.decode(CatalogueRecord.self, from: row.body) else { return nil }
        self.init(id: item.id.rawValue, name: item.name)
    }
}

extension SyncedProduct {
    fileprivate init(_ row: ProductRow, _ product: Product?, item: Item?) {
        let state: State = row.state == SyncedProducts.needsYou ? .needsYou : item == nil ? .waiting : .inBooks
        self.init(
            place: ProductPlace(id: row.id, variation: row.variation), name: product?.name ?? row.id,
            sku: product?.sku ?? "", state: state, item: item, reason: row.reason.map { OrderReason(kept: $0) })
    }
}
