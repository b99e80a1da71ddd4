package import Accounting

/// What a store says about itself: its money, its clock, its taxes, statuses and payment methods.
package struct StoreProfile: Hashable, Sendable, Codable {
    package var storeID: String
    package var name: String
    /// ISO 3166 two-letter code.
    package var country: String
    package var currency: Currency
    /// IANA name, `America/New_York`.
    package var timeZone: String
    package var pricesIncludeTax: Bool
    /// Taxes that the store defines; those that it reckons automatically are first seen on orders.
    package var taxes: [StoreTax]
    package var paymentMethods: [StorePaymentMethod]
    /// Statuses for the order filter (W3), the store's own code with the name that people see.
    package var paymentStatuses: [StoreStatus]
    package var fulfilmentStatuses: [StoreStatus]

    package init(
        storeID: String, name: String, country: String, currency: Currency, timeZone: String, pricesIncludeTax: Bool,
        taxes: [StoreTax] = [], paymentMethods: [StorePaymentMethod] = [], paymentStatuses: [StoreStatus] = [],
        fulfilmentStatuses: [StoreStatus] = []
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
    }
}

/// A status of the store: the code its API uses and the name that people see.
package struct StoreStatus: Hashable, Sendable, Codable {
    package var code: String
    package var name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
