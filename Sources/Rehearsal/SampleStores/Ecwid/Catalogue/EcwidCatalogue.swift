/// The products a sample store starts with: a promotional-goods range priced for its country.
struct EcwidCatalogue: Sendable {
    let products: [EcwidProduct]
    let goods: [EcwidProduct]
    let giftCards: [EcwidProduct]

    init(settings: EcwidSampleSettings, country: EcwidCountry) {
        var products: [EcwidProduct] = []
        for (place, row) in EcwidCatalogue.priceList.enumerated() {
            products.append(EcwidCatalogue.product(row, place: place, settings: settings, country: country))
        }
        if settings.hasAwkwardCatalogue { products += EcwidCatalogue.awkward(country) }
        self.products = products
        goods = products.filter { !$0.isGiftCard && !$0.sku.isEmpty }
        giftCards = products.filter(\.isGiftCard)
    }

    private typealias Row = (
        sku: String, name: String, cents: Int64, taxClass: EcwidTaxClass, shape: Shape
    )

    private enum Shape { case tracked, unlimited, shirts, capacities, digital, engraved, giftCard, till }

    static let productIdFirst = 700_001

    private static func product(
        _ row: Row, place: Int, settings: EcwidSampleSettings, country: EcwidCountry
    ) -> EcwidProduct {
        var chance = SeededChance(seed: settings.seed, purpose: 3, index: place)
        let price = country.local(row.cents)
        var product = EcwidProduct(
            id: productIdFirst + place, sku: row.sku, name: row.name, price: price, costPrice: price * 2 / 5,
            taxClass: row.taxClass, quantity: chance.within(20...900))
        switch row.shape {
        case .tracked: break
        case .unlimited: product.quantity = nil
        case .engraved:
            product.quantity = nil
            product.textOption = "Engraving"
        case .digital:
            product.quantity = nil
            product.kind = .digital
        case .giftCard:
            product.quantity = nil
            product.kind = .giftCard
        case .till: product.kind = .tillOwned
        case .shirts: product.variations = shirts(of: product, &chance)
        case .capacities: product.variations = capacities(of: product, &chance)
        }
        return product
    }

    private static func shirts(of product: EcwidProduct, _ chance: inout SeededChance) -> [EcwidVariation] {
        var made: [EcwidVariation] = []
        for (colour, code) in [("Red", "RED"), ("Blue", "BLU")] {
            for (size, extra) in [("S", 0), ("M", 0), ("XL", 4)] {
                // One variation keeps the parent's SKU and therefore its stock.
                let isShared = colour == "Blue" && size == "S"
                made.append(
                    EcwidVariation(
                        id: variationId(product, made.count), sku: isShared ? nil : "\(product.sku)-\(code)-\(size)",
                        options: [("Color", colour), ("Size", size)],
                        price: extra == 0 ? nil : product.price + product.price * Int64(extra) / 20,
                        quantity: isShared ? product.quantity : chance.within(0...200)))
            }
        }
        return made
    }

    private static func capacities(of product: EcwidProduct, _ chance: inout SeededChance) -> [EcwidVariation] {
        [("8 GB", 1), ("32 GB", 2), ("128 GB", 4)].enumerated().map { place, choice in
            EcwidVariation(
                id: variationId(product, place), sku: "\(product.sku)-\(place + 1)",
                options: [("Capacity", choice.0)], price: product.price * Int64(choice.1),
                quantity: chance.within(5...300))
        }
    }

    private static func variationId(_ product: EcwidProduct, _ place: Int) -> Int {
        422_488_000 + (product.id - productIdFirst) * 100 + place
    }

    private static func awkward(_ country: EcwidCountry) -> [EcwidProduct] {
        [
            EcwidProduct(
                id: 700_901, sku: "MUG-11", name: "Mug 11 oz (old stock)", price: country.local(750),
                costPrice: country.local(300), taxClass: .standard, quantity: 12),
            EcwidProduct(
                id: 700_902, sku: "PEN-F", name: "Fountain pen", price: country.local(2900),
                costPrice: country.local(900), taxClass: .standard, quantity: 4),
            EcwidProduct(
                id: 700_903, sku: "", name: "Sample without a SKU", price: country.local(100),
                costPrice: 0, taxClass: .standard, quantity: nil),
        ]
    }

    private static let priceList: [Row] = [
        ("MUG-11", "Mug 11 oz", 899, .standard, .tracked),
        ("MUG-15", "Mug 15 oz", 1149, .standard, .tracked),
        ("PEN-B", "Ballpoint pen", 125, .standard, .tracked),
        ("PEN-F", "Fountain pen", 3200, .standard, .tracked),
        ("NB-A5", "Notebook A5", 799, .standard, .tracked),
        ("NB-A4", "Notebook A4, ruled", 1095, .standard, .tracked),
        ("TS", "T-shirt", 1900, .standard, .shirts),
        ("HOOD", "Hoodie", 3995, .standard, .shirts),
        ("CAP-1", "Baseball cap", 1450, .standard, .tracked),
        ("TOTE", "Cotton tote bag", 649, .standard, .tracked),
        ("USB", "USB stick", 699, .standard, .capacities),
        ("UMB-1", "Umbrella", 1875, .standard, .tracked),
        ("LAMP-D", "Desk lamp", 4999, .standard, .tracked),
        ("SPK-BT", "Bluetooth speaker", 5999, .standard, .tracked),
        ("BTL-750", "Steel bottle 0,75 l", 2249, .standard, .tracked),
        ("KEY-R", "Key ring \"Bridge\"", 349, .standard, .unlimited),
        ("STK-100", "Stickers, 100 pieces", 1299, .standard, .unlimited),
        ("AWD-G", "Glass award", 6450, .standard, .engraved),
        ("PLQ-W", "Wooden plaque", 3825, .standard, .engraved),
        ("BOOK-B", "The Bridge Book", 2450, .reduced, .tracked),
        ("COOK-1", "Cook book", 2995, .reduced, .tracked),
        ("TEA-100", "Tea tin 100 g", 949, .reduced, .tracked),
        ("COF-250", "Coffee beans 250 g", 1089, .reduced, .tracked),
        ("CHOC-12", "Chocolate box", 1499, .reduced, .tracked),
        ("SYR-500", "Maple syrup 500 ml", 1699, .exempt, .tracked),
        ("STAMP", "Postage set", 1250, .exempt, .unlimited),
        ("EBOOK-1", "Logo guide (PDF)", 1400, .standard, .digital),
        ("SETUP", "Print set-up", 2500, .standard, .digital),
        ("GIFT-25", "Gift card 25", 2500, .exempt, .giftCard),
        ("GIFT-50", "Gift card 50", 5000, .exempt, .giftCard),
        ("CHAIR-1", "Store chair", 7500, .standard, .till),
        ("LAN/YARD 15mm #2", "Lanyard 15 mm – “classic”", 189, .standard, .tracked),
    ]
}
