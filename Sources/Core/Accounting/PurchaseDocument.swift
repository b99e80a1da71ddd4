/// One line of a bill or purchase order.
package struct PurchaseLine: Hashable, Sendable, Codable {
    package var item: Reference<Item>
    /// The expense, cost or inventory account that the item posts to.
    package var account: Reference<Account>
    package var description: String
    package var quantity: ExactDecimal?
    package var unitCost: ExactDecimal?
    package var amount: Money
    package var taxCode: Reference<TaxCode>?
    /// The customer whom the cost may be billed to (A1).
    package var billableTo: Reference<Customer>?
    /// The line of the purchase order that a bill's line receives, counted from 1; `nil` where it receives none.
    package var purchaseOrderLine: Int?

    package init(
        item: Reference<Item>, account: Reference<Account>, description: String = "", quantity: ExactDecimal? = nil,
        unitCost: ExactDecimal? = nil, amount: Money, taxCode: Reference<TaxCode>? = nil,
        billableTo: Reference<Customer>? = nil, purchaseOrderLine: Int? = nil
    ) {
        self.item = item
        self.account = account
        self.description = description
        self.quantity = quantity
        self.unitCost = unitCost
        self.amount = amount
        self.taxCode = taxCode
        self.billableTo = billableTo
        self.purchaseOrderLine = purchaseOrderLine
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(item: try row.value(.item), account: try row.value(.account), amount: try row.value(.amount))
        try row.read(.description, into: &description)
        try row.read(.quantity, into: &quantity)
        try row.read(.unitCost, into: &unitCost)
        try row.read(.taxCode, into: &taxCode)
        try row.read(.billableTo, into: &billableTo)
        try row.read(.purchaseOrderLine, into: &purchaseOrderLine)
    }
}

/// A supplier's bill, an order to a supplier, which moves no account, or what a supplier gives back, told with positive amounts.
///
/// Source: S5, quickbooks-online.md §7.13.
package struct PurchaseDocument: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case bill, purchaseOrder, vendorCredit }

    package var kind: Kind
    package var number: String?
    package var date: BusinessDate
    package var dueDate: BusinessDate?
    package var vendor: Reference<Vendor>
    package var currency: Currency
    package var exchangeRate: ExactDecimal?
    package var lines: [PurchaseLine]
    package var payableAccount: Reference<Account>
    /// The purchase order that a bill receives.
    package var purchaseOrder: RecordKey?
    package var privateNote: String

    package init(
        kind: Kind, number: String?, date: BusinessDate, dueDate: BusinessDate? = nil, vendor: Reference<Vendor>,
        currency: Currency, exchangeRate: ExactDecimal? = nil, lines: [PurchaseLine],
        payableAccount: Reference<Account>, purchaseOrder: RecordKey? = nil, privateNote: String = ""
    ) {
        self.kind = kind
        self.number = number
        self.date = date
        self.dueDate = dueDate
        self.vendor = vendor
        self.currency = currency
        self.exchangeRate = exchangeRate
        self.lines = lines
        self.payableAccount = payableAccount
        self.purchaseOrder = purchaseOrder
        self.privateNote = privateNote
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try row.value(.kind), number: nil, date: try row.value(.date), vendor: try row.value(.vendor),
            currency: try row.value(.currency), lines: try row.value(.lines),
            payableAccount: try row.value(.payableAccount))
        try row.read(.number, into: &number)
        try row.read(.dueDate, into: &dueDate)
        try row.read(.exchangeRate, into: &exchangeRate)
        try row.read(.purchaseOrder, into: &purchaseOrder)
        try row.read(.privateNote, into: &privateNote)
    }

    package var total: Money { lines.map(\.amount).sum(currency) }

    /// Empty for a purchase order.
    package var journal: Journal {
        let entries =
            lines.map { JournalLine(account: $0.account, amount: $0.amount) }
            + [JournalLine(account: payableAccount, amount: -total)]
        return switch kind {
        case .bill: Journal(entries: entries)
        case .vendorCredit: Journal(entries: entries.map { JournalLine(account: $0.account, amount: -$0.amount) })
        case .purchaseOrder: Journal(entries: [])
        }
    }
}
