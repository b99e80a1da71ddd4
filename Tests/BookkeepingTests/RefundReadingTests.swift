import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("What a refund takes back", .tags(.w16, .x2))
struct RefundReadingTests {
    private func decide(_ order: Order, _ change: (inout Policy) -> Void = { _ in }) -> Decision {
        Bookkeeper(policy: HarbourMugs.policy(change), catalogue: HarbourMugs.unitedStates).decide(order)
    }

    private func dollars(_ text: String) -> Money { HarbourMugs.money(text) }

    /// What all documents of the plan leave on each account.
    private func open(_ plan: Plan) -> [String: Money] {
        var sums: [String: Money] = [:]
        for line in plan.documents.flatMap(\.journal.lines) {
            sums[line.account.name, default: dollars("0")] += line.amount
        }
        return sums.filter { !$0.value.isZero }
    }

    private func refunded(_ amounts: [String], restocks: Bool = false, _ build: (inout OrderMaker) -> Void) -> Order {
        var maker = OrderMaker()
        build(&maker)
        let total = maker.order().total
        return maker.order(paid: total.description) { order in
            order.lines.indices.forEach { order.lines[$0].isStockTracked = true }
            order.refunds = amounts.enumerated().map { index, amount in
                Refund(
                    id: "\(index + 1)", extent: .amount(dollars(amount)), refundedAt: HarbourMugs.noon,
                    restocks: restocks)
            }
        }
    }

    @Test("by amount comes off the gift cards that were sold too")
    func giftCardSold() throws {
        let order = refunded(["40", "31.40"]) {
            $0.line("Gift card", "1", at: "50", kind: .giftCard)
            $0.line("Shirt", "1", at: "20", taxes: [(HarbourMugs.tax("Sales Tax", "7"), "1.40")])
        }
        let plan = try #require(decide(order).plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        let first = try #require(plan.sales.first { $0.kind.isReversal })
        #expect(Set(first.lines.map(\.account.name)) == ["Gift Cards Outstanding", "Sales of Product Income"])
        #expect(first.total == dollars("40"))
    }

    @Test("of a gift card alone comes off its liability")
    func onlyGiftCard() throws {
        let order = refunded(["25"]) { $0.line("Gift card", "1", at: "100", kind: .giftCard) }
        let refund = try #require(decide(order).plan?.sales.last)
        #expect(refund.lines.map(\.account.name) == ["Gift Cards Outstanding"])
    }

    @Test(
        "is the whole sale when the store says refunded: what a card or credit paid goes back to it",
        arguments: [
            [Refund.Extent.everything], [.amount(HarbourMugs.money("107"))], [.amount(HarbourMugs.money("67"))],
            [.amount(HarbourMugs.money("20")), .amount(HarbourMugs.money("47"))],
        ])
    func giftCardUsed(extents: [Refund.Extent]) throws {
        let plan = try #require(decide(tendered(.refunded, extents)).plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        #expect(plan.totals.refunds == dollars("67"))
        let last = try #require(plan.sales.last)
        #expect(last.lines.filter { $0.purpose == .giftCard }.map(\.amount) == [dollars("-40")])
    }

    @Test("in part is money that came in: the card keeps what it paid, and beyond the money a person is asked")
    func partWithCard() throws {
        let plan = try #require(decide(tendered(.partiallyRefunded, [.amount(dollars("20"))])).plan)
        #expect(plan.sales.last?.lines.map(\.purpose) == [.refund])
        #expect(plan.totals.refunds == dollars("20"))
        let held = decide(tendered(.partiallyRefunded, [.amount(dollars("80"))])).held
        #expect(held.map(\.refusal) == [.refundExceedsPayments(refunded: dollars("80"), paid: dollars("67"))])
    }

    @Test("of an order that cards paid alone gives all back to them")
    func onlyCard() throws {
        var order = tendered(.refunded, [.everything])
        order.tenders = [Tender(kind: .storeCredit, amount: order.total)]
        order.payments = []
        let plan = try #require(decide(order).plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        #expect(plan.sales.map(\.total) == [dollars("107"), dollars("0")])
    }

    private func tendered(_ status: OrderStatus.Payment, _ extents: [Refund.Extent]) -> Order {
        var maker = OrderMaker()
        maker.line("Coat", "1", at: "100", taxes: [(HarbourMugs.tax("Sales Tax", "7"), "7")])
        return maker.order(paid: "67") { order in
            order.tenders = [Tender(kind: .giftCard, reference: "GC", amount: dollars("40"))]
            order.status = OrderStatus(payment: status, paymentCode: "X")
            order.refunds = extents.enumerated().map { index, extent in
                Refund(id: "\(index + 1)", extent: extent, refundedAt: HarbourMugs.noon)
            }
        }
    }

    @Test("is not decided silently when the amount is a line's and the shipping's")
    func twoReadings() throws {
        let order = refunded(["10"]) {
            $0.line("Widget", "1", at: "10")
            $0.charge(.shipping, "10")
        }
        let refund = try #require(decide(order).plan?.sales.last)
        #expect(refund.lines.map(\.purpose) == [.refund, .shipping])
        #expect(refund.lines.map(\.amount) == [dollars("5"), dollars("5")])
        #expect(refund.lines.allSatisfy { $0.quantity == nil })
    }

    private static let nameOfTax = HarbourMugs.tax("Sales Tax", "7.375")

    private func taxed(_ amounts: [String], restocks: Bool = false) -> Order {
        refunded(amounts, restocks: restocks) {
            $0.line("Mug", "1", at: "20", taxes: [(Self.nameOfTax, "1.48")])
            $0.charge(.shipping, "5", taxes: [(Self.nameOfTax, "0.37")])
        }
    }

    @Test("is the tax alone when the amount is all the tax of the order", arguments: [true, false])
    func taxAlone(restocks: Bool) throws {
        let plan = try #require(decide(taxed(["1.85"], restocks: restocks)).plan)
        let refund = try #require(plan.sales.last)
        #expect(refund.total == dollars("1.85") && refund.taxTotal == dollars("1.85"))
        let moved = refund.journal.lines.reduce(into: [String: Money]()) {
            $0[$1.account.name, default: dollars("0")] += $1.amount
        }.filter { !$0.value.isZero }
        #expect(moved == ["Tax Payable": dollars("1.85"), "PayPal Clearing": dollars("-1.85")])
        // The tax return is told that the sale is one without tax now.
        #expect(refund.lines.map(\.amount) == ["20", "-20", "5", "-5"].map(dollars))
        #expect(refund.lines.map(\.taxCode?.name) == ["TAX", "NON", "TAX", "NON"])
    }

    @Test(
        "of the rest after the tax bears no tax, and leaves nothing",
        arguments: [["1.85", "25"], ["1.85", "20", "5"]])
    func afterTax(amounts: [String]) throws {
        let plan = try #require(decide(taxed(amounts)).plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        let refunds = plan.sales.filter(\.kind.isReversal)
        #expect(refunds.map(\.taxTotal) == [dollars("1.85")] + amounts.dropFirst().map { _ in dollars("0") })
        if amounts.count == 3 { #expect(refunds[1].lines.map(\.purpose) == [.goods(lineID: "L1")]) }
    }

    @Test("is not decided silently when the amount is all the tax and the price of something")
    func taxOrLine() throws {
        let order = refunded(["1.85"]) {
            $0.line("Mug", "1", at: "20", taxes: [(Self.nameOfTax, "1.48")])
            $0.charge(.shipping, "5", taxes: [(Self.nameOfTax, "0.37")])
            $0.line("Sticker", "1", at: "1.85")
        }
        let refund = try #require(decide(order).plan?.sales.last)
        #expect(refund.total == dollars("1.85") && refund.taxTotal < dollars("1.85") && !refund.taxTotal.isZero)
    }

    @Test("is money when a part of the tax went back before")
    func taxTwice() throws {
        let plan = try #require(decide(taxed(["10", "1.85"])).plan)
        let last = try #require(plan.sales.last)
        #expect(last.taxTotal < dollars("1.85"))
    }

    @Test("is the shipping when the amount is the shipping with its tax")
    func shippingAlone() throws {
        let refund = try #require(decide(taxed(["5.37"])).plan?.sales.last)
        #expect(refund.lines.map(\.purpose) == [.shipping])
        #expect(refund.lines.map(\.amount) == [dollars("5")] && refund.taxTotal == dollars("0.37"))
    }

    @Test(
        "is the tax alone in every kind of books, with nothing on any account when the rest goes back too",
        arguments: InvariantTests.BooksKind.allCases)
    func taxAloneEverywhere(kind: InvariantTests.BooksKind) throws {
        var told = 0
        for seed in 1...200 as ClosedRange<UInt64> {
            var returned = ReturnedOrder(seed: seed, cutsAll: true)
            var order = returned.order()
            let bookkeeper = returned.bookkeeper(kind)
            (order.refunds, order.tenders) = ([], [])
            guard order.tax.isPositive, order.total > order.tax, order.payments.count == 1 else { continue }
            order.payments[0].amount = order.total
            let rest = order.total - order.tax
            func refund(_ id: String, _ amount: Money) -> Refund {
                Refund(id: id, extent: .amount(amount), refundedAt: HarbourMugs.noon)
            }
            order.refunds = [refund("1", order.tax), refund("2", rest)]
            guard let plan = bookkeeper.decide(order).plan, plan.held.isEmpty else { continue }
            let journals = plan.documents.flatMap(\.journal.lines)
            let open = Dictionary(grouping: journals, by: \.account).mapValues { $0.map(\.amount).sum(order.currency) }
            #expect(open.allSatisfy { $0.value.isZero }, "seed \(seed) \(kind): \(open)")
            let refunds = plan.sales.filter(\.kind.isReversal)
            #expect(refunds.map(\.total) == [order.tax, rest], "seed \(seed) \(kind)")
            let goods = order.lines.map(\.amount) + order.charges.map(\.amount)
            if goods.contains(order.tax) { continue }
            told += 1
            if kind == .unitedStates || kind == .global {
                #expect(refunds.map(\.taxTotal) == [order.tax, .zero(order.currency)], "seed \(seed) \(kind)")
            }
        }
        #expect(told > 60)
    }

    @Test("moves stock only where the store says that goods came back", arguments: [true, false])
    func stock(restocks: Bool) throws {
        let order = refunded(["12"], restocks: restocks) {
            $0.line("Widget", "1", at: "12")
            $0.line("Other", "1", at: "30")
        }
        let plan = try #require(decide(order) { $0.products.createsInventoryItems = true }.plan)
        let refund = try #require(plan.sales.last)
        #expect(refund.lines.map(\.purpose) == (restocks ? [.goods(lineID: "L1")] : [.refund]))
        #expect(refund.lines.first?.quantity == (restocks ? .one : nil))
        #expect(refund.lines.map(\.amount) == [dollars("12")])
    }

    @Test("puts all goods back with the last part of a full refund")
    func stockWithTheRest() throws {
        var order = refunded(["5", "37"]) {
            $0.line("Widget", "3", at: "4")
            $0.line("Other", "1", at: "30")
        }
        order.refunds[1].restocks = true
        let plan = try #require(decide(order) { $0.products.createsInventoryItems = true }.plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        let last = try #require(plan.sales.last)
        let goods = last.lines.filter { if case .goods = $0.purpose { true } else { false } }
        #expect(goods.compactMap(\.quantity) == [ExactDecimal(3), .one])
    }

    @Test("goes by the account of what was sold, also where items post to others than the item for refunds")
    func ownAccounts() throws {
        var catalogue = HarbourMugs.unitedStates
        catalogue.items = ItemDirectory([
            ItemRecord(id: ID("7"), name: "Cap", sku: "SKU-Cap", kind: .inventory, incomeAccount: ID("82"))
        ])
        let order = refunded(["3", "9"]) { $0.line("Cap", "1", at: "12") }
        let plan = try #require(Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue).decide(order).plan)
        #expect(open(plan).isEmpty, "\(open(plan))")
        let apart = HarbourMugs.policy { $0.serviceItems.refund.account = HarbourMugs.reference("86") }
        let chosen = try #require(Bookkeeper(policy: apart, catalogue: catalogue).decide(order).plan)
        #expect(open(chosen) == ["Shipping Income": dollars("-12"), "Discounts given": dollars("12")])
    }
}
