package import Accounting
package import Commerce

/// How store taxes become codes of the books (W13).
package struct TaxPolicy: Hashable, Sendable, Codable {
    /// How tax reaches a US company's documents (S4).
    package enum UnitedStatesMode: String, Hashable, Sendable, Codable, CaseIterable {
        /// The store's tax as the document's total tax.
        case storeTotal
        /// A line "Total Sales Tax"; nothing is taxable for the books.
        case totalAsItem
        /// The books compute; a different result stops the order.
        case computedByBooks
    }

    /// A set of store taxes that stand on one line together, and the code that stands for it.
    package struct Pair: Hashable, Sendable, Codable {
        package var taxes: Set<StoreTax>
        package var code: ID<TaxCode>

        package init(taxes: Set<StoreTax>, code: ID<TaxCode>) {
            self.taxes = taxes
            self.code = code
        }
    }

    package var pairs: [Pair] = []
    /// Pairs what has no explicit pair with the code that has the same rates, where no name says that it is for another tax.
    package var pairsByRate = true
    /// The code of lines without any tax; `nil` finds the zero-rate or exempt code of the books.
    package var codeWithoutTax: ID<TaxCode>?
    /// The code of what is no supply at all, where no tax was charged on it: gift cards, tips, rounding; `nil` is as without tax.
    package var codeOutOfScope: ID<TaxCode>?
    package var unitedStatesMode = UnitedStatesMode.storeTotal
    /// The code under which a US company books the store's total; one that keeps rates by hand takes no tax without it.
    package var unitedStatesCode: ID<TaxCode>?
    /// Documents outside the US show prices with tax.
    package var linesHoldTax = false
    /// The liability account of US sales tax, for the journal.
    package var payableAccount: Reference<Account>?
    /// Stops orders whose tax does not follow from its own rates: they were edited after their tax was reckoned.
    package var checksTaxAgainstRates = true

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.pairs, into: &pairs)
        try row.read(.pairsByRate, into: &pairsByRate)
        try row.read(.codeWithoutTax, into: &codeWithoutTax)
        try row.read(.codeOutOfScope, into: &codeOutOfScope)
        try row.read(.unitedStatesMode, into: &unitedStatesMode)
        try row.read(.unitedStatesCode, into: &unitedStatesCode)
        try row.read(.linesHoldTax, into: &linesHoldTax)
        try row.read(.payableAccount, into: &payableAccount)
        try row.read(.checksTaxAgainstRates, into: &checksTaxAgainstRates)
    }
}

/// How products become items (W14, W15, W19, F1).
package struct ProductPolicy: Hashable, Sendable, Codable {
    package enum Matching: String, Hashable, Sendable, Codable, CaseIterable {
        /// Product name is the item's name.
        case name
        /// The store's SKU (OpenCart: model) is the item's name.
        case skuAsName
        /// The store's SKU is the item's SKU.
        case skuAsSKU
    }

    /// The accounts of one family of items.
    package struct Accounts: Hashable, Sendable, Codable {
        package var income: Reference<Account>
        package var expense: Reference<Account>

        package init(income: Reference<Account>, expense: Reference<Account>) {
            self.income = income
            self.expense = expense
        }
    }

    package var matching = Matching.skuAsSKU
    /// Creates the item when a sale names an unknown product.
    package var createsItems = true
    /// Takes sales of unknown products when items are not created.
    package var fallbackItem: ID<Item>?
    /// Stock that the store counts becomes inventory items; otherwise non-inventory.
    package var createsInventoryItems = false
    /// The day from which new stock items are counted; `nil` begins before every order that may still come.
    package var inventoryStart: BusinessDate?
    package var stock: Accounts
    /// The asset account of inventory items.
    package var assetAccount: Reference<Account>
    package var nonStock: Accounts
    /// The income account of created service items (shipping, adjustments).
    package var serviceIncomeAccount: Reference<Account>

    package init(
        stock: Accounts, assetAccount: Reference<Account>, nonStock: Accounts, serviceIncomeAccount: Reference<Account>
    ) {
        self.stock = stock
        self.assetAccount = assetAccount
        self.nonStock = nonStock
        self.serviceIncomeAccount = serviceIncomeAccount
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            stock: try row.value(.stock), assetAccount: try row.value(.assetAccount),
            nonStock: try row.value(.nonStock), serviceIncomeAccount: try row.value(.serviceIncomeAccount))
        try row.read(.matching, into: &matching)
        try row.read(.createsItems, into: &createsItems)
        try row.read(.fallbackItem, into: &fallbackItem)
        try row.read(.createsInventoryItems, into: &createsInventoryItems)
        try row.read(.inventoryStart, into: &inventoryStart)
    }
}

/// Where money goes by the way it was paid (W17, W18).
package struct PaymentPolicy: Hashable, Sendable, Codable {
    /// Both code and title must match; an empty one matches anything. The first rule that matches counts.
    package struct Rule: Hashable, Sendable, Codable {
        package var method: StorePaymentMethod
        package var account: Reference<Account>
        package var booksMethod: Reference<PaymentMethod>?

        package init(
            method: StorePaymentMethod, account: Reference<Account>, booksMethod: Reference<PaymentMethod>? = nil
        ) {
            self.method = method
            self.account = account
            self.booksMethod = booksMethod
        }
    }

    package var isEnabled = true
    package var rules: [Rule] = []
    /// Takes every method without a rule; `nil` makes an unmapped method stop the order.
    package var defaultAccount: Reference<Account>?

    package init(rules: [Rule] = [], defaultAccount: Reference<Account>?) {
        self.rules = rules
        self.defaultAccount = defaultAccount
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(defaultAccount: nil)
        try row.read(.isEnabled, into: &isEnabled)
        try row.read(.rules, into: &rules)
        try row.read(.defaultAccount, into: &defaultAccount)
    }
}

/// What refunds become (W16). Source: what-users-expect.md §3 (refund rows).
package struct RefundPolicy: Hashable, Sendable, Codable {
    package enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        case refundReceipt
        case creditMemo
        /// A refund receipt for money given back, a credit memo while the invoice is open.
        case byPaymentState
    }

    package var isEnabled = true
    package var form = Form.byPaymentState
    /// The account that the money leaves; `nil` takes the one that the order's payment went to.
    package var clearingAccount: Reference<Account>?
    /// What it means that a store gave credit; `nil` asks.
    package var creditGiven: CreditGiven?

    package enum CreditGiven: String, Hashable, Sendable, Codable, CaseIterable {
        /// The buyer may spend it later: it is owed, like a gift card.
        case storeCredit
        /// Money went back by the way it came.
        case money
    }

    package init(form: Form = .byPaymentState, clearingAccount: Reference<Account>? = nil) {
        self.form = form
        self.clearingAccount = clearingAccount
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.isEnabled, into: &isEnabled)
        try row.read(.form, into: &form)
        try row.read(.clearingAccount, into: &clearingAccount)
        try row.read(.creditGiven, into: &creditGiven)
    }
}
