import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Finds out what became of intents under way that cannot be sent again, since what is kept of them cannot be understood.
///
/// A new record is looked for by what the request says of it, and by its marker. One that is found is linked, so that nothing
/// writes it twice; the order needs a person all the same, for nobody can tell whether it is what was meant.
struct UnreadableSearch: Sendable {
    let context: SyncContext
    let company: BooksCompany

    /// What became of them, and what the books said.
    func results(
        of faulty: [(ready: ReadyIntent, reason: OrderReason)], in request: PreparedPosting
    ) async throws(RunStop) -> (results: [IntentResult], answer: BooksAnswer) {
        let found = try await look(for: faulty.map(\.ready), in: request)
        var results: [IntentResult] = []
        var answer = BooksAnswer()
        for (ready, reason) in faulty {
            let look = found[ready.intent.id]
            if let look { answer.add(ready.intent, look) }
            let outcome = try decoded { try self.outcome(of: ready, reason, look) }
            results.append(IntentResult(intent: ready.intent.id, outcome: outcome))
        }
        return (results, answer)
    }

    private func look(
        for ready: [ReadyIntent], in request: PreparedPosting
    ) async throws(RunStop) -> [String: LookResult] {
        let writes = ready.filter { $0.intent.operation == .create }.map { ready in
            WrittenCreation(
                intentID: ready.intent.id, marker: ready.marker(context),
                earlierMarkers: ready.earlierMarkers(context))
        }
        if writes.isEmpty { return [:] }
        let found = try await look(for: writes, in: request)
        guard found.values.contains(.absent) else { return found }
        // The books may still be at work on what is absent.
        try await context.rest(milliseconds: context.books.traits.unansweredWriteMilliseconds)
        return try await look(for: writes, in: request)
    }

    private func look(
        for writes: [WrittenCreation], in request: PreparedPosting
    ) async throws(RunStop) -> [String: LookResult] {
        do throws(ConnectorProblem) {
            return try await context.books.look(for: writes, in: request, company: company)
        } catch { throw .books(error) }
    }

    private func outcome(
        of ready: ReadyIntent, _ reason: OrderReason, _ look: LookResult?
    ) throws -> IntentResult.Outcome {
        guard case .unreadable(_, let fault) = reason else { return try .refused(reason) }
        switch look {
        case .found(let record):
            let link = Link(ready.intent, record)
            if link.kind.document == nil { return .posted(link, record.catalogueRecord.flatMap { try? MirrorRow($0) }) }
            let reason = OrderReason.unreadable(.posted, fault)
            return .postedWrong(link, takeBack: [], reason: try RecordText.encode(reason), reasonCode: reason.code)
        case .absent: return try .refused(.unreadable(.intent, fault))
        case .occupied, .refused, nil: return try .refused(.unreadable(.request, fault))
        }
    }
}
