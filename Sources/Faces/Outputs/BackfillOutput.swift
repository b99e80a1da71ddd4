import Accounting
import ConnectorKit
import LinkLedger
import Storage
package import Sync
package import Wording

/// A backfill as JSON.
package struct BackfillOutput: Encodable {
    struct Problem: Encodable {
        var code: String
        var count: Int
        var orders: [String]
        var message: String
        var remedy: String
    }

    struct Sums: Encodable {
        var currency: String
        var sales: String
        var tax: String
        var payments: String
        var refunds: String
    }

    struct Requests: Encodable {
        var batches: Int
        var writes: Int
        var reads: Int
    }

    struct Estimate: Encodable {
        /// Where the orders were read.
        var source = "store"
        var orders: Int
        var outcomes: [String: Int]
        var documents: [String: Int]
        var records: [String: Int]
        var totals: [Sums]
        var requests: Requests
        var secondsMin: Int
        var secondsMax: Int
        /// Orders with a payment whose day the store does not tell.
        var guessedDays: Int
        var problems: [Problem]
    }

    var store: String
    var from: String
    var to: String
    var state: String
    var isWorkedOn: Bool
    var reason: String?
    var token: String
    var found: Int
    var admitted: Int
    var done: Int
    var orders: [String: Int]
    var ordersPerMinute: Int?
    var secondsLeft: Int?
    var ordersPerHourMax: Int?
    var run: String?
    var estimate: Estimate

    package init(_ progress: BackfillProgress, _ report: RunReport?, _ sentences: Sentences) {
        let row = progress.row
        (store, from, to) = (row.store, row.firstDay.description, row.lastDay.description)
        (state, reason, token) = (row.state.rawValue, row.reason, row.token)
        (found, admitted, done) = (row.found, row.admitted, progress.done)
        isWorkedOn = progress.isWorkedOn
        orders = Dictionary(uniqueKeysWithValues: progress.counts.states.map { ($0.key.rawValue, $0.value) })
        ordersPerMinute = progress.ordersPerMinute
        secondsLeft = progress.secondsLeft
        ordersPerHourMax = row.ordersPerHour
        run = report?.run
        estimate = Estimate(progress.estimate, sentences)
    }
}

extension BackfillOutput.Estimate {
    fileprivate init(_ estimate: BackfillEstimate, _ sentences: Sentences) {
        orders = estimate.orders
        outcomes = estimate.outcomes
        documents = estimate.documents
        records = estimate.records
        totals = estimate.sums.map {
            BackfillOutput.Sums(
                currency: $0.sales.currency.code, sales: $0.sales.description, tax: $0.tax.description,
                payments: $0.payments.description, refunds: $0.refunds.description)
        }
        requests = BackfillOutput.Requests(
            batches: estimate.requests.batches, writes: estimate.requests.writes, reads: estimate.requests.reads)
        (secondsMin, secondsMax) = (estimate.secondsMin, estimate.secondsMax)
        guessedDays = estimate.guessedDays
        problems = estimate.problems.map { problem in
            let why = sentences.explain(problem.reason)
            return BackfillOutput.Problem(
                code: why.code, count: problem.count, orders: problem.orders,
                message: "\(why.what) \(why.meaning)", remedy: why.remedy)
        }
    }
}
