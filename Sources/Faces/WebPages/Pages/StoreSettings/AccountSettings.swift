import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// To which account each kind of amount goes (A2, F1).
struct AccountSettings {
    let form: SettingsForm

    private static let services: [(String, AccountUse)] = [
        ("shipping", .shipping), ("discount", .discount), ("handling", .shipping), ("fee", .shipping), ("tip", .tip),
        ("rounding", .rounding), ("giftCard", .giftCards), ("salesTax", .salesTax), ("refund", .refund),
    ]

    private static let goods: [(String, AccountUse)] = [
        ("products.stock.income", .income), ("products.stock.expense", .costOfGoods),
        ("products.assetAccount", .inventoryAsset), ("products.nonStock.income", .income),
        ("products.nonStock.expense", .costOfGoods), ("products.serviceIncomeAccount", .serviceIncome),
    ]

    private static let balances: [(String, AccountUse)] = [
        ("receivableAccount", .receivable), ("sendingRules.payableAccount", .payable), ("giftCardAccount", .giftCards),
        ("tax.payableAccount", .salesTax),
        ("refunds.clearingAccount", .deposit),
    ]

    static let paths =
        goods.map(\.0)
        + services.flatMap { ["serviceItems.\($0.0).account", "serviceItems.\($0.0).item"] } + balances.map(\.0)

    var sections: [SettingSection] {
        func say(_ word: SettingsWord) -> String { word.text(form.sentences) }
        return [
            form.draft.isOfDocuments
                ? SettingSection(
                    id: "goods", title: say(.itemAccounts), why: say(.itemAccountsHint),
                    rows: ItemAccount.allCases.map(row))
                : SettingSection(id: "goods", title: say(.income), rows: Self.goods.map { row($0, $1) }),
            SettingSection(
                id: "services", title: say(.services), why: say(.servicesHint),
                rows: Self.services.map { name, use in
                    var row = row("serviceItems.\(name).account", use)
                    var item = form.item("serviceItems.\(name).item")
                    item.label = form.sentences.labelled(item.label, row.name)
                    row.fields = [item]
                    return row
                }),
        ] + charges + [
            SettingSection(id: "balances", title: say(.balances), rows: Self.balances.map { row($0, $1) })
        ]
    }

    /// Charges that stand among the lines (setup, run, rush, freight …), each with the account of its item.
    private var charges: [SettingSection] {
        let known = form.draft.policy.chargeItems.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }
        guard !known.isEmpty else { return [] }
        let rows = known.map { charge, item in
            var select = form.accounts(Self.path(charge), .shipping)
            select.label = form.sentences.plain(item.name)
            return SettingRow(select.label, why: nil, selects: [select])
        }
        return [SettingSection(id: "charges", title: SettingsWord.charges.text(form.sentences), rows: rows)]
    }

    private static func path(_ charge: String) -> String { "chargeItems.\(charge).account" }

    private func row(_ path: String, _ use: AccountUse) -> SettingRow {
        let isOptional = ["tax.payableAccount", "refunds.clearingAccount", "sendingRules.payableAccount"].contains(path)
        return SettingRow(
            form.label(path), why: form.why(path),
            selects: [form.accounts(path, use, none: isOptional ? .none : .choose)])
    }

    /// One of the four accounts; each picker offers only what can be it.
    private func row(_ account: ItemAccount) -> SettingRow {
        let name = form.sentences.name(of: account)
        var select = form.accounts(account.paths[0]) { account.fits($0) }
        select.label = name
        return SettingRow(name, why: form.sentences.meaning(of: account), selects: [select])
    }

    static func edits(_ form: FormFields, _ draft: SettingsDraft) -> [SettingEdit] {
        let charges = draft.policy.chargeItems.keys.sorted().map(Self.path).filter { form.has($0) }
        let named = charges.map { SettingEdit($0, .record(form[$0])) }
        guard draft.isOfDocuments else { return paths.map { SettingsDraft.edit($0, form) } + named }
        let four = ItemAccount.allCases
        let own = Set(four.flatMap(\.paths))
        return four.flatMap { one in
            // Items with stock and those without have the same account.
            one.paths.map { SettingEdit($0, .record(form[one.paths[0]])) }
        } + paths.filter { !own.contains($0) }.map { SettingsDraft.edit($0, form) }
    }
}
