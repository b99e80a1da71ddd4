import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("A suggested policy", .tags(.f1, .a2))
struct PolicyTests {
    private var profile: StoreProfile {
        StoreProfile(
            storeID: "1003002", name: "Harbour Mugs", country: "NL", currency: .eur, timeZone: "Europe/Amsterdam",
            pricesIncludeTax: true, taxes: [HarbourMugs.tax("VAT", "21"), HarbourMugs.tax("Eco", "1.5")],
            paymentMethods: [StorePaymentMethod(title: "PayPal"), StorePaymentMethod(title: "Bank transfer")])
    }

    @Test("finds the accounts of a usual chart, and says what is missing")
    func suggestion() {
        let (policy, missing) = Policy.suggestion(for: profile, catalogue: HarbourMugs.europe)
        #expect(policy.products.nonStock.income.name == "Sales of Product Income")
        #expect(policy.products.nonStock.expense.name == "Cost of Goods Sold")
        #expect(policy.products.assetAccount.name == "Inventory Asset")
        #expect(policy.serviceItems.discount.account.name == "Discounts given")
        #expect(policy.serviceItems.shipping.account.name == "Shipping Income")
        #expect(policy.serviceItems.rounding.account.name == "Rounding")
        #expect(policy.giftCardAccount.name == "Gift Cards Outstanding")
        #expect(policy.receivableAccount.name == "Accounts Receivable (A/R)")
        #expect(policy.payments.defaultAccount?.name == "Undeposited Funds")
        #expect(policy.payments.rules.map(\.account.name) == ["PayPal Clearing"])
        #expect(policy.tax.pairs.map(\.code) == [ID("2")])
        #expect(missing == [.taxPair(HarbourMugs.tax("Eco", "1.5"))])
        #expect(policy.problems(in: HarbourMugs.europe).isEmpty)
    }

    @Test("of empty books lists every account that a person must make")
    func emptyBooks() {
        let empty = BooksCatalogue(
            company: HarbourMugs.company(.usd, .none, country: "US"), traits: .roomy, accounts: [])
        let (policy, missing) = Policy.suggestion(for: profile, catalogue: empty)
        #expect(missing.contains(.account(.income)))
        #expect(missing.contains(.account(.receivable)))
        #expect(policy.problems(in: empty).contains { if case .accountMissing = $0 { true } else { false } })
    }

    @Test("with accounts of the wrong type, codes or items that are gone is found unfit")
    func problems() {
        let policy = HarbourMugs.policy {
            $0.receivableAccount = HarbourMugs.reference("1")
            $0.tax.codeWithoutTax = ID("99")
            $0.serviceItems.fee.item = ID("77")
            $0.timeZone = "Nowhere"
            $0.trackingClass = .existing(ID("1"), name: "Web")
            $0.customerAssignment = .generic(.existing(ID("9999"), name: "Web sales"))
            $0.payments.rules[0].booksMethod = .existing(ID("9999"), name: "Barter")
        }
        let problems = policy.problems(in: HarbourMugs.europe)
        #expect(problems.contains(.accountTypeUnfit(name: "Checking", type: .bank)))
        #expect(problems.contains(.taxCodeMissing(ID("99"))))
        #expect(problems.contains(.productUnknown(sku: "", name: "Fee")))
        #expect(problems.contains(.unreadable(field: "timeZone", text: "Nowhere")))
        #expect(problems.contains(.unreadable(field: "trackingClass", text: "Web")))
        #expect(problems.contains(.unreadable(field: "customerAssignment.generic", text: "Web sales")))
        #expect(problems.contains(.unreadable(field: "payments.rules.booksMethod", text: "Barter")))
    }
}
