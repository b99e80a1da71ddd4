import Crypto
package import Foundation
package import HTTPTypes

/// A stand-in for one OpenCart installation with our extension in it, without any socket of its own.
///
/// It judges signatures, times and nonces by itself, and answers as the extension does.
package actor OpenCartSampleStore: SampleSystem {
    package let settings: OpenCartSampleSettings
    let paper: OpenCartSamplePaper
    let mill: OpenCartSampleMill
    private var journal: EditJournal?

    /// What people did since the shop was made, the oldest first.
    var edits: [OpenCartSampleEdit] = []
    /// Orders as they were edited, and those that were placed later.
    var changed: [Int: OpenCartSampleOrder] = [:]
    var deleted: Set<Int> = []
    var stock: [Int: Int64] = [:]
    package private(set) var requests = 0
    /// How the next calls go wrong.
    package var faults = OpenCartSampleFaults()
    var clockAheadSeconds: Int64 = 0
    private var nonces: [String: Int64] = [:]
    var doneStockKeys: [String: JSONTree] = [:]

    package init(_ settings: OpenCartSampleSettings) throws {
        self.settings = settings
        paper = OpenCartSamplePaper(settings: settings)
        mill = OpenCartSampleMill(
            seed: settings.seed, country: settings.country, orders: settings.orders,
            lastSecond: Int64(settings.lastDate.timeIntervalSince1970))
        guard let folder = settings.dataDirectory else { return }
        var kept: [OpenCartSampleEdit] = []
        journal = try EditJournal(folder: folder, identity: settings.identity) { line in
            if let edit = OpenCartSampleEdit(line) { kept.append(edit) }
        }
        for edit in kept { Self.apply(edit, &edits, &changed, &deleted, &stock, mill) }
    }

    /// By the injected clock.
    var now: Int64 { Int64(settings.clock().timeIntervalSince1970.rounded(.down)) + clockAheadSeconds }

    /// Sets how the next calls go wrong.
    package func misbehave(_ faults: OpenCartSampleFaults) { self.faults = faults }

    /// The shop's clock is that far ahead of the injected one.
    package func setClock(aheadSeconds: Int64) { clockAheadSeconds = aheadSeconds }

    // MARK: The door

    /// Answers one request; never fails.
    /// The extension takes no more.
    nonisolated package var requestBytesMax: Int { 256 << 10 }

    package func respond(to request: HTTPRequest, body: Data) -> (HTTPResponse, Data) {
        let target = request.path ?? "/"
        if target.hasPrefix("/sample/") { return command(target, body) }
        requests += 1
        if let page = faults.strike() { return page }
        guard target.hasPrefix("/index.php?route="), target.contains(route) else {
            return page(404, "<html><body>The page you requested cannot be found!</body></html>")
        }
        guard request.method == .post else { return refuse(405, "post_only", "POST only") }
        guard let key = Self.header("X-Bookbridge-Key", request), let time = Self.header("X-Bookbridge-Time", request),
            let nonce = Self.header("X-Bookbridge-Nonce", request),
            let signature = Self.header("X-Bookbridge-Signature", request),
            let seconds = Int64(time), key == keyID,
            signature == sign([keyID, "POST", target, time, nonce, Self.hash(body)], "bookbridge-1")
        else { return refuse(401, "bad_signature", "unknown key or wrong signature") }
        guard abs(seconds - now) <= 300 else { return refuse(401, "clock_skew", "clocks differ", nonce: nonce) }
        guard nonces[nonce] == nil else { return refuse(401, "replay", "seen before", nonce: nonce) }
        nonces[nonce] = now
        if nonces.count > 5000 { nonces = nonces.filter { $0.value > now - 600 } }
        guard let question = try? JSONTree(reading: body), let operation = question["op"]?.text else {
            return refuse(400, "bad_request", "no op", nonce: nonce)
        }
        do throws(OpenCartSampleRefusal) {
            let data = try answer(operation, question["args"] ?? [:])
            return signed(
                200, ["bookbridge": 1, "v": 1, "ok": true, "time": .integer(now), "data": data], nonce)
        } catch {
            return refuse(error.status, error.code, error.message, nonce: nonce)
        }
    }

    private var route: String {
        settings.generation == .three
            ? "route=extension/module/bookbridge" : "route=extension/bookbridge/module/bookbridge"
    }

    private var keyID: String { String(settings.key.split(separator: "_")[1]) }
    private var secret: String { String(settings.key.split(separator: "_")[2]) }

    private static func header(_ name: String, _ request: HTTPRequest) -> String? {
        HTTPField.Name(name).flatMap { request.headerFields[$0] }
    }

    private func sign(_ parts: [String], _ first: String) -> String {
        let text = ([first] + parts).joined(separator: "\n")
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return Self.hexadecimal(code)
    }

    private static func hash(_ body: Data) -> String { hexadecimal(SHA256.hash(data: body)) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func signed(_ status: Int, _ tree: JSONTree, _ nonce: String) -> (HTTPResponse, Data) {
        let body = tree.data
        var (head, _) = page(status, "")
        head.headerFields[.contentType] = "application/json"
        if let name = HTTPField.Name("X-Bookbridge-Signature") {
            head.headerFields[name] = sign([keyID, nonce, "\(status)", Self.hash(body)], "bookbridge-1-answer")
        }
        return (head, body)
    }

    private func refuse(_ status: Int, _ code: String, _ message: String, nonce: String = "") -> (HTTPResponse, Data) {
        let tree: JSONTree = [
            "bookbridge": 1, "v": 1, "ok": false, "time": .integer(now),
            "error": ["code": .string(code), "message": .string(message), "status": .integer(status)],
        ]
        return signed(status, tree, nonce)
    }

    func page(_ status: Int, _ text: String, retryAfter: Int? = nil) -> (HTTPResponse, Data) {
        OpenCartSampleFaults.page(status, text, retryAfter: retryAfter)
    }

    // MARK: What people do

    func commit(_ edit: OpenCartSampleEdit) throws {
        try journal?.append(edit.tree)
        Self.apply(edit, &edits, &changed, &deleted, &stock, mill)
    }

    /// Closes the file of edits; the store must not be used afterwards.
    package func close() throws {
        try journal?.close()
        journal = nil
    }

    private static func apply(
        _ edit: OpenCartSampleEdit, _ edits: inout [OpenCartSampleEdit], _ changed: inout [Int: OpenCartSampleOrder],
        _ deleted: inout Set<Int>, _ stock: inout [Int: Int64], _ mill: OpenCartSampleMill
    ) {
        edits.append(edit)
        func order(_ id: Int) -> OpenCartSampleOrder { changed[id] ?? mill.order(id) }
        switch edit.deed {
        case .status(let status):
            var own = order(edit.order)
            own.status = status
            changed[edit.order] = own
        case .quantity(let quantity):
            var own = order(edit.order)
            if !own.lines.isEmpty { own.lines[0].quantity = quantity }
            changed[edit.order] = own
        case .place:
            var own = mill.order(edit.order)
            own.placedAt = edit.at
            if own.status == 0 { own.status = 1 }
            changed[edit.order] = own
        case .delete: deleted.insert(edit.order)
        case .stock(let level): stock[edit.order] = level
        }
    }
}

/// What a person did in the shop's admin, or a buyer at its checkout.
struct OpenCartSampleEdit: Sendable {
    enum Deed: Sendable, Equatable {
        case status(Int)
        /// Of the first line.
        case quantity(Int64)
        case place
        case delete
        /// Of a product.
        case stock(Int64)
    }

    var order: Int
    var at: Int64
    var deed: Deed

    init(_ order: Int, _ deed: Deed, at: Int64) { (self.order, self.deed, self.at) = (order, deed, at) }

    init?(_ tree: JSONTree) {
        guard let order = tree["order"]?.whole, let at = tree["at"]?.whole, let word = tree["deed"]?.text else {
            return nil
        }
        let value = tree["value"]?.whole ?? 0
        switch word {
        case "status": deed = .status(Int(value))
        case "quantity": deed = .quantity(value)
        case "place": deed = .place
        case "delete": deed = .delete
        case "stock": deed = .stock(value)
        default: return nil
        }
        (self.order, self.at) = (Int(order), at)
    }

    var tree: JSONTree {
        let (word, value): (String, Int64) =
            switch deed {
            case .status(let status): ("status", Int64(status))
            case .quantity(let quantity): ("quantity", quantity)
            case .place: ("place", 0)
            case .delete: ("delete", 0)
            case .stock(let level): ("stock", level)
            }
        return ["order": .integer(order), "at": .integer(at), "deed": .string(word), "value": .integer(value)]
    }

    /// Writes a row of the history.
    var isStatus: Bool { if case .status = deed { true } else { deed == .place } }
    /// Moves the order's time of change; in 4.1 a status does not. Source: opencart.md §1.
    func movesDate(_ generation: OpenCartSampleSettings.Generation) -> Bool {
        switch deed {
        case .quantity, .place: true
        case .status: generation == .three
        case .delete, .stock: false
        }
    }
}

/// What the extension refuses.
struct OpenCartSampleRefusal: Error {
    var status: Int
    var code: String
    var message: String
}

/// How calls go wrong on command.
package struct OpenCartSampleFaults: Sendable {
    package enum Fault: Sendable, Hashable {
        case fault, maintenance, firewall, noticeBeforeJSON, tooManyRequests(seconds: Int)
    }

    /// The next answers, in order.
    package var next: [Fault] = []
    /// Stock writing is switched off in the shop.
    package var isStockWritingOff = false

    package init(next: [Fault] = [], isStockWritingOff: Bool = false) {
        self.next = next
        self.isStockWritingOff = isStockWritingOff
    }

    mutating func strike() -> (HTTPResponse, Data)? {
        guard !next.isEmpty else { return nil }
        switch next.removeFirst() {
        case .fault: return Self.page(500, "<html>Internal Server Error</html>")
        case .maintenance: return Self.page(503, "<html><h1>Maintenance</h1></html>", retryAfter: 3600)
        case .firewall: return Self.page(403, "<html>Access denied by the web application firewall</html>")
        case .noticeBeforeJSON: return Self.page(200, "Error: Could not load model!")
        case .tooManyRequests(let seconds): return Self.page(429, "<html>Slow down</html>", retryAfter: seconds)
        }
    }

    static func page(_ status: Int, _ text: String, retryAfter: Int? = nil) -> (HTTPResponse, Data) {
        var head = HTTPResponse(status: .init(code: status))
        head.headerFields[.contentType] = "text/html; charset=utf-8"
        if let retryAfter, let name = HTTPField.Name("Retry-After") { head.headerFields[name] = String(retryAfter) }
        return (head, Data(text.utf8))
    }
}
