import Accounting
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("What became of a posting", .tags(.x1))
struct PerformanceTests {
    private let sales = (1...3).map { Posting.sample(.document(.sale(Documents.sale(.invoice))), id: "\($0)") }

    @Test(
        "is open when no answer came",
        arguments: [
            NetworkFailure.interrupted("reset"), .timedOut, .cancelled, .answerTooLarge(limitBytes: 5),
        ])
    func noAnswer(_ failure: NetworkFailure) async throws {
        let scene = ScriptedScene([.failure(failure)])
        let outcomes = try await scene.post(sales)
        #expect(outcomes.count == 3 && outcomes.allSatisfy { $0.isUnknown })
        #expect(scene.network.sent.count == 1)
    }

    @Test("is that nothing happened when the request did not leave")
    func notSent() async throws {
        let scene = ScriptedScene([.failure(.notSent("connection refused"))])
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.post(sales) }
        #expect(problem?.cause == .unreachable)
    }

    @Test(
        "is open when the answer cannot be read or leaves it out",
        arguments: [
            "", "<html/>", "{}", #"{"BatchItemResponse":[]}"#,
            #"{"BatchItemResponse":[{"bId":"9","Invoice":{"Id":"1"}}]}"#,
        ])
    func unreadable(_ body: String) async throws {
        let outcomes = try await ScriptedScene([.answer(200, body)]).post(sales)
        #expect(outcomes.count == 3 && outcomes.allSatisfy { $0.isUnknown })
    }

    @Test("is found by the item's own name, in whatever order the items come")
    func matched() async throws {
        let body =
            #"{"BatchItemResponse":[{"bId":"3","Invoice":{"Id":"33","SyncToken":"0"}},"#
            + #"{"bId":"2","Fault":{"Error":[{"code":"10000"}],"type":"SystemFault"}},"#
            + #"{"bId":"1","fault":{"error":[{"code":"6210"}]}}]}"#
        let outcomes = try await ScriptedScene([.answer(200, body)]).post(sales)
        #expect(outcomes[0].refusal?.cause == .periodClosed)
        #expect(outcomes[1].isUnknown)
        #expect(outcomes[2].record?.locator.id == "33")
    }

    @Test("after a whole batch was refused is learned one by one")
    func refusedWhole() async throws {
        let scene = ScriptedScene([.answer(400, FaultTests.body("2010"))])
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.post(sales) }
        #expect(problem?.remedy == .wait && problem?.code == "2010")
        #expect(await scene.connector.capacity().batchSize == 1)
    }

    @Test("is told although the answer has status 200 with a fault inside")
    func faultInside() async throws {
        let outcomes = try await ScriptedScene([.answer(200, FaultTests.body("6000"))]).post([sales[0]])
        #expect(outcomes.first?.refusal?.cause == .invalid(field: nil))
    }

    @Test("is that nothing happened when the sign-in stays refused")
    func refusedTwice() async throws {
        let scene = ScriptedScene([.answer(401), .tokens("access-2", refresh: "refresh-2"), .answer(401)])
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.post(sales) }
        #expect(problem?.cause == .signInNeeded)
        #expect(scene.network.sent.count == 3)
        #expect(scene.network.sent[2].header("Authorization") == "Bearer access-2")
    }

    @Test("carries its request key and the newest minor version in the address, and asks for JSON")
    func address() async throws {
        let scene = ScriptedScene([.answer(500)])
        _ = try await scene.post([sales[0]])
        let sent = try #require(scene.network.sent.first)
        #expect(sent.url == "http://books.example/v3/company/1/invoice?minorversion=75&requestid=key-1")
        #expect(sent.header("Accept") == "application/json")
        #expect(!sent.description.contains("key-1"))
    }

    @Test("is a refusal when an earlier program wrote down that it cannot be said")
    func unwritable() async throws {
        let scene = ScriptedScene([])
        let earlier = #"{"body":"","intentIDs":["intent-1"],"isBatch":false,"path":"","requestKey":"key-1"}"#
        let prepared = try JSONDecoder().decode(PreparedPosting.self, from: Data(earlier.utf8))
        let outcomes = try await scene.connector.perform(prepared, postings: [sales[0]])
        #expect(outcomes["intent-1"]?.refusal?.code == "unresolved_reference")
        #expect(scene.network.sent.isEmpty)
    }
}
