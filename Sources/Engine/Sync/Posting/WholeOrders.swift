import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// Makes of what became of single documents what becomes of their orders: nothing stays without what it belongs to, and of what
/// stays the order says what it is.
struct WholeOrders: Sendable {
    let context: SyncContext

    /// Whether results say something of more than their own documents.
    func concern(_ results: [IntentResult], of intents: [ReadyIntent]) -> Bool {
        results.contains { result in
            switch result.outcome {
            case .posted, .takenBack, .putBack, .versionMoved, .decideAgain: false
            case .postedWrong, .refused:
                intents.contains { $0.intent.id == result.intent && concerns($0, result) }
            }
        }
    }

    /// The results as they are to be written down.
    func complete(_ results: [IntentResult], of intents: [ReadyIntent]) async throws(RunStop) -> [IntentResult] {
        let byID = Dictionary(intents.map { ($0.intent.id, $0) }, uniquingKeysWith: { first, _ in first })
        let concerned = results.compactMap { result in byID[result.intent].flatMap { concerns($0, result) ? $0 : nil } }
        guard !concerned.isEmpty else { return results }
        let orders = try await orders(of: concerned)
        return try decoded {
            try results.map { result in
                guard let ready = byID[result.intent], concerns(ready, result), let order = orders[ready.orderName]
                else {
                    return result
                }
                return IntentResult(intent: result.intent, outcome: try outcome(result.outcome, of: ready, order))
            }
        }
    }

    private func concerns(_ ready: ReadyIntent, _ result: IntentResult) -> Bool {
        switch result.outcome {
        case .postedWrong: true
        case .refused: ready.takesBackDocument
        case .posted, .takenBack, .putBack, .versionMoved, .decideAgain: false
        }
    }

    private func outcome(
        _ outcome: IntentResult.Outcome, of ready: ReadyIntent, _ order: UndoableOrder
    ) throws -> IntentResult.Outcome {
        switch outcome {
        case .postedWrong(let link, _, let reason, let code):
            let chain: TakeBackChain
            do throws(Unreadable) {
                chain = try TakeBackChain([link.key], in: order.posted(with: link, ready.intent.body))
            } catch {
                // Which documents it would take with it is not known: it stays until a person has looked.
                let stays = OrderReason.unreadable(.posted, error)
                return .postedWrong(
                    link, takeBack: [], reason: try RecordText.encode(stays), reasonCode: stays.code)
            }
            let intents = try chain.intents(order: ready.intent.order) { context.world.identifiers.next() }
            return .postedWrong(link, takeBack: intents, reason: reason, reasonCode: code)
        case .refused(let text, _):
            guard case .notTakenBack(let obstacle) = OrderReason(kept: text) else { return outcome }
            let reason: OrderReason
            do throws(Unreadable) { reason = try order.reason(stoppedBy: obstacle) } catch {
                reason = .unreadable(.posted, error)
            }
            return try .refused(reason)
        case .posted, .takenBack, .putBack, .versionMoved, .decideAgain: return outcome
        }
    }

    /// Orders with what is posted for them and what of it is on its way out, by `ReadyIntent.orderName`.
    func orders(of intents: [ReadyIntent]) async throws(RunStop) -> [String: UndoableOrder] {
        var found: [String: UndoableOrder] = [:]
        let (archive, books) = (context.archive, context.booksConnection)
        for (store, intents) in Dictionary(grouping: intents, by: \.store) {
            let ids = intents.map(\.intent.key.id)
            let orders = try await withRunStop {
                try await archive.undoable(ids, of: store, books: books)
            }
            for order in orders { found["\(store)/\(order.id)"] = order }
        }
        return found
    }
}

extension UndoableOrder {
    /// What is posted, with one document as it was posted just now.
    fileprivate func posted(with link: Link, _ body: String) -> [PostedRow] {
        posted.filter { $0.link.key != link.key } + [PostedRow(link: link, body: body)]
    }
}

extension ReadyIntent {
    var takesBackDocument: Bool {
        (intent.operation == .void || intent.operation == .delete) && intent.kind.document != nil && link != nil
    }

    /// Names the order that the document is of, among the orders of all stores.
    var orderName: String { "\(store)/\(intent.key.id)" }
}
