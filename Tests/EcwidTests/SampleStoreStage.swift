import Accounting
import ConnectorKit
import Ecwid
import Foundation
import HTTPTypes
import SampleStores
import Synchronization
import TestKit

/// The sample store as a stage: the judge of our reading that knows nothing of ours.
final class SampleStoreStage: StoreStage {
    let store: EcwidSampleStore
    let clock: ManualClock
    let network = InProcessNetwork()
    private let troubles = Mutex<[StoreTrouble]>([])

    /// A store whose last order was changed a day before the clock's present.
    init(orders: Int = 0, kind: EcwidStoreKind = .us, mix: EcwidOrderMix = .realistic, searchDelaySeconds: Int = 0)
        throws
    {
        let clock = ManualClock(
            Instant(EcwidSampleSettings.lastDateUsual).advanced(bySeconds: 86_400), isAutoAdvancing: true)
        var settings = EcwidSampleSettings(kind: kind, seed: 7, orders: orders, mix: mix) { clock.now().date }
        settings.searchDelaySeconds = searchDelaySeconds
        store = try EcwidSampleStore(settings)
        self.clock = clock
        network.play("app.ecwid.com") { [self] request async throws(NetworkFailure) in try await answer(request) }
    }

    func connector() -> StoreConnector { .ecwid(ecwid()) }
    func connectorWithWrongSignIn() -> StoreConnector { .ecwid(ecwid(token: "secret_wrong")) }

    func ecwid(token: String = EcwidSampleSettings.tokenUsual) -> EcwidConnector {
        EcwidConnector(
            EcwidSettings(storeID: "1003001", token: token), world: .rehearsal(network: network, clock: clock))
    }

    func place(orders count: Int) async {
        for _ in 0..<count {
            clock.advance(bySeconds: 1)
            _ = try? await store.placeOrder()
        }
    }

    func changeOneOrder() async -> String {
        clock.advance(bySeconds: 1)
        let placed = try? await store.placeOrder(EcwidNewOrder(paymentStatus: "AWAITING_PAYMENT"))
        clock.advance(bySeconds: 1)
        try? await store.setStatus(order: placed?.id ?? "", payment: "PAID", fulfillment: nil)
        return String(placed?.internalId ?? 0)
    }

    func passTime(seconds: Int64) { clock.advance(bySeconds: seconds) }
    func requestCount() -> Int { network.sent.count }

    func misbehave(_ trouble: StoreTrouble, times: Int) async {
        switch trouble {
        case .tooManyRequests(let seconds): await store.closeDoor(seconds: seconds)
        case .serverFault: await store.failNext(times)
        case .interrupted, .unreadableAnswer:
            troubles.withLock { $0 += Array(repeating: trouble, count: times) }
        }
    }

    private func answer(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        switch troubles.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        case .interrupted: throw .interrupted("connection reset")
        case .unreadableAnswer: return .json("<html>maintenance</html>")
        default: break
        }
        let (head, body) = await store.respond(to: HTTPRequest(request), body: request.body)
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
            authority: url?.host, path: (url?.percentEncodedPath ?? "/") + query, headerFields: fields)
    }
}
