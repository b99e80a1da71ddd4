import Accounting
import Commerce

extension Refund.Extent {
    /// What a person is asked where no amount follows from it.
    fileprivate var question: Refusal {
        switch self {
        case .disputed(.sum(let listed, let stated)): .refundSumDiffers(listed: listed, stated: stated)
        case .disputed(.answer(let said, let listed)): .refundAnswerDiffers(said: said, listed: listed)
        case .everything, .amount, .lines, .unknown: .refundAmountUnknown
        }
    }
}

extension Planning {
    /// Plans refund receipts or credit memos; gives what was given back (W16).
    mutating func giveRefunds(_ sale: inout PlannedSale) -> Money {
        guard books.policy.refunds.isEnabled, !order.refunds.isEmpty else { return .zero(currency) }
        let limit = refundLimit(sale)
        let accounts = order.lines.map { item(for: $0)?.account }
        var ledger = RefundLedger(sale.reckoning, order, accounts: accounts)
        var given: Int64 = 0
        for (index, refund) in order.refunds.enumerated() {
            let key = refundKey(refund)
            var amount: Int64 = 0
            let isPlanned = part(.refund, key, of: &sale) { planning, sale in
                amount = planning.amount(of: refund, ledger.refunded, limit) ?? 0
                let isRest = planning.isRest(refund, refunded: ledger.refunded + amount, limit)
                guard amount > 0 || isRest && ledger.leftGross > 0 else { return }
                let isMemo = planning.isCreditMemo(key)
                guard isMemo || planning.saysWhere(refund, amount) else { return amount = 0 }
                guard isMemo || planning.cameIn(ledger.refunded + amount) else { return amount = 0 }
                let taking = ledger.take(amount, of: refund, isRest: isRest)
                planning.give(
                    refund, ordinal: index + 1, as: key, taking, isRest: isRest, isMemo: isMemo, credit: amount, &sale)
            }
            if isPlanned { given += amount }
        }
        if order.paid.isPositive, given == limit { cancelDebt(&ledger, &sale) }
        return money(given)
    }

    /// A debt that ends with an order which was given back as a whole is lowered by a credit memo; no money goes back for it.
    private mutating func cancelDebt(_ ledger: inout RefundLedger, _ sale: inout PlannedSale) {
        guard let debt = order.cancelledDebt(books.policy.orderFilter), ledger.leftGross > 0 else { return }
        let key = refundKey(debt)
        part(.refund, key, of: &sale) { planning, sale in
            let taking = ledger.take(debt.extent.amount?.minorUnits ?? 0, of: debt, isRest: true)
            let ordinal = planning.order.refunds.count + 1
            planning.give(debt, ordinal: ordinal, as: key, taking, isRest: true, isMemo: true, credit: 0, &sale)
        }
    }

    /// What may go back: what came in, else what is owed. What a credit memo took off before anybody paid is no part of what came in.
    private func refundLimit(_ sale: PlannedSale) -> Int64 {
        guard order.paid.isPositive else { return sale.open }
        let before = lowersDebt ? [] : order.refunds.filter { isCreditMemo(refundKey($0)) }
        let came = order.paid + before.compactMap(\.extent.amount).sum(currency)
        return max(order.paid, min(came, order.total - order.tendered)).minorUnits
    }

    private func refundKey(_ refund: Refund) -> RecordKey {
        RecordKey(.order, order.id.rawValue, role: .refund(refund.id))
    }

    /// What a refund gives back, of which no more may go than is left of what came in.
    private mutating func amount(of refund: Refund, _ refunded: Int64, _ limit: Int64) -> Int64? {
        guard let amount = order.money(of: refund, left: money(max(limit - refunded, 0)))?.minorUnits else {
            refuse(refund.extent.question)
            return nil
        }
        if refunded + amount <= limit { return amount }
        refuse(.refundExceedsPayments(refunded: money(refunded + amount), paid: money(limit)))
        return nil
    }

    /// Whether nothing of the sale is left after the refund: with its money goes back what cards and credit paid.
    private func isRest(_ refund: Refund, refunded: Int64, _ limit: Int64) -> Bool {
        guard refunded == limit, order.total - order.tendered == money(limit) else { return false }
        if order.gaveBackWhole(refund) { return true }
        return order.isGivenBack(books.policy.orderFilter) && refund.id == order.refunds.last?.id
    }

    /// Whether it is known if credit that was given is money or owed. A debt that it lowers leaves no such question.
    private mutating func saysWhere(_ refund: Refund, _ amount: Int64) -> Bool {
        guard refund.givesCredit == true, books.policy.refunds.creditGiven == nil else { return true }
        refuse(.creditGivenUnclear(money(amount)))
        return false
    }

    /// Money goes back once it is in the books: what is more waits with the payments that wait for a person, for the same reasons.
    ///
    /// `given` is all that went back, with this refund.
    private mutating func cameIn(_ given: Int64) -> Bool {
        let waiting = held.filter { $0.kind == .payment }
        let missing = order.payments.filter { payment in waiting.contains { $0.key.role == .payment(payment.id) } }
        let came = order.paid - missing.map(\.amount).sum(currency)
        guard !missing.isEmpty, given > came.minorUnits else { return true }
        for part in waiting { refuse(part.refusal) }
        return false
    }

    /// `credit` is what is owed in the place of money, where the store gave credit.
    private mutating func give(
        _ refund: Refund, ordinal: Int, as key: RecordKey, _ taking: RefundTaking, isRest: Bool, isMemo: Bool,
        credit: Int64, _ sale: inout PlannedSale
    ) {
        let day = days.day(of: refund.refundedAt)
        let (date, isMoved) = openDay(day, for: key)
        let settlement = isMemo ? Settlement(account: sale.receivable) : moneyLeaves(refund, as: key, sale)
        guard let settlement else { return }
        checkSettings(of: key, isInvoice: false)
        var drafts = drafts(taking, refund, sale) + (isRest ? tendersBack(sale) : [])
        if !isMemo, refund.givesCredit == true, books.policy.refunds.creditGiven == .storeCredit {
            drafts += creditGiven(credit, sale)
        }
        let (lines, tax) = dressed(drafts, sale.dressing, sharing: sale.drafts)
        let document = SalesDocument(
            kind: isMemo ? .creditMemo : .refundReceipt, number: refundNumber(key, ordinal), date: date,
            customer: sale.customer, currency: currency, exchangeRate: exchangeRate, lines: lines, tax: tax,
            settlementAccount: settlement.account, paymentMethod: settlement.method,
            details: refundDetails(refund, trueDate: isMoved ? day : nil))
        plan(key, .sale(document))
        if isMemo { apply(key, document, refund, &sale) }
    }

    /// A refund that is in the books keeps its kind, whoever pays and whatever is set later.
    private func isCreditMemo(_ key: RecordKey) -> Bool {
        links.saleKinds[key].map { $0 == .creditMemo } ?? lowersDebt
    }

    /// Money that was received goes back by a receipt; a debt that nobody paid is lowered by a credit memo.
    private var lowersDebt: Bool {
        switch books.policy.refunds.form {
        case .refundReceipt: false
        case .creditMemo: true
        case .byPaymentState: !books.policy.payments.isEnabled || order.payments.isEmpty
        }
    }

    /// The account that the money leaves: the policy's, that of the refund's own method, that which the payment went to.
    private mutating func moneyLeaves(_ refund: Refund, as key: RecordKey, _ sale: PlannedSale) -> Settlement? {
        if let clearing = books.policy.refunds.clearingAccount { return settlement(through: clearing, of: key) }
        if let method = refund.method { return settlement(method, reference: nil, of: key) }
        if let method = order.payments.first?.method, sale.moneyAccount == nil || order.payments.count == 1 {
            return settlement(method, reference: nil, of: key)
        }
        if let account = sale.moneyAccount { return Settlement(account: account) }
        return settlement(StorePaymentMethod(title: ""), reference: nil, of: key)
    }

    private func refundNumber(_ key: RecordKey, _ ordinal: Int) -> String? {
        let numbering = books.policy.numbering
        let whole = numbering.refundPrefix + numbering.prefix + order.number + numberSuffix
        return number(of: key, among: order.refunds.map(refundKey), from: ordinal) { place in
            place > 1 ? whole + ".\(place)" : whole
        }
    }

    private func refundDetails(_ refund: Refund, trueDate: BusinessDate?) -> SalesDocumentDetails {
        var details = saleDetails(isInvoice: false, trueDate: nil)
        var parts = [texts.refund(ofOrder: order.number)]
        if !refund.reason.isEmpty { parts.append(refund.reason) }
        if let trueDate { parts.append(texts.trueDate(trueDate)) }
        details.customerMessage = nil
        details.shippingMethod = nil
        details.privateNote = note(parts)
        return details
    }

    /// Applies a credit memo to its invoice, never beyond what is open.
    private mutating func apply(
        _ key: RecordKey, _ memo: SalesDocument, _ refund: Refund, _ sale: inout PlannedSale
    ) {
        let amount = money(min(sale.open, memo.total.minorUnits))
        guard sale.kind == .invoice, amount.isPositive else { return }
        sale.open -= amount.minorUnits
        apply(
            key, .creditMemo, amount, on: memo.date, to: sale, note: note([texts.creditApplied(toOrder: order.number)]))
    }
}
