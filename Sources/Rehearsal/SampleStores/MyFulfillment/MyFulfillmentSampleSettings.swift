package import Foundation

/// Where the business of a sample instance is: its currency, and the two taxes of its products.
package struct MyFulfillmentSampleHome: Sendable {
    struct Tax: Sendable {
        var code: String
        /// Tenths of a per cent.
        var rate: Int64
    }

    package var currency: String
    package var country: String
    var standard: Tax
    var reduced: Tax
    /// Some customers are abroad: in their own currency, or without tax.
    var sellsAbroad: Bool

    package static let france = MyFulfillmentSampleHome(
        currency: "EUR", country: "FR", standard: Tax(code: "FR20", rate: 200), reduced: Tax(code: "FR55", rate: 55),
        sellsAbroad: true)

    /// The same business at home only.
    package static let franceAlone: MyFulfillmentSampleHome = {
        var home = france
        home.sellsAbroad = false
        return home
    }()

    package static let unitedStates = MyFulfillmentSampleHome(
        currency: "USD", country: "US", standard: Tax(code: "TAX", rate: 80), reduced: Tax(code: "NON", rate: 0),
        sellsAbroad: false)
}

/// What a sample instance of myFulfillment is made of; the same settings always make the same records.
package struct MyFulfillmentSampleSettings: Sendable {
    package var seed: UInt64
    /// Shop orders; some of them are invoiced twice, some are given back.
    package var orders: Int
    package var products: Int
    package var home = MyFulfillmentSampleHome.france
    /// When its first order was placed, in seconds since 1970; without it 60 days ago.
    package var start: Int64?
    package var username = "lecteur"
    package var password = "secret-du-lecteur"
    /// Lists begin with their newest rows, as screens do.
    package var listsNewestFirst = false
    /// Lists give no more rows at once, whatever is asked for; `nil` for as many as are asked for.
    package var rowsAtOnceMax: Int?
    /// Lists give all of their rows, whatever is asked for, and do not count them.
    package var listsAreWhole = false
    /// Rows tell when they were changed, not only when they were made.
    package var rowsTellChanges = true
    /// Tokens die after so many seconds.
    package var tokenSeconds: Int64 = 3600
    /// Calls a minute and token; `nil` for no limit.
    package var requestsPerMinuteMax: Int?
    package var clock: @Sendable () -> Date

    package init(seed: UInt64 = 1, orders: Int = 40, products: Int = 24, clock: @escaping @Sendable () -> Date) {
        (self.seed, self.orders, self.products, self.clock) = (seed, orders, products, clock)
    }

    /// Where this instance has what nobody has confirmed, as its owner would write it down.
    package static let mapping = """
        {"invoices":{"path":"/accounting/customer-invoices","fields":{"grand_total":"totals.grand_total","order_reference":"order.reference"}},"creditmemos":{"path":"/accounting/customer-credit-memos"},"customers":{"path":"/sales/customers","fields":{"vat_number":"tva_intracom"}}}
        """
}
