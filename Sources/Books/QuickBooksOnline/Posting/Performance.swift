import Accounting
import Bookkeeping
import ConnectorKit

/// Sends one prepared request and reads what became of each of its postings.
struct Performance: Sendable {
    let calls: QuickBooksCalls

    func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [PostingOutcome] {
        if prepared.isUnwritable { return prepared.intentIDs.map { _ in .refused(Self.unresolved(postings)) } }
        let byIntent = Dictionary(postings.map { ($0.intentID, $0) }, uniquingKeysWith: { first, _ in first })
        let sent = prepared.intentIDs.map { byIntent[$0] }
        let answered: QuickBooksCalls.Answered
        do {
            answered = try await calls.send(calls.requests.posting(prepared))
        } catch {
            switch error {
            case .before(let problem): throw problem
            case .network(let failure): return try await outcomes(of: failure, sent)
            }
        }
        return try await outcomes(
            of: answered.answer, to: prepared, sent, milliseconds: answered.milliseconds)
    }

    /// A body names a record that is not in the books; nothing was sent.
    private static func unresolved(_ postings: [Posting]) -> ConnectorProblem {
        let missing = postings.lazy.compactMap { posting in
            posting.body.dependencies.first { posting.references[$0] == nil }
        }.first
        return ConnectorProblem(.invalid(field: nil), code: "unresolved_reference", text: missing?.description)
    }

    private func outcomes(
        of failure: NetworkFailure, _ sent: [Posting?]
    ) async throws(ConnectorProblem) -> [PostingOutcome] {
        let problem = ConnectorProblem(failure, isWrite: true)
        if case .notSent = failure { throw problem }
        await calls.gate.note(.lost)
        return sent.map { _ in .unknown(problem) }
    }

    private func outcomes(
        of answer: IncomingAnswer, to prepared: PreparedPosting, _ sent: [Posting?], milliseconds: Int64
    ) async throws(ConnectorProblem) -> [PostingOutcome] {
        let reply = JSONReader.object(answer.body)
        let context = sent.count == 1 ? FaultContext(sent.first.flatMap { $0 }) : .change
        if answer.status < 500, answer.status != 429 {
            await calls.gate.note(.answered(items: sent.count, milliseconds: milliseconds))
        }
        if let problem = FaultReading(answer, reply).problem(for: context) {
            return try await refusal(problem, of: sent)
        }
        guard let reply else {
            let problem = ConnectorProblem(.outcomeUnknown, status: answer.status, requestID: answer.intuitID)
            return sent.map { _ in .unknown(problem) }
        }
        if prepared.isBatch { return await throttling(batchOutcomes(reply, answer, sent)) }
        return sent.map { PostingAnswer(answer).outcome(reply, of: $0) }
    }

    /// The request as a whole was refused: what lies with the connection or the batch is thrown, for nothing happened.
    private func refusal(
        _ problem: ConnectorProblem, of sent: [Posting?]
    ) async throws(ConnectorProblem) -> [PostingOutcome] {
        if problem.leavesOutcomeOpen {
            await calls.gate.note(.lost)
            return sent.map { _ in .unknown(problem) }
        }
        if case .throttled(let seconds) = problem.cause {
            var told = problem
            told.cause = .throttled(retryAfterSeconds: await calls.gate.close(seconds: seconds))
            throw told
        }
        if problem.liesWithConnection { throw problem }
        guard sent.count > 1 else { return [.refused(problem)] }
        await calls.gate.note(.refusedWhole(items: sent.count))
        throw Self.passing(problem)
    }

    /// One document spoils a batch that is refused whole; batches of one, which follow, will tell which.
    private static func passing(_ problem: ConnectorProblem) -> ConnectorProblem {
        var problem = problem
        problem.cause = .serverFault
        return problem
    }

    /// An item may be throttled while its batch is not.
    private func throttling(_ outcomes: [PostingOutcome]) async -> [PostingOutcome] {
        for case .refused(let problem) in outcomes {
            if case .throttled(let seconds) = problem.cause { await calls.gate.close(seconds: seconds) }
        }
        return outcomes
    }

    private func batchOutcomes(
        _ reply: JSONObject, _ answer: IncomingAnswer, _ sent: [Posting?]
    ) -> [PostingOutcome] {
        let items = Dictionary(
            reply.objects("BatchItemResponse").compactMap { item in item.text("bId").map { ($0, item) } },
            uniquingKeysWith: { first, _ in first })
        let reading = PostingAnswer(answer)
        return sent.enumerated().map { index, posting in
            guard let item = items[String(index + 1)] else { return reading.missing }
            return reading.outcome(item, of: posting)
        }
    }
}
