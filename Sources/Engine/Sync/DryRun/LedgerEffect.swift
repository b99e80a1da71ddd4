package import Accounting
import Bookkeeping

/// What writes do to the accounts of the books, summed up: debits and credits of each account, by currency of the documents.
///
/// A document that is changed or taken back counts with its old entries taken off. Cost of goods is booked by the books themselves.
package struct LedgerEffect: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var account: String
        package var debit: Money
        package var credit: Money

        package init(account: String, debit: Money, credit: Money) {
            self.account = account
            self.debit = debit
            self.credit = credit
        }
    }

    private struct Place: Hashable, Comparable {
        var currency: String
        var account: String

        static func < (left: Place, right: Place) -> Bool {
            (left.currency, left.account) < (right.currency, right.account)
        }
    }

    private var sums: [Place: Line] = [:]

    package init() {}

    /// By currency and account; accounts that come out as before are left out.
    package var lines: [Line] {
        sums.sorted { $0.key < $1.key }.map(\.value).filter { !$0.debit.isZero || !$0.credit.isZero }
    }

    package mutating func add(_ decision: OrderDecision) { add(decision, sign: 1) }
    package mutating func subtract(_ decision: OrderDecision) { add(decision, sign: -1) }

    /// A document leaves the books, and its entries with it: what was debited is credited.
    package mutating func takeBack(_ document: Document) {
        let zero = Money.zero(document.currency)
        for entry in document.journal.lines {
            let place = Place(currency: document.currency.code, account: entry.account.name)
            var line = sums[place] ?? Line(account: place.account, debit: zero, credit: zero)
            line.debit += entry.credit ?? zero
            line.credit += entry.debit ?? zero
            sums[place] = line
        }
    }

    private mutating func add(_ decision: OrderDecision, sign: Int64) {
        for change in decision.changes {
            let (before, after) = change.documents
            if let before { add(before, sign: -sign) }
            if let after { add(after, sign: sign) }
        }
        if decision.entersSummaries {
            for member in decision.members { add(.sale(member.receipt), sign: sign) }
        }
    }

    private mutating func add(_ document: Document, sign: Int64) {
        let currency = document.currency
        for entry in document.journal.lines {
            let place = Place(currency: currency.code, account: entry.account.name)
            var line = sums[place] ?? Line(account: place.account, debit: .zero(currency), credit: .zero(currency))
            let (debit, credit) = (entry.debit?.minorUnits ?? 0, entry.credit?.minorUnits ?? 0)
            line.debit += Money(minorUnits: sign * debit, currency)
            line.credit += Money(minorUnits: sign * credit, currency)
            sums[place] = line
        }
    }
}
