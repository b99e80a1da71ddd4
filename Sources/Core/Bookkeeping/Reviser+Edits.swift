import Accounting

/// What becomes of one record that is posted.
extension Reviser {
    func change(
        _ before: PostedRecord, to planned: PlannedRecord, _ policyVersion: Int, removed: Set<RecordKey>
    ) -> Revision.Change {
        var after = planned.keeping(before, links)
        guard case .document(let old) = before.body, case .document(let planned) = after.body else {
            return .unchanged(before.key)
        }
        var new = planned
        let resolvedOld = old.resolved(by: links)
        var resolvedNew = new.resolved(by: links)
        if before.policyVersion != policyVersion, resolvedOld != resolvedNew, resolvedOld.saysTheSame(as: resolvedNew),
            !isCorrected(old)
        {
            // Only a setting differs, unless the order was edited: an edit is written as the document was.
            guard let then = asBefore(before, among: after), let document = then.document else {
                return .unchanged(before.key)
            }
            (after, new, resolvedNew) = (then, document, document.resolved(by: links))
        }
        if resolvedOld == resolvedNew, !isCorrected(old) { return .unchanged(before.key) }
        // No document becomes one of another kind: a payment that the store tells as money that went back now, say.
        guard old.kind == new.kind else { return .needsPerson(before.key, obstacle(old.date, new.date)) }
        if case .sale(let oldSale) = old, case .sale(let newSale) = new, !oldSale.kind.isReversal {
            let isSameBuyer = oldSale.customer.resolved(by: links) == newSale.customer.resolved(by: links)
            return changeSale(before, oldSale, newSale, after, isSameBuyer: isSameBuyer, removed: removed)
        }
        let opens = company.closingDate.map { new.date > $0 } ?? true
        if isOpen(before, old), opens { return .update(before, to: after) }
        return resolvedOld.saysTheSame(as: resolvedNew)
            ? .unchanged(before.key) : .needsPerson(before.key, obstacle(old.date, new.date))
    }

    /// The record as the settings that it was posted with make it now; `nil` where that cannot be told. One that would need records
    /// which nobody makes is what the settings of now make it, where it is not what is posted.
    private func asBefore(_ before: PostedRecord, among planned: PlannedRecord) -> PlannedRecord? {
        guard differences.isEmpty, let plan = earlier[before.policyVersion],
            var then = plan.records.first(where: { $0.key == before.key })?.keeping(before, links)
        else { return nil }
        let isThere = then.body.dependencies.allSatisfy { links[$0] != nil || planned.body.dependencies.contains($0) }
        let isSame = then.document?.resolved(by: links) == before.document?.resolved(by: links)
        guard isThere || isSame else { return planned }
        then.policyVersion = before.policyVersion
        return then
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
            return .needsPerson(before.key, obstacle(old.date))
        }
        var difference = SaleDifference(new, links)
        difference.subtract(old, sign: 1)
        for (_, sale) in corrections { difference.subtract(sale, sign: sale.kind.isReversal ? -1 : 1) }
        if difference.isSettled { return .unchanged(before.key) }
        let key = RecordKey(
            .order, before.key.id, role: .difference(corrections.count + 1))
        guard let document = difference.document(ordinal: corrections.count + 1, date: differenceDate(old), books)
        else {
            return .needsPerson(before.key, obstacle(old.date))
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

    func differenceDate(_ sale: SalesDocument) -> BusinessDate {
        let wanted = day ?? sale.date
        guard let closing = company.closingDate, wanted <= closing else { return wanted }
        return closing.adding(days: 1)
    }
}
