import Foundation

/// An order as an independent program reads it from the wire; amounts decode exactly.
struct ReadOrder: Decodable {
    struct Item: Decodable {
        var price: Decimal
        var quantity: Decimal
        var priceWithoutTax: Decimal
        var sku: String
        var productId: Int
        var combinationId: Int?
        var tax: Decimal
        var shipping: Decimal
        var couponAmount: Decimal?
        var discountsAllowed: Bool
        var giftCard: Bool
        var discounts: [Discount]
        var taxes: [Tax]
    }

    struct Discount: Decodable {
        var total: Decimal
    }

    struct Tax: Decodable {
        var name: String
        var value: Decimal
        var total: Decimal
        var taxOnDiscountedSubtotal: Decimal
        var taxOnShipping: Decimal
        var taxOnHandlingFee: Decimal?
    }

    struct NamedTax: Decodable {
        var name: String
        var value: Decimal
        var total: Decimal
    }

    struct Surcharge: Decodable {
        var type: String
        var value: Decimal
        var total: Decimal
        var totalWithoutTax: Decimal
        var taxes: [NamedTax]
    }

    struct Shipping: Decodable {
        var shippingRate: Decimal
    }

    struct Handling: Decodable {
        var value: Decimal
        var taxes: [NamedTax]
    }

    struct Refund: Decodable {
        var amount: Decimal
    }

    struct DiscountInfo: Decodable {
        var value: Decimal
        var type: String
        var base: String
    }

    struct Coupon: Decodable {
        var discountType: String
        var discount: Decimal
    }

    var id: String
    var internalId: Int
    var paymentStatus: String
    var createTimestamp: Int
    var updateTimestamp: Int
    var createDate: String
    var email: String
    var customerId: Int?
    var pricesIncludeTax: Bool
    var subtotal: Decimal
    var couponDiscount: Decimal
    var discount: Decimal
    var volumeDiscount: Decimal
    var membershipBasedDiscount: Decimal
    var totalAndMembershipBasedDiscount: Decimal
    var customDiscount: [Decimal]
    var tax: Decimal
    var total: Decimal
    var totalBeforeGiftCardRedemption: Decimal
    var giftCardRedemption: Decimal
    var refundedAmount: Decimal
    var items: [Item]
    var refunds: [Refund]
    var customSurcharges: [Surcharge]
    var taxesOnShipping: [NamedTax]
    var shippingOption: Shipping?
    var handlingFee: Handling?
    var discountInfo: [DiscountInfo]?
    var discountCoupon: Coupon?

    var shippingRate: Decimal { shippingOption?.shippingRate ?? 0 }
}

struct ReadPage: Decodable {
    var total: Int
    var count: Int
    var offset: Int
    var limit: Int
    var items: [ReadOrder]
}

extension Decimal {
    /// Half away from zero, as the service rounds.
    func rounded(_ places: Int) -> Decimal {
        var source = self
        var result = Decimal()
        NSDecimalRound(&result, &source, places, .plain)
        return result
    }
}

extension Sequence<Decimal> {
    var sum: Decimal { reduce(0, +) }
}
