/// The chart of accounts every company starts with; ids in the spirit of the vendor's sample company.
///
/// Source: quickbooks-online.md §10, last paragraph, and §7.6.
enum SeedAccounts {
    struct Entry: Sendable {
        var id: Int
        var name: String
        var type: String
        var subType: String
    }

    static let receivable = 84
    static let payable = 33
    static let openingEquity = 34
    static let undeposited = 4
    static let productIncome = 79
    static let costOfGoods = 80
    static let inventory = 81
    static let discounts = 86
    static let shipping = 94
    static let salesTax = 90
    static let exchange = 98
    static let tips = 96
    static let serviceIncome = 1
    static let retained = 2

    static let all: [Entry] = [
        Entry(id: 1, name: "Services", type: "Income", subType: "ServiceFeeIncome"),
        Entry(id: 2, name: "Retained Earnings", type: "Equity", subType: "RetainedEarnings"),
        Entry(id: 4, name: "Undeposited Funds", type: "Other Current Asset", subType: "UndepositedFunds"),
        Entry(id: 5, name: "Fees Billed", type: "Income", subType: "ServiceFeeIncome"),
        Entry(id: 7, name: "Advertising", type: "Expense", subType: "AdvertisingPromotional"),
        Entry(id: 8, name: "Bank Charges", type: "Expense", subType: "BankCharges"),
        Entry(id: 13, name: "Meals and Entertainment", type: "Expense", subType: "EntertainmentMeals"),
        Entry(id: 15, name: "Office Expenses", type: "Expense", subType: "OfficeGeneralAdministrativeExpenses"),
        Entry(id: 20, name: "Supplies", type: "Expense", subType: "SuppliesMaterials"),
        Entry(id: 24, name: "Utilities", type: "Expense", subType: "Utilities"),
        Entry(id: 25, name: "Other Income", type: "Other Income", subType: "OtherMiscellaneousIncome"),
        Entry(id: 33, name: "Accounts Payable (A/P)", type: "Accounts Payable", subType: "AccountsPayable"),
        Entry(id: 34, name: "Opening Balance Equity", type: "Equity", subType: "OpeningBalanceEquity"),
        Entry(id: 35, name: "Checking", type: "Bank", subType: "Checking"),
        Entry(id: 36, name: "Savings", type: "Bank", subType: "Savings"),
        Entry(id: 37, name: "Truck", type: "Fixed Asset", subType: "Vehicles"),
        Entry(id: 41, name: "Mastercard", type: "Credit Card", subType: "CreditCard"),
        Entry(id: 42, name: "Visa", type: "Credit Card", subType: "CreditCard"),
        Entry(id: 44, name: "Notes Payable", type: "Long Term Liability", subType: "OtherLongTermLiabilities"),
        Entry(id: 45, name: "Landscaping Services", type: "Income", subType: "OtherPrimaryIncome"),
        Entry(id: 54, name: "Pest Control Services", type: "Income", subType: "OtherPrimaryIncome"),
        Entry(id: 79, name: "Sales of Product Income", type: "Income", subType: "SalesOfProductIncome"),
        Entry(id: 80, name: "Cost of Goods Sold", type: "Cost of Goods Sold", subType: "SuppliesMaterialsCogs"),
        Entry(id: 81, name: "Inventory Asset", type: "Other Current Asset", subType: "Inventory"),
        Entry(id: 82, name: "Design income", type: "Income", subType: "ServiceFeeIncome"),
        Entry(id: 84, name: "Accounts Receivable (A/R)", type: "Accounts Receivable", subType: "AccountsReceivable"),
        Entry(id: 85, name: "Billable Expense Income", type: "Income", subType: "ServiceFeeIncome"),
        Entry(id: 86, name: "Discounts given", type: "Income", subType: "DiscountsRefundsGiven"),
        Entry(id: 91, name: "Card Clearing", type: "Bank", subType: "Checking"),
        Entry(id: 92, name: "PayPal Clearing", type: "Bank", subType: "Checking"),
        Entry(id: 93, name: "Stripe Clearing", type: "Bank", subType: "Checking"),
        Entry(id: 94, name: "Shipping Income", type: "Income", subType: "SalesOfProductIncome"),
        Entry(
            id: 95, name: "Gift Cards Outstanding", type: "Other Current Liability",
            subType: "OtherCurrentLiabilities"),
        Entry(id: 96, name: "Tips Payable", type: "Other Current Liability", subType: "OtherCurrentLiabilities"),
        Entry(id: 97, name: "Rounding", type: "Other Expense", subType: "OtherMiscellaneousExpense"),
        Entry(id: 98, name: "Exchange Gain or Loss", type: "Other Expense", subType: "ExchangeGainOrLoss"),
        Entry(id: 99, name: "Inventory Shrinkage", type: "Cost of Goods Sold", subType: "SuppliesMaterialsCogs"),
        Entry(id: 100, name: "Cost of Labor", type: "Cost of Goods Sold", subType: "CostOfLaborCos"),
        Entry(
            id: 101, name: "Store Credit Outstanding", type: "Other Current Liability",
            subType: "OtherCurrentLiabilities"),
        Entry(id: 102, name: "Handling Income", type: "Income", subType: "SalesOfProductIncome"),
        Entry(id: 103, name: "Square Clearing", type: "Bank", subType: "Checking"),
        Entry(id: 104, name: "Petty Cash", type: "Bank", subType: "CashOnHand"),
    ]

    static let classification: [String: String] = [
        "Bank": "Asset", "Accounts Receivable": "Asset", "Other Current Asset": "Asset", "Fixed Asset": "Asset",
        "Other Asset": "Asset", "Accounts Payable": "Liability", "Credit Card": "Liability",
        "Other Current Liability": "Liability", "Long Term Liability": "Liability", "Equity": "Equity",
        "Income": "Revenue", "Other Income": "Revenue", "Cost of Goods Sold": "Expense", "Expense": "Expense",
        "Other Expense": "Expense",
    ]

    /// The account type that a sub-type alone stands for; the commonest ones.
    static let typeOfSubType: [String: String] = [
        "Checking": "Bank", "Savings": "Bank", "CashOnHand": "Bank", "TrustAccounts": "Bank", "MoneyMarket": "Bank",
        "AccountsReceivable": "Accounts Receivable", "Inventory": "Other Current Asset",
        "UndepositedFunds": "Other Current Asset", "PrepaidExpenses": "Other Current Asset",
        "OtherCurrentAssets": "Other Current Asset", "Vehicles": "Fixed Asset", "AccountsPayable": "Accounts Payable",
        "CreditCard": "Credit Card", "SalesTaxPayable": "Other Current Liability",
        "GlobalTaxPayable": "Other Current Liability", "GlobalTaxSuspense": "Other Current Liability",
        "OtherCurrentLiabilities": "Other Current Liability", "DeferredRevenue": "Other Current Liability",
        "OpeningBalanceEquity": "Equity", "RetainedEarnings": "Equity", "SalesOfProductIncome": "Income",
        "ServiceFeeIncome": "Income", "OtherPrimaryIncome": "Income", "DiscountsRefundsGiven": "Income",
        "SuppliesMaterialsCogs": "Cost of Goods Sold", "ShippingFreightDeliveryCos": "Cost of Goods Sold",
        "CostOfLaborCos": "Cost of Goods Sold", "OtherCostsOfServiceCos": "Cost of Goods Sold",
        "BankCharges": "Expense", "OtherMiscellaneousServiceCost": "Expense", "AdvertisingPromotional": "Expense",
        "OfficeGeneralAdministrativeExpenses": "Expense", "SuppliesMaterials": "Expense", "Utilities": "Expense",
        "OtherMiscellaneousExpense": "Other Expense", "ExchangeGainOrLoss": "Other Expense",
        "OtherMiscellaneousIncome": "Other Income", "InterestEarned": "Other Income",
    ]

    /// The sub-type a bare type gets.
    static let subTypeOfType: [String: String] = [
        "Bank": "Checking", "Accounts Receivable": "AccountsReceivable", "Other Current Asset": "OtherCurrentAssets",
        "Fixed Asset": "FurnitureAndFixtures", "Other Asset": "OtherLongTermAssets",
        "Accounts Payable": "AccountsPayable", "Credit Card": "CreditCard",
        "Other Current Liability": "OtherCurrentLiabilities", "Long Term Liability": "OtherLongTermLiabilities",
        "Equity": "OwnersEquity", "Income": "ServiceFeeIncome", "Other Income": "OtherMiscellaneousIncome",
        "Cost of Goods Sold": "SuppliesMaterialsCogs", "Expense": "OtherMiscellaneousServiceCost",
        "Other Expense": "OtherMiscellaneousExpense",
    ]
}
