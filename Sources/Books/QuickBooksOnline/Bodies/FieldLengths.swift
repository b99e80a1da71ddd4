/// The longest texts that the service takes, in characters. Source: quickbooks-online.md §7.1–7.12.
enum FieldLength {
    static let documentNumber = 21
    static let privateNote = 4000
    static let customerMemo = 1000
    static let lineDescription = 4000
    static let displayName = 500
    static let personName = 100
    static let companyName = 100
    static let customerNotes = 2000
    static let resaleNumber = 16
    static let taxIdentifier = 20
    static let accountNumber = 100
    static let itemName = 100
    static let sku = 100
    static let itemDescription = 4000
    static let phone = 30
    static let addressLine = 500
    /// All five lines of an address together.
    static let addressLines = 2000
    static let city = 255
    static let region = 255
    static let country = 255
    static let postalCode = 30
    static let paymentReference = 21
    static let shippingMethod = 31
}

/// The most decimals that a quantity or a unit price may have. Source: quickbooks-online.md §7.1.
let quantityDecimalsMax = 7
