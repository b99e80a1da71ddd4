package import Accounting
package import Commerce

/// What a suggested policy could not find in the books; a person must choose it.
package enum MissingChoice: Hashable, Sendable, Codable {
    case account(AccountUse)
    case taxPair(StoreTax)
    /// The store knows none.
    case timeZone
}

/// What an account of the policy is for, with the types of account that fit (A2, F1).
package enum AccountUse: String, Hashable, Sendable, Codable, CaseIterable {
    case income, discount, shipping, tip, rounding, refund
    case costOfGoods, inventoryAsset, receivable, giftCards, salesTax, deposit, serviceIncome, payable

    /// Types that are accepted for it. Source: quickbooks-online.md §7.5, §7.6.
    package var fittingTypes: Set<AccountType> {
        switch self {
        case .income, .serviceIncome: [.income, .otherIncome]
        case .discount, .refund: [.income, .otherIncome, .expense, .otherExpense]
        case .shipping: [.income, .otherIncome, .expense, .costOfGoodsSold]
        case .tip: [.income, .otherIncome, .otherCurrentLiability]
        case .rounding: [.income, .otherIncome, .expense, .otherExpense]
        case .costOfGoods: [.costOfGoodsSold, .expense, .otherExpense]
        case .inventoryAsset: [.otherCurrentAsset]
        case .receivable: [.accountsReceivable]
        case .giftCards, .salesTax: [.otherCurrentLiability, .longTermLiability]
        case .deposit: [.bank, .otherCurrentAsset]
        case .payable: [.accountsPayable]
        }
    }

    /// Whether a picker offers an account for it: one of a fitting type, but nobody is paid into the account of the stock.
    package func offers(_ account: Account) -> Bool {
        if self == .deposit, account.subtype == "Inventory" { return false }
        return fittingTypes.contains(account.type)
    }
}

extension Policy {
    /// A policy for a store and its books with every account, item and tax that can be recognised.
    package static func suggested(for profile: StoreProfile, catalogue: BooksCatalogue) -> Policy {
        suggestion(for: profile, catalogue: catalogue).policy
    }

    /// The suggested policy and what a person must still choose; accounts that are missing stand in it without identifier.
    package static func suggestion(
        for profile: StoreProfile, catalogue: BooksCatalogue
    ) -> (policy: Policy, missing: [MissingChoice]) {
        var finder = AccountFinder(catalogue)
        let income = finder.income
        let goods = ProductPolicy.Accounts(income: income, expense: finder.costOfGoods)
        let products = ProductPolicy(
            stock: goods, assetAccount: finder.inventoryAsset, nonStock: goods,
            serviceIncomeAccount: finder.serviceIncome)
        let payments = PaymentPolicy(
            rules: profile.paymentMethods.compactMap { finder.rule(for: $0) }, defaultAccount: finder.deposit)
        let language = DocumentLanguage(country: catalogue.company.country)
        var policy = Policy(
            timeZone: profile.timeZone, serviceItems: services(&finder, DocumentTexts(language)), products: products,
            payments: payments,
            refunds: RefundPolicy(), receivableAccount: finder.receivable, giftCardAccount: finder.giftCards)
        policy.language = language
        policy.sendingRules.payableAccount = finder.payable
        policy.tax.payableAccount = catalogue.salesTaxPayable?.reference
        if catalogue.company.taxModel == .unitedStatesManual { policy.tax.chooseForTaxByHand(catalogue.taxCodes) }
        if catalogue.company.taxModel == .global {
            policy.tax.codeOutOfScope = TaxPairing.outOfScopeCode(among: catalogue.taxCodes)?.id
        }
        policy.orderFilter.paymentCodes = profile.saleStatuses.map { Set($0) }
        policy.orderFilter.meaningOfCustomCodes = profile.likelyMeanings ?? [:]
        if let conventions = profile.conventions { policy.follow(conventions, catalogue) }
        var missing = finder.missing
        if profile.conventions?.isOfDocuments == true {
            for use in policy.fitItemAccounts(catalogue) where !missing.contains(use) { missing.append(use) }
        }
        let unpaired = policy.pairTaxes(profile.taxes, catalogue)
        let zone: [MissingChoice] = profile.timeZone.isEmpty ? [.timeZone] : []
        return (policy, zone + missing.map { .account($0) } + unpaired.map { .taxPair($0) })
    }

    private static func services(_ finder: inout AccountFinder, _ texts: DocumentTexts) -> ServiceItems {
        func item(_ service: ProposedService, _ account: Reference<Account>, _ use: AccountUse) -> ServiceItem {
            finder.service(texts.name(of: service), account, use)
        }
        let shipping = finder.shipping
        return ServiceItems(
            discount: item(.discount, finder.discount, .discount), shipping: item(.shipping, shipping, .shipping),
            handling: item(.handling, shipping, .shipping), fee: item(.fee, finder.serviceIncome, .shipping),
            tip: item(.tip, finder.tip, .tip), giftCard: item(.giftCard, finder.giftCards, .giftCards),
            rounding: item(.rounding, finder.rounding, .rounding),
            salesTax: item(.salesTax, finder.salesTax, .salesTax), refund: item(.refund, finder.income, .refund))
    }

    /// Pairs each tax of the store by itself; sets that stand on one line together are paired as they are met.
    private mutating func pairTaxes(_ taxes: [StoreTax], _ catalogue: BooksCatalogue) -> [StoreTax] {
        guard catalogue.company.taxModel == .global else { return [] }
        let pairing = TaxPairing(policy: tax, codes: catalogue.taxCodes, country: catalogue.company.country)
        var unpaired: [StoreTax] = []
        for one in taxes {
            if let code = pairing.code(for: [one]) {
                tax.pairs.append(.init(taxes: [one], code: code.id))
            } else {
                unpaired.append(one)
            }
        }
        return unpaired
    }
}
