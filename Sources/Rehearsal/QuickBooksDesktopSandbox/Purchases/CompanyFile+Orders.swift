/// Purchase orders, journal entries, adjustments of stock, and what lists open with. Source: quickbooks-desktop.md §4.5, §4.6.
extension CompanyFile {
    private static let orderElsewhere: Set<String> = [
        "TxnDate", "RefNumber", "PurchaseOrderLineAdd", "PurchaseOrderLineGroupAdd", "PurchaseOrderLineMod",
        "PurchaseOrderLineGroupMod", "TxnID", "EditSequence",
    ]

    mutating func addOrder(_ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        let fields = try kept(element, in: "PurchaseOrder", dropping: Self.orderElsewhere)
        if fields.reference("VendorRef") == nil { throw .missing("VendorRef") }
        var lines: [TxnLine] = []
        for line in element.children where line.name.contains("Line") { lines.append(try newOrderLine(line)) }
        var order = try order(fields, lines, date: element.day("TxnDate") ?? today, old: nil)
        order.refNumber = element.value("RefNumber") ?? nextRefNumber(.purchaseOrder)
        let number = file(&order, element)
        return shownTxn(number, lines: true, links: true)
    }

    func newOrderLine(_ element: Element) throws(Refusal) -> TxnLine {
        if element.name.contains("Group") { throw Refusal(1030, "This message is not supported: \(element.name).") }
        var line = TxnLine(number: 0, kind: "PurchaseOrderLine")
        line.fields = try kept(element, in: "PurchaseOrder line", dropping: ["TxnLineID", "DataExt"])
        line.extensions = element.all("DataExt").map(Extension.init)
        return line
    }

    func order(
        _ fields: [Element], _ lines: [TxnLine], date: CalendarDay, old: Transaction?
    ) throws(Refusal) -> Transaction {
        try requireOpen(date)
        var order = Transaction(
            kind: .purchaseOrder, number: old?.number ?? 0, created: old?.created ?? now, modified: now, sequence: 0,
            date: date, refNumber: old?.refNumber ?? "")
        order.fields = fields
        order.entity = fields.reference("VendorRef")
        order.exchange = try exchange(order.entity, fields, old)
        order.extensions = old?.extensions ?? []
        for line in lines {
            var line = line
            guard let item = record(line.reference("ItemRef")) else {
                if line.value("Quantity") != nil || line.value("Amount") != nil { throw .missing("ItemRef") }
                order.lines.append(line)
                continue
            }
            guard purchaseAccount(item) != nil else {
                throw .invalid("ItemRef", fullName(item.number), "The item cannot be used on a purchase.")
            }
            let quantity = line.exact("Quantity")
            if let amount = line.value("Amount").flatMap({ Cents($0) }) {
                line.amount = amount
                if quantity?.isZero != true { line.set("Rate", Exact(amount).divided(by: quantity ?? .one).text(2)) }
            } else {
                let rate = line.exact("Rate") ?? purchaseCost(item)
                line.set("Rate", rate.text(2))
                line.amount = Cents(rate.times(quantity ?? .one))
            }
            line.set("Amount", line.amount.text)
            order.lines.append(line)
        }
        order.total = order.lines.reduce(.zero) { $0 + $1.amount }
        if order.total < .zero { throw .saving("PurchaseOrder", "Transaction amount must be positive") }
        return order
    }

    func quantityOnOrder(_ item: Int) -> Exact {
        transactions(.purchaseOrder).filter { $0.value("IsManuallyClosed") != "true" }.flatMap(\.lines)
            .filter { $0.reference("ItemRef") == item }
            .reduce(Exact.zero) { $0 + max(.zero, ($1.exact("Quantity") ?? .one) - receivedQuantity($1.number)) }
    }

    func quantityOnSalesOrder(_ item: Int) -> Exact {
        transactions(.salesOrder).filter { $0.value("IsManuallyClosed") != "true" }.flatMap(\.lines)
            .filter { $0.reference("ItemRef") == item }.reduce(Exact.zero) { $0 + ($1.exact("Quantity") ?? .one) }
    }

    static let journalElsewhere: Set<String> = [
        "TxnDate", "RefNumber", "JournalDebitLine", "JournalCreditLine", "JournalLineMod", "TxnID", "EditSequence",
    ]

    mutating func addJournal(_ element: Element) throws(Refusal) -> Element {
        try requireNewGUID(element)
        let fields = try kept(element, in: "JournalEntry", dropping: Self.journalElsewhere)
        var lines: [TxnLine] = []
        for line in element.children where line.name.hasPrefix("Journal") {
            lines.append(try newJournalLine(line, kind: line.name))
        }
        var journal = try journal(fields, lines, date: element.day("TxnDate") ?? today, old: nil)
        journal.refNumber = element.value("RefNumber") ?? nextRefNumber(.journalEntry)
        let number = file(&journal, element)
        return shownTxn(number, lines: true, links: true)
    }

    func newJournalLine(_ element: Element, kind: String) throws(Refusal) -> TxnLine {
        var line = TxnLine(number: 0, kind: kind)
        line.fields = try kept(element, in: "JournalEntry line", dropping: Self.journalLineElsewhere)
        return line
    }

    static let journalLineElsewhere: Set<String> = ["TxnLineID", "JournalLineType"]

    /// An entry with what it does to the accounts.
    func journal(
        _ fields: [Element], _ lines: [TxnLine], date: CalendarDay, old: Transaction?
    ) throws(Refusal) -> Transaction {
        try requireOpen(date)
        var journal = Transaction(
            kind: .journalEntry, number: old?.number ?? 0, created: old?.created ?? now, modified: now, sequence: 0,
            date: date, refNumber: old?.refNumber ?? "")
        journal.fields = fields
        journal.extensions = old?.extensions ?? []
        var book = Book()
        for var line in lines {
            line.amount = line.value("Amount").flatMap { Cents($0) } ?? .zero
            try enter(line, in: &book)
            journal.lines.append(line)
        }
        guard book.difference == .zero else {
            throw .saving("JournalEntry", "Transaction is not in balance. Make sure debits and credits are equal.")
        }
        journal.total = journal.lines.filter { $0.kind == "JournalDebitLine" }.reduce(.zero) { $0 + $1.amount }
        journal.exchange = try exchange(in: journal.reference("CurrencyRef"), journal.fields, old)
        for posting in book.postings {
            try requireCurrency("AccountRef", posting.account, journal.exchange, mayBeHome: true)
            if isOwed(posting.account), currency(of: posting.entity) != currency(of: posting.account) {
                throw .invalid("EntityRef", fullName(posting.entity), "Its currency is not that of the account.")
            }
        }
        book.convert(journal.exchange)
        journal.postings = book.postings
        return journal
    }

    private func enter(_ line: TxnLine, in book: inout Book) throws(Refusal) {
        guard let account = line.reference("AccountRef") else {
            if line.amount == .zero { return }
            throw .missing("AccountRef")
        }
        let entity = record(line.reference("EntityRef"))
        switch type(account) {
        case "AccountsReceivable" where entity?.kind != .customer:
            throw .saving(
                "JournalEntry", "When you use Accounts Receivable, you must choose a customer in the Name field")
        case "AccountsPayable" where entity?.kind != .vendor:
            throw .saving("JournalEntry", "When you use Accounts Payable, you must choose a vendor in the Name field")
        case "NonPosting": throw .wrongAccount("AccountRef", fullName(account))
        default: break
        }
        if line.kind == "JournalDebitLine" {
            book.debit(account, line.amount, entity: entity?.number)
        } else {
            book.credit(account, line.amount, entity: entity?.number)
        }
    }

    mutating func addAdjustment(_ element: Element) throws(Refusal) -> Element {
        guard preferences.tracksInventory else { throw .notEnabled("inventory") }
        try requireNewGUID(element)
        var adjustment = Transaction(
            kind: .inventoryAdjustment, number: 0, created: now, modified: now, sequence: 0,
            date: element.day("TxnDate") ?? today,
            refNumber: element.value("RefNumber") ?? nextRefNumber(.inventoryAdjustment))
        try requireOpen(adjustment.date)
        adjustment.fields = try kept(
            element, in: "InventoryAdjustment", dropping: ["TxnDate", "RefNumber", "InventoryAdjustmentLineAdd"])
        guard let account = adjustment.reference("AccountRef") else { throw .missing("AccountRef") }
        adjustment.account = account
        adjustment.entity = adjustment.reference("CustomerRef")
        var book = Book()
        var local = stock
        for line in element.all("InventoryAdjustmentLineAdd") {
            try adjust(line, account, &adjustment, &book, &local)
        }
        adjustment.postings = book.postings
        let number = file(&adjustment, element)
        return shownTxn(number, lines: true, links: true)
    }

    private func adjust(
        _ element: Element, _ account: Int, _ adjustment: inout Transaction, _ book: inout Book,
        _ local: inout [Int: Stock]
    ) throws(Refusal) {
        let fields = try kept(
            element, in: "InventoryAdjustment line", dropping: ["QuantityAdjustment", "ValueAdjustment"])
        guard let item = record(fields.reference("ItemRef")), item.kind.isStocked,
            let asset = item.reference("AssetAccountRef")
        else {
            throw .invalid("ItemRef", fullName(fields.reference("ItemRef")), "The item holds no stock.")
        }
        let current = local[item.number] ?? Stock()
        let change = element.child("QuantityAdjustment") ?? element.child("ValueAdjustment") ?? Element("")
        let quantity =
            change.exact("NewQuantity").map { $0 - current.quantity } ?? change.exact("QuantityDifference") ?? .zero
        var value = quantity > .zero ? Cents(current.averageCost.times(quantity)) : -current.cost(of: -quantity)
        if element.has("ValueAdjustment") {
            value = change.amount("NewValue").map { $0 - current.value } ?? change.amount("ValueDifference") ?? value
        }
        local[item.number] = Stock(
            quantity: current.quantity + quantity, value: current.value + value, lastCost: current.lastCost)
        adjustment.moves.append(StockMove(item: item.number, quantity: quantity, value: value))
        book.debit(asset, value, entity: nil)
        book.credit(account, value, entity: nil)
        var line = TxnLine(number: 0, kind: "InventoryAdjustmentLine")
        line.fields = [
            Element("ItemRef", String(item.number)), Element("QuantityDifference", quantity.text(0)),
            Element("ValueDifference", value.text),
        ]
        line.amount = value
        adjustment.lines.append(line)
    }

    // MARK: What lists open with

    mutating func openStock(_ item: ListRecord, _ quantity: Exact, _ value: Cents, _ date: CalendarDay) throws(Refusal)
    {
        guard let asset = item.reference("AssetAccountRef"), let equity = special[.opening] else { return }
        var book = Book()
        book.debit(asset, value, entity: nil)
        book.credit(equity, value, entity: nil)
        var opening = Transaction(
            kind: .inventoryAdjustment, number: 0, created: now, modified: now, sequence: 0, date: date,
            refNumber: nextRefNumber(.inventoryAdjustment))
        opening.account = equity
        opening.fields = [
            Element("AccountRef", String(equity)), Element("Memo", "\(item.name) Opening balance"),
        ]
        var line = TxnLine(number: 0, kind: "InventoryAdjustmentLine", amount: value)
        line.fields = [
            Element("ItemRef", String(item.number)), Element("QuantityDifference", quantity.text(0)),
            Element("ValueDifference", value.text),
        ]
        opening.lines = [line]
        opening.moves = [StockMove(item: item.number, quantity: quantity, value: value)]
        opening.postings = book.postings
        _ = file(&opening, Element(""))
    }

    mutating func openBalance(_ entity: ListRecord, _ balance: Cents, _ date: CalendarDay) throws(Refusal) {
        let owed = entity.kind == .customer ? special[.receivables] : special[.payables]
        let debit = entity.kind == .vendor ? -balance : balance
        let account = entity.kind == .account ? entity.number : owed
        guard let account, let equity = special[.opening] else { return }
        let isDebitAccount = entity.kind != .account || shownSign(entity.number) > 0
        var book = Book(sign: isDebitAccount ? 1 : -1)
        book.debit(account, debit, entity: entity.kind == .account ? nil : entity.number)
        book.credit(equity, debit, entity: nil)
        var opening = Transaction(
            kind: .journalEntry, number: 0, created: now, modified: now, sequence: 0, date: date,
            refNumber: nextRefNumber(.journalEntry))
        opening.fields = [Element("Memo", "Opening balance")]
        opening.total = balance.magnitude
        opening.lines = book.postings.map { posting in
            var line = TxnLine(
                number: 0, kind: posting.debit > .zero ? "JournalDebitLine" : "JournalCreditLine",
                amount: posting.debit.magnitude)
            line.fields = [
                Element("AccountRef", String(posting.account)), Element("Amount", posting.debit.magnitude.text),
            ]
            if let entity = posting.entity { line.fields.append(Element("EntityRef", String(entity))) }
            return line
        }
        opening.postings = book.postings
        _ = file(&opening, Element(""))
    }

    private func shownSign(_ account: Int) -> Int {
        let creditSide = [
            "AccountsPayable", "CreditCard", "OtherCurrentLiability", "LongTermLiability", "Equity", "Income",
            "OtherIncome",
        ]
        return creditSide.contains(type(account)) ? -1 : 1
    }
}
