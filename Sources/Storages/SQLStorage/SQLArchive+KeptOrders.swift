package import Accounting
package import Storage

extension SQLArchive {
    package func orders(
        _ ids: [String], of store: String, books: String
    ) async throws(StorageProblem) -> [UndecidedOrder] {
        try await database.read { connection in
            let found = try connection.rows(
                [.text(store)], in: ids.map(SQLValue.text),
                sql: {
                    """
                    SELECT \(UndecidedOrder.columns), \(KeptStanding.columns) FROM \(UndecidedOrder.tables)
                    WHERE o.store = $1 AND o.id IN (\($0)) AND NOT o.is_summary
                    """
                }, UndecidedOrder.init(standing:))
            let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return try connection.withMembers(
                try connection.withPosted(ids.compactMap { byID[$0] }, store: store, books: books), store: store)
        }
    }

    package func keptOrders(
        of store: String, books: String, placed: Range<Instant>?, after id: String?, limit: Int
    ) async throws(StorageProblem) -> [UndecidedOrder] {
        try await database.read { connection in
            let found = try connection.rows(
                """
                SELECT \(UndecidedOrder.columns), \(KeptStanding.columns) FROM \(UndecidedOrder.tables)
                WHERE o.store = $1 AND o.seq > coalesce((SELECT seq FROM orders WHERE store = $1 AND id = $2), 0)
                    AND NOT o.is_summary AND (o.placed_at IS NULL OR (o.placed_at >= $3 AND o.placed_at < $4))
                ORDER BY o.seq LIMIT $5
                """,
                [
                    .text(store), .text(id ?? ""), .integer(placed?.lowerBound.milliseconds ?? .min),
                    .integer(placed?.upperBound.milliseconds ?? .max), .number(limit),
                ], UndecidedOrder.init(standing:))
            return try connection.withMembers(
                try connection.withPosted(found, store: store, books: books), store: store)
        }
    }
}

extension KeptStanding {
    fileprivate static let columns = "o.state, o.reason, o.is_dirty AND o.open_intents = 0, r.hash"
}

extension UndecidedOrder {
    fileprivate init(standing row: any SQLRow) throws {
        try self.init(row)
        let first = Self.columnCount
        standing = KeptStanding(
            state: try row.name(first), reason: try row.optionalText(first + 1), isDue: try row.flag(first + 2),
            hash: try row.text(first + 3))
    }
}
