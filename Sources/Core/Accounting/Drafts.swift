/// A customer or vendor that is to be created in the books.
package struct PartyDraft: Hashable, Sendable, Codable {
    /// Unique across customers, vendors and employees, without colon or line break. Source: quickbooks-online.md §7.1.
    package var displayName: String
    package var givenName: String
    package var familyName: String
    package var companyName: String
    package var email: String?
    package var phone: String?
    package var billingAddress: PostalAddress?
    package var shippingAddress: PostalAddress?
    /// Fixed at creation in the books.
    package var currency: Currency
    /// VAT or resale number as the store gives it.
    package var taxNumber: String?
    package var isTaxExempt: Bool
    package var notes: String
    /// Our account with a vendor.
    package var accountNumber: String?

    package init(
        displayName: String, givenName: String = "", familyName: String = "", companyName: String = "",
        email: String? = nil, phone: String? = nil, billingAddress: PostalAddress? = nil,
        shippingAddress: PostalAddress? = nil, currency: Currency, taxNumber: String? = nil, isTaxExempt: Bool = false,
        notes: String = "", accountNumber: String? = nil
    ) {
        self.displayName = displayName
        self.givenName = givenName
        self.familyName = familyName
        self.companyName = companyName
        self.email = email
        self.phone = phone
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.currency = currency
        self.taxNumber = taxNumber
        self.isTaxExempt = isTaxExempt
        self.notes = notes
        self.accountNumber = accountNumber
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(displayName: try row.value(.displayName), currency: try row.value(.currency))
        try row.read(.givenName, into: &givenName)
        try row.read(.familyName, into: &familyName)
        try row.read(.companyName, into: &companyName)
        try row.read(.email, into: &email)
        try row.read(.phone, into: &phone)
        try row.read(.billingAddress, into: &billingAddress)
        try row.read(.shippingAddress, into: &shippingAddress)
        try row.read(.taxNumber, into: &taxNumber)
        try row.read(.isTaxExempt, into: &isTaxExempt)
        try row.read(.notes, into: &notes)
        try row.read(.accountNumber, into: &accountNumber)
    }
}

/// What an item of the books is. Source: quickbooks-online.md §7.5.
package enum ItemKind: String, Sendable, Codable { case inventory, nonInventory, service }

/// An item that is to be created in the books.
package struct ItemDraft: Hashable, Sendable, Codable {
    package var kind: ItemKind
    /// At most 100 characters online, without colon.
    package var name: String
    package var sku: String?
    package var description: String
    package var unitPrice: ExactDecimal?
    package var purchaseCost: ExactDecimal?
    package var incomeAccount: Reference<Account>
    package var expenseAccount: Reference<Account>?
    /// Inventory items only, as are the next two.
    package var assetAccount: Reference<Account>?
    package var quantityOnHand: ExactDecimal?
    package var inventoryStartDate: BusinessDate?
    package var isTaxable: Bool
    /// Whether it is to be put to rest (`false`) or woken again (`true`); `nil` leaves it as it is.
    package var isActive: Bool?

    package init(
        kind: ItemKind, name: String, sku: String? = nil, description: String = "", unitPrice: ExactDecimal? = nil,
        purchaseCost: ExactDecimal? = nil, incomeAccount: Reference<Account>,
        expenseAccount: Reference<Account>? = nil, assetAccount: Reference<Account>? = nil,
        quantityOnHand: ExactDecimal? = nil, inventoryStartDate: BusinessDate? = nil, isTaxable: Bool = true
    ) {
        self.kind = kind
        self.name = name
        self.sku = sku
        self.description = description
        self.unitPrice = unitPrice
        self.purchaseCost = purchaseCost
        self.incomeAccount = incomeAccount
        self.expenseAccount = expenseAccount
        self.assetAccount = assetAccount
        self.quantityOnHand = quantityOnHand
        self.inventoryStartDate = inventoryStartDate
        self.isTaxable = isTaxable
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(kind: try row.value(.kind), name: try row.value(.name), incomeAccount: try row.value(.incomeAccount))
        try row.read(.sku, into: &sku)
        try row.read(.description, into: &description)
        try row.read(.unitPrice, into: &unitPrice)
        try row.read(.purchaseCost, into: &purchaseCost)
        try row.read(.expenseAccount, into: &expenseAccount)
        try row.read(.assetAccount, into: &assetAccount)
        try row.read(.quantityOnHand, into: &quantityOnHand)
        try row.read(.inventoryStartDate, into: &inventoryStartDate)
        try row.read(.isTaxable, into: &isTaxable)
        try row.read(.isActive, into: &isActive)
    }
}

/// Anything that a plan puts into the books, in the order in which it must be there.
package indirect enum RecordBody: Hashable, Sendable, Codable {
    case customer(PartyDraft)
    case vendor(PartyDraft)
    case item(ItemDraft)
    case document(Document)
}
