import Accounting
import Commerce

/// Recognises the usual accounts of a chart by type, sub-type and name; the same chart always gives the same accounts.
struct AccountFinder {
    private let accounts: [Account]
    private let catalogue: BooksCatalogue
    private(set) var missing: [AccountUse] = []

    init(_ catalogue: BooksCatalogue) {
        self.catalogue = catalogue
        accounts = catalogue.accounts.values
            .filter { $0.isActive && $0.currency == catalogue.company.homeCurrency }
            .sorted {
                let (left, right) = ($0.id.rawValue, $1.id.rawValue)
                return left.utf8.count == right.utf8.count ? left < right : left.utf8.count < right.utf8.count
            }
    }

    var income: Reference<Account> {
        mutating get {
            choose(
                .income,
                [
                    first(.income, subtype: "SalesOfProductIncome"),
                    first(.income, named: ["sales", "vente", "venta"]),
                    first(.income) { $0.subtype != "DiscountsRefundsGiven" },
                ])
        }
    }

    var serviceIncome: Reference<Account> {
        mutating get {
            if let service = first(.income, subtype: "ServiceFeeIncome") { return service.reference }
            return income
        }
    }

    var discount: Reference<Account> {
        mutating get {
            let names = ["discount", "remise", "rabais", "descuento"]
            if let found = first(.income, subtype: "DiscountsRefundsGiven") ?? first(.income, named: names)
                ?? first(.expense, named: names)
            {
                return found.reference
            }
            return income
        }
    }

    var shipping: Reference<Account> {
        mutating get {
            let names = ["shipping", "freight", "delivery", "livraison", "expédition", "envío", "postage"]
            if let found = first(.income, named: names) { return found.reference }
            return income
        }
    }

    var tip: Reference<Account> {
        mutating get {
            let names = ["tips", "gratuit", "pourboire", "propina"]
            if let found = first(.otherCurrentLiability, named: names) ?? first(.income, named: names) {
                return found.reference
            }
            return serviceIncome
        }
    }

    var rounding: Reference<Account> {
        mutating get {
            let names = ["round", "arrondi", "redondeo"]
            return choose(
                .rounding,
                [
                    first(.otherExpense, named: names), first(.otherIncome, named: names),
                    first(.expense, named: names),
                    first(.income, named: names), first(.otherExpense) { _ in true }, first(.expense) { _ in true },
                ])
        }
    }

    var costOfGoods: Reference<Account> {
        mutating get {
            choose(
                .costOfGoods,
                [
                    first(.costOfGoodsSold, subtype: "SuppliesMaterialsCogs"), first(.costOfGoodsSold) { _ in true },
                    first(.expense) { _ in true },
                ])
        }
    }

    var inventoryAsset: Reference<Account> {
        mutating get {
            choose(
                .inventoryAsset,
                [
                    first(.otherCurrentAsset, subtype: "Inventory"),
                    first(.otherCurrentAsset) { $0.subtype != "UndepositedFunds" },
                    first(.otherCurrentAsset) { _ in true },
                ])
        }
    }

    var receivable: Reference<Account> {
        mutating get { choose(.receivable, [first(.accountsReceivable) { _ in true }]) }
    }

    /// `nil` where there are none: nobody needs it who sends no bills.
    var payable: Reference<Account>? { first(.accountsPayable) { _ in true }?.reference }

    var giftCards: Reference<Account> {
        mutating get {
            choose(
                .giftCards,
                [
                    first(.otherCurrentLiability, named: ["gift", "cadeau", "regalo"]),
                    first(.otherCurrentLiability, subtype: "DeferredRevenue"),
                    first(.otherCurrentLiability) { !Self.isTaxAccount($0) },
                ])
        }
    }

    var salesTax: Reference<Account> {
        mutating get {
            // The item of a tax posts like any other.
            let own = catalogue.traits.reservesTaxAccount ? catalogue.salesTaxPayable?.id : nil
            return choose(
                .salesTax,
                [
                    own == nil ? catalogue.salesTaxPayable : nil,
                    first(.otherCurrentLiability) { $0.id != own && Self.isTaxAccount($0) },
                    first(.otherCurrentLiability) { $0.id != own },
                ])
        }
    }

    var deposit: Reference<Account> {
        mutating get {
            choose(
                .deposit,
                [
                    first(.otherCurrentAsset, subtype: "UndepositedFunds"), first(.bank, named: ["clearing"]),
                    first(.bank) { _ in true },
                ])
        }
    }

    /// The clearing account that bears the method's name, or that of cards for a card.
    func rule(for method: StorePaymentMethod) -> PaymentPolicy.Rule? {
        let title = NameKey(method.title).text
        let isCard = ["card", "carte", "tarjeta", "stripe"].contains { title.contains($0) }
        let words = title.split(separator: " ").filter { $0.count > 3 }.map(String.init)
        let holders = accounts.filter { $0.type == .bank || $0.type == .otherCurrentAsset }
        let clearing = holders.filter {
            NameKey($0.name).text.contains("clearing") || NameKey($0.name).text.contains("compensa")
        }
        let account =
            clearing.first { account in words.contains { NameKey(account.name).text.contains($0) } }
            ?? (isCard ? clearing.first { NameKey($0.name).text.contains("card") } : nil)
        let named = catalogue.paymentMethods.first { $0.isActive && NameKey($0.name) == NameKey(method.title) }
        return account.map { .init(method: method, account: $0.reference, booksMethod: named?.reference) }
    }

    /// The item of that name when the books have one, with the account that it books on, where that fits the use; else one to be
    /// created, under a name that no other item bears.
    func service(_ name: String, _ account: Reference<Account>, _ use: AccountUse) -> ServiceItem {
        guard let known = catalogue.items.byName[NameKey(name)]?.first(where: \.isActive) else {
            return ServiceItem(name: name, account: account)
        }
        let isService = known.kind == .service || known.kind == .nonInventory
        let own = catalogue.activeIncomeAccount(of: known)
        if isService, !known.isOnlyBought, own.map({ use.fittingTypes.contains($0.type) }) ?? true {
            return ServiceItem(item: known.id, name: known.name, account: own?.reference ?? account)
        }
        return ServiceItem(name: "\(name) (\(account.name))", account: account)
    }

    private static func isTaxAccount(_ account: Account) -> Bool {
        account.subtype.contains("Tax") || NameKey(account.name).text.contains("tax")
            || NameKey(account.name).text.contains("tva")
    }

    private func first(_ type: AccountType, subtype: String) -> Account? {
        first(type) { $0.subtype == subtype }
    }

    private func first(_ type: AccountType, named names: [String]) -> Account? {
        first(type) { account in names.contains { NameKey(account.name).text.contains($0) } }
    }

    private func first(_ type: AccountType, where fits: (Account) -> Bool) -> Account? {
        accounts.first { $0.type == type && fits($0) }
    }

    private mutating func choose(_ use: AccountUse, _ candidates: [Account?]) -> Reference<Account> {
        if let found = candidates.lazy.compactMap({ $0 }).first { return found.reference }
        if !missing.contains(use) { missing.append(use) }
        return .existing(ID(""), name: use.rawValue)
    }
}
