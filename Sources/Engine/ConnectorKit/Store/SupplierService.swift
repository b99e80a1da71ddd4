package import Accounting
package import Commerce

/// Where a supplier answers, and as whom they know us; kept sealed as a whole.
package struct SupplierAccess: Hashable, Sendable, Codable {
    /// Where purchase orders go; `nil` where the supplier takes none this way.
    package var purchaseOrders: String?
    package var invoices: String?
    /// Where they say how far a purchase order is.
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

/// Who orders, as suppliers see it.
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

/// A supplier has a purchase order; that they accept it they say later.
package struct SupplierReceipt: Hashable, Sendable, Codable {
    package var transaction: String?
    /// They had it already.
    package var isDuplicate: Bool
    /// Somebody there must act first.
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

/// An invoice as a supplier tells it.
package struct SuppliedInvoice: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        /// The line of the purchase order, from 1.
        package var place: Int?
        /// The word for a charge; `nil` for goods.
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
    /// Its amounts are given back.
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
    /// `nil` where they do not say.
    package var date: BusinessDate?

    package init(number: String, date: BusinessDate?) {
        self.number = number
        self.date = date
    }

    /// Whether it is the invoice that was taken back; one of a later day was given out anew.
    package func takesBack(number: String, of day: BusinessDate) -> Bool {
        self.number == number && (date.map { day <= $0 } ?? true)
    }
}

/// What a supplier answers when they are asked for invoices: each is judged by itself.
package struct SuppliedInvoices: Hashable, Sendable {
    package var invoices: [SuppliedInvoice]
    /// Why others cannot be taken, as their sums or their figures say.
    package var faults: [ConnectorProblem]

    package init(invoices: [SuppliedInvoice] = [], faults: [ConnectorProblem] = []) {
        self.invoices = invoices
        self.faults = faults
    }
}

/// The way to one supplier of what a store sells.
package protocol SupplierService: Sendable {
    /// Sending the same purchase order again makes no second one: the supplier knows it by its number.
    func send(
        _ supplied: SupplierOrder, of order: Order, by sender: SupplierSender
    ) async throws(ConnectorProblem) -> SupplierReceipt
    func invoices(since instant: Instant) async throws(ConnectorProblem) -> SuppliedInvoices
    func invoices(ofPurchaseOrder number: String) async throws(ConnectorProblem) -> SuppliedInvoices
    /// Those that they took back since then; none from a supplier who tells of none.
    func voidedInvoices(since instant: Instant) async throws(ConnectorProblem) -> [VoidedInvoice]
    /// The purchase orders of which they have something new to tell since then.
    func progress(since instant: Instant) async throws(ConnectorProblem) -> [SuppliedProgress]
}

/// How a kind of store reaches the suppliers of what it sells.
package struct SupplierKind: Sendable {
    /// What must be known of a supplier to reach them: addresses, and as whom they know us.
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
