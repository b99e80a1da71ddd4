package import Accounting

/// How the records of a kind of store are kept in the books, where that is not as with most stores.
///
/// The kind of store says it, or a file of its own settings. It becomes the first suggestion of the settings; people change it there.
package struct StoreConventions: Hashable, Sendable, Codable {
    /// An account of the books as the settings of the store name it.
    package struct NamedAccount: Hashable, Sendable, Codable {
        package var id: ID<Account>
        package var name: String

        package init(id: ID<Account>, name: String) { (self.id, self.name) = (id, name) }
    }

    /// What an item of the books is named by.
    package enum ItemName: String, Hashable, Sendable, Codable {
        case productName, productNumber
    }

    /// The four accounts of a store whose products become items (F1).
    package struct Accounts: Hashable, Sendable, Codable {
        package var income: NamedAccount
        package var serviceIncome: NamedAccount
        package var expense: NamedAccount
        package var asset: NamedAccount

        package init(
            income: NamedAccount, serviceIncome: NamedAccount, expense: NamedAccount, asset: NamedAccount
        ) {
            (self.income, self.serviceIncome, self.expense, self.asset) = (income, serviceIncome, expense, asset)
        }
    }

    /// Its invoices and credit memos are kept under their own numbers, and its products and customers in feeds of their own (F2).
    package var isOfDocuments = false
    package var accounts: Accounts?
    package var invoicePrefix: String?
    package var creditMemoPrefix: String?
    package var shippingItem: String?
    package var discountItem: String?
    /// Of what a credit memo adds or keeps back beside its lines.
    package var adjustmentItem: String?
    /// Nothing is posted unless a person sends it (S1).
    package var postsOnlyWhenAsked = false
    /// What items of the books are named by; `nil` leaves it as suggested (A1).
    package var itemName: ItemName?
    /// The tax is a line of the invoice (S4).
    package var taxIsItem = false
    /// Names of the items of charges, by the store's word for each.
    package var chargeNames: [String: String] = [:]
    /// Its orders come in several currencies, so that books for a rehearsal take them.
    package var isMulticurrency = false
    package var startDate: BusinessDate?
    /// The day from which new items are counted.
    package var inventoryStart: BusinessDate?
    /// The books' tax codes by the store's.
    package var taxCodes: [String: ID<TaxCode>] = [:]
    /// The store's code of what bears no tax at all.
    package var codeWithoutTax: String?

    package init(isOfDocuments: Bool = false) {
        self.isOfDocuments = isOfDocuments
        isMulticurrency = isOfDocuments
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.isOfDocuments, into: &isOfDocuments)
        try row.read(.accounts, into: &accounts)
        try row.read(.invoicePrefix, into: &invoicePrefix)
        try row.read(.creditMemoPrefix, into: &creditMemoPrefix)
        try row.read(.shippingItem, into: &shippingItem)
        try row.read(.discountItem, into: &discountItem)
        try row.read(.adjustmentItem, into: &adjustmentItem)
        try row.read(.postsOnlyWhenAsked, into: &postsOnlyWhenAsked)
        try row.read(.itemName, into: &itemName)
        try row.read(.taxIsItem, into: &taxIsItem)
        try row.read(.chargeNames, into: &chargeNames)
        try row.read(.isMulticurrency, into: &isMulticurrency)
        try row.read(.startDate, into: &startDate)
        try row.read(.inventoryStart, into: &inventoryStart)
        try row.read(.taxCodes, into: &taxCodes)
        try row.read(.codeWithoutTax, into: &codeWithoutTax)
    }
}
