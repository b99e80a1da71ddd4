import Foundation
import FoundationNetworking
import HTTPTypes
import NIOCore
import SampleStores
import Testing

@Suite("The HTTP door of a sample store")
struct ServerTests {
    @Test("reports the port it was given and answers there as the store does")
    func answers() async throws {
        let shop = try StoreUnderTest(orders: 3)
        let (ports, tell) = AsyncStream<Int>.makeStream()
        let server = SampleServer(shop.store) { tell.yield($0) }
        let serving = Task { try await server.run() }
        defer { serving.cancel() }
        var waiting = ports.makeAsyncIterator()
        let port = try #require(await waiting.next())
        #expect(port > 0)
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/api/v3/1003001/orders")))
        request.setValue("Bearer \(EcwidSampleSettings.tokenUsual)", forHTTPHeaderField: "Authorization")
        let (data, _) = try await URLSession.shared.data(for: request)
        #expect(data == (await shop.ask(.get, "orders").1))
    }
}
