import Accounting
import Commerce

/// Decides record by record; the order of changes is one in which the books accept them.
struct Reviser {
    let books: Bookkeeper
    let posted: [PostedRecord]
    let links: Links
    let day: BusinessDate?
    /// What the order comes to by the settings of earlier versions.
    let earlier: [Int: Plan]

    var company: BooksCompany { books.company }

    func revise(_ plan: Plan) -> Revision {
        let byKey = Dictionary(
            posted.map { ($0.key, $0) }, uniquingKeysWith: { $0.generation > $1.generation ? $0 : $1 })
        let held = posted.map(\.key).filter(plan.holds)
        let planned = Set(plan.records.map(\.key)).union(held)
        let removals = vanished(planned, plan)
        let removed = Set(removals.compactMap(\.removed))
        let staying = stayingReversals(planned, removed)
        var changes: [Revision.Change] = held.map { .unchanged($0) }
        var spread: PaymentSpread?
        var isHeld = false
        let received = received(plan, byKey)
        for record in plan.records {
            // What a person must decide about the sale is not run ahead of by its payments and refunds.
            if isHeld, record.body.isDocument {
                if byKey[record.key] != nil { changes.append(.unchanged(record.key)) }
                continue
            }
            if !staying.isEmpty, byKey[record.key] == nil, let reversal = record.reversal(among: plan) {
                // The store tells of a refund in another way than when it was posted.
                if reversal.key == record.key, !staying.contains(where: { $0.total == reversal.document.total }) {
                    changes.append(.needsPerson(record.key, .changedAfterPosting))
                }
                continue
            }
            let body = spread.spread(byKey[record.key] == nil ? record.leaving(received) : record)
            let change = change(byKey[record.key], to: body, plan.policyVersion, removed: removed)
            changes.append(change)
            if record.body.isSale, change.needsPerson { isHeld = true }
            spread = spread ?? self.spread(byKey[record.key], change, planned)
        }
        if !posted.isEmpty { changes = changes.withoutIdleRecords }
        if isHeld { return Revision(changes: removals.map { $0.removed.map { .unchanged($0) } ?? $0 } + changes) }
        changes = (removals + changes).tellingDifference(to: settling)
        // A payment that could not make room for a credit memo leaves the memo to the person too.
        if changes.contains(where: \.needsPerson) { return Revision(changes: changes) }
        for record in spread?.creditApplications() ?? [] {
            changes.append(self.change(byKey[record.key], to: record, plan.policyVersion))
        }
        return Revision(changes: changes)
    }

    /// The order is cancelled, and suppliers invoiced what was bought for it: their bills and credits stay as they are told, with the
    /// purchase orders that these receive. All else leaves the books.
    func takeBack(owing plan: Plan, by way: CancelledSale?) -> Revision {
        let byKey = Dictionary(
            posted.map { ($0.key, $0) }, uniquingKeysWith: { $0.generation > $1.generation ? $0 : $1 })
        let isMoney = { (record: PlannedRecord) -> Bool in if case .payment = record.key.role { true } else { false } }
        let owed = plan.records.filter { !isMoney($0) }
        var staying = Set(owed.map(\.key))
        staying.formUnion(plan.staying ?? [])
        staying.formUnion(posted.filter { ($0.document?.isPurchase ?? false) && plan.holds($0.key) }.map(\.key))
        let stayingDocuments = posted.filter { staying.contains($0.key) }.map(\.document) + owed.map(\.document)
        for document in stayingDocuments {
            if case .purchase(let bill)? = document, let order = bill.purchaseOrder { staying.insert(order) }
        }
        let rest = Reviser(
            books: books, posted: posted.filter { !staying.contains($0.key) }, links: links, day: day, earlier: earlier)
        var money = plan
        money.records = plan.records.filter(isMoney)
        let leaving = money.records.isEmpty ? rest.takeBack(by: way) : rest.takeBack(leaving: money, by: way)
        let planned = Set(owed.map(\.key))
        let kept = posted.map(\.key).filter { staying.contains($0) && !planned.contains($0) }
        let written = owed.map { change(byKey[$0.key], to: $0, plan.policyVersion) }
        return Revision(
            changes: leaving.changes + kept.map { .unchanged($0) } + written.withoutIdleRecords,
            refusals: leaving.refusals)
    }

    /// The account that the posted money went to where the plan would put it on another: what goes back by the same way leaves it.
    private func received(_ plan: Plan, _ byKey: [RecordKey: PostedRecord]) -> MovedMoney? {
        for record in plan.records {
            guard let planned = record.document?.moneyAccount, let posted = byKey[record.key]?.document?.moneyAccount,
                planned.resolved(by: links) != posted.resolved(by: links)
            else { continue }
            return MovedMoney(planned: planned, posted: posted)
        }
        return nil
    }

    private func change(
        _ before: PostedRecord?, to record: PlannedRecord, _ policyVersion: Int, removed: Set<RecordKey> = []
    ) -> Revision.Change {
        guard let before else { return .create(record) }
        return change(before, to: record, policyVersion, removed: removed)
    }

    /// How payments are spread over a sale that has differences; `nil` for one that has none.
    private func spread(
        _ before: PostedRecord?, _ change: Revision.Change, _ planned: Set<RecordKey>
    ) -> PaymentSpread? {
        guard let before, case .document(.sale(let sale)) = before.body, sale.kind == .invoice else { return nil }
        var documents = differences
        if case .difference(let record, of: _) = change, case .document(.sale(let sale)) = record.body {
            documents.append((record.key, sale))
        }
        if documents.isEmpty { return nil }
        var payments: [RecordKey: Payment] = [:]
        for record in posted where planned.contains(record.key) || isDifference(record) {
            if case .document(.payment(let payment)) = record.body { payments[record.key] = payment }
        }
        return PaymentSpread(before.key, sale, differences: documents, payments: payments)
    }

    /// The money of the order that is posted; what was bought for it or given back is something else.
    private var settling: Set<RecordKey> {
        Set(
            posted.filter { record in
                switch record.document {
                case .payment, .journalEntry: true
                case .sale, .purchase, nil: false
                }
            }.map(\.key))
    }

    /// Documents that say what a sale says too little or too much, in the order in which they were made.
    var differences: [(key: RecordKey, document: SalesDocument)] {
        posted.compactMap { record -> (ordinal: Int, key: RecordKey, document: SalesDocument)? in
            guard case .difference(let ordinal) = record.key.role, case .document(.sale(let sale)) = record.body else {
                return nil
            }
            return (ordinal, record.key, sale)
        }.sorted { $0.ordinal < $1.ordinal }.map { ($0.key, $0.document) }
    }

    /// Records whose reason is gone from the order, also by the settings that they were posted with. A changed setting or another
    /// choice of sending is no such reason; how differences are settled is decided beside the plan.
    private func vanished(_ planned: Set<RecordKey>, _ plan: Plan) -> [Revision.Change] {
        posted.reversed().compactMap { record in
            guard !planned.contains(record.key), case .document(let document) = record.body else { return nil }
            if isDifference(record), case .payment = document { return nil }
            if plan.withdrawn.contains(record.key) { return remove(record) }
            let isOtherSetting = record.policyVersion != plan.policyVersion && isPlannedStill(record)
            let isKept = isOtherSetting || isDifference(record) || document.isPurchase
            return isKept ? .unchanged(record.key) : remove(record)
        }
    }

    /// By the settings that it was posted with it would be there, as far as that can be told.
    private func isPlannedStill(_ record: PostedRecord) -> Bool {
        guard let plan = earlier[record.policyVersion] else { return true }
        return plan.holds(record.key) || plan.records.contains { $0.key == record.key }
    }

    /// Posted refunds that the plan does not know and that stay all the same.
    private func stayingReversals(_ planned: Set<RecordKey>, _ removed: Set<RecordKey>) -> [SalesDocument] {
        posted.compactMap { record in
            guard !planned.contains(record.key), !removed.contains(record.key), !isDifference(record),
                case .document(.sale(let sale)) = record.body, sale.kind.isReversal
            else { return nil }
            return sale
        }
    }

    func isDifference(_ record: PostedRecord) -> Bool { record.key.role.isDifference }

    /// Payments are deleted, documents with a number voided; parties and items stay.
    func remove(_ record: PostedRecord) -> Revision.Change? {
        guard case .document(let document) = record.body else { return nil }
        guard isOpen(record, document) else { return .needsPerson(record.key, obstacle(document.date)) }
        switch document {
        case .payment, .purchase, .journalEntry: return .delete(record)
        case .sale: return .void(record)
        }
    }

    /// Why a document that was changed in the store stays as it is.
    func obstacle(_ days: BusinessDate...) -> Refusal {
        guard let closing = company.closingDate, let date = days.first(where: { $0 <= closing }) else {
            return .changedAfterPosting
        }
        return .changedInClosedPeriod(date: date, closing: closing)
    }

    func isOpen(_ record: PostedRecord, _ document: Document) -> Bool {
        !record.isLocked && company.closingDate.map { document.date > $0 } ?? true
    }
}

/// Where the money of an order is posted, and where it would go by what the store tells now.
private struct MovedMoney {
    let planned: Reference<Account>
    let posted: Reference<Account>
}

extension PlannedRecord {
    /// With what an edit does not change of a posted record.
    func keeping(_ posted: PostedRecord, _ links: Links) -> PlannedRecord {
        keepingDay(of: posted).keepingMoney(of: posted, links)
    }

    /// A refund by the way that the money came.
    fileprivate func leaving(_ money: MovedMoney?) -> PlannedRecord {
        guard let money, case .document(.sale(var sale)) = body, sale.kind == .refundReceipt,
            sale.settlementAccount == money.planned
        else { return self }
        (sale.settlementAccount, sale.paymentMethod) = (money.posted, nil)
        var record = self
        record.body = .document(.sale(sale))
        return record
    }
}

extension Document {
    var isPurchase: Bool { if case .purchase = self { true } else { false } }

    /// The same amounts for the same party on the same day; texts, items and accounts may differ.
    func saysTheSame(as other: Document) -> Bool {
        kind == other.kind && date == other.date && total == other.total && tax == other.tax
    }
}

extension PlannedRecord {
    /// The refund of the plan that the record is or, as its application, belongs to.
    fileprivate func reversal(among plan: Plan) -> (key: RecordKey, document: SalesDocument)? {
        for record in plan.records where key == record.key || key.role == .application(of: record.key.role) {
            if case .document(.sale(let sale)) = record.body, sale.kind.isReversal { return (record.key, sale) }
        }
        return nil
    }
}

extension Revision.Change {
    /// The record that it takes out of the books.
    var removed: RecordKey? {
        switch self {
        case .void(let record), .delete(let record): record.key
        case .unchanged, .create, .update, .difference, .needsPerson: nil
        }
    }

    /// The record that it writes.
    fileprivate var written: PlannedRecord? {
        switch self {
        case .create(let record), .update(_, to: let record), .difference(let record, of: _): record
        case .unchanged, .void, .delete, .needsPerson: nil
        }
    }

    var needsPerson: Bool { if case .needsPerson = self { true } else { false } }
}

extension RecordBody {
    fileprivate var isDocument: Bool { if case .document = self { true } else { false } }

    /// A sale itself, not what takes back a part of it.
    var isSale: Bool {
        if case .document(.sale(let sale)) = self { !sale.kind.isReversal } else { false }
    }
}

extension PaymentSpread? {
    /// A payment of the sale spread over what the sale consists of; any other record as it is.
    fileprivate mutating func spread(_ record: PlannedRecord) -> PlannedRecord {
        guard case .document(.payment(let payment)) = record.body, self != nil else { return record }
        var spread = record
        if let payment = self?.spread(payment, as: record.key) { spread.body = .document(.payment(payment)) }
        return spread
    }
}

extension [Revision.Change] {
    /// Without customers and items that nothing which is written names: what stays as it is needs none.
    fileprivate var withoutIdleRecords: Self {
        var needed = Set(compactMap(\.written).filter(\.body.isDocument).flatMap(\.body.dependencies))
        let lists = compactMap(\.written).filter { !$0.body.isDocument }
        var open = needed
        while !open.isEmpty {
            open = Set(lists.filter { open.contains($0.key) }.flatMap(\.body.dependencies)).subtracting(needed)
            needed.formUnion(open)
        }
        return filter { change in
            guard case .create(let record) = change, !record.body.isDocument else { return true }
            return needed.contains(record.key)
        }
    }

    /// What settles the sale cannot follow a difference that is posted all the same: the person is told what is there.
    fileprivate func tellingDifference(to settling: Set<RecordKey>) -> Self {
        let posted = compactMap { change -> Money? in
            guard case .difference(let record, of: _) = change, case .sale(let sale)? = record.document else {
                return nil
            }
            return sale.kind.isReversal ? -sale.total : sale.total
        }
        guard let difference = posted.first else { return self }
        return map { change in
            switch change {
            case .needsPerson(let key, .changedAfterPosting) where settling.contains(key),
                .needsPerson(let key, .changedInClosedPeriod) where settling.contains(key):
                return .needsPerson(key, .correctedWithoutPayment(difference: difference))
            default: return change
            }
        }
    }
}
