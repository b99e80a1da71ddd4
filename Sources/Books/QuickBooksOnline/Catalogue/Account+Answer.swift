import Accounting
import ConnectorKit

extension Account {
    /// An account as the mirror keeps it; `nil` for kinds that nothing posts to.
    init?(_ object: JSONObject, home: Currency) {
        guard let id = object.text("Id"), let name = object.text("FullyQualifiedName") ?? object.text("Name"),
            let type = object.text("AccountType").flatMap({ AccountType(serviceName: $0) })
        else { return nil }
        self.init(
            id: ID(id), name: name, type: type, subtype: object.text("AccountSubType") ?? "",
            currency: object.reference("CurrencyRef").flatMap { Currency($0) } ?? home,
            isActive: object.flag("Active") ?? true)
    }
}

extension AccountType {
    /// The service's word for it. Source: quickbooks-online.md §7.6.
    var serviceName: String {
        switch self {
        case .bank: "Bank"
        case .accountsReceivable: "Accounts Receivable"
        case .otherCurrentAsset: "Other Current Asset"
        case .fixedAsset: "Fixed Asset"
        case .otherAsset: "Other Asset"
        case .creditCard: "Credit Card"
        case .accountsPayable: "Accounts Payable"
        case .otherCurrentLiability: "Other Current Liability"
        case .longTermLiability: "Long Term Liability"
        case .equity: "Equity"
        case .income: "Income"
        case .otherIncome: "Other Income"
        case .costOfGoodsSold: "Cost of Goods Sold"
        case .expense: "Expense"
        case .otherExpense: "Other Expense"
        }
    }

    init?(serviceName: String) {
        guard let type = Self.allCases.first(where: { $0.serviceName == serviceName }) else { return nil }
        self = type
    }
}
