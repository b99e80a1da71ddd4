import Accounting
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The service's limits", .tags(.x1))
struct LimitTests {
    @Test("are kept even when hundreds of requests are due")
    func kept() async throws {
        let scene = try await SandboxScene.open("us", limits: SandboxLimits())
        let shop = try Shop(try await scene.mirror())
        for number in 1...60 {
            let pair = [1, 2].map { shop.sale(.salesReceipt, number: "L\(number)-\($0)", id: "\(number)-\($0)") }
            #expect(try await scene.post(pair, shop.company).allSatisfy { $0.record != nil })
        }
    }

    @Test("once passed make a posting wait, not fail")
    func throttledWrite() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        await scene.service.misbehave(Misbehaviour(.throttled, next: 1))
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company)
        }
        #expect(problem?.cause == .throttled(retryAfterSeconds: 2))
        let before = scene.clock.now()
        #expect(try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company).first?.record != nil)
        #expect(scene.clock.now() >= before.advanced(bySeconds: 2))
    }

    @Test("once passed make a read wait and go on")
    func throttledRead() async throws {
        let scene = try await SandboxScene.open("us")
        await scene.service.misbehave(Misbehaviour(.throttled, next: 1))
        _ = try await scene.connector.company()
        #expect(scene.clock.now() >= ManualClock.start.advanced(bySeconds: 2))
    }

    @Test(
        "do not stop reads from riding out a fault",
        arguments: [
            MisbehaviourKind.status500, .status503, .answerLost, .requestLost, .systemFailure,
        ])
    func readRetries(_ kind: MisbehaviourKind) async throws {
        let scene = try await SandboxScene.open("us")
        await scene.service.misbehave(Misbehaviour(kind, next: 2))
        _ = try await scene.connector.company()
    }

    @Test("shrink the batches when the service is slow")
    func slow() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        await scene.service.misbehave(Misbehaviour(.slow, next: 1, delaySeconds: 90))
        _ = try await scene.post(
            (1...10).map { shop.sale(.invoice, number: "EW\($0)", id: "\($0)") }, shop.company)
        #expect(await scene.connector.capacity().batchSize == 5)
    }

    @Test("of a subscription that ended stop everything")
    func subscription() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        await scene.service.misbehave(Misbehaviour(.subscriptionEnded))
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company)
        }
        #expect(problem?.cause == .subscriptionEnded)
    }
}
