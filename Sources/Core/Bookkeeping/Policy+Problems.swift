package import Accounting

extension Policy {
    /// What in the policy does not fit these books: missing or unfit accounts, inactive codes and items, unknown classes.
    ///
    /// Source: A2, F1, W6.
    package func problems(in catalogue: BooksCatalogue) -> [Refusal] {
        var check = PolicyCheck(catalogue: catalogue)
        if zone == nil {
            check.problems.append(.unreadable(field: "timeZone", text: timeZone))
        }
        for (account, use) in accountsInUse { check.account(account, use) }
        for service in serviceItems.all { service.item.map { check.item($0, name: service.name) } }
        products.fallbackItem.map { check.item($0, name: $0.rawValue) }
        if catalogue.company.taxModel == .global {
            for pair in tax.pairs { check.code(pair.code) }
            tax.codeWithoutTax.map { check.code($0) }
        }
        tax.unitedStatesCode.map { check.code($0) }
        if catalogue.company.taxModel == .unitedStatesManual, tax.lacksCode { check.problems.append(.taxCodeNotChosen) }
        if let trackingClass {
            check.named(trackingClass, catalogue.classes, isTracked: catalogue.company.tracksClasses, "trackingClass")
        }
        if let location {
            check.named(location, catalogue.locations, isTracked: catalogue.company.tracksLocations, "location")
        }
        if case .generic(.existing(let id, let name)) = customerAssignment {
            let customer = catalogue.parties.customersByID[id]
            if customer?.isActive != true {
                check.problems.append(.unreadable(field: "customerAssignment.generic", text: name))
            }
        }
        for rule in payments.rules {
            rule.booksMethod.map {
                check.named($0, catalogue.paymentMethods, isTracked: true, "payments.rules.booksMethod")
            }
        }
        if let terms { check.named(terms, catalogue.terms, isTracked: true, "terms") }
        return check.problems
    }

    private var accountsInUse: [(Reference<Account>, AccountUse)] {
        var all = Self.accountPlaces.map { (self[keyPath: $0.place], $0.use) }
        all += payments.rules.map { ($0.account, .deposit) }
        if let account = payments.defaultAccount { all.append((account, .deposit)) }
        if let account = refunds.clearingAccount { all.append((account, .deposit)) }
        if let account = tax.payableAccount { all.append((account, .salesTax)) }
        return all
    }
}

extension Policy {
    /// For what the settings use the account of that name; nothing when they do not name it.
    package func uses(ofAccount name: String) -> Set<AccountUse> {
        Set(accountsInUse.filter { $0.0.name == name }.map(\.1))
    }

    /// Uses another account wherever the settings name one.
    package mutating func replace(account name: String, by other: Reference<Account>) {
        for (place, _) in Self.accountPlaces where self[keyPath: place].name == name { self[keyPath: place] = other }
        for index in payments.rules.indices where payments.rules[index].account.name == name {
            payments.rules[index].account = other
        }
        if payments.defaultAccount?.name == name { payments.defaultAccount = other }
        if refunds.clearingAccount?.name == name { refunds.clearingAccount = other }
        if tax.payableAccount?.name == name { tax.payableAccount = other }
    }

    /// Uses another tax code wherever the settings name one.
    package mutating func replace(taxCode id: ID<TaxCode>, by other: ID<TaxCode>) {
        for index in tax.pairs.indices where tax.pairs[index].code == id { tax.pairs[index].code = other }
        if tax.codeWithoutTax == id { tax.codeWithoutTax = other }
        if tax.unitedStatesCode == id { tax.unitedStatesCode = other }
    }

    /// The settings that name an account each, and for what.
    private static var accountPlaces: [(place: WritableKeyPath<Policy, Reference<Account>>, use: AccountUse)] {
        [
            (\.serviceItems.discount.account, .discount), (\.serviceItems.shipping.account, .shipping),
            (\.serviceItems.handling.account, .shipping), (\.serviceItems.fee.account, .shipping),
            (\.serviceItems.tip.account, .tip), (\.serviceItems.giftCard.account, .giftCards),
            (\.serviceItems.rounding.account, .rounding), (\.serviceItems.salesTax.account, .salesTax),
            (\.serviceItems.refund.account, .refund), (\.products.stock.income, .income),
            (\.products.stock.expense, .costOfGoods), (\.products.assetAccount, .inventoryAsset),
            (\.products.nonStock.income, .income), (\.products.nonStock.expense, .costOfGoods),
            (\.products.serviceIncomeAccount, .serviceIncome), (\.receivableAccount, .receivable),
            (\.giftCardAccount, .giftCards),
        ]
    }
}

/// Collects what does not fit, each thing once.
private struct PolicyCheck {
    let catalogue: BooksCatalogue
    var problems: [Refusal] = []

    mutating func account(_ reference: Reference<Account>, _ use: AccountUse) {
        guard case .existing(let id, let name) = reference else { return }
        guard let account = catalogue.accounts[id], account.isActive else {
            return add(.accountMissing(name: name))
        }
        if !use.fittingTypes.contains(account.type) { add(.accountTypeUnfit(name: account.name, type: account.type)) }
    }

    mutating func item(_ id: ID<Item>, name: String) {
        guard let item = catalogue.items.byID[id] else { return add(.productUnknown(sku: "", name: name)) }
        if !item.isActive { add(.productInactive(name: item.name)) }
    }

    mutating func code(_ id: ID<TaxCode>) {
        if !catalogue.taxCodes.contains(where: { $0.id == id && $0.isActive }) { add(.taxCodeMissing(id)) }
    }

    mutating func named<Subject>(
        _ reference: Reference<Subject>, _ list: [NamedRecord<Subject>], isTracked: Bool, _ field: String
    ) {
        guard case .existing(let id, let name) = reference else { return }
        let isKnown = list.contains { $0.id == id && $0.isActive }
        if !isTracked || !isKnown { add(.unreadable(field: field, text: name)) }
    }

    private mutating func add(_ problem: Refusal) {
        if !problems.contains(problem) { problems.append(problem) }
    }
}
