/// Where an order stands, and where it will when nothing of it is on its way any more.
///
/// All that happens to an order is an ``OrderEvent``; what it makes of the order is decided here and nowhere else.
package struct OrderStanding: Hashable, Sendable {
    package var now: ExplainedState
    package var next: ExplainedState
    /// Counts what happened to the order, so that a decision made on older knowledge is not recorded.
    package var revision: Int64
    /// It is to be decided, once nothing of it is on its way.
    package var isDirty: Bool
    /// Writes that are on their way.
    package var openIntents: Int

    package init(
        now: ExplainedState, next: ExplainedState, revision: Int64 = 0, isDirty: Bool = false, openIntents: Int = 0
    ) {
        self.now = now
        self.next = next
        self.revision = revision
        self.isDirty = isDirty
        self.openIntents = openIntents
    }
}

/// What happens to an order. `ended` counts its writes that are on their way no more, `added` those that now are.
package enum OrderEvent: Hashable, Sendable {
    /// Decided as that.
    case decided(ExplainedState, added: Int)
    /// What is posted for it is to go, on a person's word.
    case undone(reason: String, added: Int)
    /// A write was carried out.
    case carriedOut(ended: Int)
    /// A write was refused, or came out otherwise than it was meant.
    case refused(reason: String, reasonCode: String, ended: Int)
    /// What came out otherwise is to go.
    case takingBack(added: Int)
    /// A write that had been given up was carried out after another took its place.
    case postedTwice
    /// Writes were given up, or its documents are others than was thought: it is to be decided again.
    case unsettled(ended: Int)
    /// What its writes wait for was refused; nothing brings it into the books by itself.
    case blocked(ExplainedState)
}

extension OrderStanding {
    /// The standing once that has happened.
    package func after(_ event: OrderEvent) -> OrderStanding {
        var order = self
        order.apply(event)
        return order
    }

    private mutating func apply(_ event: OrderEvent) {
        switch event {
        case .decided(let status, let added):
            openIntents += added
            isDirty = false
            revision += 1
            next = status
            now = openIntents > 0 ? .posting : settled
        case .undone(let reason, let added):
            openIntents += added
            revision += 1
            next = ExplainedState(.skipped, reason: reason, reasonCode: ReasonCode.undone)
            now = openIntents > 0 ? .posting : next
        case .carriedOut(let ended):
            openIntents -= ended
            settle()
        case .refused(let reason, let code, let ended):
            openIntents -= ended
            stop(ExplainedState(.needsYou, reason: reason, reasonCode: code))
        case .takingBack(let added):
            openIntents += added
        case .postedTwice:
            stop(ExplainedState(.needsYou, reasonCode: ReasonCode.postedTwice))
        case .unsettled(let ended):
            openIntents -= ended
            isDirty = true
            revision += 1
            next = .undecided
            settle()
        case .blocked(let status):
            if now.state == .waiting { now = status }
        }
    }

    /// It needs a person; what was undone stays so.
    private mutating func stop(_ status: ExplainedState) {
        now = status
        if !next.isUndone { next = status }
    }

    /// When nothing is on its way any more the order is where it was to go.
    private mutating func settle() {
        if openIntents == 0 { now = settled }
    }

    /// An undo that was stopped half-way stays in sight until a person acts, and what it took back stays away.
    private var settled: ExplainedState { next.isUndone && now.state == .needsYou ? now : next }
}

extension OrderStanding {
    /// Where an order is of which daily summaries hold parts: posted when all that it adds is in the books as it is now. What keeps a
    /// summary from the books keeps its members too.
    package func status(asMemberOf summaries: [Membership]) -> ExplainedState {
        if next.state == .needsYou { return next }
        let missing = summaries.filter { !$0.isInBooks }
        if let trouble = missing.lazy.map(\.summary).first(where: \.holdsMembers) { return trouble }
        return next.isInSummary && !summaries.isEmpty && missing.isEmpty ? .posted : next
    }
}

/// What an order has in one daily summary.
package struct Membership: Hashable, Sendable {
    /// What it adds now is what the books hold of it.
    package var isInBooks: Bool
    /// Where the summary stands.
    package var summary: ExplainedState

    package init(isInBooks: Bool, summary: ExplainedState) {
        self.isInBooks = isInBooks
        self.summary = summary
    }
}
