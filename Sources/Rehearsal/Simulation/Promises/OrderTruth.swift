import Foundation
import SampleStores

/// What the store's own records say of one order, and why a person may be asked about it.
struct OrderTruth {
    /// Why an order, or a part of it, may wait for a person.
    enum Doubt: Hashable {
        /// How much went back nobody can tell.
        case refund
        /// It was edited after it was paid, so that what came in is not what it costs.
        case edited
        /// Cancelled after it was paid, be it by a gift card: whether the money went back nobody says.
        case cancelledPaid
        /// Somebody sent it to the books and it was cancelled: how it leaves them a person says.
        case cancelledAfterSending
        /// The lines do not say which of them the tax is of.
        case taxOnFirstLine
        /// On which part of the shipping each tax stands nobody can tell.
        case taxesMoreThanShipping
        case deleted
        /// People touched its documents, took its number, or had it taken back.
        case hands
        case closedBooks
        case poisoned
    }

    let id: String
    let buyer: Int
    /// As the store shows it; `nil` when it was deleted.
    let shown: FiledRecord?
    let tills: [EcwidTill]
    let doubts: Set<Doubt>
    /// Minor units in one unit of the currency.
    let scale: Decimal

    var till: EcwidTill { tills.last ?? EcwidTill() }
    var status: String { shown?.text("paymentStatus") ?? "" }
    var isPaid: Bool { till.paidAt != nil }

    /// Above what is to be paid: the buyer's credit, or what an edit left to be given back.
    private var above: Int64 { max(0, till.received - till.total) }

    /// What came in and did not go back; `nil` when the store does not say.
    var money: Decimal? { till.givenBack.map { Decimal(till.received - $0) / scale } }

    /// Every amount of money that was true once, nothing included; where the store contradicts itself, without what it has an
    /// entry of.
    var moneyEver: Set<Decimal> {
        let entries = (shown?.records("refunds") ?? []).compactMap { $0.number("amount") }.reduce(0, +)
        let told = tills.compactMap { till in till.givenBack.map { Decimal(till.received - $0) / scale } }
        // An order that is deleted shows no entries any more.
        let agreed = tills.map { Decimal($0.received - $0.givenBackAtLeast) / scale }
        return Set(told + agreed + [0, Decimal(till.received) / scale - entries])
    }

    /// What was sold and not taken back: what goes back of an amount that was paid too much reduces no sale.
    var sold: Decimal? {
        guard let back = till.givenBack else { return nil }
        // What a card paid goes back to the card by a line of the refund: the accounts tell, not the totals.
        if isAllGivenBack { return till.giftCard > 0 ? nil : 0 }
        return Decimal(till.total + till.giftCard - max(0, back - above)) / scale
    }

    /// What the buyer still owes.
    var owed: Decimal {
        if status == "REFUNDED" { return 0 }
        return Decimal(isPaid ? max(0, till.total - till.received) : till.total) / scale
    }

    /// The buyer's credit.
    var credit: Decimal { Decimal(max(0, above - (till.givenBack ?? 0))) / scale }

    var isAllGivenBack: Bool { status == "REFUNDED" && till.givenBack == till.received }
}

extension OrderTruth {
    /// Reads the truth about an order at the end of a history.
    init(_ id: String, buyer: Int, in deployment: SimulatedDeployment, _ facts: Course.Known) async throws {
        self.id = id
        self.buyer = buyer
        tills = await deployment.sample.tills(of: id)
        let history = deployment.history
        scale = history.country == "jp" ? 1 : 100
        let isGone = facts.gone.contains(id)
        shown = isGone ? nil : try await deployment.store.shown(id)
        var doubts: Set<Doubt> = []
        let till = tills.last ?? EcwidTill()
        if till.givenBack == nil { doubts.insert(.refund) }
        if till.paidAt != nil, till.received != till.total { doubts.insert(.edited) }
        let hasPaid = till.paidAt != nil || till.giftCard > 0
        if hasPaid, shown?.text("paymentStatus") == "CANCELLED" { doubts.insert(.cancelledPaid) }
        if history.postsOnlyWhenAsked, shown?.text("paymentStatus") == "CANCELLED" {
            doubts.insert(.cancelledAfterSending)
        }
        if isGone { doubts.insert(.deleted) }
        if shown?.hasTaxOnFirstLine ?? true { doubts.insert(.taxOnFirstLine) }
        if shown?.taxesMoreThanShipping ?? false { doubts.insert(.taxesMoreThanShipping) }
        if facts.touches(id) || facts.wasUndone { doubts.insert(.hands) }
        if facts.booksWereClosed { doubts.insert(.closedBooks) }
        if facts.poisoned.contains(id) { doubts.insert(.poisoned) }
        self.doubts = doubts
    }
}

extension FiledRecord {
    /// Several lines are taxable, and only the first bears tax.
    fileprivate var hasTaxOnFirstLine: Bool {
        let items = records("items")
        let taxed = items.filter { !$0.records("taxes").isEmpty }
        return items.count > 1 && taxed.count == 1 && !(items.first?.records("taxes").isEmpty ?? true)
    }

    /// Its taxes on shipping are of more than the shipping, also as they were before they were rounded: on which part of it each stands
    /// nobody can tell.
    var taxesMoreThanShipping: Bool {
        guard let net = record("shippingOption")?.number("shippingRateWithoutTax") else { return false }
        let halfCent = Decimal(5) / 1000
        let taxed = records("taxesOnShipping").compactMap { tax -> Decimal? in
            guard let total = tax.number("total"), let percent = tax.number("value"), total > 0, percent > 0 else {
                return nil
            }
            return (total - halfCent) * 100 / percent
        }
        return taxed.count > 1 && taxed.reduce(0, +) > net
    }
}

extension Course.Known {
    /// People changed documents of the order, or used its number.
    func touches(_ order: String) -> Bool {
        edited.contains { $0.document.order == order } || removes(order) || numbersTaken.contains(order)
    }

    /// People deleted or voided documents of the order.
    func removes(_ order: String) -> Bool { (deleted + voided).contains { $0.order == order } }
}
