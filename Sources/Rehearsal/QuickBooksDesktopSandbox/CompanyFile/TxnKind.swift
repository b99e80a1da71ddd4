/// The documents of a company file; the raw value is qbXML's name.
enum TxnKind: String, CaseIterable, Sendable {
    case invoice = "Invoice"
    case salesReceipt = "SalesReceipt"
    case creditMemo = "CreditMemo"
    case receivePayment = "ReceivePayment"
    case refund = "ARRefundCreditCard"
    case check = "Check"
    case bill = "Bill"
    case vendorCredit = "VendorCredit"
    case purchaseOrder = "PurchaseOrder"
    case salesOrder = "SalesOrder"
    case deposit = "Deposit"
    case journalEntry = "JournalEntry"
    case inventoryAdjustment = "InventoryAdjustment"

    /// Kinds with lines of goods sold.
    var isSale: Bool { self == .invoice || self == .salesReceipt || self == .creditMemo || self == .salesOrder }
    var isPurchase: Bool { self == .bill || self == .vendorCredit || self == .check }
    var isPosting: Bool { self != .purchaseOrder && self != .salesOrder }

    /// Whether it numbers itself when it is not told a number.
    var numbersItself: Bool {
        switch self {
        case .invoice, .salesReceipt, .creditMemo, .purchaseOrder, .salesOrder, .journalEntry, .inventoryAdjustment:
            true
        case .receivePayment, .refund, .check, .bill, .vendorCredit, .deposit: false
        }
    }

    /// Invoices and credit memos count together.
    var numberSpace: String { self == .creditMemo ? TxnKind.invoice.rawValue : rawValue }

    /// The elements of an answer, in order; a line element stands for every line. Source: qbXML 13.0.
    var shownFields: [String] { Self.shown[self] ?? [] }

    private static let head = "TxnID TimeCreated TimeModified EditSequence TxnNumber "
    private static let addresses = "BillAddress BillAddressBlock ShipAddress ShipAddressBlock "
    private static let total = "TotalAmount CurrencyRef ExchangeRate TotalAmountInHomeCurrency "
    private static let tax = "Subtotal ItemSalesTaxRef SalesTaxPercentage SalesTaxTotal "
    private static let note =
        "Memo %CustomerMsgRef IsToBePrinted IsToBeEmailed IsTaxIncluded CustomerSalesTaxCodeRef "

    private static let shown: [TxnKind: [String]] = [
        .invoice: head + "CustomerRef ClassRef ARAccountRef TemplateRef TxnDate RefNumber " + addresses
            + "IsPending IsFinanceCharge PONumber TermsRef DueDate SalesRepRef FOB ShipDate ShipMethodRef " + tax
            + "AppliedAmount BalanceRemaining CurrencyRef ExchangeRate BalanceRemainingInHomeCurrency "
            + note.replacing("%", with: "IsPaid ") + "Other ExternalGUID LinkedTxn lines DataExtRet",
        .salesReceipt: head + "CustomerRef ClassRef TemplateRef TxnDate RefNumber " + addresses
            + "IsPending CheckNumber PaymentMethodRef DueDate SalesRepRef ShipDate ShipMethodRef FOB " + tax
            + total + note.replacing("%", with: "")
            + "DepositToAccountRef Other ExternalGUID lines DataExtRet",
        .creditMemo: head + "CustomerRef ClassRef ARAccountRef TemplateRef TxnDate RefNumber " + addresses
            + "IsPending PONumber TermsRef DueDate SalesRepRef FOB ShipDate ShipMethodRef " + tax
            + "TotalAmount CreditRemaining CurrencyRef ExchangeRate CreditRemainingInHomeCurrency "
            + note.replacing("%", with: "")
            + "Other ExternalGUID LinkedTxn lines DataExtRet",
        .salesOrder: head + "CustomerRef ClassRef TemplateRef TxnDate RefNumber " + addresses
            + "PONumber TermsRef DueDate SalesRepRef FOB ShipDate ShipMethodRef " + tax
            + total + "IsManuallyClosed IsFullyInvoiced " + note.replacing("%", with: "")
            + "Other ExternalGUID LinkedTxn lines DataExtRet",
        .receivePayment: head
            + "CustomerRef ARAccountRef TxnDate RefNumber " + total
            + "PaymentMethodRef Memo DepositToAccountRef UnusedPayment UnusedCredits ExternalGUID AppliedToTxnRet DataExtRet",
        .refund: head
            + "CustomerRef RefundFromAccountRef ARAccountRef TxnDate RefNumber " + total
            + "Address AddressBlock PaymentMethodRef Memo ExternalGUID RefundAppliedToTxnRet DataExtRet",
        .check: head
            + "AccountRef PayeeEntityRef RefNumber TxnDate Amount Memo Address AddressBlock IsToBePrinted IsTaxIncluded SalesTaxCodeRef ExternalGUID LinkedTxn lines DataExtRet",
        .bill: head
            + "VendorRef VendorAddress APAccountRef TxnDate DueDate AmountDue CurrencyRef ExchangeRate AmountDueInHomeCurrency RefNumber TermsRef Memo IsTaxIncluded SalesTaxCodeRef IsPaid ExternalGUID LinkedTxn lines OpenAmount DataExtRet",
        .vendorCredit: head
            + "VendorRef APAccountRef TxnDate CreditAmount CurrencyRef ExchangeRate CreditAmountInHomeCurrency RefNumber Memo IsTaxIncluded SalesTaxCodeRef ExternalGUID LinkedTxn lines OpenAmount DataExtRet",
        .purchaseOrder: head
            + "VendorRef ClassRef ShipToEntityRef TemplateRef TxnDate RefNumber VendorAddress VendorAddressBlock ShipAddress ShipAddressBlock TermsRef DueDate ExpectedDate ShipMethodRef FOB "
            + total
            + "IsManuallyClosed IsFullyReceived Memo VendorMsg IsToBePrinted IsToBeEmailed IsTaxIncluded SalesTaxCodeRef Other1 Other2 ExternalGUID LinkedTxn lines DataExtRet",
        .deposit: head + "TxnDate DepositToAccountRef Memo DepositTotal CashBackInfoRet ExternalGUID lines DataExtRet",
        .journalEntry: head
            + "TxnDate RefNumber Memo IsAdjustment CurrencyRef ExchangeRate ExternalGUID lines DataExtRet",
        .inventoryAdjustment: head
            + "AccountRef TxnDate RefNumber CustomerRef ClassRef Memo ExternalGUID lines DataExtRet",
    ].mapValues { $0.split(separator: " ").map(String.init) }
}
