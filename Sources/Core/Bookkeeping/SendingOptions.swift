package import Accounting
package import Commerce

/// What a person chooses for one order in *Send to QuickBooks*; it overrides the policy (S2–S6).
package struct SendingOptions: Hashable, Sendable, Codable {
    package struct VendorChoice: Hashable, Sendable, Codable {
        package var supplierID: String
        /// `nil` creates a vendor.
        package var vendor: Reference<Vendor>?
        package var sendsBill: Bool
        package var sendsPurchaseOrder: Bool
        package var payableAccount: Reference<Account>
        package var costAccount: Reference<Account>
        /// The supplier's invoices that were known when it was sent: one that comes later becomes the bill of what was ordered.
        package var knownInvoices: [String]
        /// What these came to then, in their order; empty where that was not kept.
        package var knownTotals: [Money] = []

        package init(
            supplierID: String, vendor: Reference<Vendor>?, sendsBill: Bool, sendsPurchaseOrder: Bool,
            payableAccount: Reference<Account>, costAccount: Reference<Account>, knownInvoices: [String] = []
        ) {
            self.knownInvoices = knownInvoices
            self.supplierID = supplierID
            self.vendor = vendor
            self.sendsBill = sendsBill
            self.sendsPurchaseOrder = sendsPurchaseOrder
            self.payableAccount = payableAccount
            self.costAccount = costAccount
        }

        package init(from decoder: any Decoder) throws {
            let row = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                supplierID: try row.value(.supplierID), vendor: nil, sendsBill: false, sendsPurchaseOrder: false,
                payableAccount: try row.value(.payableAccount), costAccount: try row.value(.costAccount))
            try row.read(.vendor, into: &vendor)
            try row.read(.sendsBill, into: &sendsBill)
            try row.read(.sendsPurchaseOrder, into: &sendsPurchaseOrder)
            try row.read(.knownInvoices, into: &knownInvoices)
            try row.read(.knownTotals, into: &knownTotals)
        }

        /// A person sends the order and sees these invoices of the supplier.
        package mutating func see(_ order: Order) {
            let invoices = order.supplies.filter { $0.supplier.id == supplierID }.flatMap(\.invoices)
            (knownInvoices, knownTotals) = (invoices.map(\.number), invoices.map { $0.total(order.currency) })
        }

        /// Whether a person saw the invoice as it is now when they sent the order.
        func hasSeen(_ invoice: SupplierInvoice, _ currency: Currency) -> Bool {
            guard knownTotals.count == knownInvoices.count else { return knownInvoices.contains(invoice.number) }
            let total = invoice.total(currency)
            return zip(knownInvoices, knownTotals).contains { $0 == invoice.number && $1 == total }
        }
    }

    /// The tax picker of the dialog (S4).
    package enum TaxChoice: Hashable, Sendable, Codable {
        case customerSetting(ID<TaxCode>)
        case booksDefault
        case totalAsItem
    }

    /// `nil` finds or creates the customer.
    package var customer: Reference<Customer>?
    package var sendsInvoice: Bool
    package var receivableAccount: Reference<Account>?
    package var incomeAccount: Reference<Account>?
    package var tax: TaxChoice?
    package var vendors: [VendorChoice]
    package var isBillable: Bool
    /// What names the items; `nil` is as the settings say.
    package var matching: ProductPolicy.Matching?
    /// The suppliers of the order when it was sent, also those of whom nothing was chosen; `nil` where that was not kept.
    package var knownSuppliers: [String]?

    package init(
        customer: Reference<Customer>? = nil, sendsInvoice: Bool = true, receivableAccount: Reference<Account>? = nil,
        incomeAccount: Reference<Account>? = nil, tax: TaxChoice? = nil, vendors: [VendorChoice] = [],
        isBillable: Bool = false
    ) {
        self.customer = customer
        self.sendsInvoice = sendsInvoice
        self.receivableAccount = receivableAccount
        self.incomeAccount = incomeAccount
        self.tax = tax
        self.vendors = vendors
        self.isBillable = isBillable
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.customer, into: &customer)
        try row.read(.sendsInvoice, into: &sendsInvoice)
        try row.read(.receivableAccount, into: &receivableAccount)
        try row.read(.incomeAccount, into: &incomeAccount)
        try row.read(.tax, into: &tax)
        try row.read(.vendors, into: &vendors)
        try row.read(.isBillable, into: &isBillable)
        try row.read(.matching, into: &matching)
        try row.read(.knownSuppliers, into: &knownSuppliers)
    }

    /// The order is sent again as it was chosen before: that approves what suppliers invoiced since, and what is in the books of those
    /// who left. Bills that were not sent stay unsent, and a supplier who joined is asked about.
    package mutating func see(_ order: Order) {
        for place in vendors.indices where vendors[place].sendsBill { vendors[place].see(order) }
        let suppliers = order.suppliers.map(\.id)
        knownSuppliers = knownSuppliers?.filter(suppliers.contains)
    }

    /// The kinds of documents that it sends.
    package var kinds: Set<DocumentKind> {
        var kinds: Set<DocumentKind> = sendsInvoice ? [.invoice] : []
        if vendors.contains(where: \.sendsBill) { kinds.insert(.bill) }
        if vendors.contains(where: \.sendsPurchaseOrder) { kinds.insert(.purchaseOrder) }
        return kinds
    }
}
