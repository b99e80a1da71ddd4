import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("Money of an order that stands below zero", .tags(.x2))
struct MoneyBelowZeroTests {
    private let unitedStates = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)

    private func order(_ change: (inout Order) -> Void) -> Order {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "15.30")
        return maker.order(paid: "15.30", change: change)
    }

    private func payment(_ id: String, _ amount: String) -> PaymentReceived {
        PaymentReceived(
            id: id, method: StorePaymentMethod(title: "PayPal"), amount: HarbourMugs.money(amount),
            receivedAt: HarbourMugs.noon)
    }

    @Test("is refused where payments make the total only with it: what was received would be too much in the books")
    func change() {
        let order = order { $0.payments = [payment("1", "20.00"), payment("2", "-4.70")] }
        #expect(unitedStates.decide(order).refusals == [.moneyBelowZero(HarbourMugs.money("-4.70"))])
    }

    @Test("is refused where it takes a payment back: the invoice would be paid that is not")
    func returned() {
        let order = order { $0.payments = [payment("1", "15.30"), payment("2", "-15.30")] }
        #expect(unitedStates.decide(order).refusals == [.moneyBelowZero(HarbourMugs.money("-15.30"))])
    }

    @Test("is refused as a gift card that was used")
    func giftCard() {
        let order = order {
            $0.payments = [payment("1", "20.30")]
            $0.tenders = [Tender(kind: .giftCard, amount: HarbourMugs.money("-5.00"))]
        }
        #expect(unitedStates.decide(order).refusals == [.moneyBelowZero(HarbourMugs.money("-5.00"))])
    }

    @Test("is refused as a refund")
    func refund() {
        let order = order {
            $0.refunds = [
                Refund(id: "r", extent: .amount(HarbourMugs.money("-5.00")), refundedAt: HarbourMugs.noon)
            ]
        }
        #expect(unitedStates.decide(order).refusals == [.moneyBelowZero(HarbourMugs.money("-5.00"))])
        #expect(order.sumsThatDiffer(roundingUnitsMax: 0) == [.moneyBelowZero(HarbourMugs.money("-5.00"))])
    }

    @Test("does not matter where it is nothing")
    func nothing() {
        let order = order { $0.tenders = [Tender(kind: .giftCard, amount: HarbourMugs.money("0.00"))] }
        #expect(unitedStates.decide(order).plan != nil)
    }
}
