import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

extension NeedsYou {
    /// Fixes one order, which is decided again at the next run.
    package func answer(_ answer: OrderAnswer, for order: OrderRef) async throws(FeatureProblem) {
        let answers = OrderAnswers(scope)
        switch answer {
        case .suffix(let text): try await answers.say(suffix: text, of: order)
        case .refund(let amount): try await refund(amount, order)
        case .settle(let word): _ = try await answers.settle(word, of: order)
        case .keepPosted: try await answers.keepDeleted(order)
        case .linkExisting: try await linkExisting(order)
        case .postAgain: _ = try await Reconcile(scope).repost([try await document(order)])
        case .keepTheirs:
            _ = try await Reconcile(scope).keep([try await document(order)])
            try await OrderList(scope).retry([order])
        }
    }

    /// The refund of the order that a person is asked for: the first that nobody has answered yet.
    private func refund(_ amount: String, _ order: OrderRef) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        let known = try await access.readOrder(order, try await access.context(order.store))
        let asked = known.refundsAsked(try await access.policy(of: order.store))
        let answered = try await access.choices(of: order).refundAmounts.keys.sorted()
        guard let refund = asked.first(where: { !answered.contains($0) }) ?? asked.first ?? answered.first else {
            throw .answerUnfit(.refundUnknown("", refunds: []))
        }
        _ = try await OrderAnswers(scope).say(refund: refund, amount: amount, of: order)
    }

    /// Makes the document of the books that has the order's number the order's own; all else about it must fit.
    private func linkExisting(_ order: OrderRef) async throws(FeatureProblem) {
        let row = try await scope.open(.mendFindings).order(order)
        guard let existing = row.cause?.existing else { throw .repairRefused(.documentUnknown) }
        var refusal: FeatureProblem = .repairRefused(.documentUnknown)
        for kind in existing.kinds {
            do throws(FeatureProblem) {
                // By its identifier: an invoice and a credit memo may bear one number.
                _ = try await Reconcile(scope).link(ID("\(kind.rawValue)-\(existing.id)"), to: row.id)
                return
            } catch {
                guard case .findingRefused(.unknown) = error else { throw error }
                refusal = error
            }
        }
        throw refusal
    }

    /// The document of the order that somebody changed or removed in the books.
    private func document(_ order: OrderRef) async throws(FeatureProblem) -> ID<Finding> {
        let access = try scope.open(.mendFindings)
        let row = try await access.order(order)
        guard let (kind, number) = row.cause?.touchedByHand else { throw .repairRefused(.documentUnknown) }
        let links = try await access.keptOrder(order).posted.map(\.link).filter { $0.kind == kind }
        guard let link = links.first(where: { $0.number == number }) ?? (links.count == 1 ? links.first : nil) else {
            throw .repairRefused(.documentUnknown)
        }
        return ID("\(kind.rawValue)-\(link.booksID)")
    }
}

extension OrderReason {
    /// The document that somebody changed or removed in the books.
    fileprivate var touchedByHand: (BooksRecordKind, String?)? {
        switch self {
        case .editedInBooks(let record, let number), .removedInBooks(let record, let number): (record, number)
        case .skipped, .waiting, .refused, .held, .problem, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost,
            .booksDiffer, .numberTaken, .numberOfOther, .numberOfVoided, .stillStands, .paidInBooks, .aliasOf,
            .withdrawn, .blocked, .undone, .notTakenBack, .stillInBooks,
            .postedTwice, .unreadable:
            nil
        }
    }

    /// The document of the books that has the number, by its identifier, and what it may be.
    fileprivate var existing: (id: String, kinds: [BooksRecordKind])? {
        switch self {
        case .numberTaken(_, let id): (id, BooksRecordKind.allCases.filter { $0.document != nil && $0 != .payment })
        case .stillStands(let record, _, let id): (id, [record])
        case .problem(let problem, let record, _):
            if case .duplicateNumber(let id?) = problem.cause { (id, [record]) } else { nil }
        case .skipped, .waiting, .refused, .held, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost, .booksDiffer,
            .numberOfOther, .numberOfVoided, .paidInBooks, .aliasOf, .withdrawn, .blocked, .editedInBooks,
            .removedInBooks, .undone, .notTakenBack, .stillInBooks, .postedTwice, .unreadable:
            nil
        }
    }
}
