import Accounting
import Commerce
import ConnectorKit
import ExampleStore
import Foundation
import Synchronization
import TestKit

/// The example store's server, in this process: numbers every change, and misbehaves on command.
final class ExampleShop: StoreStage {
    private struct State {
        var orders: [String: Order] = [:]
        /// Order identifiers by the number of their last change.
        var changes: [String] = []
        var troubles: [StoreTrouble] = []
    }

    private struct Order: Encodable {
        struct Line: Encodable {
            var sku: String
            var name: String
            var quantity: String
            var price: String
        }

        var id: String
        var number: String
        var placedAt: Int64
        var updatedAt: Int64
        var paidAt: Int64?
        var buyer = "Ana Gil"
        var email = "ana@example.com"
        var lines = [Line(sku: "MUG", name: "Mug", quantity: "3", price: "4.25")]
        var total = "12.75"
    }

    private struct Page: Encodable {
        var orders: [Order]
        var next: Int
        var more: Bool
    }

    static let host = "example.shop"
    static let key = "secret_right"

    let clock: ManualClock
    let network: InProcessNetwork
    private let state = Mutex(State())

    init(clock: ManualClock = ManualClock(isAutoAdvancing: true), network: InProcessNetwork = InProcessNetwork()) {
        self.clock = clock
        self.network = network
        network.play(Self.host) { [self] request async throws(NetworkFailure) in try answer(request) }
    }

    static func values(key: String = key) -> ConnectionSettings { ["address": "https://\(host)", "key": key] }

    // MARK: The stage of the contract

    func connector() -> StoreConnector { opened(Self.key) }
    func connectorWithWrongSignIn() -> StoreConnector { opened("secret_wrong") }

    private func opened(_ key: String) -> StoreConnector {
        let world = World.rehearsal(network: network, clock: clock)
        return StoreConnector(
            description: StoreKind.example.description, mapping: ExampleMapping(),
            reader: ExampleReader(address: "https://\(Self.host)", key: key, world: world), intake: ExampleIntake())
    }

    func place(orders count: Int) {
        for _ in 0..<count {
            clock.advance(bySeconds: 1)
            let now = clock.now().seconds
            state.withLock { state in
                let id = String(1001 + state.orders.count)
                state.orders[id] = Order(id: id, number: "X\(id)", placedAt: now, updatedAt: now, paidAt: now)
                state.changes.append(id)
            }
        }
    }

    func changeOneOrder() -> String {
        clock.advance(bySeconds: 1)
        let now = clock.now().seconds
        return state.withLock { state in
            let id = String(1001 + state.orders.count / 2)
            state.orders[id]?.updatedAt = now
            state.orders[id]?.buyer += "i"
            state.changes.append(id)
            return id
        }
    }

    func passTime(seconds: Int64) { clock.advance(bySeconds: seconds) }
    func requestCount() -> Int { network.sent.count }

    func misbehave(_ trouble: StoreTrouble, times: Int) {
        state.withLock { $0.troubles += Array(repeating: trouble, count: times) }
    }

    /// An array, as the store pushes it.
    func pushed(_ records: [RawRecord]) -> Data? {
        Data("[".utf8) + Data(records.map(\.body).joined(separator: Data(",".utf8))) + Data("]".utf8)
    }

    // MARK: Answers

    private func answer(_ request: OutgoingRequest) throws(NetworkFailure) -> IncomingAnswer {
        switch state.withLock({ $0.troubles.isEmpty ? nil : $0.troubles.removeFirst() }) {
        case .tooManyRequests(let seconds):
            return IncomingAnswer(status: 429, headers: [.init("Retry-After", String(seconds))])
        case .serverFault: return IncomingAnswer(status: 503)
        case .interrupted: throw .interrupted("connection reset")
        case .unreadableAnswer: return IncomingAnswer(status: 200, body: Data("<html>".utf8))
        case nil: break
        }
        guard request.header("Authorization") == "Bearer \(Self.key)" else { return IncomingAnswer(status: 401) }
        let url = URLComponents(string: request.url)
        let path = url?.path ?? ""
        if path == "/profile" {
            return json(["name": "Example", "country": "US", "currency": "USD", "timeZone": "America/New_York"])
        }
        if path == "/orders" {
            let after = url?.queryItems?.first { $0.name == "after" }?.value.flatMap { Int($0) } ?? 0
            return json(page(after: after))
        }
        let order = state.withLock { $0.orders[path.split(separator: "/").last.map(String.init) ?? ""] }
        return order.map { json($0) } ?? IncomingAnswer(status: 404)
    }

    /// The next hundred orders by the number of their last change.
    private func page(after: Int) -> Page {
        state.withLock { state in
            let last = Dictionary(state.changes.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { max($0, $1) })
            let news = last.filter { $0.value > after }.sorted { $0.value < $1.value }
            let page = news.prefix(100)
            return Page(
                orders: page.compactMap { state.orders[$0.key] }, next: page.last?.value ?? after,
                more: page.count < news.count)
        }
    }

    private func json(_ value: some Encodable) -> IncomingAnswer {
        let encoder = JSONEncoder()
        guard let body = try? encoder.encode(value) else { return IncomingAnswer(status: 500) }
        return IncomingAnswer(status: 200, body: body)
    }
}
