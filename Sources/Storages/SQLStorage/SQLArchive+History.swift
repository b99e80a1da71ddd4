package import Accounting
package import Storage

extension SQLArchive {
    package func add(_ orders: [HistoryOrder], to backfill: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO history (backfill, id, placed_at, updated_at, hash, body) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (backfill, id) DO UPDATE SET placed_at = excluded.placed_at,
                    updated_at = excluded.updated_at, hash = excluded.hash, body = excluded.body
                    WHERE history.updated_at <= excluded.updated_at
                """,
                each: orders.map { order in
                    [
                        .text(backfill), .text(order.raw.id), .time(order.placedAt), .time(order.raw.updatedAt),
                        .text(order.raw.hash), .bytes(order.raw.body),
                    ]
                })
        }
    }

    package func history(
        of backfill: String, after last: HistoryOrder?, limit: Int
    ) async throws(StorageProblem) -> [HistoryOrder] {
        try await database.read { connection in
            guard let last else { return try connection.oldestHistory(of: backfill, limit: limit) }
            return try connection.rows(
                """
                SELECT \(HistoryOrder.columns) FROM history WHERE backfill = $1 AND (placed_at, id) > ($2, $3)
                ORDER BY placed_at, id LIMIT $4
                """, [.text(backfill), .time(last.placedAt), .text(last.raw.id), .number(limit)], HistoryOrder.init)
        }
    }

    package func admit(_ limit: Int, of backfill: String, now: Instant) async throws(StorageProblem) -> [String] {
        try await database.write { connection in
            guard let row = try connection.backfill(backfill, forUpdate: true), row.state == .running else { return [] }
            let orders = try connection.oldestHistory(of: backfill, limit: limit)
            let ids = orders.map(\.raw.id)
            _ = try connection.keep(orders: orders.map(\.raw), of: row.store)
            try connection.run(
                """
                INSERT INTO order_choices (store, id, admitted_by) VALUES ($1, $2, $3)
                ON CONFLICT (store, id) DO UPDATE SET admitted_by = excluded.admitted_by
                """, each: ids.map { [.text(row.store), .text($0), .text(backfill)] })
            // Also those that were known and skipped.
            try connection.decideAgain(ids, of: row.store, liftsUndo: false)
            try connection.run(
                "DELETE FROM history WHERE backfill = $1 AND id = $2", each: ids.map { [.text(backfill), .text($0)] })
            try connection.run(
                "UPDATE backfills SET admitted = admitted + $2, progressed_at = $3 WHERE id = $1",
                [.text(backfill), .number(ids.count), .time(now)])
            return ids
        }
    }

    package func answers(of order: String, store: String) async throws(StorageProblem) -> String? {
        try await database.read { try $0.answers(of: order, store: store) }
    }

    package func save(
        answers: String, over earlier: String?, of order: String, store: String, note: AuditNote?, now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard try connection.answers(of: order, store: store) == earlier else { return false }
            if let note {
                try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: store)
            }
            try connection.run(
                """
                INSERT INTO order_choices (store, id, answers) VALUES ($1, $2, $3)
                ON CONFLICT (store, id) DO UPDATE SET answers = excluded.answers
                """, [.text(store), .text(order), .text(answers)])
            try connection.decideAgain([order], of: store, liftsUndo: true)
            return true
        }
    }
}

extension SQLConnection {
    fileprivate func answers(of order: String, store: String) throws -> String? {
        try first("SELECT answers FROM order_choices WHERE store = $1 AND id = $2", [.text(store), .text(order)]) {
            try $0.optionalText(0)
        } ?? nil
    }

    fileprivate func oldestHistory(of backfill: String, limit: Int) throws -> [HistoryOrder] {
        try rows(
            """
            SELECT \(HistoryOrder.columns) FROM history WHERE backfill = $1 ORDER BY placed_at, id LIMIT $2
            """, [.text(backfill), .number(limit)], HistoryOrder.init)
    }
}

extension HistoryOrder {
    fileprivate static let columns = "placed_at, id, updated_at, hash, body"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            placedAt: try row.time(0),
            raw: RawRow(
                id: try row.text(1), updatedAt: try row.time(2), hash: try row.text(3), body: try row.bytes(4)))
    }
}
