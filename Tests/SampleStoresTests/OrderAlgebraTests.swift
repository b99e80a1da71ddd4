import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Generated orders")
struct OrderAlgebraTests {
    @Test("add up to the last minor unit in every country", arguments: EcwidStoreKind.allCases)
    func addUp(kind: EcwidStoreKind) async throws {
        let shop = try StoreUnderTest(kind, orders: 300) { $0.brokenTotalsPerMille = 0 }
        let orders = try await shop.all()
        #expect(orders.count == 300)
        let faults = orders.flatMap { OrderAlgebra($0, precision: kind == .jp ? 0 : 2).disagreements }
        #expect(faults.isEmpty, "\(faults.prefix(5))")
    }

    @Test("add up in the plain mix, all paid by known buyers")
    func plainAddsUp() async throws {
        let orders = try await StoreUnderTest(.us, orders: 300, mix: .plain).all()
        #expect(orders.allSatisfy { OrderAlgebra($0, precision: 2).disagreements.isEmpty })
        #expect(orders.allSatisfy { $0.paymentStatus == "PAID" && $0.customerId != nil && $0.total > 0 })
    }

    @Test("do not add up when that is asked for")
    func brokenOnCommand() async throws {
        let orders = try await StoreUnderTest(.eu, orders: 200) { $0.brokenTotalsPerMille = 1000 }.all()
        #expect(orders.allSatisfy { !OrderAlgebra($0, precision: 2).disagreements.isEmpty })
    }

    @Test("vary as much as those of real stores")
    func variety() async throws {
        let orders = try await StoreUnderTest(.eu, orders: 3000).all()
        func share(_ has: (ReadOrder) -> Bool) -> Int { orders.filter(has).count }
        #expect(share { $0.items.count >= 40 } > 3)
        #expect(share { $0.discountCoupon != nil } > 200)
        #expect(share { ($0.discountInfo?.count ?? 0) > 1 } > 10)
        #expect(share { $0.handlingFee != nil } > 80)
        #expect(share { !$0.customSurcharges.isEmpty } > 80)
        #expect(share { $0.giftCardRedemption > 0 } > 30)
        #expect(share { $0.items.contains(where: \.giftCard) } > 30)
        #expect(share { $0.shippingOption == nil } > 10)
        #expect(share { $0.total == 0 } > 10)
        #expect(share { $0.tax == 0 && $0.total > 0 } > 100)
        #expect(share { Set($0.items.flatMap(\.taxes).map(\.name)).count > 1 } > 100)
        #expect(share { $0.items.contains { $0.productId == 0 } } > 5)
        let statuses = Dictionary(grouping: orders, by: \.paymentStatus).mapValues(\.count)
        for status in ["PAID", "AWAITING_PAYMENT", "CANCELLED", "REFUNDED", "PARTIALLY_REFUNDED"] {
            #expect(statuses[status, default: 0] > 20, "\(status)")
        }
        #expect(share { $0.paymentStatus == "REFUNDED" && $0.refunds.isEmpty } > 3)
        let unclear = share { $0.paymentStatus == "PARTIALLY_REFUNDED" && $0.refunds.isEmpty }
        let broken = share { !OrderAlgebra($0, precision: 2).disagreements.isEmpty }
        #expect((1...30).contains(unclear) && (1...30).contains(broken))
    }

    @Test("are as easy to reach in a store of a million")
    func million() async throws {
        let shop = try StoreUnderTest(orders: 1_000_000, mix: .plain)
        let page = try await shop.read(ReadPage.self, "orders?offset=999900")
        #expect(page.total == 1_000_000 && page.count == 100)
        let times = page.items.map(\.updateTimestamp)
        let period = "updatedFrom=\(times[50])&updatedTo=\(times[0])"
        #expect(try await shop.read(ReadPage.self, "orders?\(period)").items.first?.id == page.items.first?.id)
        #expect(try await shop.read(ReadPage.self, "orders?\(period)").total >= 51)
    }
}

@Suite("The algebra of these tests")
struct AlgebraOfTheTests {
    @Test("agrees with the reference samples", .enabled(if: ReferenceSamples.folder != nil))
    func samples() throws {
        let folder = try #require(ReferenceSamples.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let orders = names.filter { $0.hasPrefix("order-") && !$0.contains("legacy") }
        #expect(orders.count == 22)
        for name in orders {
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            let order = try JSONDecoder().decode(ReadOrder.self, from: data)
            #expect(OrderAlgebra(order, precision: name.contains("jpy") ? 0 : 2).disagreements == [], "\(name)")
        }
    }

    @Test("notices one minor unit too much", arguments: ["total", "tax", "subtotal", "couponDiscount", "discount"])
    func oneUnit(field: String) async throws {
        let shop = try StoreUnderTest(.gb, orders: 5, mix: .plain)
        let order = try #require(try await shop.all().first)
        let (_, body) = await shop.ask(.get, "orders/\(order.id)")
        let text = String(decoding: body, as: UTF8.self)
        let pattern = try Regex("\"\(field)\":([0-9.]+),\"")
        let found = try #require(text.firstMatch(of: pattern))
        let value = try #require(found.output[1].substring.flatMap { Decimal(string: String($0)) })
        let changed = "{\"\(field)\": \(value + Decimal(sign: .plus, exponent: -2, significand: 1))}"
        try await shop.store.editOrder(order.id, fields: Data(changed.utf8))
        let edited = try await shop.read(ReadOrder.self, "orders/\(order.id)")
        #expect(!OrderAlgebra(edited, precision: 2).disagreements.isEmpty)
    }
}
