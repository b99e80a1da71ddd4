import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("A refund", .tags(.w16))
struct RefundTests {
    private func order(_ extents: [Refund.Extent], paid: String? = "88.80", change: (inout Order) -> Void = { _ in })
        -> Order
    {
        var maker = OrderMaker(.eur, inside: true)
        let vat = HarbourMugs.tax("VAT", "20")
        maker.line("Scarf", "1", at: "49", taxes: [(vat, "8.17")])
        maker.line("Hat", "1", at: "35", taxes: [(vat, "5.83")])
        maker.charge(.shipping, "4.80", taxes: [(vat, "0.80")])
        return maker.order(paid: paid) { order in
            order.refunds = extents.enumerated().map { index, extent in
                Refund(id: "r\(index + 1)", extent: extent, refundedAt: HarbourMugs.noon, reason: "Damaged")
            }
            change(&order)
        }
    }

    private func decide(_ order: Order, _ change: (inout Policy) -> Void = { _ in }) -> Decision {
        Bookkeeper(policy: HarbourMugs.policy(change), catalogue: HarbourMugs.europe).decide(order)
    }

    private func euro(_ text: String) -> Money { HarbourMugs.money(text, .eur) }

    @Test("of one line's amount takes back that line, of shipping's amount the shipping")
    func recognised() throws {
        let plan = try #require(decide(order([.amount(euro("35.00")), .amount(euro("4.80"))])).plan)
        let refunds = plan.sales.filter(\.kind.isReversal)
        #expect(refunds.map(\.kind) == [.refundReceipt, .refundReceipt])
        #expect(refunds.map { $0.lines.map(\.purpose) } == [[.goods(lineID: "L2")], [.shipping]])
        #expect(refunds.map(\.taxTotal) == [euro("5.83"), euro("0.80")])
        #expect(refunds.map(\.number) == ["R-EW1001", "R-EW1001.2"])
        #expect(refunds.map(\.settlementAccount.name) == ["PayPal Clearing", "PayPal Clearing"])
    }

    @Test("that the store calls credit is asked about until the settings say what that is; the sale is posted")
    func creditAsked() throws {
        let plan = try #require(decide(credit).plan)
        #expect(plan.sales.map(\.kind) == [.salesReceipt])
        #expect(plan.held.map(\.refusal) == [.creditGivenUnclear(euro("35.00"))])
        #expect(plan.totals.refunds == euro("0"))
    }

    @Test("that the store calls credit is owed like a gift card, and no money leaves, where the settings say so")
    func creditOwed() throws {
        let plan = try #require(decide(credit) { $0.refunds.creditGiven = .storeCredit }.plan)
        let refund = try #require(plan.sales.last)
        #expect(plan.held.isEmpty)
        #expect(refund.kind == .refundReceipt)
        #expect(refund.total == euro("0"))
        #expect(refund.taxTotal == euro("5.83"))
        #expect(refund.lines.map(\.purpose) == [.goods(lineID: "L2"), .giftCard])
        let owed = refund.journal.lines.filter { $0.account.name == HarbourMugs.reference("88").name }
        #expect(owed.map(\.amount) == [euro("-35.00")])
    }

    @Test("that the store calls credit comes to nothing too where tax is an item of its own")
    func creditOwedWithTaxAsItem() throws {
        var maker = OrderMaker()
        maker.line("Drum", "2", at: "50", taxes: [(HarbourMugs.tax("Sales Tax", "7"), "7")])
        let order = maker.order(paid: "107") { order in
            order.refunds = [
                Refund(id: "r1", extent: .amount(HarbourMugs.money("53.50")), refundedAt: HarbourMugs.noon)
            ]
            order.refunds[0].givesCredit = true
        }
        let policy = HarbourMugs.policy {
            $0.refunds.creditGiven = .storeCredit
            $0.tax.unitedStatesMode = .totalAsItem
        }
        let plan = try #require(Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates).decide(order).plan)
        let refund = try #require(plan.sales.last)
        #expect(refund.total == HarbourMugs.money("0"))
        #expect(refund.lines.contains { $0.purpose == .giftCard && $0.amount == HarbourMugs.money("-53.50") })
    }

    @Test("that the store calls credit leaves by the way the payment came, where the settings say that it is money")
    func creditPaidOut() throws {
        let plan = try #require(decide(credit) { $0.refunds.creditGiven = .money }.plan)
        #expect(plan.held.isEmpty)
        #expect(plan.sales.last?.total == euro("35.00"))
        #expect(plan.sales.last?.settlementAccount.name == "PayPal Clearing")
    }

    @Test("that the store calls credit lowers a debt without a question")
    func creditOfDebt() throws {
        let open = order([.amount(euro("35.00"))], paid: nil) { $0.refunds[0].givesCredit = true }
        let plan = try #require(decide(open).plan)
        #expect(plan.held.isEmpty)
        #expect(plan.sales.map(\.kind) == [.invoice, .creditMemo])
        #expect(plan.sales.last?.total == euro("35.00"))
    }

    private var credit: Order {
        order([.amount(euro("35.00"))]) { $0.refunds[0].givesCredit = true }
    }

    @Test("of everything mirrors the sale")
    func everything() throws {
        let plan = try #require(decide(order([.everything])).plan)
        #expect(plan.sales.count == 2)
        #expect(plan.sales[0].lines == plan.sales[1].lines)
        #expect(plan.sales[0].tax == plan.sales[1].tax)
        let accounts = plan.sales.map { Set($0.journal.lines.map(\.account.name)) }
        #expect(accounts[0] == accounts[1])
    }

    @Test("not itemised takes net and tax in proportion, and the rest with the last part")
    func proRata() throws {
        let plan = try #require(decide(order([.amount(euro("10.00")), .amount(euro("60.00")), .everything])).plan)
        let refunds = plan.sales.filter(\.kind.isReversal)
        #expect(refunds.map(\.total) == [euro("10.00"), euro("60.00"), euro("18.80")])
        #expect(refunds.map(\.taxTotal).sum(.eur) == euro("14.80"))
        #expect(refunds[0].taxTotal == euro("1.67"))
        #expect(refunds[0].lines.map(\.purpose) == [.refund, .shipping])
    }

    @Test("by lines takes those lines; what they lack goes over the sale")
    func itemised() throws {
        let lines = [
            RefundLine(subject: .line(id: "L1"), amount: euro("24.50")),
            RefundLine(subject: .charge(.shipping), amount: euro("4.80")),
        ]
        let plan = try #require(decide(order([.lines(lines, amount: euro("30.00"))])).plan)
        let refund = try #require(plan.sales.last)
        #expect(refund.total == euro("30.00"))
        #expect(refund.lines.map(\.purpose) == [.goods(lineID: "L1"), .shipping, .refund])
    }

    @Test("larger than what was paid is held")
    func tooMuch() {
        let decision = decide(order([.amount(euro("50.00")), .amount(euro("38.81"))]))
        #expect(decision.plan?.totals.refunds == euro("50.00"))
        #expect(decision.held.map(\.refusal) == [.refundExceedsPayments(refunded: euro("88.81"), paid: euro("88.80"))])
    }

    @Test("never reaches the part that a gift card paid")
    func giftCard() throws {
        let paidByCard: (inout Order) -> Void = {
            $0.tenders = [Tender(kind: .giftCard, amount: HarbourMugs.money("20.00", .eur))]
        }
        let whole = decide(order([.amount(euro("68.81"))], paid: "68.80", change: paidByCard))
        #expect(whole.held.map(\.refusal) == [.refundExceedsPayments(refunded: euro("68.81"), paid: euro("68.80"))])
        let plan = try #require(decide(order([.everything], paid: "68.80", change: paidByCard)).plan)
        #expect(plan.totals.refunds == euro("68.80"))
    }

    @Test("of an unknown amount waits for a person")
    func unknown() {
        #expect(decide(order([.unknown])).held.map(\.refusal) == [.refundAmountUnknown])
    }

    @Test("on an invoice that nobody paid is a credit memo applied to it")
    func creditMemo() throws {
        let plan = try #require(decide(order([.amount(euro("10.00"))], paid: nil)).plan)
        #expect(plan.sales.map(\.kind) == [.invoice, .creditMemo])
        let application = try #require(plan.payments.first)
        #expect(application.total.isZero)
        #expect(application.applications.map(\.amount) == [euro("10.00"), euro("10.00")])
        #expect(application.applications.map(\.document.role) == ["sale", "refund.r1"])
        #expect(plan.records.last?.key.role == "refund.r1.application")
    }

    @Test("by the policy's account and form", arguments: RefundPolicy.Form.allCases)
    func forms(form: RefundPolicy.Form) throws {
        let plan = try #require(
            decide(order([.amount(euro("10.00"))])) {
                $0.refunds = RefundPolicy(form: form, clearingAccount: HarbourMugs.reference("1"))
            }.plan)
        let refund = try #require(plan.sales.last)
        #expect(refund.kind == (form == .creditMemo ? .creditMemo : .refundReceipt))
        #expect(refund.settlementAccount.name == (form == .creditMemo ? "Accounts Receivable (A/R)" : "Checking"))
    }

    @Test("switched off leaves the sale alone")
    func off() throws {
        let plan = try #require(decide(order([.unknown])) { $0.refunds.isEnabled = false }.plan)
        #expect(plan.sales.count == 1)
    }

    @Test("in full of a cancelled order posts both, in part asks a person")
    func cancelled() {
        let cancel: (inout Order) -> Void = { $0.status.stage = .cancelled }
        #expect(decide(order([.everything], change: cancel)).plan?.sales.count == 2)
        #expect(
            decide(order([.amount(euro("8.80"))], change: cancel)).refusals
                == [.cancelledAfterPayment(paid: euro("80.00"))])
        #expect(decide(order([], paid: nil, change: cancel)) == .skip(.cancelled))
    }
}
