/// The entities this stand-in keeps; the raw value is the service's name.
package enum EntityKind: String, CaseIterable, Sendable {
    case account = "Account"
    case attachable = "Attachable"
    case bill = "Bill"
    case billPayment = "BillPayment"
    case classification = "Class"
    case companyCurrency = "CompanyCurrency"
    case companyInfo = "CompanyInfo"
    case creditMemo = "CreditMemo"
    case customer = "Customer"
    case department = "Department"
    case deposit = "Deposit"
    case employee = "Employee"
    case estimate = "Estimate"
    case exchangeRate = "ExchangeRate"
    case inventoryAdjustment = "InventoryAdjustment"
    case invoice = "Invoice"
    case item = "Item"
    case journalEntry = "JournalEntry"
    case payment = "Payment"
    case paymentMethod = "PaymentMethod"
    case preferences = "Preferences"
    case purchase = "Purchase"
    case purchaseOrder = "PurchaseOrder"
    case refundReceipt = "RefundReceipt"
    case salesReceipt = "SalesReceipt"
    case taxAgency = "TaxAgency"
    case taxCode = "TaxCode"
    case taxRate = "TaxRate"
    case term = "Term"
    case transfer = "Transfer"
    case vendor = "Vendor"
    case vendorCredit = "VendorCredit"

    private static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    /// The kind a path segment or a statement names, in any casing.
    init?(path: some StringProtocol) {
        guard let kind = Self.byPath[path.lowercased()] else { return nil }
        self = kind
    }

    /// Documents: they post to the ledger or stand for a promise, and can be deleted.
    var isTransaction: Bool {
        switch self {
        case .bill, .billPayment, .creditMemo, .deposit, .estimate, .inventoryAdjustment, .invoice, .journalEntry,
            .payment, .purchase, .purchaseOrder, .refundReceipt, .salesReceipt, .transfer, .vendorCredit:
            true
        default: false
        }
    }

    var isSale: Bool {
        switch self {
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt, .estimate: true
        default: false
        }
    }

    var isPurchase: Bool {
        switch self {
        case .bill, .vendorCredit, .purchase, .purchaseOrder: true
        default: false
        }
    }

    /// Lists are deactivated, never deleted. Source: quickbooks-online.md §2.5.
    var isList: Bool {
        switch self {
        case .account, .classification, .customer, .department, .employee, .item, .paymentMethod, .term, .vendor,
            .taxCode, .taxRate, .companyCurrency:
            true
        default: false
        }
    }

    /// Few records, looked at by every posting: kept readable. The rest is kept as text.
    var isKeptParsed: Bool {
        switch self {
        case .account, .classification, .companyCurrency, .companyInfo, .department, .exchangeRate, .item,
            .paymentMethod, .preferences, .taxAgency, .taxCode, .taxRate, .term:
            true
        default: false
        }
    }

    /// Kinds that share one sequence of ids. Source: §2.1.
    var sequence: String {
        if isTransaction { return "documents" }
        switch self {
        case .customer, .vendor, .employee: return "names"
        default: return rawValue
        }
    }

    /// Kinds within which a name may stand once; nil when names may repeat. Source: §7.1.
    var nameSpace: String? {
        switch self {
        case .customer, .vendor, .employee: "names"
        case .account, .item, .classification, .department, .term, .paymentMethod, .taxCode, .taxRate, .taxAgency:
            rawValue
        default: nil
        }
    }

    var nameProperty: String {
        switch self {
        case .customer, .vendor, .employee, .taxAgency: "DisplayName"
        default: "Name"
        }
    }

    /// The word in "Invalid Reference Id : … element id". Source: §6.3, code 2500.
    var referenceFamily: String {
        switch self {
        case .account: "Accounts"
        case .customer, .vendor, .employee: "Names"
        case .classification: "Klasses"
        case .department: "Depts"
        case .item: "Items"
        case .term: "Terms"
        case .paymentMethod: "Payment methods"
        case .taxCode: "Tax codes"
        default: rawValue
        }
    }

    var canBeCreated: Bool {
        switch self {
        case .companyInfo, .preferences, .taxCode, .taxRate: false
        default: true
        }
    }
}
