/// What one country gives a sample store: money, taxes, places, people and ways to pay.
struct EcwidCountry: Sendable {
    var currency: String
    var currencySign: String
    var precision: Int
    /// US dollars for one unit of the currency.
    var dollarRate: ExactNumber
    var timeZone: String
    var language: String
    var pricesIncludeTax: Bool
    var orderNumberPrefix: String
    var shippingTaxScheme: String
    var storeName: String
    var company: EcwidAddress
    var companyTaxNumber: String
    /// Minor units of this currency for one US cent of the catalogue's price list, as a fraction.
    var priceScale: (numerator: Int64, denominator: Int64)
    var manualTaxes: [EcwidTaxRate]
    var standardRate: EcwidTaxRate?
    var regions: [EcwidRegion]
    var payments: [EcwidPaymentOption]
    var shipping: [EcwidShippingMethod]
    var people: EcwidPeople

    /// An amount of the catalogue's price list, in this country's minor units.
    func local(_ dollarCents: Int64) -> Int64 {
        MinorUnits.part(of: dollarCents, priceScale.numerator, over: priceScale.denominator)
    }

    static func of(_ kind: EcwidStoreKind) -> EcwidCountry {
        switch kind {
        case .us: .unitedStates
        case .ca: .canada
        case .eu: .netherlands
        case .fr: .france
        case .de: .germany
        case .gb: .unitedKingdom
        case .jp: .japan
        case .au: .australia
        }
    }
}

enum EcwidTaxClass: String, Sendable {
    case standard = "default"
    case reduced
    case exempt

    var title: String {
        switch self {
        case .standard: "Standard rate"
        case .reduced: "Reduced rate"
        case .exempt: "Tax exempt"
        }
    }
}

struct EcwidTaxRate: Sendable, Equatable {
    var id: Int64
    var name: String
    /// Percent × 1,000: 9.975 % is 9,975.
    var thousandths: Int64
    /// STATE, COUNTY… for automatic taxes; nil for taxes set by hand.
    var automaticType: String?
    var reachesShipping: Bool

    static func manual(_ id: Int64, _ name: String, _ thousandths: Int64, shipping: Bool = true) -> EcwidTaxRate {
        EcwidTaxRate(id: id, name: name, thousandths: thousandths, automaticType: nil, reachesShipping: shipping)
    }

    static func automatic(_ type: String, _ name: String, _ thousandths: Int64, shipping: Bool) -> EcwidTaxRate {
        EcwidTaxRate(id: 0, name: name, thousandths: thousandths, automaticType: type, reachesShipping: shipping)
    }
}

struct EcwidAddress: Sendable {
    var companyName = ""
    var street: String
    var city: String
    var postalCode: String
    var countryCode: String
    var countryName: String
    var stateCode = ""
    var stateName = ""
    var phone: String
}

/// Where buyers live and which taxes their goods carry there.
struct EcwidRegion: Sendable {
    /// How many buyers in a hundred live here.
    var share: Int
    var places: [EcwidAddress]
    var standard: [EcwidTaxRate]
    var reduced: [EcwidTaxRate]
    /// Companies with a valid tax number buy here without tax.
    var isReverseCharge = false

    func rates(_ taxClass: EcwidTaxClass) -> [EcwidTaxRate] {
        switch taxClass {
        case .standard: standard
        case .reduced: reduced
        case .exempt: []
        }
    }
}

struct EcwidPaymentOption: Sendable {
    var title: String
    /// The processor; empty for offline methods.
    var module: String
    var transactionPrefix = ""
    /// Percent × 1,000 that the buyer pays on top; 0 for none.
    var feeThousandths: Int64 = 0
    var feeTitle = ""
}

struct EcwidShippingMethod: Sendable {
    var title: String
    var carrier = ""
    /// US cents of the price list.
    var rate: Int64
    var isPickup = false
}

struct EcwidPeople: Sendable {
    var given: [String]
    var family: [String]
    var companies: [String]
}
