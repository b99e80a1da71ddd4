import Accounting
import Commerce
import QuickBooksSandbox
import SampleStores
import Simulation
import Sync
import TestKit
import Testing

@Suite("What a run counts", .tags(.x4))
struct RunCountTests {
    @Test("tells what was changed and what was taken back in the books apart from what was posted")
    func apart() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let edited = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 2)], buyer: 0)
        let cancelled = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 1)
        try await rehearsal.runUntilQuiet()
        var lines = try await rehearsal.shown(edited.id).records("items")
        lines[0]["name"] = .text("Exchanged article")
        try await rehearsal.edit(edited.id, ["items": .list(lines.map { .record($0) })])
        try await rehearsal.setStatus(cancelled.id, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
        let report = try await rehearsal.run()
        #expect(report.updated == ["invoice": 1])
        #expect(report.takenBack == ["invoice": 1])
        #expect(report.posted["invoice"] == nil)
    }
}
