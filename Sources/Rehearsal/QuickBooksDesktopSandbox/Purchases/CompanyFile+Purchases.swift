/// Bills, vendor credits and checks. Source: quickbooks-desktop.md §4.5.
extension CompanyFile {
    static let purchaseElsewhere: Set<String> = [
        "TxnDate", "RefNumber", "LinkToTxnID", "ExpenseLineAdd", "ItemLineAdd", "ItemGroupLineAdd", "ExpenseLineMod",
        "ItemLineMod", "ItemGroupLineMod", "ClearExpenseLines", "ClearItemLines", "ApplyCheckToTxnAdd", "TxnID",
        "EditSequence", "DueDate",
    ]

    mutating func addPurchase(_ kind: TxnKind, _ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        var fields = try kept(element, in: kind.rawValue, dropping: Self.purchaseElsewhere)
        if kind == .bill, fields.reference("TermsRef") == nil,
            let terms = record(fields.reference("VendorRef"))?.reference("TermsRef")
        {
            fields.append(Element("TermsRef", String(terms)))
        }
        if let due = element.value("DueDate") { fields.append(Element("DueDate", due)) }
        var lines: [TxnLine] = []
        for id in element.all("LinkToTxnID") { lines += try linesOfOrder(id.text, fields.reference("VendorRef")) }
        for line in element.children where line.name.hasSuffix("LineAdd") {
            lines.append(try newPurchaseLine(line, kind))
        }
        var transaction = try purchase(
            kind, fields, lines, date: element.day("TxnDate") ?? today, old: nil)
        transaction.refNumber = element.value("RefNumber") ?? ""
        let refunds = try refundsByCheck(element.all("ApplyCheckToTxnAdd"), transaction)
        let number = file(&transaction, element)
        receive(transaction)
        apply(refunds.map { $0.numbered(number) })
        return shownTxn(number, lines: true, links: true)
    }

    func newPurchaseLine(_ element: Element, _ kind: TxnKind) throws(Refusal) -> TxnLine {
        let isExpense = element.name.hasPrefix("Expense")
        if element.name.hasPrefix("ItemGroup") {
            throw Refusal(1030, "This message is not supported: \(element.name).")
        }
        var line = TxnLine(number: 0, kind: isExpense ? "ExpenseLine" : "ItemLine")
        line.fields = try kept(
            element, in: "\(kind.rawValue) \(isExpense ? "expense" : "item") line",
            dropping: ["TxnLineID", "DataExt", "LinkToTxn"])
        line.extensions = element.all("DataExt").map(Extension.init)
        if let link = element.child("LinkToTxn") {
            if line.reference("ItemRef") != nil {
                throw .conflicting("ItemRef", "A linked line takes its item from the order.")
            }
            let order = try linesOfOrder(link.value("TxnID") ?? "", nil)
            let id = link.value("TxnLineID") ?? ""
            guard var ordered = order.first(where: { $0.value("order line id") == id }) else { throw .notFound(id) }
            for field in line.fields { ordered.set(field.name, field.text) }
            return ordered
        }
        return line
    }

    /// What is still to be received of an order, as lines of a bill.
    private func linesOfOrder(_ id: String, _ vendor: Int?) throws(Refusal) -> [TxnLine] {
        guard let order = transaction(id: id), order.kind == .purchaseOrder else { throw .notFound(id) }
        if let vendor, order.entity != vendor {
            throw .invalid("LinkToTxnID", id, "The order was given to another vendor.")
        }
        return order.lines.compactMap { line in
            let left = (line.exact("Quantity") ?? .one) - receivedQuantity(line.number)
            guard line.reference("ItemRef") != nil, left > .zero else { return nil }
            var bought = TxnLine(number: 0, kind: "ItemLine")
            bought.fields = line.fields.filter {
                ["ItemRef", "Desc", "CustomerRef", "ClassRef", "SalesTaxCodeRef"].contains($0.name)
            }
            bought.set("Quantity", left.text(0))
            bought.set("Cost", (line.exact("Rate") ?? .zero).text(2))
            bought.set("order line", String(line.number))
            bought.set("order line id", Transaction.id(line.number, order.created))
            bought.set("order", String(order.number))
            return bought
        }
    }

    func receivedQuantity(_ orderLine: Int) -> Exact {
        (received[orderLine] ?? [:]).values.reduce(Exact.zero) { $0 + $1 }
    }

    /// Notes what a bill received of orders.
    mutating func receive(_ bill: Transaction) {
        forgetReceipts(of: bill.number)
        for line in bill.lines {
            guard let ordered = line.value("order line").flatMap({ Int($0) }) else { continue }
            received[ordered, default: [:]][bill.number, default: .zero] =
                (received[ordered]?[bill.number] ?? .zero) + (line.exact("Quantity") ?? .one)
            if let order = line.value("order").flatMap({ Int($0) }) { touchTxn(order) }
        }
    }

    mutating func forgetReceipts(of bill: Int) {
        for key in received.keys where received[key]?[bill] != nil { received[key]?[bill] = nil }
    }

    /// A bill, vendor credit or check with everything that QuickBooks computes.
    func purchase(
        _ kind: TxnKind, _ fields: [Element], _ lines: [TxnLine], date: CalendarDay, old: Transaction?
    ) throws(Refusal) -> Transaction {
        try requireOpen(date)
        var transaction = Transaction(
            kind: kind, number: old?.number ?? 0, created: old?.created ?? now, modified: now, sequence: 0, date: date,
            refNumber: old?.refNumber ?? "")
        transaction.fields = fields
        transaction.entity = fields.reference(kind == .check ? "PayeeEntityRef" : "VendorRef")
        if kind != .check { transaction.exchange = try exchange(transaction.entity, fields, old) }
        transaction.account = try purchaseAccount(kind, fields, transaction.exchange)
        transaction.extensions = old?.extensions ?? []
        var local = stock(without: old)
        var codes: [Int?] = []
        var accounts: [Int] = []
        for line in lines {
            var line = line
            let account = try computePurchaseLine(&line, kind)
            accounts.append(account)
            codes.append(
                preferences.chargesSalesTax && profile.edition != .us
                    ? line.reference("SalesTaxCodeRef") ?? fields.reference("SalesTaxCodeRef") : nil)
            transaction.lines.append(line)
        }
        let tax = self.tax(
            amounts: transaction.lines.map(\.amount), codes: codes, field: "ItemPurchaseTaxRef",
            isIncluded: fields.text("IsTaxIncluded") == "true")
        var book = Book(sign: kind == .vendorCredit ? -1 : 1)
        for (index, line) in transaction.lines.enumerated() {
            let net = line.amount - tax.included[index]
            transaction.subtotal += net
            book.debit(accounts[index], net, entity: line.reference("CustomerRef") ?? transaction.entity)
            receiveStock(line, home(net, transaction.exchange), kind, &local, &transaction.moves)
        }
        transaction.tax = tax.total
        for part in tax.parts {
            if let account = special[.salesTax] {
                book.debit(account, part.amount, entity: records[part.item]?.reference("TaxVendorRef"))
            }
        }
        transaction.total = transaction.subtotal + tax.total
        if transaction.total < .zero { throw .saving(kind.rawValue, "Transaction amount must be positive") }
        if let account = transaction.account { book.credit(account, transaction.total, entity: transaction.entity) }
        book.convert(transaction.exchange)
        transaction.postings = book.postings
        if kind == .bill, fields.text("DueDate") == nil {
            let days = record(fields.reference("TermsRef"))?.value("StdDueDays").flatMap { Int($0) } ?? 10
            transaction.fields.append(Element("DueDate", date.adding(days: days).text))
        }
        return transaction
    }

    private func purchaseAccount(
        _ kind: TxnKind, _ fields: [Element], _ exchange: Exchange?
    ) throws(Refusal) -> Int? {
        if kind == .check {
            let account = fields.reference("AccountRef")
            guard type(account) == "Bank" else { throw .wrongAccount("AccountRef", fullName(account)) }
            return account
        }
        let account = fields.reference("APAccountRef") ?? owed(.payables, exchange)
        guard type(account) == "AccountsPayable" else { throw .wrongAccount("APAccountRef", fullName(account)) }
        try requireCurrency("APAccountRef", account, exchange)
        return account
    }

    /// The account that a line is posted to.
    private func computePurchaseLine(_ line: inout TxnLine, _ kind: TxnKind) throws(Refusal) -> Int {
        if line.value("BillableStatus") == "Billable", line.reference("CustomerRef") == nil {
            throw .missing("CustomerRef")
        }
        if line.kind == "ExpenseLine" {
            guard let account = line.reference("AccountRef") else { throw .missing("AccountRef") }
            if kind != .check, isOwed(account) { throw .wrongAccount("AccountRef", fullName(account)) }
            if type(account) == "AccountsReceivable" {
                guard line.reference("CustomerRef") != nil else { throw .missing("CustomerRef") }
            } else if type(account) == "AccountsPayable" {
                throw .wrongAccount("AccountRef", fullName(account))
            }
            line.amount = line.value("Amount").flatMap { Cents($0) } ?? .zero
            line.set("Amount", line.amount.text)
            return account
        }
        guard let item = record(line.reference("ItemRef")) else { throw .missing("ItemRef") }
        guard let account = line.reference("OverrideItemAccountRef") ?? purchaseAccount(item) else {
            throw .invalid("ItemRef", fullName(item.number), "The item cannot be used on a purchase.")
        }
        let quantity = line.exact("Quantity")
        if let amount = line.value("Amount").flatMap({ Cents($0) }) {
            line.amount = amount
            if quantity?.isZero != true { line.set("Cost", Exact(amount).divided(by: quantity ?? .one).text(2)) }
        } else {
            let cost = line.exact("Cost") ?? purchaseCost(item)
            line.set("Cost", cost.text(2))
            line.amount = Cents(cost.times(quantity ?? .one))
        }
        line.set("Amount", line.amount.text)
        if line.value("Desc") == nil, let text = item.value("PurchaseDesc") { line.set("Desc", text) }
        return account
    }

    /// Inventory goes to its asset; other items need a side for purchases. Source: quickbooks-desktop.md §4.5.
    func purchaseAccount(_ item: ListRecord) -> Int? {
        if item.kind.isStocked { return item.reference("AssetAccountRef") }
        return item.sided("ExpenseAccountRef", "SalesAndPurchase").flatMap { Int($0.text) }
    }

    func purchaseCost(_ item: ListRecord) -> Exact {
        item.exact("PurchaseCost") ?? item.sided("PurchaseCost", "SalesAndPurchase").flatMap { Exact($0.text) } ?? .zero
    }

    private func receiveStock(
        _ line: TxnLine, _ net: Cents, _ kind: TxnKind, _ local: inout [Int: Stock], _ moves: inout [StockMove]
    ) {
        guard line.kind == "ItemLine", let item = record(line.reference("ItemRef")), item.kind.isStocked else { return }
        let quantity = line.exact("Quantity") ?? .one
        let sign: Int64 = kind == .vendorCredit ? -1 : 1
        moves.append(
            StockMove(
                item: item.number, quantity: sign < 0 ? -quantity : quantity, value: Cents(net.count * sign)))
        local[item.number, default: Stock()].quantity =
            (local[item.number]?.quantity ?? .zero) + (sign < 0 ? -quantity : quantity)
    }

    /// A check that pays a customer's credit out. Source: quickbooks-desktop.md §4.3.
    private func refundsByCheck(_ elements: [Element], _ check: Transaction) throws(Refusal) -> [Application] {
        var left = check.postings.filter { type($0.account) == "AccountsReceivable" }
            .reduce(Cents.zero) { $0 + $1.debit }
        var result: [Application] = []
        for element in elements {
            let id = element.value("TxnID") ?? ""
            guard let credit = transaction(id: id), credit.kind == .creditMemo || credit.kind == .receivePayment else {
                throw .notFound(id)
            }
            let amount = element.amount("Amount") ?? min(left, open(credit))
            guard amount > .zero, amount <= open(credit), amount <= left else {
                throw .invalid("ApplyCheckToTxnAdd Amount", amount.text, "You cannot apply more than is open.")
            }
            left -= amount
            result.append(Application(payer: 0, payee: credit.number, amount: amount))
        }
        return result
    }
}
