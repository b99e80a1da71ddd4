/// An order, field names as in Ecwid's documentation; only what the books need, everything optional that some order lacks.
///
/// Source: ecwid.md §2.
package struct EcwidOrder: Decodable, Hashable, Sendable {
    package var id: EcwidID?
    package var internalId: EcwidID?
    package var orderNumber: EcwidID?
    package var vendorOrderNumber: EcwidID?

    package var createDate: EcwidDate?
    package var createTimestamp: Int64?
    package var updateDate: EcwidDate?
    package var updateTimestamp: Int64?

    package var total: EcwidNumber?
    package var totalBeforeGiftCardRedemption: EcwidNumber?
    package var giftCardRedemption: EcwidNumber?
    package var giftCardCode: String?
    package var tax: EcwidNumber?
    package var couponDiscount: EcwidNumber?
    package var discount: EcwidNumber?
    package var refundedAmount: EcwidNumber?
    package var pricesIncludeTax: Bool?

    package var paymentStatus: String?
    package var fulfillmentStatus: String?
    package var paymentMethod: String?
    package var paymentModule: String?
    package var externalTransactionId: EcwidText?
    package var paymentParams: [String: EcwidText]?

    package var email: String?
    package var customerId: EcwidID?
    package var customerGroup: String?
    package var customerTaxId: String?
    package var customerTaxExempt: Bool?
    package var billingPerson: EcwidPerson?
    package var shippingPerson: EcwidPerson?

    package var items: [EcwidOrderItem]?
    package var shippingOption: EcwidShippingOption?
    package var handlingFee: EcwidHandlingFee?
    package var customSurcharges: [EcwidSurcharge]?
    package var taxesOnShipping: [EcwidPlainTax]?
    package var discountCoupon: EcwidCoupon?
    package var discountInfo: [EcwidDiscountInfo]?
    package var refunds: [EcwidRefund]?
    package var loyalty: EcwidCredit?
    package var storeCredit: EcwidCredit?

    package var orderComments: String?
    package var refererId: EcwidText?
    package var externalOrderData: EcwidExternalOrder?
}

/// A person with an address; any part may be missing.
package struct EcwidPerson: Decodable, Hashable, Sendable {
    package var name: String?
    package var firstName: String?
    package var lastName: String?
    package var companyName: String?
    package var street: String?
    package var city: String?
    package var countryCode: String?
    package var countryName: String?
    package var postalCode: EcwidText?
    package var stateOrProvinceCode: String?
    package var stateOrProvinceName: String?
    package var phone: EcwidText?
}

package struct EcwidShippingOption: Decodable, Hashable, Sendable {
    package var shippingMethodName: String?
    package var shippingRate: EcwidNumber?
    /// What was charged after shipping promotions.
    package var discountedShippingRate: EcwidNumber?
}

package struct EcwidHandlingFee: Decodable, Hashable, Sendable {
    package var name: String?
    package var value: EcwidNumber?
    package var taxes: [EcwidPlainTax]?
}

/// A payment fee, a tip, or what an app adds.
package struct EcwidSurcharge: Decodable, Hashable, Sendable {
    package var id: EcwidText?
    package var total: EcwidNumber?
    package var description: String?
    package var taxable: Bool?
    package var taxes: [EcwidPlainTax]?
}

/// A tax beside the lines: a name and a rate, without identifier.
package struct EcwidPlainTax: Decodable, Hashable, Sendable {
    package var name: String?
    package var value: EcwidNumber?
    package var total: EcwidNumber?
}

package struct EcwidCoupon: Decodable, Hashable, Sendable {
    package var code: String?
    package var name: String?
}

package struct EcwidDiscountInfo: Decodable, Hashable, Sendable {
    package var base: String?
    package var description: String?
}

/// A refund entry; it has no identifier and names no line. Source: ecwid.md §2.9.
package struct EcwidRefund: Decodable, Hashable, Sendable {
    package var date: EcwidDate?
    package var amount: EcwidNumber?
    package var reason: String?
}

/// Loyalty points or store credit.
package struct EcwidCredit: Decodable, Hashable, Sendable {
    package var redemption: Redemption?

    package struct Redemption: Decodable, Hashable, Sendable {
        package var id: EcwidText?
        package var amount: EcwidNumber?
        package var cancelled: Bool?
    }
}

package struct EcwidExternalOrder: Decodable, Hashable, Sendable {
    package var refererId: EcwidText?
    package var refererChannel: EcwidText?
}
