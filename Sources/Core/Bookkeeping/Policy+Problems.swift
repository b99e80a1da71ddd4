package import Accounting

/// A setting that does not fit the books, and why.
package struct UnfitSetting: Hashable, Sendable {
    /// As ``Setting/all`` has it: `payments.rules[2].account`, rules counted from 1.
    package var path: String
    package var refusal: Refusal

    package init(_ path: String, _ refusal: Refusal) {
        self.path = path
        self.refusal = refusal
    }
}

extension Policy {
    /// What in the policy does not fit these books: missing or unfit accounts, inactive codes and items, unknown classes.
    ///
    /// `isOfDocuments`: of a store whose products become items of the four accounts (F1). Source: A2, F1, W6.
    package func problems(in catalogue: BooksCatalogue, isOfDocuments: Bool) -> [UnfitSetting] {
        let usual = problems(in: catalogue)
        guard isOfDocuments else { return usual }
        let known = Set(usual.map(\.path))
        return usual + itemAccountProblems(in: catalogue).filter { !known.contains($0.path) }
    }

    /// The same of any other store.
    package func problems(in catalogue: BooksCatalogue) -> [UnfitSetting] {
        var check = PolicyCheck(catalogue: catalogue)
        if zone == nil { check.add(.unreadable(field: "timeZone", text: timeZone), "timeZone") }
        for (path, account, use) in accountsInUse { check.account(account, use, path) }
        for (key, service) in serviceItems.byKey {
            service.item.map { check.service($0, service, "serviceItems.\(key).item") }
        }
        products.fallbackItem.map { check.item($0, name: $0.rawValue, "products.fallbackItem") }
        if catalogue.company.taxModel == .global {
            for (index, pair) in tax.pairs.enumerated() { check.code(pair.code, "tax.pairs[\(index + 1)].code") }
            tax.codeWithoutTax.map { check.code($0, "tax.codeWithoutTax") }
            tax.codeOutOfScope.map { check.code($0, "tax.codeOutOfScope") }
        }
        tax.unitedStatesCode.map { check.code($0, "tax.unitedStatesCode") }
        if catalogue.company.taxModel == .unitedStatesManual, tax.lacksCode {
            check.add(.taxCodeNotChosen, "tax.unitedStatesCode")
        }
        if let trackingClass {
            check.named(trackingClass, catalogue.classes, isTracked: catalogue.company.tracksClasses, "trackingClass")
        }
        if let location {
            check.named(location, catalogue.locations, isTracked: catalogue.company.tracksLocations, "location")
        }
        if case .generic(.existing(let id, let name)) = customerAssignment {
            let customer = catalogue.parties.customersByID[id]
            if customer?.isActive != true {
                check.add(
                    customer.map { .customerInactive(name: Naming.withoutDeletionMark($0.displayName)) }
                        ?? .customerUnknown(name: name), "customerAssignment.generic")
            }
        }
        for (index, rule) in payments.rules.enumerated() {
            rule.booksMethod.map {
                check.named(
                    $0, catalogue.paymentMethods, isTracked: true, "payments.rules[\(index + 1)].booksMethod")
            }
        }
        if let terms { check.named(terms, catalogue.terms, isTracked: true, "terms") }
        return check.problems
    }

    private var accountsInUse: [(path: String, account: Reference<Account>, use: AccountUse)] {
        var all = Self.accountPlaces.map { ($0.path, self[keyPath: $0.place], $0.use) }
        all += payments.rules.enumerated().map { ("payments.rules[\($0 + 1)].account", $1.account, .deposit) }
        if let account = payments.defaultAccount { all.append(("payments.defaultAccount", account, .deposit)) }
        if let account = sendingRules.payableAccount { all.append(("sendingRules.payableAccount", account, .payable)) }
        if let account = refunds.clearingAccount { all.append(("refunds.clearingAccount", account, .deposit)) }
        if let account = tax.payableAccount { all.append(("tax.payableAccount", account, .salesTax)) }
        return all
    }
}

extension ServiceItems {
    fileprivate var byKey: [(key: String, service: ServiceItem)] {
        [
            ("discount", discount), ("shipping", shipping), ("handling", handling), ("fee", fee), ("tip", tip),
            ("giftCard", giftCard), ("rounding", rounding), ("salesTax", salesTax), ("refund", refund),
        ]
    }
}

extension Policy {
    /// For what the settings use the account of that name; nothing when they do not name it.
    package func uses(ofAccount name: String) -> Set<AccountUse> {
        Set(accountsInUse.filter { $0.account.name == name }.map(\.use))
    }

    /// The account that a setting of products names; `nil` where the path is none of them.
    func itemAccount(at path: String) -> Reference<Account>? {
        Self.accountPlaces.first { $0.path == path }.map { self[keyPath: $0.place] }
    }

    mutating func setItemAccount(at path: String, to account: Reference<Account>) {
        guard let place = Self.accountPlaces.first(where: { $0.path == path })?.place else { return }
        self[keyPath: place] = account
    }

    /// Uses another account wherever the settings name one.
    package mutating func replace(account name: String, by other: Reference<Account>) {
        for (_, place, _) in Self.accountPlaces where self[keyPath: place].name == name {
            self[keyPath: place] = other
        }
        for index in payments.rules.indices where payments.rules[index].account.name == name {
            payments.rules[index].account = other
        }
        if payments.defaultAccount?.name == name { payments.defaultAccount = other }
        if refunds.clearingAccount?.name == name { refunds.clearingAccount = other }
        if sendingRules.payableAccount?.name == name { sendingRules.payableAccount = other }
        if tax.payableAccount?.name == name { tax.payableAccount = other }
    }

    /// Uses another tax code wherever the settings name one.
    package mutating func replace(taxCode id: ID<TaxCode>, by other: ID<TaxCode>) {
        for index in tax.pairs.indices where tax.pairs[index].code == id { tax.pairs[index].code = other }
        if tax.codeWithoutTax == id { tax.codeWithoutTax = other }
        if tax.codeOutOfScope == id { tax.codeOutOfScope = other }
        if tax.unitedStatesCode == id { tax.unitedStatesCode = other }
    }

    /// The settings that name an account each, and for what.
    private static var accountPlaces:
        [(path: String, place: WritableKeyPath<Policy, Reference<Account>>, use: AccountUse)]
    {
        [
            ("serviceItems.discount.account", \.serviceItems.discount.account, .discount),
            ("serviceItems.shipping.account", \.serviceItems.shipping.account, .shipping),
            ("serviceItems.handling.account", \.serviceItems.handling.account, .shipping),
            ("serviceItems.fee.account", \.serviceItems.fee.account, .shipping),
            ("serviceItems.tip.account", \.serviceItems.tip.account, .tip),
            ("serviceItems.giftCard.account", \.serviceItems.giftCard.account, .giftCards),
            ("serviceItems.rounding.account", \.serviceItems.rounding.account, .rounding),
            ("serviceItems.salesTax.account", \.serviceItems.salesTax.account, .salesTax),
            ("serviceItems.refund.account", \.serviceItems.refund.account, .refund),
            ("products.stock.income", \.products.stock.income, .income),
            ("products.stock.expense", \.products.stock.expense, .costOfGoods),
            ("products.assetAccount", \.products.assetAccount, .inventoryAsset),
            ("products.nonStock.income", \.products.nonStock.income, .income),
            ("products.nonStock.expense", \.products.nonStock.expense, .costOfGoods),
            ("products.serviceIncomeAccount", \.products.serviceIncomeAccount, .serviceIncome),
            ("receivableAccount", \.receivableAccount, .receivable),
            ("giftCardAccount", \.giftCardAccount, .giftCards),
        ]
    }
}

/// Collects what does not fit, with the settings that say so.
private struct PolicyCheck {
    let catalogue: BooksCatalogue
    private(set) var problems: [UnfitSetting] = []

    init(catalogue: BooksCatalogue) { self.catalogue = catalogue }

    mutating func account(_ reference: Reference<Account>, _ use: AccountUse, _ path: String) {
        guard case .existing(let id, let name) = reference else { return }
        guard let account = catalogue.accounts[id], account.isActive else {
            return add(.accountMissing(name: name), path)
        }
        if !use.fittingTypes.contains(account.type) {
            add(.accountTypeUnfit(name: account.name, type: account.type), path)
        }
    }

    mutating func item(_ id: ID<Item>, name: String, _ path: String) {
        guard let item = catalogue.items.byID[id] else { return add(.productUnknown(sku: "", name: name), path) }
        if !item.isActive { return add(.productInactive(name: Naming.withoutDeletionMark(item.name)), path) }
        if item.isOnlyBought { add(.itemNotSold(item: item.name), path) }
    }

    /// The item of a service: what is sold by it goes to the item's own account, whatever the setting beside it says.
    mutating func service(_ id: ID<Item>, _ service: ServiceItem, _ path: String) {
        guard let item = catalogue.items.byID[id], item.isActive else { return self.item(id, name: service.name, path) }
        guard item.kind == .service || item.kind == .nonInventory else {
            return add(.serviceItemUnfit(item: item.name, kind: item.kind), path)
        }
        if item.isOnlyBought { return add(.itemNotSold(item: item.name), path) }
        guard let account = catalogue.activeIncomeAccount(of: item), case .existing(let chosen, _) = service.account,
            account.id != chosen
        else { return }
        add(
            .serviceItemElsewhere(
                item: item.name, account: account.name, chosen: catalogue.accounts[chosen]?.name ?? service.account.name
            ), path)
    }

    mutating func code(_ id: ID<TaxCode>, _ path: String) {
        if !catalogue.taxCodes.contains(where: { $0.id == id && $0.isActive }) { add(.taxCodeMissing(id), path) }
    }

    mutating func named<Subject>(
        _ reference: Reference<Subject>, _ list: [NamedRecord<Subject>], isTracked: Bool, _ path: String
    ) {
        guard case .existing(let id, let name) = reference else { return }
        let isKnown = list.contains { $0.id == id && $0.isActive }
        if !isTracked || !isKnown { add(.settingMissing(setting: path, name: name), path) }
    }

    mutating func add(_ refusal: Refusal, _ path: String) { problems.append(UnfitSetting(path, refusal)) }
}
