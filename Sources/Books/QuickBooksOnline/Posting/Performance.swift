import Accounting
import Bookkeeping
import ConnectorKit

/// Sends one prepared request and reads what became of each of its postings.
struct Performance: Sendable {
    /// A request with the postings in it that are asked about; all of them, but for a request of an earlier life.
    private struct Sent {
        let payload: Payload
        let intentIDs: [String]
        let postings: [Posting]

        func all(_ outcome: PostingOutcome) -> [String: PostingOutcome] { postings.byIntent { _ in outcome } }
    }

    let calls: QuickBooksCalls

    func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        let mine = Set(prepared.intentIDs)
        let postings = postings.filter { mine.contains($0.intentID) }
        // Only a program of earlier days wrote down what cannot be sent.
        guard let payload = Payload(prepared.payload) else {
            return postings.byIntent { _ in .refused(.unwritable()) }
        }
        let sent = Sent(payload: payload, intentIDs: prepared.intentIDs, postings: postings)
        let answered: QuickBooksCalls.Answered
        do {
            answered = try await calls.send(calls.requests.posting(payload, key: prepared.requestKey))
        } catch {
            switch error {
            case .before(let problem): throw problem
            case .network(let failure): return try await outcomes(of: failure, sent)
            }
        }
        return try await outcomes(of: answered, to: sent)
    }

    private func outcomes(
        of failure: NetworkFailure, _ sent: Sent
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        let problem = ConnectorProblem(failure, isWrite: true)
        if failure.isBeforeSending { throw problem }
        await calls.gate.note(.lost)
        return sent.all(.unknown(problem))
    }

    private func outcomes(
        of answered: QuickBooksCalls.Answered, to sent: Sent
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        let answer = answered.answer
        let reply = JSONReader.object(answer.body)
        let context = sent.payload.isBatch ? .change : FaultContext(sent.postings.first)
        if answer.status < 500, answer.status != 429 {
            await calls.gate.note(.answered(items: sent.intentIDs.count, milliseconds: answered.milliseconds))
        }
        if let problem = FaultReading(answer, reply).problem(for: context) {
            return try await refusal(problem, of: sent)
        }
        guard let reply else {
            let problem = ConnectorProblem(.outcomeUnknown, status: answer.status, requestID: answer.intuitID)
            return sent.all(.unknown(problem))
        }
        if sent.payload.isBatch { return await throttling(batchOutcomes(reply, answer, sent)) }
        let reading = PostingAnswer(answer)
        return sent.postings.byIntent { reading.outcome(reply, of: $0) }
    }

    /// The request as a whole was refused: what lies with the connection or the batch is thrown, for nothing happened.
    private func refusal(
        _ problem: ConnectorProblem, of sent: Sent
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        if problem.leavesOutcomeOpen {
            await calls.gate.note(.lost)
            return sent.all(.unknown(problem))
        }
        if case .throttled(let seconds) = problem.cause {
            var told = problem
            told.cause = .throttled(retryAfterSeconds: await calls.gate.close(seconds: seconds))
            throw told
        }
        if problem.liesWithConnection { throw problem }
        guard sent.payload.isBatch else { return sent.all(.refused(problem)) }
        await calls.gate.note(.refusedWhole(items: sent.intentIDs.count))
        throw Self.passing(problem)
    }

    /// One document spoils a batch that is refused whole; batches of one, which follow, will tell which.
    private static func passing(_ problem: ConnectorProblem) -> ConnectorProblem {
        var problem = problem
        problem.cause = .serverFault
        return problem
    }

    /// An item may be throttled while its batch is not.
    private func throttling(_ outcomes: [String: PostingOutcome]) async -> [String: PostingOutcome] {
        for case .refused(let problem) in outcomes.values {
            if case .throttled(let seconds) = problem.cause { await calls.gate.close(seconds: seconds) }
        }
        return outcomes
    }

    private func batchOutcomes(_ reply: JSONObject, _ answer: IncomingAnswer, _ sent: Sent) -> [String: PostingOutcome]
    {
        let items = Dictionary(
            reply.objects("BatchItemResponse").compactMap { item in item.text("bId").map { ($0, item) } },
            uniquingKeysWith: { first, _ in first })
        let names = Dictionary(
            sent.intentIDs.enumerated().map { ($1, String($0 + 1)) }, uniquingKeysWith: { first, _ in first })
        let reading = PostingAnswer(answer)
        return sent.postings.byIntent { posting in
            names[posting.intentID].flatMap { items[$0] }.map { reading.outcome($0, of: posting) } ?? reading.missing
        }
    }
}
