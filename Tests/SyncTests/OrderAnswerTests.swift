import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What a person says about an order")
struct OrderAnswerTests {
    @Test("is the amount of a refund that only a status of the merchant's own speaks of", .tags(.w16, .x6))
    func refundOfOwnStatus() async throws {
        let rehearsal = try await Rehearsal.open()
        let cart = ID<Store>("cart")
        let sample = try await rehearsal.connectCart(cart)
        var policy = try await SetUp(rehearsal.scope).suggestion(for: cart).policy
        policy.orderFilter.meaningOfCustomCodes = ["5": .partiallyRefunded]
        _ = try await StorePolicy(rehearsal.scope).save(policy, of: cart)
        let order = OrderRef(store: cart, id: ID(String(try await sample.placeOrder(status: 5))))
        func report() async throws -> OrderReport {
            _ = try await SyncStore(rehearsal.scope).run(.orders, of: cart)
            return try await OrderList(rehearsal.scope).report(of: order)
        }
        let asked = try await report()
        #expect(asked.summary.state == .needsYou)
        #expect(asked.refundsAsked == ["status"])
        #expect(try await OrderAnswers(rehearsal.scope).say(amount: "0", of: order).isZero)
        #expect(try await report().summary.state == .posted)
    }

    @Test("is the amount of a refund that the store does not tell: it is posted, once, and stays", .tags(.w16, .x6))
    func refundAmount() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place("PAID", [(mug.sku, 3)])
        try await rehearsal.setStatus(order.id, payment: "PARTIALLY_REFUNDED")
        let first = try await rehearsal.run()
        // The sale does not wait for its refund.
        #expect(try await rehearsal.documents(["SalesReceipt"]).count == 1)
        #expect(first.outcomes["needsYou"] == 1)
        #expect(try await rehearsal.order(order.id).reasonCode == "refundAmountUnknown")
        #expect(try await rehearsal.order(order.id).state == .needsYou)
        let answers = OrderAnswers(try await rehearsal.scope)
        let id = try await rehearsal.order(order.id).ref
        await #expect(throws: FeatureProblem.answerUnfit(.refundUnknown("1", refunds: ["status"]))) {
            try await answers.say(refund: "1", amount: "2.50", of: id)
        }
        for text in ["-1", "2.505", "two", ""] {
            await #expect(throws: FeatureProblem.answerUnfit(.amountUnreadable(text, .usd))) {
                try await answers.say(refund: "status", amount: text, of: id)
            }
        }
        _ = try await answers.say(amount: "2.50", of: id)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.run()
        let refunds = try await rehearsal.documents(["RefundReceipt"])
        #expect(refunds.map(\.total) == [Decimal(string: "2.5")])
        let days = BusinessDate(year: 2026, month: 1, day: 1).map { $0...$0.adding(days: 366) }
        let report = try await StoreReconciliation(rehearsal.context()).perform(try #require(days))
        #expect(report.isClean)
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
        // Decided again for another reason, the answer still holds.
        try await rehearsal.setStatus(order.id, fulfillment: "SHIPPED")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["RefundReceipt"]).map(\.id) == refunds.map(\.id))
        #expect(try await rehearsal.order(order.id).state == .posted)
    }

    @Test("above what was paid is refused at once", .tags(.w16, .x2))
    func tooMuch() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place("PAID", [(mug.sku, 1)])
        try await rehearsal.setStatus(order.id, payment: "PARTIALLY_REFUNDED")
        try await rehearsal.runUntilQuiet()
        let id = try await rehearsal.order(order.id).ref
        await #expect(throws: FeatureProblem.self) {
            try await OrderAnswers(rehearsal.scope).say(refund: "status", amount: "99999", of: id)
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "refundAmountUnknown")
        #expect(try await rehearsal.documents(["RefundReceipt"]).isEmpty)
    }

    @Test("is kept whoever else says something at the same moment", .tags(.x5))
    func atOnce() async throws {
        let rehearsal = try await Rehearsal.open(orders: 1)
        try await rehearsal.runUntilQuiet()
        let order = try #require(try await rehearsal.orders(.posted).first)
        let sayings = OrderSayings(rehearsal.services.archive, of: Rehearsal.store)
        let now = rehearsal.clock.now()
        try await withThrowingTaskGroup(of: Void.self) { people in
            for refund in 1...20 {
                people.addTask {
                    try await sayings.say(of: order.id, by: "person \(refund)", at: now) {
                        $0.refundAmounts[String(refund)] = Money(minorUnits: Int64(refund), .usd)
                    }
                }
            }
            try await people.waitForAll()
        }
        #expect(try await sayings.said(of: order.id).refundAmounts.count == 20)
    }

    @Test("is a suffix: an order whose number is taken is posted beside the other document", .tags(.x6, .x1))
    func suffix() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0) { $0.saleForm = .invoice }
        let mug = try await rehearsal.plainProduct()
        let order = try await rehearsal.place("PAID", [(mug.sku, 1)])
        let customer = try #require(try await rehearsal.list("Customer").first)
        let item = try await rehearsal.createItem("By hand", sku: "HAND")
        let line: FiledRecord = [
            "Amount": .number(7), "DetailType": .text("SalesItemLineDetail"),
            "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item.text("Id") ?? "")])]),
        ]
        let hand = try await rehearsal.write(
            "Invoice",
            [
                "DocNumber": .text(order.id), "Line": .list([.record(line)]),
                "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
            ])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "numberTaken")
        let answers = OrderAnswers(try await rehearsal.scope)
        let id = try await rehearsal.order(order.id).ref
        for text in ["too long", "é", "a b"] {
            await #expect(throws: FeatureProblem.answerUnfit(.suffixUnfit(text))) {
                try await answers.say(suffix: text, of: id)
            }
        }
        try await answers.say(suffix: "-2", of: id)
        let noted = try await rehearsal.audit().filter { $0.action == .choice }
        #expect(noted.count == 1 && noted.first?.content.contains("\"numberSuffix\":\"-2\"") == true)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        let invoices = try await rehearsal.documents(["Invoice"])
        #expect(Set(invoices.map(\.number)) == [order.id, order.id + "-2"])
        #expect(invoices.first { $0.id == hand.text("Id") }?.total == hand.number("TotalAmt"))
    }

    @Test("about an order that nobody knows is refused", .tags(.x6))
    func unknown() async throws {
        let rehearsal = try await Rehearsal.open(orders: 0)
        await #expect(throws: FeatureProblem.orderUnknown("nope")) {
            try await OrderAnswers(rehearsal.scope).say(
                suffix: "-2", of: OrderRef(store: Rehearsal.storeID, id: ID("nope")))
        }
    }
}
