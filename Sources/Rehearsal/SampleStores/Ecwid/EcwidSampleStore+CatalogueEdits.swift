package import Foundation

extension EcwidSampleStore {
    /// Changes fields of a product: stock, price, SKU, name. A variation by its id.
    ///
    /// Throws PRODUCT_NOT_FOUND or COMBINATION_NOT_FOUND.
    package func editProduct(_ id: Int, combination: Int? = nil, fields: Data) throws(EcwidRefusal) {
        try editProduct(id, combination: combination, tree: EcwidSampleStore.object(fields))
    }

    func editProduct(_ id: Int, combination: Int?, tree: JSONTree) throws(EcwidRefusal) {
        guard let product = product(id) else { throw .productNotFound }
        var stock = EcwidStock(product)
        let rest = (tree.fields ?? []).filter { $0.name != "quantity" }
        if let combination {
            guard stock.combination(Int64(combination)) != nil else { throw .combinationNotFound }
            if let quantity = EcwidStock.units(tree["quantity"]) {
                try stock.set(quantity, combination: Int64(combination))
            }
            stock.change(Int64(combination)) { tree in
                for field in rest { tree[field.name] = field.value }
            }
            return try keep(stock.product, id)
        }
        if let quantity = EcwidStock.units(tree["quantity"]) { _ = stock.set(quantity, onlyTracked: false) }
        var changed = stock.product
        for field in rest { changed[field.name] = field.value }
        try keep(changed, id)
    }

    /// Lays the fields of a JSON object over the profile, object by object: currency, time zone, tax settings.
    package func editProfile(fields: Data) throws(EcwidRefusal) {
        try editProfile(tree: EcwidSampleStore.object(fields))
    }

    func editProfile(tree: JSONTree) throws(EcwidRefusal) {
        try commit([.profile(EcwidSampleStore.merged(profile, tree))])
    }

    /// Adds a manual tax to the profile; `thousandths` is the percentage × 1,000.
    package func addTax(id: Int64, name: String, thousandths: Int64) throws(EcwidRefusal) {
        let rate = EcwidTaxRate.manual(id, name, thousandths)
        let tax = EcwidProfilePaper.tax(rate, isInside: book.mill.country.pricesIncludeTax)
        let taxes = (profile["taxSettings"]?["taxes"]?.elements ?? []) + [tax]
        try editProfile(tree: ["taxSettings": ["taxes": .array(taxes)]])
    }

    private static func merged(_ tree: JSONTree, _ changes: JSONTree) -> JSONTree {
        guard case .object(let fields) = changes, case .object = tree else { return changes }
        var tree = tree
        for field in fields {
            tree[field.name] = tree[field.name].map { merged($0, field.value) } ?? field.value
        }
        return tree
    }
}
