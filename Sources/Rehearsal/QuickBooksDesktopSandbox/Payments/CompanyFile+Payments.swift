/// Payments of customers. Source: quickbooks-desktop.md §4.4.
extension CompanyFile {
    private static let paymentElsewhere: Set<String> = [
        "TxnDate", "RefNumber", "TotalAmount", "IsAutoApply", "AppliedToTxnAdd", "AppliedToTxnMod",
        "CreditCardTxnInfo", "TxnID", "EditSequence",
    ]

    mutating func addPayment(_ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        var fields = try kept(element, in: "ReceivePayment", dropping: Self.paymentElsewhere)
        if let method = record(fields.reference("CustomerRef"))?.reference("PreferredPaymentMethodRef"),
            fields.reference("PaymentMethodRef") == nil
        {
            fields.append(Element("PaymentMethodRef", String(method)))
        }
        var payment = try self.payment(fields, element, old: nil)
        payment.refNumber = element.value("RefNumber") ?? ""
        if payment.total == .zero, element.all("AppliedToTxnAdd").contains(where: { $0.has("SetCredit") }) {
            return try applyCredits(element, payment)
        }
        let asked =
            element.flag("IsAutoApply") == true
            ? automatic(payment) : try self.asked(element.all("AppliedToTxnAdd"), payment)
        try book(&payment, asked)
        let number = file(&payment, element)
        apply(asked.map { $0.numbered(number) })
        return shownTxn(number, lines: true, links: true)
    }

    /// Without money or discount there is no transaction: credits are tied to invoices, and the answer is thin. With `Override` an amount
    /// stands in the place of what was applied before; zero unties. Source: the XSD (`ReceivePaymentRet` without `TxnID`).
    private mutating func applyCredits(_ element: Element, _ payment: Transaction) throws(Refusal) -> Element {
        let before = self
        do throws(Refusal) {
            var asked = element
            for index in asked.children.indices where asked.children[index].name == "AppliedToTxnAdd" {
                try untie(&asked.children[index])
            }
            let new = try self.asked(asked.all("AppliedToTxnAdd").filter { $0.has("SetCredit") }, payment)
            guard new.allSatisfy({ $0.payer != 0 }) else {
                throw .saving("ReceivePayment", "There is nothing to apply.")
            }
            apply(new)
        } catch {
            self = before
            throw error
        }
        var told = [Element("TxnDate", payment.date.text), Element("TotalAmount", Cents.zero.text)]
        if let customer = payment.entity { told.insert(shownReference("CustomerRef", customer), at: 0) }
        return Element("ReceivePaymentRet", told)
    }

    /// Takes back what is written over, and what is asked for with it where that is nothing.
    private mutating func untie(_ applied: inout Element) throws(Refusal) {
        let id = applied.value("TxnID") ?? ""
        for credit in applied.all("SetCredit") where credit.flag("Override") == true {
            let creditID = credit.value("CreditTxnID") ?? ""
            guard let invoice = transaction(id: id) else { throw .notFound(id) }
            guard let payer = transaction(id: creditID) else { throw .notFound(creditID) }
            applications[payer.number]?.removeAll { $0.payee == invoice.number }
            payers[invoice.number]?.remove(payer.number)
            touchTxn(invoice.number)
        }
        applied.children.removeAll { $0.name == "SetCredit" && $0.amount("AppliedAmount") == .zero }
    }

    mutating func changePayment(_ element: Element) throws(Refusal) -> Element {
        let old = try changeable(element, .receivePayment)
        try requireUndeposited(old)
        var fields = old.fields
        try merge(element, into: &fields, place: "ReceivePayment", dropping: Self.paymentElsewhere)
        let before = self
        unapply(payer: old.number)
        do throws(Refusal) {
            var payment = try self.payment(fields, element, old: old)
            payment.number = old.number
            payment.refNumber = element.value("RefNumber") ?? old.refNumber
            let asked =
                element.has("AppliedToTxnMod")
                ? try self.asked(element.all("AppliedToTxnMod"), payment)
                : (before.applications[old.number] ?? []) + before.creditsThrough(old.number)
            guard
                asked.filter({ $0.payer == 0 || $0.payer == old.number }).reduce(.zero, { $0 + $1.amount })
                    <= payment.total
            else { throw .invalid("TotalAmount", payment.total.text, "More is applied than was received.") }
            try book(&payment, asked)
            payment.sequence = nextSequence()
            post(payment)
            apply(asked.map { $0.numbered(old.number) })
        } catch {
            self = before
            throw error
        }
        return shownTxn(old.number, lines: true, links: true)
    }

    func creditsThrough(_ payment: Int) -> [Application] {
        applications.values.flatMap { $0 }.filter { $0.through == payment }
    }

    private func payment(_ fields: [Element], _ element: Element, old: Transaction?) throws(Refusal) -> Transaction {
        let date = element.day("TxnDate") ?? old?.date ?? today
        try requireOpen(date)
        let total = element.amount("TotalAmount") ?? old?.total ?? .zero
        guard total >= .zero else {
            throw .saving("ReceivePayment", "Transaction amount must be positive")
        }
        var payment = Transaction(
            kind: .receivePayment, number: 0, created: old?.created ?? now, modified: now, sequence: 0, date: date,
            refNumber: "")
        payment.entity = fields.reference("CustomerRef")
        payment.exchange = try exchange(payment.entity, fields, old)
        payment.account = fields.reference("ARAccountRef") ?? owed(.receivables, payment.exchange)
        guard type(payment.account) == "AccountsReceivable" else {
            throw .wrongAccount("ARAccountRef", fullName(payment.account))
        }
        try requireCurrency("ARAccountRef", payment.account, payment.exchange)
        payment.fields = fields
        payment.total = total
        payment.extensions = old?.extensions ?? []
        return payment
    }

    private func book(_ payment: inout Transaction, _ asked: [Application]) throws(Refusal) {
        var book = Book()
        guard let receivables = payment.account,
            let deposit = try depositAccount(payment.reference("DepositToAccountRef"), payment.exchange)
        else { return }
        book.debit(deposit, payment.total, entity: payment.entity)
        book.credit(receivables, payment.total, entity: payment.entity)
        for one in asked where one.discount != .zero {
            guard let account = one.discountAccount else { continue }
            book.debit(account, one.discount, entity: payment.entity)
            book.credit(receivables, one.discount, entity: payment.entity)
        }
        book.convert(payment.exchange)
        // Credits that it brings together with invoices are theirs, not its own.
        let own = asked.filter { $0.payer == 0 || $0.payer == payment.number }
        realise(own, at: payment.exchange, on: receivables, payment.entity, sign: -1, &book)
        payment.postings = book.postings
    }

    /// The invoices that a payment names. The payer is 0 where it is the payment itself.
    private func asked(_ elements: [Element], _ payment: Transaction) throws(Refusal) -> [Application] {
        var result: [Application] = []
        var left = payment.total
        for element in elements {
            let id = element.value("TxnID") ?? ""
            guard let invoice = transaction(id: id), invoice.kind == .invoice, !invoice.isPending else {
                throw .notFound(id)
            }
            guard isSameFamily(invoice.entity, payment.entity) else {
                throw .invalid("AppliedToTxnAdd TxnID", id, "The transaction belongs to another customer.")
            }
            guard invoice.account == payment.account else {
                throw .invalid("ARAccountRef", fullName(payment.account), "The invoice is in another account.")
            }
            let credits = try self.credits(element.all("SetCredit"), for: invoice, through: payment.number)
            let discount = element.amount("DiscountAmount") ?? .zero
            let account: Int? =
                if let reference = element.child("DiscountAccountRef") {
                    try resolve(reference, in: "ReceivePayment")
                } else { nil }
            if discount != .zero, account == nil { throw .missing("DiscountAccountRef") }
            let amount = element.amount("PaymentAmount") ?? .zero
            let due = open(invoice) - credits.reduce(.zero) { $0 + $1.amount }
            guard amount >= .zero, discount >= .zero, amount + discount <= due else {
                throw .invalid(
                    "AppliedToTxnAdd payment amount", amount.text, "You cannot pay more than the amount due.")
            }
            guard amount <= left else {
                throw .invalid(
                    "AppliedToTxnAdd payment amount", amount.text, "You cannot apply more than was received.")
            }
            left -= amount
            result += credits
            if amount != .zero || discount != .zero {
                result.append(
                    Application(
                        payer: 0, payee: invoice.number, amount: amount, discount: discount, discountAccount: account))
            }
        }
        return result
    }

    /// First the invoice of that amount, then the oldest.
    private func automatic(_ payment: Transaction) -> [Application] {
        let due = transactions(.invoice).filter {
            isSameFamily($0.entity, payment.entity) && $0.account == payment.account && open($0) > .zero
        }
        if let same = due.first(where: { open($0) == payment.total }) {
            return [Application(payer: 0, payee: same.number, amount: payment.total)]
        }
        var left = payment.total
        return due.sorted { ($0.date, $0.number) < ($1.date, $1.number) }.compactMap { invoice in
            let amount = min(left, open(invoice))
            left -= amount
            return amount > .zero ? Application(payer: 0, payee: invoice.number, amount: amount) : nil
        }
    }

    func requireUndeposited(_ transaction: Transaction) throws(Refusal) {
        if depositOf[transaction.number] != nil {
            throw .inUse(
                transaction.id,
                "This transaction has been deposited. If you want to change or delete it, you must edit the deposit.")
        }
    }
}

extension Application {
    /// With the number of the payment that has one now.
    func numbered(_ payment: Int) -> Application {
        var result = self
        if payer == 0 { result.payer = payment } else { result.through = payment }
        return result
    }
}

extension [Element] {
    func reference(_ name: String) -> Int? { first { $0.name == name }.flatMap { Int($0.text) } }
    func text(_ name: String) -> String? { first { $0.name == name }?.text }
}
