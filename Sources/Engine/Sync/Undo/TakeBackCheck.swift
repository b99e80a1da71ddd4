import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Looks at documents as they stand in the books just before they are voided or deleted.
///
/// A payment that is applied or taken away changes the version of its invoice without anybody's hand, so the version that was kept
/// is not enough; and what somebody changed since must not be lost. All that is still to leave of an order is looked at before
/// each step, so that an order is begun only when the whole of it can go. Two hundred documents of a kind share a read.
struct TakeBackCheck: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let run: String

    /// What can be sent, voids and deletes with the version of now; what of them may not be sent, or is done already, is written down.
    func check(_ ready: [ReadyIntent]) async throws(RunStop) -> (ready: [ReadyIntent], settled: Int) {
        let doubtful = ready.filter(\.takesBackDocument)
        guard !doubtful.isEmpty else { return (ready, 0) }
        let orders = try await WholeOrders(context: context).orders(of: doubtful)
        let leaving = orders.values.flatMap(\.rowsLeaving).map(\.link)
        let filed = try await FiledByName.read(doubtful.compactMap(\.link) + leaving, context, company)
        var kept: [ReadyIntent] = []
        var results: [IntentResult] = []
        for var intent in ready {
            guard intent.takesBackDocument, let link = intent.link, let at = DocumentName(link) else {
                kept.append(intent)
                continue
            }
            let order = orders[intent.orderName]
            if var result = try decoded({ try settled(intent, link, filed[at], order, filed) }) {
                if try await isPaidByHand(intent, order, result) { result.outcome = .decideAgain }
                results.append(result)
            } else {
                intent.link?.version = filed[at]?.version ?? link.version
                kept.append(intent)
            }
        }
        try await write(results)
        return (kept, results.count)
    }

    /// Whether somebody received money in the books for an order that its store took back: it is no document to take off, but the
    /// order's payment. Who undoes it by hand is told of the document instead.
    private func isPaidByHand(
        _ ready: ReadyIntent, _ order: UndoableOrder?, _ result: IntentResult
    ) async throws(RunStop) -> Bool {
        guard let order, !order.isUndone, case .refused(let text, _) = result.outcome,
            case .notTakenBack(.tied(_, _, .payment?, _)) = OrderReason(kept: text)
        else { return false }
        let sales = order.posted.map(\.link).filter { $0.key.role == .sale }.map { (order.id, $0) }
        let hands = HandPayments(context: context, company: company, run: run)
        guard let found = try await hands.found(on: sales)[order.id] else { return false }
        return try await hands.remember(found, of: order.id, store: ready.store)
    }

    /// What became of an intent without a request; `nil` when it is to be sent.
    private func settled(
        _ ready: ReadyIntent, _ link: Link, _ now: FiledDocument?, _ order: UndoableOrder?,
        _ filed: [DocumentName: FiledDocument]
    ) throws -> IntentResult? {
        let id = ready.intent.id
        if now?.isVoided ?? true {
            return IntentResult(intent: id, outcome: .takenBack(version: now?.version ?? link.version))
        }
        guard let order else { return nil }
        let reason: OrderReason
        do throws(Unreadable) {
            var obstacle = order.refundsStanding
            if obstacle == nil { obstacle = try order.obstacle(filed, closed: company.closingDate) }
            guard let obstacle else { return nil }
            reason = try order.reason(stoppedBy: obstacle)
        } catch { reason = .unreadable(.posted, error) }
        return IntentResult(intent: id, outcome: try .refused(reason))
    }

    private func write(_ results: [IntentResult]) async throws(RunStop) {
        guard !results.isEmpty else { return }
        let (archive, books, now, run) = (context.archive, context.booksConnection, context.world.clock.now(), run)
        try await withRunStop {
            try await archive.finish([AnsweredRequest(results)], books: books, run: run, now: now)
        }
    }
}

extension UndoableOrder {
    /// What is still to leave the books.
    fileprivate var rowsLeaving: [PostedRow] { posted.filter { leaving.contains($0.link.key) } }

    /// The first obstacle of all that is still to leave.
    fileprivate func obstacle(
        _ filed: [DocumentName: FiledDocument], closed: BusinessDate?
    ) throws(Unreadable) -> UndoObstacle? {
        let own = OwnDocuments(posted.lazy.map(\.link))
        let (standing, difference) = (filed.standing, difference)
        for row in rowsLeaving {
            guard let document = try row.document, let at = DocumentName(row.link) else { continue }
            let back = TakeBack(
                link: row.link, document: document, filed: filed[at],
                isKnownToDiffer: difference?.isOf(row.link) ?? false)
            if let obstacle = back.obstacle(own: own, standing: standing, closed: closed) { return obstacle }
        }
        return nil
    }
}

extension StillInBooks.Difference {
    fileprivate func isOf(_ link: Link) -> Bool { link.kind == record && link.number == number }
}

/// Documents as they stand in the books, by their names.
enum FiledByName {
    /// Reads those that the links name; what is gone is left out. Two hundred of a kind share a read.
    static func read(
        _ links: [Link], _ context: SyncContext, _ company: BooksCompany
    ) async throws(RunStop) -> [DocumentName: FiledDocument] {
        var found: [DocumentName: FiledDocument] = [:]
        let kinds = Dictionary(grouping: links.compactMap { DocumentName($0) }, by: \.kind)
        for (kind, names) in kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let ids = Set(names.map(\.id)).sorted()
            do throws(ConnectorProblem) {
                for document in try await context.books.allFiled(.named(kind, ids), company: company) {
                    found[document.name] = document
                }
            } catch { throw .books(error) }
        }
        return found
    }
}

extension [DocumentName: FiledDocument] {
    /// Those that are not voided.
    var standing: Set<DocumentName> { Set(filter { !$0.value.isVoided }.keys) }
}

extension Posting {
    /// Whether it voids or deletes.
    var takesBack: Bool {
        switch operation {
        case .void, .delete: true
        case .create, .update: false
        }
    }
}

extension OrderReason {
    /// What stands at an order whose document may not be taken back.
    init(_ obstacle: UndoObstacle) {
        if case .edited(let record, let number) = obstacle {
            self = .editedInBooks(record: record, number: number)
        } else {
            self = .notTakenBack(obstacle)
        }
    }
}

extension UndecidedOrder {
    /// Why it was undone, as it is now; `nil` when it was not.
    var undoneReason: OrderReason? {
        guard let undone else { return nil }
        let reason = OrderReason(kept: undone, as: .undoing)
        guard case .undone(let actor, let at, isChanged: _) = reason else { return reason }
        return .undone(by: actor, at: at, isChanged: updatedAt > at)
    }
}
