import Accounting
import Bookkeeping
import Features
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("An order that the store deleted", .tags(.x1))
struct DeletedOrderTests {
    private func standing(_ rehearsal: Rehearsal, _ order: String) async throws -> String {
        let row = try await rehearsal.order(order)
        return [row.state.rawValue, row.reasonCode].compactMap { $0 }.joined(separator: " ")
    }

    private func findings(_ rehearsal: Rehearsal) async throws -> [Finding] {
        let days = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        return try await StoreReconciliation(try await rehearsal.context()).perform(days).findings
    }

    @Test(
        "after it was posted needs a person, and is a finding until somebody keeps it", .tags(.x5),
        arguments: [true, false])
    func posted(keepsByFinding: Bool) async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        try await rehearsal.sample.deleteOrder(order.id)
        try await rehearsal.runUntilQuiet()
        #expect(try await standing(rehearsal, order.id) == "needsYou deletedAfterPosting")
        let found = try await findings(rehearsal)
        #expect(found.map(\.event) == [.orderDeleted])
        try await rehearsal.snapshot().expectSame(as: before)
        if keepsByFinding {
            let names = found.map(\.id)
            _ = try await Reconcile(rehearsal.scope(as: .machineOperator("ana"))).keep(names.map { ID($0) })
        } else {
            let id = try await rehearsal.order(order.id).ref
            try await OrderAnswers(rehearsal.scope).keepDeleted(id)
        }
        try await rehearsal.runUntilQuiet()
        #expect(try await standing(rehearsal, order.id) == "posted")
        #expect(try await findings(rehearsal).isEmpty)
        try await rehearsal.snapshot().expectSame(as: before)
    }

    @Test("after it was posted can be taken back", .tags(.x4))
    func takenBack() async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.sample.deleteOrder(order.id)
        try await rehearsal.runUntilQuiet()
        _ = try await rehearsal.undo(.order(try await rehearsal.order(order.id).id, in: nil))
        try await rehearsal.runUntilQuiet()
        #expect(try await standing(rehearsal, order.id) == "skipped undone")
        #expect(try await rehearsal.documents().isEmpty)
        #expect(try await findings(rehearsal).isEmpty)
    }

    @Test("before it was posted is skipped, also when it is posted in daily summaries", arguments: [true, false])
    func unposted(isSummarised: Bool) async throws {
        let rehearsal = try await Rehearsal.open { policy in
            if isSummarised {
                policy.summary = SummaryPolicy(
                    changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            } else {
                (policy.payments.rules, policy.payments.defaultAccount) = ([], nil)
            }
        }
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.sample.deleteOrder(order.id)
        rehearsal.clock.advance(bySeconds: 60)
        let account = try await rehearsal.usualAccount()
        try await rehearsal.setPolicy { $0.payments.defaultAccount = account }
        try await rehearsal.runUntilQuiet()
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        try await rehearsal.runUntilQuiet()
        #expect(try await standing(rehearsal, order.id) == "skipped deletedInStore")
        #expect(try await rehearsal.documents().isEmpty)
    }

    @Test("is not posted although a search that lags finds it after it was gone")
    func lag() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        await rehearsal.sample.setSearch(delaySeconds: 120)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.documents()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.sample.deleteOrder(order.id)
        try await rehearsal.run()
        rehearsal.clock.advance(bySeconds: 90)
        try await rehearsal.runUntilQuiet()
        #expect(try await standing(rehearsal, order.id) == "skipped deletedInStore")
        #expect(try await rehearsal.documents() == before)
    }
}
