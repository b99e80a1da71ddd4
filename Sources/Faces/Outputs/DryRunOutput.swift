import Accounting
import Bookkeeping
import Features
import LinkLedger
package import Sync
package import Wording

/// An order of a dry run as JSON: the shape of `plan`, with what would be written as a difference to the books.
package struct DryRunOutput: Encodable {
    struct Change: Encodable {
        /// `create`, `update`, `void` or `delete`.
        var operation: String
        var kind: String
        var number: String?
        var date: String
        var currency: String
        var total: String
        /// Of an update: what changes.
        var fields: [DocumentFieldChange]
    }

    struct Otherwise: Encodable {
        var result: DryRunOrder.Outcome
        var changes: [Change]
        var refusals: [PlanOutput.RefusalOutput]
    }

    var plan: PlanOutput
    var store: String
    var result: DryRunOrder.Outcome
    /// The next sync decides it.
    var isDue: Bool
    var changes: [Change]
    var otherwise: Otherwise?

    private enum CodingKeys: String, CodingKey { case store, result, isDue, changes, otherwise }

    package init(_ order: DryRunOrder, store: String, _ sentences: Sentences) {
        let decision = order.decision
        self.store = store
        plan = PlanOutput(decision, sentences)
        result = order.outcome
        isDue = order.isDue
        changes = decision.changes.flatMap { Change.all($0) }
        otherwise = order.otherwise.map { other in
            Otherwise(
                result: order.outcomeOtherwise ?? .leave, changes: other.changes.flatMap { Change.all($0) },
                refusals: PlanOutput(other, sentences).refusals)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        try plan.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(store, forKey: .store)
        try container.encode(result, forKey: .result)
        try container.encode(isDue, forKey: .isDue)
        try container.encode(changes, forKey: .changes)
        try container.encodeIfPresent(otherwise, forKey: .otherwise)
    }
}

extension PlanOutput {
    /// As a plan; an order that is held by more than the rules (the books said no) is refused for that reason.
    fileprivate init(_ decision: OrderDecision, _ sentences: Sentences) {
        self.init(
            order: decision.order, fallbackName: decision.id, decision: decision.decision, sentences: sentences)
        self = summarised(decision.members, decision.exclusion)
        guard decision.state == .needsYou, let reason = decision.reason, outcome != "refuse" else { return }
        if case .held = reason { return }
        outcome = "refuse"
        refusals = [RefusalOutput(sentences.explain(reason))]
    }
}

extension DryRunOutput.Change {
    /// The documents of a change; none for what is no document, or stays.
    fileprivate static func all(_ change: Revision.Change) -> [Self] {
        let (before, after) = change.documents
        guard let shown = after ?? before else { return [] }
        let operation: DryRunTally.Write =
            switch change {
            case .create, .difference, .unchanged, .needsPerson: .create
            case .update: .update
            case .void: .void
            case .delete: .delete
            }
        let fields = before.flatMap { old in after.map { old.changes(to: $0) } } ?? []
        return [
            Self(
                operation: operation.rawValue, kind: shown.kind.apiName, number: shown.number,
                date: shown.date.description, currency: shown.currency.code, total: shown.total.description,
                fields: fields)
        ]
    }
}

/// What all orders of a dry run come to, now and with the settings that were asked about.
package struct DryRunReport {
    package var now = DryRunTally()
    package var otherwise = DryRunTally()
    /// Accounts with those settings less accounts now.
    package var difference = LedgerEffect()
    package var differing = 0

    package init() {}

    package mutating func add(_ order: DryRunOrder) {
        now.add(order)
        guard let other = order.otherwise else { return }
        otherwise.addOtherwise(order)
        difference.add(other)
        difference.subtract(order.decision)
        if order.differs { differing += 1 }
    }
}

/// The last line of a dry run as JSON.
package struct DryRunSummaryOutput: Encodable {
    struct Sums: Encodable {
        var currency: String
        var sales: String
        var tax: String
        var payments: String
        var refunds: String
    }

    struct Account: Encodable {
        var currency: String
        var account: String
        var debit: String
        var credit: String

        init(_ line: LedgerEffect.Line) {
            currency = line.debit.currency.code
            account = line.account
            (debit, credit) = (line.debit.description, line.credit.description)
        }
    }

    struct Problem: Encodable {
        var code: String
        var count: Int
        var orders: [String]
        var message: String
        var remedy: String
    }

    struct Whole: Encodable {
        var orders: Int
        var outcomes: [String: Int]
        var documents: [String: [String: Int]]
        var records: [String: Int]
        var totals: [Sums]
        var accounts: [Account]
        /// Orders with a payment whose day the store does not tell.
        var guessedDays: Int
        var problems: [Problem]

        init(_ tally: DryRunTally, _ sentences: Sentences) {
            orders = tally.orders
            outcomes = tally.outcomes.words
            documents = [:]
            for (write, kinds) in tally.documents { documents[write.rawValue] = kinds.words }
            records = tally.newRecords.words
            totals = tally.totals.sorted { $0.key.code < $1.key.code }.map { currency, sums in
                Sums(
                    currency: currency.code, sales: sums.sales.description, tax: sums.tax.description,
                    payments: sums.payments.description, refunds: sums.refunds.description)
            }
            accounts = tally.ledger.lines.map { Account($0) }
            guessedDays = tally.guessedDays
            problems = tally.problems.sorted { $0.key < $1.key }.map { code, problem in
                let why = sentences.explain(problem.reason)
                return Problem(
                    code: code, count: problem.count, orders: problem.orders, message: "\(why.what) \(why.meaning)",
                    remedy: why.remedy)
            }
        }
    }

    var order = ""
    var outcome = "summary"
    var store: String
    var now: Whole
    /// Only with `--policy`.
    var otherwise: Whole?
    var differing: Int?
    var difference: [Account]?

    package init(_ report: DryRunReport, store: String, _ sentences: Sentences) {
        self.store = store
        now = Whole(report.now, sentences)
        guard report.otherwise.orders > 0 else { return }
        otherwise = Whole(report.otherwise, sentences)
        differing = report.differing
        difference = report.difference.lines.map { Account($0) }
    }
}

extension Dictionary where Key: RawRepresentable<String>, Value == Int {
    fileprivate var words: [String: Int] {
        Dictionary<String, Int>(uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
    }
}
