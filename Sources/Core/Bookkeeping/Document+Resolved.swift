import Accounting

extension Reference {
    /// The same thing by the books' identifier where it is known, so that a plan made before posting equals one made after.
    func resolved(by links: Links) -> Reference {
        switch self {
        case .existing(let id, _): .existing(id, name: "")
        case .planned(let key, _): links[key].map { .existing(ID($0), name: "") } ?? .planned(key, name: "")
        }
    }
}

extension PlannedRecord {
    /// What is posted keeps its day. What stores call the day of money is often only that of the last change of the order, which says
    /// nothing about the money, and the zone that is set now is not always the one by which the day was reckoned.
    /// Source: ecwid.md §2.8, §2.9.
    func keepingDay(of posted: PostedRecord) -> PlannedRecord {
        guard case .document(let new) = body, case .document(let old) = posted.body, new.kind == old.kind else {
            return self
        }
        var record = self
        record.body = .document(new.keepingDay(of: old))
        return record
    }

    /// Money that is posted stays on the account that it went to or left: a payment method that the store tells later moves none of it.
    func keepingMoney(of posted: PostedRecord, _ links: Links) -> PlannedRecord {
        guard case .document(let new) = body, case .document(let old) = posted.body,
            let place = old.moneyAccount, let other = new.moneyAccount,
            place.resolved(by: links) != other.resolved(by: links)
        else { return self }
        var record = self
        switch (new, old) {
        case (.payment(var payment), .payment(let before)):
            (payment.depositAccount, payment.method) = (before.depositAccount, before.method)
            payment.reference = before.reference
            record.body = .document(.payment(payment))
        case (.sale(var sale), .sale(let before)) where sale.kind == before.kind:
            (sale.settlementAccount, sale.paymentMethod) = (before.settlementAccount, before.paymentMethod)
            sale.paymentReference = before.paymentReference
            record.body = .document(.sale(sale))
        case (.payment, _), (.sale, _), (.purchase, _), (.journalEntry, _): break
        }
        return record
    }
}

extension Document {
    /// With the day of a document of its kind. A day that was moved out of a closed period is kept with its note.
    fileprivate func keepingDay(of posted: Document) -> Document {
        let note = DocumentTexts.saysMoved(posted.privateNote) ? posted.privateNote : nil
        switch (self, posted) {
        case (.sale(var sale), .sale(let before)):
            if sale.date != before.date { (sale.date, sale.dueDate) = (before.date, before.dueDate) }
            if let note { sale.details.privateNote = note }
            return .sale(sale)
        case (.payment(var payment), .payment(let before)):
            payment.date = before.date
            if let note { payment.privateNote = note }
            return .payment(payment)
        case (.purchase(var purchase), .purchase(let before)):
            // A bill under another number is another paper: the supplier's own, in the place of what was ordered.
            if purchase.date != before.date, purchase.number == before.number {
                (purchase.date, purchase.dueDate) = (before.date, before.dueDate)
            }
            if let note { purchase.privateNote = note }
            return .purchase(purchase)
        case (.journalEntry(var entry), .journalEntry(let before)):
            entry.date = before.date
            if let note { entry.privateNote = note }
            return .journalEntry(entry)
        case (.sale, _), (.payment, _), (.purchase, _), (.journalEntry, _): return self
        }
    }

    /// The account that its money went to or leaves; `nil` for a document that moves none.
    var moneyAccount: Reference<Account>? {
        switch self {
        case .payment(let payment): payment.total.isZero ? nil : payment.depositAccount
        case .sale(let sale) where sale.kind == .salesReceipt || sale.kind == .refundReceipt:
            sale.total.isZero ? nil : sale.settlementAccount
        case .sale, .purchase, .journalEntry: nil
        }
    }

    /// The document with every reference resolved and without the names that go with them.
    func resolved(by links: Links) -> Document {
        switch self {
        case .sale(let sale): .sale(sale.resolved(by: links))
        case .payment(let payment): .payment(payment.resolved(by: links))
        case .purchase(let purchase): .purchase(purchase.resolved(by: links))
        case .journalEntry(let entry): .journalEntry(entry.resolved(by: links))
        }
    }
}

extension SalesDocument {
    fileprivate func resolved(by links: Links) -> SalesDocument {
        var sale = self
        sale.customer = customer.resolved(by: links)
        sale.settlementAccount = settlementAccount.resolved(by: links)
        sale.paymentMethod = paymentMethod?.resolved(by: links)
        sale.details.trackingClass = details.trackingClass?.resolved(by: links)
        sale.details.location = details.location?.resolved(by: links)
        sale.details.terms = details.terms?.resolved(by: links)
        sale.tax = tax.resolved(by: links)
        sale.lines = lines.map { $0.resolved(by: links) }
        return sale
    }
}

extension SalesLine {
    func resolved(by links: Links) -> SalesLine {
        var line = self
        line.item = item.resolved(by: links)
        line.account = account.resolved(by: links)
        line.taxCode = taxCode?.resolved(by: links)
        return line
    }
}

extension DocumentTax {
    fileprivate func resolved(by links: Links) -> DocumentTax {
        switch self {
        case .none: .none
        case .total(let amount, let code, let account):
            .total(amount, code: code?.resolved(by: links), account: account.resolved(by: links))
        case .computedByBooks(let amount, let account):
            .computedByBooks(expected: amount, account: account.resolved(by: links))
        case .perRate(let rates, let linesHoldTax):
            .perRate(
                rates.map {
                    TaxRateAmount(
                        rate: $0.rate, name: $0.name, percent: $0.percent, net: $0.net, amount: $0.amount,
                        account: $0.account.resolved(by: links))
                }, linesHoldTax: linesHoldTax)
        }
    }
}

extension Payment {
    fileprivate func resolved(by links: Links) -> Payment {
        var payment = self
        payment.customer = customer.resolved(by: links)
        payment.depositAccount = depositAccount.resolved(by: links)
        payment.receivableAccount = receivableAccount.resolved(by: links)
        payment.method = method?.resolved(by: links)
        return payment
    }
}

extension JournalEntry {
    fileprivate func resolved(by links: Links) -> JournalEntry {
        var entry = self
        entry.customer = customer?.resolved(by: links)
        entry.journal = Journal(
            entries: journal.lines.map {
                JournalLine(account: $0.account.resolved(by: links), amount: $0.amount)
            })
        return entry
    }
}

extension PurchaseDocument {
    fileprivate func resolved(by links: Links) -> PurchaseDocument {
        var purchase = self
        purchase.vendor = vendor.resolved(by: links)
        purchase.payableAccount = payableAccount.resolved(by: links)
        for index in purchase.lines.indices {
            purchase.lines[index].item = lines[index].item.resolved(by: links)
            purchase.lines[index].account = lines[index].account.resolved(by: links)
            purchase.lines[index].taxCode = lines[index].taxCode?.resolved(by: links)
            purchase.lines[index].billableTo = lines[index].billableTo?.resolved(by: links)
        }
        return purchase
    }
}
