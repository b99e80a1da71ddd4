/// Moves the stock of one product, or of one of its variations. Source: ecwid.md §2.1 and §4.2.
struct EcwidStock: Sendable {
    private(set) var product: JSONTree

    init(_ product: JSONTree) { self.product = product }

    /// A whole number of pieces, up to a milliard either way; nil for anything else.
    static func units(_ value: JSONTree?) -> Int64? {
        value?.whole.flatMap { (-unitsMax...unitsMax).contains($0) ? $0 : nil }
    }

    private static let unitsMax: Int64 = 1_000_000_000

    var isOwnedByTill: Bool { product["locationInventory"] != nil }

    /// Adds a delta; answers whether anything is tracked at all.
    ///
    /// Throws when the variation does not exist, or shares the product's SKU.
    mutating func add(_ delta: Int64, combination: Int64?) throws(EcwidRefusal) -> Bool {
        guard let combination else { return set((quantity(of: product) ?? 0) + delta, onlyTracked: true) }
        guard let tree = self.combination(combination) else { throw .combinationNotFound }
        guard tree["sku"] != nil else { throw .combinationWithoutSKU }
        guard let quantity = quantity(of: tree) else { return false }
        change(combination) { EcwidStock.put(quantity + delta, in: &$0) }
        return true
    }

    /// Moves the stock for a sold or returned order line, whatever owns it.
    mutating func move(_ delta: Int64, combination: Int64?) {
        if let combination, let tree = self.combination(combination), tree["sku"] != nil {
            guard let quantity = quantity(of: tree) else { return }
            change(combination) { EcwidStock.put(quantity + delta, in: &$0) }
            return
        }
        guard let quantity = quantity(of: product) else { return }
        _ = set(quantity + delta, onlyTracked: true)
        if let first = product["locationInventory"]?["1"]?.whole {
            product["locationInventory"]?["1"] = .integer(first + delta)
        }
    }

    /// Sets the product's own stock and that of the variations which share it.
    mutating func set(_ quantity: Int64, onlyTracked: Bool) -> Bool {
        guard !onlyTracked || self.quantity(of: product) != nil else { return false }
        EcwidStock.put(quantity, in: &product)
        for combination in product["combinations"]?.elements ?? [] where combination["sku"] == nil {
            guard let id = combination["id"]?.whole else { continue }
            change(id) { EcwidStock.put(quantity, in: &$0) }
        }
        return true
    }

    /// Throws when the variation shares the product's SKU and would get another stock than the product.
    mutating func set(_ quantity: Int64, combination: Int64) throws(EcwidRefusal) {
        guard let tree = self.combination(combination) else { throw .combinationNotFound }
        if tree["sku"] == nil, quantity != self.quantity(of: product) { throw .differentCombinationStock }
        change(combination) { EcwidStock.put(quantity, in: &$0) }
    }

    func combination(_ id: Int64) -> JSONTree? {
        product["combinations"]?.elements?.first { $0["id"]?.whole == id }
    }

    mutating func change(_ id: Int64, _ change: (inout JSONTree) -> Void) {
        guard var combinations = product["combinations"]?.elements else { return }
        for place in combinations.indices where combinations[place]["id"]?.whole == id {
            change(&combinations[place])
        }
        product["combinations"] = .array(combinations)
    }

    func isNegative(combination: Int64?) -> Bool {
        let tree = combination.flatMap(self.combination) ?? product
        return (quantity(of: tree) ?? 0) < 0
    }

    private func quantity(of tree: JSONTree) -> Int64? {
        tree["unlimited"]?.flag == true ? nil : tree["quantity"]?.whole
    }

    private static func put(_ quantity: Int64, in tree: inout JSONTree) {
        tree["quantity"] = .integer(quantity)
        tree["unlimited"] = false
        tree["inStock"] = .bool(quantity > 0)
    }
}
