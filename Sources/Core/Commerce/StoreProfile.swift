package import Accounting

/// What a store says about itself: its money, its clock, its taxes, statuses and payment methods.
package struct StoreProfile: Hashable, Sendable, Codable {
    package var storeID: String
    package var name: String
    /// ISO 3166 two-letter code.
    package var country: String
    package var currency: Currency
    /// IANA name, `America/New_York`; empty where the store knows none.
    package var timeZone: String
    package var pricesIncludeTax: Bool
    /// Taxes that the store defines; those that it reckons automatically are first seen on orders.
    package var taxes: [StoreTax]
    package var paymentMethods: [StorePaymentMethod]
    /// Statuses for the order filter (W3), the store's own code with the name that people see.
    package var paymentStatuses: [StoreStatus]
    package var fulfilmentStatuses: [StoreStatus]
    /// Codes of the payment statuses that are sales; `nil` where every one is.
    package var saleStatuses: [String]?
    /// What statuses of the merchant's own are likely to mean, as ``OrderStatus`` and the order filter name them; a person is shown it.
    package var likelyMeanings: [String: OrderStatus.Payment]?
    /// What else the connector's mapping must know of the store, in the connector's own words; nobody else reads it.
    package var details: String?
    /// How its records are kept; `nil` where that is as with most stores.
    package var conventions: StoreConventions?
    /// The currency of the store as it is now, where ``currency`` is the one in which an order was first read. Never kept.
    package var currencyOfNow: Currency?

    private enum CodingKeys: String, CodingKey {
        case storeID, name, country, currency, timeZone, pricesIncludeTax, taxes, paymentMethods, paymentStatuses
        case fulfilmentStatuses, saleStatuses, likelyMeanings, details, conventions
    }

    package init(
        storeID: String, name: String, country: String, currency: Currency, timeZone: String, pricesIncludeTax: Bool,
        taxes: [StoreTax] = [], paymentMethods: [StorePaymentMethod] = [], paymentStatuses: [StoreStatus] = [],
        fulfilmentStatuses: [StoreStatus] = [], conventions: StoreConventions? = nil
    ) {
        self.storeID = storeID
        self.name = name
        self.country = country
        self.currency = currency
        self.timeZone = timeZone
        self.pricesIncludeTax = pricesIncludeTax
        self.taxes = taxes
        self.paymentMethods = paymentMethods
        self.paymentStatuses = paymentStatuses
        self.fulfilmentStatuses = fulfilmentStatuses
        self.conventions = conventions
    }
}

/// A status of the store: the code its API uses and the name that people see.
package struct StoreStatus: Hashable, Sendable, Codable {
    package var code: String
    package var name: String
    /// Its name in other languages, by their ISO 639-1 codes; `nil` where the merchant gave the name.
    package var names: [String: String]?

    package init(code: String, name: String, names: [String: String]? = nil) {
        self.code = code
        self.name = name
        self.names = names
    }
}
