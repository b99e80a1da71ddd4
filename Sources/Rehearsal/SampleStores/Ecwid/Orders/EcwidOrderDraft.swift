/// An order before its sums are made: what the buyer put in the basket and the rules that applied.
struct EcwidOrderDraft: Sendable {
    var lines: [Line]
    var coupon: Coupon?
    var promotions: [Promotion] = []
    var shipping: Shipping?
    /// Minor units; 0 for none.
    var handlingFee: Int64 = 0
    var paymentFee: (title: String, thousandths: Int64)?
    var tip: Int64 = 0
    /// How much of the order a gift card may pay.
    var giftCardBalance: Int64 = 0
    var pricesIncludeTax: Bool
    /// No tax although goods are taxable: a company abroad, or an exempt buyer.
    var isTaxFree = false
    /// The taxes of payment fees, and of shipping when it is taxed apart from the goods.
    var standardRates: [EcwidTaxRate] = []

    struct Line: Sendable {
        var product: EcwidProduct?
        var variation: EcwidVariation?
        var name: String
        var sku: String
        /// Hundredths of a minor unit, since unit prices may have more decimals than the currency.
        var priceHundredths: Int64
        var productPrice: Int64
        var quantity: Int64
        var taxes: [EcwidTaxRate]
        var taxClass: EcwidTaxClass
        var isShipped: Bool
        var isGiftCard = false
        var isDigital = false
        var allowsDiscounts = true
        var text: String?
    }

    enum Amount: Sendable {
        case fixed(Int64)
        /// Percent × 1,000.
        case percent(Int64)
    }

    struct Coupon: Sendable {
        var name: String
        var code: String
        var amount: Amount
    }

    struct Promotion: Sendable {
        var amount: Amount
        var base: Base
        var description: String?
        var threshold: Int64 = 0
        /// The one product an ITEM promotion reaches.
        var productId: Int?

        enum Base: String, Sendable {
            case subtotal = "ON_TOTAL"
            case membership = "ON_MEMBERSHIP"
            case subtotalAndMembership = "ON_TOTAL_AND_MEMBERSHIP"
            case item = "ITEM"
            case custom = "CUSTOM"
        }
    }

    struct Shipping: Sendable {
        var method: EcwidShippingMethod
        var rate: Int64
        var taxation: Taxation

        enum Taxation: Sendable { case untaxed, withGoods, separately }
    }
}
