import ConnectorKit
import Foundation

/// Calls Ecwid, and reads its answers.
struct EcwidCalls: Sendable {
    private let calls: PacedCalls

    init(_ world: World, requestsPerSecondMax: Int) {
        calls = PacedCalls(world, policy: .ecwid(requestsPerSecondMax: requestsPerSecondMax)) { answer, request, now in
            EcwidProblems.problem(
                answer, isWrite: request.cost == .write, right: EcwidRequests.right(for: request), now: now)
        }
    }

    /// The answer to a call, success only.
    func answer(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        try await calls.answer(request)
    }

    /// The answer to a call, decoded; one that cannot be decoded is a problem with its place named.
    func decoded<Answer: EcwidValue>(
        _ type: Answer.Type, _ request: OutgoingRequest
    ) async throws(ConnectorProblem) -> (Answer, Data) {
        let answer = try await answer(request)
        do throws(Unreadable) {
            return (try Answer.read(answer.body), answer.body)
        } catch {
            throw EcwidProblems.unreadable(error, answer)
        }
    }
}

extension CallPolicy {
    /// Source: ecwid.md §1.5 (600 calls a minute, better five a second; a dead token must not be tried again), §1.6.
    fileprivate static func ecwid(requestsPerSecondMax: Int) -> CallPolicy {
        CallPolicy(
            requestsPerSecondMax: requestsPerSecondMax,
            // A page of a hundred takes a few seconds; a minute without an answer is a fault.
            timeoutSeconds: 60,
            retry: RetryPolicy(
                // With these waits, 15 to 30 seconds in all; longer faults are the next run's business.
                attemptsMax: 5, backOffMilliseconds: 1000,
                // Limits are by the minute, so a longer wait is for the next run.
                throttling: .waits(secondsUnlessSaid: 10, secondsMax: 60)))
    }
}
