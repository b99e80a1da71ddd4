import Accounting
import ConnectorKit
import Foundation
import Synchronization
import TestKit
import Testing

@Suite("Calling a vendor at its pace", .tags(.x1))
struct PacedCallsTests {
    private let clock = ManualClock(isAutoAdvancing: true)
    private let policy = CallPolicy(
        requestsPerSecondMax: 4, timeoutSeconds: 33,
        retry: RetryPolicy(
            attemptsMax: 3, backOffMilliseconds: 1000, throttling: .waits(secondsUnlessSaid: 7, secondsMax: 60)))

    /// Calls that answer with these, one after the other, and the last for ever.
    private func calls(_ answers: IncomingAnswer...) -> (PacedCalls, InProcessNetwork) {
        let left = Mutex(answers)
        let network = InProcessNetwork("vendor.example") { _ in
            left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        }
        let calls = PacedCalls(.rehearsal(network: network, clock: clock), policy: policy) { answer, request, now in
            switch answer.status {
            case 200: nil
            case 429: ConnectorProblem(.throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now)))
            case 401: ConnectorProblem(.signInNeeded)
            default: ConnectorProblem(request.cost == .read ? .serverFault : .outcomeUnknown)
            }
        }
        return (calls, network)
    }

    private func request(_ cost: OutgoingRequest.Cost = .read) -> OutgoingRequest {
        OutgoingRequest(cost == .read ? .get : .put, "https://vendor.example/things", cost: cost)
    }

    @Test("spaces calls evenly and gives each the vendor's time-out")
    func pace() async throws {
        let (calls, network) = calls(IncomingAnswer(status: 200))
        let start = clock.now().milliseconds
        for _ in 0..<5 { _ = try await calls.answer(request()) }
        #expect(clock.now().milliseconds - start == 1000)
        #expect(network.sent.allSatisfy { $0.timeoutSeconds == 33 })
    }

    @Test("tries a read again after waits that double, and gives up in the end")
    func lasting() async {
        let (calls, network) = calls(IncomingAnswer(status: 503))
        let problem = await #expect(throws: ConnectorProblem.self) { try await calls.answer(request()) }
        #expect(problem?.cause == .serverFault)
        #expect(network.sent.count == 3)
        let waits = clock.slept.filter { $0 >= 1000 }
        #expect(waits.count == 2)
        #expect(waits.first.map { (1000..<2000).contains($0) } == true)
        #expect(waits.last.map { (2000..<4000).contains($0) } == true)
    }

    @Test("outlives a fault that passes")
    func passing() async throws {
        let (calls, network) = calls(IncomingAnswer(status: 500), IncomingAnswer(status: 200))
        #expect(try await calls.answer(request()).status == 200)
        #expect(network.sent.count == 2)
    }

    @Test("never repeats a write that may have been carried out")
    func write() async {
        let (calls, network) = calls(IncomingAnswer(status: 500), IncomingAnswer(status: 200))
        let problem = await #expect(throws: ConnectorProblem.self) { try await calls.answer(request(.write)) }
        #expect(problem?.cause == .outcomeUnknown)
        #expect(network.sent.count == 1)
    }

    @Test(
        "waits as long as a refused pace says, for a write as well",
        arguments: [("17", 17), ("Mon, 01 Jun 2026 12:00:20 GMT", 20), ("soon", 7), (nil, 7)])
    func throttled(header: String?, seconds: Int64) async throws {
        let refusal = IncomingAnswer(status: 429, headers: header.map { [.init("retry-after", $0)] } ?? [])
        let (calls, network) = calls(refusal, IncomingAnswer(status: 200))
        #expect(try await calls.answer(request(.write)).status == 200)
        #expect(network.sent.count == 2)
        #expect(clock.slept.contains { (seconds * 1000..<(seconds + 1) * 1000).contains($0) })
    }

    @Test("gives a wait that is too long back, and never tries a dead sign-in again", arguments: [429, 401])
    func givenBack(status: Int) async {
        let (calls, network) = calls(IncomingAnswer(status: status, headers: [.init("Retry-After", "600")]))
        await #expect(throws: ConnectorProblem.self) { try await calls.answer(request()) }
        #expect(network.sent.count == 1)
        #expect(clock.slept.isEmpty)
    }
}
