import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Searching orders")
struct OrderSearchTests {
    @Test("pages through everything once, whatever the order of results", arguments: EcwidResultOrder.allCases)
    func paging(order: EcwidResultOrder) async throws {
        let shop = try StoreUnderTest(orders: 345) { $0.resultOrder = order }
        let ids = try await shop.all().map(\.internalId)
        #expect(ids.count == 345)
        #expect(Set(ids).count == 345)
        #expect(try await shop.read(ReadPage.self, "orders?limit=5000").limit == 100)
        for offset in [345, 346, Int.max] {
            #expect(try await shop.read(ReadPage.self, "orders?offset=\(offset)").items.isEmpty)
        }
    }

    @Test("a period finds what a look at every order finds", arguments: [0, 1])
    func period(edited: Int) async throws {
        let shop = try StoreUnderTest(orders: 300)
        let before = try await shop.all()
        if edited > 0 {
            shop.clock.move(60)
            for order in [before[3], before[120], before[299]] {
                try await shop.store.setStatus(order: order.id, fulfillment: "RETURNED")
            }
            for _ in 0..<5 { _ = try await shop.store.placeOrder() }
            try await shop.store.deleteOrder(before[50].id)
        }
        let all = try await shop.all()
        #expect(all.count == 300 + edited * 4)
        let times = all.map(\.updateTimestamp).sorted()
        for (from, to) in [(times[10], times[60]), (times[0], times[0]), (times[200], times[all.count - 1])] {
            let wanted = all.filter { $0.updateTimestamp >= from && $0.updateTimestamp <= to }.map(\.id)
            #expect(try await shop.all("updatedFrom=\(from)&updatedTo=\(to)").map(\.id) == wanted)
        }
        let created = times[100]
        let wanted = all.filter { $0.createTimestamp >= created && $0.createTimestamp <= created + 400_000 }.map(\.id)
        #expect(try await shop.all("createdFrom=\(created)&createdTo=\(created + 400_000)").map(\.id) == wanted)
    }

    @Test("filters agree with the orders they find")
    func filters() async throws {
        let shop = try StoreUnderTest(.eu, orders: 400)
        let all = try await shop.all()
        let cancelled = try await shop.all("paymentStatus=CANCELLED,REFUNDED")
        let wanted = all.filter { ["CANCELLED", "REFUNDED"].contains($0.paymentStatus) }.map(\.id)
        #expect(cancelled.map(\.id) == wanted && !wanted.isEmpty)
        let dear = try await shop.all("totalFrom=100.00")
        #expect(dear.map(\.id) == all.filter { $0.total >= 100 }.map(\.id) && !dear.isEmpty)
        let buyer = try #require(all.first { $0.customerId != nil }?.customerId)
        let bought = try await shop.all("customerId=\(buyer)")
        #expect(bought.map(\.id) == all.filter { $0.customerId == buyer }.map(\.id) && bought.count > 1)
        let two = try await shop.all("ids=\(all[5].id),\(all[9].internalId)")
        #expect(Set(two.map(\.id)) == [all[5].id, all[9].id])
        // Written without blanks, which would have to be encoded.
        let writer = try #require(all.first { $0.email.hasPrefix("buyer") && $0.email.hasSuffix(".com") })
        let mail = try await shop.all("email=\(writer.email)")
        #expect(mail.contains { $0.id == writer.id })
    }

    @Test("hides unfinished carts until they are asked for")
    func unfinished() async throws {
        let shop = try StoreUnderTest(orders: 400)
        #expect(try await shop.all().allSatisfy { $0.paymentStatus != "INCOMPLETE" })
        let carts = try await shop.all("paymentStatus=INCOMPLETE")
        #expect(!carts.isEmpty && carts.allSatisfy { $0.paymentStatus == "INCOMPLETE" })
    }

    @Test("finds one order by its code, its internal number and as the last")
    func names() async throws {
        let shop = try StoreUnderTest(orders: 50)
        for order in try await shop.all() {
            #expect(try await shop.read(ReadOrder.self, "orders/\(order.id)").internalId == order.internalId)
            #expect(try await shop.read(ReadOrder.self, "orders/\(order.internalId)").id == order.id)
        }
        let placed = try await shop.store.placeOrder()
        #expect(try await shop.read(ReadOrder.self, "orders/last").id == placed.id)
        let (head, body) = await shop.ask(.get, "orders/US-NOPE1")
        #expect(head.status == .notFound)
        #expect(String(decoding: body, as: UTF8.self).contains("ORDER_NOT_FOUND"))
    }

    @Test("lags behind by the delay, while a direct read does not")
    func lag() async throws {
        let shop = try StoreUnderTest(orders: 20) { $0.searchDelaySeconds = 15 }
        let placed = try await shop.store.placeOrder()
        let known = try #require(try await shop.all().first)
        try await shop.store.setStatus(order: known.id, payment: "CANCELLED")
        #expect(try await shop.all().count == 20)
        #expect(try await shop.all("ids=\(known.id)").first?.paymentStatus == known.paymentStatus)
        #expect(try await shop.read(ReadOrder.self, "orders/\(placed.id)").internalId == placed.internalId)
        shop.clock.move(15)
        #expect(try await shop.all().count == 21)
        #expect(try await shop.all("ids=\(known.id)").first?.paymentStatus == "CANCELLED")
    }

    @Test("shows orders only when their time has come")
    func future() async throws {
        let shop = try StoreUnderTest(orders: 100) { $0.lastDate = Date(timeIntervalSince1970: 1_775_000_500) }
        let before = try await shop.all().count
        #expect(before < 100)
        shop.clock.move(500)
        #expect(try await shop.all().count == 100)
    }

    @Test("a filter that cannot be read is refused")
    func wrongParameter() async throws {
        let shop = try StoreUnderTest(orders: 1)
        for filter in ["createdFrom=soon", "totalFrom=ten", "limit=x", "updatedTo=2026-13-45"] {
            let (head, body) = await shop.ask(.get, "orders?\(filter)")
            #expect(head.status == .badRequest)
            #expect(String(decoding: body, as: UTF8.self).contains("WRONG_PARAMETER"))
        }
    }

    @Test("responseFields cuts an answer, with its nested lists")
    func responseFields() async throws {
        let (_, body) = try await StoreUnderTest(orders: 3).ask(
            .get, "orders?limit=1&responseFields=total,items(id,items(sku,quantity),nothing)")
        let answer = try FieldShape.json(body) as? [String: Any]
        #expect(Set(answer?.keys.map { $0 } ?? []) == ["total", "items"])
        let order = (answer?["items"] as? [[String: Any]])?.first
        #expect(Set(order?.keys.map { $0 } ?? []) == ["id", "items"])
        let line = (order?["items"] as? [[String: Any]])?.first
        #expect(Set(line?.keys.map { $0 } ?? []) == ["sku", "quantity"])
    }
}
