package import Accounting
import Bookkeeping
import Commerce
import LinkLedger
package import Storage
package import Sync

/// Something that happened to an order.
package struct OrderStep: Hashable, Sendable {
    package enum Event: Hashable, Sendable {
        /// In the store.
        case placed
        case paid(Money, method: String)
        case refunded(Money)
        case deleted
        /// Requests to the books, as far as they concern the order.
        case sent([RequestedWrite])
        /// What the books said of that.
        case answered([AnsweredWrite], AnsweredProblem?)
        /// What a person did.
        case deed(AuditEntry)
    }

    package var event: Event
    package var at: Instant
    /// Who did it, or started it; `nil` for the store.
    package var actor: String?
    /// The exact texts of request or answer; `nil` for whoever may not see the audit.
    package var raw: String?
}

extension CompanyAccess {
    /// What happened to an order, newest first: from the store's own account of it and from the audit.
    func steps(of order: OrderRef, _ report: OrderReport) async throws(FeatureProblem) -> [OrderStep] {
        var asked = AuditSearch()
        asked.subjects = [.order(order.id.rawValue)]
        let (archive, company, search) = (archive, company, asked)
        let entries = try await withFeatureProblem {
            try await archive.audit(of: company, search, page: .newestFirst(before: nil), limit: Self.entriesMax)
        }
        let maySeeTexts = requester.role >= Permission.seeAudit.least
        let audited = entries.compactMap { OrderStep($0, of: order, withTexts: maySeeTexts) }
        return (audited + report.storeSteps).enumerated().sorted { left, right in
            left.element.at != right.element.at ? left.element.at > right.element.at : left.offset < right.offset
        }.map(\.element)
    }

    /// More than that is looked for in the audit itself.
    private static let entriesMax = 60
}

extension OrderReport {
    fileprivate var storeSteps: [OrderStep] {
        guard let order else { return [] }
        var steps: [OrderStep] = []
        if let deletedAt { steps.append(OrderStep(event: .deleted, at: deletedAt)) }
        for refund in order.refunds {
            switch refund.extent {
            case .amount(let amount), .lines(_, let amount):
                steps.append(OrderStep(event: .refunded(amount), at: refund.refundedAt))
            case .everything: steps.append(OrderStep(event: .refunded(order.paid), at: refund.refundedAt))
            case .unknown, .disputed: continue
            }
        }
        for payment in order.payments {
            guard let at = payment.receivedAt else { continue }
            steps.append(OrderStep(event: .paid(payment.amount, method: payment.method.title), at: at))
        }
        return steps + [OrderStep(event: .placed, at: order.placedAt)]
    }
}

extension OrderStep {
    /// Something in the store.
    package init(event: Event, at: Instant) {
        (self.event, self.at) = (event, at)
        (actor, raw) = (nil, nil)
    }

    /// `nil` for what does not concern the order, or cannot be read.
    fileprivate init?(_ entry: AuditEntry, of order: OrderRef, withTexts: Bool) {
        (at, actor) = (entry.at, entry.actor)
        switch entry.action {
        case .request:
            let written = try? RecordText.decode(RequestedWrites.self, from: entry.content)
            let ours = written?.writes.filter { $0.order == order.id.rawValue } ?? []
            if ours.isEmpty { return nil }
            event = .sent(ours)
            raw = withTexts ? entry.request : nil
        case .answer:
            guard let answer = try? RecordText.decode(BooksAnswer.self, from: entry.content) else { return nil }
            let ours = answer.writes.filter { $0.key.hasPrefix("order/\(order.id.rawValue)/") }
            if ours.isEmpty, answer.problem == nil { return nil }
            event = .answered(ours, answer.problem)
            raw = withTexts ? entry.content : nil
        case .policy, .connection, .signIn, .retry, .link, .undo, .uninstall, .company, .choice, .backfill, .stock,
            .activation, .verification, .person:
            event = .deed(entry)
            raw = nil
        }
    }
}
