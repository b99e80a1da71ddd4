import Crypto
import Foundation
import FoundationNetworking
import HTTPTypes
import SampleStores
import Testing

/// A caller of the sample shop that signs by itself, as the extension's API says; it shares nothing with the product.
private struct Caller {
    var store: OpenCartSampleStore
    var key = OpenCartSampleSettings.keyUsual
    var route = "extension/bookbridge/module/bookbridge"
    /// By how much the caller's clock is ahead of the shop's.
    var aheadSeconds: Int64 = 0
    var method = HTTPRequest.Method.post

    typealias Answer = (status: Int, signature: String?, body: [String: Any])

    func ask(_ op: String, _ arguments: String = "{}", nonce: String = UUID().uuidString) async -> Answer {
        let body = Data(#"{"v":1,"op":"\#(op)","args":\#(arguments)}"#.utf8)
        return await send(body, nonce: nonce)
    }

    func send(_ body: Data, signing: Data? = nil, nonce: String = UUID().uuidString) async -> Answer {
        let target = "/index.php?route=\(route)"
        let parts = key.split(separator: "_").map(String.init)
        let time = String(Self.now + aheadSeconds)
        let text = ["bookbridge-1", parts[1], "POST", target, time, nonce, Self.hash(signing ?? body)].joined(
            separator: "\n")
        var request = HTTPRequest(method: method, scheme: "https", authority: "shop.example", path: target)
        for (name, value) in [
            ("X-Bookbridge-Key", parts[1]), ("X-Bookbridge-Time", time), ("X-Bookbridge-Nonce", nonce),
            ("X-Bookbridge-Signature", Self.sign(text, parts[2])),
        ] { HTTPField.Name(name).map { request.headerFields[$0] = value } }
        let (head, answer) = await store.respond(to: request, body: body)
        let object = (try? JSONSerialization.jsonObject(with: answer)) as? [String: Any]
        let told = HTTPField.Name("X-Bookbridge-Signature").flatMap { head.headerFields[$0] }
        let expected = Self.sign(
            ["bookbridge-1-answer", parts[1], nonce, "\(head.status.code)", Self.hash(answer)].joined(separator: "\n"),
            parts[2])
        return (head.status.code, told.map { $0 == expected ? "right" : "wrong" }, object ?? [:])
    }

    static let now: Int64 = 1_775_100_000

    private static func sign(_ text: String, _ secret: String) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8))))
    }

    private static func hash(_ body: Data) -> String { hexadecimal(SHA256.hash(data: body)) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

@Suite("The sample shop of OpenCart")
struct OpenCartShopTests {
    private func shop(
        orders: Int = 30, _ generation: OpenCartSampleSettings.Generation = .four,
        _ change: (inout OpenCartSampleSettings) -> Void = { _ in }
    ) throws -> OpenCartSampleStore {
        var settings = OpenCartSampleSettings(generation: generation, seed: 3, orders: orders) {
            Date(timeIntervalSince1970: TimeInterval(Caller.now))
        }
        change(&settings)
        return try OpenCartSampleStore(settings)
    }

    private func code(_ answer: Caller.Answer) -> String? {
        (answer.body["error"] as? [String: Any])?["code"] as? String
    }
    private func data(_ answer: Caller.Answer) -> [String: Any] { answer.body["data"] as? [String: Any] ?? [:] }

    private func orders(_ answer: Caller.Answer) -> [[String: Any]] { data(answer)["orders"] as? [[String: Any]] ?? [] }

    private func ids(_ answer: Caller.Answer) -> [Int] {
        orders(answer).compactMap { order in
            let head = order["order"] as? [String: Any] ?? order
            return (head["order_id"] as? String).flatMap { Int($0) }
        }
    }

    private func cursor(_ answer: Caller.Answer) throws -> String {
        let value = try #require(data(answer)["cursor"])
        return String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }

    @Test("lets in who signs, and signs what it answers") func signed() async throws {
        let answer = await Caller(store: try shop()).ask("handshake")
        #expect(answer.status == 200)
        #expect(answer.signature == "right")
        #expect((data(answer)["currency"] as? [String: Any])?["code"] as? String == "USD")
    }

    @Test("turns away who does not") func refused() async throws {
        let store = try shop()
        var caller = Caller(store: store)
        #expect(
            code(await caller.send(Data(#"{"v":1,"op":"handshake"}"#.utf8), signing: Data("other".utf8)))
                == "bad_signature")
        caller.key = "bb1_5a3d1e0c_" + String(repeating: "0", count: 64)
        #expect(await caller.ask("handshake").status == 401)
        caller = Caller(store: store)
        for ahead in [-301, 301] as [Int64] {
            caller.aheadSeconds = ahead
            #expect(code(await caller.ask("handshake")) == "clock_skew")
        }
        caller.aheadSeconds = 299
        #expect(await caller.ask("handshake", nonce: "once").status == 200)
        #expect(code(await caller.ask("handshake", nonce: "once")) == "replay")
        caller.method = .get
        #expect(await caller.ask("handshake").status == 405)
    }

    @Test("answers at the address of its generation only") func route() async throws {
        var caller = Caller(store: try shop(.three))
        let elsewhere = await caller.ask("handshake")
        #expect(elsewhere.status == 404 && elsewhere.body.isEmpty)
        caller.route = "extension/module/bookbridge"
        #expect(await caller.ask("handshake").status == 200)
    }

    @Test("refuses what the extension would refuse") func bounds() async throws {
        let caller = Caller(store: try shop())
        let many = "[\((1...51).map(String.init).joined(separator: ","))]"
        #expect(await caller.ask("orders.get", #"{"ids":\#(many)}"#).status == 413)
        #expect(code(await caller.ask("orders.drop")) == "unknown_op")
        #expect(code(await caller.ask("orders.get", #"{"ids":["1; DROP"]}"#)) == "bad_request")
        #expect(await caller.send(Data("no JSON".utf8)).status == 400)
    }

    @Test("tells every order once, then what changes, and in 4.1 a new status moves no date", arguments: ["3", "4"])
    func changes(_ number: String) async throws {
        let generation = try #require(OpenCartSampleSettings.Generation(rawValue: number))
        let store = try shop(orders: 30, generation)
        var caller = Caller(store: store)
        if generation == .three { caller.route = "extension/module/bookbridge" }
        var answer = await caller.ask("orders.changes", #"{"cursor":null,"limit":12,"whole":true}"#)
        var seen = ids(answer)
        while data(answer)["more"] as? Bool == true {
            answer = await caller.ask("orders.changes", #"{"cursor":\#(try cursor(answer)),"limit":12,"whole":true}"#)
            seen += ids(answer)
        }
        #expect(seen == Array(1...30))
        try await store.setStatus(order: 4, 5)
        try await store.setQuantity(order: 9, 7)
        try await store.delete(order: 11)
        let placed = try await store.placeOrder()
        let later = await caller.ask("orders.changes", #"{"cursor":\#(try cursor(answer)),"limit":50,"whole":true}"#)
        #expect(Set([4, 9, placed]).isSubset(of: ids(later)))
        #expect(!ids(later).contains(11))
        let fourth = try #require(
            orders(later).first { ($0["order"] as? [String: Any])?["order_id"] as? String == "4" })
        let dates = ["date_added", "date_modified"].map { (fourth["order"] as? [String: Any])?[$0] as? String }
        #expect((dates[0] == dates[1]) == (generation == .four))
        #expect((fourth["order_history"] as? [[String: Any]])?.last?["order_status_id"] as? String == "5")
        #expect(data(await caller.ask("orders.exists", #"{"ids":[10,11,12]}"#))["missing"] as? [String] == ["11"])
    }

    @Test("takes stock once for a key, holds it against what is expected, and only where stock is kept") func stock()
        async throws
    {
        let store = try shop()
        let caller = Caller(store: store)
        func write(_ item: String) async -> [String: Any] {
            (data(await caller.ask("stock.write", #"{"items":[\#(item)]}"#))["items"] as? [[String: Any]])?.first ?? [:]
        }
        #expect(await write(#"{"product_id":"1","delta":-2,"key":"a"}"#)["after"] as? String == "98")
        #expect(await write(#"{"product_id":"1","delta":-2,"key":"a"}"#)["repeated"] as? Bool == true)
        #expect(await store.stockLevel(product: 1) == 98)
        #expect(await write(#"{"product_id":"1","quantity":5,"expected":100}"#)["result"] as? String == "conflict")
        #expect(await write(#"{"product_id":"7","delta":1}"#)["result"] as? String == "not_tracked")
        #expect(await write(#"{"product_id":"999","delta":1}"#)["result"] as? String == "not_found")
        #expect(await write(#"{"product_id":"1","delta":1,"quantity":1}"#)["result"] as? String == "invalid")
        await store.misbehave(.init(isStockWritingOff: true))
        #expect(
            code(await caller.ask("stock.write", #"{"items":[{"product_id":"1","delta":-2}]}"#)) == "stock_writing_off")
    }

    @Test("misbehaves as it is told, and then no more") func faults() async throws {
        let store = try shop()
        let caller = Caller(store: store)
        await store.misbehave(
            .init(next: [.fault, .maintenance, .firewall, .noticeBeforeJSON, .tooManyRequests(seconds: 3)]))
        for status in [500, 503, 403, 200, 429] {
            let answer = await caller.ask("handshake")
            #expect(answer.status == status && answer.body.isEmpty && answer.signature == nil)
        }
        #expect(await caller.ask("handshake").signature == "right")
    }

    @Test("is the same shop again from the same seed, and keeps what was done to it") func kept() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("opencart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func everything(_ store: OpenCartSampleStore) async throws -> Data {
            let answer = await Caller(store: store).ask("orders.changes", #"{"cursor":null,"limit":50,"whole":true}"#)
            return try JSONSerialization.data(withJSONObject: orders(answer), options: .sortedKeys)
        }
        #expect(try await everything(shop()) == everything(shop()))
        #expect(try await everything(shop()) != everything(shop { $0.seed = 4 }))
        let store = try shop { $0.dataDirectory = folder }
        try await store.setStatus(order: 3, 11)
        try await store.delete(order: 5)
        _ = try await store.placeOrder()
        let before = try await everything(store)
        try await store.close()
        #expect(try await everything(shop { $0.dataDirectory = folder }) == before)
        #expect(try await everything(shop()) != before)
    }

    @Test("of another seed is not mixed with what was done to this one") func otherShop() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("opencart-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try shop { $0.dataDirectory = folder }
        try await store.delete(order: 5)
        try await store.close()
        #expect(throws: (any Error).self) {
            try shop {
                $0.dataDirectory = folder
                $0.seed = 4
            }
        }
    }

    @Test("answers over HTTP on the port that it tells") func server() async throws {
        let store = try shop()
        let (ports, tell) = AsyncStream<Int>.makeStream()
        let server = SampleServer(store) { tell.yield($0) }
        let serving = Task { try await server.run() }
        defer { serving.cancel() }
        var waiting = ports.makeAsyncIterator()
        let port = try #require(await waiting.next())
        var request = URLRequest(
            url: try #require(URL(string: "http://127.0.0.1:\(port)/sample/status?order=2&value=5")))
        request.httpMethod = "POST"
        let (done, _) = try await URLSession.shared.data(for: request)
        #expect(done == Data("done\n".utf8))
        let order =
            orders(await Caller(store: store).ask("orders.get", #"{"ids":[2]}"#)).first?["order"] as? [String: Any]
        #expect(order?["order_status_id"] as? String == "5")
    }
}
