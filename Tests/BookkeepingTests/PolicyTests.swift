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
        #expect(policy.problems(in: empty).contains { if case .accountMissing = $0.refusal { true } else { false } })
    }

    @Test("tells the methods that are booked by default, and an account that is named after one tax authority")
    func remarks() {
        let authority = HarbourMugs.account("91", "Arizona Dept. of Revenue Payable", .otherCurrentLiability)
        let other = HarbourMugs.account("92", "Board of Equalization Payable", .otherCurrentLiability)
        let books = BooksCatalogue(
            company: HarbourMugs.company(.usd, .unitedStatesAutomated, country: "US"), traits: .roomy,
            accounts: HarbourMugs.accounts(.usd) + [authority, other])
        let policy = HarbourMugs.policy { $0.tax.payableAccount = authority.reference }
        let told = policy.remarks(for: profile, catalogue: books, numbers: ["1001"])
        #expect(told.contains(.taxAccountOfAuthority(account: authority.name, others: [other.name])))
        let byDefault = policy.payments.defaultAccount?.name ?? ""
        #expect(told.contains(.methodsByDefault(account: byDefault, methods: ["Bank transfer"])))
    }

    @Test("that names records which the books do not have tells the key of every one")
    func everyKey() {
        let policy = HarbourMugs.policy {
            for place in Self.servicePlaces { $0.serviceItems[keyPath: place].item = ID("99") }
            $0.products.fallbackItem = ID("99")
            $0.tax.pairs = [.init(taxes: [HarbourMugs.tax("vat", "21")], code: ID("99"))]
            $0.tax.codeWithoutTax = ID("99")
            $0.tax.codeOutOfScope = ID("99")
            $0.tax.unitedStatesCode = ID("99")
            $0.tax.payableAccount = HarbourMugs.reference("1")
            $0.trackingClass = .existing(ID("99"), name: "Web")
            $0.location = .existing(ID("99"), name: "North")
            $0.terms = .existing(ID("99"), name: "Net 30")
            $0.payments.rules[0].booksMethod = .existing(ID("99"), name: "Barter")
            $0.payments.defaultAccount = HarbourMugs.reference("1")
            $0.refunds.clearingAccount = HarbourMugs.reference("1")
            $0.sendingRules.payableAccount = HarbourMugs.reference("1")
        }
        let empty = BooksCatalogue(
            company: HarbourMugs.company(.eur, .global, country: "FR"), traits: .roomy, accounts: [])
        let told = Set(policy.problems(in: empty).map { $0.path.replacing(/\[\d+\]/, with: "[]") })
        let keys = Setting.paths().filter { _, setting in
            switch setting.value {
            case .account, .record, .identifier: true
            case .yesNo, .text, .day, .timeZone, .currency, .percent, .number, .word, .customerAssignment, .list, .map,
                .group:
                false
            }
        }
        #expect(told == Set(keys.map(\.path)))
    }

    private static var servicePlaces: [WritableKeyPath<ServiceItems, ServiceItem>] {
        [\.discount, \.shipping, \.handling, \.fee, \.tip, \.giftCard, \.rounding, \.salesTax, \.refund]
    }

    @Test(
        "that names what was made inactive meanwhile stops new documents, before anything is sent, and leaves posted ones",
        .tags(.w6, .w11))
    func madeInactive() throws {
        func named<Subject>(_ name: String, _ subject: Subject.Type) -> NamedRecord<Subject> {
            NamedRecord(id: ID("1"), name: name, isActive: false)
        }
        var books = HarbourMugs.unitedStates
        (books.company.tracksClasses, books.company.tracksLocations) = (true, true)
        books.classes = [named("Web", TrackingClass.self)]
        books.locations = [named("North", Location.self)]
        books.terms = [named("Net 30", Term.self)]
        books.paymentMethods = [named("Wallet", PaymentMethod.self)]
        let policy = HarbourMugs.policy {
            $0.saleForm = .invoice
            $0.trackingClass = books.classes.first?.reference
            $0.location = books.locations.first?.reference
            $0.terms = books.terms.first?.reference
            $0.payments.rules[0].booksMethod = books.paymentMethods.first?.reference
        }
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        let order = maker.order(paid: "10.00")
        let bookkeeper = Bookkeeper(policy: policy, catalogue: books)
        let refusals = bookkeeper.decide(order).refusals
        for (setting, name) in [
            ("trackingClass", "Web"), ("location", "North"), ("terms", "Net 30"),
            ("payments.rules[1].booksMethod", "Wallet"),
        ] {
            #expect(refusals.contains(.settingMissing(setting: setting, name: name)), "\(setting)")
        }
        var links = Links()
        links.records[.sale(of: order)] = "100"
        links.saleKinds[.sale(of: order)] = .invoice
        let plan = try #require(bookkeeper.decide(order, links: links).plan)
        #expect(
            plan.held.map(\.refusal)
                == [.settingMissing(setting: "payments.rules[1].booksMethod", name: "Wallet")])
        links.records[RecordKey(.order, order.id.rawValue, role: .payment(order.payments[0].id))] = "101"
        let posted = try #require(bookkeeper.decide(order, links: links).plan)
        #expect(posted.held.isEmpty)
        var receipts = policy
        receipts.saleForm = .byPaymentState
        links = Links([.sale(of: order): "100"], saleKinds: [.sale(of: order): .salesReceipt])
        #expect(Bookkeeper(policy: receipts, catalogue: books).decide(order, links: links).refusals.isEmpty)
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
        #expect(
            problems == [
                UnfitSetting("timeZone", .unreadable(field: "timeZone", text: "Nowhere")),
                UnfitSetting("receivableAccount", .accountTypeUnfit(name: "Checking", type: .bank)),
                UnfitSetting("serviceItems.fee.item", .productUnknown(sku: "", name: "Fee")),
                UnfitSetting("tax.codeWithoutTax", .taxCodeMissing(ID("99"))),
                UnfitSetting("trackingClass", .settingMissing(setting: "trackingClass", name: "Web")),
                UnfitSetting(
                    "customerAssignment.generic", .customerUnknown(name: "Web sales")),
                UnfitSetting(
                    "payments.rules[1].booksMethod",
                    .settingMissing(setting: "payments.rules[1].booksMethod", name: "Barter")),
            ])
    }
}
