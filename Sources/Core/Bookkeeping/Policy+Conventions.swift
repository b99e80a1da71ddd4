import Accounting
package import Commerce

extension Policy {
    /// Takes over what the store says of how its records are kept; what it does not say stays as suggested.
    mutating func follow(_ conventions: StoreConventions, _ catalogue: BooksCatalogue) {
        postsOnlyWhenAsked = conventions.postsOnlyWhenAsked
        if conventions.isOfDocuments { keepDocuments(catalogue) }
        if let accounts = conventions.accounts { use(accounts) }
        conventions.invoicePrefix.map { numbering.prefix = $0 }
        conventions.creditMemoPrefix.map { numbering.refundPrefix = $0 }
        rename(\.shipping, conventions.shippingItem)
        rename(\.discount, conventions.discountItem)
        rename(\.fee, conventions.adjustmentItem)
        startDate = conventions.startDate ?? startDate
        products.inventoryStart = conventions.inventoryStart
        switch conventions.itemName {
        case .productName: products.matching = .name
        case .productNumber: products.matching = .skuAsName
        case nil: break
        }
        if conventions.taxIsItem { tax.unitedStatesMode = .totalAsItem }
        for (charge, name) in conventions.chargeNames {
            chargeItems[charge] = ServiceItem(name: name, account: products.nonStock.income)
        }
        // A list of codes is meant to be whole: what it lacks is asked about, never guessed by its rate.
        if !conventions.taxCodes.isEmpty { tax.pairsByRate = false }
        if let code = conventions.codeWithoutTax { tax.codeWithoutTax = conventions.taxCodes[code] }
    }

    /// Documents keep their own numbers and stay open until they are paid in the books; products are known by their SKU, and what is
    /// no product is a service (F1, F2).
    private mutating func keepDocuments(_ catalogue: BooksCatalogue) {
        saleForm = .invoice
        payments.isEnabled = false
        numbering.refundPrefix = ""
        products.matching = .skuAsName
        products.createsInventoryItems = catalogue.company.tracksInventory
        sell(on: products.serviceIncomeAccount, \.shipping, \.handling, \.fee)
        sell(on: products.nonStock.income, \.discount)
        rename(\.fee, texts.adjustment)
    }

    private mutating func use(_ accounts: StoreConventions.Accounts) {
        func reference(_ account: StoreConventions.NamedAccount) -> Reference<Account> {
            .existing(account.id, name: account.name)
        }
        let goods = ProductPolicy.Accounts(
            income: reference(accounts.income), expense: reference(accounts.expense))
        (products.stock, products.nonStock) = (goods, goods)
        products.assetAccount = reference(accounts.asset)
        products.serviceIncomeAccount = reference(accounts.serviceIncome)
        sell(on: products.serviceIncomeAccount, \.shipping, \.handling, \.fee)
        sell(on: goods.income, \.discount)
    }

    /// What is to be made posts to that account; an item that is there keeps its own.
    private mutating func sell(
        on account: Reference<Account>, _ places: WritableKeyPath<ServiceItems, ServiceItem>...
    ) {
        for place in places where serviceItems[keyPath: place].item == nil {
            serviceItems[keyPath: place].account = account
        }
    }

    private mutating func rename(_ place: WritableKeyPath<ServiceItems, ServiceItem>, _ name: String?) {
        let service = serviceItems[keyPath: place]
        guard let name, !name.isEmpty, name != service.name else { return }
        serviceItems[keyPath: place] = ServiceItem(name: name, account: service.account)
    }
}

extension BooksCatalogue {
    /// With the accounts and tax codes that the store's settings name in its books, and which these do not have: so that a plan from
    /// files shows them as they would be posted to. `orders` tell the rates.
    package func named(by conventions: StoreConventions, in orders: [Order]) -> BooksCatalogue {
        var books = self
        if let accounts = conventions.accounts {
            books.name(accounts.income, .income, "SalesOfProductIncome")
            books.name(accounts.serviceIncome, .income, "SalesOfProductIncome")
            books.name(accounts.expense, .costOfGoodsSold, "SuppliesMaterialsCogs")
            books.name(accounts.asset, .otherCurrentAsset, "Inventory")
        }
        let taxes = orders.flatMap { order in order.lines.flatMap(\.taxes) + order.charges.flatMap(\.taxes) }
        let holder = taxCodes.lazy.flatMap(\.salesRates).first?.account ?? salesTaxPayable?.reference
        for (name, id) in conventions.taxCodes.sorted(by: { $0.key < $1.key }) {
            books.taxCodes.removeAll { $0.id == id }
            let percents = Set(taxes.map(\.tax).filter { $0.id == name }.compactMap(\.rate)).sorted()
            let rates = percents.compactMap { percent in
                holder.map { TaxRateRecord(id: ID("\(id)-\(percent)"), name: name, percent: percent, account: $0) }
            }
            books.taxCodes.append(TaxCodeRecord(id: id, name: name, salesRates: rates))
        }
        return books
    }

    private mutating func name(_ account: StoreConventions.NamedAccount, _ type: AccountType, _ subtype: String) {
        accounts[account.id] = Account(
            id: account.id, name: account.name, type: type, subtype: subtype, currency: company.homeCurrency)
    }
}

extension TaxPolicy {
    /// Pairs the taxes of the orders with the codes that the store's settings name for them.
    package mutating func pair(by conventions: StoreConventions, in orders: [Order]) {
        let taxes = Set(
            orders.flatMap { order in order.lines.flatMap(\.taxes) + order.charges.flatMap(\.taxes) }.map(\.tax))
        for tax in taxes.sorted(by: { $0.name < $1.name }) {
            guard let id = tax.id, let code = conventions.taxCodes[id] else { continue }
            pairs.append(.init(taxes: [tax], code: code))
        }
    }
}
