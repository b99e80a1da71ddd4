import Accounting
import Bookkeeping
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import TestKit
import Testing

@Suite("Orders of a store that posts only when asked", .tags(.s1, .s7))
struct SendingChoiceTests {
    @Test("wait until somebody sends them, and keep what was chosen for them", .tags(.s2, .s4, .s8))
    func asked() async throws {
        let (rehearsal, order) = try await Self.waiting()
        #expect(try await rehearsal.order(order).reasonCode == "notSent")
        #expect(try await rehearsal.documents().isEmpty)
        let customers = try await rehearsal.names(in: "Customer").sorted()
        let chosen = try #require(customers.first)
        let said = await rehearsal.say("send", Rehearsal.company, order, "--customer", chosen, "--tax", "item")
        #expect(said.code == 0, "\(said.notes)")
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await rehearsal.documents().map(\.kind).sorted() == ["Invoice", "Payment"])
        #expect(try await rehearsal.names(in: "Customer").sorted() == customers)
        let posted = try await rehearsal.snapshot()
        try await OrderList(rehearsal.scope).retry([try await rehearsal.order(order).ref])
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: posted)
    }

    @Test("are posted once the store posts by itself again")
    func automatic() async throws {
        let (rehearsal, order) = try await Self.waiting()
        try await rehearsal.setPolicy { $0.postsOnlyWhenAsked = false }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("are not sent with what the person may not send or the books do not have", .tags(.a1))
    func refused() async throws {
        let (rehearsal, order) = try await Self.waiting()
        let clerk = Requester(name: "ana", role: .clerk, sendableKinds: [.bill])
        await #expect(throws: FeatureProblem.sendingUnfit(.kindNotAllowed(.invoice))) {
            try await SendOrder(rehearsal.scope(as: clerk)).send(order, of: Rehearsal.storeID)
        }
        var words = SendingWords()
        words.customer = "Nobody at all"
        await #expect(throws: FeatureProblem.sendingUnfit(.customerUnknown("Nobody at all"))) {
            try await SendOrder(rehearsal.scope).send(order, of: Rehearsal.storeID, words)
        }
        words = SendingWords()
        words.bills = ["S1"]
        await #expect(throws: FeatureProblem.sendingUnfit(.supplierUnknown("S1", known: []))) {
            try await SendOrder(rehearsal.scope).send(order, of: Rehearsal.storeID, words)
        }
        #expect(try await rehearsal.order(order).reasonCode == "notSent")
    }

    private static func waiting() async throws -> (Rehearsal, String) {
        let rehearsal = try await Rehearsal.open { $0.postsOnlyWhenAsked = true }
        let order = try await rehearsal.place("PAID")
        try await rehearsal.runUntilQuiet()
        return (rehearsal, order.id)
    }
}
