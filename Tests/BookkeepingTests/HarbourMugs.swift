import Accounting
import Bookkeeping
import Commerce
import TestKit

/// The company of the tests, Harbour Mugs, with its accounts, in a US and a European edition of the books.
enum HarbourMugs {
    static func account(
        _ id: String, _ name: String, _ type: AccountType, _ subtype: String = "", _ currency: Currency = .usd
    ) -> Account {
        Account(id: ID(id), name: name, type: type, subtype: subtype, currency: currency)
    }

    static func accounts(_ currency: Currency) -> [Account] {
        [
            account("1", "Checking", .bank, "Checking", currency),
            account("2", "PayPal Clearing", .bank, "CashOnHand", currency),
            account("4", "Undeposited Funds", .otherCurrentAsset, "UndepositedFunds", currency),
            account("33", "Accounts Payable (A/P)", .accountsPayable, "AccountsPayable", currency),
            account("79", "Sales of Product Income", .income, "SalesOfProductIncome", currency),
            account("80", "Cost of Goods Sold", .costOfGoodsSold, "SuppliesMaterialsCogs", currency),
            account("81", "Inventory Asset", .otherCurrentAsset, "Inventory", currency),
            account("82", "Shipping Income", .income, "OtherPrimaryIncome", currency),
            account("84", "Accounts Receivable (A/R)", .accountsReceivable, "AccountsReceivable", currency),
            account("86", "Discounts given", .income, "DiscountsRefundsGiven", currency),
            account("88", "Gift Cards Outstanding", .otherCurrentLiability, "OtherCurrentLiabilities", currency),
            account("89", "Tax Payable", .otherCurrentLiability, "SalesTaxPayable", currency),
            account("90", "Rounding", .otherExpense, "OtherMiscellaneousExpense", currency),
        ]
    }

    static func reference(_ id: String) -> Reference<Account> {
        let account = accounts(.usd).first { $0.id.rawValue == id }
        return .existing(ID(id), name: account?.name ?? id)
    }

    static func company(
        _ currency: Currency, _ model: BooksCompany.TaxModel, country: String
    ) -> BooksCompany {
        BooksCompany(
            id: "9130", name: "Harbour Mugs", country: country, homeCurrency: currency, taxModel: model)
    }

    static func code(_ id: String, _ name: String, _ rates: [(id: String, name: String, percent: String)])
        -> TaxCodeRecord
    {
        TaxCodeRecord(
            id: ID(id), name: name,
            salesRates: rates.map {
                TaxRateRecord(
                    id: ID($0.id), name: $0.name, percent: ExactDecimal($0.percent) ?? .zero, account: reference("89"))
            })
    }

    static let unitedStates = BooksCatalogue(
        company: company(.usd, .unitedStatesAutomated, country: "US"), traits: .roomy, accounts: accounts(.usd))

    static let europe = BooksCatalogue(
        company: company(.eur, .global, country: "NL"), traits: .roomy, accounts: accounts(.eur),
        taxCodes: [
            code("1", "0% VAT", [("1", "Zero", "0")]), code("2", "Standard 21%", [("2", "VAT 21", "21")]),
            code("3", "Reduced 9%", [("3", "VAT 9", "9")]), code("4", "Ten 10%", [("4", "VAT 10", "10")]),
            code("5", "GST/QST", [("5", "GST", "5"), ("6", "QST", "9.975")]),
            code("6", "HST 13%", [("7", "HST", "13")]),
            code("7", "UK 20%", [("8", "VAT 20", "20")]),
        ])

    static func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
        func service(_ name: String, _ account: String) -> ServiceItem {
            ServiceItem(name: name, account: reference(account))
        }
        var policy = Policy(
            timeZone: "America/New_York",
            serviceItems: ServiceItems(
                discount: service("Discount", "86"), shipping: service("Shipping", "82"),
                handling: service("Handling", "82"), fee: service("Fee", "82"), tip: service("Tip", "82"),
                giftCard: service("Gift Card", "88"), rounding: service("Rounding", "90"),
                salesTax: service("Total Sales Tax", "89"), refund: service("Refund, not itemised", "79")),
            products: ProductPolicy(
                stock: .init(income: reference("79"), expense: reference("80")), assetAccount: reference("81"),
                nonStock: .init(income: reference("79"), expense: reference("80")),
                serviceIncomeAccount: reference("79")),
            payments: PaymentPolicy(
                rules: [.init(method: StorePaymentMethod(title: "PayPal"), account: reference("2"))],
                defaultAccount: reference("4")),
            refunds: RefundPolicy(), receivableAccount: reference("84"), giftCardAccount: reference("88"))
        policy.numbering = Numbering(prefix: "EW")
        change(&policy)
        return policy
    }

    static func money(_ text: String, _ currency: Currency = .usd) -> Money {
        ExactDecimal(text).flatMap { Money($0, currency) } ?? .zero(currency)
    }

    /// 2026-03-10T14:00:00Z.
    static let noon = Instant(seconds: 1_773_151_200)

    static func tax(_ name: String, _ rate: String) -> StoreTax { StoreTax(name: name, rate: ExactDecimal(rate)) }
}

/// Builds orders the way a store tells them, with totals as a store would state them.
struct OrderMaker {
    var currency = Currency.usd
    var pricesIncludeTax = false
    var lines: [OrderLine] = []
    var charges: [Charge] = []
    var discounts: [Discount] = []
    var number = "1001"

    init(_ currency: Currency = .usd, inside: Bool = false) {
        self.currency = currency
        pricesIncludeTax = inside
    }

    func amount(_ text: String) -> Money { HarbourMugs.money(text, currency) }

    mutating func line(
        _ name: String, _ quantity: String, at price: String, amount: String? = nil, sku: String? = nil,
        kind: OrderLine.Kind = .goods, discounts: [Discount] = [], taxes: [(StoreTax, String)] = []
    ) {
        let quantity = ExactDecimal(quantity) ?? .one
        let price = ExactDecimal(price) ?? .zero
        let product = Money.product(price, quantity, currency) ?? .zero(currency)
        lines.append(
            OrderLine(
                id: "L\(lines.count + 1)", kind: kind, productID: "P-\(name)", sku: sku ?? "SKU-\(name)", name: name,
                quantity: quantity, unitPrice: price, amount: amount.map(self.amount) ?? product, discounts: discounts,
                taxes: taxes.map { TaxCharged(tax: $0.0, amount: self.amount($0.1)) }))
    }

    mutating func charge(
        _ kind: Charge.Kind, _ amount: String, name: String = "", taxes: [(StoreTax, String)] = []
    ) {
        charges.append(
            Charge(
                kind: kind, name: name, amount: self.amount(amount),
                taxes: taxes.map { TaxCharged(tax: $0.0, amount: self.amount($0.1)) }))
    }

    func coupon(_ text: String, _ label: String = "SPRING") -> Discount {
        Discount(kind: .coupon, label: label, amount: amount(text))
    }

    var taxSum: Money {
        (lines.flatMap(\.taxes) + charges.flatMap(\.taxes)).map(\.amount).sum(currency)
    }

    var priceSum: Money {
        lines.map { $0.amount - $0.discounts.map(\.amount).sum(currency) }.sum(currency)
            + charges.map { $0.amount - $0.discounts.map(\.amount).sum(currency) }.sum(currency)
            - discounts.map(\.amount).sum(currency)
    }

    /// An order whose tax and total follow from its parts unless they are given.
    func order(
        tax: String? = nil, total: String? = nil, paid: String? = nil, change: (inout Order) -> Void = { _ in }
    ) -> Order {
        let tax = tax.map(amount) ?? taxSum
        let total = total.map(amount) ?? (pricesIncludeTax ? priceSum : priceSum + tax)
        var order = Order(
            id: ID("516\(number)"), number: number, placedAt: HarbourMugs.noon, updatedAt: HarbourMugs.noon,
            currency: currency,
            pricesIncludeTax: pricesIncludeTax,
            status: OrderStatus(payment: .awaiting, paymentCode: "AWAITING_PAYMENT"),
            buyer: Buyer(
                customerID: ID("77"), email: "ana@example.com", name: "Ana Ruiz", givenName: "Ana",
                familyName: "Ruiz", billingAddress: PostalAddress(lines: ["1 Quay"], city: "Sevilla")),
            lines: lines, charges: charges, discounts: discounts, tax: tax, total: total)
        if let paid {
            order.status = OrderStatus(payment: .paid, paymentCode: "PAID")
            order.payments = [
                PaymentReceived(
                    id: "1", method: StorePaymentMethod(title: "PayPal"), amount: amount(paid),
                    receivedAt: HarbourMugs.noon,
                    reference: "TX-1")
            ]
        }
        change(&order)
        return order
    }
}

extension Decision {
    var plan: Plan? { if case .post(let plan) = self { plan } else { nil } }
    var refusals: [Refusal] { if case .refuse(let refusals) = self { refusals } else { [] } }
}

extension Plan {
    var sales: [SalesDocument] {
        documents.compactMap { if case .sale(let sale) = $0 { sale } else { nil } }
    }
    var payments: [Payment] {
        documents.compactMap { if case .payment(let payment) = $0 { payment } else { nil } }
    }
}
