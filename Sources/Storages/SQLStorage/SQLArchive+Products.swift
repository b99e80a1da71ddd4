package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func keep(
        products rows: [ProductRow], cursor: String, of store: String
    ) async throws(StorageProblem) {
        try await database.write { connection in
            // A product that did not change keeps what was marked on it.
            try connection.run(
                """
                INSERT INTO products (store, id, variation, body, state, reason) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (store, id, variation) DO UPDATE SET body = excluded.body, state = excluded.state,
                    reason = excluded.reason
                    WHERE products.body <> excluded.body OR products.state = '\(ProductRow.unlinked)'
                """,
                each: rows.map {
                    [
                        .text(store), .text($0.id), .text($0.variation), .text($0.body), .text($0.state),
                        .optional($0.reason),
                    ]
                })
            try connection.keep(cursor: cursor, ReadStream.products, of: store)
        }
    }

    package func products(
        of store: String, after: (id: String, variation: String)?, limit: Int
    ) async throws(StorageProblem) -> [ProductRow] {
        let place = [SQLValue.text(after?.id ?? ""), .text(after?.variation ?? "")]
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT id, variation, body, state, reason FROM products
                WHERE store = $1 AND (id, variation) > ($2, $3) ORDER BY id, variation LIMIT $4
                """, [.text(store)] + place + [.number(limit)]
            ) {
                ProductRow(
                    id: try $0.text(0), variation: try $0.text(1), body: try $0.text(2), state: try $0.text(3),
                    reason: try $0.optionalText(4))
            }
        }
    }

    package func products(_ ids: [String], of store: String) async throws(StorageProblem) -> [ProductRow] {
        try await database.read { connection in
            try connection.rows(
                [.text(store)], in: Set(ids).map(SQLValue.text),
                sql: {
                    "SELECT id, variation, body, state, reason FROM products WHERE store = $1 AND id IN (\($0))"
                }
            ) {
                ProductRow(
                    id: try $0.text(0), variation: try $0.text(1), body: try $0.text(2), state: try $0.text(3),
                    reason: try $0.optionalText(4))
            }
        }
    }

    package func keep(cursor: String, in stream: String, of store: String) async throws(StorageProblem) {
        try await database.write { try $0.keep(cursor: cursor, stream, of: store) }
    }

    package func forget(cursor stream: String, of store: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM cursors WHERE connection = $1 AND stream = $2", [.text(store), .text(stream)])
        }
    }

    package func posted(
        _ keys: [RecordKey], of store: String, books: String
    ) async throws(StorageProblem) -> [PostedRow] {
        try await database.read { connection in
            try Dictionary(grouping: Set(keys), by: \.source).flatMap { source, keys in
                try connection.rows(
                    [.text(books), .text(store), .name(source)], in: Set(keys.map(\.id)).map(SQLValue.text),
                    sql: {
                        """
                        SELECT \(Link.columns), body FROM links
                        WHERE books = $1 AND store = $2 AND source = $3 AND source_id IN (\($0)) AND state = 'live'
                        """
                    }
                ) { PostedRow(link: try Link($0), body: try $0.text(Link.columnCount)) }
                .filter { keys.contains($0.link.key) }
            }
        }
    }

    package func mark(
        product id: String, variation: String, of store: String, state: String, reason: String?
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE products SET state = $4, reason = $5 WHERE store = $1 AND id = $2 AND variation = $3",
                [.text(store), .text(id), .text(variation), .text(state), .optional(reason)])
        }
    }
}
