import Bookkeeping
import ConnectorKit

/// What is known of a request whose answer was lost, from one look to the next.
struct LostSearch {
    /// How often the very same request may be sent again.
    let repeatsMax: Int
    /// How often it was.
    var repeats = 0
    /// Whether the longest time was waited out that the books may be at work.
    var hasWaited = false
    /// What was said last.
    var last = ConnectorProblem(.outcomeUnknown)

    init(_ traits: BooksTraits) {
        repeatsMax = traits.replaysAnswers ? PostingDelay.repeatsMax : 0
    }

    /// Whether it was repeated as often as it may be.
    var isRepeated: Bool { repeats == repeatsMax }

    /// Whether the request may be sent again with its first key: nothing of it is in the books, or they know each name only once, and
    /// do not let us look for all of them.
    func mayRepeat(_ lost: PostingTry, _ found: some Collection<LookResult>) -> Bool {
        guard !lost.isAnswered, repeats < repeatsMax else { return false }
        return found.allSatisfy { $0 == .absent } || lost.isList && found.contains(where: \.isRefused)
    }

    /// Whether the books may still be at work on what is not there.
    func mustWait(_ found: some Collection<LookResult>) -> Bool {
        !hasWaited && (found.isEmpty || found.contains(.absent) || repeats > 0 && found.contains(where: \.isRefused))
    }
}

extension LookResult {
    /// Whether the books do not take the question.
    var isRefused: Bool { if case .refused = self { true } else { false } }
}
