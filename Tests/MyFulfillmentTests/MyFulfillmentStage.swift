import Accounting
import Commerce
import ConnectorKit
import Foundation
import HTTPTypes
import MyFulfillment
import SampleStores
import Synchronization
import TestKit

/// The sample instance as a stage: the judge of our reading that knows nothing of ours.
final class MyFulfillmentStage: StoreStage {
    let store: MyFulfillmentSampleStore
    let clock = ManualClock(Instant(seconds: 1_790_000_000), isAutoAdvancing: true)
    let network = InProcessNetwork()
    private let troubles = Mutex<[StoreTrouble]>([])
    private let changes = Mutex(0)
    private let replies = Mutex<[Reply]>([])

    init(
        orders: Int = 0, newestFirst: Bool = false, tokenSeconds: Int64 = 3600, rowsAtOnceMax: Int? = nil,
        listsAreWhole: Bool = false, rowsTellChanges: Bool = true
    ) {
        let clock = clock
        var settings = MyFulfillmentSampleSettings(seed: 7, orders: orders) { clock.now().date }
        settings.listsNewestFirst = newestFirst
        settings.tokenSeconds = tokenSeconds
        settings.rowsAtOnceMax = rowsAtOnceMax
        settings.listsAreWhole = listsAreWhole
        settings.rowsTellChanges = rowsTellChanges
        store = MyFulfillmentSampleStore(settings)
        network.play("fr1.example") { [self] request async throws(NetworkFailure) in try await answer(request) }
    }

    static func values(password: String = "secret-du-lecteur") -> ConnectionSettings {
        [
            "instance": "fr1", "username": "lecteur", "password": password, "currency": "EUR",
            "timeZone": "Europe/Paris", "mapping": MyFulfillmentSampleSettings.mapping,
            "baseURL": "https://fr1.example/api",
        ]
    }

    var stream: RecordStream { .invoices }
    func connector() -> StoreConnector { opened(Self.values()) }
    func connectorWithWrongSignIn() -> StoreConnector { opened(Self.values(password: "faux")) }

    private func opened(_ values: ConnectionSettings) -> StoreConnector {
        do { return try StoreKind.myFulfillment.open(values, .rehearsal(network: network, clock: clock)) } catch {
            fatalError("\(error)")
        }
    }

    func place(orders count: Int) async {
        for _ in 0..<count {
            clock.advance(bySeconds: 1)
            // Orders that are split bring two invoices: one is taken back, so that the count is the stage's.
            let before = await store.sums().invoices
            await store.placeOrder()
            let more = await store.sums().invoices - before
            if more > 1 { await store.removeLastInvoice() }
        }
    }

    func changeOneOrder() async -> String {
        clock.advance(bySeconds: 1)
        let index = changes.withLock { value in
            value += 7
            return value
        }
        let (shop, order, number) = await store.changeInvoice(index)
        return "\(shop)/\(order)/\(number.drop { $0 == "0" })"
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

    private struct Reply {
        var part: String
        var answer: IncomingAnswer
        var times: Int
    }

    /// Reads whose address holds a part are answered so, so many times.
    func reply(to part: String, with answer: IncomingAnswer, times: Int) {
        replies.withLock { $0.append(Reply(part: part, answer: answer, times: times)) }
    }

    private func ownReply(to request: OutgoingRequest) -> IncomingAnswer? {
        replies.withLock { replies in
            guard let place = replies.firstIndex(where: { $0.times > 0 && request.url.contains($0.part) }) else {
                return nil
            }
            replies[place].times -= 1
            return replies[place].answer
        }
    }

    func pushed(_ records: [RawRecord]) -> Data? {
        Data("[".utf8) + Data(records.map(\.body).joined(separator: Data(",".utf8))) + Data("]".utf8)
    }

    private func answer(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        switch troubles.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        // A sign-in is not repeated by itself: what breaks off here is a read.
        case .interrupted where request.method == .get: throw .interrupted("connection reset")
        case .unreadableAnswer: return IncomingAnswer(status: 200, body: Data("<html>maintenance</html>".utf8))
        default: break
        }
        if let reply = ownReply(to: request) { return reply }
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
