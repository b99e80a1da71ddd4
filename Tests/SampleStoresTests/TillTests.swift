import Foundation
import SampleStores
import Testing

@Suite("The till of a sample order")
struct TillTests {
    private let wish = EcwidNewOrder(lines: [EcwidNewOrder.Line(sku: "LAMP-D", quantity: 1)])

    private func edit(_ shop: StoreUnderTest, _ order: String, _ json: String) async throws -> EcwidTill {
        try await shop.store.editOrder(order, fields: Data(json.utf8))
        return try #require(await shop.store.tills(of: order).last)
    }

    @Test("keeps what came in when the order is edited, and gives back up to that", arguments: ["1.00", "9999.00"])
    func editChangesNothing(total: String) async throws {
        let shop = try StoreUnderTest(orders: 10)
        let placed = try await shop.store.placeOrder(wish)
        let till = try await edit(shop, placed.id, #"{"total": \#(total)}"#)
        #expect(till.received == placed.totalMinorUnits && till.givenBack == 0)
        await #expect(throws: EcwidRefusal.self) {
            try await shop.store.refund(order: placed.id, minorUnits: placed.totalMinorUnits + 1)
        }
        try await shop.store.refund(order: placed.id)
        #expect(await shop.store.tills(of: placed.id).last?.givenBack == placed.totalMinorUnits)
    }

    @Test("is empty until the order is paid")
    func unpaid() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let placed = try await shop.store.placeOrder(EcwidNewOrder(paymentStatus: "AWAITING_PAYMENT"))
        #expect(await shop.store.tills(of: placed.id).last?.received == 0)
        try await shop.store.setStatus(order: placed.id, payment: "PAID")
        let till = try #require(await shop.store.tills(of: placed.id).last)
        #expect(till.received == placed.totalMinorUnits && till.paidAt == Int64(shop.clock.now))
    }

    @Test(
        "does not know what went back where the store contradicts itself or says nothing",
        arguments: [
            #"{"paymentStatus": "PARTIALLY_REFUNDED"}"#,
            #"{"paymentStatus": "PARTIALLY_REFUNDED", "refundedAmount": 3, "refunds": [{"amount": 2}]}"#,
            #"{"paymentStatus": "REFUNDED", "refundedAmount": 99999, "refunds": [{"amount": 99999}]}"#,
        ])
    func doubtful(json: String) async throws {
        let shop = try StoreUnderTest(orders: 10)
        let placed = try await shop.store.placeOrder(wish)
        #expect(try await edit(shop, placed.id, json).givenBack == nil)
    }

    @Test("has given back everything when only the status says so")
    func byStatus() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let placed = try await shop.store.placeOrder(wish)
        #expect(try await edit(shop, placed.id, #"{"paymentStatus": "REFUNDED"}"#).givenBack == placed.totalMinorUnits)
    }

    @Test(
        "an order with extras adds up, and bears them", arguments: [EcwidStoreKind.us, .fr, .jp],
        [EcwidOrderExtra.giftCardSold, .giftCardUsed, .tip])
    func extras(kind: EcwidStoreKind, extra: EcwidOrderExtra) async throws {
        let shop = try StoreUnderTest(kind, orders: 10)
        let placed = try await shop.store.placeOrder(EcwidNewOrder(extras: [extra]))
        let order = try await shop.read(ReadOrder.self, "orders/\(placed.id)")
        #expect(OrderAlgebra(order, precision: kind == .jp ? 0 : 2).disagreements.isEmpty)
        let bears =
            switch extra {
            case .giftCardSold: order.items.contains(where: \.giftCard)
            case .giftCardUsed: order.giftCardRedemption > 0
            case .tip, .taxOnFirstLine: order.customSurcharges.contains { $0.type == "ABSOLUTE" }
            }
        #expect(bears)
    }

    @Test("an order may have its whole tax on the first line")
    func taxOnFirstLine() async throws {
        let shop = try StoreUnderTest(.fr, orders: 10)
        let lines = [EcwidNewOrder.Line(sku: "LAMP-D", quantity: 1), EcwidNewOrder.Line(sku: "MUG-11", quantity: 2)]
        let placed = try await shop.store.placeOrder(EcwidNewOrder(lines: lines, extras: [.taxOnFirstLine]))
        let order = try await shop.read(ReadOrder.self, "orders/\(placed.id)")
        #expect(order.items.map(\.taxes.isEmpty) == [false, true])
        #expect(order.items.map(\.tax).reduce(0, +) == order.tax)
    }
}

@Suite("Untidy sample orders")
struct UntidyOrderTests {
    @Test("come in every kind, and still sell what they cost", arguments: [EcwidStoreKind.us, .de, .jp])
    func everyKind(kind: EcwidStoreKind) async throws {
        let tidy = try await StoreUnderTest(kind, orders: 400) { $0.oddOrdersPerMille = 0 }.all()
        let shop = try StoreUnderTest(kind, orders: 400) { $0.oddOrdersPerMille = 400 }
        let orders = try await shop.all()
        #expect(orders.count == tidy.count)
        #expect(orders.contains { !$0.refunds.isEmpty && $0.refunds.map(\.amount).reduce(0, +) != $0.refundedAmount })
        #expect(orders.contains { $0.paymentStatus == "PARTIALLY_REFUNDED" && $0.refundedAmount > $0.total })
        #expect(orders.contains { $0.paymentStatus == "REFUNDED" && $0.refundedAmount > $0.total })
        #expect(orders.contains { $0.giftCardRedemption > 0 && $0.paymentStatus == "REFUNDED" })
        #expect(orders.contains { $0.items.contains(where: \.giftCard) && $0.paymentStatus == "PARTIALLY_REFUNDED" })
        #expect(try await shop.all("paymentStatus=PAID").allSatisfy { $0.paymentStatus == "PAID" })
    }
}
