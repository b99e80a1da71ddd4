import Accounting
import Commerce

/// The sale as it is planned, with what payments and refunds need of it.
struct PlannedSale {
    var kind: SalesDocument.Kind
    /// As printed on refunds too; `nil` when the books number.
    var number: String?
    var date: BusinessDate
    var customer: Reference<Customer>
    var reckoning: Reckoning
    var drafts: [DraftLine]
    var dressing: TaxDressing
    var receivable: Reference<Account>
    /// Where the order's money went, for refunds.
    var moneyAccount: Reference<Account>?
    /// What the plan leaves unpaid.
    var open: Int64
}

extension Planning {
    /// Plans the invoice or sales receipt.
    mutating func sale(to customer: Reference<Customer>) -> PlannedSale {
        let scheme = taxScheme()
        let reckoning = reckon(scheme)
        let dressing = dressing(scheme, reckoning)
        let drafts = saleLines(reckoning, scheme)
        let (date, isMoved) = openDay(invoicedOn, for: saleKey)
        let ownNumber = order.invoiceNumber ?? order.number
        var sale = PlannedSale(
            kind: saleKind(), number: suffixed(numberPrefix + ownNumber, of: saleKey), date: date,
            customer: customer, reckoning: reckoning, drafts: drafts, dressing: dressing,
            receivable: receivableAccount(), open: order.total.minorUnits)
        let receipt = sale.kind == .salesReceipt ? receiptSettlement() : nil
        if sale.kind == .salesReceipt, receipt == nil { sale.kind = .invoice }
        sale.moneyAccount = receipt?.account
        let (lines, tax) = dressed(drafts, dressing)
        let isInvoice = sale.kind == .invoice
        checkSettings(of: saleKey, isInvoice: isInvoice)
        let document = SalesDocument(
            kind: sale.kind, number: sale.number, date: date,
            dueDate: isInvoice ? order.form.dueDate ?? ownDueDate(date) : nil,
            customer: customer, currency: currency, exchangeRate: exchangeRate, lines: lines, tax: tax,
            settlementAccount: receipt?.account ?? sale.receivable, paymentMethod: receipt?.method,
            paymentReference: receipt?.reference,
            details: saleDetails(isInvoice: isInvoice, trueDate: isMoved ? invoicedOn : nil))
        plan(saleKey, .sale(document))
        return sale
    }

    private var numberPrefix: String {
        order.form.isCreditMemo ? books.policy.numbering.refundPrefix : books.policy.numbering.prefix
    }

    /// The day that the invoice bears.
    var invoicedOn: BusinessDate { order.invoiceDate ?? placedOn }

    private func ownDueDate(_ date: BusinessDate) -> BusinessDate? {
        order.dueDate.map { max($0, date) } ?? dueDate(from: date)
    }

    private mutating func reckon(_ scheme: TaxScheme) -> Reckoning {
        let isUnitedStates = !scheme.isPerRate
        let check = StaleTaxCheck(
            isOn: books.policy.tax.checksTaxAgainstRates, allowsLess: isUnitedStates,
            pricesIncludeTax: order.pricesIncludeTax)
        var calculator = AmountCalculator(
            order, roundingUnitsMax: books.policy.roundingUnitsMax, splitsCharges: scheme.isPerRate,
            acceptsUnsharedTax: isUnitedStates, check: check)
        let reckoning = calculator.reckon()
        for refusal in calculator.refusals { refuse(refusal) }
        return reckoning
    }

    /// A receipt for an order paid in full by one payment; tenders or several payments need an invoice to pay.
    ///
    /// A sale that is in the books keeps its kind. Source: W4, what-users-expect.md §3.1.
    private mutating func saleKind() -> SalesDocument.Kind {
        switch order.form {
        case .order: break
        case .invoice: return .invoice
        case .creditMemo: return .creditMemo
        }
        if let posted = links.saleKinds[saleKey] {
            if posted == .salesReceipt, order.paid != order.total {
                refuse(
                    order.paid.isZero
                        ? .changedAfterPosting : .receivedDiffers(received: order.paid, total: order.total))
            } else if posted == .salesReceipt, !isPaidIntoOneAccount() {
                refuse(.changedAfterPosting)
            }
            return posted
        }
        guard books.policy.saleForm != .invoice, books.policy.payments.isEnabled, sending == nil, order.tenders.isEmpty,
            order.hasPaymentLedger != true
        else {
            return .invoice
        }
        if order.total.isZero { return order.payments.isEmpty ? .salesReceipt : .invoice }
        guard order.payments.count == 1, let payment = order.payments.first, payment.amount == order.total else {
            return .invoice
        }
        if books.policy.saleForm == .salesReceipt { return .salesReceipt }
        return days.day(of: order.receivedAt(payment)) <= placedOn ? .salesReceipt : .invoice
    }

    /// A receipt is of money that went to one account.
    private mutating func isPaidIntoOneAccount() -> Bool {
        var accounts: Set<Reference<Account>> = []
        for payment in order.payments where payment.amount.isPositive {
            if let settlement = settlement(payment.method, reference: nil, of: saleKey) {
                accounts.insert(settlement.account)
            }
        }
        return accounts.count <= 1
    }

    /// The receivable account in the order's currency. Source: quickbooks-online.md §7.15.
    private func receivableAccount() -> Reference<Account> {
        let chosen = sending?.receivableAccount ?? books.policy.receivableAccount
        guard isKeptOtherwise(chosen) else { return chosen }
        let fitting = books.catalogue.accounts.values
            .filter { $0.type == .accountsReceivable && $0.currency == currency && $0.isActive }
        return fitting.min { $0.id.rawValue < $1.id.rawValue }?.reference ?? chosen
    }

    /// Whether the account of what is owed is not in the order's currency, as the books want it to be.
    func isKeptOtherwise(_ account: Reference<Account>) -> Bool {
        books.company.isMulticurrency
            && (books.catalogue.currency(of: account) ?? books.company.homeCurrency) != currency
    }

    func dueDate(from date: BusinessDate) -> BusinessDate? {
        guard let rule = books.policy.dueDate else { return date }
        switch rule.start {
        case .transactionDate: return date.adding(days: rule.offsetDays)
        case .endOfMonth: return date.endOfMonth.adding(days: rule.offsetDays)
        }
    }

    /// The number of a document of the order, with what a person put behind the order's number: nothing where the books have the
    /// document under its own number already.
    func suffixed(_ text: String, of key: RecordKey) -> String? {
        let own = documentNumber(text)
        return numberSuffix.isEmpty || links.numbers[key] == own ? own : documentNumber(text + numberSuffix)
    }

    /// The number of one of several parts that the store tells: what is in the books keeps its own, and a new part takes none that is
    /// borne, since what the store tells later may stand before what is posted.
    ///
    /// `ordinal` is its place among the parts, from 1; `text` makes a number of a place.
    func number(
        of key: RecordKey, among parts: [RecordKey], from ordinal: Int, _ text: (Int) -> String
    ) -> String? {
        if let posted = links.numbers[key] { return posted }
        let planned = documents.filter { parts.contains($0.key) }.compactMap { $0.document?.number }
        let taken = Set(parts.compactMap { links.numbers[$0] } + planned)
        var place = ordinal
        while let number = documentNumber(text(place)) {
            if !taken.contains(number) { return number }
            place += 1
        }
        return nil
    }

    /// A number within the books' limit; `nil` leaves numbering to the books (W8).
    func documentNumber(_ text: String, atMost lengthMax: Int? = nil) -> String? {
        guard !books.policy.numbering.isAutomatic, books.company.takesDocumentNumbers else { return nil }
        let number = Naming.cleanedNumber(text)
        return number.isEmpty
            ? nil : Naming.cutDistinctly(number, to: lengthMax ?? books.catalogue.traits.lengths.documentNumber)
    }
}

extension OrderForm {
    /// The due date that the store's own invoice bears.
    fileprivate var dueDate: BusinessDate? { if case .invoice(let date) = self { date } else { nil } }
}
