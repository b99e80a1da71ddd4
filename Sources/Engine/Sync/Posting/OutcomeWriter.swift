import ConnectorKit
import LinkLedger
import Storage

/// Writes down what became of writes, with what that makes of their orders.
struct OutcomeWriter: Sendable {
    let context: SyncContext
    let run: String
    let watch: PostingWatch

    /// What is written down of those whose outcome is known; `note` and `requestKey` are of the request that was answered, if there was one.
    @discardableResult
    func write(
        _ writes: [OutboxWrite], note: AuditNote? = nil, requestKey: String? = nil
    ) async throws(RunStop) -> [IntentResult] {
        try await write(writes.compactMap(\.result), of: writes.map(\.ready), note: note, requestKey: requestKey)
    }

    /// The same for intents of which there is no posting.
    @discardableResult
    func write(
        _ results: [IntentResult], of intents: [ReadyIntent], note: AuditNote? = nil, requestKey: String? = nil
    ) async throws(RunStop) -> [IntentResult] {
        let results = try await WholeOrders(context: context).complete(results, of: intents)
        if results.isEmpty, requestKey == nil { return [] }
        let (archive, books, now, run) = (context.archive, context.booksConnection, context.world.clock.now(), run)
        try await withRunStop {
            try await archive.finish(results, note: note, batch: requestKey, books: books, run: run, now: now)
        }
        watch.note(results, of: intents.map(\.intent))
        return results
    }
}
