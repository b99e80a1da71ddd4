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
        ("receivableAccount", .receivable), ("giftCardAccount", .giftCards), ("tax.payableAccount", .salesTax),
        ("refunds.clearingAccount", .deposit),
    ]

    static let paths =
        goods.map(\.0)
        + services.flatMap { ["serviceItems.\($0.0).account", "serviceItems.\($0.0).item"] } + balances.map(\.0)

    var sections: [SettingSection] {
        func say(_ word: SettingsWord) -> String { word.text(form.sentences) }
        return [
            SettingSection(id: "goods", title: say(.income), rows: Self.goods.map { row($0, $1) }),
            SettingSection(
                id: "services", title: say(.services), why: say(.servicesHint),
                rows: Self.services.map { name, use in
                    var row = row("serviceItems.\(name).account", use)
                    var item = form.item("serviceItems.\(name).item")
                    item.label = form.sentences.labelled(item.label, row.name)
                    row.fields = [item]
                    return row
                }),
            SettingSection(id: "balances", title: say(.balances), rows: Self.balances.map { row($0, $1) }),
        ]
    }

    private func row(_ path: String, _ use: AccountUse) -> SettingRow {
        let isOptional = ["tax.payableAccount", "refunds.clearingAccount"].contains(path)
        return SettingRow(
            form.label(path), why: form.why(path),
            selects: [form.accounts(path, use, none: isOptional ? .none : .choose)])
    }

    static func edits(_ form: FormFields) -> [SettingEdit] { paths.map { SettingsDraft.edit($0, form) } }
}
