import ConnectorKit
import LinkLedger
import Storage

/// Writes down what became of writes, with what that makes of their orders.
struct OutcomeWriter: Sendable {
    let context: SyncContext
    let run: String
    let watch: PostingWatch

    /// What is written down of those whose outcome is known; they were settled without a request.
    @discardableResult
    func write(_ writes: [OutboxWrite]) async throws(RunStop) -> [IntentResult] {
        try await write([AnsweredRequest(writes.compactMap(\.result))], of: writes.map(\.ready))
    }

    /// Writes what became of requests and of `intents`, which are theirs, in one transaction.
    ///
    /// What takes other documents of its order with it is written by itself: it has to know what was posted before.
    @discardableResult
    func write(
        _ requests: [AnsweredRequest], of intents: [ReadyIntent]
    ) async throws(RunStop) -> [IntentResult] {
        let orders = WholeOrders(context: context)
        var together: [AnsweredRequest] = []
        var written: [IntentResult] = []
        for var request in requests {
            if orders.concern(request.results, of: intents) {
                try await finish(together, of: intents)
                together = []
                request.results = try await orders.complete(request.results, of: intents)
                try await finish([request], of: intents)
            } else {
                together.append(request)
            }
            written += request.results
        }
        try await finish(together, of: intents)
        return written
    }

    private func finish(_ requests: [AnsweredRequest], of intents: [ReadyIntent]) async throws(RunStop) {
        let requests = requests.filter { !$0.results.isEmpty || $0.requestKey != nil }
        if requests.isEmpty { return }
        let (archive, books, now, run) = (context.archive, context.booksConnection, context.world.clock.now(), run)
        try await withRunStop {
            try await archive.finish(requests, books: books, run: run, now: now)
        }
        watch.note(requests.flatMap(\.results), of: intents.map(\.intent))
    }
}
