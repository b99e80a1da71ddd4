extension EcwidCountry {
    static let netherlands = euro(
        zone: "Europe/Amsterdam", language: "nl", storeName: "Gracht Winkel",
        company: EcwidAddress(
            companyName: "Gracht Winkel B.V.", street: "Prinsengracht 1", city: "Amsterdam", postalCode: "1015 DK",
            countryCode: "NL", countryName: "Netherlands", phone: "+31 20 555 0199"),
        taxNumber: "NL001234567B01",
        taxes: [.manual(947_100_001, "BTW 21%", 21000), .manual(947_100_002, "BTW 9%", 9000)],
        places: [
            place("Prinsengracht 263", "Amsterdam", "1016 GV", "NL", "Netherlands", "+31 20 555 0101"),
            place("Oudegracht 120", "Utrecht", "3511 AX", "NL", "Netherlands", "+31 30 555 0102"),
        ],
        abroad: place("Lindenstr. 4", "Berlin", "10969", "DE", "Germany", "+49 30 555013"),
        payments: [
            EcwidPaymentOption(
                title: "iDEAL", module: "CUSTOM_PAYMENT_APP-mollie-pg", transactionPrefix: "tr_sample_"),
            EcwidPaymentOption(
                title: "Creditcard", module: "CUSTOM_PAYMENT_APP-mollie-pg", transactionPrefix: "tr_sample_",
                feeThousandths: 2000, feeTitle: "Creditcard 2%"),
            EcwidPaymentOption(title: "Overboeking", module: ""),
        ], carriers: ["PostNL", "DHL"], people: .dutch)

    static let france = euro(
        zone: "Europe/Paris", language: "fr", storeName: "Maison Cadeau",
        company: EcwidAddress(
            companyName: "Maison Cadeau SARL", street: "14 rue de la Paix", city: "Paris", postalCode: "75002",
            countryCode: "FR", countryName: "France", phone: "+33 1 55 55 01 99"),
        taxNumber: "FR12345678901",
        taxes: [
            .manual(960_100_001, "TVA 20%", 20000), .manual(960_100_002, "TVA 5,5%", 5500),
            .manual(960_100_003, "TVA 10%", 10000),
        ],
        places: [
            place("8 rue des Écoles", "Paris", "75005", "FR", "France", "+33 1 55 55 01 01"),
            place("22 cours de l'Intendance", "Bordeaux", "33000", "FR", "France", "+33 5 55 55 01 02"),
        ],
        abroad: place("Rue Neuve 9", "Bruxelles", "1000", "BE", "Belgium", "+32 2 555 01 03"),
        payments: [
            EcwidPaymentOption(title: "Carte bancaire", module: "Stripe", transactionPrefix: "ch_sample_"),
            EcwidPaymentOption(title: "PayPal", module: "PayPalCheckout", transactionPrefix: "8XK"),
            EcwidPaymentOption(title: "Virement", module: ""),
        ], carriers: ["Colissimo", "Chronopost"], people: .french)

    static let germany = euro(
        zone: "Europe/Berlin", language: "de", storeName: "Werbehaus",
        company: EcwidAddress(
            companyName: "Werbehaus GmbH", street: "Kantstraße 10", city: "Berlin", postalCode: "10623",
            countryCode: "DE", countryName: "Germany", phone: "+49 30 5550199"),
        taxNumber: "DE123456780",
        taxes: [.manual(970_100_001, "MwSt. 19%", 19000), .manual(970_100_002, "MwSt. 7%", 7000)],
        places: [
            place("Lindenstr. 4", "Berlin", "10969", "DE", "Germany", "+49 30 555013"),
            place("Marienplatz 1", "München", "80331", "DE", "Germany", "+49 89 555014"),
        ],
        abroad: place("Kärntner Straße 7", "Wien", "1010", "AT", "Austria", "+43 1 555015"),
        payments: [
            EcwidPaymentOption(title: "PayPal", module: "PayPalCheckout", transactionPrefix: "8XK"),
            EcwidPaymentOption(title: "Kreditkarte", module: "Stripe", transactionPrefix: "ch_sample_"),
            EcwidPaymentOption(title: "Rechnung", module: ""),
        ], carriers: ["DHL Paket", "DPD"], people: .german)

    static let unitedKingdom: EcwidCountry = {
        var country = euro(
            zone: "Europe/London", language: "en", storeName: "Aire Gifts",
            company: EcwidAddress(
                companyName: "Aire Gifts Ltd", street: "2 Boar Lane", city: "Leeds", postalCode: "LS1 5DA",
                countryCode: "GB", countryName: "United Kingdom", phone: "+44 113 555 0199"),
            taxNumber: "GB123456789",
            taxes: [.manual(850_001, "VAT", 20000), .manual(850_002, "VAT 5%", 5000)],
            places: [
                place("9 High St", "Leeds", "LS1 4AP", "GB", "United Kingdom", "+44 113 555 0101"),
                place("14 Stonegate", "York", "YO1 8AS", "GB", "United Kingdom", "+44 1904 555010"),
            ],
            abroad: nil,
            payments: [
                EcwidPaymentOption(
                    title: "Credit or debit card", module: "LightspeedPayments", transactionPrefix: "pi_sample_"),
                EcwidPaymentOption(title: "PayPal", module: "PayPalCheckout", transactionPrefix: "8XK"),
                EcwidPaymentOption(title: "BACS", module: ""),
            ], carriers: ["Royal Mail 48", "Evri"], people: .english)
        country.currency = "GBP"
        country.currencySign = "£"
        country.dollarRate = ExactNumber(units: 12611, decimals: 4)
        country.priceScale = (8, 10)
        return country
    }()

    private static func euro(
        zone: String, language: String, storeName: String, company: EcwidAddress, taxNumber: String,
        taxes: [EcwidTaxRate], places: [EcwidAddress], abroad: EcwidAddress?, payments: [EcwidPaymentOption],
        carriers: [String], people: EcwidPeople
    ) -> EcwidCountry {
        let standard = Array(taxes.prefix(1))
        let reduced = Array(taxes.dropFirst().prefix(1))
        var regions = [EcwidRegion(share: 70, places: places, standard: standard, reduced: reduced)]
        // A country with a third rate sells some reduced goods at it, as restaurants and transport do.
        if let third = taxes.dropFirst(2).first {
            regions.append(EcwidRegion(share: 18, places: places, standard: standard, reduced: [third]))
        }
        if let abroad {
            regions.append(
                EcwidRegion(
                    share: 12, places: [abroad], standard: standard, reduced: reduced, isReverseCharge: true))
        }
        return EcwidCountry(
            currency: "EUR", currencySign: "€", precision: 2, dollarRate: ExactNumber(units: 10824, decimals: 4),
            timeZone: zone, language: language, pricesIncludeTax: true, orderNumberPrefix: "",
            shippingTaxScheme: "BASED_ON_PRODUCT_TAXES_PROPORTION_BY_PRICE", storeName: storeName, company: company,
            companyTaxNumber: taxNumber, priceScale: (9, 10), manualTaxes: taxes, standardRate: taxes.first,
            regions: regions, payments: payments,
            shipping: carriers.enumerated().map { EcwidShippingMethod(title: $1, rate: 550 + Int64($0) * 245) }
                + [EcwidShippingMethod(title: "Pickup", rate: 0, isPickup: true)],
            people: people)
    }

    private static func place(
        _ street: String, _ city: String, _ postalCode: String, _ code: String, _ country: String, _ phone: String
    ) -> EcwidAddress {
        EcwidAddress(
            street: street, city: city, postalCode: postalCode, countryCode: code, countryName: country, phone: phone)
    }
}
