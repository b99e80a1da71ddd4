import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
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

@Suite("A store that posts daily summaries")
struct SummaryTests {
    private static let always = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)]
    )

    private func open(_ country: String = "us", orders: Int = 0, seed: UInt64 = 7) async throws -> Rehearsal {
        try await Rehearsal.open(country, orders: orders, seed: seed) {
            $0.summary = Self.always
            $0.timeZone = "UTC"
        }
    }

    /// Lets the day end, and the delay after it.
    private func endDay(_ rehearsal: Rehearsal) { rehearsal.clock.advance(bySeconds: 30 * 3600) }

    /// Places paid orders of the first plain product.
    private func place(_ rehearsal: Rehearsal, _ quantities: [Int]) async throws -> [String] {
        let sku = try await rehearsal.plainProduct().sku
        var ids: [String] = []
        for quantity in quantities {
            let order = try await rehearsal.place("PAID", [(sku, quantity)], buyer: 0).id
            try await rehearsal.edit(order, Self.byCard)
            ids.append(order)
        }
        return ids
    }

    private static let byCard: FiledRecord = ["paymentMethod": .text("Credit card"), "paymentModule": .text("Stripe")]

    /// Edits an order so that it sells so many pieces.
    private func rewrite(_ rehearsal: Rehearsal, _ order: String, _ quantity: Int) async throws {
        try await rehearsal.rewrite(order, to: [(try await rehearsal.plainProduct().sku, quantity)])
        try await rehearsal.edit(order, Self.byCard)
    }

    private func total(_ rehearsal: Rehearsal, _ orders: [String]) async throws -> Decimal {
        var sum = Decimal(0)
        for order in orders { sum += try #require(try await rehearsal.shown(order).number("total")) }
        return sum
    }

    private func states(_ rehearsal: Rehearsal, _ orders: [String]) async throws -> Set<String> {
        var states: Set<String> = []
        for order in orders {
            let row = try await rehearsal.order(order)
            states.insert([row.state.rawValue, row.reasonCode].compactMap { $0 }.joined(separator: " "))
        }
        return states
    }

    @Test("posts one receipt for the orders of a day, when the day is over", .tags(.x13, .x1, .x2))
    func oneReceipt() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2, 3])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty)
        #expect(try await states(rehearsal, orders) == ["waiting inSummary"])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let receipts = try await rehearsal.documents()
        #expect(receipts.map(\.kind) == ["SalesReceipt"])
        #expect(receipts.map(\.total) == [try await total(rehearsal, orders)])
        #expect(receipts.first?.party == "Online sales" && receipts.first?.note.contains("3 orders") == true)
        #expect(try await states(rehearsal, orders) == ["posted"])
        let lines = try await rehearsal.read("SalesReceipt", try #require(receipts.first?.id)).records("Line")
        let quantities = lines.compactMap { $0.record("SalesItemLineDetail")?.number("Qty") }
        #expect(quantities.first == 6)
        try await rehearsal.run()
        #expect(try await rehearsal.documents() == receipts)
        try await rehearsal.expectSound()
    }

    @Test("adds an order that comes late to the receipt of its day", .tags(.x13, .x1))
    func lateOrder() async throws {
        let rehearsal = try await open()
        var orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        let first = try await rehearsal.shown(orders[0])
        orders += try await place(rehearsal, [4])
        try await rehearsal.edit(
            orders[2],
            ["createDate": try #require(first["createDate"]), "createTimestamp": first["createTimestamp"] ?? .none])
        try await rehearsal.runUntilQuiet()
        let after = try await rehearsal.documents()
        #expect(after.map(\.id) == before.map(\.id))
        #expect(after.map(\.total) == [try await total(rehearsal, orders)])
        #expect(try await states(rehearsal, orders) == ["posted"])
        try await rehearsal.expectSound()
    }

    @Test("is not changed by what somebody chooses for one of its orders", .tags(.x13, .s4))
    func sentByItself() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        var words = SendingWords()
        words.tax = .totalAsItem
        let row = try await rehearsal.order(orders[0])
        await #expect(throws: FeatureProblem.orderInBooks(row.number)) {
            try await SendOrder(rehearsal.scope).send(row.id, of: Rehearsal.storeID, words)
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents() == before)
    }

    @Test("changes the receipt with an order that changes, once its money is told", .tags(.x13, .x1, .x2))
    func changedOrder() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        for quantity in [5, 3] {
            let earlier = try await rehearsal.documents()
            try await rewrite(rehearsal, orders[0], quantity)
            try await rehearsal.runUntilQuiet()
            #expect(try await rehearsal.documents() == earlier, "what came in stays received")
            #expect(try await states(rehearsal, [orders[0]]) == ["needsYou receivedDiffers"])
            _ = try await OrderAnswers(rehearsal.scope).settle(
                quantity == 5 ? .collected : .givenBack, of: try await rehearsal.order(orders[0]).ref)
            try await rehearsal.runUntilQuiet()
            let now = try await rehearsal.documents()
            #expect(now.map(\.id) == before.map(\.id))
            #expect(now.map(\.total) == [try await total(rehearsal, orders)])
            #expect(try await states(rehearsal, orders) == ["posted"])
            try await rehearsal.expectSound()
        }
    }

    @Test("gives back by one refund receipt for the refunds of a day", .tags(.x13, .w16))
    func refunds() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [3, 2, 1])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.refund(orders[0], minorUnits: 500)
        try await rehearsal.refund(orders[1])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["RefundReceipt"]).isEmpty)
        #expect(try await states(rehearsal, Array(orders[...1])) == ["waiting inSummary"])
        #expect(try await states(rehearsal, [orders[2]]) == ["posted"])
        try await rehearsal.expectSound()
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["RefundReceipt"]).count == 1)
        #expect(try await states(rehearsal, orders) == ["posted"])
        try await rehearsal.expectSound()
    }

    @Test("leaves out a paid order that is cancelled before the end of its day, and asks about its money", .tags(.x13))
    func cancelledBefore() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setStatus(orders[0], payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().map(\.total) == [try await total(rehearsal, [orders[1]])])
        #expect(try await states(rehearsal, orders) == ["needsYou cancelledAfterPayment", "posted"])
        try await rehearsal.expectSound()
    }

    @Test(
        "keeps an order that is cancelled after it was posted, and a person is asked about its money", .tags(.x13, .x1))
    func cancelledAfter() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        try await rehearsal.setStatus(orders[0], payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: before)
        #expect(try await states(rehearsal, orders) == ["needsYou cancelledAfterPayment", "posted"])
        try await rehearsal.setStatus(orders[0], payment: "PAID", fulfillment: "PROCESSING")
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["posted"])
        try await rehearsal.snapshot().expectSame(as: before)
        try await rehearsal.expectSound()
    }

    @Test("changes with a date, and reposts nothing", .tags(.x13, .x1))
    func modeChanges() async throws {
        let rehearsal = try await Rehearsal.open { $0.timeZone = "UTC" }
        let single = try await place(rehearsal, [1, 2])
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        #expect(before.count == 2)
        let today = BusinessDate(rehearsal.clock.now(), in: try #require(TimeZone(identifier: "UTC")))
        try await rehearsal.setPolicy {
            $0.summary = SummaryPolicy(changes: [
                .init(from: today, isSummarised: true), .init(from: today.adding(days: 2), isSummarised: false),
            ])
        }
        try await rehearsal.refund(single[0], minorUnits: 100)
        let summarised = try await place(rehearsal, [3, 4])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        endDay(rehearsal)
        let again = try await place(rehearsal, [5])
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, single + summarised + again) == ["posted"])
        let receipts = try await rehearsal.documents(["SalesReceipt"])
        #expect(receipts.count == 4)
        #expect(Set(before.map(\.id)).isSubset(of: receipts.map(\.id)))
        #expect(try await rehearsal.summaries().count == 1)
        try await rehearsal.expectSound()
        try await rehearsal.setPolicy { $0.summary = nil }
        try await rewrite(rehearsal, summarised[0], 1)
        try await rewrite(rehearsal, single[1], 7)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents(["SalesReceipt"]).count == 4)
        try await rehearsal.expectSound()
    }

    @Test("corrects a closed day by a difference document", .tags(.x13, .x2))
    func closedDay() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let posted = try await rehearsal.documents()
        try await rehearsal.close(on: try #require(posted.first?.date))
        try await rewrite(rehearsal, orders[0], 4)
        try await rehearsal.runUntilQuiet()
        _ = try await OrderAnswers(rehearsal.scope).settle(
            .collected, of: try await rehearsal.order(orders[0]).ref)
        try await rehearsal.runUntilQuiet()
        let now = try await rehearsal.documents()
        #expect(now.contains { $0.id == posted.first?.id && $0.total == posted.first?.total })
        #expect(now.reduce(Decimal(0)) { $0 + $1.sold } == (try await total(rehearsal, orders)))
        #expect(try await states(rehearsal, orders) == ["posted"])
        try await rehearsal.expectSound()
    }

    @Test("says on its orders that the summary needs a person, and posts it after a retry", .tags(.x13, .x1))
    func needsYou() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        try await rehearsal.runUntilQuiet()
        let waiting = try #require(try await rehearsal.reason(of: orders[0]))
        guard case .waiting(.inSummary(let number, _)) = waiting else {
            Issue.record("\(waiting)")
            return
        }
        let strange = try await rehearsal.occupy(number)
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["needsYou numberTaken"])
        try await rehearsal.delete("SalesReceipt", id: strange)
        #expect(
            try await OrderList(rehearsal.scope).retry([try await rehearsal.order(orders[0]).ref])
                == 1)
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["posted"])
        try await rehearsal.expectSound()
    }

    @Test("that are undone stay undone with all their orders, until a person asks for one", .tags(.x13, .x4))
    func undone() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 1)
        let summary = try #require(try await rehearsal.summaries().first)
        let key = try #require(SummaryName(summary.id)?.key)
        _ = try await UndoRun(try await rehearsal.context(), .document(key)).perform(actor: "test")
        #expect(try await rehearsal.documents().allSatisfy { $0.total == 0 })
        #expect(try await states(rehearsal, orders) == ["skipped undone"])
        try await rehearsal.edit(orders[0], ["privateAdminNotes": .text("call back")])
        try await rehearsal.setPolicy { $0.printsOrderNotes.toggle() }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().allSatisfy { $0.total == 0 })
        try await rehearsal.expectSound()
        _ = try await OrderList(rehearsal.scope).retry([try await rehearsal.order(orders[1]).ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["posted"])
        #expect(try await rehearsal.documents().map(\.total).max() == (try await total(rehearsal, orders)))
        try await rehearsal.expectSound()
    }

    @Test("that are undone take the refunds of their orders along, until a person asks", .tags(.x13, .x4, .w16))
    func undoneThenRefunded() async throws {
        let rehearsal = try await open()
        let orders = try await place(rehearsal, [1, 2])
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        let summary = try #require(try await rehearsal.summaries().first)
        let key = try #require(SummaryName(summary.id)?.key)
        _ = try await UndoRun(try await rehearsal.context(), .document(key)).perform(actor: "test")
        try await rehearsal.refund(orders[0])
        try await rehearsal.runUntilQuiet()
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(
            try await rehearsal.documents().allSatisfy { $0.total == 0 }, "no money out of a sale that is not there")
        #expect(try await states(rehearsal, orders) == ["skipped undone"])
        _ = try await OrderList(rehearsal.scope).retry([try await rehearsal.order(orders[1]).ref])
        try await rehearsal.runUntilQuiet()
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["posted"])
        #expect(
            try await rehearsal.documents(["RefundReceipt"]).map(\.total) == [try await total(rehearsal, [orders[0]])])
        try await rehearsal.expectSound()
    }

    @Test("take in no order that was undone by itself", .tags(.x13, .x4))
    func undoneBefore() async throws {
        let rehearsal = try await Rehearsal.open { $0.timeZone = "UTC" }
        let orders = try await place(rehearsal, [1])
        try await rehearsal.runUntilQuiet()
        let id = try await rehearsal.order(orders[0]).id
        _ = try await UndoRun(try await rehearsal.context(), .order(id)).perform(actor: "test")
        try await rehearsal.setPolicy { $0.summary = Self.always }
        try await rewrite(rehearsal, orders[0], 4)
        endDay(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await states(rehearsal, orders) == ["skipped undone"])
        #expect(try await rehearsal.documents().allSatisfy { $0.total == 0 })
        try await rehearsal.expectSound()
    }

    @Test(
        "comes to the store's total to the cent in every country", .tags(.x13, .x2),
        arguments: Length.chosen(["ca", "fr"], long: ["us", "ca", "gb", "fr"]))
    func countries(country: String) async throws {
        let orders = Length.isLong ? 60 : 30
        let rehearsal = try await open(country, orders: orders)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let counts = try await rehearsal.counts()
        let single = try await Rehearsal.open(country, orders: orders) { $0.timeZone = "UTC" }
        try await single.runUntilQuiet()
        #expect(
            try await OrderList(single.scope).totals(of: Rehearsal.storeID).posted
                == (try await OrderList(rehearsal.scope).totals(of: Rehearsal.storeID).posted))
        #expect(counts == (try await single.counts()))
        #expect(try await rehearsal.documents().count < (try await single.documents().count))
    }
}
