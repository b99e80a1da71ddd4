/// One visit of books that call us, as QuickBooks Desktop does: a text waits until the visitor fetches it, and its answer comes when
/// the visitor brings it.
///
/// Our side calls ``exchange(_:)`` as it would send a request, from as many tasks as it likes; the visitor takes one text at a time, in
/// the order in which they came. So the same poster, mirror and look serve books that we call and books that call us.
package actor Visit {
    /// Why there is no answer.
    package enum Failure: Error, Hashable, Sendable {
        /// The visitor never fetched the text: nothing of it can have happened.
        case notFetched
        /// The visitor fetched it and brought no answer: whether it was carried out is unknown.
        case notAnswered
    }

    private struct Exchange {
        let number: Int
        let text: String
        let answer: CheckedContinuation<Result<String, Failure>, Never>
    }

    private var waiting: [Exchange] = []
    private var fetched: Exchange?
    private var visitor: CheckedContinuation<Void, Never>?
    private var count = 0
    private var isFinished = false
    private var isOver = false

    package init() {}

    // MARK: Our side

    /// Says a text and waits for its answer. Cancelled, it ends as if the visit had ended.
    package func exchange(_ text: String) async throws(Failure) -> String {
        count += 1
        let number = count
        let answer: Result<String, Failure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if isOver || isFinished || Task.isCancelled {
                    return continuation.resume(returning: .failure(.notFetched))
                }
                waiting.append(Exchange(number: number, text: text, answer: continuation))
                wakeVisitor()
            }
        } onCancel: {
            Task { await self.abandon(number) }
        }
        return try answer.get()
    }

    /// Nothing more will be said: the visitor hears it once all that waits was fetched.
    package func finish() {
        isFinished = true
        wakeVisitor()
    }

    // MARK: The visitor's side

    /// The next text, waited for; `nil` when nothing more will be said. A text that was fetched before and not answered stays without
    /// an answer.
    package func fetch() async -> String? {
        leaveFetched()
        while waiting.isEmpty, !isFinished, !isOver {
            await withCheckedContinuation { visitor = $0 }
        }
        guard !isOver, !waiting.isEmpty else { return nil }
        let next = waiting.removeFirst()
        fetched = next
        return next.text
    }

    /// The answer to the text that was fetched last; without one it is not heard.
    package func bring(_ answer: String) {
        fetched?.answer.resume(returning: .success(answer))
        fetched = nil
    }

    /// The visitor is gone, or has not been heard of for too long.
    package func end() {
        isOver = true
        leaveFetched()
        for exchange in waiting { exchange.answer.resume(returning: .failure(.notFetched)) }
        waiting = []
        wakeVisitor()
    }

    private func leaveFetched() {
        fetched?.answer.resume(returning: .failure(.notAnswered))
        fetched = nil
    }

    private func wakeVisitor() {
        visitor?.resume()
        visitor = nil
    }

    private func abandon(_ number: Int) {
        if fetched?.number == number { return leaveFetched() }
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).answer.resume(returning: .failure(.notFetched))
    }
}
