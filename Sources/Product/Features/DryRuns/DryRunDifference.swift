package import Accounting
package import Bookkeeping
import Commerce
package import LinkLedger
package import Sync

/// What a dry run came to: a difference to what is in the books, not a list of all orders; kept, so that everybody reads the same (X3).
package struct DryRunDifference: Hashable, Sendable, Codable {
    /// A document that would be written, changed or taken back.
    package struct Change: Hashable, Sendable, Codable {
        package var write: DryRunTally.Write
        package var kind: BooksRecordKind
        package var number: String?
        package var date: BusinessDate
        package var total: Money
        /// Of an update: what changes.
        package var fields: [DocumentFieldChange]
    }

    /// An order that would not stay as it is.
    package struct Order: Hashable, Sendable, Codable {
        /// Its identifier in the store, and its number.
        package var id: String
        package var number: String
        package var outcome: DryRunOrder.Outcome
        package var changes: [Change]
        package var reason: OrderReason?
    }

    /// What writes would do to an account: by the settings of now, and by others where those were asked about.
    package struct Account: Hashable, Sendable, Codable {
        package var name: String
        /// Debits less credits.
        package var now: Money
        package var wouldBe: Money
    }

    /// Orders by what becomes of them, and documents by what is done to them.
    package struct Counts: Hashable, Sendable, Codable {
        package var outcomes: [String: Int] = [:]
        /// By ``DryRunTally/Write``.
        package var documents: [String: Int] = [:]

        package init() {}

        package subscript(outcome: DryRunOrder.Outcome) -> Int { outcomes[outcome.rawValue] ?? 0 }
        package subscript(write: DryRunTally.Write) -> Int { documents[write.rawValue] ?? 0 }
    }

    package var orders = 0
    /// By the settings that hold.
    package var now = Counts()
    /// By those that were asked about; `nil` where none were.
    package var wouldBe: Counts?
    /// Orders that would come out otherwise; without other settings those that would not stay as they are.
    package var differing = 0
    /// The first of them.
    package var shown: [Order] = []
    package var accounts: [Account] = []
    /// Orders paid on a day that the store does not tell.
    package var guessedDays = 0
    /// There was none of the days that were asked about, so it is about all.
    package var isWidened = false

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        try row.read(.orders, into: &orders)
        try row.read(.now, into: &now)
        try row.read(.wouldBe, into: &wouldBe)
        try row.read(.differing, into: &differing)
        try row.read(.shown, into: &shown)
        try row.read(.accounts, into: &accounts)
        try row.read(.guessedDays, into: &guessedDays)
        try row.read(.isWidened, into: &isWidened)
    }

    /// Enough for a judgement; the others are only counted.
    static let shownMost = 200
}

/// Sums up a dry run, order by order.
struct DryRunSum: Sendable {
    private var difference = DryRunDifference()
    private var now = DryRunTally()
    private var otherwise = DryRunTally()
    private let asksOtherwise: Bool

    init(asksOtherwise: Bool) { self.asksOtherwise = asksOtherwise }

    mutating func add(_ order: DryRunOrder) {
        now.add(order)
        otherwise.addOtherwise(order)
        guard asksOtherwise ? order.differs : Self.isNews(order) else { return }
        difference.differing += 1
        if difference.shown.count < DryRunDifference.shownMost {
            difference.shown.append(DryRunDifference.Order(order))
        }
    }

    /// An order that stays as it is, or is skipped again, is left out.
    private static func isNews(_ order: DryRunOrder) -> Bool {
        order.outcome != .leave && !(order.outcome == .skip && !order.isDue)
    }

    var whole: DryRunDifference {
        var whole = difference
        whole.orders = now.orders
        whole.now = DryRunDifference.Counts(now)
        whole.wouldBe = asksOtherwise ? DryRunDifference.Counts(otherwise) : nil
        whole.accounts = Self.accounts(now.ledger, asksOtherwise ? otherwise.ledger : now.ledger)
        whole.guessedDays = (asksOtherwise ? otherwise : now).guessedDays
        return whole
    }

    private static func accounts(_ now: LedgerEffect, _ other: LedgerEffect) -> [DryRunDifference.Account] {
        struct Place: Hashable {
            var name: String
            var currency: String
        }
        func sums(_ ledger: LedgerEffect) -> [Place: Money] {
            let lines = ledger.lines.map { line in
                (Place(name: line.account, currency: line.debit.currency.code), line.debit - line.credit)
            }
            return Dictionary(lines) { $0 + $1 }
        }
        let (before, after) = (sums(now), sums(other))
        let places = Set(before.keys).union(after.keys).sorted { ($0.currency, $0.name) < ($1.currency, $1.name) }
        return places.compactMap { place in
            guard let any = before[place] ?? after[place] else { return nil }
            let zero = Money.zero(any.currency)
            return DryRunDifference.Account(
                name: place.name, now: before[place] ?? zero, wouldBe: after[place] ?? zero)
        }
    }
}

extension DryRunDifference.Counts {
    init(_ tally: DryRunTally) {
        self.init()
        for (outcome, count) in tally.outcomes { outcomes[outcome.rawValue] = count }
        for (write, kinds) in tally.documents { documents[write.rawValue] = kinds.values.reduce(0, +) }
    }
}

extension DryRunDifference.Order {
    init(_ order: DryRunOrder) {
        let decision = order.otherwise ?? order.decision
        self.init(
            id: decision.id, number: decision.order?.number ?? decision.id,
            outcome: order.outcomeOtherwise ?? order.outcome,
            changes: decision.changes.compactMap { DryRunDifference.Change($0) }, reason: decision.reason)
    }
}

extension DryRunDifference.Change {
    /// `nil` for what is no document, or stays.
    init?(_ change: Revision.Change) {
        let (before, after) = change.documents
        guard let document = after ?? before else { return nil }
        let write: DryRunTally.Write =
            switch change {
            case .create, .difference, .unchanged, .needsPerson: .create
            case .update: .update
            case .void: .void
            case .delete: .delete
            }
        let fields = before.flatMap { old in after.map { old.changes(to: $0) } } ?? []
        self.init(
            write: write, kind: BooksRecordKind(document.kind), number: document.number, date: document.date,
            total: document.total, fields: fields)
    }
}
