/// Large lists that follow from a seed. Source: the figures of quickbooks-desktop.md §5.4 made larger.
extension CompanyFile {
    mutating func grow() {
        var chance = SeededChance(seed: profile.seed)
        growCustomers(&chance)
        growItems(&chance)
    }

    private static let firstNames = [
        "Ada", "Ben", "Clara", "Dev", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kaya", "Liam", "Maya",
        "Noah", "Olga", "Priya", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wade", "Xenia", "Yusuf", "Zo\u{EB}",
    ]
    private static let lastNames = [
        "Abbott", "Brook", "Carver", "Dubois", "Ellis", "Fischer", "Garc\u{ED}a", "Hale", "Iqbal", "Jensen", "Keller",
        "Lopez", "M\u{FC}ller", "Nolan", "Okafor", "Perry", "Quist", "Reyes", "Silva", "Tanner", "Underhill", "Vance",
        "Weber", "Young", "Zimmer",
    ]
    private static let trades = [
        "Bakery", "Dental", "Fitness", "Garage", "Hotel", "Lighting", "Media", "Nursery", "Optics", "Roofing",
    ]
    private static let towns = [
        ("Portland", "ME", "04101"), ("Bangor", "ME", "04401"), ("Boston", "MA", "02108"), ("Albany", "NY", "12207"),
        ("Concord", "NH", "03301"),
    ]

    private mutating func growCustomers(_ chance: inout SeededChance) {
        guard profile.customers > 0 else { return }
        let tax = [("SalesTaxCodeRef", preferences.taxableCode), ("ItemSalesTaxRef", preferences.taxItem)]
            .compactMap { field in field.1.map { Element(field.0, String($0)) } }
        for index in 1...profile.customers {
            let first = chance.pick(Self.firstNames)
            let last = chance.pick(Self.lastNames)
            let isCompany = chance.next() % 3 == 0
            let name = isCompany ? "\(last) \(chance.pick(Self.trades)) \(index)" : "\(last), \(first) \(index)"
            let (town, state, code) = chance.pick(Self.towns)
            let address = [
                Element("Addr1", isCompany ? name : "\(first) \(last)"),
                Element("Addr2", "\(chance.next() % 900 + 1) Mill Street"), Element("City", town),
                Element("State", state), Element("PostalCode", code),
            ]
            var fields = isCompany ? [Element("CompanyName", name)] : []
            fields += [Element("FirstName", first), Element("LastName", last), Element("BillAddress", address)]
            fields.append(Element("Email", "buyer\(index)@example.com"))
            let number = plant(.customer, name, fields + tax)
            if chance.next() % 50 == 0 { records[number]?.isActive = false }
        }
    }

    private mutating func growItems(_ chance: inout SeededChance) {
        guard profile.items > 0 else { return }
        let taxable = preferences.taxableCode.map { [Element("SalesTaxCodeRef", String($0))] } ?? []
        let accounts = inventoryAccounts()
        var opening: [(item: Int, quantity: Exact, value: Cents)] = []
        let families = (1...20).map { plant(.itemNonInventory, "Range \($0)", taxable + [side("Range", 0, 0)]) }
        for index in 1...profile.items {
            let price = Int(chance.next() % 5000) + 100
            let cost = price * 2 / 5
            let name = "SKU-\(index)"
            if chance.next() % 4 == 0, preferences.tracksInventory {
                let fields = [
                    Element("SalesDesc", "Article \(index)"), Element("SalesPrice", Cents(Int64(price)).text),
                    Element("PurchaseCost", Cents(Int64(cost)).text),
                ]
                let number = plant(.itemInventory, name, taxable + fields + accounts)
                let quantity = Int(chance.next() % 500)
                stock[number] = Stock(lastCost: Exact(Cents(Int64(cost))))
                if quantity > 0 { opening.append((number, Exact(quantity), Cents(Int64(quantity * cost)))) }
            } else {
                let parent = chance.next() % 2 == 0 ? chance.pick(families) : nil
                plant(.itemNonInventory, name, taxable + [side("Article \(index)", price, cost)], parent: parent)
            }
        }
        openStock(opening)
    }

    private func side(_ text: String, _ price: Int, _ cost: Int) -> Element {
        Element(
            "SalesAndPurchase",
            [
                Element("SalesDesc", text), Element("SalesPrice", Cents(Int64(price)).text),
                Element("IncomeAccountRef", accountNumber("Sales:Merchandise")), Element("PurchaseDesc", text),
                Element("PurchaseCost", Cents(Int64(cost)).text),
                Element("ExpenseAccountRef", accountNumber("Cost of Goods Sold")),
            ])
    }
}
