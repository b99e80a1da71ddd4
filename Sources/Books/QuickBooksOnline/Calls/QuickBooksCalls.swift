import Accounting
import ConnectorKit

/// Sends requests of one company: signed in, at the permitted pace; reads are repeated, writes never.
struct QuickBooksCalls: Sendable {
    /// Why there is no answer.
    enum Failure: Error {
        /// Nothing happened there.
        case before(ConnectorProblem)
        case network(NetworkFailure)
    }

    /// An answer, the token it was asked with, and how long the service took; waiting for a place is not its time.
    struct Answered {
        var answer: IncomingAnswer
        var token: String
        var milliseconds: Int64
    }

    let requests: QuickBooksRequests
    let world: World
    let keeper: TokenKeeper
    var gate: RequestGate

    /// Reads an object, through throttling and passing faults.
    func read(_ request: OutgoingRequest) async throws(ConnectorProblem) -> JSONObject {
        var attempt = 1
        while true {
            do throws(ConnectorProblem) {
                return try await readOnce(request)
            } catch {
                let wait = Self.retry.wait(after: error, attempt: attempt, isRead: true, chance: world.chance)
                guard let wait else { throw error }
                if wait > 0 { do { try await world.clock.sleep(milliseconds: wait) } catch _ { throw error } }
                attempt += 1
            }
        }
    }

    /// Sends once; a token that was turned down is replaced and the request repeated, for then nothing happened. Source: §6.2 (401).
    func send(_ request: OutgoingRequest) async throws(Failure) -> Answered {
        let first = try await sendOnce(request, refused: nil)
        guard first.answer.status == 401 else { return first }
        return try await sendOnce(request, refused: first.token)
    }

    private func readOnce(_ request: OutgoingRequest) async throws(ConnectorProblem) -> JSONObject {
        let answer: IncomingAnswer
        do {
            answer = try await send(request).answer
        } catch {
            switch error {
            case .before(let problem): throw problem
            case .network(let failure): throw ConnectorProblem(failure, isWrite: false)
            }
        }
        let reply = JSONReader.object(answer.body)
        if let problem = FaultReading(answer, reply).problem(for: .read) {
            if case .throttled(let seconds) = problem.cause { await gate.close(seconds: seconds) }
            throw problem
        }
        guard let reply else {
            throw ConnectorProblem(.unreadable, status: answer.status, requestID: answer.intuitID)
        }
        return reply
    }

    private func sendOnce(
        _ request: OutgoingRequest, refused: String?
    ) async throws(Failure) -> Answered {
        do {
            try await gate.pass(isBatch: request.cost == .batch)
        } catch {
            throw .before(ConnectorProblem(.unreachable, text: ConnectorProblem.cancelled))
        }
        let token: String
        do {
            token = try await keeper.accessToken(refused: refused)
        } catch {
            throw .before(error)
        }
        let start = world.clock.now()
        do {
            let answer = try await world.network.send(request.authorized(by: token))
            return Answered(
                answer: answer, token: token, milliseconds: world.clock.now().milliseconds - start.milliseconds)
        } catch {
            throw .network(error)
        }
    }

    /// Four tries, after half a second, one and two, ride out a restart of the service; more would only hide that it is down. The gate
    /// waits out throttling.
    private static let retry = RetryPolicy(attemptsMax: 4, backOffMilliseconds: 500, throttling: .waitedElsewhere)
}
