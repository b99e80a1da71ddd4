import Accounting
import ConnectorKit

/// An order as the contract `esp-order/1` tells it, which ``ESPShapes`` describes.
struct ESPOrder {
    enum Kind: String, CaseIterable {
        case product, option, decoration, setup, run, rush, freight, handling, other

        /// Freight and handling stand beside the subtotal.
        var isFreight: Bool { self == .freight || self == .handling }
    }

    enum Status: String, CaseIterable { case open, completed, cancelled }
    enum Document: String, CaseIterable { case order, sample, invoice }
    enum DiscountType: String, CaseIterable { case percent, fixed }
    enum PaymentKind: String, CaseIterable { case payment, deposit, refund }

    struct Cost {
        var productNumber: String?
        var quantity: ExactDecimal
        var unitCost: ExactDecimal
        var amount: Money
    }

    struct Line {
        var id: String
        var kind: Kind
        var parent: String?
        var productNumber: String?
        var productName: String?
        var description: String?
        /// Colour, size and the like, in the order in which they are told.
        var variant: [String]
        var quantity: ExactDecimal
        var unitPrice: ExactDecimal
        var amount: Money
        var isTaxable: Bool
        var supplierID: String?
        var cost: Cost?
        var isBillable: Bool?
    }

    struct Discount {
        var description: String
        var amount: Money
    }

    struct Tax {
        var name: String
        var rate: ExactDecimal?
        var taxable: Money?
        var amount: Money
    }

    struct Payment {
        var id: String
        var date: BusinessDate?
        var amount: Money
        var method: String
        var reference: String?
    }

    struct Supplier {
        var id: String
        var name: String
        var email: String?
        var accountNumber: String?
    }

    struct PurchaseLine {
        var lineID: String?
        var kind: Kind?
        var productNumber: String?
        var description: String?
        var quantity: ExactDecimal
        var unitCost: ExactDecimal
        var amount: Money
    }

    struct SupplierInvoice {
        var number: String
        var date: BusinessDate?
        var dueDate: BusinessDate?
        var lines: [PurchaseLine]
        /// The supplier took it back.
        var isVoided = false
        /// It gives something back; `nil` for one that was taken back and does not say what it was.
        var isCredit: Bool?
    }

    struct PurchaseOrder {
        var id: String
        var number: String
        var supplierID: String
        var date: BusinessDate?
        var lines: [PurchaseLine]
        var invoices: [SupplierInvoice]
    }

    /// An invoice of a supplier that came apart from the order: it names its purchase order, or at least the supplier.
    struct LateInvoice {
        var invoice: SupplierInvoice
        var purchaseOrder: String?
        var supplierID: String?
    }

    struct Contact {
        var firstName: String
        var lastName: String
        var email: String?
        var phone: String?
        var roles: [String]
    }

    struct Customer {
        var id: String
        var name: String
        var isTaxExempt: Bool
        var taxExemptID: String?
        var contacts: [Contact]
        var billing: PostalAddress?
    }

    struct Totals {
        var tax: Money?
        var total: Money
    }

    var id: String
    var version: Int64
    var number: String
    var document: Document
    var status: Status
    var invoiceNumber: String?
    var orderDate: BusinessDate?
    var invoiceDate: BusinessDate?
    var dueDate: BusinessDate?
    var currency: Currency
    var exchangeRate: ExactDecimal?
    var terms: String?
    var customerPO: String?
    var customer: Customer
    var shipping: PostalAddress?
    var lines: [Line]
    var discounts: [Discount]
    var taxes: [Tax]
    var payments: [Payment]
    var suppliers: [Supplier]
    var purchaseOrders: [PurchaseOrder]
    var lateInvoices: [LateInvoice]
    var totals: Totals
    var notes: String?
}
