import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import Synchronization
import TestKit
import Testing
import WebDoor

@testable import RestAPI

@Suite("A webhook", .tags(.x11))
struct WebhookTests {
    private static let path = "/companies/firm/webhooks"

    /// Who listens: takes messages down, and answers as it is told.
    private final class Listener: Sendable {
        private let state = Mutex<(heard: [OutgoingRequest], status: Int)>(([], 200))

        var heard: [OutgoingRequest] { state.withLock { $0.heard } }
        func answer(_ status: Int) { state.withLock { $0.status = status } }

        func take(_ request: OutgoingRequest) -> IncomingAnswer {
            state.withLock { state in
                state.heard.append(request)
                return IncomingAnswer(status: state.status, body: Data("heard".utf8))
            }
        }
    }

    private static func stage(_ events: [WebhookEvent]) async throws -> (Stage, Program, Listener, JSONObject) {
        let stage = try await Stage.connected(orders: 6)
        let listener = Listener()
        stage.network.play("hooks.example") { listener.take($0) }
        let program = try await stage.program(.administrator)
        let words = events.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let made = await program.post(path, #"{"address":"https://hooks.example/in","events":[\#(words)]}"#)
        try #require(made.status == .created, "\(made.text)")
        return (stage, program, listener, made.json)
    }

    private static func round(_ stage: Stage) async throws {
        try await WebhookNews(stage.services).gather()
        _ = try await WebhookSender(stage.services).sendDue()
    }

    private static func isSigned(_ request: OutgoingRequest, _ secret: String) -> Bool {
        guard let header = request.header("Bookbridge-Signature"),
            let at = header.firstMatch(of: /t=(\d+)/).flatMap({ Int64($0.1) })
        else { return false }
        let body = String(decoding: request.body, as: UTF8.self)
        let own = WebhookSender.signature(body, [secret], at: Instant(seconds: at))
        return own.split(separator: ",").dropFirst().allSatisfy { header.contains($0) }
    }

    @Test("is told each order that is posted once, and that the run is over, signed with its secret")
    func told() async throws {
        let (stage, program, listener, hook) = try await Self.stage([.orderPosted, .orderNeedsYou, .runFinished])
        try await stage.sync()
        for _ in 0..<3 { try await Self.round(stage) }
        let events = listener.heard.compactMap { $0.header("Bookbridge-Event") }
        let counts = await program.get("/companies/firm/order-counts").json
        #expect(events.filter { $0 == "order.posted" }.count == counts.number("posted"))
        #expect(events.contains("run.finished"))
        let secret = try #require(hook["secret"]?.plainText)
        #expect(listener.heard.allSatisfy { Self.isSigned($0, secret) && !Self.isSigned($0, "other") })
        let listed = await program.get("\(Self.path)/\(hook["id"]?.plainText ?? "")/deliveries?limit=200").items
        #expect(listed.count == events.count && listed.allSatisfy { $0["state"]?.plainText == "taken" })
        #expect(await program.get(Self.path).items.first?["secret"] == nil)
    }

    @Test("that is away is told again after growing pauses, and never again once it says that it is gone")
    func away() async throws {
        let (stage, program, listener, hook) = try await Self.stage([.runFinished])
        listener.answer(503)
        try await stage.sync()
        let runs = listener.heard.count
        try await Self.round(stage)
        let first = listener.heard.count
        #expect(first > runs)
        try await Self.round(stage)
        #expect(listener.heard.count == first)
        stage.clock.advance(bySeconds: 61)
        try await Self.round(stage)
        #expect(listener.heard.count == first * 2)
        stage.clock.advance(bySeconds: 61)
        try await Self.round(stage)
        #expect(listener.heard.count == first * 2)
        listener.answer(410)
        stage.clock.advance(bySeconds: 300)
        try await Self.round(stage)
        stage.clock.advance(bySeconds: 10 * 86_400)
        let last = listener.heard.count
        try await Self.round(stage)
        #expect(listener.heard.count == last)
        let path = "\(Self.path)/\(hook["id"]?.plainText ?? "")/deliveries"
        let listed = await program.get(path).items
        #expect(listed.allSatisfy { $0["state"]?.plainText == "givenUp" && $0.number("tries") == 3 })
        listener.answer(200)
        let id = try #require(listed.first?["id"]?.plainText)
        #expect(await program.post("\(path)/\(id)/retries").status == .noContent)
        try await Self.round(stage)
        #expect(listener.heard.count == last + 1)
    }

    @Test("is signed with both secrets for a day after a new one was made")
    func rotated() async throws {
        let (stage, program, listener, hook) = try await Self.stage([.runFinished])
        let (id, old) = (hook["id"]?.plainText ?? "", hook["secret"]?.plainText ?? "")
        let new = try #require(await program.post("\(Self.path)/\(id)/secrets").value("secret"))
        try await stage.sync()
        try await Self.round(stage)
        #expect(!listener.heard.isEmpty)
        #expect(listener.heard.allSatisfy { Self.isSigned($0, old) && Self.isSigned($0, new) })
        stage.clock.advance(bySeconds: 86_401)
        try await stage.sync()
        let before = listener.heard.count
        try await Self.round(stage)
        #expect(listener.heard.dropFirst(before).allSatisfy { !Self.isSigned($0, old) && Self.isSigned($0, new) })
    }

    @Test("hears that a connection ended, each time that it does")
    func ended() async throws {
        let (stage, program, listener, _) = try await Self.stage([.connectionEnded])
        try await Self.round(stage)
        #expect(listener.heard.isEmpty)
        #expect(await program.send(.delete, "/companies/firm/connections/\(Stage.ledger)").status == .noContent)
        for _ in 0..<2 { try await Self.round(stage) }
        #expect(listener.heard.map { $0.header("Bookbridge-Event") } == ["connection.ended"])
    }

    @Test(
        "takes no address without TLS, with a name and password, or without a host",
        arguments: ["http://hooks.example/in", "https://user:secret@hooks.example/", "https:///in"])
    func unfit(_ address: String) async throws {
        let (_, program, _, _) = try await Self.stage([])
        let answer = await program.post(Self.path, #"{"address":"\#(address)","events":[]}"#)
        #expect(answer.status.code >= 400 && answer.value("field") == "/address", "\(answer.text)")
    }

    @Test("takes no address behind the operator's walls, unless the operator lets it in")
    func inside() async throws {
        let stage = try await Stage(reach: .outside(allowing: []))
        let program = try await stage.program(.administrator)
        for host in ["127.0.0.1", "10.0.0.7", "localhost", "169.254.169.254", "[::1]"] {
            let answer = await program.post(Self.path, #"{"address":"https://\#(host)/","events":[]}"#)
            #expect(answer.value("code") == "webhookAddressInside", "\(host)")
        }
        let open = try await Stage(reach: .outside(allowing: NetworkBlock.list("10.0.0.0/8")))
        let other = try await open.program(.administrator)
        #expect(await other.post(Self.path, #"{"address":"http://10.0.0.7/","events":[]}"#).status == .created)
    }
}

extension JSONObject {
    fileprivate func number(_ name: String) -> Int? {
        if case .number(let text)? = self[name] { Int(text) } else { nil }
    }
}
