package import Accounting
import LinkLedger
package import Sync
package import Wording

/// A reconciliation as `reconcile --json` prints it; amounts are decimal strings in the currency beside them.
package struct ReconcileOutput: Encodable {
    struct Counts: Encodable {
        var total, posted, skipped, waiting, needsYou, inBooks: Int
    }

    struct Bridge: Encodable {
        var currency: String
        var lines: [String: String]
        var unexplained: String
        var giftCardsPosted: String
        var orders: [OrderLine]
    }

    struct OrderLine: Encodable {
        var order, number, store, books, difference, cause: String
    }

    struct Pair: Encodable {
        var name: String?
        var percent: String?
        var accounts: [String]?
        var currency, store, books, difference: String
    }

    struct Timing: Encodable {
        var kind: String
        var count: Int
        var amount, currency: String
    }

    var store: String
    var from: String
    var to: String
    var headline: String
    var isClean: Bool
    var orders: Counts
    var bridges: [Bridge]
    var taxes: [Pair]
    var payments: [Pair]
    var findings: [FindingOutput]
    var accepted: [FindingOutput]
    var timing: [Timing]
    var underWay: Int
    var oldestDays: Int?
    var reads: Int

    package init(_ report: Reconciliation, _ sentences: Sentences) {
        store = report.store
        (from, to) = (report.days.lowerBound.description, report.days.upperBound.description)
        headline = sentences.headline(report)
        isClean = report.isClean
        func count(_ state: OrderState) -> Int { report.counts[state, default: 0] }
        orders = Counts(
            total: report.orders, posted: count(.posted), skipped: count(.skipped), waiting: count(.waiting),
            needsYou: count(.needsYou), inBooks: report.inBooks)
        bridges = report.bridges.map { Bridge($0) }
        taxes = report.taxes.map { Pair($0) }
        payments = report.payments.map { Pair($0) }
        findings = report.findings.map { FindingOutput($0, sentences) }
        accepted = report.accepted.map { FindingOutput($0.finding, sentences, by: $0.by, at: $0.at) }
        timing = report.timing.map { line in
            Timing(
                kind: line.kind.rawValue, count: line.count, amount: line.amount.description,
                currency: line.amount.currency.code)
        }
        (underWay, oldestDays, reads) = (report.underWay, report.oldestDays, report.reads)
    }
}

extension ReconcileOutput.Bridge {
    fileprivate init(_ bridge: MoneyBridge) {
        currency = bridge.currency.code
        lines = Dictionary(
            uniqueKeysWithValues: ReconciliationLine.allCases.map { ($0.rawValue, $0.amount(in: bridge).description) })
        unexplained = bridge.unexplained.description
        giftCardsPosted = bridge.giftCardsPosted.description
        orders = bridge.differences.map { line in
            ReconcileOutput.OrderLine(
                order: line.order, number: line.number, store: line.store.description, books: line.books.description,
                difference: line.amount.description, cause: line.cause.rawValue)
        }
    }
}

extension ReconcileOutput.Pair {
    fileprivate init(_ tax: TaxCompared) {
        self.init(
            name: tax.name, percent: tax.percent?.description, accounts: nil, currency: tax.store.currency.code,
            store: tax.store.description, books: tax.books.description, difference: tax.difference.description)
    }

    fileprivate init(_ payments: PaymentsCompared) {
        self.init(
            name: payments.method, percent: nil, accounts: payments.accounts, currency: payments.store.currency.code,
            store: payments.store.description, books: payments.books.description,
            difference: payments.difference.description)
    }
}

/// A finding as programs read it.
package struct FindingOutput: Encodable {
    struct Change: Encodable {
        var field: String
        var from: String?
        var to: String?
    }

    var id, kind, event, date, amount, currency, message: String
    var number, party, order, orderNumber: String?
    var changes: [Change]
    var steps: [String]
    var acceptedBy: String?
    /// Milliseconds since 1970.
    var acceptedAt: Int64?

    package init(_ finding: Finding, _ sentences: Sentences, by person: String? = nil, at: Instant? = nil) {
        id = finding.id
        kind = finding.kind.rawValue
        event = finding.event.code
        date = finding.date.description
        amount = finding.amount.description
        currency = finding.amount.currency.code
        message = sentences.text(finding)
        (number, party) = (finding.number, finding.party)
        (order, orderNumber) = (finding.order, finding.orderNumber)
        changes = []
        if case .changedByHand(let fields) = finding.event {
            changes = fields.map { Change(field: $0.field.rawValue, from: $0.from.plain, to: $0.to.plain) }
        }
        steps = person == nil ? sentences.steps(for: finding) : []
        acceptedBy = person
        acceptedAt = at?.milliseconds
    }
}

extension HandEdit.Value {
    /// For programs: decimal strings, days and names.
    fileprivate var plain: String? {
        switch self {
        case .money(let money): money.description
        case .date(let day): day.description
        case .text(let text): text
        case .lines(_, let sum): sum.description
        case .nothing: nil
        }
    }
}
