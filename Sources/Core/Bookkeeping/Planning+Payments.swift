import Accounting
import Commerce

/// Where a payment goes: account, method of the books, reference.
struct Settlement {
    var account: Reference<Account>
    var method: Reference<PaymentMethod>?
    var reference: String?
}

extension Planning {
    /// Plans payments and tenders of an invoice; gives what was received, gift cards and store credit excepted (W17, W18).
    mutating func receivePayments(_ sale: inout PlannedSale) -> Money {
        if order.hasPaymentLedger == true { return receiveLedger(&sale) }
        let paid = order.paid
        let tendered = order.tendered
        // A store's own document may tell what came in for its whole order; where no payments are sent, that is nobody's affair.
        if paid + tendered > order.total, books.policy.payments.isEnabled || !order.form.isDocument {
            refuse(.paymentsExceedTotal(paid: paid + tendered, total: order.total))
            return paid
        }
        guard sale.kind == .invoice else {
            sale.open = 0
            return paid
        }
        applyTenders(&sale)
        guard books.policy.payments.isEnabled else { return .zero(currency) }
        var received: Int64 = 0
        for payment in order.payments where payment.amount.isNegative { refuse(.moneyBelowZero(payment.amount)) }
        for payment in order.payments where payment.amount.isPositive {
            if payment.isInBooks {
                sale.open -= payment.amount.minorUnits
                received += payment.amount.minorUnits
                continue
            }
            let key = RecordKey(.order, order.id.rawValue, role: .payment(payment.id))
            let isPlanned = part(.payment, key, of: &sale) { $0.receive(payment, as: key, &$1) }
            if isPlanned { received += payment.amount.minorUnits }
        }
        return money(received)
    }

    /// The payments of a store that keeps them one by one, oldest first: what the invoice does not take stays the customer's credit.
    private mutating func receiveLedger(_ sale: inout PlannedSale) -> Money {
        guard books.policy.payments.isEnabled else { return .zero(currency) }
        var received: Int64 = 0
        for payment in order.paymentsByDay where !payment.amount.isZero {
            if payment.isInBooks {
                sale.open -= payment.amount.minorUnits
                received += payment.amount.minorUnits
                continue
            }
            let key = RecordKey(.order, order.id.rawValue, role: .payment(payment.id))
            let isPlanned = part(.payment, key, of: &sale) { planning, sale in
                if payment.amount.isNegative {
                    planning.returnMoney(payment, as: key, sale)
                } else {
                    planning.receive(payment, as: key, &sale)
                }
            }
            if isPlanned { received += payment.amount.minorUnits }
        }
        return money(received)
    }

    /// Money that went back, a returned cheque say: the customer owes it again. Books take no negative payment.
    ///
    /// Source: esp-orders.md §5.
    private mutating func returnMoney(_ payment: PaymentReceived, as key: RecordKey, _ sale: PlannedSale) {
        guard let settlement = settlement(payment.method, reference: payment.reference, of: key) else { return }
        let day = days.day(of: order.receivedAt(payment))
        let (date, isMoved) = openDay(day, for: key)
        let parts =
            [orderMark, texts.moneyReturned, settlement.reference ?? ""] + (isMoved ? [texts.trueDate(day)] : [])
        let journal = Journal(entries: [
            JournalLine(account: sale.receivable, amount: -payment.amount),
            JournalLine(account: settlement.account, amount: payment.amount),
        ])
        plan(
            key,
            .journalEntry(
                JournalEntry(
                    number: returnNumber(payment, as: key, sale), date: date, currency: currency,
                    exchangeRate: exchangeRate, journal: journal, customer: sale.customer,
                    privateNote: note(parts.filter { !$0.isEmpty }))))
    }

    private func returnNumber(_ payment: PaymentReceived, as key: RecordKey, _ sale: PlannedSale) -> String? {
        guard let whole = sale.number else { return nil }
        let ordinal = (order.paymentsByDay.firstIndex { $0.id == payment.id } ?? 0) + 1
        let all = order.payments.map { RecordKey(.order, order.id.rawValue, role: .payment($0.id)) }
        return number(of: key, among: all, from: ordinal) { "\(whole).P\($0)" }
    }

    /// A gift card used is money from the cards' liability, not a discount: a journal entry moves it from the liability to the
    /// buyer's account, and a payment of zero applies it to the invoice, because the books take no payment into a liability. Points
    /// were never sold, so they are what the seller gives away: a discount.
    ///
    /// Source: what-users-expect.md §3, quickbooks-online.md §7.11, §7.14.
    private mutating func applyTenders(_ sale: inout PlannedSale) {
        for (index, tender) in order.tenders.enumerated() where tender.amount.isPositive {
            let key = RecordKey(.order, order.id.rawValue, role: .tender(index + 1))
            part(.tender, key, of: &sale) { $0.apply(tender, ordinal: index + 1, as: key, &$1) }
        }
    }

    private mutating func apply(_ tender: Tender, ordinal: Int, as key: RecordKey, _ sale: inout PlannedSale) {
        guard takesCurrency(tenderAccount(tender.kind), of: key) else { return }
        let (date, isMoved) = openDay(placedOn, for: key)
        var parts = [orderMark, texts.name(of: tender.kind), tender.reference]
        if isMoved { parts.append(texts.trueDate(placedOn)) }
        let text = note(parts.filter { !$0.isEmpty })
        let journal = Journal(entries: [
            JournalLine(account: tenderAccount(tender.kind), amount: tender.amount),
            JournalLine(account: sale.receivable, amount: -tender.amount),
        ])
        let number = sale.number.flatMap { documentNumber("\($0).G\(ordinal)") }
        plan(
            key,
            .journalEntry(
                JournalEntry(
                    number: number, date: date, currency: currency, exchangeRate: exchangeRate, journal: journal,
                    customer: sale.customer, privateNote: text)))
        apply(key, .journalEntry, tender.amount, on: date, to: sale, note: text)
        sale.open -= tender.amount.minorUnits
    }

    /// A payment of zero that settles a part of the invoice with a credit. Source: quickbooks-online.md §7.11.
    mutating func apply(
        _ credit: RecordKey, _ kind: DocumentKind, _ amount: Money, on date: BusinessDate, to sale: PlannedSale,
        note: String
    ) {
        let key = RecordKey(.order, order.id.rawValue, role: .application(of: credit.role))
        plan(
            key,
            .payment(
                Payment(
                    date: date, customer: sale.customer, currency: currency, exchangeRate: exchangeRate,
                    total: .zero(currency),
                    applications: [
                        .init(document: saleKey, kind: .invoice, amount: amount),
                        .init(document: credit, kind: kind, amount: amount),
                    ], depositAccount: sale.receivable, receivableAccount: sale.receivable, privateNote: note)))
    }

    /// What a tender is taken from.
    func tenderAccount(_ kind: Tender.Kind) -> Reference<Account> {
        switch kind {
        case .giftCard, .storeCredit: books.policy.giftCardAccount
        case .loyaltyPoints: account(of: books.policy.serviceItems.discount)
        }
    }

    private mutating func receive(_ payment: PaymentReceived, as key: RecordKey, _ sale: inout PlannedSale) {
        guard let settlement = settlement(payment.method, reference: payment.reference, of: key) else { return }
        let day = days.day(of: order.receivedAt(payment))
        let (date, isMoved) = openDay(day, for: key)
        let parts = [orderMark] + (isMoved ? [texts.trueDate(day)] : [])
        let applied = order.hasPaymentLedger == true ? min(payment.amount, money(max(sale.open, 0))) : payment.amount
        plan(key, .payment(self.payment(payment.amount, applied, on: date, sale, settlement, note(parts))))
        if sale.moneyAccount == nil { sale.moneyAccount = settlement.account }
        sale.open -= applied.minorUnits
    }

    private func payment(
        _ amount: Money, _ applied: Money, on date: BusinessDate, _ sale: PlannedSale, _ settlement: Settlement,
        _ note: String
    ) -> Payment {
        Payment(
            date: date, customer: sale.customer, currency: currency, exchangeRate: exchangeRate, total: amount,
            applications: applied.isZero ? [] : [.init(document: saleKey, kind: .invoice, amount: applied)],
            depositAccount: settlement.account, receivableAccount: sale.receivable, method: settlement.method,
            reference: settlement.reference, privateNote: note)
    }

    /// How a sales receipt was paid; `nil` when there is no account that it could be paid into.
    mutating func receiptSettlement() -> Settlement? {
        guard let payment = order.payments.first else {
            let payments = books.policy.payments
            let accounts = (payments.defaultAccount.map { [$0] } ?? []) + payments.rules.map(\.account)
            return accounts.first { otherCurrency(of: $0) == nil }.map { Settlement(account: $0) }
        }
        return settlement(payment.method, reference: payment.reference, of: saleKey)
    }

    /// The first rule that matches, else the default account; neither stops the order (W18).
    ///
    /// Of several rules for a method, the first counts whose account takes the order's currency. What is in the books under `key` is not
    /// held against what the settings name now: its money stays where it went.
    mutating func settlement(_ method: StorePaymentMethod, reference: String?, of key: RecordKey) -> Settlement? {
        let rules = books.policy.payments.rules
        let fitting = rules.firstIndex { Self.matches($0.method, method) && otherCurrency(of: $0.account) == nil }
        let index = fitting ?? rules.firstIndex { Self.matches($0.method, method) }
        let rule = index.map { rules[$0] }
        guard let account = rule?.account ?? books.policy.payments.defaultAccount else {
            refuse(.paymentMethodUnmapped(method))
            return nil
        }
        guard takesCurrency(account, of: key, by: method) else { return nil }
        if let index, links[key] == nil {
            check(rule?.booksMethod, books.catalogue.paymentMethods, "payments.rules[\(index + 1)].booksMethod")
        }
        return Settlement(
            account: account, method: rule?.booksMethod ?? booksMethod(method.title),
            reference: self.reference(reference))
    }

    /// An account of the settings through which money goes whatever the method.
    mutating func settlement(through account: Reference<Account>, of key: RecordKey) -> Settlement? {
        takesCurrency(account, of: key) ? Settlement(account: account) : nil
    }

    /// Whether money of the order can go through the account; a new document is refused where it cannot.
    private mutating func takesCurrency(
        _ account: Reference<Account>, of key: RecordKey, by method: StorePaymentMethod? = nil
    ) -> Bool {
        guard links[key] == nil, let other = otherCurrency(of: account) else { return true }
        refuse(.accountCurrencyDiffers(name: account.name, account: other, order: currency, method: method))
        return false
    }

    /// The currency of an account that takes none of the order's: one in the currency of the books takes any, each other one its own.
    ///
    /// Source: quickbooks-online.md §7.15.
    private func otherCurrency(of account: Reference<Account>) -> Currency? {
        guard books.company.isMulticurrency, let own = books.catalogue.currency(of: account), own != currency,
            own != books.company.homeCurrency
        else { return nil }
        return own
    }

    /// The payment method that bears the same title in the books.
    private func booksMethod(_ title: String) -> Reference<PaymentMethod>? {
        title.isEmpty ? nil : books.paymentMethods[NameKey(title)]
    }

    private static func matches(_ rule: StorePaymentMethod, _ method: StorePaymentMethod) -> Bool {
        (rule.code.isEmpty || rule.code == method.code || NameKey(rule.code) == NameKey(method.code))
            && (rule.title.isEmpty || rule.title == method.title || NameKey(rule.title) == NameKey(method.title))
    }

    func reference(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return Naming.cutDistinctly(Naming.cleanedNumber(text), to: books.catalogue.traits.lengths.paymentReference)
    }
}

extension Order {
    /// The payments as they came in; those of one moment as the store tells them.
    var paymentsByDay: [PaymentReceived] {
        payments.enumerated().sorted {
            (receivedAt($0.element).milliseconds, $0.offset) < (receivedAt($1.element).milliseconds, $1.offset)
        }.map(\.element)
    }
}
