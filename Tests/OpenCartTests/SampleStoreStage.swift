import Accounting
import ConnectorKit
import Foundation
import HTTPTypes
import OpenCart
import SampleStores
import Synchronization
import TestKit

/// The sample installation as a stage: the judge of our reading that knows nothing of ours.
final class SampleStoreStage: StoreStage {
    let store: OpenCartSampleStore
    let clock: ManualClock
    let network = InProcessNetwork()
    /// One for all connectors: no process makes the nonces of another.
    private let world: World
    private let generation: OpenCartSampleSettings.Generation
    private let troubles = Mutex<[StoreTrouble]>([])

    /// A store whose last order was placed a day before the clock's present.
    init(orders: Int = 0, generation: OpenCartSampleSettings.Generation = .four) throws {
        let clock = ManualClock(
            Instant(OpenCartSampleSettings.lastDateUsual).advanced(bySeconds: 86_400), isAutoAdvancing: true)
        store = try OpenCartSampleStore(
            OpenCartSampleSettings(generation: generation, seed: 7, orders: orders) { clock.now().date })
        self.clock = clock
        self.generation = generation
        world = .rehearsal(network: network, clock: clock)
        network.play("shop.example.test") { [self] request async throws(NetworkFailure) in try await answer(request) }
    }

    func connector() -> StoreConnector { connector(OpenCartSampleSettings.keyUsual) }
    func connectorWithWrongSignIn() -> StoreConnector {
        connector("bb1_5a3d1e0c_" + String(repeating: "0", count: 64))
    }

    /// By the address that the extension's page shows.
    func connector(_ key: String, address: String? = nil) -> StoreConnector {
        let route = generation == .three ? "extension/module/bookbridge" : "extension/bookbridge/module/bookbridge"
        let values = ["address": address ?? "https://shop.example.test/index.php?route=\(route)", "key": key]
        let settings = OpenCartSettings(values)
        return StoreConnector(
            description: StoreKind.openCart.description, mapping: OpenCartMapping(),
            reader: OpenCartConnector(settings, world: world))
    }

    func place(orders count: Int) async {
        for _ in 0..<count {
            clock.advance(bySeconds: 1)
            _ = try? await store.placeOrder()
        }
    }

    func changeOneOrder() async -> String {
        clock.advance(bySeconds: 1)
        let order = try? await store.placeOrder(status: 1)
        clock.advance(bySeconds: 1)
        try? await store.setStatus(order: order ?? 0, 5)
        return String(order ?? 0)
    }

    func passTime(seconds: Int64) { clock.advance(bySeconds: seconds) }
    func requestCount() -> Int { network.sent.count }

    func misbehave(_ trouble: StoreTrouble, times: Int) async {
        switch trouble {
        case .tooManyRequests(let seconds):
            await store.misbehave(.init(next: Array(repeating: .tooManyRequests(seconds: seconds), count: times)))
        case .serverFault: await store.misbehave(.init(next: Array(repeating: .fault, count: times)))
        case .interrupted, .unreadableAnswer: troubles.withLock { $0 += Array(repeating: trouble, count: times) }
        }
    }

    func answer(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        let trouble = troubles.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if trouble == .unreadableAnswer {
            return IncomingAnswer(status: 200, body: Data("<html>maintenance</html>".utf8))
        }
        let (head, body) = await store.respond(to: HTTPRequest(request), body: request.body)
        // Broken off after the shop took it.
        if trouble == .interrupted { throw .interrupted("connection reset") }
        let headers = head.headerFields.map { OutgoingRequest.Header($0.name.rawName, $0.value) }
        return IncomingAnswer(status: head.status.code, headers: headers, body: body)
    }
}

extension HTTPRequest {
    fileprivate init(_ request: OutgoingRequest) {
        let url = URLComponents(string: request.url)
        let query = url?.percentEncodedQuery.map { "?\($0)" } ?? ""
        var fields = HTTPFields()
        for header in request.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        self.init(
            method: HTTPRequest.Method(rawValue: request.method.rawValue) ?? .get, scheme: "https",
            authority: url?.host,
            path: (url?.percentEncodedPath ?? "/") + query, headerFields: fields)
    }
}
