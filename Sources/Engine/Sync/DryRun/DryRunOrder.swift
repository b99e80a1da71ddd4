package import Accounting
package import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// What would become of one order, held against what is in the books.
package struct DryRunOrder: Sendable {
    /// The one word that says it.
    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// Its first documents, or its part of the first of a daily summary.
        case create
        /// Something of it is in the books and would be changed or added to.
        case change
        /// What is in the books would be voided or deleted.
        case takeBack
        /// It is in the books as it should be, or nothing about it is new.
        case leave
        case skip, wait, needsYou
    }

    /// What a sync would do; nothing for an order that it would not look at.
    package var decision: OrderDecision
    /// A sync decides it now. Others stay as they are until they change in the store or are tried again.
    package var isDue: Bool
    package var isPosted: Bool
    /// What it would come to under the other settings that were asked about.
    package var otherwise: OrderDecision?

    package var outcome: Outcome { outcome(of: decision) }
    package var outcomeOtherwise: Outcome? { otherwise.map { outcome(of: $0) } }

    /// Whether the other settings make other documents, or another outcome.
    package var differs: Bool {
        guard let otherwise else { return false }
        return outcome(of: otherwise) != outcome || otherwise.reason != decision.reason
            || !otherwise.writesTheSame(as: decision)
    }

    private func outcome(of decision: OrderDecision) -> Outcome {
        if decision.state == .needsYou { return .needsYou }
        if decision.entersSummaries { return .create }
        let writes = decision.writes
        if writes.isEmpty { return isPosted ? .leave : outcomeWithoutWrites(decision) }
        if writes.allSatisfy(\.takesBack) { return .takeBack }
        return isPosted ? .change : .create
    }

    private func outcomeWithoutWrites(_ decision: OrderDecision) -> Outcome {
        switch decision.reason {
        case .skipped?, .undone?: .skip
        case .waiting?: .wait
        case .none, .refused, .held, .problem, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost, .booksDiffer,
            .numberTaken, .numberOfOther, .numberOfVoided, .stillStands, .paidInBooks, .blocked, .aliasOf, .withdrawn,
            .editedInBooks, .removedInBooks, .notTakenBack, .stillInBooks, .postedTwice, .unreadable:
            .leave
        }
    }
}

extension OrderDecision {
    /// The changes that write something.
    package var writes: [Revision.Change] { changes.filter(\.isWrite) }

    /// Stands where it stands: a run does not look at it.
    func resting(_ standing: KeptStanding) -> OrderDecision {
        var resting = self
        resting.changes = []
        resting.reason = standing.reason.map { OrderReason(kept: $0) }
        return resting
    }

    /// The same documents, whatever version of the settings they were planned with.
    func writesTheSame(as other: OrderDecision) -> Bool { writes == other.writes }
}

extension Revision.Change {
    package var isWrite: Bool {
        switch self {
        case .unchanged, .needsPerson: false
        case .create, .update, .void, .delete, .difference: true
        }
    }

    var takesBack: Bool {
        switch self {
        case .void, .delete: true
        case .unchanged, .create, .update, .difference, .needsPerson: false
        }
    }

    /// What stands in the books before and after it; `nil` is nothing.
    package var documents: (before: Document?, after: Document?) {
        switch self {
        case .unchanged, .needsPerson: (nil, nil)
        case .create(let record), .difference(let record, of: _): (nil, record.document)
        case .update(let posted, to: let record): (posted.document, record.document)
        case .void(let posted), .delete(let posted): (posted.document, nil)
        }
    }
}
