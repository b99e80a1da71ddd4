/// Adding, changing and deleting elements of lists. Source: quickbooks-desktop.md §4.2.
extension CompanyFile {
    private static let depthMax = 5
    private static let identity: Set<String> = ["Name", "Initial", "IsActive", "ParentRef", "ListID", "EditSequence"]
    private static let opening: Set<String> = [
        "OpenBalance", "OpenBalanceDate", "QuantityOnHand", "TotalValue", "InventoryDate",
    ]

    mutating func add(_ kind: ListKind, _ element: Element) throws(Refusal) -> Element {
        try requireKind(kind)
        let name = try self.name(element.value(kind.nameField), kind.nameField, kind)
        let parent: Int? =
            if let reference = element.child("ParentRef") {
                try resolve(reference, in: kind.word, owner: kind)
            } else { nil }
        try requireFree(name, parent, kind, except: nil)
        var fields = try kept(
            element, in: kind.word, owner: kind, dropping: Self.identity.union(Self.opening).union(["BarCode"]))
        if let code = element.child("BarCode")?.value("BarCodeValue") {
            try requireFeature(of: "BarCode")
            fields.append(Element("BarCodeValue", code))
        }
        if let guid = element.value("ExternalGUID"), guids.contains(guid) { throw .nameInUse(guid) }
        try complete(&fields, kind)
        try check(fields, kind, except: nil)
        let number = nextList()
        var record = ListRecord(
            kind: kind, number: number, created: now, modified: now, sequence: nextSequence(), name: name,
            parent: parent)
        record.isActive = element.flag("IsActive") ?? true
        record.fields = fields
        keep(record)
        nameRecord(number)
        if let guid = element.value("ExternalGUID"), guid != "0" { guids.insert(guid) }
        openCurrency(of: record)
        try open(record, element)
        return shownRecord(number)
    }

    mutating func change(_ kind: ListKind, _ element: Element) throws(Refusal) -> Element {
        let id = element.value("ListID") ?? ""
        guard let number = number(id: id, [kind]), var record = records[number] else { throw .notFound(id) }
        try requireCurrent(record.sequence, element)
        if element.has(kind.nameField) {
            record.name = try name(element.value(kind.nameField), kind.nameField, kind)
        }
        if let reference = element.child("ParentRef") {
            record.parent = reference.children.isEmpty ? nil : try resolve(reference, in: kind.word, owner: kind)
            if let parent = record.parent, isBelow(parent, number) {
                throw .invalid("ParentRef", fullName(parent), "An element cannot be its own parent.")
            }
        }
        try requireFree(record.name, record.parent, kind, except: number)
        try requireSameCurrency(element, record)
        if let active = element.flag("IsActive") { record.isActive = active }
        var changed = element
        changed.children = try element.children.map { field throws(Refusal) in try merged(field, record) }
        let cleared = changed.children.filter { $0.children.isEmpty && $0.text.isEmpty }.map(\.name)
        record.fields.removeAll { cleared.contains($0.name) }
        for field in try kept(changed, in: kind.word, owner: kind, dropping: Self.identity.union(["BarCode"])) {
            if let place = record.fields.firstIndex(where: { $0.name == field.name }) {
                record.fields[place] = field
            } else {
                record.fields.append(field)
            }
        }
        try check(record.fields, kind, except: number)
        let below = (numbersOfKind[kind] ?? []).filter { isBelow($0, number) }
        for one in below { forgetName(one) }
        record.modified = now
        record.sequence = nextSequence()
        keep(record)
        for one in below { nameRecord(one) }
        return shownRecord(number)
    }

    /// `SalesOrPurchaseMod` changes some fields of a side; the others stay.
    private func merged(_ field: Element, _ record: ListRecord) throws(Refusal) -> Element {
        guard field.name == "SalesOrPurchaseMod" || field.name == "SalesAndPurchaseMod" else { return field }
        let name = String(field.name.dropLast(3))
        guard var side = record.field(name) else {
            throw .notAllowed(field.name, "This item has no \(name).")
        }
        side = shown(side)
        for child in field.children where !child.name.hasPrefix("Apply") {
            if child.text.isEmpty, child.children.isEmpty { side.remove(child.name) } else { side.set(child) }
        }
        return side
    }

    func requireCurrent(_ sequence: Int64, _ element: Element) throws(Refusal) {
        let given = element.value("EditSequence") ?? ""
        if given != String(sequence) { throw .outOfDate(given) }
    }

    private func isBelow(_ number: Int, _ ancestor: Int) -> Bool {
        var current: Int? = number
        while let one = current {
            if one == ancestor { return true }
            current = records[one]?.parent
        }
        return false
    }

    private func name(_ text: String?, _ field: String, _ kind: ListKind) throws(Refusal) -> String {
        let name = (text ?? "").split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ").trimmed
        if name.isEmpty { throw .missing(field) }
        if name.contains(":"), kind != .salesRep, kind != .customerMsg { throw .badName(name, field) }
        return name
    }

    private func requireFree(_ name: String, _ parent: Int?, _ kind: ListKind, except: Int?) throws(Refusal) {
        let full = parent.map { fullName($0) + ":" + name } ?? name
        if let parent, let above = records[parent], level(above) + 1 >= Self.depthMax {
            throw .invalid("ParentRef", fullName(parent), "Lists are at most five levels deep.")
        }
        if let holder = number(named: full, in: kind.nameSpace), holder != except { throw .nameInUse(name) }
    }

    private func requireKind(_ kind: ListKind) throws(Refusal) {
        switch kind {
        case .itemInventory, .itemInventoryAssembly:
            if !preferences.tracksInventory { throw .notEnabled("inventory") }
        case .classification: if !preferences.tracksClasses { throw .notEnabled("class tracking") }
        case .salesTaxCode, .itemSalesTax, .itemSalesTaxGroup:
            if !preferences.chargesSalesTax { throw .notEnabled("sales tax") }
        default: break
        }
    }

    /// What QuickBooks fills in itself.
    private mutating func complete(_ fields: inout [Element], _ kind: ListKind) throws(Refusal) {
        func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
        if kind.isItem, kind != .itemSubtotal, kind != .itemPayment, kind != .itemGroup, !kind.isTaxItem,
            kind != .itemFixedAsset, preferences.chargesSalesTax, !has("SalesTaxCodeRef")
        {
            let code = kind == .itemService || kind == .itemOtherCharge ? preferences.exemptCode : nil
            if let code = code ?? preferences.taxableCode { fields.append(Element("SalesTaxCodeRef", String(code))) }
        }
        if kind == .customer, preferences.chargesSalesTax {
            if !has("SalesTaxCodeRef"), profile.edition == .us, let code = preferences.taxableCode {
                fields.append(Element("SalesTaxCodeRef", String(code)))
            }
            if profile.edition == .us, !has("ItemSalesTaxRef"), let item = preferences.taxItem {
                fields.append(Element("ItemSalesTaxRef", String(item)))
            }
        }
        if let home = preferences.homeCurrency, kind == .customer || kind == .vendor, !has("CurrencyRef") {
            fields.append(Element("CurrencyRef", String(home)))
        }
        if kind == .itemSalesTax, !has("TaxRate") { fields.append(Element("TaxRate", "0.0")) }
    }

    /// Opening balances and quantities become documents of their own, against Opening Balance Equity.
    private mutating func open(_ record: ListRecord, _ element: Element) throws(Refusal) {
        if record.kind.isStocked {
            stock[record.number] = Stock(lastCost: record.exact("PurchaseCost") ?? .zero)
            let quantity = element.exact("QuantityOnHand") ?? .zero
            let value = element.amount("TotalValue") ?? Cents(quantity.times(record.exact("PurchaseCost") ?? .zero))
            if !quantity.isZero || value != .zero {
                try openStock(record, quantity, value, element.day("InventoryDate") ?? today)
            }
        }
        if let balance = element.amount("OpenBalance"), balance != .zero {
            try openBalance(record, balance, element.day("OpenBalanceDate") ?? today)
        }
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
