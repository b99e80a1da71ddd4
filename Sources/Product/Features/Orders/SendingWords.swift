package import Accounting
package import Bookkeeping

/// What a person chooses for one order that they send, by the names or identifiers that the books have (S2–S6).
///
/// What is left out is as the settings say.
package struct SendingWords: Hashable, Sendable {
    package enum Tax: Hashable, Sendable {
        /// A tax code by its name or identifier.
        case code(String)
        case booksDefault
        case totalAsItem
    }

    package var customer: String?
    /// Without, only the purchases of the order are sent.
    package var sendsInvoice = true
    package var receivableAccount: String?
    package var incomeAccount: String?
    package var tax: Tax?
    /// Suppliers of the order, by name or identifier, that send a bill; an empty text means all.
    package var bills: [String] = []
    /// Suppliers that get a purchase order.
    package var purchaseOrders: [String] = []
    /// The vendor of the books by supplier; a supplier without one gets the linked, the one of that name, or a new one.
    package var vendors: [String: String] = [:]
    package var payableAccount: String?
    package var costAccount: String?
    /// The accounts of one supplier's papers, where they are not those of all.
    package var payableAccounts: [String: String] = [:]
    package var costAccounts: [String: String] = [:]
    package var isBillable = false
    /// What names the items; `nil` is as the settings say.
    package var matching: ProductPolicy.Matching?

    package init() {}

    /// Nothing at all would be sent.
    package var isEmpty: Bool { !sendsInvoice && bills.isEmpty && purchaseOrders.isEmpty }
}

/// What was chosen for an order cannot be so; nothing was sent.
package enum SendingProblem: Hashable, Sendable {
    /// The books have no such account of a fitting type, or there is more than one and none was named.
    case accountUnknown(String, AccountUse)
    case accountNotChosen(AccountUse)
    case customerUnknown(String)
    case vendorUnknown(String)
    case taxCodeUnknown(String)
    case supplierUnknown(String, known: [String])
    /// The person may not send documents of this kind.
    case kindNotAllowed(DocumentKind)
    /// The person may not send orders at all (A1).
    case notForPerson
    /// Nor may the person for whom a program sends.
    case notForRequester(String)
    /// The order has no purchase order of that number.
    case purchaseOrderUnknown(String, known: [String])
    /// Nothing is known of how the supplier takes purchase orders.
    case supplierNotReached(String)
    /// No invoice of that number waits for its order.
    case supplierInvoiceUnknown(String, known: [String])
    /// It is in another currency than the order.
    case supplierInvoiceForeign(String, invoice: Currency, order: Currency)
    /// Only completed orders are sent.
    case orderNotCompleted(String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .accountUnknown: "sendingAccountUnknown"
        case .accountNotChosen: "sendingAccountNotChosen"
        case .customerUnknown: "sendingCustomerUnknown"
        case .vendorUnknown: "sendingVendorUnknown"
        case .taxCodeUnknown: "sendingTaxCodeUnknown"
        case .supplierUnknown: "sendingSupplierUnknown"
        case .kindNotAllowed: "sendingKindNotAllowed"
        case .notForPerson: "sendingNotForPerson"
        case .notForRequester: "sendingNotForRequester"
        case .purchaseOrderUnknown: "sendingPurchaseOrderUnknown"
        case .supplierNotReached: "sendingSupplierNotReached"
        case .supplierInvoiceUnknown: "sendingSupplierInvoiceUnknown"
        case .supplierInvoiceForeign: "sendingSupplierInvoiceForeign"
        case .orderNotCompleted: "sendingOrderNotCompleted"
        }
    }
}
