import Foundation
import SampleStores
import Testing

@Suite("Paid orders that are changed later")
struct LaterChangesTests {
    @Test(
        "are edited down and up, given back, cancelled and deleted, and still add up",
        arguments: [EcwidStoreKind.us, .fr, .jp])
    func everyDeed(kind: EcwidStoreKind) async throws {
        let shop = try StoreUnderTest(kind, orders: 200) { $0.brokenTotalsPerMille = 0 }
        let before = try await shop.all()
        try await shop.store.changePaidOrders()
        let after = try await shop.all()
        let left = Dictionary(uniqueKeysWithValues: after.map { ($0.id, $0) })
        let gone = before.filter { left[$0.id] == nil }
        let pairs = before.compactMap { old in left[old.id].map { (old: old, new: $0) } }
        #expect(gone.count == 2 && gone.allSatisfy { $0.paymentStatus == "PAID" })
        #expect(pairs.filter { $0.new.total > $0.old.total }.count == 1)
        let lower = pairs.filter { $0.new.total < $0.old.total }.map(\.new)
        #expect(lower.map(\.paymentStatus).sorted() == ["PAID", "PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED"])
        #expect(
            pairs.filter { $0.old.paymentStatus == "PAID" && $0.new.paymentStatus == "CANCELLED" }.count == 1)
        for order in after {
            #expect(OrderAlgebra(order, precision: kind == .jp ? 0 : 2).disagreements.isEmpty)
        }
    }

    @Test("are changed once, also when the store was closed in between")
    func once() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("later-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let shop = try StoreUnderTest(orders: 200) { $0.dataDirectory = folder }
        try await shop.store.changePaidOrders()
        let first = await shop.store.summary()
        try await shop.store.close()
        let again = try StoreUnderTest(orders: 200) { $0.dataDirectory = folder }
        try await again.store.changePaidOrders()
        #expect(await again.store.summary() == first)
    }

    @Test("are few in a small store")
    func few() async throws {
        let shop = try StoreUnderTest(orders: 40)
        let before = Set(try await shop.all().map { "\($0.id) \($0.total) \($0.refundedAmount) \($0.paymentStatus)" })
        try await shop.store.changePaidOrders()
        let after = Set(try await shop.all().map { "\($0.id) \($0.total) \($0.refundedAmount) \($0.paymentStatus)" })
        #expect(after.count == before.count && after.subtracting(before).count == 2)
        let tiny = try StoreUnderTest(orders: 19)
        let whole = await tiny.store.summary()
        try await tiny.store.changePaidOrders()
        #expect(await tiny.store.summary() == whole)
    }
}

@Suite("What a sample order was charged")
struct ChargedTests {
    @Test(
        "counts what came in until it is clearly given back",
        arguments: [
            (#"{}"#, 0), (#"{"total": 1.00}"#, 0), (#"{"paymentStatus": "CANCELLED"}"#, 0),
            (#"{"paymentStatus": "PARTIALLY_REFUNDED"}"#, 0),
            (#"{"paymentStatus": "PARTIALLY_REFUNDED", "refundedAmount": 3, "refunds": [{"amount": 2}]}"#, -200),
            (#"{"paymentStatus": "REFUNDED", "refundedAmount": 99999, "refunds": [{"amount": 99999}]}"#, 0),
            (#"{"paymentStatus": "PARTIALLY_REFUNDED", "refundedAmount": 3, "refunds": [{"amount": 3}]}"#, -300),
            (#"{"total": 1.00, "paymentStatus": "PARTIALLY_REFUNDED", "refundedAmount": 3}"#, -300),
        ])
    func untilGivenBack(json: String, change: Int64) async throws {
        let shop = try StoreUnderTest(orders: 10)
        let wish = EcwidNewOrder(lines: [EcwidNewOrder.Line(sku: "LAMP-D", quantity: 1)], extras: [.giftCardUsed])
        let placed = try await shop.store.placeOrder(wish)
        let before = try #require(await shop.store.tills(of: placed.id).last)
        #expect(before.charged == placed.totalMinorUnits + before.giftCard && before.giftCard > 0)
        try await shop.store.editOrder(placed.id, fields: Data(json.utf8))
        let charged = await shop.store.charged(ofOrders: [String(placed.internalId)])
        #expect(charged == before.charged + change)
    }

    @Test("is the gift card's part when all the money went back, and more when the order was edited up")
    func wholeAndMore() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let one = try await shop.store.placeOrder(EcwidNewOrder(extras: [.giftCardUsed]))
        try await shop.store.refund(order: one.id)
        let till = try #require(await shop.store.tills(of: one.id).last)
        #expect(till.charged == till.giftCard && till.giftCard > 0)
        let two = try await shop.store.placeOrder(EcwidNewOrder())
        try await shop.store.editOrder(two.id, fields: Data(#"{"total": 99999.00}"#.utf8))
        #expect(await shop.store.tills(of: two.id).last?.charged == 9_999_900)
        let held = await shop.store.charged(ofOrders: [], held: [String(two.internalId)])
        #expect(held == two.totalMinorUnits)
    }
}
