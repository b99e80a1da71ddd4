import Accounting
import Commerce

extension Planning {
    /// The item of an order line: linked, matched, created, or the fallback; `nil` after a refusal (W14, W15).
    mutating func item(for line: OrderLine) -> BookedItem? {
        if line.kind == .giftCard { return service(books.policy.serviceItems.giftCard) }
        if line.kind == .charge, let charge = line.charge { return self.charge(charge, line) }
        settleLinkedItems()
        if let item = linkedItem(line) { return item.found }
        let (code, matchesSKU) = code(of: line)
        let place = ItemCode(text: NameKey(code), isSKU: matchesSKU)
        if let settled = settledItems[place] { return settled }
        let hits = books.goods(under: place)
        if hits.count(where: \.isActive) > 1 {
            refuse(.productAmbiguous(code: code, items: hits.filter(\.isActive).map(\.name).sorted()))
            return nil
        }
        if let hit = hits.first(where: \.isActive) {
            return books.catalogue.booked(hit, otherwise: accounts(of: line).income)
        }
        if let inactive = hits.first {
            refuse(.productInactive(name: Naming.withoutDeletionMark(inactive.name)))
            return nil
        }
        if let expected = books.catalogue.expected.item(place), expected.key.source != .service {
            return settle(awaited(expected), place)
        }
        return unknown(line, itemKey(line), place)
    }

    /// One item for each kind of charge, which is bought as it is sold.
    private mutating func charge(_ charge: String, _ line: OrderLine) -> BookedItem? {
        var item = books.policy.chargeItems[charge] ?? ServiceItem(name: line.name, account: accounts(of: line).income)
        if let chosen = sending?.incomeAccount { item.account = chosen }
        return service(item, cost: accounts(of: line).expense)
    }

    /// An item that is on its way into the books: made by this order too if nothing else brings it there.
    private mutating func awaited(_ record: PlannedRecord) -> BookedItem? {
        guard case .item(let draft) = record.body else { return nil }
        if !groundwork.contains(where: { $0.key == record.key }) { prepare(record.key, record.body) }
        return BookedItem(item: .planned(record.key, name: draft.name), account: draft.incomeAccount)
    }

    private static func key(_ id: String) -> RecordKey { RecordKey(.product, id, role: .item) }

    /// The product, its variation, else its code or name; a product that goes by two codes in one order is two items.
    private func itemKey(_ line: OrderLine) -> RecordKey {
        let key = Self.key(Self.itemID(line))
        return groundwork.contains { $0.key == key } ? Self.key(codedID(line)) : key
    }

    private func codedID(_ line: OrderLine) -> String {
        let (code, matchesSKU) = code(of: line)
        return Self.itemID(line) + (matchesSKU ? "/sku:" : "/name:") + code
    }

    /// What the line is linked to; `found` is `nil` after a refusal.
    private mutating func linkedItem(_ line: OrderLine) -> LinkedItem? {
        guard hasKnownItems else { return nil }
        for key in [Self.key(codedID(line)), Self.key(Self.itemID(line))] {
            if let id = links[key] { return LinkedItem(found: linked(ID(id), line)) }
            if let expected = books.catalogue.expected.item(key) { return LinkedItem(found: awaited(expected)) }
        }
        return nil
    }

    private var hasKnownItems: Bool { !links.records.isEmpty || books.catalogue.expected.holdsItems }

    /// What one product is linked to stands for every product with its code.
    private mutating func settleLinkedItems() {
        guard !hasSettledLinks else { return }
        hasSettledLinks = true
        guard hasKnownItems else { return }
        for line in order.lines where line.kind != .giftCard && line.charge == nil {
            let (code, matchesSKU) = code(of: line)
            let place = ItemCode(text: NameKey(code), isSKU: matchesSKU)
            if settledItems[place] == nil, let item = linkedItem(line)?.found { settledItems[place] = item }
        }
    }

    static func itemID(_ line: OrderLine) -> String {
        if let product = line.productID { return line.variationID.map { product + "/" + $0 } ?? product }
        return line.sku.isEmpty ? "name:" + line.name : "sku:" + line.sku
    }

    /// What the item is called by; a line without a code is matched by its name.
    private func code(of line: OrderLine) -> (code: String, matchesSKU: Bool) {
        guard !line.sku.isEmpty else { return (draftName(of: line), false) }
        switch sending?.matching ?? books.policy.products.matching {
        case .name: return (draftName(of: line), false)
        case .skuAsName:
            return (Naming.itemName(line.sku, atMost: books.catalogue.traits.lengths.itemName), false)
        case .skuAsSKU: return (line.sku, true)
        }
    }

    private func draftName(of line: OrderLine) -> String {
        let name = Naming.cleaned(line.name)
        return Naming.cutDistinctly(
            name.isEmpty ? texts.product(line.productID ?? line.id) : name, to: books.catalogue.traits.lengths.itemName)
    }

    private mutating func linked(_ id: ID<Item>, _ line: OrderLine) -> BookedItem? {
        guard let record = books.catalogue.items.byID[id] else {
            return BookedItem(item: .existing(id, name: line.name), account: accounts(of: line).income)
        }
        guard record.isActive else {
            refuse(.productInactive(name: Naming.withoutDeletionMark(record.name)))
            return nil
        }
        return books.catalogue.booked(record, otherwise: accounts(of: line).income)
    }

    private mutating func settle(_ item: BookedItem?, _ place: ItemCode) -> BookedItem? {
        settledItems[place] = item
        return item
    }

    private mutating func unknown(_ line: OrderLine, _ key: RecordKey, _ place: ItemCode) -> BookedItem? {
        if waitsForNames, books.policy.products.createsItems, !line.isWithdrawn, !line.sku.isEmpty {
            wait(for: .product(sku: line.sku))
            return nil
        }
        if order.form.isDocument, line.isWithdrawn || line.sku.isEmpty, books.policy.products.fallbackItem == nil {
            refuse(.productUnknown(sku: line.sku, name: line.name))
            return nil
        }
        if books.policy.products.createsItems, !order.form.isDocument || books.makesNames {
            return settle(create(line, key), place)
        }
        guard let fallback = books.policy.products.fallbackItem else {
            refuse(.productUnknown(sku: line.sku, name: line.name))
            return nil
        }
        guard let record = books.catalogue.items.byID[fallback], record.isActive else {
            let name = books.catalogue.items.byID[fallback].map { Naming.withoutDeletionMark($0.name) }
            refuse(.productInactive(name: name ?? fallback.rawValue))
            return nil
        }
        return settle(books.catalogue.booked(record, otherwise: accounts(of: line).income), place)
    }

    /// Items have their price and cost in the home currency of the books: in another they are left out.
    private mutating func create(_ line: OrderLine, _ key: RecordKey) -> BookedItem {
        let isHome = currency == books.company.homeCurrency
        let kind = kind(of: line)
        let accounts = accounts(of: line)
        let isStock = kind == .inventory
        let name = freeItemName(for: line)
        let draft = ItemDraft(
            kind: kind, name: name,
            sku: line.sku.isEmpty ? nil : Naming.cut(line.sku, to: books.catalogue.traits.lengths.sku),
            description: line.text == nil ? description(of: line) : Naming.cleanedLines(line.name),
            unitPrice: order.pricesIncludeTax || !isHome ? nil : line.unitPrice,
            purchaseCost: isHome ? line.unitCost : nil, incomeAccount: accounts.income,
            expenseAccount: kind == .service && line.supplier == nil ? nil : accounts.expense,
            assetAccount: isStock ? books.policy.products.assetAccount : nil, quantityOnHand: isStock ? .zero : nil,
            inventoryStartDate: isStock ? stockBegin : nil, isTaxable: line.isTaxable)
        prepare(key, .item(draft))
        return BookedItem(item: .planned(key, name: name), account: accounts.income)
    }

    func kind(of line: OrderLine) -> ItemKind {
        switch line.kind {
        case .service, .charge: return .service
        case .goods, .giftCard: break
        }
        let isStock =
            books.policy.products.createsInventoryItems && line.isStockTracked == true
            && books.company.tracksInventory
        return isStock ? .inventory : .nonInventory
    }

    private func accounts(of line: OrderLine) -> ProductPolicy.Accounts {
        var accounts = kind(of: line) == .inventory ? books.policy.products.stock : books.policy.products.nonStock
        if kind(of: line) == .service { accounts.income = books.policy.products.serviceIncomeAccount }
        if let chosen = sending?.incomeAccount { accounts.income = chosen }
        if let supplier = line.supplier?.supplierID,
            let chosen = sending?.vendors.first(where: { $0.supplierID == supplier })
        {
            accounts.expense = chosen.costAccount
        }
        return accounts
    }

    /// The name by policy; variations say which they are, and a name that is taken gets the SKU, else a short stable hash.
    private mutating func freeItemName(for line: OrderLine) -> String {
        let limit = books.catalogue.traits.lengths.itemName
        let (code, matchesSKU) = code(of: line)
        var base = matchesSKU ? draftName(of: line) : code
        let sku = Naming.cleaned(line.sku)
        if matchesSKU, line.variationID != nil { base = Naming.with(base, suffix: sku, lengthMax: limit) }
        var candidates = [base]
        if !sku.isEmpty {
            candidates.append(Naming.with(draftName(of: line), suffix: sku, lengthMax: limit))
        }
        candidates.append(Naming.with(base, suffix: Naming.hash(Self.itemID(line)), lengthMax: limit))
        return firstFree(candidates.filter { !books.isServiceName($0) })
    }

    /// The first name that nobody bears or will bear, else the last.
    private mutating func firstFree(_ candidates: [String]) -> String {
        let free = candidates.first { name in
            !books.catalogue.items.isTaken(name) && !books.catalogue.expected.takesItemName(name)
                && !plannedItemNames.contains(NameKey(name))
        }
        let name = free ?? candidates[candidates.count - 1]
        plannedItemNames.insert(NameKey(name))
        return name
    }

    /// The item of a setting: in the books, linked, or created once under its name (W9).
    ///
    /// `cost` is the account of what is paid for it, where it is bought too.
    mutating func service(_ service: ServiceItem, cost: Reference<Account>? = nil) -> BookedItem? {
        if let known = books.known(service) ?? books.catalogue.booked(service) { return known }
        if let inactive = inactive(service) {
            refuse(.productInactive(name: inactive.name))
            return nil
        }
        let key = RecordKey(.service, service.name, role: .item)
        if let id = links[key] {
            return BookedItem(item: .existing(ID(id), name: service.name), account: service.account)
        }
        if let awaited = awaitedService(service, key) { return awaited }
        let name = freeServiceName(service)
        prepare(
            key,
            .item(
                ItemDraft(
                    kind: .service, name: name, incomeAccount: service.account, expenseAccount: cost, isTaxable: false))
        )
        return BookedItem(item: .planned(key, name: name), account: service.account)
    }

    /// The account to which the item of a setting posts; one that is not there yet is not made for the asking.
    func account(of service: ServiceItem) -> Reference<Account> {
        let known = books.known(service) ?? books.catalogue.booked(service)
        return known?.account ?? service.account
    }

    /// The service on its way under its key, or what will bear its name.
    private mutating func awaitedService(_ service: ServiceItem, _ key: RecordKey) -> BookedItem? {
        let name = NameKey(service.name)
        let own = groundwork.first { record in
            if case .item(let draft) = record.body { record.key == key || NameKey(draft.name) == name } else { false }
        }
        let expected =
            books.catalogue.expected.item(key) ?? books.catalogue.expected.item(ItemCode(text: name, isSKU: false))
        return (own ?? expected).flatMap { awaited($0) }
    }

    /// Its name; where a category or a bundle holds that, with the name of its account.
    private mutating func freeServiceName(_ service: ServiceItem) -> String {
        let limit = books.catalogue.traits.lengths.itemName
        let name = Naming.cutDistinctly(Naming.cleaned(service.name), to: limit)
        let suffixes = [Naming.cleaned(service.account.name), Naming.hash(service.name)]
        return firstFree([name] + suffixes.map { Naming.with(name, suffix: $0, lengthMax: limit) })
    }

    private func inactive(_ service: ServiceItem) -> ItemRecord? {
        if let id = service.item { return books.catalogue.items.byID[id].flatMap { $0.isActive ? nil : $0 } }
        return books.catalogue.items.byName[NameKey(service.name)]?.first { !$0.isActive && $0.kind.isSold }
    }
}

/// What an item is known by in one order: its SKU or its name.
struct ItemCode: Hashable {
    let text: NameKey
    let isSKU: Bool
}

/// The outcome of following a link; an inactive item is a refusal, not a reason to look elsewhere.
private struct LinkedItem {
    var found: BookedItem?
}
