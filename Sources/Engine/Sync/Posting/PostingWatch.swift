import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage
import Synchronization

/// What a run learns of the books: a record that fails while others succeed is the one at fault, and when all go wrong in one way,
/// none is.
final class PostingWatch: Sendable {
    private struct State {
        var brake = PostingBrake()
        var hasPosted = false
        var failuresInRow = 0
        /// The intents that came to nothing in this run.
        var failing: Set<String> = []
        var last: ConnectorProblem?
        /// New names were refused beside others.
        var takesNamesAlone = false
    }

    /// The rates that were read in this run.
    let rates = ExchangeRates()
    private let policyVersion: Int
    private let state = Mutex(State())

    init(policyVersion: Int = 0) {
        self.policyVersion = policyVersion
    }

    /// What goes wrong again and again in one way; `nil` when nothing does.
    var trouble: CommonTrouble? {
        state.withLock(\.brake.trouble).map {
            CommonTrouble(reason: $0.reason, count: $0.count, policyVersion: policyVersion)
        }
    }

    var isFeelingItsWay: Bool { state.withLock(\.brake.isFeelingItsWay) }

    /// What may leave now: little at first, until the books were seen to take it as it is meant.
    func narrowed(_ capacity: PostingCapacity) -> PostingCapacity { state.withLock { $0.brake.narrowed(capacity) } }

    /// How names may travel: one after the other, once the books were seen to take them so only.
    func narrowed(_ travel: BooksTraits.ListTravel) -> BooksTraits.ListTravel {
        state.withLock(\.takesNamesAlone) ? .alone : travel
    }

    func sawNamesRefusedTogether() { state.withLock { $0.takesNamesAlone = true } }

    /// Whether something was posted in this run.
    var hasPosted: Bool { state.withLock(\.hasPosted) }

    /// Whether others came to nothing in this run too: then it may lie with the books.
    func othersFail(than intent: String) -> Bool { state.withLock { !$0.failing.subtracting([intent]).isEmpty } }

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

    /// Takes note of what was written down about intents.
    func note(_ results: [IntentResult], of intents: [IntentRow]) {
        let kinds = Dictionary(intents.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        state.withLock { state in
            for result in results {
                if let kind = kinds[result.intent] { state.brake.note(kind, result.outcome) }
                if case .putBack = result.outcome { state.failing.insert(result.intent) }
            }
        }
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
