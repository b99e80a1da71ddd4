import Accounting
import ConnectorKit
import Foundation

/// Sends calls at the pace that Ecwid bears, and tries reads again while the fault passes by itself.
///
/// Source: ecwid.md §1.5 (600 a minute, better five a second; a dead token must not be tried again), §1.6.
struct EcwidCalls: Sendable {
    private let world: World
    private let pace: EcwidPace

    init(_ world: World, requestsPerSecondMax: Int) {
        self.world = world
        pace = EcwidPace(requestsPerSecondMax: requestsPerSecondMax)
    }

    /// The answer to a call, success only.
    func answer(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        var attempt = 1
        while true {
            let problem: ConnectorProblem
            do throws(ConnectorProblem) {
                return try await once(request)
            } catch {
                problem = error
            }
            guard attempt < Self.attemptsMax, let wait = wait(after: problem, attempt: attempt, request) else {
                throw problem
            }
            try await pause(milliseconds: wait)
            attempt += 1
        }
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

    private func once(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        try await pause(milliseconds: await pace.wait(now: world.clock.now()))
        let isWrite = request.cost == .write
        let answer: IncomingAnswer
        do throws(NetworkFailure) {
            answer = try await world.network.send(request)
        } catch {
            throw ConnectorProblem(error, isWrite: isWrite)
        }
        let right = EcwidRequests.right(for: request)
        let problem = EcwidProblems.problem(answer, isWrite: isWrite, right: right, now: world.clock.now())
        if let problem { throw problem }
        return answer
    }

    /// How long to wait before the same call again; `nil` when it must not be repeated here.
    ///
    /// A refused pace (429) was not carried out, so even a write may follow; any other fault of a write may have been.
    private func wait(after problem: ConnectorProblem, attempt: Int, _ request: OutgoingRequest) -> Int64? {
        switch problem.cause {
        case .throttled(let seconds):
            let wait = seconds ?? Self.throttleSecondsDefault
            return wait > Self.throttleSecondsMax ? nil : Int64(wait) * 1000 + jitter(below: 1000)
        case .serverFault, .unreachable:
            guard request.cost == .read, problem.text != Self.cancelled else { return nil }
            let backOff = Self.backOffMilliseconds << Int64(attempt - 1)
            return backOff + jitter(below: UInt64(backOff))
        case .outcomeUnknown, .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .stale,
            .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited,
            .invalid, .unreadable:
            return nil
        }
    }

    private func jitter(below bound: UInt64) -> Int64 { Int64(world.chance.number(below: bound)) }

    private func pause(milliseconds: Int64) async throws(ConnectorProblem) {
        guard milliseconds > 0 else { return }
        do {
            try await world.clock.sleep(milliseconds: milliseconds)
        } catch {
            throw ConnectorProblem(.serverFault, text: Self.cancelled)
        }
    }

    private static let cancelled = "cancelled"
    /// Tries of one call: with the back-off below, 15 to 30 seconds in all; longer faults are the next run's business.
    private static let attemptsMax = 5
    /// First wait after a fault; it doubles each time.
    private static let backOffMilliseconds: Int64 = 1000
    /// Longer waits are given back, so that other stores go on. Source: ecwid.md §1.5 (limits are by the minute).
    private static let throttleSecondsMax = 60
    /// When the refusal does not say how long.
    private static let throttleSecondsDefault = 10
}

/// Spaces the calls of one store evenly.
actor EcwidPace {
    private var next = Instant(milliseconds: 0)
    private let spacingMilliseconds: Int64

    init(requestsPerSecondMax: Int) {
        spacingMilliseconds = 1000 / Int64(max(requestsPerSecondMax, 1))
    }

    /// Takes the next free moment and says how long it is until then.
    func wait(now: Instant) -> Int64 {
        let start = max(next, now)
        next = Instant(milliseconds: start.milliseconds + spacingMilliseconds)
        return start.milliseconds - now.milliseconds
    }
}
