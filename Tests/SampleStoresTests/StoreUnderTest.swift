import Foundation
import HTTPTypes
import SampleStores
import Synchronization

/// A clock that moves only when told to.
final class HandClock: Sendable {
    private let seconds: Mutex<Int>

    init(_ seconds: Int = 1_775_000_000) { self.seconds = Mutex(seconds) }

    func move(_ by: Int) { seconds.withLock { $0 += by } }
    var now: Int { seconds.withLock { $0 } }
    var tell: @Sendable () -> Date { { Date(timeIntervalSince1970: Double(self.now)) } }
}

/// A sample store and the short words the tests ask it with.
struct StoreUnderTest {
    let store: EcwidSampleStore
    let settings: EcwidSampleSettings
    let clock: HandClock

    init(
        _ kind: EcwidStoreKind = .us, orders: Int = 200, seed: UInt64 = 7, mix: EcwidOrderMix = .realistic,
        change: (inout EcwidSampleSettings) -> Void = { _ in }
    ) throws {
        let clock = HandClock()
        var settings = EcwidSampleSettings(kind: kind, seed: seed, orders: orders, mix: mix, clock: clock.tell)
        settings.requestsPerMinuteMax = nil
        change(&settings)
        self.clock = clock
        self.settings = settings
        store = try EcwidSampleStore(settings)
    }

    func ask(
        _ method: HTTPRequest.Method = .get, _ path: String, json: String? = nil,
        token: String? = EcwidSampleSettings.tokenUsual
    ) async -> (HTTPResponse, Data) {
        await send(method, "/api/v3/\(settings.storeId)/\(path)", json: json, token: token)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, json: String? = nil, token: String? = nil
    ) async -> (HTTPResponse, Data) {
        var request = HTTPRequest(method: method, scheme: "https", authority: "app.ecwid.com", path: path)
        if let token { request.headerFields[.authorization] = "Bearer \(token)" }
        return await store.respond(to: request, body: Data((json ?? "").utf8))
    }

    func read<Answer: Decodable>(_ type: Answer.Type, _ path: String) async throws -> Answer {
        let (_, data) = await ask(.get, path)
        return try JSONDecoder().decode(type, from: data)
    }

    /// Every order a search finds, page by page.
    func all(_ filter: String = "") async throws -> [ReadOrder] {
        var found: [ReadOrder] = []
        while true {
            let page = try await read(ReadPage.self, "orders?offset=\(found.count)&\(filter)")
            found += page.items
            if page.count < page.limit { return found }
        }
    }
}
