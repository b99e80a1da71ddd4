import Accounting
import Bookkeeping
import Commerce
import Foundation
import Storage

extension DecidedPage {
    /// The decision about an order that the store deleted; `nil` for all others.
    ///
    /// Before it was posted it never is. After that it stays as it is posted until a person says what becomes of it.
    func deleted(_ read: ReadOrder, _ links: Links, isPosted: Bool) -> OrderDecision? {
        guard let deletedAt = read.row.deletedAt else { return nil }
        let members = read.members.filter { $0.isBound && !$0.isLeaving }
        var decision = OrderDecision(
            id: read.row.id, order: read.order, decision: .skip(.deletedInStore), changes: [],
            reason: .skipped(.deletedInStore), members: members.map(\.member), policyVersion: policy.version,
            revision: read.row.revision)
        guard isPosted || !members.isEmpty else { return decision }
        let refusal = Refusal.deletedAfterPosting(on: BusinessDate(deletedAt, in: policy.zone ?? .gmt))
        if read.choices.isKeptAfterDeletion {
            decision.decision = self.decision(on: read, links)
            decision.reason = nil
        } else {
            decision.decision = .refuse([refusal])
            decision.reason = .refused([refusal])
        }
        return decision
    }
}
