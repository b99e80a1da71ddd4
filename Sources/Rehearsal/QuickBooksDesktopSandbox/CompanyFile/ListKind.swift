/// The lists of a company file; the raw value is qbXML's name.
enum ListKind: String, CaseIterable, Sendable {
    case account = "Account"
    case customer = "Customer"
    case vendor = "Vendor"
    case employee = "Employee"
    case otherName = "OtherName"
    case itemService = "ItemService"
    case itemNonInventory = "ItemNonInventory"
    case itemOtherCharge = "ItemOtherCharge"
    case itemInventory = "ItemInventory"
    case itemInventoryAssembly = "ItemInventoryAssembly"
    case itemFixedAsset = "ItemFixedAsset"
    case itemSubtotal = "ItemSubtotal"
    case itemDiscount = "ItemDiscount"
    case itemPayment = "ItemPayment"
    case itemSalesTax = "ItemSalesTax"
    case itemSalesTaxGroup = "ItemSalesTaxGroup"
    case itemGroup = "ItemGroup"
    case salesTaxCode = "SalesTaxCode"
    case standardTerms = "StandardTerms"
    case dateDrivenTerms = "DateDrivenTerms"
    case paymentMethod = "PaymentMethod"
    case classification = "Class"
    case shipMethod = "ShipMethod"
    case salesRep = "SalesRep"
    case customerType = "CustomerType"
    case customerMsg = "CustomerMsg"
    case template = "Template"
    case currency = "Currency"

    static let entities: [ListKind] = [.customer, .vendor, .employee, .otherName]
    static let items: [ListKind] = [
        .itemService, .itemNonInventory, .itemOtherCharge, .itemInventory, .itemInventoryAssembly, .itemFixedAsset,
        .itemSubtotal, .itemDiscount, .itemPayment, .itemSalesTax, .itemSalesTaxGroup, .itemGroup,
    ]
    static let terms: [ListKind] = [.standardTerms, .dateDrivenTerms]

    /// Kinds that share one space of names. Source: quickbooks-desktop.md §4.2.
    var nameSpace: String {
        switch self {
        case .customer, .vendor, .employee, .otherName: "entity"
        case .standardTerms, .dateDrivenTerms: "terms"
        default: Self.items.contains(self) ? "item" : rawValue
        }
    }

    var isItem: Bool { Self.items.contains(self) }
    var isTaxItem: Bool { self == .itemSalesTax || self == .itemSalesTaxGroup }
    var isStocked: Bool { self == .itemInventory || self == .itemInventoryAssembly }

    /// Whether its elements can have a parent of the same kind.
    var isTree: Bool {
        switch self {
        case .account, .customer, .classification, .customerType, .itemService, .itemNonInventory, .itemOtherCharge,
            .itemInventory, .itemInventoryAssembly, .itemDiscount:
            true
        default: false
        }
    }

    /// The element that holds the name.
    var nameField: String { self == .salesRep ? "Initial" : "Name" }

    /// What a message calls it.
    var word: String {
        switch self {
        case .standardTerms, .dateDrivenTerms: "Terms"
        default: isItem ? "Item" : rawValue
        }
    }

    /// The elements of an answer, in order. Source: quickbooks-desktop.md §4, qbXML 13.0.
    var shownFields: [String] { Self.shown[self] ?? [] }

    private static let head = "ListID TimeCreated TimeModified EditSequence Name "
    private static let tree = head + "FullName IsActive ParentRef Sublevel "
    private static let item = head + "FullName BarCodeValue IsActive ClassRef ParentRef Sublevel "
    private static let stocked =
        item + "ManufacturerPartNumber UnitOfMeasureSetRef IsTaxIncluded SalesTaxCodeRef SalesDesc SalesPrice "
        + "IncomeAccountRef PurchaseDesc PurchaseCost PurchaseTaxCodeRef COGSAccountRef PrefVendorRef AssetAccountRef "
    private static let sides = "IsTaxIncluded SalesTaxCodeRef SalesOrPurchase SalesAndPurchase "
    private static let person = "Salutation FirstName MiddleName LastName "

    private static let shown: [ListKind: [String]] = [
        .account: tree
            + "AccountType SpecialAccountType IsTaxAccount AccountNumber BankNumber Desc Balance TotalBalance SalesTaxCodeRef CashFlowClassification CurrencyRef",
        .customer: head + "FullName IsActive ClassRef ParentRef Sublevel CompanyName " + person
            + "JobTitle BillAddress BillAddressBlock ShipAddress ShipAddressBlock ShipToAddress Phone AltPhone Fax Email Cc Contact AltContact AdditionalContactRef CustomerTypeRef TermsRef SalesRepRef Balance TotalBalance SalesTaxCodeRef ItemSalesTaxRef SalesTaxCountry ResaleNumber AccountNumber CreditLimit PreferredPaymentMethodRef JobStatus JobStartDate JobProjectedEndDate JobEndDate JobDesc Notes PreferredDeliveryMethod ExternalGUID TaxRegistrationNumber CurrencyRef",
        .vendor: head + "IsActive ClassRef CompanyName " + person
            + "JobTitle VendorAddress VendorAddressBlock ShipAddress Phone AltPhone Fax Email Cc Contact AltContact AdditionalContactRef NameOnCheck AccountNumber Notes TermsRef CreditLimit VendorTaxIdent IsVendorEligibleFor1099 Balance ExternalGUID SalesTaxCodeRef SalesTaxCountry IsSalesTaxAgency TaxRegistrationNumber ReportingPeriod CurrencyRef",
        .employee: head + "IsActive " + person + "Phone Email Notes ExternalGUID",
        .otherName: head + "IsActive CompanyName " + person
            + "OtherNameAddress OtherNameAddressBlock Phone AltPhone Fax Email Contact AltContact AccountNumber Notes ExternalGUID",
        .itemService: item + "UnitOfMeasureSetRef " + sides + "ExternalGUID",
        .itemNonInventory: item + "ManufacturerPartNumber UnitOfMeasureSetRef " + sides + "ExternalGUID",
        .itemOtherCharge: item + sides + "ExternalGUID",
        .itemInventory: stocked
            + "ReorderPoint Max QuantityOnHand AverageCost QuantityOnOrder QuantityOnSalesOrder ExternalGUID",
        .itemInventoryAssembly: stocked
            + "BuildPoint Max QuantityOnHand AverageCost QuantityOnOrder QuantityOnSalesOrder ExternalGUID",
        .itemFixedAsset: head
            + "BarCodeValue IsActive ClassRef AcquiredAs PurchaseDesc PurchaseDate PurchaseCost AssetAccountRef ExternalGUID",
        .itemSubtotal: head + "BarCodeValue IsActive ItemDesc ExternalGUID",
        .itemDiscount: item + "ItemDesc SalesTaxCodeRef DiscountRate DiscountRatePercent AccountRef ExternalGUID",
        .itemPayment: head
            + "BarCodeValue IsActive ClassRef ItemDesc DepositToAccountRef PaymentMethodRef ExternalGUID",
        .itemSalesTax: head
            + "BarCodeValue IsActive ClassRef ItemDesc TaxRate TaxVendorRef SalesTaxReturnLineRef ExternalGUID",
        .itemSalesTaxGroup: head + "BarCodeValue IsActive ItemDesc ExternalGUID ItemSalesTaxRef",
        .itemGroup: head + "BarCodeValue IsActive ItemDesc IsPrintItemsInGroup ExternalGUID ItemGroupLine",
        .salesTaxCode: head + "IsActive IsTaxable Desc ItemPurchaseTaxRef ItemSalesTaxRef",
        .standardTerms: head + "IsActive StdDueDays StdDiscountDays DiscountPct",
        .dateDrivenTerms: head + "IsActive DayOfMonthDue DueNextMonthDays DiscountDayOfMonth DiscountPct",
        .paymentMethod: head + "IsActive PaymentMethodType",
        .classification: tree,
        .shipMethod: head + "IsActive",
        .salesRep: "ListID TimeCreated TimeModified EditSequence Initial IsActive SalesRepEntityRef",
        .customerType: tree,
        .customerMsg: head + "IsActive",
        .template: head + "IsActive TemplateType",
        .currency: head + "IsActive CurrencyCode IsUserDefinedCurrency ExchangeRate AsOfDate",
    ].mapValues { $0.split(separator: " ").map(String.init) }
}
