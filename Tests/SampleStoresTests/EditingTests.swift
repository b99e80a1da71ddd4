import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Editing a store")
struct EditingTests {
    struct Product: Decodable {
        struct Combination: Decodable {
            var id: Int
            var sku: String?
            var quantity: Int?
        }
        var id: Int
        var sku: String
        var quantity: Int?
        var updateTimestamp: Int
        var combinations: [Combination]
    }

    struct Products: Decodable {
        var items: [Product]
    }

    private func product(_ shop: StoreUnderTest, _ sku: String) async throws -> Product {
        try #require(try await shop.read(Products.self, "products?sku=\(sku)").items.first)
    }

    private func put(_ shop: StoreUnderTest, _ path: String, _ json: String) async -> String {
        let (head, body) = await shop.ask(.put, path, json: json)
        return "\(head.status.code) \(String(decoding: body, as: UTF8.self))"
    }

    @Test("a new order takes stock, a cancelled one gives it back, a partly refunded one does not")
    func stockFollowsOrders() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let before = try #require(try await product(shop, "MUG-11").quantity)
        let lines = [EcwidNewOrder.Line(sku: "MUG-11", quantity: 3), EcwidNewOrder.Line(sku: "TS-RED-M", quantity: 1)]
        let placed = try await shop.store.placeOrder(EcwidNewOrder(lines: lines))
        #expect(try await product(shop, "MUG-11").quantity == before - 3)
        let order = try await shop.read(ReadOrder.self, "orders/\(placed.id)")
        #expect(OrderAlgebra(order, precision: 2).disagreements.isEmpty)
        #expect(order.items.map(\.sku) == ["MUG-11", "TS-RED-M"])
        try await shop.store.refund(order: placed.id, minorUnits: 100)
        #expect(try await product(shop, "MUG-11").quantity == before - 3)
        try await shop.store.setStatus(order: placed.id, payment: "CANCELLED")
        #expect(try await product(shop, "MUG-11").quantity == before)
    }

    @Test("refunds add up, change the status, and never exceed what was paid")
    func refunds() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let placed = try await shop.store.placeOrder(
            EcwidNewOrder(lines: [EcwidNewOrder.Line(sku: "LAMP-D", quantity: 1)]))
        try await shop.store.refund(order: placed.id, minorUnits: 1000, reason: "Scratched")
        #expect(try await shop.read(ReadOrder.self, "orders/\(placed.id)").paymentStatus == "PARTIALLY_REFUNDED")
        await #expect(throws: EcwidRefusal.self) {
            try await shop.store.refund(order: placed.id, minorUnits: placed.totalMinorUnits)
        }
        try await shop.store.refund(order: placed.id)
        let order = try await shop.read(ReadOrder.self, "orders/\(placed.id)")
        #expect(order.paymentStatus == "REFUNDED" && order.refunds.count == 2 && order.refundedAmount == order.total)
        #expect(OrderAlgebra(order, precision: 2).disagreements.isEmpty)
    }

    @Test("a hand edit changes what was asked and nothing else")
    func handEdit() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let order = try #require(try await shop.all("paymentStatus=PAID").first)
        try await shop.store.editOrder(order.id, fields: Data(#"{"total": 1.23}"#.utf8))
        let edited = try await shop.read(ReadOrder.self, "orders/\(order.id)")
        #expect(edited.total == Decimal(string: "1.23") && edited.tax == order.tax)
        #expect(edited.updateTimestamp == shop.clock.now)
    }

    @Test("a deleted order is gone, and listed as deleted")
    func deletion() async throws {
        let shop = try StoreUnderTest(orders: 10)
        let order = try #require(try await shop.all().first)
        try await shop.store.deleteOrder(order.id)
        #expect(await shop.ask(.get, "orders/\(order.id)").0.status == .notFound)
        let (_, body) = await shop.ask(.get, "orders/deleted?from_date=\(shop.clock.now)")
        #expect(
            String(decoding: body, as: UTF8.self).contains("\"id\":\(order.internalId),\"orderId\":\"\(order.id)\""))
    }

    @Test("stock may be written by delta and absolutely, below zero with a warning")
    func stockWrites() async throws {
        let shop = try StoreUnderTest(orders: 1)
        let mug = try await product(shop, "MUG-11")
        shop.clock.move(5)
        #expect(
            await put(shop, "products/\(mug.id)", #"{"quantity":7,"unlimited":false}"#) == #"200 {"updateCount":1}"#)
        #expect(await put(shop, "products/\(mug.id)", #"{"quantity":7}"#) == #"200 {"updateCount":0}"#)
        #expect(await put(shop, "products/\(mug.id)/inventory", #"{"quantityDelta":-3}"#) == #"200 {"updateCount":1}"#)
        #expect(
            await put(shop, "products/\(mug.id)/inventory", #"{"quantityDelta":-10}"#)
                == #"200 {"updateCount":1,"warning":"Product has negative stock."}"#)
        let after = try await product(shop, "MUG-11")
        #expect(after.quantity == -6 && after.updateTimestamp == shop.clock.now)
        #expect(await put(shop, "products/\(mug.id)", #"{"quantity":1.5}"#).hasPrefix("400"))
        #expect(await put(shop, "products/799999/inventory", #"{"quantityDelta":1}"#).contains("PRODUCT_NOT_FOUND"))
    }

    @Test("variations with their own SKU have their own stock, others share the product's")
    func variationStock() async throws {
        let shop = try StoreUnderTest(orders: 1)
        let shirt = try await product(shop, "TS")
        let own = try #require(shirt.combinations.first { $0.sku == "TS-RED-M" })
        let shared = try #require(shirt.combinations.first { $0.sku == nil })
        let path = "products/\(shirt.id)/combinations"
        #expect(await put(shop, "\(path)/\(own.id)/inventory", #"{"quantityDelta":6}"#) == #"200 {"updateCount":1}"#)
        #expect(await put(shop, "\(path)/\(shared.id)/inventory", #"{"quantityDelta":1}"#).hasPrefix("400"))
        #expect(await put(shop, "\(path)/\(shared.id)", #"{"quantity":1}"#).contains("DIFFERENT_COMBINATION_STOCK"))
        #expect(await put(shop, "products/\(shirt.id)", #"{"quantity":33}"#) == #"200 {"updateCount":1}"#)
        let after = try await product(shop, "TS")
        #expect(after.quantity == 33 && after.combinations.first { $0.sku == nil }?.quantity == 33)
        #expect(after.combinations.first { $0.id == own.id }?.quantity == (own.quantity ?? 0) + 6)
        #expect(await shop.ask(.get, "\(path)/\(own.id)").0.status == .ok)
        #expect(await shop.ask(.get, "\(path)/1").0.status == .notFound)
    }

    @Test("stock owned by a till cannot be written")
    func tillStock() async throws {
        let shop = try StoreUnderTest(orders: 1)
        let chair = try await product(shop, "CHAIR-1")
        #expect(await put(shop, "products/\(chair.id)", #"{"quantity":15}"#).hasPrefix("409"))
        #expect(
            await put(shop, "products/\(chair.id)/inventory", #"{"quantityDelta":1}"#).contains("NOT_ALLOWED_TO_UPDATE")
        )
        #expect(await put(shop, "products/\(chair.id)", #"{"sku":"MUG-11"}"#).contains("SKU_ALREADY_EXISTS"))
    }

    @Test("an awkward catalogue repeats SKUs, and leaves one out")
    func awkwardCatalogue() async throws {
        let shop = try StoreUnderTest(orders: 1) { $0.hasAwkwardCatalogue = true }
        #expect(try await shop.read(Products.self, "products?sku=MUG-11").items.count == 2)
        #expect(try await shop.read(Products.self, "products?keyword=sample").items.first?.sku == "")
        let byTime = try await shop.read(Products.self, "products?sortBy=UPDATED_TIME_ASC").items.map(\.updateTimestamp)
        #expect(byTime == byTime.sorted())
    }

    @Test("the profile can change its currency and get a new tax")
    func profile() async throws {
        let shop = try StoreUnderTest(.eu, orders: 1)
        try await shop.store.addTax(id: 947_100_009, name: "BTW 0%", thousandths: 0)
        try await shop.store.editProfile(fields: Data(#"{"formatsAndUnits":{"currency":"GBP"}}"#.utf8))
        let text = String(decoding: await shop.ask(.get, "profile").1, as: UTF8.self)
        #expect(text.contains(#""currency":"GBP""#) && text.contains("BTW 0%") && text.contains("BTW 21%"))
    }

    @Test("scripts reach the same commands over HTTP")
    func commands() async throws {
        let shop = try StoreUnderTest(orders: 5)
        let (_, body) = await shop.send(.post, "/sample/orders", json: #"{"lines":[{"sku":"MUG-11","quantity":2}]}"#)
        let placed = try JSONDecoder().decode(ReadOrder.self, from: body)
        #expect(await shop.send(.post, "/sample/orders/\(placed.id)/refund", json: #"{"amount":1.5}"#).0.status == .ok)
        #expect(try await shop.read(ReadOrder.self, "orders/\(placed.id)").refundedAmount == Decimal(string: "1.5"))
        for (path, json) in [
            ("limits", #"{"requestsPerMinute":5}"#), ("search", #"{"delaySeconds":2,"order":"oldestFirst"}"#),
            ("faults", #"{"failuresNext":0}"#), ("scopes", #"{"remove":[]}"#), ("clock", #"{"advanceSeconds":30}"#),
            ("products/700001", #"{"quantity":4}"#), ("profile", #"{"settings":{"closed":true}}"#),
            ("orders/\(placed.id)", #"{"fulfillmentStatus":"SHIPPED"}"#),
            ("orders/\(placed.id)/fields", #"{"tax":9}"#), ("token", #"{"token":"secret_x","scopes":["read_orders"]}"#),
        ] {
            #expect(await shop.send(.post, "/sample/\(path)", json: json).0.status == .ok, "\(path)")
        }
        #expect(await shop.ask(.get, "orders", token: "secret_x").0.status == .ok)
        #expect(await shop.send(.delete, "/sample/orders/\(placed.id)").0.status == .ok)
        #expect(await shop.send(.post, "/sample/nothing").0.status == .notFound)
    }
}
