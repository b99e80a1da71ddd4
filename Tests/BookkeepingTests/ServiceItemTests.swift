import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("The item of a service", .tags(.f1, .w9))
struct ServiceItemTests {
    private func books(_ items: [ItemRecord]) -> BooksCatalogue {
        var books = HarbourMugs.unitedStates
        books.items = ItemDirectory(items)
        return books
    }

    private func item(
        _ id: String, _ name: String, _ kind: ItemRecord.Kind = .service, on account: String?, isActive: Bool = true
    ) -> ItemRecord {
        ItemRecord(id: ID(id), name: name, kind: kind, incomeAccount: account.map { ID($0) }, isActive: isActive)
    }

    @Test("that books on another account than the settings say is refused with the key of the item")
    func elsewhere() {
        let books = books([item("21", "Discount", on: "86")])
        let policy = HarbourMugs.policy { $0.serviceItems.giftCard.item = ID("21") }
        #expect(
            policy.problems(in: books) == [
                UnfitSetting(
                    "serviceItems.giftCard.item",
                    .serviceItemElsewhere(
                        item: "Discount", account: "Discounts given", chosen: "Gift Cards Outstanding"))
            ])
    }

    @Test(
        "is no item that keeps stock, no category and no bundle",
        arguments: [ItemRecord.Kind.inventory, .category, .bundle])
    func unfitKind(kind: ItemRecord.Kind) {
        let books = books([item("5", "Mug", kind, on: "82")])
        let policy = HarbourMugs.policy { $0.serviceItems.shipping.item = ID("5") }
        #expect(
            policy.problems(in: books) == [
                UnfitSetting("serviceItems.shipping.item", .serviceItemUnfit(item: "Mug", kind: kind))
            ])
    }

    @Test("that books where the settings say fits, and so does one whose account nobody tells")
    func fitting() {
        let books = books([item("21", "Delivery", on: "82"), item("22", "Vouchers", .nonInventory, on: nil)])
        let policy = HarbourMugs.policy {
            $0.serviceItems.shipping.item = ID("21")
            $0.serviceItems.giftCard.item = ID("22")
        }
        #expect(policy.problems(in: books).isEmpty)
    }

    @Test("that the books only buy is unfit when it is chosen, and never taken for its name", .tags(.w9))
    func onlyBought() throws {
        let freight = ItemRecord(id: ID("21"), name: "Shipping", kind: .service, expenseAccount: ID("80"))
        let books = books([freight])
        let chosen = HarbourMugs.policy {
            $0.serviceItems.shipping.item = ID("21")
            $0.products.fallbackItem = ID("21")
        }
        #expect(
            chosen.problems(in: books) == [
                UnfitSetting("serviceItems.shipping.item", .itemNotSold(item: "Shipping")),
                UnfitSetting("products.fallbackItem", .itemNotSold(item: "Shipping")),
            ])
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10")
        maker.charge(.shipping, "5.00")
        let order = maker.order()
        #expect(
            Bookkeeper(policy: chosen, catalogue: books).decide(order).refusals == [.itemNotSold(item: "Shipping")])
        let plan = try #require(Bookkeeper(policy: HarbourMugs.policy(), catalogue: books).decide(order).plan)
        let line = try #require(plan.sales.first?.lines.first { $0.purpose == .shipping })
        #expect(line.item.dependency?.source == .service && NameKey(line.item.name) != NameKey("Shipping"))
        let profile = StoreProfile(
            storeID: "1", name: "Harbour Mugs", country: "US", currency: .usd, timeZone: "America/New_York",
            pricesIncludeTax: false, taxes: [], paymentMethods: [])
        #expect(Policy.suggested(for: profile, catalogue: books).serviceItems.shipping.item == nil)
    }

    @Test("made inactive is told without the mark that the books put behind its name")
    func inactive() {
        let books = books([item("21", "Delivery (deleted)", on: "82", isActive: false)])
        let policy = HarbourMugs.policy { $0.serviceItems.shipping.item = ID("21") }
        #expect(
            policy.problems(in: books).map(\.refusal) == [.productInactive(name: "Delivery")])
    }

    @Test("is proposed with the account that it books on, and not at all where that does not fit")
    func proposed() {
        let profile = StoreProfile(
            storeID: "1", name: "Harbour Mugs", country: "US", currency: .usd, timeZone: "America/New_York",
            pricesIncludeTax: false, taxes: [], paymentMethods: [])
        let books = books([
            item("23", "Handling", on: "79"), item("24", "Gift Card", on: "79"),
            item("25", "Shipping", .inventory, on: "79"),
        ])
        let policy = Policy.suggested(for: profile, catalogue: books)
        #expect(policy.serviceItems.handling.item == ID("23"))
        #expect(policy.serviceItems.handling.account.name == "Sales of Product Income")
        #expect(policy.serviceItems.giftCard.item == nil && policy.serviceItems.shipping.item == nil)
        #expect(policy.serviceItems.giftCard.account.name == "Gift Cards Outstanding")
        #expect(policy.serviceItems.giftCard.name != "Gift Card" && policy.serviceItems.shipping.name != "Shipping")
        #expect(policy.problems(in: books).isEmpty)
    }
}

@Suite("Settings that do nothing", .tags(.f1))
struct IdleSettingTests {
    private let profile = StoreProfile(
        storeID: "1", name: "Harbour Mugs", country: "US", currency: .usd, timeZone: "America/New_York",
        pricesIncludeTax: false, taxes: [], paymentMethods: [])

    @Test("are told: a start date that is to come, and rules behind one that takes all of theirs")
    func told() throws {
        let (today, start) = (try #require(BusinessDate("2026-03-10")), try #require(BusinessDate("2062-11-01")))
        let policy = HarbourMugs.policy {
            $0.startDate = start
            $0.payments.rules += [
                .init(method: StorePaymentMethod(title: "paypal"), account: HarbourMugs.reference("1")),
                .init(method: StorePaymentMethod(title: "Stripe"), account: HarbourMugs.reference("1")),
            ]
        }
        let remarks = policy.remarks(for: profile, catalogue: HarbourMugs.unitedStates, numbers: [], today: today)
        #expect(remarks.contains(.startInFuture(start)))
        let unused = remarks.filter { if case .ruleUnused = $0 { true } else { false } }
        #expect(unused == [.ruleUnused(method: "paypal", account: "Checking", used: "PayPal Clearing")])
        var plain = policy
        plain.startDate = today
        plain.payments.rules.remove(at: 1)
        let left = plain.remarks(for: profile, catalogue: HarbourMugs.unitedStates, numbers: [], today: today)
        #expect(
            !left.contains {
                if case .startInFuture = $0 { true } else if case .ruleUnused = $0 { true } else { false }
            })
    }
}
