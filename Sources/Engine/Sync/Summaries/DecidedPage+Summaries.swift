import Accounting
package import Bookkeeping
import Commerce
package import ConnectorKit
package import Storage

extension DecidedPage {
    /// The decision about an order that is posted in daily summaries; `nil` when it is posted by itself (X13).
    mutating func summarised(
        _ read: ReadOrder, _ links: Links, isPostedSingly: Bool
    ) -> OrderDecision? {
        if policy.summary == nil && read.row.members.isEmpty || read.choices.exemption != nil { return nil }
        let known = read.members
        guard let order = read.order else { return unreadable(read, known) }
        let (bookkeeper, then) = (bookkeeper, bookkeepers(of: read))
        let summarised = bookkeeper.summarise(
            order, links: links, known: known, isPostedSingly: isPostedSingly, choices: read.choices,
            sights: read.sights
        ) { version in
            then[version]?.summarise(
                order, links: links, known: known, isPostedSingly: isPostedSingly, choices: read.choices,
                sights: read.sights)?.members ?? []
        }
        guard let summarised else { return nil }
        var decision = OrderDecision(
            id: read.row.id, order: order, decision: summarised.decision, changes: [], reason: nil,
            members: summarised.members, policyVersion: policy.version, revision: read.row.revision)
        if read.row.members.contains(where: \.isUndone) {
            // Nothing new of a sale that a person took back, such as its refund, until it is asked for.
            decision.members.removeAll { member in !known.contains { $0.member.key == member.key } }
        }
        decision.entersSummaries = !decision.members.isEmpty && !known.contains(where: \.isBound)
        let revision = bookkeeper.revise(posted: [], decision: summarised.decision, links: links)
        decision.changes = revision.changes
        decision.reason = OrderReason(summarised.decision, revision)
        if decision.reason == nil, let wait = bookkeeper.wait(for: summarised.members, known: known) {
            decision.reason = .waiting(wait)
        }
        expect(decision.changes, of: read.row)
        return decision
    }

    /// What an order that cannot be read any more has in summaries stays there.
    private func unreadable(_ read: ReadOrder, _ known: [KnownMember]) -> OrderDecision? {
        let bound = known.filter { $0.isBound && !$0.isLeaving }
        guard !bound.isEmpty, case .failure(let fault) = read.reading else { return nil }
        let refusals: [Refusal] = [.unreadable(field: fault.field, text: fault.text)]
        return OrderDecision(
            id: read.row.id, order: nil, decision: .refuse(refusals), changes: [], reason: .refused(refusals),
            members: bound.map(\.member), policyVersion: policy.version, revision: read.row.revision)
    }
}

extension SummaryMemberRow {
    init(_ member: SummaryMember) throws {
        let body = try RecordText.encode(member)
        self.init(
            summary: member.summary.id, order: member.key.id, role: member.key.role,
            currency: member.receipt.currency.code, amount: member.amount.minorUnits, body: body,
            fingerprint: RecordText.fingerprint(body.utf8))
    }

    /// The member as the order's plan told it.
    package func member() throws(Unreadable) -> SummaryMember { try RecordText.decode(SummaryMember.self, from: body) }
}

extension KnownMember {
    init(_ row: SummaryMemberRow) throws(Unreadable) {
        self.init(try row.member(), isBound: row.isBound, isLeaving: row.fingerprint.isEmpty)
    }
}
