package import Accounting
package import LinkLedger

/// What lists and overviews of orders ask for.
///
/// A page costs the same wherever it begins and however it is searched for; counts are answered by an index.
package protocol OrderListArchive: Sendable {
    /// One page of the orders that are asked for, newest first, whichever way it goes.
    ///
    /// Orders of which nobody knows when they were placed are the newest.
    func orders(
        _ question: OrderQuestion, page: OrderPagePlace, limit: Int
    ) async throws(StorageProblem) -> OrderPageRows

    /// How many orders of each of these stores are in each state.
    func counts(of stores: [String]) async throws(StorageProblem) -> [String: [OrderState: Int]]

    /// The orders of each of these stores placed between two neighbours of `bounds`, by state and currency.
    ///
    /// `bounds` ascend; the first interval begins with the first. Intervals without orders are left out. A credit memo of the store takes
    /// from the sum.
    func sums(of stores: [String], between bounds: [Instant]) async throws(StorageProblem) -> [OrderSumRow]

    /// The same with the time at which the newest of them was placed, of those placed before `before`.
    func tallies(of stores: [String], before: Instant) async throws(StorageProblem) -> [OrderTally]

    /// What is in the books for these orders of any stores, without the bodies of the documents.
    func documents(
        of orders: [(store: String, id: String)], books: String
    ) async throws(StorageProblem) -> [(store: String, link: Link)]
}

/// Which orders are asked for; what is empty or `nil` does not matter.
package struct OrderQuestion: Hashable, Sendable {
    package var stores: [String]
    package var state: OrderState?
    package var reasonCode: String?
    /// When they were placed.
    package var placed: Range<Instant>?
    /// What a person typed: each word begins an order number, an amount, a name, an address or a number in the books.
    package var search = ""

    package init(stores: [String]) { self.stores = stores }
}

/// The orders of one store in one state.
package struct OrderTally: Hashable, Sendable {
    package var store: String
    package var state: OrderState
    package var count: Int
    /// `nil` where nobody knows of any when it was placed.
    package var newest: Instant?

    package init(store: String, state: OrderState, count: Int, newest: Instant?) {
        (self.store, self.state, self.count, self.newest) = (store, state, count, newest)
    }
}

/// Where an order stands in the list of several stores.
package struct OrderPlace: Hashable, Sendable {
    package var placedAt: Instant?
    package var store: String
    package var id: String

    package init(placedAt: Instant?, store: String, id: String) {
        self.placedAt = placedAt
        self.store = store
        self.id = id
    }
}

/// Where a page of orders begins and which way it goes from there.
package enum OrderPagePlace: Hashable, Sendable {
    case newest
    case older(than: OrderPlace)
    case newer(than: OrderPlace)
}

/// A page of orders.
package struct OrderPageRows: Hashable, Sendable {
    package var rows: [OrderRow]
    /// What was typed fits more orders than are looked at: there are more than the pages show.
    package var isCut: Bool

    package init(rows: [OrderRow], isCut: Bool = false) {
        self.rows = rows
        self.isCut = isCut
    }

    /// A search looks at so many orders at most, so that it never takes long.
    package static let matchesMax = 1000
}

/// Orders of one interval, store, state and currency.
package struct OrderSumRow: Hashable, Sendable {
    package var store: String
    /// Counted from 0.
    package var interval: Int
    package var state: OrderState
    package var currency: String?
    package var count: Int
    /// Totals less refunds, minor units.
    package var sum: Int64

    package init(store: String, interval: Int, state: OrderState, currency: String?, count: Int, sum: Int64) {
        self.store = store
        self.interval = interval
        self.state = state
        self.currency = currency
        self.count = count
        self.sum = sum
    }
}
