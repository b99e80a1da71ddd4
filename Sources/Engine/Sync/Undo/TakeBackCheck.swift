import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Looks at documents as they stand in the books just before they are voided or deleted.
///
/// A payment that is applied or taken away changes the version of its invoice without anybody's hand, so the version that was kept
/// is not enough; and what somebody changed since must not be lost. Thirty documents of a kind share a read.
struct TakeBackCheck: Sendable {
    let place: Workplace
    let company: BooksCompany
    let run: String

    /// What can be sent, voids and deletes with the version of now; what of them may not be sent, or is done already, is written down.
    func check(_ ready: [ReadyIntent]) async throws(RunStop) -> (ready: [ReadyIntent], settled: Int) {
        let doubtful = ready.filter(\.takesBackDocument)
        guard !doubtful.isEmpty else { return (ready, 0) }
        let filed = try await FiledByName.read(doubtful.compactMap(\.link), place, company)
        let own = try await ownDocuments(of: doubtful)
        let standing = filed.standing
        var kept: [ReadyIntent] = []
        var results: [IntentResult] = []
        for var intent in ready {
            guard intent.takesBackDocument, let link = intent.link, let at = DocumentName(link) else {
                kept.append(intent)
                continue
            }
            let document = try decoded { try intent.document }
            guard let document else {
                kept.append(intent)
                continue
            }
            let back = TakeBack(link: link, document: document, filed: filed[at])
            if let result = try settled(back, intent, own: own[intent.orderName] ?? OwnDocuments(), standing) {
                results.append(result)
            } else {
                intent.link?.version = filed[at]?.version ?? link.version
                kept.append(intent)
            }
        }
        try await write(results)
        return (kept, results.count)
    }

    /// What became of an intent without a request; `nil` when it is to be sent.
    private func settled(
        _ back: TakeBack, _ intent: ReadyIntent, own: OwnDocuments, _ standing: Set<DocumentName>
    ) throws(RunStop) -> IntentResult? {
        if back.isGone {
            return IntentResult(
                intent: intent.intent.id, outcome: .takenBack(version: back.filed?.version ?? back.link.version))
        }
        guard let obstacle = back.obstacle(own: own, standing: standing, closed: company.closingDate)
        else { return nil }
        let reason = OrderReason(obstacle)
        let text = try decoded { try RecordText.encode(reason) }
        return IntentResult(intent: intent.intent.id, outcome: .refused(reason: text, reasonCode: reason.code))
    }

    private func write(_ results: [IntentResult]) async throws(RunStop) {
        guard !results.isEmpty else { return }
        let (archive, books, now, run) = (place.archive, place.booksConnection, place.world.clock.now(), run)
        try await stored { () async throws(StorageProblem) in
            try await archive.finish(results, note: nil, batch: nil, books: books, run: run, now: now)
        }
    }

    /// The documents of ours of each order that is concerned.
    private func ownDocuments(of intents: [ReadyIntent]) async throws(RunStop) -> [String: OwnDocuments] {
        var own: [String: OwnDocuments] = [:]
        let (archive, books) = (place.archive, place.booksConnection)
        for (store, intents) in Dictionary(grouping: intents, by: \.store) {
            let ids = intents.map(\.intent.key.id)
            let orders = try await stored { () async throws(StorageProblem) in
                try await archive.undoable(ids, of: store, books: books)
            }
            for order in orders { own["\(store)/\(order.id)"] = OwnDocuments(order.posted.lazy.map(\.link)) }
        }
        return own
    }
}

/// Documents as they stand in the books, by their names.
enum FiledByName {
    /// Reads those that the links name; what is gone is left out. Two hundred of a kind share a read.
    static func read(
        _ links: [Link], _ place: Workplace, _ company: BooksCompany
    ) async throws(RunStop) -> [DocumentName: FiledDocument] {
        var found: [DocumentName: FiledDocument] = [:]
        let kinds = Dictionary(grouping: links.compactMap { DocumentName($0) }, by: \.kind)
        for (kind, names) in kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let ids = Set(names.map(\.id)).sorted()
            do throws(ConnectorProblem) {
                for document in try await place.books.allFiled(.named(kind, ids), company: company) {
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

extension ReadyIntent {
    fileprivate var takesBackDocument: Bool {
        (intent.operation == .void || intent.operation == .delete) && intent.kind.document != nil && link != nil
    }

    fileprivate var orderName: String { "\(store)/\(intent.key.id)" }

    fileprivate var document: Document? {
        get throws {
            let kept = try RecordText.decode(KeptRecord.self, from: intent.body)
            if case .document(let document) = kept.body { return document }
            return nil
        }
    }
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
        get throws {
            guard let undone else { return nil }
            let reason = try RecordText.decode(OrderReason.self, from: undone)
            guard case .undone(let actor, let at, isChanged: _) = reason else { return reason }
            return .undone(by: actor, at: at, isChanged: updatedAt > at)
        }
    }
}
