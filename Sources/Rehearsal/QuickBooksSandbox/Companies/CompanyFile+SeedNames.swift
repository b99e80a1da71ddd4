/// Items, customers, vendors and currencies a company starts with.
extension CompanyFile {
    private struct ItemSeed {
        var id: Int
        var name: String
        var type: String
        var price: String
        var income: Int
        var sku: String?
    }

    func seedItems() {
        let items = [
            ItemSeed(
                id: 1, name: "Services", type: "Service", price: "0", income: SeedAccounts.serviceIncome, sku: nil),
            ItemSeed(id: 2, name: "Hours", type: "Service", price: "0", income: SeedAccounts.serviceIncome, sku: nil),
            ItemSeed(id: 4, name: "Design", type: "Service", price: "75", income: 82, sku: nil),
            ItemSeed(id: 10, name: "Pest Control", type: "Service", price: "35", income: 54, sku: nil),
            ItemSeed(id: 12, name: "Rocks", type: "NonInventory", price: "12.5", income: 79, sku: "ROCKS"),
            ItemSeed(id: 20, name: "Shipping", type: "Service", price: "0", income: 94, sku: nil),
            ItemSeed(id: 21, name: "Discount", type: "Service", price: "0", income: 86, sku: nil),
            ItemSeed(id: 22, name: "Rounding", type: "Service", price: "0", income: 97, sku: nil),
            ItemSeed(id: 23, name: "Handling", type: "Service", price: "0", income: 102, sku: nil),
            ItemSeed(id: 24, name: "Gift card", type: "Service", price: "0", income: 95, sku: nil),
            ItemSeed(id: 25, name: "Tip", type: "Service", price: "0", income: 96, sku: nil),
        ]
        for item in items { plantItem(item) }
        plantInventory(id: 5, name: "Rock Fountain", price: "275", cost: "125", quantity: 200, sku: "FOUNTAIN")
        plantInventory(id: 11, name: "Pump", price: "15", cost: "10", quantity: 2500, sku: "PUMP")
    }

    private func plantItem(_ seed: ItemSeed) {
        var body: JSONObject = [
            "Name": .string(seed.name), "Description": .string(seed.name), "Active": true,
            "FullyQualifiedName": .string(seed.name), "Taxable": .bool(seed.type == "NonInventory"),
            "UnitPrice": .number(seed.price), "Type": .string(seed.type),
            "IncomeAccountRef": .reference(String(seed.income), record(.account, seed.income)?.text("Name")),
            "PurchaseCost": 0, "TrackQtyOnHand": false,
        ]
        body["Sku"] = seed.sku.map { .string($0) }
        put(.item, seed.id, newRecord(.item, id: seed.id, body))
    }

    private func plantInventory(id: Int, name: String, price: String, cost: String, quantity: Int, sku: String) {
        func account(_ id: Int) -> JSONValue { .reference(String(id), record(.account, id)?.text("Name")) }
        let body: JSONObject = [
            "Name": .string(name), "Sku": .string(sku), "Description": .string(name), "Active": true,
            "FullyQualifiedName": .string(name), "Taxable": true, "UnitPrice": .number(price), "Type": "Inventory",
            "IncomeAccountRef": account(SeedAccounts.productIncome), "PurchaseDesc": .string(name),
            "PurchaseCost": .number(cost), "ExpenseAccountRef": account(SeedAccounts.costOfGoods),
            "AssetAccountRef": account(SeedAccounts.inventory), "TrackQtyOnHand": true,
            "QtyOnHand": .number(String(quantity)), "InvStartDate": "2020-01-01",
        ]
        put(.item, id, newRecord(.item, id: id, body))
        openStock(of: id, quantity: Exact(quantity), unitCost: Exact(cost) ?? .zero)
    }

    /// Goods at hand when an item is made: debit inventory, credit opening balance equity. Source: §9.
    func openStock(of item: Int, quantity: Exact, unitCost: Exact) {
        var stock = stock[item] ?? ItemStock()
        if quantity > .zero { stock.receive(quantity, unitCost: unitCost) } else { stock.lastUnitCost = unitCost }
        setStock(item, stock)
        let value = Cents(quantity, times: unitCost) ?? .zero
        let asset = record(.item, item)?.reference("AssetAccountRef").flatMap { Int($0) } ?? SeedAccounts.inventory
        let opening = Self.openingDocument(of: item)
        post([Posting(asset, debit: value), Posting(SeedAccounts.openingEquity, debit: -value)], for: opening)
    }

    /// Openings have no document of their own; their ledger entries stand under numbers below zero.
    static func openingDocument(of item: Int) -> Int { -item }

    static let seedCustomers = [
        (1, "Amy's Bird Sanctuary", "Amy", "Lauterbach", "Birds@Intuit.com"),
        (2, "Bill's Windsurf Shop", "Bill", "Lucchini", "Surf@Intuit.com"),
        (3, "Cool Cars", "Grace", "Pariente", "Cool_Cars@intuit.com"),
        (4, "Diego Rodriguez", "Diego", "Rodriguez", "Diego@Rodriguez.com"),
    ]

    func seedNames() {
        for (id, name, given, family, address) in Self.seedCustomers {
            put(.customer, id, newRecord(.customer, id: id, nameBody(name, given, family, address)))
        }
        for (id, name) in [(30, "Books by Bessie"), (31, "Chin's Gas and Oil"), (32, "Hicks Hardware")] {
            var body: JSONObject = [
                "DisplayName": .string(name), "CompanyName": .string(name), "PrintOnCheckName": .string(name),
                "Active": true, "Balance": 0, "Vendor1099": false,
            ]
            body["CurrencyRef"] = currencyReference(profile.currency)
            put(.vendor, id, newRecord(.vendor, id: id, body))
        }
        put(
            .employee, 55,
            newRecord(
                .employee, id: 55,
                [
                    "GivenName": "Emily", "FamilyName": "Platt", "DisplayName": "Emily Platt",
                    "PrintOnCheckName": "Emily Platt", "Active": true, "BillableTime": false,
                ]))
    }

    private func nameBody(_ name: String, _ given: String, _ family: String, _ address: String) -> JSONObject {
        var body: JSONObject = [
            "Taxable": true, "Job": false, "BillWithParent": false, "Balance": 0, "BalanceWithJobs": 0,
            "CurrencyRef": currencyReference(profile.currency), "PreferredDeliveryMethod": "Print",
            "GivenName": .string(given), "FamilyName": .string(family), "FullyQualifiedName": .string(name),
            "CompanyName": .string(name), "DisplayName": .string(name), "PrintOnCheckName": .string(name),
            "Active": true, "PrimaryEmailAddr": ["Address": .string(address)],
            "PrimaryPhone": ["FreeFormNumber": "(650) 555-3311"],
        ]
        let line: JSONObject = [
            "Id": "2", "Line1": "4581 Finch St.", "City": "Bayshore", "CountrySubDivisionCode": "CA",
            "PostalCode": "94326",
        ]
        body["BillAddr"] = .object(line)
        body["ShipAddr"] = .object(line)
        return body
    }

    func seedCurrencies() {
        guard profile.isMulticurrency else { return }
        for (index, code) in CurrencyTable.dollars.keys.filter({ $0 != profile.currency }).sorted().enumerated() {
            let id = index + 1
            put(
                .companyCurrency, id,
                newRecord(
                    .companyCurrency, id: id, ["Name": .string(code), "Code": .string(code), "Active": true]))
        }
        for code in ["EUR", "USD", "GBP", "CAD"] where code != profile.currency {
            seedForeignAccounts(code)
        }
    }

    private func seedForeignAccounts(_ code: String) {
        for (name, type, subType) in [
            ("Accounts Receivable (A/R) - \(code)", "Accounts Receivable", "AccountsReceivable"),
            ("Accounts Payable (A/P) - \(code)", "Accounts Payable", "AccountsPayable"),
            ("Checking \(code)", "Bank", "Checking"), ("Card Clearing \(code)", "Bank", "Checking"),
        ] {
            let id = nextId(.account)
            put(
                .account, id,
                newRecord(.account, id: id, accountBody(name, type: type, subType: subType, currency: code)))
        }
    }
}
