/// What may stand in a reference, and what must be switched on for it.
struct ReferenceRule: Sendable {
    let kinds: [ListKind]
    /// What a message calls what is named.
    let word: String

    static func of(_ field: String, owner: ListKind?) -> ReferenceRule? {
        switch field {
        case "CustomerRef": ReferenceRule(kinds: [.customer], word: "Customer")
        case "VendorRef", "TaxVendorRef", "PrefVendorRef": ReferenceRule(kinds: [.vendor], word: "Vendor")
        case "EntityRef", "PayeeEntityRef", "ShipToEntityRef", "SalesRepEntityRef":
            ReferenceRule(kinds: ListKind.entities, word: "Name")
        case "ClassRef", "DiscountClassRef", "OverrideClassRef":
            ReferenceRule(kinds: [.classification], word: "Class")
        case "ARAccountRef", "APAccountRef", "AccountRef", "DepositToAccountRef", "RefundFromAccountRef",
            "IncomeAccountRef", "ExpenseAccountRef", "COGSAccountRef", "AssetAccountRef", "DiscountAccountRef",
            "OverrideItemAccountRef", "PrefillAccountRef", "TaxOnPurchasesAccountRef", "TaxOnSalesAccountRef":
            ReferenceRule(kinds: [.account], word: "Account")
        case "TermsRef": ReferenceRule(kinds: ListKind.terms, word: "Terms")
        case "ItemRef": ReferenceRule(kinds: ListKind.items.filter { !$0.isTaxItem }, word: "Item")
        case "ItemGroupRef": ReferenceRule(kinds: [.itemGroup], word: "Item")
        case "ItemSalesTaxRef", "ItemPurchaseTaxRef":
            ReferenceRule(
                kinds: owner == .itemSalesTaxGroup ? [.itemSalesTax] : [.itemSalesTax, .itemSalesTaxGroup],
                word: "ItemSalesTax")
        case "SalesTaxCodeRef", "CustomerSalesTaxCodeRef", "PurchaseTaxCodeRef":
            ReferenceRule(kinds: [.salesTaxCode], word: "SalesTaxCode")
        case "PaymentMethodRef", "PreferredPaymentMethodRef":
            ReferenceRule(kinds: [.paymentMethod], word: "PaymentMethod")
        case "ShipMethodRef": ReferenceRule(kinds: [.shipMethod], word: "ShipMethod")
        case "SalesRepRef": ReferenceRule(kinds: [.salesRep], word: "SalesRep")
        case "CustomerMsgRef": ReferenceRule(kinds: [.customerMsg], word: "CustomerMsg")
        case "CustomerTypeRef": ReferenceRule(kinds: [.customerType], word: "CustomerType")
        case "CurrencyRef", "HomeCurrencyRef": ReferenceRule(kinds: [.currency], word: "Currency")
        case "TemplateRef": ReferenceRule(kinds: [.template], word: "Template")
        case "ParentRef": owner.map { ReferenceRule(kinds: [$0], word: $0.word) }
        case "JobTypeRef", "VendorTypeRef", "PriceLevelRef", "BillingRateRef", "SalesTaxReturnRef",
            "SalesTaxReturnLineRef":
            ReferenceRule(kinds: [], word: String(field.dropLast(3)))
        default: nil
        }
    }
}

extension CompanyFile {
    private static let taxFields: Set<String> = [
        "ItemSalesTaxRef", "SalesTaxCodeRef", "CustomerSalesTaxCodeRef", "PurchaseTaxCodeRef", "ItemPurchaseTaxRef",
    ]

    /// Refuses what is switched off or does not come with this program. Source: quickbooks-desktop.md §3.4, §3.8.
    func requireFeature(of field: String) throws(Refusal) {
        if Self.taxFields.contains(field), !preferences.chargesSalesTax { throw .notEnabled("sales tax") }
        if field == "ItemSalesTaxRef" || field == "CustomerSalesTaxCodeRef", profile.edition != .us,
            !preferences.chargesSalesTax
        {
            throw .notEnabled("sales tax")
        }
        switch field {
        case "ClassRef", "DiscountClassRef", "OverrideClassRef":
            if !preferences.tracksClasses { throw .notEnabled("class tracking") }
        case "CurrencyRef", "ExchangeRate":
            if preferences.homeCurrency == nil { throw .notEnabled("multiple currencies") }
        case "InventorySiteRef", "InventorySiteLocationRef": throw .notEnabled("inventory sites")
        case "SerialNumber", "LotNumber": throw .notEnabled("serial and lot numbers")
        case "BarCode", "BarCodeValue":
            if profile.product != .enterprise { throw .notEnabled("bar codes") }
        case "UnitOfMeasureSetRef", "OverrideUOMSetRef", "UnitOfMeasure": throw .notEnabled("units of measure")
        default: break
        }
    }

    /// Which element a reference names.
    ///
    /// - Parameters:
    ///   - place: where it stands, in a message's words: `Invoice line`.
    ///   - owner: the kind of the element that holds it.
    func resolve(_ reference: Element, in place: String, owner: ListKind? = nil) throws(Refusal) -> Int {
        guard let rule = ReferenceRule.of(reference.name, owner: owner) else { throw .notAllowed(reference.name, "") }
        if let id = reference.value("ListID") {
            if let number = number(id: id, rule.kinds) { return try active(number, rule, id, place) }
            throw .badReference(rule.word, id, place)
        }
        guard let name = reference.value("FullName") else { throw .missing(reference.name + "/FullName") }
        if let number = number(of: name, rule.kinds) { return try active(number, rule, name, place) }
        if reference.name == "ParentRef" { throw .noParent(name) }
        throw .badReference(rule.word, name, place)
    }

    private func number(of name: String, _ kinds: [ListKind]) -> Int? {
        for kind in kinds {
            if let number = number(named: name, in: kind.nameSpace), let record = records[number],
                kinds.contains(record.kind)
            {
                return number
            }
        }
        return nil
    }

    /// What was made inactive is not used on new documents.
    private func active(_ number: Int, _ rule: ReferenceRule, _ name: String, _ place: String) throws(Refusal) -> Int {
        if records[number]?.isActive == false { throw .badReference(rule.word, name, place) }
        return number
    }

    /// The fields of an element as they are kept: references found, empty ones gone, features asked for.
    ///
    /// - Parameter dropping: fields that are read elsewhere.
    func kept(
        _ element: Element, in place: String, owner: ListKind? = nil, dropping: Set<String> = []
    ) throws(Refusal) -> [Element] {
        var fields: [Element] = []
        for child in element.children where !dropping.contains(child.name) {
            try requireFeature(of: child.name)
            if ReferenceRule.of(child.name, owner: owner) != nil {
                if child.children.allSatisfy({ $0.text.isEmpty }) { continue }
                fields.append(Element(child.name, String(try resolve(child, in: place, owner: owner))))
            } else if !child.children.isEmpty {
                let inner = try kept(child, in: place, owner: owner)
                if !inner.isEmpty { fields.append(Element(child.name, inner)) }
            } else if !child.text.isEmpty {
                fields.append(Element(child.name, child.text))
            }
        }
        return fields
    }

    /// A reference as an answer shows it.
    func shownReference(_ field: String, _ number: Int) -> Element {
        guard let record = records[number] else { return Element(field) }
        return Element(field, [Element("ListID", record.id), Element("FullName", fullName(number))])
    }

    /// Fields as an answer shows them, references with identifier and full name.
    func shown(_ field: Element, owner: ListKind? = nil) -> Element {
        if field.children.isEmpty {
            if ReferenceRule.of(field.name, owner: owner) != nil, let number = Int(field.text) {
                return shownReference(field.name, number)
            }
            return field
        }
        var result = field
        result.children = field.children.map { shown($0, owner: owner) }
        return result
    }

    /// An address as it is printed: at most five lines, town, state and postal code in one.
    func addressBlock(_ name: String, _ address: Element) -> Element {
        var lines = (1...5).compactMap { address.value("Addr\($0)") }
        let town = [
            address.value("City"),
            [address.value("State"), address.value("PostalCode")].compactMap { $0 }
                .joined(separator: " "),
        ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        if !town.isEmpty { lines.append(town) }
        if let country = address.value("Country") { lines.append(country) }
        return Element(name, lines.prefix(5).enumerated().map { Element("Addr\($0.offset + 1)", $0.element) })
    }
}
