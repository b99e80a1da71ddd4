/// The program, the company and its switches, as the Web Connector hands them over on its first call.
extension CompanyFile {
    /// Source: quickbooks-desktop.md §2.2.
    var hostRet: Element {
        let product = profile.product.rawValue.prefix(1).uppercased() + profile.product.rawValue.dropFirst()
        let major = profile.newestVersion > 140 ? "33.0" : profile.newestVersion == 140 ? "30.0" : "24.0"
        var children = [
            Element("ProductName", "QuickBooks \(product) Sandbox"), Element("MajorVersion", major),
            Element("MinorVersion", "R1"), Element("Country", profile.edition.rawValue),
        ]
        children += profile.versions.map { Element("SupportedQBXMLVersion", $0.text) }
        children += [Element("IsAutomaticLogin", "false"), Element("QBFileMode", "SingleUser")]
        return Element("HostRet", children)
    }

    func companyRet(owners: [String]) -> Element {
        let country: (line: String, town: String, state: String?, code: String) =
            switch profile.edition {
            case .us: ("12 Harbor Street", "Portland", "ME", "04101")
            case .ca: ("12 Harbour Street", "Toronto", "ON", "M5J 2N1")
            case .uk: ("12 Harbour Street", "Bristol", nil, "BS1 4RB")
            }
        var address = [
            Element("Addr1", profile.companyName), Element("Addr2", country.line), Element("City", country.town),
        ]
        if let state = country.state { address.append(Element("State", state)) }
        address.append(Element("PostalCode", country.code))
        var children = [
            Element("IsSampleCompany", "false"), Element("CompanyName", profile.companyName),
            Element("LegalCompanyName", profile.companyName), Element("Address", address),
            Element("FirstMonthFiscalYear", "January"), Element("FirstMonthIncomeTaxYear", "January"),
        ]
        children += companyExtensions.filter { owners.contains($0.owner) }.map(Self.shown)
        return Element("CompanyRet", children)
    }

    var preferencesRet: Element {
        func word(_ value: Bool) -> String { value ? "true" : "false" }
        var accounting = [
            Element("IsUsingAccountNumbers", word(preferences.usesAccountNumbers)),
            Element("IsRequiringAccounts", "true"), Element("IsUsingClassTracking", word(preferences.tracksClasses)),
            Element("IsUsingAuditTrail", "true"), Element("IsAssigningJournalEntryNumbers", "true"),
        ]
        if let date = preferences.closingDate { accounting.append(Element("ClosingDate", date.text)) }
        var children = [
            Element("AccountingPreferences", accounting),
            currencyPreferences,
            Element(
                "PurchasesAndVendorsPreferences",
                [
                    Element("IsUsingInventory", word(preferences.tracksInventory)), Element("DaysBillsAreDue", "10"),
                    Element("IsAutomaticallyUsingDiscounts", "false"),
                ]),
            Element(
                "SalesAndCustomersPreferences",
                [
                    Element("IsTrackingReimbursedExpensesAsIncome", "false"),
                    Element("IsAutoApplyingPayments", "true"),
                ]),
        ]
        if preferences.chargesSalesTax, let taxable = preferences.taxableCode, let exempt = preferences.exemptCode {
            var tax: [Element] = []
            if let item = preferences.taxItem { tax.append(shownReference("DefaultItemSalesTaxRef", item)) }
            tax += [
                Element("PaySalesTax", "Monthly"), shownReference("DefaultTaxableSalesTaxCodeRef", taxable),
                shownReference("DefaultNonTaxableSalesTaxCodeRef", exempt),
            ]
            children.append(Element("SalesTaxPreferences", tax))
        }
        return Element("PreferencesRet", children)
    }
}
