import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("An order of a store that tells nothing but statuses of its own")
struct OwnStatusTests {
    private let catalogue = HarbourMugs.unitedStates

    private func decide(
        _ order: Order, links: Links = Links(), _ meanings: [String: OrderStatus.Payment] = [:],
        sights: [FirstSight] = []
    ) -> Decision {
        let policy = HarbourMugs.policy { $0.orderFilter.meaningOfCustomCodes = meanings }
        return Bookkeeper(policy: policy, catalogue: catalogue).decide(order, links: links, sights: sights)
    }

    /// Placed at noon, and complete two days later.
    private func order(_ method: String = "PayPal", _ change: (inout Order) -> Void = { _ in }) -> Order {
        var maker = OrderMaker()
        maker.line("Mug", "1", at: "10.00")
        return maker.order { order in
            order.status = OrderStatus(payment: .custom, paymentCode: "5")
            order.paymentMethod = StorePaymentMethod(code: method.lowercased(), title: method)
            order.statusHistory = [
                StatusEntry(code: "1", at: HarbourMugs.noon),
                StatusEntry(code: "5", at: HarbourMugs.noon.advanced(bySeconds: 2 * 86_400)),
            ]
            change(&order)
        }
    }

    @Test("is unpaid until somebody says what its status means", .tags(.w17)) func untold() {
        #expect(decide(order()).plan?.totals.payments.isZero == true)
    }

    @Test("is paid by its own method on the day it had such a status first", .tags(.w17, .w18)) func paid() throws {
        let payment = try #require(decide(order(), ["5": .paid]).plan?.payments.first)
        #expect(payment.depositAccount == HarbourMugs.reference("2"))
        #expect(payment.date == BusinessDate(year: 2026, month: 3, day: 12))
    }

    @Test("is paid where its status means so for its way of paying only", .tags(.w17)) func byMethod() {
        #expect(decide(order(), ["5/paypal": .paid]).plan?.totals.payments.isZero == false)
        #expect(decide(order("Cash"), ["5/paypal": .paid]).plan?.totals.payments.isZero == true)
        let exempt = decide(order("Cash"), ["5": .paid, "5/cash": .awaiting])
        #expect(exempt.plan?.totals.payments.isZero == true)
    }

    @Test(
        "that was paid is asked about when it failed or was set back before anybody read it", .tags(.w17),
        arguments: [OrderStatus.Stage.cancelled, .open])
    func paidThenNot(stage: OrderStatus.Stage) {
        let meanings: [String: OrderStatus.Payment] = ["5": .paid, "1": .awaiting, "10": .awaiting]
        var filter = OrderFilter()
        filter.meaningOfCustomCodes = meanings
        func decided(_ change: (inout Order) -> Void = { _ in }) -> Decision {
            let told = order { order in
                order.status = OrderStatus(payment: .custom, stage: stage, paymentCode: "10")
                order.statusHistory.append(
                    StatusEntry(code: "10", at: HarbourMugs.noon.advanced(bySeconds: 3 * 86_400)))
                change(&order)
            }
            return decide(told, meanings, sights: told.firstSights(isLater: false, filter))
        }
        let total = order().total
        #expect(
            decided()
                == .refuse([
                    stage == .cancelled ? .cancelledAfterPayment(paid: total) : .paymentWithdrawn(received: total)
                ]))
        // One that never was paid asks nobody.
        let unpaid = decided { $0.statusHistory.remove(at: 1) }
        #expect(stage == .cancelled ? unpaid == .skip(.cancelled) : unpaid.plan?.totals.payments.isZero == true)
    }

    @Test("is given back as a whole when its status means that", .tags(.w16)) func refunded() throws {
        let plan = try #require(decide(order(), ["5": .refunded]).plan)
        #expect(plan.totals.refunds == plan.totals.sales)
    }

    @Test("that means given back asks what became of the rest beside a smaller refund", .tags(.w16)) func restOfRefund()
        throws
    {
        func back(_ units: Int64) -> (inout Order) -> Void {
            { order in
                let amount = Money(minorUnits: units, order.currency)
                order.refunds = [Refund(id: "return.1", extent: .amount(amount), refundedAt: HarbourMugs.noon)]
            }
        }
        let order = order("PayPal", back(400))
        let rest = order.total - HarbourMugs.money("4")
        let asked = decide(order, ["5": .refunded])
        #expect(asked.held.map(\.refusal) == [.refundSumDiffers(listed: HarbourMugs.money("4"), stated: order.total)])
        #expect(asked.plan?.totals.refunds == HarbourMugs.money("4"))
        let policy = HarbourMugs.policy { $0.orderFilter.meaningOfCustomCodes = ["5": .refunded] }
        let answered = Bookkeeper(policy: policy, catalogue: catalogue)
            .decide(order, choices: OrderChoices(refundAmounts: ["status": rest]))
        #expect(answered.held.isEmpty)
        #expect(answered.plan?.totals.refunds == answered.plan?.totals.sales)
        let whole = decide(self.order("PayPal", back(order.total.minorUnits)), ["5": .refunded])
        #expect(whole.held.isEmpty)
        #expect(whole.plan?.totals.refunds == whole.plan?.totals.sales)
        #expect(decide(order, ["5": .partiallyRefunded]).held.isEmpty)
    }

    @Test("with a part that nobody explained is refused with its amount", .tags(.x2)) func unknownPart() {
        let wrapping = HarbourMugs.money("4.50")
        let order = order { order in
            order.unknownParts = [UnknownPart(code: "gift_wrap", title: "Wrapping", amount: wrapping)]
            order.charges = [Charge(kind: .other, name: "Wrapping", amount: wrapping)]
            order.total += wrapping
        }
        #expect(decide(order).refusals == [.totalPartUnknown(code: "gift_wrap", title: "Wrapping", amount: wrapping)])
    }

    @Test("that turns void keeps its documents until a person has looked") func unfinished() {
        let order = order { $0.status.stage = .unfinished }
        #expect(decide(order) == .wait(.unfinished))
        var links = Links()
        links.records[.sale(of: order)] = "100"
        #expect(decide(order, links: links).refusals == [.unfinishedAfterPosting])
    }

    @Test("in a foreign currency takes the store's rate only when it leads to the money of the books", .tags(.x8))
    func rate() throws {
        var catalogue = catalogue
        catalogue.company.isMulticurrency = true
        var maker = OrderMaker(.eur)
        maker.line("Mug", "1", at: "10.00")
        func sale(_ currency: Currency?) throws -> SalesDocument {
            let order = maker.order { order in
                order.exchangeRate = ExactDecimal("1.25")
                order.exchangeRateCurrency = currency
            }
            let bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue)
            return try #require(bookkeeper.decide(order).plan?.sales.first)
        }
        #expect(try sale(.usd).exchangeRate == ExactDecimal("1.25"))
        #expect(try sale(nil).exchangeRate == ExactDecimal("1.25"))
        #expect(try sale(.gbp).exchangeRate == nil)
    }
}
