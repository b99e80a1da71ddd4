extension EcwidCountry {
    static let unitedStates = EcwidCountry(
        currency: "USD", currencySign: "$", precision: 2, dollarRate: ExactNumber(units: 1),
        timeZone: "America/New_York", language: "en", pricesIncludeTax: false, orderNumberPrefix: "US-",
        shippingTaxScheme: "AUTOMATIC", storeName: "Hudson Goods",
        company: EcwidAddress(
            companyName: "Hudson Goods LLC", street: "1 Main Street", city: "White Plains", postalCode: "10601",
            countryCode: "US", countryName: "United States", stateCode: "NY", stateName: "New York",
            phone: "+1 914 555 0199"),
        companyTaxNumber: "", priceScale: (1, 1),
        manualTaxes: [indianaSalesTax, beverageTax], standardRate: indianaSalesTax,
        regions: [
            EcwidRegion(
                share: 40, places: newYork,
                standard: [
                    .automatic("STATE", "NY State Tax", 4000, shipping: false),
                    .automatic("COUNTY", "Westchester County Tax", 3000, shipping: false),
                    .automatic("SPECIAL_DISTRICT", "MTA District Tax", 375, shipping: false),
                ], reduced: []),
            EcwidRegion(
                share: 25, places: indiana, standard: [indianaSalesTax], reduced: [indianaSalesTax, beverageTax]),
            EcwidRegion(
                share: 20, places: texas,
                standard: [
                    .automatic("STATE", "TX State Tax", 6250, shipping: true),
                    .automatic("CITY", "Austin City Tax", 1000, shipping: true),
                    .automatic("SPECIAL_DISTRICT", "Austin Transit Tax", 1000, shipping: true),
                ], reduced: []),
            EcwidRegion(share: 15, places: oregon, standard: [], reduced: []),
        ],
        payments: [
            EcwidPaymentOption(title: "Credit or debit card", module: "Stripe", transactionPrefix: "ch_sample_"),
            EcwidPaymentOption(title: "PayPal", module: "PayPalCheckout", transactionPrefix: "8XK"),
            EcwidPaymentOption(
                title: "Card by phone", module: "", feeThousandths: 1500, feeTitle: "Card by phone 1.5%"),
            EcwidPaymentOption(title: "Bank transfer", module: ""),
            EcwidPaymentOption(title: "Purchase order", module: ""),
        ],
        shipping: [
            EcwidShippingMethod(title: "USPS Priority Mail", rate: 695),
            EcwidShippingMethod(title: "UPS Ground", carrier: "U.P.S.", rate: 950),
            EcwidShippingMethod(title: "FedEx Home Delivery", carrier: "FedEx", rate: 1435),
            EcwidShippingMethod(title: "Pickup", rate: 0, isPickup: true),
        ], people: .english)

    private static let indianaSalesTax = EcwidTaxRate.manual(510_001, "Sales Tax", 7000)
    private static let beverageTax = EcwidTaxRate.manual(510_002, "Beverage Tax", 2500, shipping: false)

    private static func american(
        _ street: String, _ city: String, _ postalCode: String, _ code: String, _ state: String
    ) -> EcwidAddress {
        EcwidAddress(
            street: street, city: city, postalCode: postalCode, countryCode: "US", countryName: "United States",
            stateCode: code, stateName: state, phone: "+1 914 555 0100")
    }

    private static let newYork = [
        american("12 Hudson Street\nApt 4", "White Plains", "10601", "NY", "New York"),
        american("88 Post Road", "Scarsdale", "10583", "NY", "New York"),
        american("5 Nepperhan Avenue", "Yonkers", "10701", "NY", "New York"),
    ]
    private static let indiana = [
        american("410 Massachusetts Avenue", "Indianapolis", "46204", "IN", "Indiana"),
        american("27 Calhoun Street", "Fort Wayne", "46802", "IN", "Indiana"),
    ]
    private static let texas = [
        american("1100 Congress Avenue", "Austin", "78701", "TX", "Texas"),
        american("620 Guadalupe Street\nSuite 300", "Austin", "78701", "TX", "Texas"),
    ]
    private static let oregon = [american("730 Burnside Street", "Portland", "97209", "OR", "Oregon")]

    static let canada = EcwidCountry(
        currency: "CAD", currencySign: "$", precision: 2, dollarRate: ExactNumber(units: 7312, decimals: 4),
        timeZone: "America/Toronto", language: "en", pricesIncludeTax: false, orderNumberPrefix: "MAPLE-",
        shippingTaxScheme: "AUTOMATIC", storeName: "Maple Outfitters",
        company: EcwidAddress(
            companyName: "Maple Outfitters Inc", street: "200 King St", city: "Toronto", postalCode: "M5H 3T4",
            countryCode: "CA", countryName: "Canada", stateCode: "ON", stateName: "Ontario",
            phone: "+1 416 555 0199"),
        companyTaxNumber: "", priceScale: (13, 10),
        manualTaxes: [goodsTax, britishColumbiaTax, quebecTax, ontarioTax, novaScotiaTax], standardRate: ontarioTax,
        regions: [
            EcwidRegion(
                share: 40, places: [canadian("100 Queen St W", "Toronto", "M5H 2N2", "ON", "Ontario")],
                standard: [ontarioTax], reduced: []),
            EcwidRegion(
                share: 25, places: [canadian("275 rue Notre-Dame Est", "Montréal", "H2Y 1C6", "QC", "Quebec")],
                standard: [goodsTax, quebecTax], reduced: [goodsTax]),
            EcwidRegion(
                share: 15, places: [canadian("453 W 12th Ave", "Vancouver", "V5Y 1V4", "BC", "British Columbia")],
                standard: [goodsTax, britishColumbiaTax], reduced: [goodsTax]),
            EcwidRegion(
                share: 12, places: [canadian("800 Macleod Trail SE", "Calgary", "T2G 5E6", "AB", "Alberta")],
                standard: [goodsTax], reduced: []),
            EcwidRegion(
                share: 8, places: [canadian("1841 Argyle St", "Halifax", "B3J 3A5", "NS", "Nova Scotia")],
                standard: [novaScotiaTax], reduced: []),
        ],
        payments: [
            EcwidPaymentOption(title: "Credit or debit card", module: "Stripe", transactionPrefix: "ch_sample_"),
            EcwidPaymentOption(title: "Interac", module: ""),
            EcwidPaymentOption(
                title: "Card by phone", module: "", feeThousandths: 2000, feeTitle: "Card by phone 2%"),
        ],
        shipping: [
            EcwidShippingMethod(title: "Canada Post Expedited", rate: 923),
            EcwidShippingMethod(title: "Purolator Ground", carrier: "Purolator", rate: 1180),
            EcwidShippingMethod(title: "Pickup", rate: 0, isPickup: true),
        ], people: .english)

    private static let goodsTax = EcwidTaxRate.manual(730_001, "GST", 5000)
    private static let britishColumbiaTax = EcwidTaxRate.manual(730_002, "PST (BC)", 7000, shipping: false)
    private static let quebecTax = EcwidTaxRate.manual(730_003, "QST", 9975)
    private static let ontarioTax = EcwidTaxRate.manual(730_004, "HST (ON)", 13000)
    private static let novaScotiaTax = EcwidTaxRate.manual(730_005, "HST (NS)", 14000)

    private static func canadian(
        _ street: String, _ city: String, _ postalCode: String, _ code: String, _ province: String
    ) -> EcwidAddress {
        EcwidAddress(
            street: street, city: city, postalCode: postalCode, countryCode: "CA", countryName: "Canada",
            stateCode: code, stateName: province, phone: "+1 416 555 0100")
    }
}
