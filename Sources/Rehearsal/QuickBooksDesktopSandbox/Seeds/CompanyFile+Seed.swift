/// What a company has when its file is made.
extension CompanyFile {
    mutating func seed() {
        seedAccounts()
        seedTax()
        seedSmallLists()
        seedNames()
        seedItems()
        seedCurrencies()
        grow()
    }

    /// Puts an element on a list without asking; references among its fields are numbers.
    @discardableResult
    mutating func plant(_ kind: ListKind, _ name: String, _ fields: [Element] = [], parent: Int? = nil) -> Int {
        let number = nextList()
        var record = ListRecord(
            kind: kind, number: number, created: now, modified: now, sequence: nextSequence(), name: name,
            parent: parent)
        record.fields = fields
        keep(record)
        nameRecord(number)
        return number
    }

    @discardableResult
    private mutating func account(_ name: String, _ type: String, _ purpose: SpecialAccount? = nil) -> Int {
        let number = plant(.account, name, [Element("AccountType", type)])
        if let purpose { special[purpose] = number }
        return number
    }

    private mutating func seedAccounts() {
        account("Checking", "Bank")
        account("PayPal Balance", "Bank")
        account("Stripe Balance", "Bank")
        account("Accounts Receivable", "AccountsReceivable", .receivables)
        account("Inventory Asset", "OtherCurrentAsset", .inventory)
        account("Undeposited Funds", "OtherCurrentAsset", .undeposited)
        account("Store Clearing", "OtherCurrentAsset")
        account("Furniture and Equipment", "FixedAsset")
        account("Accounts Payable", "AccountsPayable", .payables)
        account("Company Credit Card", "CreditCard")
        let tax =
            switch profile.edition {
            case .us: "Sales Tax Payable"
            case .ca: "GST/HST Payable"
            case .uk: "VAT Liability"
            }
        account(tax, "OtherCurrentLiability", .salesTax)
        account("Store Sales Tax", "OtherCurrentLiability")
        account("Gift Cards Outstanding", "OtherCurrentLiability")
        account("Opening Balance Equity", "Equity", .opening)
        account("Retained Earnings", "Equity", .retained)
        account("Sales", "Income")
        let sales = number(named: "Sales", in: ListKind.account.nameSpace)
        plant(.account, "Merchandise", [Element("AccountType", "Income")], parent: sales)
        account("Service Income", "Income")
        account("Shipping Income", "Income")
        account("Discounts Given", "Income")
        account("Refunds and Rounding", "Income")
        account("Cost of Goods Sold", "CostOfGoodsSold", .costOfGoods)
        account("Inventory Shrinkage", "CostOfGoodsSold")
        account("Merchant Fees", "Expense")
        account("Office Supplies", "Expense")
        account("Estimates", "NonPosting")
    }

    func accountNumber(_ name: String) -> String {
        number(named: name, in: ListKind.account.nameSpace).map(String.init) ?? ""
    }

    // MARK: Tax

    private mutating func rate(_ name: String, _ rate: String, _ agency: Int?) -> Int {
        var fields = [Element("ItemDesc", name), Element("TaxRate", rate)]
        if let agency { fields.append(Element("TaxVendorRef", String(agency))) }
        return plant(.itemSalesTax, name, fields)
    }

    private mutating func group(_ name: String, _ items: [Int]) -> Int {
        plant(.itemSalesTaxGroup, name, items.map { Element("ItemSalesTaxRef", String($0)) })
    }

    private mutating func code(_ name: String, _ text: String, taxable: Bool, item: Int? = nil) -> Int {
        var fields = [Element("IsTaxable", taxable ? "true" : "false"), Element("Desc", text)]
        if let item {
            fields.append(Element("ItemPurchaseTaxRef", String(item)))
            fields.append(Element("ItemSalesTaxRef", String(item)))
        }
        return plant(.salesTaxCode, name, fields)
    }

    private mutating func seedTax() {
        switch profile.edition {
        case .us:
            let agency = plant(.vendor, "Maine Revenue Services")
            let maine = rate("Maine Tax", "5.5", agency)
            let county = rate("County Tax", "1.25", agency)
            _ = rate("California Tax", "7.25", plant(.vendor, "State Board of Equalization"))
            _ = rate("Out of State", "0.0", nil)
            _ = group("Maine and County", [maine, county])
            preferences.taxItem = maine
            preferences.taxableCode = code("Tax", "Taxable Sales", taxable: true)
            preferences.exemptCode = code("Non", "Non-Taxable Sales", taxable: false)
        case .ca:
            let federal = plant(.vendor, "Receiver General")
            let gst = rate("GST", "5.0", federal)
            let pst = rate("PST (BC)", "7.0", plant(.vendor, "Ministry of Finance"))
            let harmonised = rate("HST (ON)", "13.0", federal)
            let zero = rate("Zero-rated", "0.0", federal)
            let both = group("GST and PST (BC)", [gst, pst])
            let qst = rate("QST", "9.975", plant(.vendor, "Revenu Québec"))
            let quebec = group("GST and QST", [gst, qst])
            let maritime = rate("HST (NS)", "14.0", federal)
            preferences.taxableCode = code("H", "HST 13%", taxable: true, item: harmonised)
            _ = code("G", "GST 5%", taxable: true, item: gst)
            _ = code("S", "GST 5% and PST 7%", taxable: true, item: both)
            _ = code("P", "PST 7%", taxable: true, item: pst)
            _ = code("Q", "QST 9.975%", taxable: true, item: qst)
            _ = code("SQ", "GST 5% and QST 9.975%", taxable: true, item: quebec)
            _ = code("HN", "HST 14%", taxable: true, item: maritime)
            _ = code("Z", "Zero-rated", taxable: true, item: zero)
            preferences.exemptCode = code("E", "Tax exempt", taxable: false)
        case .uk:
            let agency = plant(.vendor, "HM Revenue & Customs VAT")
            let standard = rate("VAT Standard", "20.0", agency)
            let reduced = rate("VAT Reduced", "5.0", agency)
            let zero = rate("VAT Zero", "0.0", agency)
            preferences.taxableCode = code("S", "Standard 20%", taxable: true, item: standard)
            _ = code("R", "Reduced 5%", taxable: true, item: reduced)
            _ = code("Z", "Zero-rated", taxable: true, item: zero)
            _ = code("O", "Outside the scope", taxable: false)
            preferences.exemptCode = code("E", "Exempt", taxable: false)
        }
    }

    // MARK: Small lists

    private mutating func seedSmallLists() {
        for (name, days) in [("Due on receipt", "0"), ("Net 15", "15"), ("Net 30", "30"), ("Net 60", "60")] {
            plant(.standardTerms, name, [Element("StdDueDays", days)])
        }
        plant(
            .dateDrivenTerms, "Net 10th of month", [Element("DayOfMonthDue", "10"), Element("DueNextMonthDays", "5")])
        for (name, kind) in [
            ("Cash", "Cash"), ("Check", "Check"), ("American Express", "AmericanExpress"), ("Discover", "Discover"),
            ("MasterCard", "MasterCard"), ("Visa", "Visa"), ("Debit Card", "DebitCard"), ("Gift Card", "GiftCard"),
            ("E-Check", "ECheck"), ("PayPal", "Other"),
        ] {
            plant(.paymentMethod, name, [Element("PaymentMethodType", kind)])
        }
        for name in ["DHL", "Federal Express", "UPS", "US Mail"] { plant(.shipMethod, name) }
        plant(.customerMsg, "Thank you for your business.")
        plant(.customerMsg, "Please remit to above address.")
        let trade = plant(.customerType, "Trade")
        plant(.customerType, "Schools", parent: trade)
        plant(.customerType, "Retail")
        let online = plant(.classification, "Online")
        plant(.classification, "Web shop", parent: online)
        plant(.classification, "Wholesale")
        for (name, type) in [
            ("Intuit Product Invoice", "Invoice"), ("Custom Sales Receipt", "SalesReceipt"),
            ("Custom Credit Memo", "CreditMemo"), ("Custom Purchase Order", "PurchaseOrder"),
        ] {
            plant(.template, name, [Element("TemplateType", type)])
        }
    }

    // MARK: Names

    private mutating func seedNames() {
        func address(_ name: String, _ line: String, _ town: String, _ state: String, _ code: String) -> [Element] {
            [
                Element("Addr1", name), Element("Addr2", line), Element("City", town), Element("State", state),
                Element("PostalCode", code),
            ]
        }
        func taxed() -> [Element] {
            var fields: [Element] = []
            if let code = preferences.taxableCode { fields.append(Element("SalesTaxCodeRef", String(code))) }
            if let item = preferences.taxItem { fields.append(Element("ItemSalesTaxRef", String(item))) }
            return fields
        }
        let terms = number(named: "Net 30", in: "terms").map { [Element("TermsRef", String($0))] } ?? []
        plant(
            .customer, "Kern Lighting Warehouse",
            [
                Element("CompanyName", "Kern Lighting Warehouse"),
                Element("BillAddress", address("Kern Lighting Warehouse", "1 Wharf Road", "Portland", "ME", "04102")),
                Element("Email", "orders@kernlighting.example"),
            ] + terms + taxed())
        let cook = plant(
            .customer, "Cook, Brian", [Element("FirstName", "Brian"), Element("LastName", "Cook")] + taxed())
        plant(.customer, "Kitchen", taxed(), parent: cook)
        plant(.customer, "Online Sales", taxed())
        let supplier = plant(
            .vendor, "Sanford Apparel Supply",
            [
                Element("CompanyName", "Sanford Apparel Supply"),
                Element(
                    "VendorAddress", address("Sanford Apparel Supply", "400 Mill Street", "Lewiston", "ME", "04240")),
            ] + terms)
        plant(.vendor, "Bright Pens Co.")
        let employee = plant(
            .employee, "Jenna Miller", [Element("FirstName", "Jenna"), Element("LastName", "Miller")])
        plant(.otherName, "Owner")
        plant(.salesRep, "JM", [Element("SalesRepEntityRef", String(employee))])
        _ = supplier
    }

    // MARK: Items

    private mutating func seedItems() {
        let taxable = preferences.taxableCode.map { [Element("SalesTaxCodeRef", String($0))] } ?? []
        let exempt = preferences.exemptCode.map { [Element("SalesTaxCodeRef", String($0))] } ?? []
        func one(_ text: String, _ price: String, _ account: String) -> Element {
            Element(
                "SalesOrPurchase",
                [Element("Desc", text), Element("Price", price), Element("AccountRef", accountNumber(account))])
        }
        func two(_ text: String, _ price: String, _ cost: String) -> Element {
            Element(
                "SalesAndPurchase",
                [
                    Element("SalesDesc", text), Element("SalesPrice", price),
                    Element("IncomeAccountRef", accountNumber("Sales:Merchandise")), Element("PurchaseDesc", text),
                    Element("PurchaseCost", cost), Element("ExpenseAccountRef", accountNumber("Cost of Goods Sold")),
                ])
        }
        plant(.itemService, "Artwork", exempt + [one("Artwork and set-up", "45.00", "Service Income")])
        plant(.itemOtherCharge, "Shipping", exempt + [one("Shipping", "0.00", "Shipping Income")])
        plant(.itemOtherCharge, "Total Sales Tax", exempt + [one("Total Sales Tax", "0.00", "Store Sales Tax")])
        plant(.itemOtherCharge, "Rounding", exempt + [one("Rounding", "0.00", "Refunds and Rounding")])
        plant(.itemNonInventory, "Tote bag", taxable + [two("Cotton tote bag", "6.50", "2.10")])
        let stocked = inventoryAccounts()
        let mug = plant(
            .itemInventory, "Mug",
            taxable + [
                Element("SalesDesc", "Ceramic mug"), Element("SalesPrice", "9.90"), Element("PurchaseCost", "3.20"),
            ]
                + stocked)
        let gift = plant(
            .itemInventoryAssembly, "Welcome kit",
            taxable + [Element("SalesDesc", "Mug and tote bag"), Element("SalesPrice", "15.00")] + stocked)
        stock[gift] = Stock()
        openStock([(mug, Exact(250), Cents(800_00))])
        plant(.itemSubtotal, "Subtotal", [Element("ItemDesc", "Subtotal")])
        plant(
            .itemDiscount, "Discount",
            taxable + [
                Element("ItemDesc", "Discount"), Element("DiscountRate", "0.00"),
                Element("AccountRef", accountNumber("Discounts Given")),
            ])
        plant(
            .itemDiscount, "10% off",
            taxable + [
                Element("ItemDesc", "10% off"), Element("DiscountRatePercent", "10.0"),
                Element("AccountRef", accountNumber("Discounts Given")),
            ])
        plant(.itemPayment, "Payment received", [Element("ItemDesc", "Payment received")])
        plant(.itemGroup, "Starter set", [Element("ItemDesc", "Mug with artwork")])
        plant(
            .itemFixedAsset, "Embroidery machine",
            [
                Element("AcquiredAs", "New"), Element("PurchaseDesc", "Embroidery machine"),
                Element("AssetAccountRef", accountNumber("Furniture and Equipment")),
            ])
    }

    func inventoryAccounts() -> [Element] {
        [
            Element("IncomeAccountRef", accountNumber("Sales:Merchandise")),
            Element("COGSAccountRef", accountNumber("Cost of Goods Sold")),
            Element("AssetAccountRef", accountNumber("Inventory Asset")),
        ]
    }

    /// Stock that was there when the file was made: one adjustment against Opening Balance Equity.
    mutating func openStock(_ items: [(item: Int, quantity: Exact, value: Cents)]) {
        guard let equity = special[.opening], let asset = special[.inventory], !items.isEmpty else { return }
        let value = items.reduce(Cents.zero) { $0 + $1.value }
        var opening = Transaction(
            kind: .inventoryAdjustment, number: 0, created: now, modified: now, sequence: 0, date: today,
            refNumber: nextRefNumber(.inventoryAdjustment))
        opening.account = equity
        opening.fields = [Element("AccountRef", String(equity)), Element("Memo", "Opening balance")]
        opening.moves = items.map { StockMove(item: $0.item, quantity: $0.quantity, value: $0.value) }
        var book = Book()
        book.debit(asset, value, entity: nil)
        book.credit(equity, value, entity: nil)
        opening.postings = book.postings
        _ = file(&opening, Element(""))
    }
}
