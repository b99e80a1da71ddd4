import Accounting
package import Storage

extension SQLArchive {
    package func unseen(of store: String, only: String?, limit: Int) async throws(StorageProblem) -> [UnseenVersion] {
        try await database.read { connection in
            let versions = try connection.rows(
                """
                SELECT id, updated_at, body, revision, seen_revision > 0 FROM raw_orders
                WHERE store = $1 AND seen_revision < revision \(only == nil ? "" : "AND id = $3")
                ORDER BY id LIMIT $2
                """, [.text(store), .number(limit)] + (only.map { [.text($0)] } ?? [])
            ) { row in
                UnseenVersion(
                    id: try row.text(0), updatedAt: try row.time(1), body: try row.bytes(2),
                    version: try row.integer(3), isLater: try row.flag(4))
            }
            let sights = try connection.sights(of: versions.map(\.id), store: store)
            return versions.map { version in
                var version = version
                version.sights = sights[version.id] ?? []
                return version
            }
        }
    }

    package func see(
        _ versions: [UnseenVersion], sights: [SightRow], of store: String
    ) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO first_sights (store, order_id, thing, body) VALUES ($1, $2, $3, $4)
                ON CONFLICT (store, order_id, thing) DO NOTHING
                """, each: sights.map { [.text(store), .text($0.order), .text($0.thing), .text($0.body)] })
            try connection.run(
                "UPDATE raw_orders SET seen_revision = $3 WHERE store = $1 AND id = $2 AND seen_revision < $3",
                each: versions.map { [.text(store), .text($0.id), .integer($0.version)] })
        }
    }

    package func firstCurrency(of store: String, or told: String) async throws(StorageProblem) -> String {
        let known = try await database.read { try $0.sights(of: [Self.storeItself], store: store) }
        if let known = known[Self.storeItself]?.first { return known }
        return try await database.write { connection in
            try connection.run(
                """
                INSERT INTO first_sights (store, order_id, thing, body) VALUES ($1, $2, 'currency', $3)
                ON CONFLICT (store, order_id, thing) DO NOTHING
                """, [.text(store), .text(Self.storeItself), .text(told)])
            return try connection.sights(of: [Self.storeItself], store: store)[Self.storeItself]?.first ?? told
        }
    }

    /// In the place of an order, which is never called so.
    private static let storeItself = ""

    package func keep(
        deletions: [DeletionRow], cursor: String, of store: String
    ) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.keep(cursor: cursor, ReadStream.deletions, of: store)
            let new = try connection.rows(
                """
                INSERT INTO deleted_orders (store, id, deleted_at) VALUES ($1, $2, $3)
                ON CONFLICT (store, id) DO NOTHING RETURNING id
                """, each: deletions.map { [.text(store), .text($0.order), .time($0.at)] }
            ) { try $0.text(0) }
            try connection.decideAgain(new, of: store, liftsUndo: false)
        }
    }
}

extension SQLConnection {
    /// Adds what each order told first.
    func withSights(_ orders: [UndecidedOrder], store: String) throws -> [UndecidedOrder] {
        let sights = try sights(of: orders.map(\.id), store: store)
        if sights.isEmpty { return orders }
        return orders.map { order in
            var order = order
            order.sights = sights[order.id] ?? []
            return order
        }
    }

    /// What orders told first, as JSON, by the order.
    func sights(of orders: [String], store: String) throws -> [String: [String]] {
        let found = try rows(
            [.text(store)], in: orders.map(SQLValue.text),
            sql: {
                """
                SELECT order_id, body FROM first_sights WHERE store = $1 AND order_id IN (\($0)) ORDER BY order_id, thing
                """
            }
        ) { (order: try $0.text(0), body: try $0.text(1)) }
        return Dictionary(grouping: found, by: \.order).mapValues { $0.map(\.body) }
    }
}
