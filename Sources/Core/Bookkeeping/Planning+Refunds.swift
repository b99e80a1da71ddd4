import Accounting
import Commerce

extension Planning {
    /// Plans refund receipts or credit memos; gives what was given back (W16).
    mutating func giveRefunds(_ sale: inout PlannedSale) -> Money {
        guard policy.refunds.isEnabled, !order.refunds.isEmpty else { return .zero(currency) }
        let paid = order.paid
        let limit = paid.isPositive ? paid.minorUnits : sale.open
        var ledger = RefundLedger(sale.reckoning, order)
        var given: Int64 = 0
        for (index, refund) in order.refunds.enumerated() {
            let key = RecordKey(.order, order.id.rawValue, role: "refund.\(refund.id)")
            var amount: Int64 = 0
            let isPlanned = part(.refund, key, of: &sale) { planning, sale in
                amount = planning.amount(of: refund, ledger.refunded, limit) ?? 0
                guard amount > 0 else { return }
                let parts = ledger.take(amount, itemised: refund.extent.lines)
                planning.give(refund, ordinal: index + 1, as: key, parts: parts, &sale)
            }
            if isPlanned { given += amount }
        }
        return money(given)
    }

    /// What a refund gives back, of which no more may go than is left of what came in.
    private mutating func amount(of refund: Refund, _ refunded: Int64, _ limit: Int64) -> Int64? {
        guard let amount = stated(refund, left: max(limit - refunded, 0)) else {
            refuse(.refundAmountUnknown)
            return nil
        }
        if refunded + amount <= limit { return amount }
        refuse(.refundExceedsPayments(refunded: money(refunded + amount), paid: money(limit)))
        return nil
    }

    private func stated(_ refund: Refund, left: Int64) -> Int64? {
        switch refund.extent {
        case .everything: left
        case .amount(let amount), .lines(_, let amount): amount.isNegative ? nil : amount.minorUnits
        case .unknown: nil
        }
    }

    private mutating func give(
        _ refund: Refund, ordinal: Int, as key: RecordKey, parts: [RefundPart], _ sale: inout PlannedSale
    ) {
        let day = days.day(of: refund.refundedAt)
        let (date, isMoved) = openDay(day, for: key)
        let isMemo = isCreditMemo(sale)
        let settlement = isMemo ? Settlement(account: sale.receivable) : moneyLeaves(refund, sale)
        guard let settlement else { return }
        var drafts: [DraftLine] = []
        for part in parts { add(part, refund, sale, to: &drafts) }
        let isWhole = parts.contains { if case .wholeSale = $0 { true } else { false } }
        if !isWhole { addTax(sale.dressing.scheme, to: &drafts) }
        let (lines, tax) = sale.dressing.dress(drafts)
        let document = SalesDocument(
            kind: isMemo ? .creditMemo : .refundReceipt, number: refundNumber(ordinal), date: date,
            customer: sale.customer, currency: currency, exchangeRate: exchangeRate, lines: lines, tax: tax,
            settlementAccount: settlement.account, paymentMethod: settlement.method,
            details: refundDetails(refund, trueDate: isMoved ? day : nil))
        plan(key, .sale(document))
        if isMemo { apply(key, document, refund, &sale) }
    }

    /// Money that was received goes back by a receipt; a debt that nobody paid is lowered by a credit memo.
    private func isCreditMemo(_ sale: PlannedSale) -> Bool {
        switch policy.refunds.form {
        case .refundReceipt: false
        case .creditMemo: true
        case .byPaymentState: !policy.payments.isEnabled || order.payments.isEmpty
        }
    }

    /// The account that the money leaves: the policy's, that of the refund's own method, that which the payment went to.
    private mutating func moneyLeaves(_ refund: Refund, _ sale: PlannedSale) -> Settlement? {
        if let clearing = policy.refunds.clearingAccount { return Settlement(account: clearing) }
        if let method = refund.method { return settlement(method, reference: nil) }
        if let method = order.payments.first?.method, sale.moneyAccount == nil || order.payments.count == 1 {
            return settlement(method, reference: nil)
        }
        if let account = sale.moneyAccount { return Settlement(account: account) }
        return settlement(StorePaymentMethod(title: ""), reference: nil)
    }

    private func refundNumber(_ ordinal: Int) -> String? {
        let numbering = policy.numbering
        let number = numbering.refundPrefix + numbering.prefix + order.number + numberSuffix
        return documentNumber(ordinal > 1 ? number + ".\(ordinal)" : number)
    }

    private func refundDetails(_ refund: Refund, trueDate: BusinessDate?) -> SalesDocumentDetails {
        var details = saleDetails(isInvoice: false, trueDate: nil)
        var parts = ["Refund of order \(order.number)"]
        if !refund.reason.isEmpty { parts.append(refund.reason) }
        if let trueDate { parts.append(Self.trueDateMark + trueDate.description) }
        details.customerMessage = nil
        details.shippingMethod = nil
        details.privateNote = note(parts)
        return details
    }

    private mutating func add(
        _ part: RefundPart, _ refund: Refund, _ sale: PlannedSale, to drafts: inout [DraftLine]
    ) {
        switch part {
        case .wholeSale: drafts += sale.drafts
        case .line(let index): addWholeLine(index, sale, to: &drafts)
        case .partOfLine(let index, let quantity, let bucket):
            var line = order.lines[index]
            line.quantity = quantity ?? .zero
            addGoods(line, bucket, to: &drafts)
        case .charge(let index, let bucket): addCharge(order.charges[index], bucket, to: &drafts)
        case .unitemised(let bucket):
            addAmount(.refund, policy.serviceItems.refund, refund.reason, bucket, to: &drafts)
        }
    }

    private mutating func addWholeLine(_ index: Int, _ sale: PlannedSale, to drafts: inout [DraftLine]) {
        let entry = sale.reckoning.entries[index]
        let count = drafts.count
        addGoods(order.lines[index], entry.bucket, to: &drafts)
        guard drafts.count > count, !entry.discount.isEmpty else { return }
        let label = order.lines[index].discounts.first?.label ?? ""
        addAmount(.discount, policy.serviceItems.discount, label, entry.discount.negated, to: &drafts)
    }

    /// Applies a credit memo to its invoice, never beyond what is open.
    private mutating func apply(
        _ key: RecordKey, _ memo: SalesDocument, _ refund: Refund, _ sale: inout PlannedSale
    ) {
        let amount = money(min(sale.open, memo.total.minorUnits))
        guard sale.kind == .invoice, amount.isPositive else { return }
        sale.open -= amount.minorUnits
        apply(
            key, .creditMemo, amount, on: memo.date, to: sale, note: note(["Credit applied to order \(order.number)"]))
    }
}
