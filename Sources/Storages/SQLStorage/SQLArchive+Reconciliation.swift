package import Accounting
package import LinkLedger
package import Storage

extension SQLArchive {
    package func orders(
        of store: String, placedFrom first: Instant, until end: Instant, after last: PlacedRow?, limit: Int
    ) async throws(StorageProblem) -> [PlacedRow] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT \(PlacedRow.columns) FROM \(PlacedRow.tables)
                WHERE o.store = $1 AND o.placed_at >= $2 AND o.placed_at < $3 AND (o.placed_at, o.id) > ($4, $5)
                ORDER BY o.placed_at, o.id LIMIT $6
                """,
                [
                    .text(store), .time(first), .time(end), .time(last?.placedAt ?? first.advanced(bySeconds: -1)),
                    .text(last?.id ?? ""), .number(limit),
                ], PlacedRow.init)
            return try connection.withSights(rows, store: store)
        }
    }

    package func ordersWithoutDate(
        of store: String, after id: String?, limit: Int
    ) async throws(StorageProblem) -> [PlacedRow] {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT \(PlacedRow.columns) FROM orders o CROSS JOIN raw_orders r \(PlacedRow.said)
                WHERE o.store = $1 AND o.placed_at IS NULL AND o.id > $2 AND r.store = o.store AND r.id = o.id
                ORDER BY o.id LIMIT $3
                """, [.text(store), .text(id ?? ""), .number(limit)], PlacedRow.init)
            return try connection.withSights(rows, store: store)
        }
    }

    package func orders(_ ids: [String], of store: String) async throws(StorageProblem) -> [PlacedRow] {
        try await database.read { connection in
            let rows = try connection.rows(
                [.text(store)], in: Set(ids).sorted().map(SQLValue.text),
                sql: {
                    "SELECT \(PlacedRow.columns) FROM \(PlacedRow.tables) WHERE o.store = $1 AND o.id IN (\($0))"
                }, PlacedRow.init)
            return try connection.withSights(rows, store: store)
        }
    }

    package func posted(
        of store: String, books: String, dated days: ClosedRange<BusinessDate>, after last: Link?, limit: Int
    ) async throws(StorageProblem) -> [PostedRow] {
        try await database.read { connection in
            var arguments: [SQLValue] = [
                .text(books), .text(store), .text(days.lowerBound.description), .text(days.upperBound.description),
            ]
            var after = ""
            if let last {
                arguments += [.name(last.key.source), .text(last.key.id), .text(last.key.role.text)]
                after = """
                     AND (document_date, source, source_id, role) > ((
                        SELECT document_date FROM links WHERE books = $1 AND store = $2 AND source = $5
                            AND source_id = $6 AND role = $7 AND state = 'live'
                    ), $5, $6, $7)
                    """
            }
            return try connection.rows(
                """
                SELECT \(Link.columns), body FROM links
                WHERE books = $1 AND store = $2 AND state = 'live' AND document_date BETWEEN $3 AND $4\(after)
                ORDER BY document_date, source, source_id, role LIMIT \(limit)
                """, arguments
            ) { PostedRow(link: try Link($0), body: try $0.text(Link.columnCount)) }
        }
    }

    package func posted(
        of orders: [String], store: String, books: String, besides days: ClosedRange<BusinessDate>
    ) async throws(StorageProblem) -> [PostedRow] {
        try await database.read { connection in
            try connection.rows(
                [
                    .text(books), .text(store), .text(days.lowerBound.description),
                    .text(days.upperBound.description),
                ], in: Set(orders).sorted().map(SQLValue.text),
                sql: {
                    """
                    SELECT \(Link.columns), body FROM links
                    WHERE books = $1 AND store = $2 AND source = 'order' AND source_id IN (\($0)) AND state = 'live'
                        AND (document_date < $3 OR document_date > $4)
                    """
                }
            ) { PostedRow(link: try Link($0), body: try $0.text(Link.columnCount)) }
        }
    }

    package func owners(
        of documents: [DocumentName], books: String
    ) async throws(StorageProblem) -> [OwnedRow] {
        try await database.read { connection in
            try Dictionary(grouping: documents, by: \.kind).flatMap { kind, names in
                try connection.rows(
                    [.text(books), .name(kind)], in: Set(names.map(\.id)).sorted().map(SQLValue.text),
                    sql: {
                        """
                        SELECT store, \(Link.columns), body FROM links
                        WHERE books = $1 AND kind = $2 AND books_id IN (\($0)) AND state = 'live'
                            AND kind NOT IN ('customer', 'vendor', 'item')
                        """
                    }
                ) { row in
                    OwnedRow(
                        store: try row.text(0),
                        posted: PostedRow(link: try Link(row, from: 1), body: try row.text(Link.columnCount + 1)))
                }
            }
        }
    }
}

extension PlacedRow {
    fileprivate static let columns =
        """
        o.id, o.number, o.placed_at, o.state, o.reason_code, o.open_intents > 0, o.is_dirty, r.updated_at, r.body,
            c.answers, r.seen_revision > 0, d.deleted_at
        """
    fileprivate static let tables = "orders o JOIN raw_orders r ON r.store = o.store AND r.id = o.id \(said)"
    fileprivate static let said =
        """
        LEFT JOIN order_choices c ON c.store = o.store AND c.id = o.id
            LEFT JOIN deleted_orders d ON d.store = o.store AND d.id = o.id
        """

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), number: try row.text(1), placedAt: try row.optionalTime(2), state: try row.name(3),
            reasonCode: try row.optionalText(4), isOpen: try row.flag(5), isUndecided: try row.flag(6),
            updatedAt: try row.time(7), body: try row.bytes(8))
        answers = try row.optionalText(9)
        isLater = try row.flag(10)
        deletedAt = try row.optionalTime(11)
    }
}

extension SQLConnection {
    fileprivate func withSights(_ orders: [PlacedRow], store: String) throws -> [PlacedRow] {
        let sights = try sights(of: orders.map(\.id), store: store)
        return orders.map { order in
            var order = order
            order.sights = sights[order.id] ?? []
            return order
        }
    }
}
