/// A line of an order. Source: ecwid.md §2.5.
///
/// `priceWithoutTax` is left out on purpose: it is wrong whenever there is a discount.
package struct EcwidOrderItem: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var productId: EcwidID?
    package var combinationId: EcwidID?
    package var sku: EcwidText?
    package var name: String?
    package var quantity: EcwidNumber?
    package var price: EcwidNumber?
    package var costPrice: EcwidNumber?
    package var tax: EcwidNumber?
    package var taxes: [EcwidLineTax]?
    package var couponAmount: EcwidNumber?
    package var discounts: [EcwidLineDiscount]?
    package var discountsAllowed: Bool?
    package var taxable: Bool?
    package var giftCard: Bool?
    package var digital: Bool?
    package var trackQuantity: Bool?
    package var selectedOptions: [EcwidSelectedOption]?
}

/// A tax of a line. `includeInPrice` is left out on purpose: it repeats the setting and does not say what was done.
package struct EcwidLineTax: Decodable, Hashable, Sendable {
    package var name: String?
    package var value: EcwidNumber?
    package var total: EcwidNumber?
    package var taxOnDiscountedSubtotal: EcwidNumber?
    package var taxOnShipping: EcwidNumber?
    package var taxOnHandlingFee: EcwidNumber?
    package var sourceTaxRateId: EcwidID?
    package var sourceTaxRateType: String?
}

/// What promotions took off a whole line.
package struct EcwidLineDiscount: Decodable, Hashable, Sendable {
    package var discountInfo: EcwidDiscountInfo?
    package var total: EcwidNumber?
}

package struct EcwidSelectedOption: Decodable, Hashable, Sendable {
    package var name: String?
    package var value: EcwidText?
    package var valuesArray: [EcwidText]?
    package var files: [File]?

    package struct File: Decodable, Hashable, Sendable {
        package var name: String?
    }
}
