import Accounting
import Commerce

/// Decides record by record; the order of changes is one in which the books accept them.
struct Reviser {
    let books: Bookkeeper
    let posted: [PostedRecord]
    let links: Links
    let day: BusinessDate?

    private var company: BooksCompany { books.company }

    func revise(_ plan: Plan) -> Revision {
        let byKey = Dictionary(
            posted.map { ($0.key, $0) }, uniquingKeysWith: { $0.generation > $1.generation ? $0 : $1 })
        let held = posted.map(\.key).filter(plan.holds)
        let planned = Set(plan.records.map(\.key)).union(held)
        let removals = vanished(planned, plan.policyVersion)
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
        if isHeld { return Revision(changes: removals.map { $0.removed.map { .unchanged($0) } ?? $0 } + changes) }
        changes = (removals + changes).tellingDifference
        // A payment that could not make room for a credit memo leaves the memo to the person too.
        if changes.contains(where: \.needsPerson) { return Revision(changes: changes) }
        for record in spread?.creditApplications() ?? [] {
            changes.append(self.change(byKey[record.key], to: record, plan.policyVersion))
        }
        return Revision(changes: changes)
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

    /// Documents that say what a sale says too little or too much, in the order in which they were made.
    private var differences: [(key: RecordKey, document: SalesDocument)] {
        posted.compactMap { record -> (ordinal: Int, key: RecordKey, document: SalesDocument)? in
            guard case .difference(let ordinal) = record.key.role, case .document(.sale(let sale)) = record.body else {
                return nil
            }
            return (ordinal, record.key, sale)
        }.sorted { $0.ordinal < $1.ordinal }.map { ($0.key, $0.document) }
    }

    /// The order is cancelled and the store knows of no payment: its documents are taken back, last first.
    ///
    /// Money that is in the books stays there: a store that has one field for both forgets that the order was paid, and cancelling
    /// gives nothing back by itself. The receipt of a daily summary goes with the last of its orders. Source: ecwid.md §2.9.
    func takeBack() -> Revision {
        let received = posted.filter { SummaryName($0.key.id) == nil }.compactMap(\.document).map(\.received)
        if let currency = received.first?.currency, received.sum(currency).isPositive {
            return Revision(
                changes: posted.map { .unchanged($0.key) },
                refusals: [.cancelledAfterPayment(paid: received.sum(currency))])
        }
        let changes = posted.reversed().compactMap(remove)
        // An order leaves the books as a whole: what may not go keeps the rest.
        guard changes.contains(where: \.needsPerson) else { return Revision(changes: changes) }
        return Revision(changes: changes.map { $0.removed.map { .unchanged($0) } ?? $0 })
    }

    /// Records whose reason is gone from the order. A changed setting or another choice of sending is no such reason; how
    /// differences are settled is decided beside the plan.
    private func vanished(_ planned: Set<RecordKey>, _ policyVersion: Int) -> [Revision.Change] {
        posted.reversed().compactMap { record in
            guard !planned.contains(record.key), case .document(let document) = record.body else { return nil }
            if isDifference(record), case .payment = document { return nil }
            let isKept = record.policyVersion != policyVersion || isDifference(record) || document.isPurchase
            return isKept ? .unchanged(record.key) : remove(record)
        }
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

    private func isDifference(_ record: PostedRecord) -> Bool { record.key.role.isDifference }

    /// Payments are deleted, documents with a number voided; parties and items stay.
    private func remove(_ record: PostedRecord) -> Revision.Change? {
        guard case .document(let document) = record.body else { return nil }
        guard isOpen(record, document) else { return .needsPerson(record.key, .changedAfterPosting) }
        switch document {
        case .payment, .purchase, .journalEntry: return .delete(record)
        case .sale: return .void(record)
        }
    }

    private func isOpen(_ record: PostedRecord, _ document: Document) -> Bool {
        !record.isLocked && company.closingDate.map { document.date > $0 } ?? true
    }

    private func change(
        _ before: PostedRecord, to after: PlannedRecord, _ policyVersion: Int, removed: Set<RecordKey>
    ) -> Revision.Change {
        let after = after.keepingDay(of: before).keepingMove(of: before).keepingMoney(of: before, links)
        guard case .document(let old) = before.body, case .document(let new) = after.body else {
            return .unchanged(before.key)
        }
        let (resolvedOld, resolvedNew) = (old.resolved(by: links), new.resolved(by: links))
        let isOnlySetting = before.policyVersion != policyVersion && resolvedOld.saysTheSame(as: resolvedNew)
        if resolvedOld == resolvedNew || isOnlySetting, !isCorrected(old) { return .unchanged(before.key) }
        if case .sale(let oldSale) = old, case .sale(let newSale) = new, !oldSale.kind.isReversal {
            let isSameBuyer = oldSale.customer.resolved(by: links) == newSale.customer.resolved(by: links)
            return changeSale(before, oldSale, newSale, after, isSameBuyer: isSameBuyer, removed: removed)
        }
        let opens = company.closingDate.map { new.date > $0 } ?? true
        if isOpen(before, old), opens { return .update(before, to: after) }
        return resolvedOld.saysTheSame(as: resolvedNew)
            ? .unchanged(before.key) : .needsPerson(before.key, .changedAfterPosting)
    }

    private func changeSale(
        _ before: PostedRecord, _ old: SalesDocument, _ new: SalesDocument, _ after: PlannedRecord,
        isSameBuyer: Bool, removed: Set<RecordKey>
    ) -> Revision.Change {
        let corrections = differences
        let isFree = isOpen(before, .sale(old)) && (company.closingDate.map { new.date > $0 } ?? true)
        let keepsMoney = new.total == old.total && new.taxTotal == old.taxTotal && isSameBuyer
        if isFree, corrections.isEmpty, keepsMoney || !hasDependents(without: removed) {
            return .update(before, to: after)
        }
        guard isSameBuyer, old.currency == new.currency, old.kind == new.kind else {
            return .needsPerson(before.key, .changedAfterPosting)
        }
        var difference = SaleDifference(new, links)
        difference.subtract(old, sign: 1)
        for (_, sale) in corrections { difference.subtract(sale, sign: sale.kind.isReversal ? -1 : 1) }
        if difference.isSettled { return .unchanged(before.key) }
        let key = RecordKey(
            .order, before.key.id, role: .difference(corrections.count + 1))
        guard let document = difference.document(ordinal: corrections.count + 1, date: differenceDate(old), books)
        else {
            return .needsPerson(before.key, .changedAfterPosting)
        }
        return .difference(PlannedRecord(key: key, body: .document(.sale(document))), of: before.key)
    }

    /// Whether payments or refunds are posted on the sale and stay.
    private func hasDependents(without removed: Set<RecordKey>) -> Bool {
        posted.contains { record in
            guard case .document(let document) = record.body, !removed.contains(record.key) else { return false }
            switch document {
            case .payment: return true
            case .sale(let sale): return sale.kind.isReversal
            case .purchase, .journalEntry: return false
            }
        }
    }

    /// Whether documents for differences say that the sale amounts to something else than itself.
    private func isCorrected(_ document: Document) -> Bool {
        guard case .sale(let sale) = document, !sale.kind.isReversal else { return false }
        let corrections = differences.map(\.document)
        let (added, taken) = (corrections.filter { !$0.kind.isReversal }, corrections.filter(\.kind.isReversal))
        return added.map(\.total).sum(sale.currency) != taken.map(\.total).sum(sale.currency)
            || added.map(\.taxTotal).sum(sale.currency) != taken.map(\.taxTotal).sum(sale.currency)
    }

    private func differenceDate(_ sale: SalesDocument) -> BusinessDate {
        let wanted = day ?? sale.date
        guard let closing = company.closingDate, wanted <= closing else { return wanted }
        return closing.adding(days: 1)
    }
}

/// Where the money of an order is posted, and where it would go by what the store tells now.
private struct MovedMoney {
    let planned: Reference<Account>
    let posted: Reference<Account>
}

extension PlannedRecord {
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

extension Document {
    /// Money that it says was received, negative for money given back; zero on account.
    fileprivate var received: Money {
        switch self {
        case .payment(let payment): payment.total
        case .sale(let sale) where sale.kind == .salesReceipt: sale.total
        case .sale(let sale) where sale.kind == .refundReceipt: -sale.total
        case .sale, .purchase, .journalEntry: .zero(currency)
        }
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
    fileprivate var removed: RecordKey? {
        switch self {
        case .void(let record), .delete(let record): record.key
        case .unchanged, .create, .update, .difference, .needsPerson: nil
        }
    }

    fileprivate var needsPerson: Bool { if case .needsPerson = self { true } else { false } }
}

extension RecordBody {
    fileprivate var isDocument: Bool { if case .document = self { true } else { false } }

    /// A sale itself, not what takes back a part of it.
    fileprivate var isSale: Bool {
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
    /// What settles the sale cannot follow a difference that is posted all the same: the person is told what is there.
    fileprivate var tellingDifference: Self {
        let posted = compactMap { change -> Money? in
            guard case .difference(let record, of: _) = change, case .sale(let sale)? = record.document else {
                return nil
            }
            return sale.kind.isReversal ? -sale.total : sale.total
        }
        guard let difference = posted.first else { return self }
        return map { change in
            guard case .needsPerson(let key, .changedAfterPosting) = change else { return change }
            return .needsPerson(key, .correctedWithoutPayment(difference: difference))
        }
    }
}
