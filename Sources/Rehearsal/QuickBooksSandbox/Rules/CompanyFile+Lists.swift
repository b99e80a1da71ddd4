/// The rules of lists: names, accounts, classes, terms, methods. Source: quickbooks-online.md §7.3–§7.7.
extension CompanyFile {
    /// Sub-records may be nested this deep.
    private static let levelsMax = 5

    func completeName(_ draft: inout Draft) throws {
        let parts = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"]
        if draft.record.text("DisplayName") == nil {
            let made = parts.compactMap { draft.record.text($0) }.joined(separator: " ")
            if made.isEmpty {
                throw Fault(
                    6080, "Name parts missing",
                    "At least one of the name parts or DisplayName must be supplied", element: "DisplayName")
            }
            draft.record["DisplayName"] = .string(made)
        }
        for property in parts + ["DisplayName"] {
            if let text = draft.record.text(property), text.contains(where: { $0 == ":" || $0 == "\t" || $0.isNewline })
            {
                throw Fault.invalidCharacters(property)
            }
        }
        if draft.isNew { draft.record["Active"] = true }
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        if draft.isNew || draft.sends("Active") { markInactive(&draft) }
        let isLeaving = draft.record.bool("Active") == false && draft.old?.bool("Active") != false
        if isLeaving, let balance = ledger.partyBalances[draft.id], balance != .zero {
            throw Fault(
                6220, "Cannot make inactive", "You can't make a name inactive that has an open balance.",
                element: "Active")
        }
        try checkNameIsFree(draft)
        if draft.record.text("PrintOnCheckName") == nil {
            draft.record["PrintOnCheckName"] = draft.record["CompanyName"] ?? draft.record["DisplayName"]
        }
        try fixCurrency(&draft)
        if draft.kind == .customer { try completeCustomer(&draft) }
        if draft.kind == .vendor { try completeVendor(&draft) }
    }

    /// The currency of a name is chosen at creation. Source: §7.15.
    private func fixCurrency(_ draft: inout Draft) throws {
        guard draft.kind != .employee else { return }
        if let old = draft.old {
            draft.record["CurrencyRef"] = old["CurrencyRef"]
            return
        }
        let code = draft.record.reference("CurrencyRef") ?? profile.currency
        try checkCurrency(code, element: "CurrencyRef")
        draft.record["CurrencyRef"] = currencyReference(code)
    }

    func checkCurrency(_ code: String, element: String) throws {
        if code == profile.currency { return }
        guard profile.isMulticurrency || preference("CurrencyPrefs", "MultiCurrencyEnabled") else {
            throw Fault(2220, "Invalid currency", "Invalid Currency : \(code)", element: element)
        }
        guard CurrencyTable.dollars[code] != nil else {
            throw Fault(2220, "Invalid currency", "Invalid Currency : \(code)", element: element)
        }
    }

    private func completeCustomer(_ draft: inout Draft) throws {
        try resolve(.term, "SalesTermRef", in: &draft.record)
        try resolve(.paymentMethod, "PaymentMethodRef", in: &draft.record)
        let (name, level) = try fullName(draft, "DisplayName")
        draft.record["FullyQualifiedName"] = name
        draft.record["Level"] = level > 1 ? .number(String(level - 1)) : nil
        if draft.record["Job"] == nil { draft.record["Job"] = false }
        if draft.record.reference("ParentRef") == nil { draft.record["Job"] = false }
        if draft.record["BillWithParent"] == nil { draft.record["BillWithParent"] = false }
        if draft.record["Taxable"] == nil {
            draft.record["Taxable"] = .bool(draft.record["TaxExemptionReasonId"] == nil)
        }
        if draft.record["PreferredDeliveryMethod"] == nil { draft.record["PreferredDeliveryMethod"] = "None" }
        draft.record["Balance"] = 0
        draft.record["BalanceWithJobs"] = 0
        if let code = draft.record.reference("DefaultTaxCodeRef"), profile.taxModel != .usAutomated,
            Int(code) == nil || kept(.taxCode, Int(code) ?? 0) == nil
        {
            throw Fault.reference("Tax codes", code, element: "DefaultTaxCodeRef")
        }
    }

    private func completeVendor(_ draft: inout Draft) throws {
        if draft.isNew { draft.record["TermRef"] = nil }
        try resolve(.term, "TermRef", in: &draft.record)
        draft.record["Balance"] = 0
        if draft.record["Vendor1099"] == nil { draft.record["Vendor1099"] = false }
        if let tax = draft.record.text("TaxIdentifier"), !tax.hasPrefix("X"), tax.utf8.count > 4 {
            draft.record["TaxIdentifier"] = .string(String(repeating: "X", count: tax.count - 4) + tax.suffix(4))
        }
    }

    /// The name with its parents before it, and the level; refuses loops and too deep trees.
    private func fullName(_ draft: Draft, _ property: String) throws -> (json: JSONValue, level: Int) {
        var name = draft.record.text(property) ?? ""
        var level = 1
        var parent = draft.record.reference("ParentRef")
        while let text = parent {
            let found = try referenced(draft.kind, id: text, element: "ParentRef")
            if found.id == draft.id {
                throw Fault(900, "Invalid parent", "A record cannot be its own parent", element: "ParentRef")
            }
            if draft.kind == .account, Self.systemSubTypes.contains(found.record.text("AccountSubType") ?? "") {
                throw Fault.business("This account can't have subaccounts.", element: "ParentRef")
            }
            name = (found.record.text(property) ?? "") + ":" + name
            level += 1
            if level > Self.levelsMax {
                throw Fault(
                    6180, "Too many levels", "Sub-levels of a list may be five deep at most", element: "ParentRef")
            }
            parent = found.record.reference("ParentRef")
        }
        return (.string(name), level)
    }

    /// System accounts have no sub-accounts. Source: §7.6.
    private static let systemSubTypes: Set<String> = [
        "UndepositedFunds", "OpeningBalanceEquity", "RetainedEarnings",
    ]

    func completeAccount(_ draft: inout Draft) throws {
        guard let name = draft.record.text("Name") else { throw Fault.missing("Name") }
        if name.contains(":") || name.contains("\"") { throw Fault.invalidCharacters("Name") }
        try completeAccountType(&draft)
        if let number = draft.record.text("AcctNum") {
            let most = ["US", "GB", "IN"].contains(profile.country) ? 7 : 20
            if number.utf16.count > most { throw Fault.length("AcctNum", max: most, supplied: number.utf16.count) }
            if number.contains(":") { throw Fault.invalidCharacters("AcctNum") }
        }
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        markInactive(&draft)
        try checkNameIsFree(draft)
        draft.record["FullyQualifiedName"] = try fullName(draft, "Name").json
        draft.record["SubAccount"] = .bool(draft.record.reference("ParentRef") != nil)
        draft.record["CurrentBalance"] = 0
        draft.record["CurrentBalanceWithSubAccounts"] = 0
        try fixCurrency(&draft)
    }

    private func completeAccountType(_ draft: inout Draft) throws {
        let subType = draft.record.text("AccountSubType")
        let type = draft.record.text("AccountType") ?? subType.flatMap { SeedAccounts.typeOfSubType[$0] }
        guard let type else {
            throw Fault(
                6010, "AccountType or AccountSubType missing", "AccountType or AccountSubType needs to be supplied",
                element: "AccountType")
        }
        if let subType, let fitting = SeedAccounts.typeOfSubType[subType], fitting != type {
            throw Fault(2170, "Invalid Enumeration", "Invalid Enumeration : \(subType)", element: "AccountSubType")
        }
        draft.record["AccountType"] = .string(type)
        draft.record["AccountSubType"] = .string(subType ?? SeedAccounts.subTypeOfType[type] ?? "")
        draft.record["Classification"] = SeedAccounts.classification[type].map { .string($0) }
        if let old = draft.old?.text("AccountType"), old != type, ledger.balances[draft.id] != nil {
            throw Fault.business("You can't change the type of an account that has been used.", element: "AccountType")
        }
    }

    func completeTree(_ draft: inout Draft) throws {
        guard let name = draft.record.text("Name") else { throw Fault.missing("Name") }
        if name.contains(":") { throw Fault.invalidCharacters("Name") }
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        markInactive(&draft)
        try checkNameIsFree(draft)
        draft.record["FullyQualifiedName"] = try fullName(draft, "Name").json
        let flag = draft.kind == .classification ? "SubClass" : "SubDepartment"
        draft.record[flag] = .bool(draft.record.reference("ParentRef") != nil)
    }

    func completeTerm(_ draft: inout Draft) throws {
        guard draft.record.text("Name") != nil else { throw Fault.missing("Name") }
        let days = draft.record.exact("DueDays")
        let dayOfMonth = draft.record.exact("DayOfMonthDue")
        if days == nil, dayOfMonth == nil { throw Fault.missing("DueDays") }
        if let days, days < .zero || days > Exact(999) { throw Fault.numberValue("DueDays", days.text) }
        if let dayOfMonth, dayOfMonth < .one || dayOfMonth > Exact(31) {
            throw Fault.numberValue("DayOfMonthDue", dayOfMonth.text)
        }
        draft.record["Type"] = days == nil ? "DATE_DRIVEN" : "STANDARD"
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        markInactive(&draft)
        try checkNameIsFree(draft)
    }

    func completePaymentMethod(_ draft: inout Draft) throws {
        guard draft.record.text("Name") != nil else { throw Fault.missing("Name") }
        let type = draft.record.text("Type") ?? "NON_CREDIT_CARD"
        guard ["CREDIT_CARD", "NON_CREDIT_CARD"].contains(type) else { throw Fault.enumeration("Type", type) }
        draft.record["Type"] = .string(type)
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        markInactive(&draft)
        try checkNameIsFree(draft)
    }

    func completeAgency(_ draft: inout Draft) throws {
        guard let name = draft.record.text("DisplayName") else { throw Fault.missing("DisplayName") }
        try checkNameIsFree(draft)
        draft.record["TaxTrackedOnSales"] = true
        let account = name + " Payable"
        if id(named: account, .account) == nil {
            let id = nextId(.account)
            let subType = profile.taxModel == .global ? "GlobalTaxPayable" : "SalesTaxPayable"
            let body = accountBody(account, type: "Other Current Liability", subType: subType)
            put(.account, id, newRecord(.account, id: id, body))
        }
    }

    func completeAttachable(_ draft: inout Draft) throws {
        if draft.record.text("Note") == nil, draft.record.text("FileName") == nil { throw Fault.missing("Note") }
        draft.record["AttachableRef"] = draft.sent["AttachableRef"] ?? draft.old?["AttachableRef"]
    }

    func completeCurrency(_ draft: inout Draft) throws {
        guard let code = draft.record.text("Code") else { throw Fault.missing("Code") }
        guard CurrencyTable.dollars[code] != nil else {
            throw Fault(2220, "Invalid currency", "Invalid Currency : \(code)", element: "Code")
        }
        if draft.record["Active"] == nil { draft.record["Active"] = true }
        if draft.record["Name"] == nil { draft.record["Name"] = .string(code) }
    }
}
