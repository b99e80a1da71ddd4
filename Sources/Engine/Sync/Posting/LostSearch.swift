import ConnectorKit

/// What is known of a request whose answer was lost, from one look to the next.
struct LostSearch {
    /// How often the very same request was sent again.
    var repeats = 0
    /// Whether the longest time was waited out that the books may be at work.
    var hasWaited = false
    /// What was said last.
    var last = ConnectorProblem(.outcomeUnknown)

    /// Whether the request may be sent again with its first key: nothing of it is in the books, or they know its names only once.
    func mayRepeat(_ lost: PostingTry, _ found: some Collection<LookResult>) -> Bool {
        guard !lost.isAnswered, repeats < PostingDelay.repeatsMax else { return false }
        return found.allSatisfy { $0 == .absent || lost.isList && $0.isRefused }
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
