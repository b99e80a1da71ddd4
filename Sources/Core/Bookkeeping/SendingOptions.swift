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
        /// What a person saw of the supplier's invoices when they sent the order last: another amount is seen anew. Empty where that was
        /// not kept.
        package var seen: [SeenInvoice] = []

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
            try row.read(.seen, into: &seen)
        }

        /// A person sends the order and sees these invoices of the supplier.
        package mutating func see(_ order: Order) {
            let invoices = order.supplies.filter { $0.supplier.id == supplierID }.flatMap(\.invoices)
            seen = invoices.map { SeenInvoice(number: $0.number, total: $0.total(order.currency)) }
        }

        /// Whether a person saw the invoice as it is now when they sent the order.
        func hasSeen(_ invoice: SupplierInvoice, _ currency: Currency) -> Bool {
            if seen.isEmpty { return knownInvoices.contains(invoice.number) }
            return seen.contains(SeenInvoice(number: invoice.number, total: invoice.total(currency)))
        }
    }

    /// An invoice of a supplier, with what it came to.
    package struct SeenInvoice: Hashable, Sendable, Codable {
        package var number: String
        package var total: Money
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
        for place in vendors.indices { vendors[place].see(order) }
        let suppliers = order.suppliers.map(\.id)
        knownSuppliers = knownSuppliers?.filter(suppliers.contains)
    }

    /// An invoice that came after a purchase order was sent without a bill becomes one by itself: sending the purchase order again
    /// approves it, and does not decline it as one that was there before.
    package mutating func follow(_ before: SendingOptions?) {
        for place in vendors.indices where vendors[place].sendsPurchaseOrder && !vendors[place].sendsBill {
            let supplier = vendors[place].supplierID
            guard let earlier = before?.vendors.first(where: { $0.supplierID == supplier }),
                earlier.sendsPurchaseOrder, !earlier.sendsBill
            else { continue }
            vendors[place].knownInvoices = earlier.knownInvoices
        }
    }

    /// The kinds of documents that it sends.
    package var kinds: Set<DocumentKind> {
        var kinds: Set<DocumentKind> = sendsInvoice ? [.invoice] : []
        if vendors.contains(where: \.sendsBill) { kinds.insert(.bill) }
        if vendors.contains(where: \.sendsPurchaseOrder) { kinds.insert(.purchaseOrder) }
        return kinds
    }
}
