package import Accounting
package import Commerce

/// How one supplier is reached: the addresses of its services, our account and password. Kept sealed as a whole.
package struct SupplierAccess: Hashable, Sendable, Codable {
    /// The service for purchase orders; `nil` where the supplier has none.
    package var purchaseOrders: String?
    package var invoices: String?
    /// The service for the progress of purchase orders.
    package var progress: String?
    package var id: String
    package var password: String

    package init(
        purchaseOrders: String?, invoices: String?, progress: String? = nil, id: String, password: String
    ) {
        self.purchaseOrders = purchaseOrders
        self.invoices = invoices
        self.progress = progress
        self.id = id
        self.password = password
    }
}

/// The distributor who orders, as stated to suppliers.
package struct SupplierSender: Hashable, Sendable {
    package var name: String
    package var email: String?
    package var address: PostalAddress?
    package var terms: String

    package init(name: String, email: String? = nil, address: PostalAddress? = nil, terms: String = "") {
        self.name = name
        self.email = email
        self.address = address
        self.terms = terms
    }
}

/// The supplier received a purchase order. Whether they accept it is known later.
package struct SupplierReceipt: Hashable, Sendable, Codable {
    package var transaction: String?
    /// They had received it before.
    package var isDuplicate: Bool
    /// Somebody at the supplier must act first.
    package var warnings: [String]

    package init(transaction: String?, isDuplicate: Bool, warnings: [String]) {
        self.transaction = transaction
        self.isDuplicate = isDuplicate
        self.warnings = warnings
    }
}

/// How far a supplier is with a purchase order.
package struct SuppliedProgress: Hashable, Sendable {
    package var purchaseOrder: String
    package var progress: SupplierProgress

    package init(purchaseOrder: String, progress: SupplierProgress) {
        self.purchaseOrder = purchaseOrder
        self.progress = progress
    }
}

/// An invoice as a supplier states it.
package struct SuppliedInvoice: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        /// The line of the purchase order, from 1.
        package var place: Int?
        /// The kind of charge; `nil` for goods.
        package var charge: String?
        package var text: String
        package var quantity: ExactDecimal
        package var unitCost: ExactDecimal
        package var amount: Money

        package init(
            place: Int?, charge: String?, text: String, quantity: ExactDecimal, unitCost: ExactDecimal, amount: Money
        ) {
            self.place = place
            self.charge = charge
            self.text = text
            self.quantity = quantity
            self.unitCost = unitCost
            self.amount = amount
        }
    }

    package var purchaseOrder: String
    package var number: String
    package var date: BusinessDate
    package var dueDate: BusinessDate?
    /// Whether it is a credit memo: its amounts are given back.
    package var isCredit: Bool
    package var lines: [Line]
    package var total: Money

    package init(
        purchaseOrder: String, number: String, date: BusinessDate, dueDate: BusinessDate?, isCredit: Bool,
        lines: [Line],
        total: Money
    ) {
        self.purchaseOrder = purchaseOrder
        self.number = number
        self.date = date
        self.dueDate = dueDate
        self.isCredit = isCredit
        self.lines = lines
        self.total = total
    }
}

/// An invoice that a supplier took back: nothing is owed for it.
package struct VoidedInvoice: Hashable, Sendable {
    package var number: String
    /// `nil` where the supplier does not say.
    package var date: BusinessDate?

    package init(number: String, date: BusinessDate?) {
        self.number = number
        self.date = date
    }

    /// Whether it means this invoice. One of a later day under the same number was issued again, and stands.
    package func takesBack(number: String, of day: BusinessDate) -> Bool {
        self.number == number && (date.map { day <= $0 } ?? true)
    }
}

/// A supplier's answer about invoices. Each invoice is checked by itself.
package struct SuppliedInvoices: Hashable, Sendable {
    package var invoices: [SuppliedInvoice]
    /// Why others cannot be taken: their sums or figures are wrong.
    package var faults: [ConnectorProblem]

    package init(invoices: [SuppliedInvoice] = [], faults: [ConnectorProblem] = []) {
        self.invoices = invoices
        self.faults = faults
    }
}

/// Calls one supplier of what a store sells.
package protocol SupplierService: Sendable {
    /// Sends a purchase order. Sending it again makes no second one: the supplier recognises it by its number.
    func send(
        _ supplied: SupplierOrder, of order: Order, by sender: SupplierSender
    ) async throws(ConnectorProblem) -> SupplierReceipt
    func invoices(since instant: Instant) async throws(ConnectorProblem) -> SuppliedInvoices
    func invoices(ofPurchaseOrder number: String) async throws(ConnectorProblem) -> SuppliedInvoices
    /// Invoices taken back since then; none where the supplier has no such service.
    func voidedInvoices(since instant: Instant) async throws(ConnectorProblem) -> [VoidedInvoice]
    /// Purchase orders whose progress changed since then.
    func progress(since instant: Instant) async throws(ConnectorProblem) -> [SuppliedProgress]
}

/// How a kind of store reaches the suppliers of what it sells.
package struct SupplierKind: Sendable {
    /// The fields that must be filled in to reach a supplier: addresses, account, password.
    package var form: [FormField]
    package var open: @Sendable (ConnectionSettings, World) -> any SupplierService
    /// An invoice as the store would push it: a record of the stream `supplierInvoices`.
    package var record: @Sendable (SuppliedInvoice, SupplierOrder, Order) -> JSONObject
    /// The record that takes an invoice of the order back.
    package var voiding: @Sendable (SupplierInvoice, SupplierOrder, Order) -> JSONObject

    package init(
        form: [FormField], open: @escaping @Sendable (ConnectionSettings, World) -> any SupplierService,
        record: @escaping @Sendable (SuppliedInvoice, SupplierOrder, Order) -> JSONObject,
        voiding: @escaping @Sendable (SupplierInvoice, SupplierOrder, Order) -> JSONObject
    ) {
        self.form = form
        self.open = open
        self.record = record
        self.voiding = voiding
    }
}
