import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Installing the app")
struct InstallTests {
    private static let redirect = "https%3A%2F%2Fhub.example.com%2Fback"

    private func exchange(_ code: String, secret: String) -> String {
        "client_id=bookbridge-sample&client_secret=\(secret)&code=\(code)&redirect_uri=\(Self.redirect)"
            + "&grant_type=authorization_code"
    }

    private func approve(_ shop: StoreUnderTest, answer: String) async throws -> String {
        let form =
            "client_id=bookbridge-sample&redirect_uri=\(Self.redirect)&response_type=code"
            + "&scope=read_orders+read_store_profile&state=a%20b&answer=\(answer)"
        let (head, _) = await shop.send(.post, "/api/oauth/authorize", json: form)
        #expect(head.status == .found)
        return try #require(head.headerFields[.location])
    }

    @Test("a code becomes a token once; a second exchange kills the token")
    func codeWorksOnce() async throws {
        let shop = try StoreUnderTest(orders: 3)
        let location = try await approve(shop, answer: "allow")
        let items = try #require(URLComponents(string: location)?.queryItems)
        #expect(items.first { $0.name == "state" }?.value == "a b")
        #expect(items.first { $0.name == "store_id" }?.value == "1003001")
        let code = try #require(items.first { $0.name == "code" }?.value)
        let path = "/api/oauth/token/1003001"
        #expect(await shop.send(.post, path, json: exchange(code, secret: "wrong")).0.status == .forbidden)
        let secret = shop.settings.clientSecret
        let (head, body) = await shop.send(.post, path, json: exchange(code, secret: secret))
        #expect(head.status == .ok)
        let answer = try #require(try FieldShape.json(body) as? [String: Any])
        #expect(
            answer["scope"] as? String == "read_orders read_store_profile" && answer["store_id"] as? Int == 1_003_001)
        let token = try #require(answer["access_token"] as? String)
        #expect(await shop.ask(.get, "orders", token: token).0.status == .ok)
        #expect(await shop.ask(.get, "products", token: token).0.status == .forbidden)
        #expect(await shop.send(.get, "/api/oauth/token?" + exchange(code, secret: secret)).0.status == .badRequest)
        #expect(await shop.ask(.get, "orders", token: token).0.status == .forbidden)
    }

    @Test("a refusal and a stale code give nothing")
    func refusal() async throws {
        let shop = try StoreUnderTest(orders: 3)
        #expect(try await approve(shop, answer: "deny").contains("error=access_denied"))
        let code = await shop.store.issueCode(scopes: ["read_orders"], redirect: "https://hub.example.com/back")
        shop.clock.move(301)
        let form = exchange(code, secret: shop.settings.clientSecret)
        #expect(await shop.send(.post, "/api/oauth/token", json: form).0.status == .badRequest)
        let asked = "/api/oauth/authorize?client_id=bookbridge-sample&redirect_uri=\(Self.redirect)&response_type=code"
        #expect(await shop.send(.get, asked + "&scope=read_orders").0.status == .ok)
        #expect(await shop.send(.get, asked + "&scope=root").0.status == .badRequest)
    }

    @Test("uninstalling by API kills every token")
    func uninstall() async throws {
        let shop = try StoreUnderTest(orders: 3)
        let (head, body) = await shop.ask(.delete, "application?namespace=bookbridge-sample")
        #expect(head.status == .ok && String(decoding: body, as: UTF8.self) == #"{"deleteCount":1}"#)
        #expect(await shop.ask(.get, "profile").0.status == .forbidden)
    }

    @Test("webhook deliveries are signed over moment and event, not over the body")
    func webhooks() async throws {
        let shop = try StoreUnderTest(orders: 3)
        let placed = try await shop.store.placeOrder()
        try await shop.store.setStatus(order: placed.id, fulfillment: "SHIPPED")
        let deliveries = await shop.store.webhookDeliveries()
        #expect(deliveries.map(\.eventType) == ["order.created", "order.updated"])
        for delivery in deliveries {
            let wanted = EcwidWebhook.signature(
                eventCreated: Int64(shop.clock.now), eventId: delivery.eventId, clientSecret: shop.settings.clientSecret
            )
            #expect(delivery.signature == wanted)
        }
        #expect(Set(deliveries.map(\.eventId)).count == 2)
    }

    @Test("a signature equals the published test vector")
    func signature() {
        let found = EcwidWebhook.signature(
            eventCreated: 1_772_463_905, eventId: "80aece08-0000-4000-8000-000000000001",
            clientSecret: "sampleClientSecret0123456789abcd")
        #expect(found == "bV+rrzJS+UZYQ38OFPXw67BIsMjQuJEnvP4OB5zt6yY=")
    }
}
