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
    let gate: RequestGate

    /// Reads an object, through throttling and passing faults.
    func read(_ request: OutgoingRequest) async throws(ConnectorProblem) -> JSONObject {
        var attempt = 1
        while true {
            do throws(ConnectorProblem) {
                return try await readOnce(request)
            } catch {
                guard attempt < Self.readAttemptsMax, Self.passes(error) else { throw error }
                try await backOff(attempt, error)
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
            throw .before(ConnectorProblem(.unreachable, text: "cancelled"))
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

    /// Four tries ride out a restart of the service; more would only hide that it is down.
    private static let readAttemptsMax = 4
    private static let backOffMilliseconds: UInt64 = 500

    private static func passes(_ problem: ConnectorProblem) -> Bool {
        switch problem.cause {
        case .unreachable, .throttled, .serverFault: true
        case .outcomeUnknown, .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound, .stale,
            .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited,
            .invalid, .unreadable:
            false
        }
    }

    /// Half a second, then one, then two, each with up to as much again by chance; the gate itself waits out throttling.
    private func backOff(_ attempt: Int, _ problem: ConnectorProblem) async throws(ConnectorProblem) {
        if case .throttled = problem.cause { return }
        let base = Self.backOffMilliseconds << UInt64(attempt - 1)
        do {
            try await world.clock.sleep(milliseconds: Int64(base + world.chance.number(below: base)))
        } catch {
            throw problem
        }
    }
}
