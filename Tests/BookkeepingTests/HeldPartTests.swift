import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("A doubtful part of an order", .tags(.w16, .x2))
struct HeldPartTests {
    private func order(_ refunds: [Refund.Extent], change: (inout Order) -> Void = { _ in }) -> Order {
        var maker = OrderMaker()
        maker.line("Drum", "1", at: "100", taxes: [(HarbourMugs.tax("Sales Tax", "7"), "7")])
        return maker.order(paid: "107") { order in
            order.refunds = refunds.enumerated().map { index, extent in
                Refund(id: "r\(index + 1)", extent: extent, refundedAt: HarbourMugs.noon)
            }
            change(&order)
        }
    }

    private func decide(_ order: Order, _ links: Links = Links(), _ change: (inout Policy) -> Void = { _ in })
        -> Decision
    {
        Bookkeeper(policy: HarbourMugs.policy(change), catalogue: HarbourMugs.unitedStates).decide(order, links: links)
    }

    private func dollars(_ text: String) -> Money { HarbourMugs.money(text) }

    @Test("waits alone: the sale and the other refunds are posted")
    func refunds() throws {
        let plan = try #require(
            decide(order([.amount(dollars("20")), .unknown, .amount(dollars("87.01")), .amount(dollars("30"))])).plan)
        #expect(plan.sales.map(\.total) == [dollars("107"), dollars("20"), dollars("30")])
        #expect(plan.totals.refunds == dollars("50"))
        #expect(
            plan.held.map(\.refusal) == [
                .refundAmountUnknown, .refundExceedsPayments(refunded: dollars("107.01"), paid: dollars("107")),
            ])
        #expect(plan.held.map(\.key.role) == ["refund.r2", "refund.r3"])
        #expect(plan.held.map(\.kind) == [.refund, .refund])
    }

    @Test("is a payment without an account: the invoice and what is clear of its payments are posted")
    func payment() throws {
        let split = order([]) { order in
            order.payments = [("1", "PayPal", "100"), ("2", "Barter", "7")].map { id, title, amount in
                PaymentReceived(
                    id: id, method: StorePaymentMethod(title: title), amount: dollars(amount),
                    receivedAt: HarbourMugs.noon)
            }
        }
        let plan = try #require(decide(split) { $0.payments.defaultAccount = nil }.plan)
        #expect(plan.sales.map(\.kind) == [.invoice])
        #expect(plan.payments.map(\.total) == [dollars("100")])
        #expect(plan.totals.payments == dollars("100"))
        #expect(plan.held.map(\.key.role) == ["payment.2"])
        #expect(plan.held.map(\.refusal) == [.paymentMethodUnmapped(StorePaymentMethod(title: "Barter"))])
    }

    @Test("is a payment, and with it the refund that gives it back: what came in may go back before")
    func refundOfHeldPayment() throws {
        let split = order([.amount(dollars("50")), .amount(dollars("57"))]) { order in
            order.payments = [("1", "PayPal", "100"), ("2", "Barter", "7")].map { id, title, amount in
                PaymentReceived(
                    id: id, method: StorePaymentMethod(title: title), amount: dollars(amount),
                    receivedAt: HarbourMugs.noon)
            }
        }
        let plan = try #require(decide(split) { $0.payments.defaultAccount = nil }.plan)
        #expect(plan.totals.payments == dollars("100") && plan.totals.refunds == dollars("50"))
        #expect(plan.held.map(\.key.role) == ["payment.2", "refund.r2"])
        #expect(plan.held.allSatisfy { $0.refusal == .paymentMethodUnmapped(StorePaymentMethod(title: "Barter")) })
    }

    @Test("is not the money of a sales receipt: that is sale and payment in one, and waits whole")
    func receipt() {
        let decision = decide(order([])) { ($0.payments.defaultAccount, $0.payments.rules) = (nil, []) }
        #expect(decision.refusals == [.paymentMethodUnmapped(StorePaymentMethod(title: "PayPal"))])
    }

    @Test("leaves no trace: an item that only it needs is not made")
    func noTrace() throws {
        let before = try #require(decide(order([])).plan)
        var policy = HarbourMugs.policy { $0.refunds.clearingAccount = nil }
        policy.payments.defaultAccount = nil
        let strange = order([.amount(dollars("3.33"))]) { order in
            order.refunds[0].method = StorePaymentMethod(title: "Barter")
        }
        let plan = try #require(
            Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates).decide(strange).plan)
        #expect(plan.records == before.records)
        #expect(plan.held.map(\.refusal) == [.paymentMethodUnmapped(StorePaymentMethod(title: "Barter"))])
    }

    @Test("that was posted before stays as it is")
    func stays() throws {
        let plan = try #require(decide(order([.amount(dollars("20"))], change: unpaid)).plan)
        let posted = plan.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index)")
        }
        let decision = decide(order([.unknown], change: unpaid), Links(posted: posted))
        #expect(decision.held.map(\.key.role) == ["refund.r1"])
        let revision = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
            .revise(posted: posted, decision: decision)
        #expect(revision.isEmpty)
        #expect(posted.map(\.key.role).contains("refund.r1.application"))
    }

    private func unpaid(_ order: inout Order) {
        order.payments = []
        order.status = OrderStatus(payment: .awaiting, paymentCode: "AWAITING_PAYMENT")
    }

    @Test("is told with the rest when nothing can be posted")
    func nothing() {
        let wrong = order([.unknown]) { $0.total = dollars("120") }
        let refusals = decide(wrong).refusals
        #expect(refusals.contains(.totalsDiffer(order: dollars("120"), computed: dollars("107"))))
    }
}
