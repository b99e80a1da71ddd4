import Accounting
import ConnectorKit
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// Prints a backfill: its estimate before it begins, its progress from then on.
struct BackfillText {
    let sentences: Sentences
    private let isJSON: Bool

    init(_ sentences: Sentences, isJSON: Bool) {
        self.sentences = sentences
        self.isJSON = isJSON
    }

    func show(_ progress: BackfillProgress, _ report: RunReport? = nil, of company: String) {
        if isJSON { return Console.print(jsonLine: BackfillOutput(progress, report, sentences)) }
        if let report, report.stop == nil { Console.print(sentences.postedSummary(report)) }
        if progress.row.state == .proposed || progress.row.reason == BackfillRun.outdated {
            for line in sentences.lines(of: progress) { Console.print(line) }
        }
        Console.print(sentences.status(of: progress))
        if !progress.counts.states.isEmpty { Console.print(sentences.orderCounts(progress.counts.states)) }
        if let stop = report?.stopped { Console.note("\(sentences.stoppedEarly) \(sentences.explain(stop).text)") }
        switch progress.row.state {
        case .proposed: Console.print(sentences.beginHint(company: company, token: progress.row.token))
        case .paused where progress.row.reason == BackfillRun.outdated:
            Console.print(sentences.explain(BackfillProblem.outdated(token: progress.row.token)).text)
        case .paused, .running: Console.print(sentences.resumeHint(company: company))
        case .finished, .cancelled: break
        }
    }
}

/// A backfill as JSON.
struct BackfillOutput: Encodable {
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

    init(_ progress: BackfillProgress, _ report: RunReport?, _ sentences: Sentences) {
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
