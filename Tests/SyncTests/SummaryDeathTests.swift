import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A process that dies over daily summaries")
struct SummaryDeathTests {
    private static let points = Length.isLong ? 30 : 1
    private static let orders = 14

    private static func open() async throws -> Rehearsal {
        try await Rehearsal.open(orders: orders) {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
        }
    }

    /// What an undisturbed run leaves in the books, and how many steps of each kind it has.
    private static let undisturbed = Task {
        var steps: [Accident.Kind: Int] = [:]
        for kind in Accident.Kind.chosen {
            let rehearsal = try await open()
            let accident = Accident(kind)
            accident.happen(atStep: .max)
            _ = try await rehearsal.run(by: rehearsal.process(accident))
            steps[kind] = accident.steps
        }
        let rehearsal = try await open()
        try await rehearsal.runUntilQuiet()
        return (books: try await rehearsal.snapshot(), steps: steps)
    }

    @Test(
        "anywhere loses nothing and doubles nothing", .tags(.x13, .x1, .x5), arguments: Accident.Kind.chosen,
        1...points)
    func onceAnywhere(kind: Accident.Kind, point: Int) async throws {
        let (books, steps) = try await Self.undisturbed.value
        let rehearsal = try await Self.open()
        // The summaries come last: every second death is among the last steps.
        let all = steps[kind] ?? 0
        let step = point % 2 == 0 ? max(1, all - point / 2) : max(1, all * point / (Self.points + 1))
        try await die(rehearsal, kind, atStep: step)
        try await recover(rehearsal)
        try await rehearsal.snapshot().expectSame(as: books)
    }

    @Test(
        "while a posted day changes comes to the same end", .tags(.x13, .x1, .x5), arguments: Accident.Kind.chosen,
        1...points)
    func whileChanging(kind: Accident.Kind, point: Int) async throws {
        let rehearsal = try await Self.open()
        try await rehearsal.runUntilQuiet()
        let members = try await rehearsal.summaryOrders()
        try #require(members.count >= 4)
        try await rehearsal.refund(members[0])
        try await rehearsal.setStatus(members[1], payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        try await rehearsal.refund(members[2], minorUnits: 100)
        try await rehearsal.place("PAID")
        rehearsal.clock.advance(bySeconds: 60 * 3600)
        try await die(rehearsal, kind, atStep: kind == .beforeRequest || kind == .afterRequest ? point : 2 + 3 * point)
        try await recover(rehearsal)
        #expect(try await rehearsal.summaries().allSatisfy { $0.state == .posted || $0.state == .skipped })
    }

    @Test("while answers are lost", .tags(.x13, .x1, .x5))
    func answersLost() async throws {
        let rehearsal = try await Self.open()
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, perThousand: 300, writesOnly: true))
        await rehearsal.books.misbehave(Misbehaviour(.status503, perThousand: 100))
        try await rehearsal.runUntilQuiet()
        await rehearsal.books.behave()
        try await rehearsal.expectSound()
        try await rehearsal.snapshot().withoutTowns.expectSame(as: try await Self.undisturbed.value.books.withoutTowns)
    }

    private func die(_ rehearsal: Rehearsal, _ kind: Accident.Kind, atStep step: Int) async throws {
        let accident = Accident(kind)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: step)
        do { _ = try await rehearsal.run(by: process) } catch is FeatureProblem {}
        #expect(accident.hasHappened)
    }

    private func recover(_ rehearsal: Rehearsal) async throws {
        rehearsal.outlastLeases()
        if try await rehearsal.run().stop == "books.signInNeeded" { try await rehearsal.signIn() }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }
}

extension Rehearsal {
    /// The numbers of orders whose sale is in a summary that is in the books.
    func summaryOrders() async throws -> [String] {
        var orders: [String] = []
        for summary in try await summaries() {
            let members = try await services.archive.postedMembers(of: summary.id, store: Self.store)
            orders += try members.filter { $0.amount > 0 }.map { try $0.member().orderNumber }
        }
        return orders
    }
}
