import Accounting
package import Bookkeeping
package import Commerce
import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// A raw order with what could be read of it.
struct ReadOrder {
    let row: UndecidedOrder
    let reading: Result<Order, Unreadable>
    /// What people said about it.
    let choices: OrderChoices
    /// What is in the books for it.
    let posted: [PostedRecord]
    /// What it told first of its money.
    let sights: [FirstSight]

    init(
        _ row: UndecidedOrder, by store: any StoreConnector, profile: StoreProfile, filter: OrderFilter
    ) throws {
        self.row = row
        choices = try OrderChoices(row)
        posted = try row.posted.map { try PostedRecord($0) }
        let known = try row.sights.map { try RecordText.decode(FirstSight.self, from: $0) }
        let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
        do throws(Unreadable) {
            let order = try store.order(from: raw, profile: profile)
            reading = .success(order)
            sights = known.adding(order.firstSights(isLater: row.isLater, filter))
        } catch {
            reading = .failure(error)
            sights = known
        }
    }

    var order: Order? {
        if case .success(let order) = reading { order } else { nil }
    }

    /// Its money as it counts; `nil` for an order that cannot be read.
    func money(_ policy: Policy) -> OrderMoney? {
        order.map { OrderMoney($0, sights: sights, choices: choices, filter: policy.orderFilter) }
    }
}

extension OrderChoices {
    /// As they are kept with an order.
    init(_ row: UndecidedOrder) throws {
        self = try row.answers.map { try RecordText.decode(OrderChoices.self, from: $0) } ?? OrderChoices()
        isAdmitted = row.isAdmitted
    }
}

/// What was decided about one order, and what is to be written in the books for it.
package struct OrderDecision: Sendable {
    package var id: String
    /// `nil` when the raw record could not be read.
    package var order: Order?
    package var decision: Decision
    /// What differs from what is in the books already; creations only for a new order.
    package var changes: [Revision.Change]
    /// Why the order is not, or not wholly, posted; `nil` when its documents say all.
    package var reason: OrderReason?
    /// What the order adds to daily summaries (X13).
    package var members: [SummaryMember] = []
    /// No summary was decided with any of the members yet.
    package var entersSummaries = false
    /// Why the order is posted by itself on a day that is summarised.
    package var exclusion: SummaryExclusion?
    /// The store does not tell the day of a payment.
    package var isPaymentDayGuessed = false
    var policyVersion: Int
    var revision: Int64
}

/// Decides the orders of one page; names that one order takes are taken for the next.
struct DecidedPage {
    let policy: Policy
    private(set) var catalogue: BooksCatalogue
    let links: [RecordKey: Link]
    /// The identifiers that `links` lead to.
    private let identifiers: Links
    /// Works until a name is taken.
    private(set) var bookkeeper: Bookkeeper
    /// What sales were that are to be posted again: they stay what they were, whatever is set now.
    var saleKinds: [RecordKey: SalesDocument.Kind] = [:]

    init(policy: Policy, catalogue: BooksCatalogue, links: [RecordKey: Link]) {
        self.policy = policy
        self.catalogue = catalogue
        self.links = links
        identifiers = Links(links.mapValues(\.booksID))
        bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
    }

    mutating func decide(_ read: ReadOrder) throws -> OrderDecision {
        var decision = try whole(read)
        decision.isPaymentDayGuessed = read.sights.isPaymentDayGuessed
        return decision
    }

    private mutating func whole(_ read: ReadOrder) throws -> OrderDecision {
        let live = read.posted
        var known = Links(posted: live, and: identifiers)
        known.saleKinds.merge(saleKinds) { posted, _ in posted }
        // What a person took back comes back neither by itself nor in a daily summary.
        if let undone = try read.row.undoneReason {
            return OrderDecision(
                id: read.row.id, order: read.order, decision: decision(on: read, known), changes: [], reason: undone,
                policyVersion: policy.version, revision: read.row.revision)
        }
        if let deleted = try deleted(read, known, isPosted: !live.isEmpty) { return deleted }
        if let summarised = try summarised(read, known, isPostedSingly: !live.isEmpty || !saleKinds.isEmpty) {
            return summarised
        }
        let decision = decision(on: read, known)
        let revision = revise(posted: live, decision: decision, company: catalogue.company, links: known)
        expect(revision.changes, of: read.row)
        return OrderDecision(
            id: read.row.id, order: read.order, decision: decision, changes: revision.changes,
            reason: OrderReason(decision, revision), exclusion: exclusion(of: read),
            policyVersion: policy.version, revision: read.row.revision)
    }

    private func exclusion(of read: ReadOrder) -> SummaryExclusion? {
        read.order.flatMap { bookkeeper.exclusion(of: $0, sights: read.sights, choices: read.choices) }
    }

    func decision(on read: ReadOrder, _ known: Links) -> Decision {
        switch read.reading {
        case .success(let order):
            bookkeeper.decide(order, links: known, choices: read.choices, sights: read.sights)
        case .failure(let unreadable): .refuse([.unreadable(field: unreadable.field, text: unreadable.text)])
        }
    }

    /// What the order makes, those after it find. An order that a run would not look at makes nothing.
    mutating func expect(_ changes: [Revision.Change], of row: UndecidedOrder) {
        guard row.standing?.isDue ?? true else { return }
        var isChanged = false
        for case .create(let record) in changes where catalogue.expected.add(record) { isChanged = true }
        if isChanged { bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue) }
    }
}

extension OrderReason {
    /// Why an order so decided and revised stands where it stands; `nil` when it is posted.
    init?(_ decision: Decision, _ revision: Revision) {
        let refusals =
            revision.refusals
            + revision.changes.compactMap { if case .needsPerson(_, let refusal) = $0 { refusal } else { nil } }
        if !refusals.isEmpty {
            self = .refused(refusals + decision.held.map(\.refusal).filter { !refusals.contains($0) })
            return
        }
        switch decision {
        case .post(let plan):
            if plan.held.isEmpty { return nil }
            self = .held(plan.held)
        case .skip(let rule): self = .skipped(rule)
        case .wait(let reason): self = .waiting(reason)
        case .refuse(let refusals): self = .refused(refusals)
        }
    }
}
