import Synchronization

/// One visit of books that call us, as QuickBooks Desktop does through its Web Connector (the *visitor*): a request waits as text until
/// the visitor fetches it, and its answer comes when the visitor brings it.
///
/// Our side calls ``exchange(_:)`` as it would send a request, from as many tasks as it likes; the visitor takes one text at a time, in
/// the order in which they came. So the same poster, mirror and look serve books that we call and books that call us.
package final class Visit: Sendable {
    /// Why there is no answer.
    package enum Failure: Error, Hashable, Sendable {
        /// The visitor never fetched the request: nothing of it can have happened.
        case notFetched
        /// The visitor fetched it and brought no answer: whether it was carried out is unknown.
        case notAnswered
    }

    fileprivate struct Exchange {
        let number: Int
        let text: String
        let answer: CheckedContinuation<Result<String, Failure>, Never>
    }

    fileprivate struct State {
        var waiting: [Exchange] = []
        var fetched: Exchange?
        var visitor: CheckedContinuation<Void, Never>?
        var count = 0
        var fetches = 0
        var isFinished = false
        var isOver = false
    }

    private let state = Mutex(State())

    package init() {}

    // MARK: Our side

    /// Hands over a request and waits for its answer. When the task is cancelled, it ends as if the visit had ended.
    package func exchange(_ text: String) async throws(Failure) -> String {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        let answer: Result<String, Failure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (waits, visitor) = state.withLock { state in
                    if state.isOver || state.isFinished || Task.isCancelled { return (false, state.nobody) }
                    state.waiting.append(Exchange(number: number, text: text, answer: continuation))
                    return (true, state.visitor.take())
                }
                visitor?.resume()
                if !waits { continuation.resume(returning: .failure(.notFetched)) }
            }
        } onCancel: {
            abandon(number)
        }
        return try answer.get()
    }

    /// Declares that no more requests follow; the visitor learns it once everything that waits was fetched.
    package func finish() async {
        let visitor = state.withLock { state in
            state.isFinished = true
            return state.visitor.take()
        }
        visitor?.resume()
    }

    // MARK: The visitor's side

    /// Waits for the next request; `nil` when no more follow, when the task is cancelled, or when the visitor asks once more.
    /// A request that was fetched before and not answered stays without an answer.
    package func fetch() async -> String? {
        let (mine, before, other) = state.withLock { state in
            state.fetches += 1
            return (state.fetches, state.fetched.take(), state.visitor.take())
        }
        before?.answer.resume(returning: .failure(.notAnswered))
        other?.resume()
        while true {
            switch state.withLock({ $0.turn(of: mine) }) {
            case .over: return nil
            case .text(let text): return text
            case .nothing: await turn(of: mine)
            }
        }
    }

    /// Whether no more requests follow: waits until that is certain or a request is there. Like ``fetch()`` it ends, without being
    /// certain, when the task is cancelled or the visitor asks once more.
    package func isEnding() async -> Bool {
        let (mine, other) = state.withLock { state in
            state.fetches += 1
            return (state.fetches, state.visitor.take())
        }
        other?.resume()
        while state.withLock({ $0.waits(mine) }) { await turn(of: mine) }
        return await isDone
    }

    private func turn(of mine: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard state.waits(mine) else { return false }
                    state.visitor = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.fetches == mine ? $0.visitor.take() : nil }?.resume()
        }
    }

    /// Takes the answer to the request that was fetched last; ignored where there is none.
    package func bring(_ answer: String) async {
        state.withLock { $0.fetched.take() }?.answer.resume(returning: .success(answer))
    }

    /// Whether no request waits and no more follow.
    package var isDone: Bool {
        get async { state.withLock { $0.isOver || $0.isFinished && $0.waiting.isEmpty && $0.fetched == nil } }
    }

    /// Whether requests are still taken.
    package var isOpen: Bool { get async { state.withLock { !$0.isOver && !$0.isFinished } } }

    /// Ends the visit: the visitor is gone, or has been silent for too long.
    package func end() async {
        let (fetched, waiting, visitor) = state.withLock { state in
            state.isOver = true
            let waiting = state.waiting
            state.waiting = []
            return (state.fetched.take(), waiting, state.visitor.take())
        }
        fetched?.answer.resume(returning: .failure(.notAnswered))
        for exchange in waiting { exchange.answer.resume(returning: .failure(.notFetched)) }
        visitor?.resume()
    }

    private func abandon(_ number: Int) {
        let (exchange, failure) = state.withLock { state -> (Exchange?, Failure) in
            if state.fetched?.number == number { return (state.fetched.take(), .notAnswered) }
            guard let index = state.waiting.firstIndex(where: { $0.number == number }) else {
                return (nil, .notFetched)
            }
            return (state.waiting.remove(at: index), .notFetched)
        }
        exchange?.answer.resume(returning: .failure(failure))
    }
}

extension Visit.State {
    fileprivate enum Turn {
        case text(String)
        case nothing
        case over
    }

    fileprivate var nobody: CheckedContinuation<Void, Never>? { nil }

    /// Whether that fetch goes on waiting: it is the last one, and nothing is there.
    fileprivate func waits(_ mine: Int) -> Bool {
        fetches == mine && waiting.isEmpty && !isFinished && !isOver && !Task.isCancelled
    }

    fileprivate mutating func turn(of mine: Int) -> Turn {
        if waits(mine) { return .nothing }
        guard fetches == mine, !isOver, !waiting.isEmpty else { return .over }
        let next = waiting.removeFirst()
        fetched = next
        return .text(next.text)
    }
}
