import ConnectorKit
import Storage
import Synchronization

/// Whether the books take anything at all in this run: a record that fails while others succeed is the one at fault.
final class PostingWatch: Sendable {
    private struct State {
        var hasPosted = false
        var failuresInRow = 0
        var last: ConnectorProblem?
    }

    private let state = Mutex(State())

    /// Whether something was posted in this run.
    var hasPosted: Bool { state.withLock(\.hasPosted) }

    /// What the books said last about a request that came to nothing.
    var lastProblem: ConnectorProblem? { state.withLock(\.last) }

    func heard(_ problem: ConnectorProblem) { state.withLock { $0.last = problem } }

    /// A request came to nothing; `true` when so many did in a row that it cannot lie with them.
    func failed(_ problem: ConnectorProblem) -> Bool {
        state.withLock { state in
            state.failuresInRow += 1
            state.last = problem
            return state.failuresInRow >= PostingDelay.failuresInRowMax
        }
    }

    /// Takes note of what was written down about a request.
    func note(_ results: [IntentResult]) {
        guard results.contains(where: \.isCarriedOut) else { return }
        state.withLock { state in
            state.hasPosted = true
            state.failuresInRow = 0
        }
    }
}

extension IntentResult {
    /// Whether the books did what was asked.
    fileprivate var isCarriedOut: Bool {
        switch outcome {
        case .posted, .takenBack, .postedWrong: true
        case .putBack, .versionMoved, .refused, .decideAgain: false
        }
    }
}
