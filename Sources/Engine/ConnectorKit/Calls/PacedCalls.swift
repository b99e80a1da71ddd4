package import Accounting

/// How one vendor is called: how fast, how long an answer is awaited, and when a call is tried again.
package struct CallPolicy: Hashable, Sendable {
    /// Calls a second, evenly spaced.
    package var requestsPerSecondMax: Int
    /// After so many seconds without an answer a call counts as failed.
    package var timeoutSeconds: Int
    package var retry: RetryPolicy

    package init(requestsPerSecondMax: Int, timeoutSeconds: Int, retry: RetryPolicy) {
        self.requestsPerSecondMax = requestsPerSecondMax
        self.timeoutSeconds = timeoutSeconds
        self.retry = retry
    }
}

/// Calls one vendor at its permitted pace, and repeats what may be repeated.
package struct PacedCalls: Sendable {
    /// Turns the vendor's answer into a problem; `nil` for success.
    package typealias ReadProblem =
        @Sendable (_ answer: IncomingAnswer, _ request: OutgoingRequest, _ now: Instant) -> ConnectorProblem?

    private let world: World
    private let policy: CallPolicy
    private let pace: EvenPace
    private let readProblem: ReadProblem

    package init(_ world: World, policy: CallPolicy, problem: @escaping ReadProblem) {
        self.world = world
        self.policy = policy
        readProblem = problem
        pace = EvenPace(requestsPerSecondMax: policy.requestsPerSecondMax)
    }

    /// The answer to a call, success only.
    ///
    /// - Throws: the problem of the last try.
    package func answer(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        var request = request
        request.timeoutSeconds = policy.timeoutSeconds
        var attempt = 1
        while true {
            do throws(ConnectorProblem) {
                return try await once(request)
            } catch {
                let wait = policy.retry.wait(
                    after: error, attempt: attempt, isRead: request.cost == .read, chance: world.chance)
                guard let wait else { throw error }
                try await pause(milliseconds: wait)
                attempt += 1
            }
        }
    }

    private func once(_ request: OutgoingRequest) async throws(ConnectorProblem) -> IncomingAnswer {
        try await pause(milliseconds: await pace.wait(now: world.clock.now()))
        let answer: IncomingAnswer
        do throws(NetworkFailure) {
            answer = try await world.network.send(request)
        } catch {
            throw ConnectorProblem(error, isWrite: request.cost != .read)
        }
        if let problem = readProblem(answer, request, world.clock.now()) { throw problem }
        return answer
    }

    private func pause(milliseconds: Int64) async throws(ConnectorProblem) {
        guard milliseconds > 0 else { return }
        do {
            try await world.clock.sleep(milliseconds: milliseconds)
        } catch {
            throw ConnectorProblem(.serverFault, text: ConnectorProblem.cancelled)
        }
    }
}

/// Spaces the calls of one connection evenly.
private actor EvenPace {
    private var next = Instant(milliseconds: 0)
    /// When it was last asked.
    private var last = Instant(milliseconds: 0)
    private let spacingMilliseconds: Int64

    init(requestsPerSecondMax: Int) {
        spacingMilliseconds = 1000 / Int64(max(requestsPerSecondMax, 1))
    }

    /// Reserves the next free moment and returns how long it is until then.
    func wait(now: Instant) -> Int64 {
        // A clock that is set back makes nobody wait until it is again what it was.
        if now < last { next = Instant(milliseconds: next.milliseconds + now.milliseconds - last.milliseconds) }
        last = now
        let start = max(next, now)
        next = Instant(milliseconds: start.milliseconds + spacingMilliseconds)
        return start.milliseconds - now.milliseconds
    }
}
