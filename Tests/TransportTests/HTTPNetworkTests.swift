import ConnectorKit
import Foundation
import TestKit
import Testing
import Transport

@Suite("The way out over HTTP")
struct HTTPNetworkTests {
    @Test("brings back status, headers and body") func answers() async throws {
        let answer = try await outcome([.answer(Self.ok("{}", headers: "X-Request: 7\r\n"))]).get()
        #expect(answer.status == 200)
        #expect(answer.header("x-request") == "7")
        #expect(answer.body == Data("{}".utf8))
    }

    @Test("sends method, path, headers and body as given") func request() async throws {
        let server = try await LoopbackServer.listening([.answer(Self.ok(""))])
        let network = HTTPNetwork()
        let body = Data(#"{"quantityDelta":-3}"#.utf8)
        let headers = [OutgoingRequest.Header("Authorization", "Bearer secret_x")]
        _ = try await network.send(
            OutgoingRequest(.put, server.url("/a?b=c%20d"), headers: headers, body: body, cost: .write))
        let sent = try #require(server.received.first)
        #expect(sent.hasPrefix("PUT /a?b=c%20d HTTP/1.1\r\n"))
        #expect(sent.contains("Authorization: Bearer secret_x\r\n"))
        #expect(sent.lowercased().contains("accept-encoding: gzip"))
        #expect(sent.hasSuffix(#"{"quantityDelta":-3}"#))
        try await network.shutdown()
        try await server.close()
    }

    @Test("hands a redirect back instead of following it, so that no secret travels on") func redirect() async throws {
        let moved = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
        #expect(try await outcome([.answer(moved)]).get().status == 302)
    }

    @Test("unpacks gzip", .tags(.x1)) func gzip() async throws {
        let packed = try #require(
            Data(base64Encoded: "H4sIAAAAAAACA6tWKskvScxRsjKx1LM0rQUAetM7qg8AAAA="))
        let answer = try await outcome([.bytes(Self.packed(packed))]).get()
        #expect(String(decoding: answer.body, as: UTF8.self) == #"{"total":49.95}"#)
    }

    @Test("refuses an answer that is larger than the limit, packed or not", arguments: [false, true])
    func tooLarge(isPacked: Bool) async throws {
        var limits = HTTPLimits()
        limits.answerBytesMax = 1000
        let zeros = try #require(Data(base64Encoded: Self.hundredThousandZeros))
        let move: LoopbackServer.Move =
            isPacked ? .bytes(Self.packed(zeros)) : .answer(Self.ok(String(repeating: "0", count: 1001)))
        #expect(await failure([move], limits: limits) == .answerTooLarge(limitBytes: 1000))
    }

    @Test("says not sent when nobody listens") func refused() async throws {
        let server = try await LoopbackServer.listening([.hangUp])
        let url = server.url()
        try await server.close()
        let network = HTTPNetwork()
        #expect(await network.result(OutgoingRequest(.post, url, cost: .write)).failure?.isNotSent == true)
        try await network.shutdown()
    }

    @Test("says not sent for what is no address", arguments: ["", "books", "http://", "mailto:a@example.com"])
    func malformed(url: String) async throws {
        let network = HTTPNetwork()
        let result = await network.result(OutgoingRequest(.get, url, cost: .read))
        #expect(result.failure?.isNotSent == true)
        try await network.shutdown()
    }

    @Test("says interrupted when the other side hangs up after the request, and does not send it again", .tags(.x1))
    func hungUp() async throws {
        let server = try await LoopbackServer.listening([.hangUp])
        let network = HTTPNetwork()
        let result = await network.result(OutgoingRequest(.post, server.url(), body: Data("{}".utf8), cost: .write))
        #expect(result.failure?.isInterrupted == true)
        #expect(server.received.count == 1)
        try await network.shutdown()
        try await server.close()
    }

    @Test("says interrupted when a kept connection turns out to be closed, and does not send a write again", .tags(.x1))
    func staleConnection() async throws {
        let server = try await LoopbackServer.listening([.answer(Self.ok("1")), .hangUp])
        let network = HTTPNetwork()
        let write = OutgoingRequest(.post, server.url(), body: Data("{}".utf8), cost: .write)
        #expect(await network.result(write).failure == nil)
        #expect(await network.result(write).failure?.isInterrupted == true)
        #expect(server.received.count == 2)
        try await network.shutdown()
        try await server.close()
    }

    @Test("gives up when the answer stops half-way") func stopsHalfWay() async throws {
        let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"total\""
        let server = try await LoopbackServer.listening([.answer(half)])
        let network = HTTPNetwork()
        let request = OutgoingRequest(.get, server.url(), cost: .read, timeoutSeconds: 1)
        #expect(await network.result(request).failure == .timedOut)
        try await network.shutdown()
        try await server.close()
    }

    @Test("gives up after the request's own time") func silence() async throws {
        #expect(await failure([.keepSilent], timeoutSeconds: 1) == .timedOut)
    }

    @Test("ends when its task is cancelled") func cancelled() async throws {
        let server = try await LoopbackServer.listening([.keepSilent])
        let network = HTTPNetwork()
        let task = Task { await network.result(OutgoingRequest(.get, server.url(), cost: .read)) }
        while server.received.isEmpty { await Task.yield() }
        task.cancel()
        #expect(await task.value.failure == .cancelled)
        try await network.shutdown()
        try await server.close()
    }
}

extension HTTPNetworkTests {
    private func outcome(
        _ moves: [LoopbackServer.Move], limits: HTTPLimits = HTTPLimits(), timeoutSeconds: Int = 30
    ) async throws -> Result<IncomingAnswer, NetworkFailure> {
        let server = try await LoopbackServer.listening(moves)
        let network = HTTPNetwork(limits: limits)
        let request = OutgoingRequest(.get, server.url(), cost: .read, timeoutSeconds: timeoutSeconds)
        let result = await network.result(request)
        try await network.shutdown()
        try await server.close()
        return result
    }

    private func failure(
        _ moves: [LoopbackServer.Move], limits: HTTPLimits = HTTPLimits(), timeoutSeconds: Int = 30
    ) async -> NetworkFailure? {
        do {
            return try await outcome(moves, limits: limits, timeoutSeconds: timeoutSeconds).failure
        } catch {
            Issue.record(error)
            return nil
        }
    }

    private static func ok(_ body: String, headers: String = "") -> String {
        "HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func packed(_ body: Data) -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + Array(body)
    }

    private static let hundredThousandZeros =
        "H4sIAAAAAAACA+3BMQEAAADCoErrn84aHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaFwk3FoIYBAA=="
}

extension HTTPNetwork {
    func result(_ request: OutgoingRequest) async -> Result<IncomingAnswer, NetworkFailure> {
        do throws(NetworkFailure) {
            return .success(try await send(request))
        } catch {
            return .failure(error)
        }
    }
}

extension Result where Failure == NetworkFailure {
    var failure: NetworkFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}

extension NetworkFailure {
    var isNotSent: Bool { if case .notSent = self { true } else { false } }
    var isInterrupted: Bool { if case .interrupted = self { true } else { false } }
}
