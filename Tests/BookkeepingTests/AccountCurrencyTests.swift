import Accounting
import Bookkeeping
import Commerce
import Testing

/// Books take money in a foreign currency into an account of that currency or of their own, and refuse it in any other: merchants with
/// several currencies meet it as "the currency of the account must be either in home currency or the transaction currency".
@Suite("Money in a currency, and the account that it goes to", .tags(.w18, .x8))
struct AccountCurrencyTests {
    private var books: BooksCatalogue {
        var catalogue = HarbourMugs.unitedStates
        catalogue.company.isMulticurrency = true
        for account in [
            HarbourMugs.account("301", "PayPal EUR", .bank, "CashOnHand", .eur),
            HarbourMugs.account("302", "PayPal GBP", .bank, "CashOnHand", .gbp),
            HarbourMugs.account("303", "Receivable EUR", .accountsReceivable, "AccountsReceivable", .eur),
        ] {
            catalogue.accounts[account.id] = account
        }
        return catalogue
    }

    private func account(_ id: String) -> Reference<Account> {
        books.accounts[ID(id)]?.reference ?? HarbourMugs.reference(id)
    }

    private let payPal = StorePaymentMethod(title: "PayPal")

    private func rule(_ id: String) -> PaymentPolicy.Rule { .init(method: payPal, account: account(id)) }

    private func decide(
        _ currency: Currency, _ policy: (inout Policy) -> Void, change: (inout Order) -> Void = { _ in }
    ) -> Decision {
        var maker = OrderMaker(currency)
        maker.line("Mug", "4", at: "25")
        return Bookkeeper(policy: HarbourMugs.policy(policy), catalogue: books)
            .decide(maker.order(paid: "100.00", change: change))
    }

    private func differs(_ id: String, _ own: Currency, _ order: Currency, _ method: StorePaymentMethod?) -> Refusal {
        .accountCurrencyDiffers(name: account(id).name, account: own, order: order, method: method)
    }

    @Test(
        "goes to the rule whose account takes it, of several for one method", arguments: ["USD", "EUR", "GBP", "CAD"])
    func rules(code: String) throws {
        let currency = try #require(Currency(code))
        let plan = try #require(
            decide(currency) { $0.payments.rules = [rule("301"), rule("302"), rule("2")] }.plan)
        let wanted = ["EUR": "PayPal EUR", "GBP": "PayPal GBP"][code] ?? "PayPal Clearing"
        #expect(plan.sales.map(\.settlementAccount.name) == [wanted])
    }

    @Test("stops before anything is sent where no account of its method takes it", arguments: [Currency.usd, .gbp])
    func none(currency: Currency) {
        let decision = decide(currency) { $0.payments.rules = [rule("301")] }
        #expect(decision.refusals == [differs("301", .eur, currency, payPal)])
    }

    @Test("holds the payment alone where the order is an invoice")
    func held() throws {
        let plan = try #require(
            decide(.usd) {
                $0.saleForm = .invoice
                $0.payments.rules = [rule("301")]
            }.plan)
        #expect(plan.sales.map(\.kind) == [.invoice] && plan.payments.isEmpty)
        #expect(plan.held.map(\.refusal) == [differs("301", .eur, .usd, payPal)])
    }

    @Test("stops too where the account of all other methods does not take it")
    func byDefault() {
        let decision = decide(.gbp) { $0.payments = PaymentPolicy(rules: [], defaultAccount: account("301")) }
        #expect(decision.refusals == [differs("301", .eur, .gbp, payPal)])
    }

    @Test("goes back from an account that takes it, or waits for a person")
    func refund() throws {
        let given = { (order: inout Order) in
            order.refunds = [
                Refund(
                    id: "1", extent: .amount(HarbourMugs.money("10.00", order.currency)), refundedAt: HarbourMugs.noon)
            ]
        }
        let plan = try #require(decide(.gbp, { $0.refunds.clearingAccount = account("301") }, change: given).plan)
        #expect(plan.held.map(\.refusal) == [differs("301", .eur, .gbp, nil)])
        #expect(plan.sales.map(\.kind) == [.salesReceipt])
        let euros = try #require(decide(.eur, { $0.refunds.clearingAccount = account("301") }, change: given).plan)
        #expect(euros.sales.last?.settlementAccount.name == "PayPal EUR" && euros.held.isEmpty)
    }

    @Test("is nothing: a receipt of zero names an account that takes it")
    func zero() throws {
        var maker = OrderMaker(.gbp)
        maker.line("Mug", "1", at: "15", discounts: [maker.coupon("15.00")])
        let policy = HarbourMugs.policy {
            $0.payments = PaymentPolicy(rules: [rule("302")], defaultAccount: account("301"))
        }
        let plan = try #require(Bookkeeper(policy: policy, catalogue: books).decide(maker.order()).plan)
        #expect(plan.sales.map(\.settlementAccount.name) == ["PayPal GBP"])
    }

    @Test("is owed on an account of its own currency, whichever was chosen")
    func receivable() throws {
        let invoice = { (policy: inout Policy) in
            policy.saleForm = .invoice
            policy.receivableAccount = account("303")
        }
        let home = try #require(decide(.usd, invoice).plan)
        #expect(home.sales.map(\.settlementAccount.name) == ["Accounts Receivable (A/R)"])
        let euros = try #require(decide(.eur, invoice).plan)
        #expect(euros.sales.map(\.settlementAccount.name) == ["Receivable EUR"])
    }

    @Test("makes no rule idle that is for another currency")
    func remarks() {
        let profile = StoreProfile(
            storeID: "1", name: "Harbour Mugs", country: "US", currency: .usd, timeZone: "America/New_York",
            pricesIncludeTax: false, taxes: [], paymentMethods: [])
        func unused(_ rules: [PaymentPolicy.Rule]) -> [SettingRemark] {
            HarbourMugs.policy { $0.payments.rules = rules }
                .remarks(for: profile, catalogue: books, numbers: [])
                .filter { if case .ruleUnused = $0 { true } else { false } }
        }
        #expect(unused([rule("301"), rule("302"), rule("2")]).isEmpty)
        #expect(
            unused([rule("2"), rule("301")])
                == [.ruleUnused(method: "PayPal", account: "PayPal EUR", used: "PayPal Clearing")])
    }
}
