package import Accounting

/// A record as it was posted, with what the books made of it since.
package struct PostedRecord: Hashable, Sendable, Codable {
    package var key: RecordKey
    package var body: RecordBody
    /// The books' identifier.
    package var booksID: String
    /// Deposited, reconciled or closed: the books would refuse to change it, or a bank match would be lost.
    package var isLocked: Bool
    package var generation: Int
    /// The version of the policy it was planned with.
    package var policyVersion: Int

    package init(
        key: RecordKey, body: RecordBody, booksID: String, isLocked: Bool = false, generation: Int = 1,
        policyVersion: Int = 1
    ) {
        self.key = key
        self.body = body
        self.booksID = booksID
        self.isLocked = isLocked
        self.generation = generation
        self.policyVersion = policyVersion
    }
}

/// What must be done so that the books say what the order says now; nothing that is posted is lost or doubled.
///
/// Source: what-users-expect.md §3.1 (edited order), §4.11, §4.12.
package struct Revision: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        case unchanged(RecordKey)
        case create(PlannedRecord)
        /// The same record with another body, in place.
        case update(PostedRecord, to: PlannedRecord)
        /// The record stays with amounts of zero.
        case void(PostedRecord)
        case delete(PostedRecord)
        /// A new document for what a sale that may not be touched says too little or too much.
        case difference(PlannedRecord, of: RecordKey)
        case needsPerson(RecordKey, Refusal)
    }

    package var changes: [Change]
    /// Why the order as it is now may not be posted; what is posted stays as it is.
    package var refusals: [Refusal]

    package init(changes: [Change], refusals: [Refusal] = []) {
        self.changes = changes
        self.refusals = refusals
    }

    package var isEmpty: Bool {
        refusals.isEmpty && changes.allSatisfy { if case .unchanged = $0 { true } else { false } }
    }
}

extension Links {
    /// What planning must know of an order that is in the books: identifiers, numbers, and what its sale and refunds are.
    package init(posted: [PostedRecord], and others: Links = Links()) {
        self = others
        for record in posted {
            records[record.key] = record.booksID
            if let number = record.document?.number { numbers[record.key] = number }
            if case .purchase(let paper)? = record.document { purchases[record.key] = paper }
            if case .sale(let sale)? = record.document {
                saleKinds[record.key] = sale.kind
                customers[record.key] = sale.customer
            }
        }
    }
}

extension Bookkeeper {
    /// Holds a new decision against what is posted.
    ///
    /// The decision must have been made with ``Links/init(posted:and:)`` of the same records, `links` must name what they refer to.
    /// `day` dates difference documents; without it they bear the sale's date, or the first open day. `earlier` decides the same
    /// order by the settings of an earlier version: what differs from what is posted then is an edit, all else only a setting.
    package func revise(
        posted: [PostedRecord], decision: Decision, links: Links = Links(), on day: BusinessDate? = nil,
        cancelledBy way: CancelledSale? = nil, earlier: (Int) -> Decision? = { _ in nil }
    ) -> Revision {
        func reviser(_ links: Links, _ earlier: [Int: Plan] = [:]) -> Reviser {
            Reviser(books: self, posted: posted, links: links, day: day, earlier: earlier)
        }
        return switch decision {
        case .post(let plan) where plan.isOfCancelled == true:
            reviser(Links(posted: posted, and: links), plans(of: posted, by: earlier)).takeBack(owing: plan, by: way)
        case .post(let plan) where plan.isMoneyBack(posted):
            reviser(Links(posted: posted, and: links)).takeBack(leaving: plan, by: way)
        case .post(let plan):
            reviser(Links(posted: posted, and: links), plans(of: posted, by: earlier)).revise(plan)
        case .skip(.cancelled): reviser(links).takeBack(by: way)
        case .skip, .wait: Revision(changes: posted.map { .unchanged($0.key) })
        case .refuse(let refusals): Revision(changes: posted.map { .unchanged($0.key) }, refusals: refusals)
        }
    }

    /// The plans of the earlier versions that the records were posted by.
    private func plans(
        of posted: [PostedRecord], by earlier: (Int) -> Decision?
    ) -> [Int: Plan] {
        var plans: [Int: Plan] = [:]
        for version in Set(posted.map(\.policyVersion)) where version != policy.version {
            if case .post(let plan)? = earlier(version) { plans[version] = plan }
        }
        return plans
    }
}

extension Plan {
    /// It holds money of the order alone, although its sale is in the books.
    fileprivate func isMoneyBack(_ posted: [PostedRecord]) -> Bool {
        posted.contains { $0.key.role == .sale } && !records.isEmpty
            && records.allSatisfy { if case .payment = $0.key.role { true } else { false } }
    }
}

extension PlannedRecord {
    /// `nil` for a list record.
    package var document: Document? { if case .document(let document) = body { document } else { nil } }
}

extension PostedRecord {
    /// `nil` for a list record.
    package var document: Document? { if case .document(let document) = body { document } else { nil } }
}
