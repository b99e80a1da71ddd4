import Accounting
import Commerce
import Features
import Foundation
import SampleStores
import Storage
import Sync
import TestKit
import Testing

@Suite("The preview of an undo", .tags(.x4))
struct UndoPreviewTests {
    @Test("is the same until something changes, balances, and its reason stands in the audit")
    func preview() async throws {
        let rehearsal = try await Rehearsal.open()
        let mug = try await rehearsal.plainProduct()
        try await rehearsal.place("PAID", [(mug.sku, 1)])
        let run = try await rehearsal.run()
        let undo = UndoPosted(try await rehearsal.scope)
        let request = UndoPosted.Request.run(ID(run.run))
        let seen = try #require(try await undo.preview(request).first)
        #expect(seen.fingerprint == (try await undo.preview(request).first?.fingerprint))
        let (debit, credit) = (seen.effect.map(\.debit).sum(.usd), seen.effect.map(\.credit).sum(.usd))
        #expect(debit == credit)
        #expect(debit.isPositive)
        let documents = seen.orders.flatMap(\.documents)
        #expect(documents.allSatisfy { $0.date != nil })
        let reports = try await undo.perform(request, because: "wrong month")
        let done = try #require(reports.first)
        #expect(done.fingerprint != seen.fingerprint)
        let outcome = try await undo.outcome(of: ID(try #require(done.run)))
        #expect(outcome.takenBack.values.reduce(0, +) == documents.count)
        #expect(outcome.undone == 1)
        #expect(outcome.stopped == nil)
        #expect(try await rehearsal.audit(.undo).allSatisfy { $0.content.contains("wrong month") })
        await #expect(throws: FeatureProblem.undoUnknown(run.run)) { try await undo.outcome(of: ID(run.run)) }
    }
}
