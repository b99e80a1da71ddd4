import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("A store keeps what it answered")
struct KeepingTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func everything(_ shop: StoreUnderTest) async throws -> [Data] {
        var answers: [Data] = []
        for path in ["orders", "orders?offset=100", "products", "customers", "profile", "orders/deleted"] {
            answers.append(await shop.ask(.get, path).1)
        }
        return answers
    }

    @Test("the same settings make the same store, another seed another one")
    func determinism() async throws {
        let one = try await everything(try StoreUnderTest(.ca, orders: 150))
        #expect(try await everything(try StoreUnderTest(.ca, orders: 150)) == one)
        #expect(try await everything(try StoreUnderTest(.ca, orders: 150, seed: 8)) != one)
    }

    @Test("edits survive a restart, also when the process died while writing")
    func restart() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let shop = try StoreUnderTest(orders: 120) { $0.dataDirectory = folder }
        let known = try await shop.all()
        _ = try await shop.store.placeOrder()
        try await shop.store.setStatus(order: known[4].id, payment: "CANCELLED")
        try await shop.store.deleteOrder(known[7].id)
        _ = await shop.ask(.put, "products/700001/inventory", json: #"{"quantityDelta":-2}"#)
        try await shop.store.grant(token: "secret_new", scopes: ["read_orders"])
        let before = try await everything(shop)
        // No farewell: the file is read as a killed process left it, with half a line at its end.
        let handle = try FileHandle(forWritingTo: folder.appendingPathComponent("edits.jsonl"))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"at":1775000000,"changes":[{"ord"#.utf8))
        try handle.close()
        let again = try StoreUnderTest(orders: 120) { $0.dataDirectory = folder }
        #expect(try await everything(again) == before)
        #expect(await again.ask(.get, "orders", token: "secret_new").0.status == .ok)
        _ = try await again.store.placeOrder()
        let third = try StoreUnderTest(orders: 120) { $0.dataDirectory = folder }
        #expect(try await third.all().count == 121)
    }

    @Test("a folder of another store is refused")
    func otherStore() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try StoreUnderTest(orders: 120) { $0.dataDirectory = folder }
        #expect(throws: (any Error).self) { try StoreUnderTest(orders: 121) { $0.dataDirectory = folder } }
    }

    @Test("the summary equals a sum over all orders read from the wire")
    func summary() async throws {
        let shop = try StoreUnderTest(.jp, orders: 250)
        _ = try await shop.store.placeOrder()
        let all = try await shop.all()
        let summary = await shop.store.summary()
        #expect(summary.orders == 251 && summary.currency == "JPY" && summary.currencyPrecision == 0)
        #expect(Decimal(summary.total) == all.map(\.total).sum)
        let paid = all.filter { $0.paymentStatus == "PAID" }
        #expect(summary.byPaymentStatus["PAID"]?.orders == paid.count)
        #expect(Decimal(summary.byPaymentStatus["PAID"]?.tax ?? -1) == paid.map(\.tax).sum)
        let (_, body) = await shop.send(.get, "/sample/summary")
        #expect(String(decoding: body, as: UTF8.self).contains("\"total\":\(summary.total)"))
    }
}
