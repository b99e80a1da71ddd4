import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("An order whose sums are doubtful", .tags(.x2))
struct TotalsTests {
    private let unitedStates = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
    private let europe = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe)

    @Test("made by another program, whose total does not follow, is refused with both numbers")
    func madeThroughAPI() {
        var maker = OrderMaker()
        maker.line("Tray", "1", at: "500")
        maker.discounts = [maker.coupon("10.00")]
        maker.charge(.shipping, "110.00", taxes: [(HarbourMugs.tax("Custom tax", "10"), "10.00")])
        let decision = unitedStates.decide(maker.order(tax: "10.00", total: "600.00", paid: "600.00"))
        #expect(
            decision.refusals == [
                .totalsDiffer(order: HarbourMugs.money("600.00"), computed: HarbourMugs.money("610.00"))
            ])
    }

    @Test("edited after its tax was reckoned is refused with both taxes")
    func edited() {
        var maker = OrderMaker(.eur, inside: true)
        maker.line(
            "Scarf", "1", at: "35", discounts: [maker.coupon("5.00")], taxes: [(HarbourMugs.tax("VAT", "20"), "10.83")])
        maker.charge(.shipping, "4.80", taxes: [(HarbourMugs.tax("VAT", "20"), "0.80")])
        let decision = europe.decide(maker.order(tax: "11.63", total: "34.80", paid: "34.80"))
        let both = Refusal.taxOffRates(
            name: "Scarf", charged: HarbourMugs.money("10.83", .eur), atRates: HarbourMugs.money("5.00", .eur))
        #expect(decision.refusals == [both])
    }

    @Test("whose tax no line bears says so where the books need it by line; sent with its tax as one line it is posted")
    func unshared() throws {
        var maker = OrderMaker(.eur)
        maker.line("Scarf", "1", at: "100")
        let order = maker.order(tax: "19.00", total: "119.00", paid: "119.00")
        #expect(europe.decide(order).refusals == [.taxUnshared(HarbourMugs.money("19.00", .eur))])
        var choices = OrderChoices()
        choices.sending = SendingOptions(tax: .totalAsItem)
        let sale = try #require(europe.decide(order, choices: choices).plan?.sales.first)
        #expect(sale.total == order.total)
        #expect(sale.lines.last?.purpose == .salesTax)
    }

    @Test("off by no more than a minor unit for each taxed line gets a rounding line", arguments: [-3, -1, 1, 2, 3])
    func rounding(units: Int64) throws {
        var maker = OrderMaker()
        for name in ["A", "B", "C"] {
            maker.line(name, "1", at: "10", taxes: [(HarbourMugs.tax("State", "7"), "0.70")])
        }
        var order = maker.order()
        order.total += Money(minorUnits: units, .usd)
        let sale = try #require(unitedStates.decide(order).plan?.sales.first)
        #expect(sale.total == order.total)
        #expect(sale.lines.last?.purpose == .rounding)
        #expect(sale.lines.last?.taxCode?.name == "NON")
        #expect(sale.lines.last?.amount.minorUnits == units)
    }

    @Test("with an amount finer than the books keep is refused, others in its currency are posted", .tags(.x2))
    func tooFine() throws {
        let dinar = try #require(Currency("KWD"))
        func decide(_ price: String) -> Decision {
            var maker = OrderMaker(dinar)
            maker.line("Mug", "1", at: price)
            var catalogue = HarbourMugs.unitedStates
            catalogue.company.homeCurrency = dinar
            catalogue.traits.amountDecimalsMax = 2
            return Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(maker.order())
        }
        #expect(decide("12.345").refusals == [.amountTooFine(HarbourMugs.money("12.345", dinar))])
        #expect(decide("12.340").plan?.sales.map(\.total) == [HarbourMugs.money("12.34", dinar)])
    }

    @Test("off by more is refused", arguments: [-4, 4, 100])
    func aboveTolerance(units: Int64) {
        var maker = OrderMaker()
        for name in ["A", "B", "C"] {
            maker.line(name, "1", at: "10", taxes: [(HarbourMugs.tax("State", "7"), "0.70")])
        }
        var order = maker.order()
        let computed = order.total
        order.total += Money(minorUnits: units, .usd)
        #expect(unitedStates.decide(order).refusals == [.totalsDiffer(order: order.total, computed: computed)])
    }

    @Test("with tax that differs from its lines' by a cent bears the order's tax on the largest")
    func taxRounding() throws {
        var maker = OrderMaker(.eur)
        maker.line("A", "1", at: "94.50", taxes: [(HarbourMugs.tax("VAT", "9"), "8.51")])
        maker.line("B", "1", at: "17.25", taxes: [(HarbourMugs.tax("VAT", "9"), "1.55")])
        let sale = try #require(europe.decide(maker.order(tax: "10.05")).plan?.sales.first)
        #expect(sale.taxTotal == HarbourMugs.money("10.05", .eur))
        #expect(sale.total == HarbourMugs.money("121.80", .eur))
    }

    @Test(
        "bears amounts beyond any sum is refused, never a trap", arguments: [Int64.max, Int64.min, 100_000_000_000_001])
    func overflow(units: Int64) {
        var maker = OrderMaker()
        maker.line("A", "1", at: "10")
        var order = maker.order()
        order.lines[0].amount = Money(minorUnits: units, .usd)
        order.total = Money(minorUnits: units, .usd)
        let refusals = unitedStates.decide(order).refusals
        #expect(
            refusals.contains { if case .amountOutOfRange = $0 { true } else { $0 == .totalNegative(order.total) } })
    }

    @Test("holds amounts of two currencies is refused")
    func twoCurrencies() {
        var maker = OrderMaker()
        maker.line("A", "1", at: "10")
        var order = maker.order()
        order.charges = [Charge(kind: .shipping, name: "", amount: HarbourMugs.money("1.00", .eur))]
        let refusals = unitedStates.decide(order).refusals
        #expect(refusals == [.unreadable(field: "charges.amount", text: "1.00 EUR")])
    }

    @Test("of more than 750 taxable lines is refused")
    func tooManyTaxableLines() {
        var maker = OrderMaker()
        for index in 1...751 {
            maker.line("A\(index)", "1", at: "10", taxes: [(HarbourMugs.tax("State", "7"), "0.70")])
        }
        #expect(unitedStates.decide(maker.order()).refusals == [.tooManyLines(count: 751, limit: 750)])
    }

    @Test("is paid beyond its total is refused")
    func overpaid() {
        var maker = OrderMaker()
        maker.line("A", "1", at: "10")
        let refusals = unitedStates.decide(maker.order(paid: "12.00")).refusals
        #expect(refusals == [.paymentsExceedTotal(paid: HarbourMugs.money("12.00"), total: HarbourMugs.money("10.00"))])
    }

    @Test("with several faults tells all of them")
    func severalFaults() {
        var maker = OrderMaker(.cad)
        maker.line("A", "1", at: "10", taxes: [(HarbourMugs.tax("GST", "5.5"), "0.55")])
        let decision = Bookkeeper(
            policy: HarbourMugs.policy { $0.products.createsItems = false }, catalogue: HarbourMugs.europe
        ).decide(maker.order(total: "99.00"))
        #expect(decision.refusals.count == 4)
    }
}

@Suite("Tax on documents", .tags(.w13))
struct TaxTests {
    private func sale(_ order: Order, _ change: (inout Policy) -> Void = { _ in }) throws -> SalesDocument {
        let decision = Bookkeeper(policy: HarbourMugs.policy(change), catalogue: HarbourMugs.europe).decide(order)
        return try #require(decision.plan?.sales.first, "\(decision.refusals)")
    }

    private func rates(_ sale: SalesDocument) -> [String] {
        guard case .perRate(let rates, _) = sale.tax else { return [] }
        return rates.map { "\($0.name) \($0.net) \($0.amount)" }
    }

    @Test("two store taxes on one line become one code with both rates")
    func canadianSet() throws {
        var maker = OrderMaker(.eur)
        let set = [(HarbourMugs.tax("QST", "9.975"), "10.00"), (HarbourMugs.tax("GST", "5"), "5.01")]
        maker.line("Mug", "1", at: "100.25", taxes: set)
        let sale = try sale(maker.order())
        #expect(sale.lines[0].taxCode?.name == "GST/QST")
        #expect(rates(sale) == ["GST 100.25 5.01", "QST 100.25 10.00"])
    }

    @Test("one store tax paired with a code of two rates is split in proportion")
    func oneOntoTwo() throws {
        var maker = OrderMaker(.eur)
        let both = HarbourMugs.tax("GST+QST", "14.975")
        maker.line("Mug", "1", at: "100.25", taxes: [(both, "15.01")])
        #expect(rates(try sale(maker.order())) == ["GST 100.25 5.01", "QST 100.25 10.00"])
    }

    @Test("no tax takes the zero code, reverse charge likewise")
    func zeroCode() throws {
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(HarbourMugs.tax("VAT", "21"), "0.00")])
        maker.charge(.shipping, "5.00")
        let sale = try sale(maker.order())
        #expect(sale.lines.map(\.taxCode?.name) == ["0% VAT", "0% VAT"])
        #expect(rates(sale) == ["Zero 105.00 0.00"])
    }

    @Test("an explicit pair counts before the rate")
    func explicitPair() throws {
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(HarbourMugs.tax("VAT", "21"), "21.00")])
        let sale = try sale(maker.order()) {
            $0.tax.pairs = [.init(taxes: [HarbourMugs.tax("vat", "21")], code: ID("3"))]
        }
        #expect(sale.lines[0].taxCode?.name == "Reduced 9%")
        #expect(sale.taxTotal == HarbourMugs.money("21.00", .eur))
    }

    @Test("each set of taxes without a code is refused by itself")
    func unpaired() {
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(HarbourMugs.tax("A", "5.5"), "5.50")])
        maker.line("Cup", "1", at: "100", taxes: [(HarbourMugs.tax("B", "2.1"), "2.10")])
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe).decide(maker.order())
        #expect(
            decision.refusals == [
                .taxUnpaired([HarbourMugs.tax("A", "5.5")]), .taxUnpaired([HarbourMugs.tax("B", "2.1")]),
            ])
    }

    @Test("shipping whose taxes follow the goods becomes one line for each tax, to the cent")
    func proportionalShipping() throws {
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Mug", "1", at: "60.50", taxes: [(HarbourMugs.tax("VAT", "21"), "10.50")])
        maker.line("Tea", "1", at: "21.80", taxes: [(HarbourMugs.tax("VAT", "9"), "1.80")])
        let shares = [(HarbourMugs.tax("VAT", "21"), "0.45"), (HarbourMugs.tax("VAT", "9"), "0.08")]
        maker.charge(.shipping, "3.50", taxes: shares)
        let sale = try sale(maker.order())
        let shipping = sale.lines.filter { $0.purpose == .shipping }
        #expect(shipping.map(\.taxCode?.name) == ["Standard 21%", "Reduced 9%"])
        #expect(shipping.map(\.amount).sum(.eur) == HarbourMugs.money("2.97", .eur))
        #expect(sale.total == HarbourMugs.money("85.80", .eur))
        #expect(sale.taxTotal == HarbourMugs.money("12.83", .eur))
    }

    @Test("lines that show prices with tax bear their part of it, discounts too")
    func linesHoldTax() throws {
        var maker = OrderMaker(.eur, inside: true)
        let taxes = [(HarbourMugs.tax("VAT", "21"), "15.62")]
        maker.line("Mug", "1", at: "100", discounts: [maker.coupon("10.00")], taxes: taxes)
        let sale = try sale(maker.order()) { $0.tax.linesHoldTax = true }
        #expect(sale.lines.map { ($0.amount + $0.tax).description } == ["100.00", "-10.00"])
        #expect(sale.lines.map(\.tax.description) == ["17.36", "-1.74"])
    }

    @Test("a legacy order with two rates, discounts and taxed charges is 2014.97")
    func exampleB() throws {
        var maker = OrderMaker(.eur)
        let (twelve, twenty) = (HarbourMugs.tax("A", "12"), HarbourMugs.tax("B", "20"))
        let promotion = { Discount(kind: .promotion, label: "P", amount: HarbourMugs.money($0, .eur)) }
        maker.line(
            "X", "1", at: "1060", discounts: [maker.coupon("21.66"), promotion("3.94")],
            taxes: [(twelve, "124.13"), (twenty, "206.88")])
        maker.line(
            "Y", "1", at: "16.64", discounts: [maker.coupon("0.34"), promotion("0.06")],
            taxes: [(twelve, "1.95"), (twenty, "3.25")])
        maker.charge(.shipping, "471.85", taxes: [(twelve, "56.62"), (twenty, "94.37")])
        maker.charge(.handling, "4.00", taxes: [(twelve, "0.48"), (twenty, "0.80")])
        var catalogue = HarbourMugs.europe
        catalogue.taxCodes.append(HarbourMugs.code("9", "Both", [("20", "A", "12"), ("21", "B", "20")]))
        let order = maker.order(tax: "488.48", total: "2014.97")
        let sale = try #require(
            Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(order).plan?.sales.first)
        #expect(sale.total == HarbourMugs.money("2014.97", .eur))
        #expect(sale.lines.map(\.taxCode?.name).allSatisfy { $0 == "Both" })
        #expect(sale.lines.map(\.amount.description) == ["1060.00", "16.64", "-22.00", "-4.00", "471.85", "4.00"])
    }

    @Test("tax that the store states for the order only reaches US books as the document's")
    func unshared() throws {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "100")
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(
            maker.order(tax: "8.25"))
        let sale = try #require(decision.plan?.sales.first)
        #expect(sale.taxTotal == HarbourMugs.money("8.25"))
        #expect(sale.lines[0].taxCode?.name == "TAX")
    }

    @Test("a product that ends on half a cent gets a price that does not", .tags(.x2))
    func halfCent() throws {
        var maker = OrderMaker()
        maker.line("Board", "128.35", at: "14.50", amount: "1861.08")
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates).decide(
            maker.order())
        let line = try #require(decision.plan?.sales.first?.lines.first)
        let (quantity, price) = (try #require(line.quantity), try #require(line.unitPrice))
        #expect(Money.product(price, quantity, .usd, rounding: .halfEven) == HarbourMugs.money("1861.08"))
        #expect(Money.product(price, quantity, .usd) == HarbourMugs.money("1861.08"))
        #expect(price != ExactDecimal("14.5"))
    }

    /// Three lines of 100.00, the tax of all of them on the first.
    private func wholeTaxOnFirstLine(_ tax: String) -> Order {
        var maker = OrderMaker()
        maker.line("Tea", "1", at: "100", taxes: [(HarbourMugs.tax("Sales Tax", "7"), tax)])
        maker.line("Tea green", "1", at: "100")
        maker.line("Tea red", "1", at: "100")
        return maker.order(paid: "\(300 + (Int(tax) ?? 0))")
    }

    @Test("with the whole tax on one line is posted where the books know one tax for a document")
    func wholeTaxOnOneLine() throws {
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
            .decide(wholeTaxOnFirstLine("21"))
        let sale = try #require(decision.plan?.sales.first)
        #expect(sale.taxTotal == HarbourMugs.money("21"))
        #expect(sale.lines.allSatisfy { $0.taxCode?.name == "TAX" })
    }

    @Test("with a tax that no rate explains is held, with the figures of the line")
    func taxOffRates() {
        let american = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
        let refusal = Refusal.taxOffRates(
            name: "Tea", charged: HarbourMugs.money("30"), atRates: HarbourMugs.money("7"))
        #expect(american.decide(wholeTaxOnFirstLine("30")).refusals == [refusal])
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Tea", "1", at: "109", taxes: [(HarbourMugs.tax("VAT", "9"), "27")])
        maker.line("Tea green", "1", at: "109")
        maker.line("Tea red", "1", at: "109")
        let european = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.europe).decide(
            maker.order(paid: "327"))
        #expect(
            european.refusals.contains(
                .taxOffRates(name: "Tea", charged: HarbourMugs.money("27", .eur), atRates: HarbourMugs.money("9", .eur))
            ))
    }

    @Test(
        "come out where the store taxed a part of the shipping and the books reckon the tax of each line themselves",
        .tags(.d6))
    func partlyTaxedShipping() throws {
        var books = HarbourMugs.europe
        books.traits.reckonsTax = true
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "100", taxes: [(HarbourMugs.tax("VAT", "21"), "21.00")])
        maker.line("Book", "1", at: "100")
        maker.charge(.shipping, "10.00", name: "Post", taxes: [(HarbourMugs.tax("VAT", "21"), "1.05")])
        let decision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: books).decide(maker.order())
        let sale = try #require(decision.plan?.sales.first, "\(decision.refusals)")
        let shipping = sale.lines.filter { $0.purpose == .shipping }
        #expect(shipping.map(\.amount) == [HarbourMugs.money("5.00", .eur), HarbourMugs.money("5.00", .eur)])
        #expect(shipping.map { $0.taxCode?.name } == ["Standard 21%", "0% VAT"])
        #expect(sale.total == HarbourMugs.money("232.05", .eur))
    }
}
