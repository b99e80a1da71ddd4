import Accounting
import Commerce
import ConnectorKit
import Ecwid
import TestKit
import Testing

@Suite("Reading Ecwid with a clock that is wrong", .tags(.x1))
struct EcwidClockTests {
    private let store = PaperEcwid(lagSeconds: 120)

    /// The connector on a machine whose clock is so far ahead.
    private func connector(aheadSeconds: Int64) -> EcwidConnector {
        EcwidConnector(
            EcwidSettings(storeID: "1003001", token: "secret_right"),
            world: .rehearsal(
                network: store.network,
                clock: ManualClock(store.clock.now().advanced(bySeconds: aheadSeconds), isAutoAdvancing: true)))
    }

    /// Reads as a run does; the identifiers that were found, and where it ended.
    private func read(_ connector: EcwidConnector, after cursor: Cursor?) async throws -> ([String], Cursor?) {
        var found: [String] = []
        var cursor = cursor
        for _ in 0..<200 {
            let page = try await connector.records(of: .orders, after: cursor, since: ManualClock.start)
            found += page.records.map(\.id)
            cursor = page.next
            if page.isLast { break }
        }
        return (found, cursor)
    }

    @Test("finds an order that the search hid meanwhile, within the hour")
    func hidden() async throws {
        store.place(orders: 1)
        let (none, cursor) = try await read(connector(aheadSeconds: 4000), after: nil)
        #expect(none.isEmpty)
        store.passTime(seconds: 3600)
        let (found, _) = try await read(connector(aheadSeconds: 4000), after: cursor)
        #expect(found == ["500000"])
    }

    @Test("does not take its own clock for the store's")
    func ownClock() async throws {
        let (_, cursor) = try await read(connector(aheadSeconds: 90_000), after: nil)
        store.place(orders: 1)
        store.passTime(seconds: 300)
        let (found, _) = try await read(connector(aheadSeconds: 0), after: cursor)
        #expect(found == ["500000"])
    }

    @Test("reads on to now when a reading that was broken off is taken up again")
    func brokenOff() async throws {
        store.placeAtOnce(orders: 250)
        store.passTime(seconds: 200)
        let first = try await connector(aheadSeconds: 0).records(of: .orders, after: nil, since: ManualClock.start)
        #expect(!first.isLast)
        store.passTime(seconds: 3600)
        store.place(orders: 1)
        store.passTime(seconds: 200)
        let (found, _) = try await read(connector(aheadSeconds: 0), after: first.next)
        #expect(found.contains("500250"))
    }
}
