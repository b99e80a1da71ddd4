import Accounting
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import SampleStores
import TestKit
import Testing

@Suite("An OpenCart shop, played by its sample installation")
struct SampleStoreTests {
    @Test("is read as every store must be", arguments: StorePromise.allCases)
    func keeps(_ promise: StorePromise) async throws { try await promise.check(on: SampleStoreStage()) }

    @Test("of the older generation too", arguments: StorePromise.allCases)
    func keepsOlder(_ promise: StorePromise) async throws {
        try await promise.check(on: SampleStoreStage(generation: .three))
    }

    @Test(
        "is understood to the cent, every order of it", .tags(.x2),
        arguments: [OpenCartSampleSettings.Generation.three, .four])
    func everyOrder(_ generation: OpenCartSampleSettings.Generation) async throws {
        let stage = try SampleStoreStage(orders: 300, generation: generation)
        let connector = stage.connector()
        let profile = try await connector.profile()
        var cursor: Cursor?
        var count = 0
        while true {
            let page = try await connector.records(of: .orders, after: cursor)
            for record in page.records {
                let order = try connector.mapping.order(from: record, profile: profile)
                let owed = await stage.store.charged(ofOrders: [record.id])
                #expect(order.status.stage == .cancelled || order.total.minorUnits == owed, "order \(record.id)")
                #expect(order.taxUnits == order.tax.minorUnits, "order \(record.id)")
                count += 1
            }
            cursor = page.next
            if page.isLast { break }
        }
        #expect(count == 300)
    }

    @Test(
        "is found by its bare address, whatever its generation",
        arguments: [OpenCartSampleSettings.Generation.three, .four])
    func bareAddress(_ generation: OpenCartSampleSettings.Generation) async throws {
        let stage = try SampleStoreStage(orders: 3, generation: generation)
        for address in [
            "https://shop.example.test", "https://shop.example.test/",
            "https://shop.example.test/index.php?route=common/home",
        ]
        where !address.contains("route=") {
            let connector = stage.connector(OpenCartSampleSettings.keyUsual, address: address)
            #expect(try await connector.profile().currency == .usd)
            #expect(try await connector.records(of: .orders, after: nil).records.count == 3)
        }
    }

    @Test("whose clock is wrong is signed for with its own time") func wrongClock() async throws {
        let stage = try SampleStoreStage(orders: 3)
        await stage.store.setClock(aheadSeconds: 7200)
        #expect(try await stage.connector().profile().currency == .usd)
    }

    @Test("takes stock as differences, once, though an answer is lost", .tags(.w20)) func stock() async throws {
        let stage = try SampleStoreStage()
        let connector = stage.connector()
        try await stage.store.setStock(product: 1, 12)
        try await connector.change(StockChange(productID: "1", delta: -2))
        #expect(await stage.store.stockLevel(product: 1) == 10)
        await stage.misbehave(.interrupted, times: 1)
        try await connector.change(StockChange(productID: "1", delta: -3))
        #expect(await stage.store.stockLevel(product: 1) == 7)
    }

    @Test("says why stock cannot be written", .tags(.w20)) func stockRefused() async throws {
        let stage = try SampleStoreStage()
        let connector = stage.connector()
        await #expect(throws: ConnectorProblem.self) {
            try await connector.change(StockChange(productID: "7", delta: 1))
        }
        await #expect(throws: ConnectorProblem.self) {
            try await connector.change(StockChange(productID: "999", delta: 1))
        }
        await stage.store.misbehave(.init(isStockWritingOff: true))
        let problem = await problem { () async throws(ConnectorProblem) in
            try await connector.change(StockChange(productID: "1", delta: 1))
        }
        #expect(problem?.cause == .notPermitted)
    }

    @Test("tells its products and customers to the end, and what changed since") func lists() async throws {
        let stage = try SampleStoreStage()
        let connector = stage.connector()
        let profile = try await connector.profile()
        let products = try await connector.records(of: .products, after: nil)
        #expect(products.isLast)
        let first = try connector.mapping.products(from: try #require(products.records.first), profile: profile)
        #expect(first.first?.name == "Mug, blue & white")
        #expect(first.first?.sku == "MUG-01")
        let customers = try await connector.records(of: .customers, after: nil)
        #expect(customers.records.count == 24)
        #expect(try connector.mapping.customer(from: customers.records[4]).company == "Wares & More 5")
        let later = try await connector.records(of: .customers, after: customers.next)
        #expect(later.records.isEmpty && later.isLast)
    }

    typealias Trouble = (fault: OpenCartSampleFaults.Fault, cause: ConnectorProblem.Cause)

    @Test(
        "says what stands in the way",
        arguments: [
            (.firewall, .blocked), (.noticeBeforeJSON, .unreadable),
            (.maintenance, .throttled(retryAfterSeconds: 3600)),
        ] as [Trouble])
    func inTheWay(_ trouble: Trouble) async throws {
        let stage = try SampleStoreStage()
        await stage.store.misbehave(.init(next: Array(repeating: trouble.fault, count: 10)))
        let problem = await problem { () async throws(ConnectorProblem) in _ = try await stage.connector().profile() }
        #expect(problem?.cause == trouble.cause)
        #expect(problem?.text?.isEmpty == false)
    }

    @Test("at the address of the older generation is asked for at the other one once") func addressKept() async throws {
        let stage = try SampleStoreStage(orders: 3, generation: .three)
        let connector = stage.connector(OpenCartSampleSettings.keyUsual, address: "https://shop.example.test/")
        _ = try await connector.records(of: .orders, after: nil)
        let before = stage.requestCount()
        _ = try await connector.record("1", of: .orders)
        // The handshake for its clock, and the order.
        #expect(stage.requestCount() == before + 2)
    }

    @Test("whose answers are changed on their way says so, and not that nothing is there") func tamperedWith()
        async throws
    {
        let stage = try SampleStoreStage(orders: 3)
        stage.network.play("shop.example.test") { request async throws(NetworkFailure) in
            var answer = try await stage.answer(request)
            answer.body = Data(String(decoding: answer.body, as: UTF8.self).replacing("USD", with: "EUR").utf8)
            return answer
        }
        let connector = stage.connector(OpenCartSampleSettings.keyUsual, address: "https://shop.example.test/")
        let problem = await problem { () async throws(ConnectorProblem) in _ = try await connector.profile() }
        #expect(problem?.cause == .unreadable)
        #expect(problem?.text == "the answer was changed on its way")
    }

    @Test("without the extension says so") func extensionMissing() async throws {
        let stage = try SampleStoreStage()
        let connector = stage.connector(
            OpenCartSampleSettings.keyUsual, address: "https://shop.example.test/index.php?route=extension/other")
        let problem = await problem { () async throws(ConnectorProblem) in _ = try await connector.profile() }
        #expect(problem?.cause == .extensionMissing)
    }

    @Test("tells orders that were deleted, once") func deletions() async throws {
        let stage = try SampleStoreStage(orders: 20)
        let connector = stage.connector()
        let first = try #require(try await connector.deletions(of: .orders, after: nil))
        #expect(first.records.isEmpty)
        try await stage.store.delete(order: 7)
        stage.passTime(seconds: 7200)
        let second = try #require(try await connector.deletions(of: .orders, after: first.next))
        #expect(second.records.map(\.id) == ["7"])
        stage.passTime(seconds: 7200)
        let third = try #require(try await connector.deletions(of: .orders, after: second.next))
        #expect(third.records.isEmpty)
    }

    @Test("with a text that is no key is not called at all") func noKey() async throws {
        let stage = try SampleStoreStage()
        let problem = await problem { () async throws(ConnectorProblem) in
            _ = try await stage.connector("hello").profile()
        }
        #expect(problem?.cause == .signInNeeded)
        #expect(stage.requestCount() == 0)
    }

    private func problem(_ work: () async throws(ConnectorProblem) -> Void) async -> ConnectorProblem? {
        do throws(ConnectorProblem) {
            try await work()
            return nil
        } catch {
            return error
        }
    }
}
