package import Accounting
package import Commerce

/// One record that a plan puts into the books.
package struct PlannedRecord: Hashable, Sendable, Codable {
    package var key: RecordKey
    package var body: RecordBody
    /// The version of the settings that it is written by, where that is not the plan's.
    package var policyVersion: Int?

    package init(key: RecordKey, body: RecordBody) {
        self.key = key
        self.body = body
    }
}

/// What an order becomes in the books, not yet posted: records in an order in which each can be created.
package struct Plan: Hashable, Sendable, Codable {
    package var order: ID<Order>
    package var policyVersion: Int
    package var records: [PlannedRecord]
    package var totals: Totals
    /// Parts of the order that are not among the records: a person must say something about each. The records stand without them.
    package var held: [HeldPart]
    /// What is in the books of purchases that the order does not make any more.
    package var withdrawn: [RecordKey]
    /// The order was cancelled: all that it does not hold leaves the books. `nil` for nearly all orders.
    package var isOfCancelled: Bool?
    /// Bills and credits of a cancelled order that stay as they are, although it tells of their supplier no more. `nil` for nearly all
    /// orders.
    package var staying: [RecordKey]?

    /// The plan's sums in the order's currency; tests and reconciliation hold them against the store.
    package struct Totals: Hashable, Sendable, Codable {
        /// What the sale amounts to, tax included, before tenders and refunds.
        package var sales: Money
        package var tax: Money
        /// Money received, gift cards and store credit excepted.
        package var payments: Money
        package var refunds: Money

        package init(sales: Money, tax: Money, payments: Money, refunds: Money) {
            self.sales = sales
            self.tax = tax
            self.payments = payments
            self.refunds = refunds
        }
    }

    package init(
        order: ID<Order>, policyVersion: Int, records: [PlannedRecord], totals: Totals, held: [HeldPart] = [],
        withdrawn: [RecordKey] = []
    ) {
        self.withdrawn = withdrawn
        self.order = order
        self.policyVersion = policyVersion
        self.records = records
        self.totals = totals
        self.held = held
    }

    /// Whether the record belongs to a part that is held, such as a refund or its application.
    package func holds(_ key: RecordKey) -> Bool {
        held.contains { part in
            key.source == part.key.source && key.id == part.key.id
                && key.role.belongs(to: part.key.role)
        }
    }

    package var documents: [Document] {
        records.compactMap { if case .document(let document) = $0.body { document } else { nil } }
    }
}

/// A part of an order that can be doubtful by itself: a payment, a gift card used, a refund, what is bought from one supplier.
///
/// It waits for a person; the rest of the order does not wait for it. The sale itself is no such part, because all others need it.
package struct HeldPart: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case payment, tender, refund, purchase
    }

    package var kind: Kind
    /// The record that the part would become.
    package var key: RecordKey
    package var refusal: Refusal

    package init(_ kind: Kind, key: RecordKey, refusal: Refusal) {
        self.kind = kind
        self.key = key
        self.refusal = refusal
    }
}

/// What is to be done with an order.
package enum Decision: Hashable, Sendable {
    /// The parts that the plan holds need a person, all else is posted.
    case post(Plan)
    case skip(SkipRule)
    case wait(WaitReason)
    case refuse([Refusal])
}

extension Decision {
    /// The parts of the order that need a person while the rest is posted.
    package var held: [HeldPart] { if case .post(let plan) = self { plan.held } else { [] } }
}

/// A rule by which an order is not posted; nobody needs to act.
package enum SkipRule: Hashable, Sendable, Codable {
    case beforeStartDate(BusinessDate)
    case statusFilteredOut(payment: String, fulfilment: String)
    case originExcluded(String)
    /// Cancelled and never paid.
    case cancelled
    case testOrder
    case zeroTotal
    /// The store deleted it before it was posted, or a person keeps what is posted of it.
    case deletedInStore
    /// A person said that they entered it in the books themselves, or that it is not to be there.
    case exempt(OrderExemption)
}

/// Why an order is not posted yet; it is tried again by itself.
package enum WaitReason: Hashable, Sendable, Codable {
    /// The checkout is not finished.
    case unfinished
    /// The store is set to post orders only when a person sends them (S1).
    case notSent
    /// The books, the store or another record must come first.
    case connection
    case dependency(RecordKey)
    /// Products and customers that the feeds of the store bring into the books first (F7).
    case names([AwaitedName])
    /// The invoice that a credit memo takes back comes first.
    case invoice(number: String)
    /// The order is a member of this daily summary, which is posted when its day is over (X13).
    case inSummary(number: String, day: BusinessDate)
}

/// A product or customer that a document names and the books do not have yet.
package enum AwaitedName: Hashable, Sendable, Codable {
    case product(sku: String)
    case customer(String)
}
