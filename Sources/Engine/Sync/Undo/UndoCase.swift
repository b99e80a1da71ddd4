package import Accounting
import Bookkeeping
import LinkLedger
import Storage

/// What is to be taken back (X4).
package enum UndoSelection: Hashable, Sendable {
    /// All documents that a run made.
    case run(String)
    /// All documents of one order, by its identifier in the store.
    case order(String)
    /// One document, with what depends on it.
    case document(RecordKey)
}

/// One order of which something is to be taken back: its documents, or why it stays as it is.
struct UndoCase: Sendable {
    let order: UndoableOrder
    /// Those that are meant, and those that cannot be without them.
    let documents: [PostedRow]
    /// Documents that the run changed but did not make.
    let changed: [Link]
    var obstacle: UndoObstacle?

    init(order: UndoableOrder, chosen: Set<RecordKey>, changed: [Link]) throws {
        self.order = order
        self.changed = changed
        documents = try Self.withDependents(chosen, in: order.posted.filter { $0.link.kind.document != nil })
        if order.isOpen { obstacle = .underWay }
        if order.isSummarised { obstacle = .summarised }
        if let link = changed.first { obstacle = .onlyChanged(record: link.kind, number: link.number) }
    }

    /// Holds every document against the books; the first that may not be taken back keeps the order as it is.
    mutating func look(at filed: [DocumentName: FiledDocument], company: BooksCompany) throws {
        guard obstacle == nil else { return }
        let own = OwnDocuments(order.posted.lazy.map(\.link))
        let standing = filed.standing
        for row in documents {
            guard let document = try row.document, let at = DocumentName(row.link) else { continue }
            let back = TakeBack(link: row.link, document: document, filed: filed[at])
            obstacle = back.obstacle(own: own, standing: standing, closed: company.closingDate)
            if obstacle != nil { return }
        }
    }

    /// Deletes of all documents, each after those that depend on it.
    ///
    /// Deleted and not voided: numbers are free again, and the ledger is as if they had never been.
    func intents(id: () -> String) throws -> [IntentRow] {
        let needs = try documents.map { (row: $0, needs: Set(try $0.dependencies)) }
        return try documents.reversed().map { row in
            var intent = try RecordText.decode(KeptRecord.self, from: row.body)
                .intent(
                    id: id(), order: order.id, key: row.link.key, generation: row.link.generation, .delete)
            intent.dependencies = needs.filter { $0.needs.contains(row.link.key) }.map(\.row.link.key)
            return intent
        }
    }

    private static func withDependents(_ chosen: Set<RecordKey>, in posted: [PostedRow]) throws -> [PostedRow] {
        var chosen = chosen
        let needs = try posted.map { (key: $0.link.key, needs: Set(try $0.dependencies)) }
        var isGrowing = true
        while isGrowing {
            let more = needs.filter { !chosen.contains($0.key) && !$0.needs.isDisjoint(with: chosen) }
            isGrowing = !more.isEmpty
            chosen.formUnion(more.map(\.key))
        }
        return posted.filter { chosen.contains($0.link.key) }
    }
}

extension PostedRow {
    /// `nil` for a list record.
    var document: Document? {
        get throws {
            let kept = try RecordText.decode(KeptRecord.self, from: body)
            if case .document(let document) = kept.body { return document }
            return nil
        }
    }

    /// Records that had to be in the books before it.
    fileprivate var dependencies: [RecordKey] {
        get throws { try RecordText.decode(KeptRecord.self, from: body).body.dependencies }
    }
}
