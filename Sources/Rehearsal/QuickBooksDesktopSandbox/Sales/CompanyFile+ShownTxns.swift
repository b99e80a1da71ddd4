/// Documents as answers show them.
extension CompanyFile {
    /// `InvoiceRet` and the like.
    func shownTxn(_ number: Int, lines: Bool, links: Bool, owners: [String] = []) -> Element {
        guard let transaction = transactions[number] else { return Element("") }
        var children: [Element] = []
        for name in transaction.kind.shownFields {
            switch name {
            case "lines":
                guard lines else { continue }
                for line in transaction.lines { children.append(shown(line, transaction, owners)) }
            case "LinkedTxn": if links { children += linked(transaction) }
            case "AppliedToTxnRet", "RefundAppliedToTxnRet": if lines { children += applied(transaction, name) }
            case "DataExtRet":
                for one in transaction.extensions where owners.contains(one.owner) { children.append(Self.shown(one)) }
            default: append(name, transaction, to: &children)
            }
        }
        return Element(transaction.kind.rawValue + "Ret", children)
    }

    private func append(_ name: String, _ transaction: Transaction, to children: inout [Element]) {
        func add(_ text: String) { children.append(Element(name, text)) }
        func flag(_ value: Bool) { add(value ? "true" : "false") }
        switch name {
        case "TxnID": add(transaction.id)
        case "TimeCreated": add(transaction.created.text(in: profile.zone))
        case "TimeModified": add(transaction.modified.text(in: profile.zone))
        case "EditSequence": add(String(transaction.sequence))
        case "TxnNumber": add(String(transaction.number))
        case "TxnDate": add(transaction.date.text)
        case "RefNumber": if !transaction.refNumber.isEmpty { add(transaction.refNumber) }
        case "IsPending": flag(transaction.isPending)
        case "Subtotal": add(transaction.subtotal.text)
        case "SalesTaxPercentage": if let rate = transaction.taxRate { add(rate.text(2)) }
        case "SalesTaxTotal": if preferences.chargesSalesTax { add(transaction.tax.text) }
        case "TotalAmount", "AmountDue", "CreditAmount", "DepositTotal": add(transaction.total.text)
        case "Amount": add(transaction.total.text)
        case "AppliedAmount": add((open(transaction) - transaction.total).text)
        case "BalanceRemaining", "CreditRemaining", "OpenAmount", "UnusedPayment": add(open(transaction).text)
        case "CurrencyRef":
            if let number = transaction.exchange?.currency ?? preferences.homeCurrency {
                children.append(shownReference(name, number))
            }
        case "ExchangeRate":
            if preferences.homeCurrency != nil { add((transaction.exchange?.rate ?? .one).text(0)) }
        case "TotalAmountInHomeCurrency", "AmountDueInHomeCurrency", "CreditAmountInHomeCurrency":
            if preferences.homeCurrency != nil { add(home(transaction.total, transaction.exchange).text) }
        case "BalanceRemainingInHomeCurrency", "CreditRemainingInHomeCurrency":
            if preferences.homeCurrency != nil { add(home(open(transaction), transaction.exchange).text) }
        case "UnusedCredits": add(unusedCredits(transaction).text)
        case "IsPaid": flag(open(transaction) == .zero && !transaction.isPending)
        case "IsFullyReceived": flag(isReceived(transaction))
        case "IsFullyInvoiced": flag(false)
        case "IsManuallyClosed": flag(transaction.value(name) == "true")
        case "IsFinanceCharge", "IsToBePrinted", "IsToBeEmailed": flag(transaction.value(name) == "true")
        case "ARAccountRef", "APAccountRef", "DepositToAccountRef":
            let account = transaction.reference(name)
            let usual =
                name == "DepositToAccountRef" && transaction.kind == .receivePayment
                ? special[.undeposited]
                : transaction.kind == .refund ? owed(.receivables, transaction.exchange) : transaction.account
            if let number = account ?? usual { children.append(shownReference(name, number)) }
        case "BillAddressBlock", "ShipAddressBlock", "VendorAddressBlock", "AddressBlock":
            let field = String(name.dropLast(5))
            if let address = transaction.fields.first(where: { $0.name == field }) {
                children.append(addressBlock(name, address))
            }
        default:
            for field in transaction.fields where field.name == name { children.append(shown(field)) }
        }
    }

    private func unusedCredits(_ payment: Transaction) -> Cents {
        transactions(.creditMemo).filter { isSameFamily($0.entity, payment.entity) }
            .reduce(.zero) { $0 + open($1) }
    }

    func isReceived(_ order: Transaction) -> Bool {
        let lines = order.lines.filter { $0.reference("ItemRef") != nil }
        return !lines.isEmpty && lines.allSatisfy { ($0.exact("Quantity") ?? .one) <= receivedQuantity($0.number) }
    }

    // MARK: Lines

    private static let saleLine = [
        "ItemRef", "Desc", "Quantity", "Rate", "RatePercent", "ClassRef", "Amount", "ServiceDate", "SalesTaxCodeRef",
        "Other1", "Other2",
    ]
    private static let shownLine: [String: [String]] = [
        "ExpenseLine": [
            "AccountRef", "Amount", "Memo", "CustomerRef", "ClassRef", "SalesTaxCodeRef", "BillableStatus",
            "SalesRepRef",
        ],
        "ItemLine": [
            "ItemRef", "Desc", "Quantity", "Cost", "Amount", "CustomerRef", "ClassRef", "SalesTaxCodeRef",
            "BillableStatus", "SalesRepRef",
        ],
        "PurchaseOrderLine": [
            "ItemRef", "ManufacturerPartNumber", "Desc", "Quantity", "Rate", "ClassRef", "Amount", "CustomerRef",
            "ServiceDate", "SalesTaxCodeRef", "ReceivedQuantity", "UnbilledQuantity", "IsBilled", "IsManuallyClosed",
            "Other1", "Other2",
        ],
        "DepositLine": [
            "TxnType", "TxnID", "TxnLineID", "EntityRef", "AccountRef", "Memo", "CheckNumber", "PaymentMethodRef",
            "ClassRef", "Amount",
        ],
        "JournalDebitLine": [
            "TxnLineID", "AccountRef", "Amount", "Memo", "EntityRef", "ClassRef", "ItemSalesTaxRef", "BillableStatus",
        ],
        "JournalCreditLine": [
            "TxnLineID", "AccountRef", "Amount", "Memo", "EntityRef", "ClassRef", "ItemSalesTaxRef", "BillableStatus",
        ],
        "InventoryAdjustmentLine": ["ItemRef", "QuantityDifference", "ValueDifference"],
    ]

    private func shown(_ line: TxnLine, _ transaction: Transaction, _ owners: [String]) -> Element {
        let order = Self.shownLine[line.kind] ?? Self.saleLine
        let id = Element("TxnLineID", Transaction.id(line.number, transaction.created))
        var children = order.contains("TxnLineID") ? [] : [id]
        for name in order {
            switch name {
            case "TxnLineID": children.append(id)
            case "ReceivedQuantity": children.append(Element(name, receivedQuantity(line.number).text(0)))
            case "UnbilledQuantity":
                let left = (line.exact("Quantity") ?? .one) - receivedQuantity(line.number)
                children.append(Element(name, max(.zero, left).text(0)))
            case "IsBilled":
                let left = (line.exact("Quantity") ?? .one) - receivedQuantity(line.number)
                children.append(Element(name, left <= .zero ? "true" : "false"))
            case "IsManuallyClosed": children.append(Element(name, line.value(name) ?? "false"))
            default: for field in line.fields where field.name == name { children.append(shown(field)) }
            }
        }
        for one in line.extensions where owners.contains(one.owner) { children.append(Self.shown(one)) }
        return Element(line.kind.hasPrefix("Journal") ? line.kind : line.kind + "Ret", children)
    }

    // MARK: Links

    private func linked(_ transaction: Transaction) -> [Element] {
        var links: [Element] = []
        for one in applications(to: transaction.number) {
            // What a payment brought about shows as the payment's and as the credit's.
            if let payer = transactions[one.payer] { links.append(link(payer, Cents.zero - one.amount - one.discount)) }
        }
        for one in applications[transaction.number] ?? [] {
            if let payee = transactions[one.payee] { links.append(link(payee, Cents.zero - one.amount)) }
        }
        if transaction.kind == .purchaseOrder {
            let bills = Set(transaction.lines.flatMap { Array((received[$0.number] ?? [:]).keys) })
            for bill in bills.sorted() { if let bill = transactions[bill] { links.append(link(bill, bill.total)) } }
        }
        if transaction.kind == .bill {
            let orders = Set(transaction.lines.compactMap { $0.value("order").flatMap { Int($0) } })
            for order in orders.sorted() {
                if let order = transactions[order] { links.append(link(order, transaction.total)) }
            }
        }
        return links
    }

    private func link(_ other: Transaction, _ amount: Cents) -> Element {
        var children = [
            Element("TxnID", other.id), Element("TxnType", other.kind.rawValue), Element("TxnDate", other.date.text),
        ]
        if !other.refNumber.isEmpty { children.append(Element("RefNumber", other.refNumber)) }
        children.append(Element("LinkType", "AMTTYPE"))
        children.append(Element("Amount", amount.text))
        return Element("LinkedTxn", children)
    }

    private func applied(_ transaction: Transaction, _ name: String) -> [Element] {
        (applications[transaction.number] ?? []).compactMap { one in
            guard let payee = transactions[one.payee] else { return nil }
            var children = [
                Element("TxnID", payee.id), Element("TxnType", payee.kind.rawValue),
                Element("TxnDate", payee.date.text),
            ]
            if !payee.refNumber.isEmpty { children.append(Element("RefNumber", payee.refNumber)) }
            if name == "RefundAppliedToTxnRet" {
                children.append(Element("CreditRemaining", open(payee).text))
                children.append(Element("RefundAmount", one.amount.text))
            } else {
                children.append(Element("BalanceRemaining", open(payee).text))
                children.append(Element("Amount", one.amount.text))
                if one.discount != .zero { children.append(Element("DiscountAmount", one.discount.text)) }
                if let account = one.discountAccount {
                    children.append(shownReference("DiscountAccountRef", account))
                }
            }
            return Element(name, children)
        }
    }
}
