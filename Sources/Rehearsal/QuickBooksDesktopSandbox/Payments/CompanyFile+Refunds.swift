/// Refunds of credit, and deposits. Source: quickbooks-desktop.md §4.3, §4.4.
extension CompanyFile {
    mutating func addRefund(_ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        let fields = try kept(
            element, in: "ARRefundCreditCard",
            dropping: ["TxnDate", "RefNumber", "RefundAppliedToTxnAdd", "CreditCardTxnInfo"])
        let date = element.day("TxnDate") ?? today
        try requireOpen(date)
        guard let from = fields.reference("RefundFromAccountRef") else { throw .missing("RefundFromAccountRef") }
        guard ["Bank", "CreditCard", "OtherCurrentAsset"].contains(type(from)) else {
            throw .wrongAccount("RefundFromAccountRef", fullName(from))
        }
        let exchange = try self.exchange(fields.reference("CustomerRef"), fields, nil)
        let receivables = fields.reference("ARAccountRef") ?? owed(.receivables, exchange)
        guard let receivables, type(receivables) == "AccountsReceivable" else {
            throw .wrongAccount("ARAccountRef", fullName(receivables))
        }
        try requireCurrency("ARAccountRef", receivables, exchange)
        try requireCurrency("RefundFromAccountRef", from, exchange, mayBeHome: true)
        let customer = fields.reference("CustomerRef")
        var asked: [Application] = []
        for one in element.all("RefundAppliedToTxnAdd") {
            let id = one.value("TxnID") ?? ""
            guard let credit = transaction(id: id), credit.kind == .creditMemo || credit.kind == .receivePayment else {
                throw .notFound(id)
            }
            let amount = one.amount("RefundAmount") ?? .zero
            let taken = asked.filter { $0.payee == credit.number }.reduce(Cents.zero) { $0 + $1.amount }
            guard isSameFamily(credit.entity, customer) else {
                throw .invalid("RefundAppliedToTxnAdd TxnID", id, "The credit belongs to another customer.")
            }
            guard amount > .zero, amount <= open(credit) - taken else {
                throw .invalid("RefundAmount", amount.text, "You cannot refund more than the remaining credit.")
            }
            asked.append(Application(payer: 0, payee: credit.number, amount: amount))
        }
        var refund = Transaction(
            kind: .refund, number: 0, created: now, modified: now, sequence: 0, date: date,
            refNumber: element.value("RefNumber") ?? "")
        refund.entity = customer
        refund.account = from
        refund.exchange = exchange
        refund.fields = fields
        refund.total = asked.reduce(.zero) { $0 + $1.amount }
        var book = Book()
        book.debit(receivables, refund.total, entity: customer)
        book.credit(from, refund.total, entity: customer)
        book.convert(exchange)
        realise(asked, at: exchange, on: receivables, customer, sign: 1, &book)
        refund.postings = book.postings
        let number = file(&refund, element)
        apply(asked.map { $0.numbered(number) })
        return shownTxn(number, lines: true, links: true)
    }

    mutating func addDeposit(_ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        let fields = try kept(
            element, in: "Deposit", dropping: ["TxnDate", "DepositLineAdd", "CashBackInfoAdd"])
        let date = element.day("TxnDate") ?? today
        try requireOpen(date)
        guard let account = fields.reference("DepositToAccountRef") else { throw .missing("DepositToAccountRef") }
        guard type(account) == "Bank" || type(account) == "OtherCurrentAsset" else {
            throw .wrongAccount("DepositToAccountRef", fullName(account))
        }
        var deposit = Transaction(
            kind: .deposit, number: 0, created: now, modified: now, sequence: 0, date: date, refNumber: "")
        deposit.account = account
        deposit.fields = fields
        var book = Book()
        var taken: [Int] = []
        for line in element.all("DepositLineAdd") {
            deposit.lines.append(try depositLine(line, &book, &taken))
        }
        deposit.total = -book.difference
        if let back = element.child("CashBackInfoAdd") {
            let kept = try kept(back, in: "Deposit")
            let amount = back.amount("Amount") ?? .zero
            if let to = kept.reference("AccountRef") { book.debit(to, amount, entity: nil) }
            deposit.fields.append(Element("CashBackInfoRet", kept))
            deposit.total -= amount
        }
        guard !deposit.lines.isEmpty, deposit.total >= .zero else {
            throw .saving("Deposit", "Transaction amount must be positive")
        }
        book.debit(account, deposit.total, entity: nil)
        deposit.postings = book.postings
        let number = file(&deposit, element)
        for payment in taken {
            depositOf[payment] = number
            touchTxn(payment)
        }
        return shownTxn(number, lines: true, links: true)
    }

    private func depositLine(_ element: Element, _ book: inout Book, _ taken: inout [Int]) throws(Refusal) -> TxnLine {
        var line = TxnLine(number: 0, kind: "DepositLine")
        guard let id = element.value("PaymentTxnID") else {
            line.fields = try kept(element, in: "Deposit line")
            line.amount = element.amount("Amount") ?? .zero
            guard let account = line.reference("AccountRef") else { throw .missing("AccountRef") }
            book.credit(account, line.amount, entity: line.reference("EntityRef"))
            return line
        }
        guard let payment = transaction(id: id), payment.kind == .receivePayment || payment.kind == .salesReceipt,
            let undeposited = special[.undeposited],
            payment.postings.contains(where: { $0.account == undeposited && $0.debit > .zero })
        else { throw .notFound(id) }
        guard depositOf[payment.number] == nil, !taken.contains(payment.number) else {
            throw .invalid("PaymentTxnID", id, "The payment has been deposited already.")
        }
        taken.append(payment.number)
        line.amount = home(payment.total, payment.exchange)
        line.fields = [
            Element("TxnType", payment.kind.rawValue), Element("TxnID", id),
            Element("AccountRef", String(undeposited)), Element("Amount", line.amount.text),
        ]
        if let entity = payment.entity { line.fields.append(Element("EntityRef", String(entity))) }
        book.credit(undeposited, line.amount, entity: payment.entity)
        return line
    }
}
