extension EcwidOrderPaper {
    func discountInfo(_ promotion: EcwidOrderDraft.Promotion) -> JSONTree {
        var tree: JSONTree = [:]
        switch promotion.amount {
        case .fixed(let value):
            tree["value"] = money(value)
            tree["type"] = "ABS"
        case .percent(let thousandths):
            tree["value"] = percent(thousandths)
            tree["type"] = "PERCENT"
        }
        tree["base"] = .string(promotion.base.rawValue)
        if promotion.threshold > 0 { tree["orderTotal"] = money(promotion.threshold) }
        if promotion.base == .membership || promotion.base == .subtotalAndMembership { tree["membershipId"] = 31001 }
        if let description = promotion.description { tree["description"] = .string(description) }
        if let productId = promotion.productId { tree["appliesToProducts"] = [.integer(productId)] }
        return tree
    }

    func coupon(_ coupon: EcwidOrderDraft.Coupon, _ order: EcwidOrder) -> JSONTree {
        let percentType = order.sketch.isFree ? "PERCENT_AND_SHIPPING" : "PERCENT"
        let (type, value): (String, JSONTree) =
            switch coupon.amount {
            case .fixed(let value): ("ABS", money(value))
            case .percent(let thousandths): (percentType, percent(thousandths))
            }
        return [
            "id": 215_189_589, "name": .string(coupon.name), "code": .string(coupon.code),
            "discountType": .string(type), "status": "ACTIVE", "discount": value,
            "launchDate": "2025-01-01 00:00:00 +0000", "usesLimit": "UNLIMITED", "repeatCustomerOnly": false,
            "applicationLimit": "UNLIMITED", "creationDate": .string(StoreMoment.text(order.sketch.created)),
            "updateDate": "2025-01-01 00:00:00 +0000", "orderCount": 0,
        ]
    }

    func surcharges(_ order: EcwidOrder) -> JSONTree {
        var surcharges: [JSONTree] = []
        if let fee = order.sums.paymentFee, let title = order.sums.draft.paymentFee {
            surcharges.append([
                "id": "Payment method fee", "value": percent(title.thousandths), "type": "PERCENT",
                "total": money(fee.amount),
                "totalWithoutTax": money(country.pricesIncludeTax ? fee.amount - fee.tax : fee.amount),
                "description": .string(title.title), "descriptionTranslated": .string(title.title),
                "taxable": .bool(!fee.taxes.isEmpty), "taxes": .array(fee.taxes.map(namedTax)),
            ])
        }
        let tip = order.sums.draft.tip
        if tip > 0 {
            surcharges.append([
                "id": "tips", "value": money(tip), "type": "ABSOLUTE", "total": money(tip),
                "totalWithoutTax": money(tip), "description": "Tips", "descriptionTranslated": "Tips",
                "taxable": false, "taxes": [],
            ])
        }
        return .array(surcharges)
    }

    func namedTax(_ tax: EcwidOrderSums.NamedTax) -> JSONTree {
        [
            "name": .string(tax.rate.name), "value": percent(tax.rate.thousandths), "total": money(tax.total),
            "includeInPrice": .bool(country.pricesIncludeTax),
        ]
    }

    func delivery(_ order: EcwidOrder, _ put: Put) {
        let taxInside = country.pricesIncludeTax ? order.sums.shippingTaxes.reduce(0) { $0 + $1.total } : 0
        let handlingInside = country.pricesIncludeTax ? order.sums.handlingTaxes.reduce(0) { $0 + $1.total } : 0
        if let shipping = order.sums.draft.shipping {
            put("shippingOption", shippingOption(shipping, withoutTax: shipping.rate - taxInside + handlingInside))
        }
        let handling = order.sums.draft.handlingFee
        if handling > 0 {
            put(
                "handlingFee",
                [
                    "name": "Handling Fee", "value": money(handling),
                    "valueWithoutTax": money(handling - handlingInside), "description": "",
                    "taxes": .array(order.sums.handlingTaxes.map(namedTax)),
                ])
        }
        put("predictedPackage", [])
        put("shippingLabelAvailableForShipment", false)
        put("shipments", [])
    }

    private func shippingOption(_ shipping: EcwidOrderDraft.Shipping, withoutTax: Int64) -> JSONTree {
        var tree: JSONTree = [
            "shippingMethodId": "71001-1735689600001", "shippingMethodName": .string(shipping.method.title),
        ]
        if !shipping.method.carrier.isEmpty { tree["shippingCarrierName"] = .string(shipping.method.carrier) }
        tree["shippingRate"] = money(shipping.rate)
        tree["shippingRateWithoutTax"] = money(withoutTax)
        tree["isPickup"] = .bool(shipping.method.isPickup)
        tree["fulfillmentType"] = shipping.method.isPickup ? "PICKUP" : "SHIPPING"
        tree["isShippingLimit"] = false
        return tree
    }

    func parties(_ order: EcwidOrder, _ put: Put) {
        put("billingPerson", person(order.buyer, hasAddress: order.sums.draft.shipping != nil || !order.buyer.isGuest))
        guard order.sums.draft.shipping != nil else { return }
        var recipient = order.buyer
        if recipient.companyName != nil, order.index % 5 == 0 {
            recipient.name = "Warehouse Gate 2"
            recipient.givenName = "Warehouse Gate"
            recipient.familyName = "2"
        }
        put("shippingPerson", person(recipient, hasAddress: true))
    }

    func person(_ buyer: EcwidBuyer, hasAddress: Bool) -> JSONTree {
        var tree: JSONTree = ["name": .string(buyer.name)]
        if let given = buyer.givenName { tree["firstName"] = .string(given) }
        if let family = buyer.familyName { tree["lastName"] = .string(family) }
        if let company = buyer.companyName { tree["companyName"] = .string(company) }
        guard hasAddress else { return tree }
        tree["street"] = .string(buyer.address.street)
        tree["city"] = .string(buyer.address.city)
        tree["countryCode"] = .string(buyer.address.countryCode)
        tree["countryName"] = .string(buyer.address.countryName)
        tree["postalCode"] = .string(buyer.address.postalCode)
        if !buyer.address.stateCode.isEmpty {
            tree["stateOrProvinceCode"] = .string(buyer.address.stateCode)
            tree["stateOrProvinceName"] = .string(buyer.address.stateName)
        }
        tree["phone"] = .string(buyer.address.phone)
        return tree
    }
}
