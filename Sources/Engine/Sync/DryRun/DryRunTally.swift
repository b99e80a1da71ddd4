package import Accounting
package import Bookkeeping
import Commerce
package import LinkLedger

/// What many decisions come to together: orders by outcome, documents, sums, accounts, and problems by cause.
package struct DryRunTally: Sendable {
    /// Orders that stand for the same reason, with some of them by number.
    package struct Problem: Sendable {
        package var reason: OrderReason
        package var count: Int
        package var orders: [String]
    }

    /// What is done to documents.
    package enum Write: String, Hashable, Sendable, Codable, CaseIterable { case create, update, void, delete }

    package private(set) var orders = 0
    package private(set) var outcomes: [DryRunOrder.Outcome: Int] = [:]
    package private(set) var documents: [Write: [BooksRecordKind: Int]] = [:]
    /// New customers, vendors and items; one that several orders need counts once.
    package private(set) var newRecords: [BooksRecordKind: Int] = [:]
    /// Of the orders that would get their first documents, by currency.
    package private(set) var totals: [Currency: Plan.Totals] = [:]
    package private(set) var ledger = LedgerEffect()
    /// Orders that would get their first documents with a payment whose day the store does not tell.
    package private(set) var guessedDays = 0
    package private(set) var problems: [String: Problem] = [:]
    private var seen: Set<RecordKey> = []
    private var summaries: Set<String> = []

    package init() {}

    /// What becomes of the order now.
    package mutating func add(_ order: DryRunOrder) { add(order.outcome, order.decision, isPosted: order.isPosted) }

    /// What would become of it with the other settings.
    package mutating func addOtherwise(_ order: DryRunOrder) {
        if let other = order.otherwise, let outcome = order.outcomeOtherwise {
            add(outcome, other, isPosted: order.isPosted)
        }
    }

    private mutating func add(_ outcome: DryRunOrder.Outcome, _ decision: OrderDecision, isPosted: Bool) {
        orders += 1
        outcomes[outcome, default: 0] += 1
        ledger.add(decision)
        for change in decision.changes { count(change) }
        if decision.entersSummaries { for member in decision.members { count(member) } }
        let isFirst = outcome == .create || outcome == .needsYou && !isPosted && !decision.writes.isEmpty
        if isFirst, decision.isPaymentDayGuessed { guessedDays += 1 }
        if isFirst, case .post(let plan) = decision.decision { add(plan) }
        if let reason = decision.reason, outcome != .leave, !decision.entersSummaries {
            add(reason, of: decision.order?.number ?? decision.id)
        }
    }

    private mutating func count(_ change: Revision.Change) {
        switch change {
        case .unchanged, .needsPerson: break
        case .create(let record), .difference(let record, of: _):
            let kind = BooksRecordKind(record.body)
            if kind.document != nil {
                documents[.create, default: [:]][kind, default: 0] += 1
            } else if seen.insert(record.key).inserted {
                newRecords[kind, default: 0] += 1
            }
        case .update(_, to: let record): documents[.update, default: [:]][BooksRecordKind(record.body), default: 0] += 1
        case .void(let posted): documents[.void, default: [:]][BooksRecordKind(posted.body), default: 0] += 1
        case .delete(let posted): documents[.delete, default: [:]][BooksRecordKind(posted.body), default: 0] += 1
        }
    }

    /// The receipt of a daily summary counts once for all its orders.
    private mutating func count(_ member: SummaryMember) {
        guard summaries.insert(member.summary.id).inserted else { return }
        let kind = BooksRecordKind(RecordBody.document(.sale(member.receipt)))
        documents[.create, default: [:]][kind, default: 0] += 1
    }

    private mutating func add(_ plan: Plan) {
        let currency = plan.totals.sales.currency
        guard var sum = totals[currency] else {
            totals[currency] = plan.totals
            return
        }
        sum.sales += plan.totals.sales
        sum.tax += plan.totals.tax
        sum.payments += plan.totals.payments
        sum.refunds += plan.totals.refunds
        totals[currency] = sum
    }

    private mutating func add(_ reason: OrderReason, of order: String) {
        var problem = problems[reason.code] ?? Problem(reason: reason, count: 0, orders: [])
        problem.count += 1
        if problem.orders.count < Self.ordersNamedMax { problem.orders.append(order) }
        problems[reason.code] = problem
    }

    /// Documents that are written, of all kinds together.
    package var documentWrites: Int { documents.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
    package var recordWrites: Int { newRecords.values.reduce(0, +) }

    /// Enough to look at; the rest is one command away.
    private static let ordersNamedMax = 5
}
