import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("A plain sale")
struct PlainSaleTests {
    @Test("in the US becomes a receipt when the money was in, with the store's tax as the document's")
    func unitedStatesReceipt() throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "12.50", taxes: [(HarbourMugs.tax("State", "8"), "2.00")])
        maker.charge(.shipping, "6.95", name: "Flat rate")
        let order = maker.order(paid: "33.95")
        let plan = try #require(
            Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(order).plan)
        let sale = try #require(plan.sales.first)
        #expect(sale.kind == .salesReceipt)
        #expect(sale.total == HarbourMugs.money("33.95"))
        #expect(sale.taxTotal == HarbourMugs.money("2.00"))
        #expect(sale.number == "EW1001")
        #expect(sale.lines.map(\.taxCode?.name) == ["TAX", "NON"])
        #expect(sale.settlementAccount.name == "PayPal Clearing")
        #expect(sale.journal.imbalance(.usd).isZero)
        #expect(plan.payments.isEmpty)
        #expect(plan.totals.payments == HarbourMugs.money("33.95"))
    }

    @Test("not paid becomes an invoice that stays open")
    func unpaid() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10.00")
        let plan = try #require(
            Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(maker.order()).plan)
        #expect(plan.sales.map(\.kind) == [.invoice])
        #expect(plan.payments.isEmpty)
    }

    @Test(
        "bears its number as the books answer it: without control characters, with single blanks", .tags(.w8),
        arguments: [
            ("A  10\t1 ", "EWA 10 1"), ("A\u{2028}1", "EWA 1"), ("\u{0}1\u{7}", "EW1"), ("Bäcker 1", "EWBäcker 1"),
        ])
    func number(written: String, number: String) throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10.00")
        let order = maker.order { $0.number = written }
        let plan = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(order).plan
        #expect(plan?.sales.map(\.number) == [number])
    }

    @Test("holding 10 % tax in a price of 14.90 is 13.55 net and 1.35 tax")
    func taxInside() throws {
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Mug", "1", at: "14.90", taxes: [(HarbourMugs.tax("VAT", "10"), "1.35")])
        let plan = try #require(
            Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe).decide(maker.order(paid: "14.90"))
                .plan)
        let sale = try #require(plan.sales.first)
        #expect(sale.netTotal == HarbourMugs.money("13.55", .eur))
        #expect(sale.taxTotal == HarbourMugs.money("1.35", .eur))
        #expect(sale.total == HarbourMugs.money("14.90", .eur))
        #expect(sale.lines[0].taxCode?.name == "Ten 10%")
        #expect(sale.lines[0].unitPrice == ExactDecimal("13.55"))
    }

    @Test("with coupon and promotion inside prices with tax comes out as the store's 101.00")
    func exampleA() throws {
        var maker = OrderMaker(.eur, inside: true)
        let promotion = Discount(kind: .promotion, label: "Ten off", amount: HarbourMugs.money("9.00", .eur))
        maker.line(
            "Mug", "2", at: "50", discounts: [maker.coupon("10.00"), promotion],
            taxes: [(HarbourMugs.tax("VAT", "10"), "7.36")])
        maker.charge(.shipping, "20.00")
        let plan = try #require(
            Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe).decide(maker.order(paid: "101.00"))
                .plan)
        let sale = try #require(plan.sales.first)
        #expect(sale.total == HarbourMugs.money("101.00", .eur))
        #expect(sale.taxTotal == HarbourMugs.money("7.36", .eur))
        #expect(sale.lines.map(\.amount.description) == ["90.91", "-9.09", "-8.18", "20.00"])
    }
}
