/// Invoices, sales receipts, credit memos, refund receipts and estimates. Source: quickbooks-online.md §7.8–§7.12.
extension CompanyFile {
    /// A taxable invoice may have this many lines. Source: §5.
    private static let taxableLinesMax = 750
    private static let depositTypes: Set<String> = ["Bank", "Other Current Asset"]

    func completeSale(_ draft: inout Draft) throws {
        if let old = draft.old { try refuseWhenDeposited(old) }
        if draft.record.text("TxnDate") == nil { draft.record["TxnDate"] = .string(today.text) }
        let customer = try saleCustomer(&draft)
        try settleCurrency(&draft, party: customer?.record)
        try completeHead(&draft, customer: customer?.record)
        if profile.taxModel == .global, draft.record.text("GlobalTaxCalculation") == nil {
            draft.record["GlobalTaxCalculation"] = "TaxExcluded"
        }
        if profile.taxModel != .global {
            draft.record["GlobalTaxCalculation"] = nil
            if draft.record["ApplyTaxAfterDiscount"] == nil { draft.record["ApplyTaxAfterDiscount"] = false }
        }
        var lines = try saleLines(draft, isCustomerTaxable: customer?.record.bool("Taxable") ?? true)
        let tax = try saleTax(draft, &lines)
        if !tax.rows.isEmpty, lines.lines.count > Self.taxableLinesMax {
            throw Fault.business("A taxable transaction may have 750 lines at most.", element: "Line")
        }
        draft.record["Line"] = numbered(lines, old: draft.old)
        draft.record["TxnTaxDetail"] = taxDetail(tax)
        let total = lines.net + tax.total
        if total < .zero {
            throw Fault.business("You must specify a transaction amount that is 0 or greater.", element: "TotalAmt")
        }
        draft.record["TotalAmt"] = total.json
        try checkNumber(&draft)
        if draft.kind == .estimate {
            if draft.record["TxnStatus"] == nil { draft.record["TxnStatus"] = "Pending" }
            return
        }
        try linkSale(&draft)
        try postSale(&draft, customer: customer?.id, lines: lines, tax: tax, total: total)
    }

    private func saleCustomer(_ draft: inout Draft) throws -> (id: Int, record: JSONObject)? {
        guard let reference = draft.record.reference("CustomerRef") else {
            if draft.kind == .salesReceipt || draft.kind == .refundReceipt { return nil }
            throw Fault.missing("CustomerRef")
        }
        return try party(.customer, reference, "CustomerRef", &draft.record)
    }

    /// The customer or vendor a document names; the other kind of name is refused. Source: §6.4.
    func party(
        _ kind: EntityKind, _ reference: String, _ property: String, _ record: inout JSONObject
    ) throws -> (id: Int, record: JSONObject) {
        if let id = Int(reference), kept(kind, id) == nil {
            for other in [EntityKind.customer, .vendor, .employee] where kept(other, id) != nil {
                throw Fault.business(
                    "The type of name assigned to this transaction (client, vendor, employee) is wrong",
                    element: property)
            }
        }
        let found = try referenced(kind, id: reference, element: property)
        record[property] = .reference(reference, found.record.text("DisplayName"))
        return found
    }

    /// Currency and rate. Source: §7.15.
    func settleCurrency(_ draft: inout Draft, party: JSONObject?) throws {
        let home = profile.currency
        let sent = draft.record.reference("CurrencyRef")
        let own = party?.reference("CurrencyRef") ?? home
        guard profile.isMulticurrency || preference("CurrencyPrefs", "MultiCurrencyEnabled") else {
            if let sent, sent != home { throw Self.wrongCurrency }
            draft.record["CurrencyRef"] = currencyReference(home)
            draft.record["ExchangeRate"] = nil
            return
        }
        guard let code = sent else { throw Fault.missing("CurrencyRef") }
        if party != nil, code != own { throw Self.wrongCurrency }
        try checkCurrency(code, element: "CurrencyRef")
        draft.record["CurrencyRef"] = currencyReference(code)
        // Left out, the service was seen to take 1, whatever the currency is worth. Source: §7.15, corrected.
        let rate = code == home ? .one : draft.record.exact("ExchangeRate") ?? .one
        guard rate > .zero else { throw Fault.missing("ExchangeRate") }
        draft.record["ExchangeRate"] = rate.json
    }

    static let wrongCurrency = Fault.business(
        "The currency of the transaction is invalid for customer/vendor/account.", element: "CurrencyRef")

    func rate(of record: JSONObject) -> Exact { record.exact("ExchangeRate") ?? .one }

    private func completeHead(_ draft: inout Draft, customer: JSONObject?) throws {
        try resolve(.paymentMethod, "PaymentMethodRef", in: &draft.record)
        try settleTracking(&draft)
        try settleCustomFields(&draft)
        if draft.isNew {
            if draft.record["BillAddr"] == nil { draft.record["BillAddr"] = customer?["BillAddr"] }
            if draft.record["ShipAddr"] == nil { draft.record["ShipAddr"] = customer?["ShipAddr"] }
        }
        if draft.record.text("EmailStatus") == "NeedToSend", draft.record.object("BillEmail")?.text("Address") == nil {
            throw Fault(
                6420, "E-mail address required", "BillEmail is required when EmailStatus is NeedToSend",
                element: "BillEmail")
        }
        if draft.record["PrintStatus"] == nil { draft.record["PrintStatus"] = "NeedToPrint" }
        if draft.record["EmailStatus"] == nil { draft.record["EmailStatus"] = "NotSet" }
        if draft.kind == .invoice { try settleTerms(&draft, customer: customer) }
        if draft.kind == .salesReceipt || draft.kind == .refundReceipt { try settleMoneyAccount(&draft) }
        if let method = draft.record.reference("ShipMethodRef") {
            draft.record["ShipMethodRef"] = .reference(method, method)
        }
    }

    func settleTracking(_ draft: inout Draft) throws {
        if preference("AccountingInfoPrefs", "TrackDepartments") {
            try resolve(.department, "DepartmentRef", in: &draft.record)
        } else {
            draft.record["DepartmentRef"] = nil
        }
        if preference("AccountingInfoPrefs", "ClassTrackingPerTxn") {
            try resolve(.classification, "ClassRef", in: &draft.record)
        } else {
            draft.record["ClassRef"] = nil
        }
    }

    private func settleCustomFields(_ draft: inout Draft) throws {
        let fields = draft.record.objects("CustomField")
        guard !fields.isEmpty else { return }
        let kept = try fields.map { field -> JSONValue in
            guard let id = field.text("DefinitionId"), ["1", "2", "3"].contains(id) else {
                throw Fault(
                    3000, "Invalid custom field", "The custom field has no valid DefinitionId", element: "CustomField")
            }
            var result: JSONObject = ["DefinitionId": .string(id)]
            result["Name"] = .string(["1": "Order", "2": "Store", "3": "Payment"][id] ?? "")
            result["Type"] = "StringType"
            result["StringValue"] = field["StringValue"]
            return .object(result)
        }
        draft.record["CustomField"] = .array(kept)
    }

    private func settleTerms(_ draft: inout Draft, customer: JSONObject?) throws {
        if draft.isNew, draft.record["SalesTermRef"] == nil { draft.record["SalesTermRef"] = customer?["SalesTermRef"] }
        let term = try resolve(.term, "SalesTermRef", in: &draft.record)
        guard draft.record.text("DueDate") == nil, let day = draft.record.text("TxnDate").flatMap({ CalendarDay($0) })
        else { return }
        let fallback = preferences.object("SalesFormsPrefs")?.reference("DefaultTerms").flatMap { Int($0) }
        let days = (term?.record ?? fallback.flatMap { record(.term, $0) })?.exact("DueDays") ?? .zero
        draft.record["DueDate"] = .string(CalendarDay(number: day.number + Int(days.units / Exact.scale)).text)
    }

    private func settleMoneyAccount(_ draft: inout Draft) throws {
        if let account = try account("DepositToAccountRef", in: draft.record, types: Self.depositTypes) {
            draft.record["DepositToAccountRef"] = accountReference(account.id)
            try checkAccountCurrency(account.record, draft.record)
        } else if draft.kind == .refundReceipt {
            throw Fault.missing("DepositToAccountRef")
        } else {
            draft.record["DepositToAccountRef"] = accountReference(SeedAccounts.undeposited)
        }
    }

    /// A bank account takes its own currency or, held in home currency, any. Source: §7.15.
    func checkAccountCurrency(_ account: JSONObject, _ document: JSONObject) throws {
        let own = account.reference("CurrencyRef") ?? profile.currency
        let sent = document.reference("CurrencyRef") ?? profile.currency
        if own != sent, own != profile.currency { throw Self.wrongCurrency }
    }

    /// Numbers may stand once per kind; where the company numbers by itself, the next one is taken. Source: §7.9.
    func checkNumber(_ draft: inout Draft) throws {
        let isOwn = preference("SalesFormsPrefs", "CustomTxnNumbers")
        let number = draft.record.text("DocNumber")
        let asksForNumber = number == "AUTO_GENERATE" && [.invoice, .estimate, .salesReceipt].contains(draft.kind)
        if asksForNumber || (number == nil && !isOwn && draft.isNew) {
            var next = nextNumber(draft.kind)
            while shelf(draft.kind).numbers[next]?.isEmpty == false { next = nextNumber(draft.kind) }
            draft.record["DocNumber"] = .string(next)
            return
        }
        if number == nil, draft.kind == .invoice, profile.country == "FR" { throw Fault.missing("DocNumber") }
        guard let number, draft.isNew || draft.old?.text("DocNumber") != number else { return }
        try checkNumberIsFree(number, draft)
        if let plain = Int(number), plain < 1_000_000_000 { noteNumber(plain, of: draft.kind) }
    }

    func checkNumberIsFree(_ number: String, _ draft: Draft) throws {
        guard !draft.options.include.contains("allowduplicatedocnum"), warnsOfDuplicates(draft.kind),
            let holder = shelf(draft.kind).numbers[number.lowercased()]?.first(where: { $0 != draft.id })
        else { return }
        throw Fault.duplicateNumber(number, of: draft.kind.rawValue, id: holder)
    }
}

extension CompanyFile {
    /// The "warn if duplicate number is used" settings, each kind's own; for bills it is off. Source: §7.9, §7.13.
    ///
    /// The name of the setting for sales is not published: [K].
    private func warnsOfDuplicates(_ kind: EntityKind) -> Bool {
        switch kind {
        case .bill, .purchase, .payment: false
        case .journalEntry: namedPreference("WarnDuplicateJournalNumber") != "false"
        default: namedPreference("SalesFormsPrefs.WarnDuplicateNumber") != "false"
        }
    }

    private func namedPreference(_ name: String) -> String? {
        preferences.object("OtherPrefs")?.objects("NameValue").first { $0.text("Name") == name }?.text("Value")
    }
}
