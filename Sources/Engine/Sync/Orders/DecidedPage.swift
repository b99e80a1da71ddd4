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
    private(set) var reading: Result<Order, Unreadable>
    /// What people said about it.
    let choices: OrderChoices
    /// What is in the books for it.
    let posted: [PostedRecord]
    /// What it told first of its money.
    let sights: [FirstSight]
    /// What it adds to daily summaries, as it is known.
    let members: [KnownMember]
    /// What of the kept parts cannot be understood: nothing is decided of such an order.
    let fault: OrderReason?

    init(
        _ row: UndecidedOrder, by mapping: any StoreMapping, profile: StoreProfile, filter: OrderFilter,
        _ readings: OrderReadings = OrderReadings()
    ) {
        self.row = row
        var parts = KeptParts()
        choices = parts.read(.choices, or: OrderChoices()) { () throws(Unreadable) in try OrderChoices(row) }
        posted = parts.read(.posted, row.posted) { row throws(Unreadable) in try PostedRecord(row) }
        members = parts.read(.members, row.members) { row throws(Unreadable) in try KnownMember(row) }
        let known = parts.read(.sights, row.sights) { text throws(Unreadable) in
            try RecordText.decode(FirstSight.self, from: text)
        }
        fault = parts.fault
        let profile = profile.keeping(
            known.currency ?? posted.compactMap(\.document?.currency).first ?? members.first?.member.receipt.currency)
        let raw = RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body))
        do throws(Unreadable) {
            let order = try readings.take(raw, in: profile, by: mapping)
            reading = .success(order)
            sights = known.adding(order.firstSights(isLater: row.isLater, filter))
        } catch {
            reading = .failure(error)
            sights = known
        }
    }

    /// With what is known of the products that it names.
    func knowing(_ products: [String: Product]) -> ReadOrder {
        guard case .success(let order) = reading else { return self }
        var read = self
        read.reading = .success(order.knowing(products))
        return read
    }

    var order: Order? {
        if case .success(let order) = reading { order } else { nil }
    }

    /// The versions of the settings that its records were planned by.
    var policyVersions: [Int] { posted.map(\.policyVersion) + members.map(\.member.policyVersion) }

    /// Its money as it counts; `nil` for an order that cannot be read.
    func money(_ policy: Policy) -> OrderMoney? {
        order.map { OrderMoney($0, sights: sights, choices: choices, filter: policy.orderFilter) }
    }
}

extension OrderChoices {
    /// As they are kept with an order.
    init(_ row: UndecidedOrder) throws(Unreadable) {
        self = OrderChoices()
        if let answers = row.answers { self = try RecordText.decode(OrderChoices.self, from: answers) }
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
    /// The same as it is kept, where it stays as it is because it cannot be understood.
    var keptReason: String?
    /// What the order adds to daily summaries (X13).
    package var members: [SummaryMember] = []
    /// What it added to them before and cannot be read now: it stays there as it is.
    var keptMembers: [SummaryMemberRow] = []
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
    /// The settings of earlier versions by which orders were posted, and who decides by them, until a name is taken.
    private let earlier: [Int: Policy]
    private var earlierBookkeepers: [Int: Bookkeeper] = [:]
    /// What sales were that are to be posted again: they stay what they were, whatever is set now.
    var saleKinds: [RecordKey: SalesDocument.Kind] = [:]
    /// Where the invoices of credit memos stand, by the credit memo.
    var invoices: [String: InvoiceStanding] = [:]

    init(policy: Policy, catalogue: BooksCatalogue, links: [RecordKey: Link], earlier: [Int: Policy] = [:]) {
        self.earlier = earlier
        self.policy = policy
        self.catalogue = catalogue
        self.links = links
        identifiers = Links(links.mapValues(\.booksID))
        bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
    }

    mutating func decide(_ read: ReadOrder) -> OrderDecision {
        var decision = read.fault.map { parked(read, for: $0) } ?? whole(read)
        if read.fault == nil { decision.isPaymentDayGuessed = read.sights.isPaymentDayGuessed }
        if case .unreadable(.undoing, _)? = decision.reason { decision.keptReason = read.row.undone }
        return decision
    }

    private mutating func whole(_ read: ReadOrder) -> OrderDecision {
        let live = read.posted
        var known = Links(posted: live, and: identifiers)
        known.saleKinds.merge(saleKinds) { posted, _ in posted }
        known.invoice = invoices[read.row.id] ?? .unknown
        // What a person took back comes back neither by itself nor in a daily summary.
        if let undone = read.row.undoneReason {
            return OrderDecision(
                id: read.row.id, order: read.order, decision: decision(on: read, known), changes: [], reason: undone,
                policyVersion: policy.version, revision: read.row.revision)
        }
        if let deleted = deleted(read, known, isPosted: !live.isEmpty) { return deleted }
        if let summarised = summarised(read, known, isPostedSingly: !live.isEmpty || !saleKinds.isEmpty) {
            return summarised
        }
        let decision = asking(decision(on: read, known), of: read)
        let then = bookkeepers(of: read)
        var revision = bookkeeper.revise(
            posted: live, decision: decision, links: known, cancelledBy: read.choices.cancellation
        ) { version in
            then[version].map { self.decision(on: read, known, by: $0) }
        }
        if read.order?.form.isDocument ?? false { revision.refusals = revision.refusals.map(\.ofDocument) }
        expect(revision.changes, of: read.row)
        return OrderDecision(
            id: read.row.id, order: read.order, decision: decision, changes: revision.changes,
            reason: OrderReason(decision, revision, paidInBooks: read.choices.paymentsInBooks),
            exclusion: exclusion(of: read),
            policyVersion: policy.version, revision: read.row.revision)
    }

    /// What a person sent leaves the books after a cancellation as a person says: voided, or by a credit memo.
    private func asking(_ decision: Decision, of read: ReadOrder) -> Decision {
        let isLeaving =
            if case .post(let plan) = decision {
                plan.isOfCancelled == true || read.order?.isCancelledWithMoneyBack ?? false
            } else { decision == .skip(.cancelled) }
        guard isLeaving, read.choices.isSentSingly == true,
            policy.postsOnlyWhenAsked, read.choices.cancellation == nil
        else { return decision }
        for record in read.posted {
            if case .sale(let sale)? = record.document, sale.kind == .invoice, record.key.role == .sale,
                !sale.total.isZero
            {
                return .refuse([.cancelledAfterSending(total: sale.total)])
            }
        }
        return decision
    }

    /// What is posted of it stays as it is, also in daily summaries; what was undone stays undone.
    private func parked(_ read: ReadOrder, for fault: OrderReason) -> OrderDecision {
        var decision = OrderDecision(
            id: read.row.id, order: read.order, decision: .refuse([]), changes: [],
            reason: read.row.undoneReason ?? fault, policyVersion: policy.version, revision: read.row.revision)
        decision.keptMembers = read.row.members.filter { $0.isBound && !$0.fingerprint.isEmpty }
        return decision
    }

    private func exclusion(of read: ReadOrder) -> SummaryExclusion? {
        read.order.flatMap { bookkeeper.exclusion(of: $0, sights: read.sights, choices: read.choices) }
    }

    /// Who decides by the settings that the order was posted by.
    mutating func bookkeepers(of read: ReadOrder) -> [Int: Bookkeeper] {
        for version in read.policyVersions where earlierBookkeepers[version] == nil {
            earlierBookkeepers[version] = earlier[version].map { Bookkeeper(policy: $0, catalogue: catalogue) }
        }
        return earlierBookkeepers
    }

    func decision(on read: ReadOrder, _ known: Links, by other: Bookkeeper? = nil) -> Decision {
        switch read.reading {
        case .success(let order):
            (other ?? bookkeeper).decide(order, links: known, choices: read.choices, sights: read.sights)
        case .failure(let unreadable): .refuse([.unreadable(field: unreadable.field, text: unreadable.text)])
        }
    }

    /// What the order makes, those after it find. An order that a run would not look at makes nothing.
    mutating func expect(_ changes: [Revision.Change], of row: UndecidedOrder) {
        guard row.standing?.isDue ?? true else { return }
        var isChanged = false
        for case .create(let record) in changes where catalogue.expected.add(record) { isChanged = true }
        guard isChanged else { return }
        let expected = catalogue.expected
        bookkeeper = bookkeeper.expecting(expected)
        earlierBookkeepers = earlierBookkeepers.mapValues { $0.expecting(expected) }
    }
}

extension OrderReason {
    /// Why an order so decided and revised stands where it stands; `nil` when it is posted.
    init?(_ decision: Decision, _ revision: Revision, paidInBooks: [PaymentInBooks] = []) {
        let refusals =
            revision.refusals
            + revision.changes.compactMap { if case .needsPerson(_, let refusal) = $0 { refusal } else { nil } }
        if !refusals.isEmpty {
            self = .refused(refusals + decision.held.map(\.refusal).filter { !refusals.contains($0) })
            return
        }
        switch decision {
        case .post(let plan):
            if plan.held.isEmpty, paidInBooks.isEmpty { return nil }
            self = plan.held.isEmpty ? .paidInBooks(paidInBooks) : .held(plan.held)
        case .skip(let rule): self = .skipped(rule)
        case .wait(let reason): self = .waiting(reason)
        case .refuse(let refusals): self = .refused(refusals)
        }
    }
}
