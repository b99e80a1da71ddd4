/// One of the states that an order can be in, with the reason as it is kept.
package struct ExplainedState: Hashable, Sendable {
    package var state: OrderState
    /// The typed reason as text.
    package var reason: String?
    package var reasonCode: String?

    package init(_ state: OrderState, reason: String? = nil, reasonCode: String? = nil) {
        self.state = state
        self.reason = reason
        self.reasonCode = reasonCode
    }

    package static let undecided = ExplainedState(.waiting, reasonCode: ReasonCode.undecided)
    package static let posting = ExplainedState(.waiting, reasonCode: ReasonCode.posting)
    package static let posted = ExplainedState(.posted)

    /// A person took back what was posted, and has not asked for it since.
    package var isUndone: Bool { reasonCode == ReasonCode.undone }

    /// It stands where its daily summaries stand.
    package var isInSummary: Bool { reasonCode == ReasonCode.inSummary }

    /// Somebody must act before it goes on, or has undone it: what belongs to it stands there too.
    package var holdsMembers: Bool { state == .needsYou || reasonCode == ReasonCode.blocked || isUndone }

    /// Where an order so decided is once all its documents are in the books.
    package func afterPosting(hasIntents: Bool) -> ExplainedState {
        let isPosting = state == .waiting && reason == nil && (reasonCode == nil || reasonCode == ReasonCode.posting)
        return isPosting && hasIntents ? .posted : self
    }
}
