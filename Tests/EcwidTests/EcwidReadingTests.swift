import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("Reading an Ecwid store")
struct EcwidReadingTests {
    @Test("keeps every promise of a store connector", .tags(.x1, .w21), arguments: StorePromise.allCases)
    func contract(_ promise: StorePromise) async throws {
        try await promise.check(on: PaperEcwid())
    }

    @Test(
        "keeps every promise with a search that lags by two seconds", .tags(.x1),
        arguments: [
            StorePromise.changedOrderComesAgain, .quietStoreBringsNothing, .changesMeanwhileLoseNothing,
        ])
    func contractWithLag(_ promise: StorePromise) async throws {
        try await promise.check(on: PaperEcwid(lagSeconds: 2))
    }

    @Test("costs one cheap call when nothing changed") func quiet() async throws {
        let store = PaperEcwid()
        store.place(orders: 5)
        store.passTime(seconds: 3600)
        let end = try await readToTheEnd(store).last?.next
        store.network.forget()
        let page = try await store.connector().records(of: .orders, after: end)
        #expect(page.isLast && page.records.isEmpty)
        #expect(page.next == end)
        #expect(store.network.sent.map(\.url) == ["https://app.ecwid.com/api/v3/1003001/latest-stats"])
    }

    @Test("finds an order that the search brings late", .tags(.x1)) func lag() async throws {
        let store = PaperEcwid(lagSeconds: 60)
        store.place(orders: 1)
        let first = try await readToTheEnd(store)
        #expect(first.flatMap(\.records).isEmpty)
        store.passTime(seconds: 120)
        let second = try await readToTheEnd(store, after: first.last?.next)
        #expect(second.flatMap(\.records).map(\.id) == ["500000"])
    }

    @Test("sees a second change within the same second", .tags(.x1)) func sameSecond() async throws {
        let store = PaperEcwid()
        store.place(orders: 1)
        store.passTime(seconds: 10)
        let first = try await readToTheEnd(store)
        store.changeInTheSameSecond(0)
        store.passTime(seconds: 10)
        let second = try await readToTheEnd(store, after: first.last?.next)
        #expect(second.flatMap(\.records).map(\.id) == ["500000"])
    }

    @Test("brings no order twice within one reading and its overlap") func noRepeats() async throws {
        let store = PaperEcwid()
        store.place(orders: 150)
        store.passTime(seconds: 10)
        let first = try await readToTheEnd(store)
        #expect(first.flatMap(\.records).count == 150)
        let second = try await readToTheEnd(store, after: first.last?.next)
        #expect(second.flatMap(\.records).isEmpty)
    }

    @Test("loses nothing when our clock runs ahead of the store's", .tags(.x1)) func clockAhead() async throws {
        let store = PaperEcwid()
        store.place(orders: 1)
        let ahead = EcwidConnector(
            EcwidSettings(storeID: "1003001", token: "secret_right"),
            world: .rehearsal(
                network: store.network,
                clock: ManualClock(store.clock.now().advanced(bySeconds: 7200), isAutoAdvancing: true)))
        let first = try await ahead.records(of: .orders, after: nil, since: ManualClock.start)
        store.place(orders: 1)
        let second = try await ahead.records(of: .orders, after: first.next)
        #expect(second.records.map(\.id) == ["500001"])
    }

    @Test("begins at the start that the policy gives, a second early", .tags(.w1)) func start() async throws {
        let store = PaperEcwid()
        _ = try await store.connector().records(of: .orders, after: nil, since: ManualClock.start)
        let url = try #require(store.network.sent.last?.url)
        #expect(url.contains("updatedFrom=\(ManualClock.start.seconds - 1)&"))
    }

    @Test("strides over quiet years and cuts a crowded window", .tags(.x9)) func history() async throws {
        let store = PaperEcwid()
        store.placeAtOnce(orders: 1200)
        store.passTime(seconds: 90 * 86_400)
        store.placeAtOnce(orders: 1300)
        store.passTime(seconds: 60)
        let pages = try await readToTheEnd(store)
        #expect(Set(pages.flatMap(\.records).map(\.id)).count == 2500)
        #expect(store.network.sent.count < 60)
    }

    @Test("spaces its calls, five a second") func pace() async throws {
        let store = PaperEcwid()
        store.place(orders: 500)
        let before = store.clock.now()
        let connector = store.connector()
        var cursor: Cursor?
        var calls = 0
        while true {
            let page = try await connector.records(of: .orders, after: cursor, since: ManualClock.start)
            (cursor, calls) = (page.next, calls + 1)
            if page.isLast { break }
        }
        let elapsed = store.clock.now().milliseconds - before.milliseconds
        #expect(elapsed >= Int64(calls) * 200)
    }

    @Test("waits as long as Ecwid says, once for each refusal") func retryAfter() async throws {
        let store = PaperEcwid()
        store.misbehave(.tooManyRequests(retryAfterSeconds: 17), times: 2)
        _ = try await store.connector().profile()
        #expect(store.clock.slept.filter { $0 >= 17_000 && $0 < 18_000 }.count == 2)
    }

    @Test("gives a longer wait back instead of sitting through it") func longWait() async {
        let store = PaperEcwid()
        store.misbehave(.tooManyRequests(retryAfterSeconds: 600), times: 1)
        let problem = await #expect(throws: ConnectorProblem.self) { try await store.connector().profile() }
        #expect(problem?.cause == .throttled(retryAfterSeconds: 600))
        #expect(problem?.code == "RATE_LIMITED")
        #expect(store.network.sent.count == 1)
    }

    @Test("gives up on a fault that does not pass") func lastingFault() async {
        let store = PaperEcwid()
        store.misbehave(.serverFault, times: 100)
        let problem = await #expect(throws: ConnectorProblem.self) { try await store.connector().profile() }
        #expect(problem?.cause == .serverFault)
        #expect(store.network.sent.count == 5)
    }

    private func readToTheEnd(_ store: PaperEcwid, after start: Cursor? = nil) async throws -> [Page<RawRecord>] {
        var pages: [Page<RawRecord>] = []
        var cursor = start
        repeat {
            let page = try await store.connector().records(of: .orders, after: cursor)
            pages.append(page)
            cursor = page.next
        } while pages.last?.isLast != true && pages.count < 200
        return pages
    }
}
