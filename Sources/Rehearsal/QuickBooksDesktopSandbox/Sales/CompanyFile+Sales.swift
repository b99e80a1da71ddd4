/// Invoices, sales receipts, credit memos and sales orders. Source: quickbooks-desktop.md §4.3.
extension CompanyFile {
    static let readElsewhere: Set<String> = [
        "TxnDate", "RefNumber", "IsPending", "SetCredit", "LinkToTxnID", "TxnID", "EditSequence", "CreditCardTxnInfo",
    ]

    mutating func addSale(_ kind: TxnKind, _ element: Element) throws(Refusal) -> Element {
        if kind == .salesOrder, !profile.product.hasSalesOrders { throw .notEnabled("sales orders") }
        if element.has("LinkToTxnID") { throw .invalid("LinkToTxnID", "", "Nothing can be linked here.") }
        let lineName = kind.rawValue + "LineAdd"
        let fields = try kept(
            element, in: kind.rawValue,
            dropping: Self.readElsewhere.union([lineName, kind.rawValue + "LineGroupAdd"]))
        var draft = SaleDraft(
            kind: kind, fields: fields, customer: nil, date: element.day("TxnDate") ?? today, lines: [],
            isTaxIncluded: element.flag("IsTaxIncluded") ?? false)
        for line in element.children where line.name.hasSuffix("LineAdd") || line.name.hasSuffix("LineGroupAdd") {
            draft.lines.append(try newSaleLine(line, kind))
        }
        try requireNewGUID(element)
        fillFromCustomer(&draft)
        var transaction = try computed(draft, number: 0, old: nil, isPending: element.flag("IsPending") ?? false)
        transaction.refNumber = element.value("RefNumber") ?? nextRefNumber(kind)
        let credits = try self.credits(element.all("SetCredit"), for: transaction)
        let number = file(&transaction, element)
        apply(
            credits.map { credit in
                var credit = credit
                credit.payee = number
                return credit
            })
        return shownTxn(number, lines: true, links: true)
    }

    func newSaleLine(_ element: Element, _ kind: TxnKind) throws(Refusal) -> TxnLine {
        if element.name.hasSuffix("LineGroupAdd") || element.name.hasSuffix("LineGroupMod") {
            throw Refusal(1030, "This message is not supported: \(element.name).")
        }
        if element.has("LinkToTxn") { throw .invalid("LinkToTxn", "", "Nothing can be linked here.") }
        var line = TxnLine(number: 0, kind: kind.rawValue + "Line")
        line.fields = try kept(
            element, in: kind.rawValue + " line", dropping: ["TxnLineID", "DataExt", "CreditCardTxnInfo"])
        line.extensions = element.all("DataExt").map(Extension.init)
        return line
    }

    /// What a document takes from its customer where it does not say it itself.
    private func fillFromCustomer(_ draft: inout SaleDraft) {
        guard let customer = record(draft.reference("CustomerRef")) else {
            fillTax(&draft, customer: nil)
            return
        }
        if draft.kind != .salesReceipt { draft.set("TermsRef", customer.reference("TermsRef")) }
        draft.set("SalesRepRef", customer.reference("SalesRepRef"))
        for name in ["BillAddress", "ShipAddress"] where !draft.fields.contains(where: { $0.name == name }) {
            if let address = customer.field(name) { draft.fields.append(address) }
        }
        fillTax(&draft, customer: customer)
    }

    private func fillTax(_ draft: inout SaleDraft, customer: ListRecord?) {
        guard preferences.chargesSalesTax else { return }
        draft.set("CustomerSalesTaxCodeRef", customer?.reference("SalesTaxCodeRef"))
        if profile.edition == .us {
            draft.set("CustomerSalesTaxCodeRef", preferences.taxableCode)
            draft.set("ItemSalesTaxRef", customer?.reference("ItemSalesTaxRef") ?? preferences.taxItem)
        }
    }

    /// The document with everything that QuickBooks computes; nothing is kept yet.
    ///
    /// - Parameters:
    ///   - number: 0 for a new one.
    ///   - old: what it was, when it is changed.
    func computed(_ draft: SaleDraft, number: Int, old: Transaction?, isPending: Bool) throws(Refusal) -> Transaction {
        var draft = draft
        draft.customer = draft.reference("CustomerRef")
        if draft.kind != .salesReceipt, draft.customer == nil { throw .missing("CustomerRef") }
        try requireOpen(draft.date)
        try computeLines(&draft)
        let tax = self.tax(of: draft)
        let gross = draft.lines.reduce(Cents.zero) { $0 + $1.amount }
        let included = tax.included.reduce(.zero, +)
        var transaction = Transaction(
            kind: draft.kind, number: number, created: old?.created ?? now, modified: now, sequence: 0,
            date: draft.date, refNumber: old?.refNumber ?? "")
        transaction.subtotal = gross - included
        transaction.tax = tax.total
        transaction.total = gross - included + tax.total
        transaction.taxRate = tax.rate
        if transaction.total < .zero { throw .saving(draft.kind.rawValue, "Transaction amount must be positive") }
        transaction.entity = draft.customer
        transaction.exchange = try exchange(draft.customer, draft.fields, old)
        transaction.account = try saleAccount(draft, transaction.exchange)
        transaction.fields = draft.fields
        dueDate(&transaction)
        transaction.lines = draft.lines
        transaction.isPending = isPending
        transaction.extensions = old?.extensions ?? []
        if !isPending, draft.kind != .salesOrder { postSale(&transaction, draft, tax, old) }
        return transaction
    }

    private func saleAccount(_ draft: SaleDraft, _ exchange: Exchange?) throws(Refusal) -> Int? {
        switch draft.kind {
        case .invoice, .creditMemo:
            let account = draft.reference("ARAccountRef") ?? owed(.receivables, exchange)
            if type(account) != "AccountsReceivable" { throw .wrongAccount("ARAccountRef", fullName(account)) }
            try requireCurrency("ARAccountRef", account, exchange)
            return account
        case .salesReceipt: return try depositAccount(draft.reference("DepositToAccountRef"), exchange)
        default: return nil
        }
    }

    /// Where money can be put: a bank, or a current asset such as Undeposited Funds.
    func depositAccount(_ number: Int?, _ exchange: Exchange?) throws(Refusal) -> Int? {
        let account = number ?? special[.undeposited]
        guard ["Bank", "OtherCurrentAsset"].contains(type(account)) else {
            throw .wrongAccount("DepositToAccountRef", fullName(account))
        }
        try requireCurrency("DepositToAccountRef", account, exchange, mayBeHome: true)
        return account
    }

    private func dueDate(_ transaction: inout Transaction) {
        guard transaction.value("DueDate") == nil, transaction.kind != .creditMemo else { return }
        let days = record(transaction.reference("TermsRef"))?.value("StdDueDays").flatMap { Int($0) } ?? 0
        transaction.fields.append(Element("DueDate", transaction.date.adding(days: days).text))
    }

    /// Gives a new document its number, and keeps it.
    mutating func file(_ transaction: inout Transaction, _ element: Element) -> Int {
        transaction.number = nextTxn()
        transaction.sequence = nextSequence()
        for index in transaction.lines.indices { transaction.lines[index].number = nextTxn() }
        post(transaction)
        note(transaction.refNumber, transaction.kind)
        if let guid = element.value("ExternalGUID"), guid != "0" { guids.insert(guid) }
        return transaction.number
    }

    func requireNewGUID(_ element: Element) throws(Refusal) {
        if let guid = element.value("ExternalGUID"), guids.contains(guid) {
            throw .invalid("ExternalGUID", guid, "It is in use.")
        }
    }

    /// Source: quickbooks-desktop.md §3.8 (3171).
    func requireOpen(_ date: CalendarDay) throws(Refusal) {
        if let closing = preferences.closingDate, date <= closing { throw .closingDate }
    }
}

extension Extension {
    init(_ element: Element) {
        self.init(
            owner: element.value("OwnerID") ?? "0", name: element.value("DataExtName") ?? "",
            value: element.value("DataExtValue") ?? "")
    }
}
