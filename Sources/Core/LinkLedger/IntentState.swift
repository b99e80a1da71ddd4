/// What has become of one intended write to the books.
///
/// Unknown is a state: what may have been carried out is looked for, never resent blindly. Source: design.md §1.6.
package enum IntentState: String, Sendable, Codable, CaseIterable {
    /// Written down, not sent.
    case pending
    /// In a request that has left, or that had been written down when the process ended.
    case sending
    case posted
    /// The books said no, or a person must decide.
    case refused
    /// No longer wanted: replaced by a newer intent, or taken back by hand.
    case withdrawn

    /// Whether something is still to happen by itself.
    package var isOpen: Bool { self == .pending || self == .sending }
}

/// What is said about an intent, by whoever found it out.
package enum IntentNews: Hashable, Sendable {
    /// The books did it.
    case carriedOut
    /// The books did not: it goes back, is refused, or is given up. `request` is the one that was answered; `nil` when none was asked.
    case notCarriedOut(request: String?)
}

extension IntentState {
    /// Whether news counts for an intent in this state that travels in `request`.
    ///
    /// That something is in the books is believed from whoever says it; the rest only about the request in question.
    package func counts(_ news: IntentNews, in request: String?) -> Bool {
        switch (news, self) {
        case (.carriedOut, _), (.notCarriedOut, .pending): true
        case (.notCarriedOut(let answered), .sending): answered == nil || answered == request
        case (.notCarriedOut, .posted), (.notCarriedOut, .refused), (.notCarriedOut, .withdrawn): false
        }
    }
}
