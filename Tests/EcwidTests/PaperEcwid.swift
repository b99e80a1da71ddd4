import Accounting
import ConnectorKit
import Ecwid
import Foundation
import Synchronization
import TestKit

/// A store of paper: answers the calls that the connector makes, newest change first, with a search that may lag.
final class PaperEcwid: StoreStage {
    struct Paper: Sendable {
        var id: Int
        var updated: Int64
        var revision = 0
    }

    private struct State {
        var orders: [Paper] = []
        var products: [(id: Int, updated: Int64)] = []
        var troubles: [StoreTrouble] = []
        var lagSeconds: Int64 = 0
        var stocks: [String] = []
        var stockAnswer: IncomingAnswer?
    }

    let clock = ManualClock(isAutoAdvancing: true)
    let network = InProcessNetwork()
    private let state = Mutex(State())

    init(lagSeconds: Int64 = 0) {
        state.withLock { $0.lagSeconds = lagSeconds }
        network.play("app.ecwid.com") { [self] request async throws(NetworkFailure) in try answer(request) }
    }

    func connector() -> StoreConnector { .ecwid(connector(token: "secret_right")) }
    func connectorWithWrongSignIn() -> StoreConnector { .ecwid(connector(token: "secret_wrong")) }

    func connector(token: String) -> EcwidConnector {
        EcwidConnector(
            EcwidSettings(storeID: "1003001", token: token), world: .rehearsal(network: network, clock: clock))
    }

    func place(orders count: Int) {
        for _ in 0..<count {
            clock.advance(bySeconds: 1)
            let now = clock.now().seconds
            state.withLock { $0.orders.append(Paper(id: 500_000 + $0.orders.count, updated: now)) }
        }
    }

    func placeAtOnce(orders count: Int) {
        let now = clock.now().seconds
        state.withLock { state in
            for _ in 0..<count { state.orders.append(Paper(id: 500_000 + state.orders.count, updated: now)) }
        }
    }

    func changeOneOrder() -> String {
        clock.advance(bySeconds: 1)
        let now = clock.now().seconds
        return state.withLock { state in
            let place = state.orders.count / 2
            state.orders[place].updated = now
            state.orders[place].revision += 1
            return String(state.orders[place].id)
        }
    }

    /// Changes an order without leaving the second in which it was last changed.
    func changeInTheSameSecond(_ place: Int) {
        state.withLock { $0.orders[place].revision += 1 }
    }

    func list(products count: Int, updated: Int64) {
        state.withLock { state in
            for _ in 0..<count { state.products.append((700_000 + state.products.count, updated)) }
        }
    }

    func passTime(seconds: Int64) { clock.advance(bySeconds: seconds) }
    func misbehave(_ trouble: StoreTrouble, times: Int) {
        state.withLock { $0.troubles += Array(repeating: trouble, count: times) }
    }
    func requestCount() -> Int { network.sent.count }
    func answerStock(_ answer: IncomingAnswer) { state.withLock { $0.stockAnswer = answer } }
}

extension PaperEcwid {
    private func answer(_ request: OutgoingRequest) throws(NetworkFailure) -> IncomingAnswer {
        let trouble = state.withLock { $0.troubles.isEmpty ? nil : $0.troubles.removeFirst() }
        if let trouble { return try Self.answer(trouble) }
        guard request.header("Authorization") == "Bearer secret_right" else {
            return Self.error(403, "INVALID_API_TOKEN", "Invalid access token")
        }
        guard let url = URLComponents(string: request.url) else { return Self.error(400, "WRONG_PARAMETER", "") }
        let query = Dictionary((url.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let path = url.path.replacing("/api/v3/1003001", with: "")
        switch path {
        case "/profile": return .json(Self.profile)
        case "/profile/order_statuses":
            return .json(#"[{"name":"CUSTOM_PAYMENT_STATUS_1","customName":"Deposit","enabled":true}]"#)
        case "/latest-stats": return .json(latestStats())
        case "/orders": return .json(orders(query))
        case "/customers": return .json(Self.list([], query))
        case "/products": return .json(products(query))
        default: return other(path)
        }
    }

    private func other(_ path: String) -> IncomingAnswer {
        if path.hasSuffix("/inventory") {
            return state.withLock { $0.stockAnswer } ?? .json(#"{"updateCount":1}"#)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let paper = state.withLock { state in state.orders.first { String($0.id) == name } }
        guard let paper else { return Self.error(404, "ORDER_NOT_FOUND", "Order #\(name) not found") }
        return .json(Self.json(paper))
    }

    private func latestStats() -> String {
        let (order, product) = state.withLock { state in
            (state.orders.map(\.updated).max() ?? 0, state.products.map(\.updated).max() ?? 0)
        }
        return #"{"ordersUpdated":"\#(Self.date(order))","productsUpdated":"\#(Self.date(product))"}"#
    }

    private func orders(_ query: [String: String]) -> String {
        let (from, to) = (Int64(query["updatedFrom"] ?? "") ?? 0, Int64(query["updatedTo"] ?? "") ?? .max)
        let (orders, lag) = state.withLock { ($0.orders, $0.lagSeconds) }
        let findable = clock.now().seconds - lag
        let found = orders.filter { $0.updated > from && $0.updated < to && $0.updated <= findable }
            .sorted { ($0.updated, $0.id) > ($1.updated, $1.id) }
        return Self.list(found.map(Self.json), query)
    }

    private func products(_ query: [String: String]) -> String {
        let from = Int64(query["updatedFrom"] ?? "") ?? 0
        let found = state.withLock { $0.products }.filter { $0.updated > from }
            .sorted { ($0.updated, $0.id) < ($1.updated, $1.id) }
        return Self.list(found.map { #"{"id":\#($0.id),"sku":"P\#($0.id)","updateTimestamp":\#($0.updated)}"# }, query)
    }

    private static func list(_ items: [String], _ query: [String: String]) -> String {
        let (offset, limit) = (Int(query["offset"] ?? "") ?? 0, min(Int(query["limit"] ?? "") ?? 100, 100))
        let page = items.dropFirst(offset).prefix(limit)
        return """
            {"total":\(items.count),"count":\(page.count),"offset":\(offset),"limit":\(limit),\
            "note":"[\\"items\\": {","items":[\(page.joined(separator: ", "))]}
            """
    }

    private static func json(_ paper: Paper) -> String {
        """
        {"id":"US-\(paper.id)","internalId":\(paper.id),"total":10.10,"tax":0,"paymentStatus":"PAID",\
        "createTimestamp":\(paper.updated),"updateTimestamp":\(paper.updated),"orderComments":"} ] \\"\(paper.revision)",\
        "items":[{"id":1,"price":10.10,"quantity":1,"name":"Mug","sku":"MUG"}]}
        """
    }

    private static func answer(_ trouble: StoreTrouble) throws(NetworkFailure) -> IncomingAnswer {
        switch trouble {
        case .tooManyRequests(let seconds):
            var answer = error(429, "RATE_LIMITED", "Too many requests")
            answer.headers.append(.init("retry-after", String(seconds)))
            return answer
        case .serverFault: return error(500, "INTERNAL_ERROR", "Internal server error")
        case .interrupted: throw .interrupted("connection reset")
        case .unreadableAnswer: return .json("<html>maintenance</html>")
        }
    }

    static func error(_ status: Int, _ code: String, _ text: String) -> IncomingAnswer {
        var answer = IncomingAnswer.json(#"{"errorMessage":"\#(text)","errorCode":"\#(code)"}"#)
        answer.status = status
        return answer
    }

    private static func date(_ seconds: Int64) -> String {
        let day = BusinessDate(daysSince1970: Int(seconds / 86_400))
        let rest = seconds % 86_400
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day) \(parts.joined(separator: ":")) +0000"
    }

    private static let profile = """
        {"generalInfo":{"storeId":1003001},"settings":{"storeName":"Paper"},"company":{"countryCode":"US"},
        "formatsAndUnits":{"currency":"USD","currencyPrecision":2,"timezone":"America/New_York"},
        "taxSettings":{"pricesIncludeTax":false,"taxes":[
          {"id":1,"name":"Sales Tax","enabled":true,"defaultTax":7,"rules":[{"zoneId":"a","tax":8.875},{"zoneId":"b","tax":0}]},
          {"id":2,"name":"Old tax","enabled":false,"defaultTax":3,"rules":[]}]},
        "payment":{"paymentOptions":[{"enabled":true,"checkoutTitle":"Card","paymentProcessorTitle":"Stripe"}]}}
        """
}

extension StoreConnector {
    /// As the list of connectors opens it.
    static func ecwid(_ reader: EcwidConnector) -> StoreConnector {
        StoreConnector(description: StoreKind.ecwid.description, mapping: EcwidMapping(), reader: reader)
    }
}

extension IncomingAnswer {
    static func json(_ text: String) -> IncomingAnswer { IncomingAnswer(status: 200, body: Data(text.utf8)) }
}
