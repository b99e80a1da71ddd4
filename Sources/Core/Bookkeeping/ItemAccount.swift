package import Accounting

/// The four accounts of a store whose products become items, and which account each of them can be (F1).
///
/// The books take no other for an item that keeps stock. Source: myfulfillment.md §5.
package enum ItemAccount: String, Hashable, Sendable, Codable, CaseIterable {
    case income, serviceIncome, expense, asset

    /// The type that the account must have.
    package var type: AccountType {
        switch self {
        case .income, .serviceIncome: .income
        case .expense: .costOfGoodsSold
        case .asset: .otherCurrentAsset
        }
    }

    /// The detail that it must have, in the books' own word; `nil` where any will do.
    package var detail: String? {
        switch self {
        case .income: "SalesOfProductIncome"
        case .asset: "Inventory"
        case .serviceIncome, .expense: nil
        }
    }

    /// The settings that it stands in: items with stock and those without have the same.
    package var paths: [String] {
        switch self {
        case .income: ["products.stock.income", "products.nonStock.income"]
        case .serviceIncome: ["products.serviceIncomeAccount"]
        case .expense: ["products.stock.expense", "products.nonStock.expense"]
        case .asset: ["products.assetAccount"]
        }
    }

    /// Whether a picker offers the account. Books that tell no details are not asked for them.
    package func fits(_ account: Account) -> Bool {
        account.isActive && account.type == type && hasDetail(account)
    }

    private func hasDetail(_ account: Account) -> Bool {
        detail.map { account.subtype.isEmpty || account.subtype == $0 } ?? true
    }

    /// Why the account cannot be it; `nil` where it can.
    func refusal(of account: Account) -> Refusal? {
        if account.type != type { return .accountTypeUnfit(name: account.name, type: account.type) }
        return hasDetail(account) ? nil : .accountDetailUnfit(name: account.name, wanted: self)
    }
}

extension ItemAccount {
    /// What a suggestion that finds none lacks.
    fileprivate var use: AccountUse {
        switch self {
        case .income: .income
        case .serviceIncome: .serviceIncome
        case .expense: .costOfGoods
        case .asset: .inventoryAsset
        }
    }
}

extension Policy {
    /// Puts an account that fits in the place of each of the four that does not; gives those for which the books have none.
    mutating func fitItemAccounts(_ catalogue: BooksCatalogue) -> [AccountUse] {
        var missing: [AccountUse] = []
        for one in ItemAccount.allCases {
            let fitting = catalogue.accounts.values.filter {
                one.fits($0) && $0.currency == catalogue.company.homeCurrency
            }.min { ($0.id.rawValue.utf8.count, $0.id.rawValue) < ($1.id.rawValue.utf8.count, $1.id.rawValue) }
            for path in one.paths {
                guard let known = itemAccount(at: path), refusal(of: known, as: one, catalogue) != nil else { continue }
                let other = fitting?.reference ?? .existing(ID(""), name: one.use.rawValue)
                setItemAccount(at: path, to: other)
                if fitting == nil, !missing.contains(one.use) { missing.append(one.use) }
            }
        }
        return missing
    }

    /// What of the four accounts does not fit the books: one that is gone, was made inactive, or is of another type now (F1).
    package func itemAccountProblems(in catalogue: BooksCatalogue) -> [UnfitSetting] {
        var problems: [UnfitSetting] = []
        for one in ItemAccount.allCases {
            var told: Set<Reference<Account>> = []
            for path in one.paths {
                guard let account = itemAccount(at: path), told.insert(account).inserted,
                    let refusal = refusal(of: account, as: one, catalogue)
                else { continue }
                problems.append(UnfitSetting(path, refusal))
            }
        }
        return problems
    }

    private func refusal(
        of reference: Reference<Account>, as one: ItemAccount, _ catalogue: BooksCatalogue
    ) -> Refusal? {
        guard case .existing(let id, let name) = reference else { return nil }
        guard let account = catalogue.accounts[id], account.isActive else { return .accountMissing(name: name) }
        return one.refusal(of: account)
    }
}
