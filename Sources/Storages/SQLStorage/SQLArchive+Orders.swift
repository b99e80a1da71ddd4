package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func keep(
        orders rows: [RawRow], cursor: String, in stream: String, of store: String, now: Instant
    ) async throws(StorageProblem) -> KeptCount {
        try await database.write { connection in
            try connection.keep(cursor: cursor, stream, of: store)
            return try connection.keep(orders: rows, of: store)
        }
    }

    package func keep(
        orders rows: [RawRow], of store: String, now: Instant
    ) async throws(StorageProblem) -> KeptCount {
        try await database.write { try $0.keep(orders: rows, of: store) }
    }

}

extension SQLConnection {
    /// Keeps raw orders; those that are new or changed become undecided and are found by their identifier, older and equal ones change nothing.
    func keep(orders rows: [RawRow], of store: String) throws -> KeptCount {
        let kept = try self.rows(
            """
            INSERT INTO raw_orders (store, id, updated_at, hash, body) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (store, id) DO UPDATE SET updated_at = excluded.updated_at, hash = excluded.hash,
                body = excluded.body, revision = raw_orders.revision + 1
                WHERE raw_orders.hash <> excluded.hash AND raw_orders.updated_at <= excluded.updated_at
            RETURNING id, revision
            """,
            each: rows.map { [.text(store), .text($0.id), .time($0.updatedAt), .text($0.hash), .bytes($0.body)] }
        ) { (id: try $0.text(0), isNew: try $0.integer(1) == 1) }

        let new = kept.filter(\.isNew)
        try run(
            """
            INSERT INTO orders (store, id, search_key, state, reason_code, next_state)
            VALUES ($1, $2, $3, 'waiting', '\(ReasonCode.undecided)', 'waiting')
            """, each: new.map { [.text(store), .text($0.id), .text(SearchKey.text(number: "", id: $0.id))] })
        let changed = Set(kept.filter { !$0.isNew }.map(\.id))
        try run(
            "UPDATE orders SET is_dirty = TRUE, revision = revision + 1 WHERE store = $1 AND id = $2",
            each: changed.map { [.text(store), .text($0)] })
        let names = changed.union(new.map(\.id))
        try tell(rows.filter { names.contains($0.id) }, of: store)
        return KeptCount(new: new.count, changed: changed.subtracting(new.map(\.id)).count)
    }

    /// What is known of orders that nobody decided yet: lists show it, and they are found by it.
    private func tell(_ rows: [RawRow], of store: String) throws {
        let known = rows.compactMap { row in row.facts.map { (id: row.id, facts: $0) } }
        guard !known.isEmpty else { return }
        let told = try self.rows(
            """
            UPDATE orders SET number = $3, search_key = $4, placed_at = $5, currency = $6, total = $7, customer = $8
            WHERE store = $1 AND id = $2 AND reason_code = '\(ReasonCode.undecided)'
            RETURNING id
            """,
            each: known.map { id, facts in
                [
                    .text(store), .text(id), .text(facts.number),
                    .text(SearchKey.text(number: facts.number, id: id)), .time(facts.placedAt),
                    .text(facts.currency), .integer(facts.total), .text(facts.customer),
                ]
            }
        ) { try $0.text(0) }
        try write(
            words: known.filter { told.contains($0.id) }.map { id, facts in
                (
                    id,
                    SearchWords(
                        number: facts.number, id: id, currency: facts.currency, total: facts.total,
                        names: [facts.customer] + facts.names)
                )
            }, of: store)
    }
}
