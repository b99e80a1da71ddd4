import Accounting

extension Reviser {
    /// The order is cancelled and the store knows of no payment: its documents are taken back, last first.
    ///
    /// Money that is in the books stays there: a store that has one field for both forgets that the order was paid, and cancelling
    /// gives nothing back by itself. The receipt of a daily summary goes with the last of its orders. Source: ecwid.md §2.9.
    func takeBack(by way: CancelledSale? = nil) -> Revision {
        let received = posted.filter { SummaryName($0.key.id) == nil }.compactMap(\.document).map(\.received)
        if let currency = received.first?.currency, received.sum(currency).isPositive {
            return Revision(
                changes: posted.map { .unchanged($0.key) },
                refusals: [.cancelledAfterPayment(paid: received.sum(currency))])
        }
        if let credit = credit(isChosen: way == .creditMemo) { return credit }
        let changes = posted.reversed().compactMap(remove)
        // An order leaves the books as a whole: what may not go keeps the rest.
        guard changes.contains(where: \.needsPerson) else { return Revision(changes: changes) }
        return Revision(changes: changes.map { $0.removed.map { .unchanged($0) } ?? $0 })
    }

    /// The order is cancelled, and all of its money went back: what came in and went back stays in the books, all else leaves them. A
    /// credit memo leaves the payments on the invoice that it takes back.
    func takeBack(leaving money: Plan, by way: CancelledSale?) -> Revision {
        let byKey = Dictionary(
            posted.map { ($0.key, $0) }, uniquingKeysWith: { $0.generation > $1.generation ? $0 : $1 })
        let invoice = posted.first { $0.body.isSale && !isDifference($0) }
        let memo = way == .creditMemo ? invoice.flatMap { self.memo(of: $0) } : nil
        let keepsSale = way == .creditMemo && invoice != nil
        var changes: [Revision.Change] = []
        for record in money.records {
            guard let before = byKey[record.key] else {
                changes.append(.create(record))
                continue
            }
            changes.append(
                keepsSale ? .unchanged(record.key) : change(before, to: record, money.policyVersion, removed: []))
        }
        let planned = Set(money.records.map(\.key))
        for record in posted.reversed() where !planned.contains(record.key) {
            let stays = keepsSale && !(record.document?.isPurchase ?? false)
            if let removal = stays ? .unchanged(record.key) : remove(record) { changes.append(removal) }
        }
        if let invoice, let memo { changes.append(.difference(memo, of: invoice.key)) }
        // An order leaves the books as a whole: what may not go keeps the rest.
        guard changes.contains(where: \.needsPerson) else { return Revision(changes: changes) }
        return Revision(changes: changes.map { $0.removed.map { .unchanged($0) } ?? $0 })
    }

    /// The credit memo that takes back what is left of an invoice; `nil` where nothing is.
    private func memo(of invoice: PostedRecord) -> PlannedRecord? {
        guard case .sale(let sale)? = invoice.document, sale.kind == .invoice else { return nil }
        let before = differences
        var difference = SaleDifference(takingBack: sale, links)
        for (_, document) in before { difference.subtract(document, sign: document.kind.isReversal ? -1 : 1) }
        let ordinal = before.count + 1
        guard !difference.isSettled,
            let memo = difference.document(ordinal: ordinal, date: differenceDate(sale), books),
            memo.kind == .creditMemo
        else { return nil }
        return PlannedRecord(
            key: RecordKey(.order, invoice.key.id, role: .difference(ordinal)), body: .document(.sale(memo)))
    }

    /// An unpaid invoice of a closed period is taken back by a credit memo on the first open day, which settles it; `nil` where the order
    /// is not such, or a person is to be asked. One that a credit memo took back stays as it is, whatever is set or closed later.
    private func credit(isChosen: Bool) -> Revision? {
        guard let invoice = posted.first(where: { $0.body.isSale && !isDifference($0) }),
            case .sale(let sale)? = invoice.document, sale.kind == .invoice, !invoice.isLocked,
            posted.allSatisfy({
                $0.key == invoice.key || isDifference($0) || $0.document.map { $0.isPurchase && isChosen } ?? true
            })
        else { return nil }
        // What was bought for the order leaves the books with it.
        let removals = posted.reversed().filter { $0.document?.isPurchase ?? false }.compactMap(remove)
        if removals.contains(where: \.needsPerson) {
            return Revision(changes: posted.map { .unchanged($0.key) } + removals.filter(\.needsPerson))
        }
        let gone = Set(removals.compactMap(\.removed))
        let before = differences
        var difference = SaleDifference(takingBack: sale, links)
        for (_, document) in before { difference.subtract(document, sign: document.kind.isReversal ? -1 : 1) }
        let unchanged = removals + posted.filter { !gone.contains($0.key) }.map { Revision.Change.unchanged($0.key) }
        if difference.isSettled, !before.isEmpty { return Revision(changes: unchanged) }
        let isClosed = !isOpen(invoice, .sale(sale)) && books.policy.closedPeriod == .firstOpenDay
        guard isClosed || isChosen else { return nil }
        let ordinal = before.count + 1
        let key = RecordKey(.order, invoice.key.id, role: .difference(ordinal))
        guard let memo = difference.document(ordinal: ordinal, date: differenceDate(sale), books),
            memo.kind == .creditMemo
        else { return nil }
        let record = PlannedRecord(key: key, body: .document(.sale(memo)))
        let payments = posted.reduce(into: [RecordKey: Payment]()) { all, record in
            if case .payment(let payment)? = record.document { all[record.key] = payment }
        }
        var spread = PaymentSpread(
            invoice.key, sale, differences: before + [(key, memo)], payments: payments)
        let applications = spread.creditApplications().map { record in
            payments[record.key] == nil ? Revision.Change.create(record) : .unchanged(record.key)
        }
        return Revision(changes: unchanged + [.difference(record, of: invoice.key)] + applications)
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
