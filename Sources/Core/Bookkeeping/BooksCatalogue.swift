package import Accounting

/// The books' own facts that decide how documents must look.
package struct BooksCompany: Hashable, Sendable, Codable {
    /// How the books reckon tax. Source: quickbooks-online.md §8.
    package enum TaxModel: String, Sendable, Codable {
        /// US with automated sales tax: one tax per document, lines marked taxable or not.
        case unitedStatesAutomated
        /// US with rates kept by hand.
        case unitedStatesManual
        /// A tax code on every line.
        case global
        /// The company does not use sales tax.
        case none
    }

    /// The books' own identifier (the realm of QuickBooks Online).
    package var id: String
    package var name: String
    /// ISO 3166 two-letter code of the edition.
    package var country: String
    package var homeCurrency: Currency
    package var taxModel: TaxModel
    package var isMulticurrency: Bool
    /// Documents dated on or before it are refused by the books.
    package var closingDate: BusinessDate?
    /// Whether a document number may be given; when not, the books number by themselves.
    package var takesDocumentNumbers: Bool
    package var tracksClasses: Bool
    package var tracksLocations: Bool
    package var tracksInventory: Bool
    /// Whether the books refuse the number of another document; `nil`, in older rows, is not known.
    package var refusesUsedNumbers: Bool?
    /// What the company calls the marks of lines that are taxed and that are not; `nil` where they bear their usual names.
    package var taxMarkNames: TaxMarkNames?
    /// Receivables and payables that are kept in another currency than that of the company, by the codes of theirs; `nil` where there
    /// are none, or the books choose by themselves.
    package var debtAccountsAbroad: [String: String]?

    package struct TaxMarkNames: Hashable, Sendable, Codable {
        package var taxable: String
        package var notTaxable: String

        package init(taxable: String, notTaxable: String) {
            self.taxable = taxable
            self.notTaxable = notTaxable
        }
    }

    package init(
        id: String, name: String, country: String, homeCurrency: Currency, taxModel: TaxModel,
        isMulticurrency: Bool = false, closingDate: BusinessDate? = nil, takesDocumentNumbers: Bool = true,
        tracksClasses: Bool = false, tracksLocations: Bool = false, tracksInventory: Bool = true,
        refusesUsedNumbers: Bool? = true
    ) {
        self.id = id
        self.name = name
        self.country = country
        self.homeCurrency = homeCurrency
        self.taxModel = taxModel
        self.isMulticurrency = isMulticurrency
        self.closingDate = closingDate
        self.takesDocumentNumbers = takesDocumentNumbers
        self.tracksClasses = tracksClasses
        self.tracksLocations = tracksLocations
        self.tracksInventory = tracksInventory
        self.refusesUsedNumbers = refusesUsedNumbers
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try row.value(.id), name: try row.value(.name), country: try row.value(.country),
            homeCurrency: try row.value(.homeCurrency), taxModel: try row.value(.taxModel))
        try row.read(.isMulticurrency, into: &isMulticurrency)
        try row.read(.closingDate, into: &closingDate)
        try row.read(.takesDocumentNumbers, into: &takesDocumentNumbers)
        try row.read(.tracksClasses, into: &tracksClasses)
        try row.read(.tracksLocations, into: &tracksLocations)
        try row.read(.tracksInventory, into: &tracksInventory)
        refusesUsedNumbers = try row.decodeIfPresent(Bool.self, forKey: .refusesUsedNumbers)
        taxMarkNames = try row.decodeIfPresent(TaxMarkNames.self, forKey: .taxMarkNames)
        debtAccountsAbroad = try row.decodeIfPresent([String: String].self, forKey: .debtAccountsAbroad)
    }
}

/// A rate of the books inside a tax code.
package struct TaxRateRecord: Hashable, Sendable, Codable {
    package var id: ID<TaxRate>
    package var name: String
    package var percent: ExactDecimal
    /// The liability account of its agency, for the journal.
    package var account: Reference<Account>

    package init(id: ID<TaxRate>, name: String, percent: ExactDecimal, account: Reference<Account>) {
        self.id = id
        self.name = name
        self.percent = percent
        self.account = account
    }
}

/// A tax code of the books with the rates that it applies to sales.
package struct TaxCodeRecord: Hashable, Sendable, Codable {
    package var id: ID<TaxCode>
    package var name: String
    package var salesRates: [TaxRateRecord]
    package var isActive: Bool

    package init(id: ID<TaxCode>, name: String, salesRates: [TaxRateRecord], isActive: Bool = true) {
        self.id = id
        self.name = name
        self.salesRates = salesRates
        self.isActive = isActive
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(id: try row.value(.id), name: try row.value(.name), salesRates: try row.value(.salesRates))
        try row.read(.isActive, into: &isActive)
    }

    package var reference: Reference<TaxCode> { .existing(id, name: name) }
}

/// An item of the books, or what else holds a name among items.
package struct ItemRecord: Hashable, Sendable, Codable {
    /// Categories and bundles bear names of the same list, and cannot be sold on a line. Source: quickbooks-online.md §7.5.
    package enum Kind: String, Sendable, Codable {
        case inventory, nonInventory, service, category, bundle

        package init(_ kind: ItemKind) {
            switch kind {
            case .inventory: self = .inventory
            case .nonInventory: self = .nonInventory
            case .service: self = .service
            }
        }

        package var isSold: Bool {
            switch self {
            case .inventory, .nonInventory, .service: true
            case .category, .bundle: false
            }
        }
    }

    package var id: ID<Item>
    package var name: String
    package var sku: String?
    package var kind: Kind
    package var incomeAccount: ID<Account>?
    package var expenseAccount: ID<Account>?
    package var assetAccount: ID<Account>?
    package var isActive: Bool
    package var unitPrice: ExactDecimal?
    /// Inventory items only.
    package var quantityOnHand: ExactDecimal?
    package var inventoryStartDate: BusinessDate?

    package init(
        id: ID<Item>, name: String, sku: String? = nil, kind: Kind, incomeAccount: ID<Account>? = nil,
        expenseAccount: ID<Account>? = nil, assetAccount: ID<Account>? = nil, isActive: Bool = true,
        unitPrice: ExactDecimal? = nil, quantityOnHand: ExactDecimal? = nil, inventoryStartDate: BusinessDate? = nil
    ) {
        self.id = id
        self.name = name
        self.sku = sku
        self.kind = kind
        self.incomeAccount = incomeAccount
        self.expenseAccount = expenseAccount
        self.assetAccount = assetAccount
        self.isActive = isActive
        self.unitPrice = unitPrice
        self.quantityOnHand = quantityOnHand
        self.inventoryStartDate = inventoryStartDate
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(id: try row.value(.id), name: try row.value(.name), kind: try row.value(.kind))
        try row.read(.sku, into: &sku)
        try row.read(.incomeAccount, into: &incomeAccount)
        try row.read(.expenseAccount, into: &expenseAccount)
        try row.read(.assetAccount, into: &assetAccount)
        try row.read(.isActive, into: &isActive)
        try row.read(.unitPrice, into: &unitPrice)
        try row.read(.quantityOnHand, into: &quantityOnHand)
        try row.read(.inventoryStartDate, into: &inventoryStartDate)
    }
}

/// A name of the books: customers, vendors and employees share one name space. Source: quickbooks-online.md §7.1.
package struct PartyRecord: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable { case customer, vendor, employee }

    package var id: String
    package var kind: Kind
    package var displayName: String
    package var companyName: String
    package var email: String?
    package var phone: String?
    package var postalCode: String?
    package var currency: Currency
    package var isActive: Bool
    /// A sub-customer or project; the customer whose part it is often has the same address. `nil` where it was not noted.
    package var isPart: Bool?

    package var isPartOfAnother: Bool { isPart ?? false }

    /// Its addresses, each once: the books let people write several into one field.
    package var emailKeys: [NameKey] {
        guard let email, !email.isEmpty else { return [] }
        let parts = email.split { $0 == "," || $0 == ";" || $0.isWhitespace }
        return parts.reduce(into: []) { keys, part in
            let key = NameKey(part)
            if !keys.contains(key) { keys.append(key) }
        }
    }

    package init(
        id: String, kind: Kind, displayName: String, companyName: String = "", email: String? = nil,
        phone: String? = nil, postalCode: String? = nil, currency: Currency, isActive: Bool = true,
        isPart: Bool = false
    ) {
        self.isPart = isPart
        self.id = id
        self.kind = kind
        self.displayName = displayName
        self.companyName = companyName
        self.email = email
        self.phone = phone
        self.postalCode = postalCode
        self.currency = currency
        self.isActive = isActive
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try row.value(.id), kind: try row.value(.kind), displayName: try row.value(.displayName),
            currency: try row.value(.currency))
        try row.read(.companyName, into: &companyName)
        try row.read(.email, into: &email)
        try row.read(.phone, into: &phone)
        try row.read(.postalCode, into: &postalCode)
        try row.read(.isActive, into: &isActive)
        isPart = try row.decodeIfPresent(Bool.self, forKey: .isPart)
    }
}

/// A record that has nothing but a name: class, location, term, payment method.
package struct NamedRecord<Subject>: Hashable, Sendable, Codable {
    package var id: ID<Subject>
    package var name: String
    package var isActive: Bool

    package init(id: ID<Subject>, name: String, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.isActive = isActive
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(id: try row.value(.id), name: try row.value(.name))
        try row.read(.isActive, into: &isActive)
    }

    package var reference: Reference<Subject> { .existing(id, name: name) }
}

/// The part of the books' mirror that planning reads; planning asks the books for nothing. Source: design.md §2.
///
/// Accounts, codes and other short lists are whole; items and parties may be an excerpt that holds at least those which the
/// orders in hand can name (``ItemDirectory``, ``PartyDirectory``).
package struct BooksCatalogue: Sendable {
    package var company: BooksCompany
    /// Of the kind of books that the company keeps.
    package var traits: BooksTraits
    package var accounts: [ID<Account>: Account]
    package var taxCodes: [TaxCodeRecord]
    package var items: ItemDirectory
    package var parties: PartyDirectory
    package var classes: [NamedRecord<TrackingClass>]
    package var locations: [NamedRecord<Location>]
    package var terms: [NamedRecord<Term>]
    package var paymentMethods: [NamedRecord<PaymentMethod>]
    /// What is on its way into the books.
    package var expected = ExpectedRecords()

    package init(
        company: BooksCompany, traits: BooksTraits, accounts: [Account], taxCodes: [TaxCodeRecord] = [],
        items: [ItemRecord] = [],
        parties: [PartyRecord] = [], classes: [NamedRecord<TrackingClass>] = [],
        locations: [NamedRecord<Location>] = [], terms: [NamedRecord<Term>] = [],
        paymentMethods: [NamedRecord<PaymentMethod>] = []
    ) {
        self.company = company
        self.traits = traits
        self.accounts = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        self.taxCodes = taxCodes
        self.items = ItemDirectory(items)
        self.parties = PartyDirectory(parties)
        self.classes = classes
        self.locations = locations
        self.terms = terms
        self.paymentMethods = paymentMethods
    }
}
