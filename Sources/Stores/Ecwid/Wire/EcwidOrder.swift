package import Accounting
package import ConnectorKit

/// An order, field names as in Ecwid's documentation; only what the books need, everything optional that some order lacks.
///
/// Source: ecwid.md §2.
package struct EcwidOrder: EcwidRecord {
    package var id: EcwidID?
    package var internalId: EcwidID?
    package var orderNumber: EcwidID?
    package var vendorOrderNumber: EcwidID?

    package var createDate: EcwidDate?
    package var createTimestamp: Int64?
    package var updateDate: EcwidDate?
    package var updateTimestamp: Int64?

    package var total: ExactDecimal?
    package var totalBeforeGiftCardRedemption: ExactDecimal?
    package var giftCardRedemption: ExactDecimal?
    package var giftCardCode: String?
    package var tax: ExactDecimal?
    package var couponDiscount: ExactDecimal?
    package var discount: ExactDecimal?
    package var refundedAmount: ExactDecimal?
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
    /// The tax was set to zero for a buyer with a valid number in another country.
    package var reversedTaxApplied: Bool?
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

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        internalId = try json.ifAny("internalId")
        orderNumber = try json.ifAny("orderNumber")
        vendorOrderNumber = try json.ifAny("vendorOrderNumber")
        createDate = try json.ifAny("createDate")
        createTimestamp = try json.ifAny("createTimestamp")
        updateDate = try json.ifAny("updateDate")
        updateTimestamp = try json.ifAny("updateTimestamp")
        total = try json.ifAny("total")
        totalBeforeGiftCardRedemption = try json.ifAny("totalBeforeGiftCardRedemption")
        giftCardRedemption = try json.ifAny("giftCardRedemption")
        giftCardCode = try json.ifAny("giftCardCode")
        tax = try json.ifAny("tax")
        couponDiscount = try json.ifAny("couponDiscount")
        discount = try json.ifAny("discount")
        refundedAmount = try json.ifAny("refundedAmount")
        pricesIncludeTax = try json.ifAny("pricesIncludeTax")
        paymentStatus = try json.ifAny("paymentStatus")
        fulfillmentStatus = try json.ifAny("fulfillmentStatus")
        paymentMethod = try json.ifAny("paymentMethod")
        paymentModule = try json.ifAny("paymentModule")
        externalTransactionId = try json.ifAny("externalTransactionId")
        paymentParams = try json.ifAny("paymentParams")
        email = try json.ifAny("email")
        customerId = try json.ifAny("customerId")
        customerGroup = try json.ifAny("customerGroup")
        customerTaxId = try json.ifAny("customerTaxId")
        customerTaxExempt = try json.ifAny("customerTaxExempt")
        reversedTaxApplied = try json.ifAny("reversedTaxApplied")
        billingPerson = try json.ifAny("billingPerson")
        shippingPerson = try json.ifAny("shippingPerson")
        items = try json.ifAny("items")
        shippingOption = try json.ifAny("shippingOption")
        handlingFee = try json.ifAny("handlingFee")
        customSurcharges = try json.ifAny("customSurcharges")
        taxesOnShipping = try json.ifAny("taxesOnShipping")
        discountCoupon = try json.ifAny("discountCoupon")
        discountInfo = try json.ifAny("discountInfo")
        refunds = try json.ifAny("refunds")
        loyalty = try json.ifAny("loyalty")
        storeCredit = try json.ifAny("storeCredit")
        orderComments = try json.ifAny("orderComments")
        refererId = try json.ifAny("refererId")
        externalOrderData = try json.ifAny("externalOrderData")
    }
}

/// A person with an address; any part may be missing.
package struct EcwidPerson: EcwidRecord {
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

    package init(_ json: JSONObject) throws(Unreadable) {
        name = try json.ifAny("name")
        firstName = try json.ifAny("firstName")
        lastName = try json.ifAny("lastName")
        companyName = try json.ifAny("companyName")
        street = try json.ifAny("street")
        city = try json.ifAny("city")
        countryCode = try json.ifAny("countryCode")
        countryName = try json.ifAny("countryName")
        postalCode = try json.ifAny("postalCode")
        stateOrProvinceCode = try json.ifAny("stateOrProvinceCode")
        stateOrProvinceName = try json.ifAny("stateOrProvinceName")
        phone = try json.ifAny("phone")
    }
}

package struct EcwidShippingOption: EcwidRecord {
    package var shippingMethodName: String?
    package var shippingRate: ExactDecimal?
    /// What was charged after shipping promotions.
    package var discountedShippingRate: ExactDecimal?

    package init(_ json: JSONObject) throws(Unreadable) {
        shippingMethodName = try json.ifAny("shippingMethodName")
        shippingRate = try json.ifAny("shippingRate")
        discountedShippingRate = try json.ifAny("discountedShippingRate")
    }
}

package struct EcwidHandlingFee: EcwidRecord {
    package var name: String?
    package var value: ExactDecimal?
    package var taxes: [EcwidPlainTax]?

    package init(_ json: JSONObject) throws(Unreadable) {
        name = try json.ifAny("name")
        value = try json.ifAny("value")
        taxes = try json.ifAny("taxes")
    }
}

/// A payment fee, a tip, or what an app adds.
package struct EcwidSurcharge: EcwidRecord {
    package var id: EcwidText?
    package var total: ExactDecimal?
    package var description: String?
    package var taxable: Bool?
    package var taxes: [EcwidPlainTax]?

    package init(_ json: JSONObject) throws(Unreadable) {
        id = try json.ifAny("id")
        total = try json.ifAny("total")
        description = try json.ifAny("description")
        taxable = try json.ifAny("taxable")
        taxes = try json.ifAny("taxes")
    }
}

/// A tax beside the lines: a name and a rate, without identifier.
package struct EcwidPlainTax: EcwidRecord {
    package var name: String?
    package var value: ExactDecimal?
    package var total: ExactDecimal?

    package init(_ json: JSONObject) throws(Unreadable) {
        name = try json.ifAny("name")
        value = try json.ifAny("value")
        total = try json.ifAny("total")
    }
}

package struct EcwidCoupon: EcwidRecord {
    package var code: String?
    package var name: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        code = try json.ifAny("code")
        name = try json.ifAny("name")
    }
}

package struct EcwidDiscountInfo: EcwidRecord {
    package var base: String?
    package var description: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        base = try json.ifAny("base")
        description = try json.ifAny("description")
    }
}

/// A refund entry; it has no identifier and names no line. Source: ecwid.md §2.9.
package struct EcwidRefund: EcwidRecord {
    package var date: EcwidDate?
    package var amount: ExactDecimal?
    package var reason: String?

    package init(_ json: JSONObject) throws(Unreadable) {
        date = try json.ifAny("date")
        amount = try json.ifAny("amount")
        reason = try json.ifAny("reason")
    }
}

/// Loyalty points or store credit.
package struct EcwidCredit: EcwidRecord {
    package var redemption: Redemption?

    package struct Redemption: EcwidRecord {
        package var id: EcwidText?
        package var amount: ExactDecimal?
        package var cancelled: Bool?

        package init(_ json: JSONObject) throws(Unreadable) {
            id = try json.ifAny("id")
            amount = try json.ifAny("amount")
            cancelled = try json.ifAny("cancelled")
        }
    }

    package init(_ json: JSONObject) throws(Unreadable) {
        redemption = try json.ifAny("redemption")
    }
}

package struct EcwidExternalOrder: EcwidRecord {
    package var refererId: EcwidText?
    package var refererChannel: EcwidText?

    package init(_ json: JSONObject) throws(Unreadable) {
        refererId = try json.ifAny("refererId")
        refererChannel = try json.ifAny("refererChannel")
    }
}
