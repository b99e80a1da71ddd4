extension EcwidCountry {
    static let japan = EcwidCountry(
        currency: "JPY", currencySign: "¥", precision: 0, dollarRate: ExactNumber(units: 67, decimals: 4),
        timeZone: "Asia/Tokyo", language: "ja", pricesIncludeTax: true, orderNumberPrefix: "",
        shippingTaxScheme: "BASED_ON_PRODUCT_TAXES_PROPORTION_BY_PRICE", storeName: "茶の店",
        company: EcwidAddress(
            companyName: "茶の店", street: "1-1 神南", city: "渋谷区", postalCode: "150-0041", countryCode: "JP",
            countryName: "Japan", stateCode: "13", stateName: "Tokyo", phone: "+81 3 5550 0199"),
        companyTaxNumber: "", priceScale: (3, 2), manualTaxes: japaneseTaxes, standardRate: japaneseTaxes.first,
        regions: [
            EcwidRegion(
                share: 100,
                places: [
                    EcwidAddress(
                        street: "1-2-3 神南", city: "渋谷区", postalCode: "150-0041", countryCode: "JP",
                        countryName: "Japan", stateCode: "13", stateName: "Tokyo", phone: "+81 3 5550 1016"),
                    EcwidAddress(
                        street: "4-5 四条通", city: "京都市", postalCode: "600-8001", countryCode: "JP",
                        countryName: "Japan", stateCode: "26", stateName: "Kyoto", phone: "+81 75 5550 1017"),
                ],
                standard: Array(japaneseTaxes.prefix(1)), reduced: Array(japaneseTaxes.suffix(1)))
        ],
        payments: [
            EcwidPaymentOption(title: "クレジットカード", module: "Stripe", transactionPrefix: "ch_sample_"),
            EcwidPaymentOption(title: "銀行振込", module: ""),
        ],
        shipping: [
            EcwidShippingMethod(title: "ヤマト運輸", rate: 513),
            EcwidShippingMethod(title: "ゆうパック", rate: 580),
            EcwidShippingMethod(title: "Pickup", rate: 0, isPickup: true),
        ], people: .japanese)

    private static let japaneseTaxes: [EcwidTaxRate] = [
        .manual(620_001, "消費税 10%", 10000), .manual(620_002, "消費税 8% (軽減)", 8000),
    ]

    static let australia: EcwidCountry = {
        var country = unitedKingdom
        let goodsTax = EcwidTaxRate.manual(980_001, "GST 10%", 10000)
        country.currency = "AUD"
        country.currencySign = "$"
        country.dollarRate = ExactNumber(units: 6540, decimals: 4)
        country.timeZone = "Australia/Sydney"
        country.storeName = "Harbour Merch"
        country.company = EcwidAddress(
            companyName: "Harbour Merch Pty Ltd", street: "50 Bridge St", city: "Sydney", postalCode: "2000",
            countryCode: "AU", countryName: "Australia", stateCode: "NSW", stateName: "New South Wales",
            phone: "+61 2 5550 0199")
        country.companyTaxNumber = "51824753556"
        country.priceScale = (3, 2)
        country.manualTaxes = [goodsTax]
        country.standardRate = goodsTax
        country.regions = [
            EcwidRegion(
                share: 100,
                places: [
                    EcwidAddress(
                        street: "7 Collins St", city: "Melbourne", postalCode: "3000", countryCode: "AU",
                        countryName: "Australia", stateCode: "VIC", stateName: "Victoria", phone: "+61 3 5550 0101")
                ], standard: [goodsTax], reduced: [])
        ]
        return country
    }()
}

extension EcwidPeople {
    static let english = EcwidPeople(
        given: ["Anna", "Omar", "Kate", "Ron", "Paula", "Zoe", "Jan", "Grace", "Miguel", "Aisha", "Liam", "Chloé"],
        family: ["Reed", "Said", "Moore", "Dale", "Novak", "Hill", "Smith", "O'Brien", "Garcia", "Khan", "Brontë"],
        companies: ["Stationers LLC", "Radhaus", "Hotel Example", "Miller & Sons", "Bright: Print", "Blue Kite Inc"])
    static let dutch = EcwidPeople(
        given: ["Pim", "Lot", "Sanne", "Daan", "Noor", "Jan", "Fenna", "Bram"],
        family: ["Bakker", "Smit", "de Vries", "van den Berg", "Visser", "Jansen"],
        companies: ["Radhaus GmbH", "Bakkerij Smit", "Hotel de Zon", "Fiets & Zo"])
    static let french = EcwidPeople(
        given: ["Élodie", "François", "Zoé", "Noël", "Inès", "Luc", "Anaïs"],
        family: ["Lefèvre", "Dupont", "Garçon", "Nguyen", "d'Aubigné", "Moreau"],
        companies: ["Café de la Gare", "Imprimerie Moreau", "Hôtel Exemple", "Boulangerie «Au Four»"])
    static let german = EcwidPeople(
        given: ["Klaus", "Jürgen", "Käthe", "Mia", "Sören", "Heike"],
        family: ["Weber", "Müller", "Groß", "Schäfer", "Özdemir"],
        companies: ["Radhaus GmbH", "Bäckerei Groß", "Müller & Söhne KG"])
    static let japanese = EcwidPeople(
        given: ["太郎", "花子", "健", "美咲", "翔"],
        family: ["佐藤", "鈴木", "高橋", "田中", "渡辺"],
        companies: ["株式会社サンプル", "茶道具 佐藤", "ホテル例"])
}
