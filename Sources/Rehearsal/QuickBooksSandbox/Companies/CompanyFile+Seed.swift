/// The records a company has before anybody wrote to it.
extension CompanyFile {
    /// All seed records carry this time, so that a company is the same after each start: 2020-01-01T00:00:00Z.
    private static let seedMoment = Moment(milliseconds: 1_577_836_800_000)

    func seed() {
        let live = now
        now = Self.seedMoment
        seedCompany()
        seedAccounts()
        seedLists()
        seedTax()
        seedItems()
        seedNames()
        seedCurrencies()
        _ = commit()
        now = live
    }

    /// Adds what every record carries.
    func newRecord(_ kind: EntityKind, id: Int, _ body: JSONObject) -> JSONObject {
        var record: JSONObject = [
            "domain": "QBO", "sparse": false, "Id": .string(String(id)), "SyncToken": "0",
            "MetaData": metaData(now, now),
        ]
        for member in body.members where record[member.name] == nil { record.append(member.name, member.value) }
        return record
    }

    func metaData(_ created: Moment, _ updated: Moment) -> JSONValue {
        [
            "CreateTime": .string(created.text(in: profile.zone)),
            "LastUpdatedTime": .string(updated.text(in: profile.zone)),
        ]
    }

    private func plant(_ kind: EntityKind, _ id: Int, _ body: JSONObject) {
        put(kind, id, newRecord(kind, id: id, body))
    }

    private func seedCompany() {
        let country = profile.country
        let city = CountryTable.places[country.lowercased()]?.city ?? ""
        var address: JSONObject = ["Id": "1", "Line1": "123 Sierra Way", "City": .string(city), "PostalCode": "87999"]
        if country == "US" { address["CountrySubDivisionCode"] = "CA" }
        if country == "CA" { address["CountrySubDivisionCode"] = "ON" }
        address["Country"] = .string(country)
        plant(
            .companyInfo, 1,
            [
                "CompanyName": .string(profile.name), "LegalName": .string(profile.name),
                "CompanyAddr": .object(address), "CustomerCommunicationAddr": .object(address),
                "LegalAddr": .object(address), "PrimaryPhone": [:], "CompanyStartDate": "2020-01-01",
                "FiscalYearStartMonth": "January", "Country": .string(country),
                "Email": ["Address": "owner@example.com"], "WebAddr": [:], "SupportedLanguages": "en",
                "DefaultTimeZone": .string(profile.zoneName),
                "NameValue": [
                    ["Name": "NeoEnabled", "Value": "true"], ["Name": "IndustryType", "Value": "Retail"],
                    ["Name": "SubscriptionStatus", "Value": "PAID"],
                    ["Name": "OfferingSku", "Value": "QuickBooks Online Plus"],
                    ["Name": "PayrollFeature", "Value": "false"], ["Name": "ItemCategoriesFeature", "Value": "true"],
                    ["Name": "IsQbdtMigrated", "Value": "false"],
                ],
            ])
        plant(.preferences, 1, seedPreferences())
    }

    private func seedPreferences() -> JSONObject {
        var tax: JSONObject = ["UsingSalesTax": true]
        if profile.taxModel == .usAutomated { tax["PartnerTaxEnabled"] = true }
        if profile.taxModel == .usManual { tax["TaxGroupCodeRef"] = .reference("2") }
        var accounting: JSONObject = [
            "FirstMonthOfFiscalYear": "January", "UseAccountNumbers": false, "TaxYearMonth": "January",
            "ClassTrackingPerTxn": false, "TrackDepartments": true, "ClassTrackingPerTxnLine": true,
        ]
        accounting["CustomerTerminology"] = "Customers"
        return [
            "AccountingInfoPrefs": .object(accounting),
            "ProductAndServicesPrefs": [
                "ForSales": true, "ForPurchase": true, "QuantityWithPriceAndRate": true, "QuantityOnHand": true,
            ],
            "SalesFormsPrefs": [
                "CustomField": [
                    [
                        "CustomField": [
                            ["Name": "SalesFormsPrefs.UseSalesCustom3", "Type": "BooleanType", "BooleanValue": true],
                            ["Name": "SalesFormsPrefs.UseSalesCustom2", "Type": "BooleanType", "BooleanValue": true],
                            ["Name": "SalesFormsPrefs.UseSalesCustom1", "Type": "BooleanType", "BooleanValue": true],
                        ]
                    ],
                    [
                        "CustomField": [
                            ["Name": "SalesFormsPrefs.SalesCustomName1", "Type": "StringType", "StringValue": "Order"],
                            ["Name": "SalesFormsPrefs.SalesCustomName2", "Type": "StringType", "StringValue": "Store"],
                            [
                                "Name": "SalesFormsPrefs.SalesCustomName3", "Type": "StringType",
                                "StringValue": "Payment",
                            ],
                        ]
                    ],
                ],
                "CustomTxnNumbers": true, "AllowDeposit": true, "AllowDiscount": true,
                "DefaultDiscountAccount": .string(String(SeedAccounts.discounts)), "AllowEstimates": true,
                "EstimateMessage": "", "ETransactionEnabledStatus": "NotApplicable",
                "ETransactionAttachPDF": false, "ETransactionPaymentEnabled": false, "IPNSupportEnabled": false,
                "AllowServiceDate": false, "AllowShipping": true,
                "DefaultShippingAccount": .string(String(SeedAccounts.shipping)), "DefaultTerms": .reference("3"),
                "DefaultCustomerMessage": "Thank you for your business.", "AutoApplyCredit": false,
                "AutoApplyPayments": false, "PrintItemWithZeroAmount": true,
            ],
            "VendorAndPurchasesPrefs": [
                "TrackingByCustomer": true, "BillableExpenseTracking": true, "POCustomField": [],
            ],
            "TimeTrackingPrefs": [
                "UseServices": true, "BillCustomers": true, "ShowBillRateToAll": false,
                "WorkWeekStartDate": "Monday", "MarkTimeEntriesBillable": true,
            ],
            "TaxPrefs": .object(tax),
            "CurrencyPrefs": [
                "MultiCurrencyEnabled": .bool(profile.isMulticurrency), "HomeCurrency": .reference(profile.currency),
            ],
            "ReportPrefs": ["ReportBasis": "Accrual", "CalcAgingReportFromTxnDate": false],
            "OtherPrefs": [
                "NameValue": [
                    ["Name": "SalesFormsPrefs.DefaultItem", "Value": "1"],
                    ["Name": "SalesFormsPrefs.AllowGratuity", "Value": "true"],
                    ["Name": "DTXCopyMemo", "Value": "false"],
                    ["Name": "SalesFormsPrefs.WarnDuplicateNumber", "Value": "true"],
                    ["Name": "WarnDuplicateCheckNumber", "Value": "true"],
                    ["Name": "WarnDuplicateBillNumber", "Value": "false"],
                    ["Name": "WarnDuplicateJournalNumber", "Value": "true"],
                    ["Name": "VendorAndPurchasesPrefs.UseCustomTxnNumbers", "Value": "true"],
                ]
            ],
        ]
    }

    func currencyReference(_ code: String) -> JSONValue {
        .reference(code, code)
    }

    func accountBody(_ name: String, type: String, subType: String, currency: String? = nil) -> JSONObject {
        [
            "Name": .string(name), "SubAccount": false, "FullyQualifiedName": .string(name), "Active": true,
            "Classification": .string(SeedAccounts.classification[type] ?? "Asset"), "AccountType": .string(type),
            "AccountSubType": .string(subType), "CurrentBalance": 0, "CurrentBalanceWithSubAccounts": 0,
            "CurrencyRef": currencyReference(currency ?? profile.currency),
        ]
    }

    private func seedAccounts() {
        for entry in SeedAccounts.all {
            plant(.account, entry.id, accountBody(entry.name, type: entry.type, subType: entry.subType))
        }
    }

    private func seedLists() {
        for (index, term) in [("Due on receipt", 0), ("Net 15", 15), ("Net 30", 30), ("Net 60", 60), ("Net 10", 10)]
            .enumerated()
        {
            plant(
                .term, index + 1,
                [
                    "Name": .string(term.0), "Active": true, "Type": "STANDARD", "DiscountPercent": 0,
                    "DueDays": .number(String(term.1)), "DiscountDays": 0,
                ])
        }
        let methods = [
            ("Cash", false), ("Check", false), ("Visa", true), ("MasterCard", true), ("Discover", true),
            ("American Express", true), ("Diners Club", true), ("PayPal", false), ("Credit Card", true),
            ("Bank transfer", false), ("Gift Card", false),
        ]
        for (index, method) in methods.enumerated() {
            plant(
                .paymentMethod, index + 1,
                [
                    "Name": .string(method.0), "Active": true,
                    "Type": method.1 ? "CREDIT_CARD" : "NON_CREDIT_CARD",
                ])
        }
        for (index, name) in ["Online", "Retail"].enumerated() {
            plant(
                .classification, index + 1,
                ["Name": .string(name), "SubClass": false, "FullyQualifiedName": .string(name), "Active": true])
            plant(
                .department, index + 1,
                [
                    "Name": .string("Location \(index + 1)"), "SubDepartment": false,
                    "FullyQualifiedName": .string("Location \(index + 1)"), "Active": true,
                ])
        }
    }

    /// The id of a tax agency, made with its payable account when new.
    func agency(named name: String) -> Int {
        if let id = id(named: name, .taxAgency) { return id }
        let id = nextId(.taxAgency)
        put(
            .taxAgency, id,
            newRecord(
                .taxAgency, id: id,
                [
                    "TaxTrackedOnPurchases": .bool(profile.taxModel == .global), "TaxTrackedOnSales": true,
                    "DisplayName": .string(name),
                ]))
        let account = name + " Payable"
        if self.id(named: account, .account) == nil {
            let subType = profile.taxModel == .global ? "GlobalTaxPayable" : "SalesTaxPayable"
            let accountId = name == "Board of Equalization" ? SeedAccounts.salesTax : nextId(.account)
            put(
                .account, accountId,
                newRecord(
                    .account, id: accountId,
                    accountBody(account, type: "Other Current Liability", subType: subType)))
        }
        return id
    }

    private func seedTax() {
        var rates: [String: Int] = [:]
        func rate(_ rate: TaxSeed.Rate, suffix: String) -> Int {
            let name = rate.name + suffix
            if let known = rates[name] { return known }
            let agency = agency(named: rate.agency)
            let id = nextId(.taxRate)
            plant(
                .taxRate, id,
                taxRateBody(name, percent: rate.percent, agency: agency, isZero: rate.percent == "0"))
            rates[name] = id
            return id
        }
        for seed in TaxSeed.codes(of: profile) {
            let id = profile.taxModel == .global ? nextId(.taxCode) : max(nextId(.taxCode), 2)
            let sales = seed.rates.map { rate($0, suffix: "") }
            let purchases = profile.taxModel == .global ? seed.rates.map { rate($0, suffix: " (Purchases)") } : []
            plant(
                .taxCode, id,
                taxCodeBody(
                    seed.name, description: seed.description, isTaxable: seed.isTaxable, sales: sales,
                    purchases: purchases))
        }
    }

    func taxRateBody(_ name: String, percent: String, agency: Int, isZero: Bool) -> JSONObject {
        [
            "Name": .string(name), "Description": .string(name), "Active": true, "RateValue": .number(percent),
            "AgencyRef": .reference(String(agency)), "SpecialTaxType": isZero ? "ZERO_RATE" : "NONE",
            "EffectiveTaxRate": [
                ["RateValue": .number(percent), "EffectiveDate": "2015-01-01T00:00:00-08:00"]
            ], "DisplayType": "ReadOnly",
        ]
    }

    func taxCodeBody(
        _ name: String, description: String, isTaxable: Bool, sales: [Int], purchases: [Int]
    ) -> JSONObject {
        func list(_ rates: [Int]) -> JSONValue {
            let details = rates.enumerated().map { index, rate -> JSONValue in
                [
                    "TaxRateRef": .reference(String(rate), record(.taxRate, rate)?.text("Name")),
                    "TaxTypeApplicable": "TaxOnAmount", "TaxOrder": .number("0"),
                ]
            }
            return ["TaxRateDetail": .array(details)]
        }
        return [
            "Name": .string(name), "Description": .string(description), "Active": true, "Hidden": false,
            "Taxable": .bool(isTaxable), "TaxGroup": true, "SalesTaxRateList": list(sales),
            "PurchaseTaxRateList": list(purchases),
        ]
    }
}
