package import Accounting
import Bookkeeping
package import ConnectorKit
import LinkLedger

/// What a backfill would write and how long it lasts: kept with it, so that everybody reads the same.
package struct BackfillEstimate: Hashable, Sendable, Codable {
    package struct Sums: Hashable, Sendable, Codable {
        package var sales: Money
        package var tax: Money
        package var payments: Money
        package var refunds: Money

        package init(sales: Money, tax: Money, payments: Money, refunds: Money) {
            self.sales = sales
            self.tax = tax
            self.payments = payments
            self.refunds = refunds
        }
    }

    package struct Problem: Hashable, Sendable, Codable {
        package var reason: OrderReason
        package var count: Int
        /// Some of them, by number.
        package var orders: [String]

        package init(reason: OrderReason, count: Int, orders: [String]) {
            self.reason = reason
            self.count = count
            self.orders = orders
        }
    }

    package var orders = 0
    /// By ``DryRunOrder/Outcome``.
    package var outcomes: [String: Int] = [:]
    /// New documents, and new customers, vendors and items, by kind.
    package var documents: [String: Int] = [:]
    package var records: [String: Int] = [:]
    /// One for each currency, by its code.
    package var sums: [Sums] = []
    /// Orders with a payment whose day the store does not tell.
    package var guessedDays = 0
    package var problems: [Problem] = []
    package var requests = RequestCount()
    /// At the limits that the books publish, when they answer at once; and when each document takes them a second.
    package var secondsMin = 0
    package var secondsMax = 0

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.orders, into: &orders)
        try row.read(.outcomes, into: &outcomes)
        try row.read(.documents, into: &documents)
        try row.read(.records, into: &records)
        try row.read(.sums, into: &sums)
        try row.read(.problems, into: &problems)
        try row.read(.requests, into: &requests)
        try row.read(.secondsMin, into: &secondsMin)
        try row.read(.secondsMax, into: &secondsMax)
        try row.read(.guessedDays, into: &guessedDays)
    }

    init(_ tally: DryRunTally, limits: PublishedLimits, ordersPerHour: Int?) {
        orders = tally.orders
        for (outcome, count) in tally.outcomes { outcomes[outcome.rawValue] = count }
        for (kind, count) in tally.documents[.create] ?? [:] { documents[kind.rawValue] = count }
        for (kind, count) in tally.newRecords { records[kind.rawValue] = count }
        sums = tally.totals.values.sorted { $0.sales.currency.code < $1.sales.currency.code }.map {
            Sums(sales: $0.sales, tax: $0.tax, payments: $0.payments, refunds: $0.refunds)
        }
        guessedDays = tally.guessedDays
        problems = tally.problems.sorted { $0.key < $1.key }.map {
            Problem(reason: $0.value.reason, count: $0.value.count, orders: $0.value.orders)
        }
        reckon(documents: tally.documentWrites, records: tally.recordWrites, limits)
        guard let ordersPerHour, ordersPerHour > 0 else { return }
        let limited = Self.quotient(orders * 3600, ordersPerHour)
        (secondsMin, secondsMax) = (max(secondsMin, limited), max(secondsMax, limited))
    }

    /// Documents and list records go in full batches; each page of orders asks the books once for news.
    private mutating func reckon(documents: Int, records: Int, _ limits: PublishedLimits) {
        requests.batches =
            Self.quotient(documents, limits.batchSize) + Self.quotient(records, limits.batchSize)
        requests.reads = Self.quotient(orders, OrderDecider.pageSize)
        let batchSeconds = Self.quotient(requests.batches * 60, limits.batchesPerMinute)
        let requestSeconds = Self.quotient(requests.total * 60, limits.requestsPerMinute)
        secondsMin = max(batchSeconds, requestSeconds)
        let served = Self.quotient((documents + records) * Self.recordMilliseconds, 1000 * limits.requestsInFlight)
        secondsMax = max(secondsMin, served)
    }

    private static func quotient(_ number: Int, _ divisor: Int) -> Int { (number + divisor - 1) / max(divisor, 1) }

    /// A second for a record is what books at work take.
    private static let recordMilliseconds = 1000
}
