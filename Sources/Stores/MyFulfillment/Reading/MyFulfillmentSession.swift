import Accounting
import ConnectorKit
import Foundation

/// Calls one instance, signed in: the token is asked for once, renewed before it can be old, and once more when it is refused.
actor MyFulfillmentSession {
    private let settings: MyFulfillmentSettings
    private let calls: PacedCalls
    private let clock: any WorldClock
    private var token: (text: String, at: Instant)?
    private var asking: Task<Result<String, ConnectorProblem>, Never>?

    init(_ settings: MyFulfillmentSettings, world: World) {
        self.settings = settings
        clock = world.clock
        calls = PacedCalls(world, policy: .myFulfillment) { answer, _, now in
            MyFulfillmentProblems.problem(answer, now: now)
        }
    }

    /// The answer to a read below the address of the API, success only.
    func get(_ path: String) async throws(ConnectorProblem) -> IncomingAnswer {
        let first = try await currentToken()
        do throws(ConnectorProblem) { return try await get(path, first) } catch {
            guard error.cause == .signInNeeded else { throw error }
            if token?.text == first { token = nil }
            return try await get(path, try await currentToken())
        }
    }

    private func get(_ path: String, _ token: String) async throws(ConnectorProblem) -> IncomingAnswer {
        try await calls.answer(
            OutgoingRequest(
                .get, settings.baseURL + path,
                headers: [.init("Authorization", "Bearer \(token)"), .init("Accept", "application/json")], cost: .read))
    }

    /// Everybody who asks while one is asked for waits for that one.
    private func currentToken() async throws(ConnectorProblem) -> String {
        if let token, clock.now() < token.at.advanced(bySeconds: Self.tokenSecondsMax) { return token.text }
        let task = asking ?? Task(executorPreference: Self.callersExecutor) { await self.ask() }
        asking = task
        let result = await task.value
        // Whoever waited longer must not forget that somebody asks again.
        if asking == task { asking = nil }
        return try result.get()
    }

    /// A task of its own, but where the caller runs: the simulation decides what comes first, here too.
    private static var callersExecutor: (any TaskExecutor)? {
        withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
    }

    private func ask() async -> Result<String, ConnectorProblem> {
        var body = JSONObject()
        body["username"] = .text(settings.username)
        body["password"] = .text(settings.password)
        let request = OutgoingRequest(
            .post, settings.baseURL + "/auth/token",
            headers: [.init("Content-Type", "application/json"), .init("Accept", "application/json")],
            // Nothing comes of a second one: it is tried again like a read.
            body: Data(JSONWriter.write(body).utf8), cost: .read)
        do throws(ConnectorProblem) {
            let answer = try await calls.answer(request)
            guard let told = JSONReader.object(answer.body), case .text(let text)? = told.value(at: "token"),
                !text.isEmpty
            else { return .failure(ConnectorProblem(.unreadable, text: "token", status: answer.status)) }
            token = (text, clock.now())
            return .success(text)
        } catch { return .failure(error.ofSignIn) }
    }

    /// Its lifetime is unknown; clients renew it hourly, and a little earlier is safer. Source: myfulfillment.md §2.
    private static let tokenSecondsMax: Int64 = 3000
}

extension ConnectorProblem {
    /// Whatever refuses user and password is a refused sign-in, and kept without the answer, which may repeat them.
    fileprivate var ofSignIn: ConnectorProblem {
        var problem = self
        problem.raw = nil
        switch cause {
        case .invalid, .notPermitted: problem.cause = .signInNeeded
        case .notFound: problem.cause = status == 400 ? .signInNeeded : .notFound
        default: break
        }
        return problem
    }
}

extension CallPolicy {
    /// Source: myfulfillment.md §2: three calls at a time with pauses of 150 milliseconds are borne; six a second stay below that.
    fileprivate static let myFulfillment = CallPolicy(
        requestsPerSecondMax: 6,
        // A page of a hundred takes a few seconds; a minute without an answer is a fault.
        timeoutSeconds: 60,
        retry: RetryPolicy(
            // With these waits, 15 to 30 seconds in all; longer faults are the next run's business.
            attemptsMax: 5, backOffMilliseconds: 1000,
            // "Too Many Attempts" counts by the minute.
            throttling: .waits(secondsUnlessSaid: 20, secondsMax: 120)))
}
