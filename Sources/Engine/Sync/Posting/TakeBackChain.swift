import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// Documents of one order that leave the books together, one after the other: each after those that cannot stand without it.
///
/// One at a time, so that of what stops half-way it is known exactly what is there and what is not.
struct TakeBackChain {
    /// In the order in which they leave.
    let rows: [PostedRow]

    /// The chosen documents, and those of `posted` that cannot stand without them.
    init(_ chosen: Set<RecordKey>, in posted: [PostedRow]) throws(Unreadable) {
        let documents = posted.filter { $0.link.kind.document != nil }
        var needs: [(key: RecordKey, needs: Set<RecordKey>)] = []
        for row in documents { needs.append((row.link.key, Set(try row.needs))) }
        var leaving = chosen
        var isGrowing = true
        while isGrowing {
            let more = needs.filter { !leaving.contains($0.key) && !$0.needs.isDisjoint(with: leaving) }
            isGrowing = !more.isEmpty
            leaving.formUnion(more.map(\.key))
        }
        let byKey = Dictionary(documents.map { ($0.link.key, $0) }, uniquingKeysWith: { first, _ in first })
        rows = Self.sorted(needs.filter { leaving.contains($0.key) }).compactMap { byKey[$0] }
    }

    /// Nothing leaves.
    init() { rows = [] }

    /// Deletes, each waiting for the one before.
    ///
    /// Deleted and not voided: numbers are free again, and the ledger is as if they had never been.
    func intents(order: String, id: () -> String) throws -> [IntentRow] {
        var before: RecordKey?
        return try rows.map { row in
            var intent = try RecordText.decode(KeptRecord.self, from: row.body)
                .intent(id: id(), order: order, key: row.link.key, generation: row.link.generation, .delete)
            intent.dependencies = before.map { [$0] } ?? []
            before = row.link.key
            return intent
        }
    }

    /// Keys in an order in which nothing is left behind that needs what is gone.
    static func sorted(_ needs: [(key: RecordKey, needs: Set<RecordKey>)]) -> [RecordKey] {
        var left = needs
        var sorted: [RecordKey] = []
        while !left.isEmpty {
            let needed = left.reduce(into: Set<RecordKey>()) { $0.formUnion($1.needs.subtracting([$1.key])) }
            let free = left.filter { !needed.contains($0.key) }
            // Records that need each other are no plan's work; they leave as they come.
            let next = (free.isEmpty ? left : free).map(\.key)
            sorted += next
            left.removeAll { next.contains($0.key) }
        }
        return sorted
    }
}

extension PostedRow {
    /// `nil` for a list record.
    var document: Document? {
        get throws(Unreadable) {
            let kept = try RecordText.decode(KeptRecord.self, from: body)
            if case .document(let document) = kept.body { return document }
            return nil
        }
    }

    /// Records without which it may not stand.
    fileprivate var needs: [RecordKey] {
        get throws(Unreadable) { try RecordText.decode(KeptRecord.self, from: body).body.needs(as: link.key) }
    }
}
