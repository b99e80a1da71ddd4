import Accounting

/// The service's entities by the names it gives them. Source: quickbooks-online.md §7.
enum Entity: String, CaseIterable, Sendable {
    case account = "Account"
    case bill = "Bill"
    case creditMemo = "CreditMemo"
    case customer = "Customer"
    case department = "Department"
    case employee = "Employee"
    case invoice = "Invoice"
    case item = "Item"
    case journalEntry = "JournalEntry"
    case payment = "Payment"
    case paymentMethod = "PaymentMethod"
    case purchaseOrder = "PurchaseOrder"
    case refundReceipt = "RefundReceipt"
    case salesReceipt = "SalesReceipt"
    case taxAgency = "TaxAgency"
    case taxCode = "TaxCode"
    case taxRate = "TaxRate"
    case term = "Term"
    case trackingClass = "Class"
    case vendor = "Vendor"
    case vendorCredit = "VendorCredit"

    init(_ kind: DocumentKind) {
        switch kind {
        case .invoice: self = .invoice
        case .salesReceipt: self = .salesReceipt
        case .creditMemo: self = .creditMemo
        case .refundReceipt: self = .refundReceipt
        case .payment: self = .payment
        case .bill: self = .bill
        case .purchaseOrder: self = .purchaseOrder
        case .vendorCredit: self = .vendorCredit
        case .journalEntry: self = .journalEntry
        }
    }

    init(_ body: RecordBody) {
        switch body {
        case .customer: self = .customer
        case .vendor: self = .vendor
        case .item: self = .item
        case .document(let document): self = Entity(document.kind)
        }
    }

    /// The name in addresses: lower case. Source: quickbooks-online.md §2.1.
    var path: String { rawValue.lowercased() }

    /// The kind of document that it is; `nil` for lists.
    var documentKind: DocumentKind? { DocumentKind.allCases.first { Entity($0) == self } }
}
