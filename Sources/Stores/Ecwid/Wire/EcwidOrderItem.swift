package import Accounting
package import ConnectorKit

/// A line of an order. Source: ecwid.md §2.5.
///
/// `priceWithoutTax` is left out on purpose: it is wrong whenever there is a discount.
package struct EcwidOrderItem: EcwidRecord {
    package var id: EcwidID?
    package var productId: EcwidID?
    package var combinationId: EcwidID?
    package var sku: EcwidText?
    package var name: String?
    package var quantity: ExactDecimal?
    package var price: ExactDecimal?
    package var costPrice: ExactDecimal?
    package var tax: ExactDecimal?
    package var taxes: [EcwidLineTax]?
    package var couponAmount: ExactDecimal?
    package var discounts: [EcwidLineDiscount]?
    package var discountsAllowed: Bool?
    package var taxable: Bool?
    package var giftCard: Bool?
    package var digital: Bool?
    package var trackQuantity: Bool?
    package var selectedOptions: [EcwidSelectedOption]?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        productId = try json.ifAny("productId")
        combinationId = try json.ifAny("combinationId")
        sku = try json.ifAny("sku")
        name = try json.ifAny("name")
        quantity = try json.ifAny("quantity")
        price = try json.ifAny("price")
        costPrice = try json.ifAny("costPrice")
        tax = try json.ifAny("tax")
        taxes = try json.ifAny("taxes")
        couponAmount = try json.ifAny("couponAmount")
        discounts = try json.ifAny("discounts")
        discountsAllowed = try json.ifAny("discountsAllowed")
        taxable = try json.ifAny("taxable")
        giftCard = try json.ifAny("giftCard")
        digital = try json.ifAny("digital")
        trackQuantity = try json.ifAny("trackQuantity")
        selectedOptions = try json.ifAny("selectedOptions")
    }
}

/// A tax of a line. `includeInPrice` is left out on purpose: it repeats the setting and does not say what was done.
package struct EcwidLineTax: EcwidRecord {
    package var name: String?
    package var value: ExactDecimal?
    package var total: ExactDecimal?
    package var taxOnDiscountedSubtotal: ExactDecimal?
    package var taxOnShipping: ExactDecimal?
    package var taxOnHandlingFee: ExactDecimal?
    package var sourceTaxRateId: EcwidID?
    package var sourceTaxRateType: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        name = try json.ifAny("name")
        value = try json.ifAny("value")
        total = try json.ifAny("total")
        taxOnDiscountedSubtotal = try json.ifAny("taxOnDiscountedSubtotal")
        taxOnShipping = try json.ifAny("taxOnShipping")
        taxOnHandlingFee = try json.ifAny("taxOnHandlingFee")
        sourceTaxRateId = try json.ifAny("sourceTaxRateId")
        sourceTaxRateType = try json.ifAny("sourceTaxRateType")
    }
}

/// What promotions took off a whole line.
package struct EcwidLineDiscount: EcwidRecord {
    package var discountInfo: EcwidDiscountInfo?
    package var total: ExactDecimal?

    package init(_ json: JSONObject) throws(Unreadable) {
        discountInfo = try json.ifAny("discountInfo")
        total = try json.ifAny("total")
    }
}

package struct EcwidSelectedOption: EcwidRecord {
    package var name: String?
    package var value: EcwidText?
    package var valuesArray: [EcwidText]?
    package var files: [File]?

    package struct File: EcwidRecord {
        package var name: String?

        package init(_ json: JSONObject) throws(Unreadable) {
            name = try json.ifAny("name")
        }
    }

    package init(_ json: JSONObject) throws(Unreadable) {
        name = try json.ifAny("name")
        value = try json.ifAny("value")
        valuesArray = try json.ifAny("valuesArray")
        files = try json.ifAny("files")
    }
}
