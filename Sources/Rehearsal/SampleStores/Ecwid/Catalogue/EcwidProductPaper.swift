/// Writes a product as `GET /products/{id}` shows it. Source: ecwid.md §4.1.
struct EcwidProductPaper: Sendable {
    let settings: EcwidSampleSettings
    let country: EcwidCountry
    let updated: Int64

    func tree(_ product: EcwidProduct) -> JSONTree {
        var tree: JSONTree = ["id": .integer(product.id), "sku": .string(product.sku)]
        if let quantity = product.quantity { tree["quantity"] = .integer(quantity) }
        if product.kind == .tillOwned, let quantity = product.quantity {
            tree["locationInventory"] = ["1": .integer(quantity - quantity / 3), "2": .integer(quantity / 3)]
        }
        tree["unlimited"] = .bool(product.quantity == nil)
        tree["inStock"] = .bool(product.quantity.map { $0 > 0 } ?? true)
        tree["name"] = .string(product.name)
        tree["nameTranslated"] = [JSONTree.Field(name: country.language, value: .string(product.name))].asObject
        for name in ["price", "priceInProductList", "defaultDisplayedPrice"] { tree[name] = money(product.price) }
        tree["costPrice"] = money(product.costPrice)
        tree["tax"] = tax(product)
        tree["isShippingRequired"] = .bool(product.isShipped)
        if product.isShipped { tree["weight"] = .decimal(5, 1) }
        addTimes(product, to: &tree)
        tree["productClassId"] = 0
        tree["enabled"] = true
        tree["options"] = .array(options(product))
        addFixedFields(product, to: &tree)
        return tree
    }

    private func money(_ minor: Int64) -> JSONTree { .decimal(minor, country.precision) }

    private func tax(_ product: EcwidProduct) -> JSONTree {
        let rates = country.regions.first?.rates(product.taxClass) ?? []
        let manual = rates.filter { $0.automaticType == nil }.map { JSONTree.integer($0.id) }
        return [
            "taxable": .bool(product.taxClass != .exempt), "defaultLocationIncludedTaxRate": 0,
            "enabledManualTaxes": .array(manual), "taxClassCode": .string(product.taxClass.rawValue),
        ]
    }

    private func addTimes(_ product: EcwidProduct, to tree: inout JSONTree) {
        let created = updated - 90 * 86_400
        tree["url"] = .string("https://store\(settings.storeId).example.com/products/p\(product.id)")
        tree["created"] = .string(StoreMoment.text(created))
        tree["updated"] = .string(StoreMoment.text(updated))
        tree["createTimestamp"] = .integer(created)
        tree["updateTimestamp"] = .integer(updated)
    }

    private func options(_ product: EcwidProduct) -> [JSONTree] {
        var names: [String] = []
        var choices: [String: [String]] = [:]
        for option in product.variations.flatMap(\.options) {
            if !names.contains(option.name) { names.append(option.name) }
            if choices[option.name]?.contains(option.value) != true {
                choices[option.name, default: []].append(option.value)
            }
        }
        let chosen = names.map { name -> JSONTree in
            [
                "type": name == "Size" ? "SIZE" : "SELECT", "name": .string(name),
                "nameTranslated": ["en": .string(name)],
                "choices": .array(
                    (choices[name] ?? []).map {
                        ["text": .string($0), "priceModifier": 0, "priceModifierType": "ABSOLUTE"]
                    }), "defaultChoice": 0, "required": true,
            ]
        }
        guard let text = product.textOption else { return chosen }
        return chosen + [
            [
                "type": "TEXTFIELD", "name": .string(text), "nameTranslated": ["en": .string(text)],
                "required": false,
            ]
        ]
    }

    private func addFixedFields(_ product: EcwidProduct, to tree: inout JSONTree) {
        tree["warningLimit"] = 0
        tree["fixedShippingRateOnly"] = false
        tree["fixedShippingRate"] = 0
        tree["shipping"] = [
            "type": "GLOBAL_METHODS", "methodMarkup": 0, "flatRate": 0, "disabledMethods": [], "enabledMethods": [],
        ]
        tree["defaultCombinationId"] = .integer(product.variations.first?.id ?? 0)
        tree["description"] = .string("<p>\(product.name)</p>")
        tree["galleryImages"] = []
        tree["categoryIds"] = [81001]
        tree["categories"] = [["id": 81001, "name": "All", "enabled": true]]
        tree["defaultCategoryId"] = 81001
        tree["favorites"] = ["count": 0, "displayedCount": "0"]
        tree["attributes"] = []
        tree["files"] = []
        tree["relatedProducts"] = [
            "productIds": [], "relatedCategory": ["enabled": false, "categoryId": 0, "productCount": 5],
        ]
        tree["combinations"] = .array(
            product.variations.enumerated().map { combination($1, number: $0 + 1, of: product) })
        tree["dimensions"] = EcwidOrderPaper.noDimensions
        tree["volume"] = 0
        tree["isSampleProduct"] = false
        tree["isGiftCard"] = .bool(product.isGiftCard)
        tree["discountsAllowed"] = .bool(!product.isGiftCard)
        tree["nameYourPriceEnabled"] = false
        tree["outOfStockVisibilityBehaviour"] = "SHOW"
        if product.kind == .tillOwned { tree["externalReferenceId"] = "6f0f2f5e-0000-4000-8000-000000000090" }
    }

    private func combination(_ variation: EcwidVariation, number: Int, of product: EcwidProduct) -> JSONTree {
        var tree: JSONTree = [
            "id": .integer(variation.id), "combinationNumber": .integer(number),
            "options": .array(
                variation.options.map { option in
                    [
                        "name": .string(option.name), "nameTranslated": ["en": .string(option.name)],
                        "value": .string(option.value), "valueTranslated": ["en": .string(option.value)],
                    ]
                }),
        ]
        if let sku = variation.sku { tree["sku"] = .string(sku) }
        if let quantity = variation.quantity { tree["quantity"] = .integer(quantity) }
        tree["inStock"] = .bool(variation.quantity.map { $0 > 0 } ?? true)
        tree["unlimited"] = .bool(variation.quantity == nil)
        if let price = variation.price { tree["price"] = money(price) }
        tree["defaultDisplayedPrice"] = money(variation.price ?? product.price)
        tree["attributes"] = []
        tree["dimensions"] = EcwidOrderPaper.noDimensions
        tree["volume"] = 0
        tree["outOfStockVisibilityBehaviour"] = "SHOW"
        tree["alt"] = ["translated": [:]]
        return tree
    }
}

extension [JSONTree.Field] {
    var asObject: JSONTree { .object(self) }
}
