import Accounting
package import Commerce
package import Storage

/// The products that aliases stand for, also where an alias is one of another alias.
package struct ProductAliases: Sendable {
    package enum End: Hashable, Sendable {
        /// The code of the product; whether the store has told of it is another matter.
        case product(String)
        /// Aliases of each other: behind these codes is no product.
        case loop([String])
    }

    private let archive: any Archive
    private let store: String

    /// `store` is the connection of the products.
    package init(_ archive: any Archive, of store: String) {
        self.archive = archive
        self.store = store
    }

    /// Where each alias among the products leads, by its identifier: a query for each step of the longest way.
    package func ends(of products: [Product]) async throws(RunStop) -> [String: End] {
        let aliases = products.filter { $0.aliasOf != nil }
        if aliases.isEmpty { return [:] }
        // What a code stands for; itself where it is a product, or nothing is known of it.
        var targets = Dictionary(
            products.map { ($0.id.rawValue, $0.aliasOf ?? $0.id.rawValue) }, uniquingKeysWith: { _, last in last })
        var asked = Set(aliases.compactMap(\.aliasOf)).subtracting(targets.keys)
        while !asked.isEmpty {
            for code in asked { targets[code] = code }
            var next: Set<String> = []
            for product in try await kept(asked) {
                guard let target = product.aliasOf else { continue }
                targets[product.id.rawValue] = target
                next.insert(target)
            }
            asked = next.subtracting(targets.keys)
        }
        return Dictionary(
            aliases.map { ($0.id.rawValue, Self.end(of: $0.id.rawValue, targets)) },
            uniquingKeysWith: { _, last in last })
    }

    /// One that cannot be understood is as good as unknown.
    private func kept(_ codes: Set<String>) async throws(RunStop) -> [Product] {
        let (archive, store) = (archive, store)
        let rows = try await withRunStop { try await archive.products(Array(codes), of: store) }
        return rows.compactMap { try? RecordText.decode(Product.self, from: $0.body) }
    }

    private static func end(of code: String, _ targets: [String: String]) -> End {
        var way = [code]
        while let last = way.last, let next = targets[last] {
            if next == last { return way.count > 1 ? .product(last) : .loop(way) }
            if let first = way.firstIndex(of: next) { return .loop(way[first...].sorted()) }
            way.append(next)
        }
        return .product(way[way.count - 1])
    }
}

extension Product {
    /// The same as an alias of the product itself.
    package func following(_ ends: [String: ProductAliases.End]) -> Product {
        guard case .product(let code)? = ends[id.rawValue] else { return self }
        var product = self
        product.aliasOf = code
        return product
    }
}
