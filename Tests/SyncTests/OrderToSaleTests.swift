import ConnectorKit
import LinkLedger
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Orders of a store become sales in the books")
struct OrderToSaleTests {
    @Test(
        "each once and to the cent, in every country; again nothing", .tags(.x1, .x2, .w2),
        arguments: ["us", "ca", "gb", "fr", "de", "jp"])
    func everyCountry(country: String) async throws {
        let rehearsal = try await Rehearsal.open(country, orders: Length.isLong ? 200 : 12)
        let first = try await rehearsal.runUntilQuiet()
        #expect(first.stop == nil)
        try await rehearsal.expectSound()
        let counts = try await rehearsal.counts()
        #expect(counts.values.reduce(0, +) == (Length.isLong ? 200 : 12))
        #expect(counts[.posted, default: 0] >= 8, "\(counts)")
        for row in try await rehearsal.orders(.needsYou) {
            let reason = try await rehearsal.reason(of: row.number)
            guard case .refused? = reason else {
                Issue.record("the books refused what was planned: \(row.number) \(row.reason ?? "")")
                continue
            }
        }

        let before = try await rehearsal.documents()
        let second = try await rehearsal.run()
        #expect(second.posted.isEmpty)
        #expect(second.requests.writes + second.requests.batches == 0)
        #expect(try await rehearsal.documents() == before)
    }
}
