import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("An undo whose process dies", .tags(.x4, .x1))
struct UndoDeathTests {
    static let points = Length.isLong ? 20 : 1

    @Test(
        "anywhere comes to the same end when it is asked for again", arguments: Accident.Kind.chosen, 1...points)
    func anywhere(kind: Accident.Kind, point: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: 8) { $0.saleForm = .invoice }
        let empty = try await rehearsal.snapshot()
        let run = try await rehearsal.run().run
        let accident = Accident(kind)
        let process = try await rehearsal.process(accident)
        accident.happen(atStep: 3 * point)
        _ = try? await rehearsal.undo(.run(ID(run)), by: process)
        rehearsal.outlastLeases()
        rehearsal.clock.advance(bySeconds: 60)
        try await rehearsal.undo(.run(ID(run)))
        #expect(try await rehearsal.documents().isEmpty)
        #expect(try await rehearsal.snapshot().ledger.nonZero == empty.ledger.nonZero)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty)
        try await rehearsal.expectSound()
        try await rehearsal.expectWholeAudit()
    }

    @Test("is gone on with by the next sync, once its intents are written")
    func nextSync() async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(2)
        let accident = Accident(.afterWrite)
        try await rehearsal.dieOnceIntentsAreWritten(
            try await rehearsal.process(accident), accident, .order(order, in: nil))
        rehearsal.outlastLeases()
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().count == 2)
        #expect(try await rehearsal.order(order).reasonCode == "undone")
        try await rehearsal.expectSound()
    }

    @Test("and answers are lost on the way", arguments: [200, 500])
    func lostAnswers(perThousand: Int) async throws {
        let rehearsal = try await Rehearsal.open(orders: 8) { $0.saleForm = .invoice }
        let run = try await rehearsal.run().run
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, perThousand: perThousand, writesOnly: true))
        for _ in 0..<10 {
            let report = try? await rehearsal.undo(.run(ID(run)))
            if report?.orders.isEmpty == true, report?.stopped == nil { break }
            rehearsal.clock.advance(bySeconds: 900)
        }
        await rehearsal.books.behave()
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents().isEmpty)
        try await rehearsal.expectSound()
    }
}
