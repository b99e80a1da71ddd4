import Accounting
import LinkLedger
import Storage

/// An intent as it stands in the outbox, without what only sending needs.
struct KeptIntent {
    let id: String
    let linkKey: LinkKey
    let order: String
    let generation: Int
    let operation: IntentRow.Operation
    let body: String
    let run: String
    let state: IntentState
    let requestKey: String?

    var orderName: OrderName { OrderName(store: linkKey.store, id: order) }
    /// What it adds to its order's open intents.
    var openCount: Int { state.isOpen ? 1 : 0 }
}

extension SQLConnection {
    func keptIntents(_ ids: [String], books: String) throws -> [String: KeptIntent] {
        let intents = try rows(
            [.text(books)], in: Set(ids).map(SQLValue.text),
            sql: {
                """
                SELECT id, \(LinkKey.columns), order_id, operation, body, run, state, request_key, generation FROM intents
                WHERE books = $1 AND id IN (\($0))\(dialect.forUpdate)
                """
            }
        ) { row in
            KeptIntent(
                id: try row.text(0), linkKey: try LinkKey(row, from: 1), order: try row.text(6),
                generation: try row.number(12), operation: try row.name(7), body: try row.text(8), run: try row.text(9),
                state: try row.name(10),
                requestKey: try row.optionalText(11))
        }
        return Dictionary(intents.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Writes the link of a posted intent: a new one, or the live one with its new version and body.
    func write(_ link: Link, of intent: KeptIntent, by run: String) throws {
        if link.key.source == .order, let number = link.number {
            try add(booksNumber: number, of: link.key.id, store: intent.linkKey.store)
        }
        let linkKey = LinkKey(books: intent.linkKey.books, store: intent.linkKey.store, key: link.key)
        let body: [SQLValue] = [
            .name(link.kind), .text(link.booksID), .text(link.version), .optional(link.number),
            .text(link.fingerprint), .text(intent.body), .name(link.state),
        ]
        if intent.operation != .create {
            let updated = try self.run(
                """
                UPDATE links SET kind = $6, books_id = $7, version = $8, number = $9, fingerprint = $10, body = $11,
                    state = $12
                WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
                """, linkKey.values + body)
            try note(intent.operation, of: linkKey, generation: link.generation, by: run)
            guard updated == 0 else { return }
        }
        try self.run(
            """
            INSERT INTO links (\(LinkKey.columns), kind, books_id, version, number, fingerprint, body, state,
                generation, made_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (books, store, source, source_id, role, generation) DO UPDATE SET kind = excluded.kind,
                books_id = excluded.books_id, version = excluded.version, number = excluded.number,
                fingerprint = excluded.fingerprint, body = excluded.body, state = excluded.state
            """, linkKey.values + body + [.number(link.generation), .text(run)])
    }

    /// The thing is in the books: nothing waits for it any longer.
    func unblock(_ linkKey: LinkKey) throws {
        let waiting = try rows(
            """
            SELECT intent FROM intent_dependencies
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND is_missing
            """, linkKey.values
        ) { try $0.text(0) }
        if waiting.isEmpty { return }
        try run("UPDATE intents SET blocked = blocked - 1 WHERE id = $1", each: waiting.map { [.text($0)] })
        try run(
            """
            UPDATE intent_dependencies SET is_missing = FALSE
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND intent = $6
            """, each: waiting.map { linkKey.values + [.text($0)] })
    }
}
