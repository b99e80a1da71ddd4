extension EcwidOrderPaper {
    func line(_ order: EcwidOrder, _ place: Int) -> JSONTree {
        let draft = order.sums.draft.lines[place]
        let sums = order.sums.lines[place]
        let taxes = taxes(order, place)
        var fields: [JSONTree.Field] = []
        func put(_ name: String, _ value: JSONTree?) {
            if let value { fields.append(JSONTree.Field(name: name, value: value)) }
        }
        put("id", .integer(EcwidOrderNumbers.internalId(order.index) * 1000 + Int64(place)))
        goods(draft, sums, tax: taxes.reduce(0) { $0 + $1.total }, put)
        if let variation = draft.variation { put("combinationId", .integer(variation.id)) }
        if !options(draft).isEmpty { put("selectedOptions", .array(options(draft))) }
        put("taxes", .array(taxes.map { lineTax($0, draft, order) }))
        put("dimensions", EcwidOrderPaper.noDimensions)
        if order.sums.draft.coupon != nil { put("couponAmount", money(sums.coupon)) }
        put("discounts", .array(lineDiscounts(order, sums)))
        put("discountsAllowed", .bool(draft.allowsDiscounts))
        put("taxable", .bool(draft.taxClass != .exempt))
        put("giftCard", .bool(draft.isGiftCard))
        put("isCustomerSetPrice", false)
        put("attributes", [])
        if order.isReverseCharge, draft.taxClass != .exempt { put("taxAlreadyDeductedFromPrice", true) }
        return .object(fields)
    }

    static let noDimensions: JSONTree = ["length": 0, "width": 0, "height": 0]

    /// The taxes that a line shows: its own, or those of all lines on the first.
    private func taxes(_ order: EcwidOrder, _ place: Int) -> [EcwidOrderSums.Tax] {
        guard order.hasTaxOnFirstLine else { return order.sums.lines[place].taxes }
        if place > 0 { return [] }
        var sums: [EcwidOrderSums.Tax] = []
        for tax in order.sums.lines.flatMap(\.taxes) {
            if let place = sums.firstIndex(where: { $0.rate == tax.rate }) {
                sums[place].onGoods += tax.onGoods
                sums[place].onShipping += tax.onShipping
                sums[place].onHandling += tax.onHandling
            } else {
                sums.append(tax)
            }
        }
        return sums
    }

    private func goods(_ draft: EcwidOrderDraft.Line, _ sums: EcwidOrderSums.Line, tax: Int64, _ put: Put) {
        let price = JSONTree.decimal(draft.priceHundredths, country.precision + 2)
        put("productId", .integer(draft.product?.id ?? 0))
        put("categoryId", 0)
        put("price", price)
        put("priceWithoutTax", country.pricesIncludeTax ? priceWithoutTax(draft, sums) : price)
        put("productPrice", money(draft.productPrice))
        put("sku", .string(draft.sku))
        put("quantity", .integer(draft.quantity))
        put("shortDescription", "")
        put("tax", money(tax))
        put("shipping", money(sums.shippingShare))
        put("quantityInStock", 0)
        put("name", .string(draft.name))
        put("isShippingRequired", .bool(draft.isShipped))
        if draft.isShipped { put("weight", .decimal(5, 1)) }
        put("trackQuantity", .bool((draft.variation?.quantity ?? draft.product?.quantity) != nil))
        put("fixedShippingRateOnly", false)
        put("fixedShippingRate", 0)
        put("digital", .bool(draft.isDigital))
        put("productAvailable", true)
        put("couponApplied", .bool(sums.coupon > 0))
    }

    /// Misleading on purpose: the tax of the *discounted* line is taken off the full price. Source: ecwid.md §2.5.
    private func priceWithoutTax(_ draft: EcwidOrderDraft.Line, _ sums: EcwidOrderSums.Line) -> JSONTree {
        let line = Int128(draft.priceHundredths) * Int128(draft.quantity) - Int128(sums.goodsTax) * 100
        return money(MinorUnits.rounded(line, over: Int128(draft.quantity) * 100))
    }

    private func lineTax(
        _ tax: EcwidOrderSums.Tax, _ draft: EcwidOrderDraft.Line, _ order: EcwidOrder
    ) -> JSONTree {
        var tree: JSONTree = [
            "name": .string(tax.rate.name), "value": percent(tax.rate.thousandths), "total": money(tax.total),
            "taxOnDiscountedSubtotal": money(tax.onGoods), "taxOnShipping": money(tax.onShipping),
        ]
        if order.sums.draft.handlingFee != 0 { tree["taxOnHandlingFee"] = money(tax.onHandling) }
        tree["includeInPrice"] = .bool(country.pricesIncludeTax)
        tree["sourceTaxRateId"] = .integer(tax.rate.id)
        tree["sourceTaxRateType"] = tax.rate.automaticType == nil ? "MANUAL" : "AUTO"
        if let type = tax.rate.automaticType { tree["taxType"] = .string(type) }
        tree["taxClassName"] = .string(draft.taxClass.title)
        tree["taxClassCode"] = .string(draft.taxClass.rawValue)
        return tree
    }

    private func lineDiscounts(_ order: EcwidOrder, _ sums: EcwidOrderSums.Line) -> [JSONTree] {
        zip(order.sums.draft.promotions, sums.promotions).filter { $0.1 != 0 }.map { promotion, share in
            ["discountInfo": discountInfo(promotion), "total": money(share)]
        }
    }

    private func options(_ draft: EcwidOrderDraft.Line) -> [JSONTree] {
        var options: [JSONTree] = []
        for (place, option) in (draft.variation?.options ?? []).enumerated() {
            // The last option carries the whole difference of price.
            let isLast = place == (draft.variation?.options.count ?? 0) - 1
            let difference = isLast ? (draft.variation?.price ?? draft.productPrice) - draft.productPrice : 0
            options.append([
                "name": .string(option.name), "type": "CHOICE", "value": .string(option.value),
                "valuesArray": [.string(option.value)],
                "selections": [
                    [
                        "selectionTitle": .string(option.value), "selectionModifier": money(difference),
                        "selectionModifierType": "ABSOLUTE",
                    ]
                ],
            ])
        }
        if let text = draft.text, let name = draft.product?.textOption {
            options.append([
                "name": .string(name), "type": "TEXT", "value": .string(text), "valuesArray": [.string(text)],
            ])
        }
        return options
    }
}
