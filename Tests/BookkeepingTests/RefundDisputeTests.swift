import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("A refund of which two amounts are told", .tags(.w16, .x2))
struct RefundDisputeTests {
    private func order(_ refunds: [(id: String, extent: Refund.Extent)]) -> Order {
        var maker = OrderMaker()
        maker.line("Drum", "1", at: "107")
        return maker.order(paid: "107") { order in
            order.refunds = refunds.map { Refund(id: $0.id, extent: $0.extent, refundedAt: HarbourMugs.noon) }
        }
    }

    private func decide(_ order: Order, said: [String: Money] = [:]) -> Decision {
        Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
            .decide(order, choices: OrderChoices(refundAmounts: said))
    }

    private func dollars(_ text: String) -> Money { HarbourMugs.money(text) }

    @Test("by the store is asked about, beside what is clear; the answer is posted")
    func sum() throws {
        let sum = Refund.Extent.disputed(.sum(listed: dollars("20"), stated: dollars("30")))
        let disputed = order([("a", .amount(dollars("20"))), ("status", sum)])
        let asked = decide(disputed)
        #expect(asked.held.map(\.refusal) == [.refundSumDiffers(listed: dollars("20"), stated: dollars("30"))])
        #expect(asked.plan?.totals.refunds == dollars("20"))
        for (said, refunds) in [("10", "30"), ("0", "20")] {
            let answered = decide(disputed, said: ["status": dollars(said)])
            #expect(answered.held.isEmpty)
            #expect(answered.plan?.totals.refunds == dollars(refunds))
        }
    }

    @Test("is what a person said when the store lists the same later: one refund, the same record")
    func sameLater() throws {
        let listed = order([("x", .amount(dollars("15"))), ("y", .amount(dollars("5"))), ("z", .amount(dollars("7")))])
        let decision = decide(listed, said: ["status": dollars("20")])
        #expect(decision.held.isEmpty)
        #expect(
            decision.plan?.records.map(\.key.role).filter { $0.text.hasPrefix("refund") } == [
                "refund.status", "refund.z",
            ])
        #expect(decision.plan?.totals.refunds == dollars("27"))
    }

    @Test(
        "by a person and by the store later is said, and what is posted stays",
        arguments: [
            ("entry", Refund.Extent.amount(HarbourMugs.money("30"))), ("status", .amount(HarbourMugs.money("30"))),
        ])
    func otherLater(id: String, extent: Refund.Extent) throws {
        let said = ["status": dollars("20")]
        let first = try #require(decide(order([("status", .unknown)]), said: said).plan)
        let posted = first.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index)")
        }
        let later = order([(id, extent)])
        let bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: HarbourMugs.unitedStates)
        let decision = bookkeeper.decide(
            later, links: Links(posted: posted), choices: OrderChoices(refundAmounts: said))
        #expect(decision.held.map(\.refusal) == [.refundAnswerDiffers(said: dollars("20"), listed: dollars("30"))])
        #expect(bookkeeper.revise(posted: posted, decision: decision).isEmpty)
        #expect(decide(later, said: ["status": dollars("30")]).plan?.totals.refunds == dollars("30"))
    }

    @Test("counts in a reconciliation as a person said it")
    func counted() {
        let unknown = order([("status", .unknown)])
        #expect(unknown.refundsGiven(OrderFilter()).isEmpty)
        var answered = unknown
        answered.take(answersOf: OrderChoices(refundAmounts: ["status": dollars("20")]))
        #expect(answered.refundsGiven(OrderFilter()).map(\.amount) == [dollars("20")])
    }
}
