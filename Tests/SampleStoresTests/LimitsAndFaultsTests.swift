import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Limits and faults")
struct LimitsAndFaultsTests {
    private func code(_ answer: (HTTPResponse, Data)) -> String {
        let body = try? FieldShape.json(answer.1) as? [String: Any]
        return "\(answer.0.status.code) \(body?["errorCode"] as? String ?? "")"
    }

    @Test("too many requests close the door until Retry-After has passed")
    func rateLimit() async throws {
        let shop = try StoreUnderTest(orders: 1) { $0.requestsPerMinuteMax = 3 }
        for _ in 0..<3 { #expect(await shop.ask(.get, "profile").0.status == .ok) }
        shop.clock.move(10)
        let refused = await shop.ask(.get, "profile")
        #expect(code(refused) == "429 RATE_LIMITED")
        #expect(refused.0.headerFields[.retryAfter] == "50")
        shop.clock.move(49)
        #expect(await shop.ask(.get, "profile").0.headerFields[.retryAfter] == "1")
        shop.clock.move(1)
        #expect(await shop.ask(.get, "profile").0.status == .ok)
    }

    @Test("wrong token, missing token, wrong store")
    func strangers() async throws {
        let shop = try StoreUnderTest(orders: 1)
        #expect(code(await shop.ask(.get, "profile", token: nil)) == "403 INVALID_API_TOKEN")
        #expect(
            code(await shop.send(.get, "/api/v3/42/profile", token: EcwidSampleSettings.tokenUsual))
                == "404 STORE_NOT_FOUND")
        for _ in 0...20 {
            #expect(code(await shop.ask(.get, "profile", token: "secret_no")) == "403 INVALID_API_TOKEN")
        }
        #expect(code(await shop.ask(.get, "profile", token: "secret_no")) == "429 RATE_LIMITED")
    }

    @Test("a revoked token, a removed scope, a suspended store and a free plan are told apart")
    func account() async throws {
        let shop = try StoreUnderTest(orders: 1)
        await shop.store.removeScopes(["read_customers"])
        #expect(code(await shop.ask(.get, "customers")) == "403 INSUFFICIENT_APP_SCOPE")
        await shop.store.restoreScopes()
        #expect(code(await shop.ask(.get, "customers")) == "200 ")
        await shop.store.setSuspended(true)
        #expect(code(await shop.ask(.get, "profile")) == "402 STORE_IS_SUSPENDED")
        await shop.store.setFreePlan(true)
        #expect(code(await shop.ask(.get, "profile")) == "402 NOT_AVAILABLE_ON_CURRENT_PLAN")
        try await shop.store.revoke(token: EcwidSampleSettings.tokenUsual)
        #expect(code(await shop.ask(.get, "profile")) == "403 INVALID_API_TOKEN")
    }

    @Test("answers fail on command and in the share asked for")
    func failures() async throws {
        let shop = try StoreUnderTest(orders: 1)
        await shop.store.failNext(2)
        #expect(code(await shop.ask(.get, "profile")) == "500 INTERNAL_ERROR")
        #expect(code(await shop.ask(.get, "profile")) == "500 INTERNAL_ERROR")
        #expect(code(await shop.ask(.get, "profile")) == "200 ")
        await shop.store.fail(perMille: 250)
        var failed = 0
        for _ in 0..<400 where await shop.ask(.get, "profile").0.status != .ok { failed += 1 }
        #expect((60...140).contains(failed))
    }

    @Test("a slow store waits by the clock it was given")
    func slow() async throws {
        let waited = Waited()
        let shop = try StoreUnderTest(orders: 1) { $0.pause = { await waited.add($0) } }
        await shop.store.setSlow(seconds: 9)
        _ = await shop.ask(.get, "profile")
        #expect(await waited.sum == .seconds(9))
    }

    @Test("paths and methods that do not exist are refused")
    func unknown() async throws {
        let shop = try StoreUnderTest(orders: 1)
        #expect(code(await shop.ask(.get, "nothing")).hasPrefix("404"))
        #expect(code(await shop.ask(.post, "orders", json: "{}")).hasPrefix("405"))
        #expect(code(await shop.send(.get, "/")).hasPrefix("404"))
        for path in ["orders/\(Int64.min)", "orders/\(Int64.max)", "customers/\(Int64.min)", "products/\(Int.max)"] {
            #expect(code(await shop.ask(.get, path)).hasPrefix("404"))
        }
        for body in [
            "{", "[]", #"{"quantityDelta":9223372036854775807}"#, #"{"quantityDelta":1e3}"#, #"{"quantityDelta":"1"}"#,
        ] {
            #expect(code(await shop.ask(.put, "products/700001/inventory", json: body)).hasPrefix("400"))
        }
    }
}

private actor Waited {
    private(set) var sum = Duration.zero
    func add(_ duration: Duration) { sum += duration }
}
