/// What kind of account it is; decides on which side it grows and where it may be used.
///
/// Source: quickbooks-online.md §7.6. The raw value is our own name, connectors translate it.
package enum AccountType: String, Sendable, Codable, CaseIterable {
    case bank, accountsReceivable, otherCurrentAsset, fixedAsset, otherAsset
    case creditCard, accountsPayable, otherCurrentLiability, longTermLiability
    case equity, income, otherIncome, costOfGoodsSold, expense, otherExpense
}

/// An account of the books, as the catalogue knows it.
package struct Account: Hashable, Sendable, Codable {
    package let id: ID<Account>
    package let name: String
    package let type: AccountType
    /// The books' own sub-type (`SalesOfProductIncome`); empty when there is none.
    package let subtype: String
    package let currency: Currency
    package var isActive: Bool

    package init(
        id: ID<Account>, name: String, type: AccountType, subtype: String, currency: Currency, isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.subtype = subtype
        self.currency = currency
        self.isActive = isActive
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try row.value(.id), name: try row.value(.name), type: try row.value(.type),
            subtype: try row.value(.subtype), currency: try row.value(.currency))
        try row.read(.isActive, into: &isActive)
    }

    package var reference: Reference<Account> { .existing(id, name: name) }
}
