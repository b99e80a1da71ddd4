package import Accounting
import Commerce
package import LinkLedger
package import Storage

extension SQLArchive {
    package func undecided(
        of store: String, books: String, among kind: UndecidedKind, limit: Int
    ) async throws(StorageProblem) -> [UndecidedOrder] {
        try await database.read { connection in
            let orders = try connection.rows(
                """
                SELECT \(UndecidedOrder.columns) FROM \(UndecidedOrder.tables)
                WHERE o.store = $1 AND o.is_dirty AND o.open_intents = 0 AND NOT o.is_summary\(kind.condition)
                ORDER BY o.seq LIMIT $2
                """, [.text(store), .number(limit)], UndecidedOrder.init)
            return try connection.withMembers(
                try connection.withPosted(orders, store: store, books: books), store: store)
        }
    }

    package func order(
        _ id: String, of store: String, books: String
    ) async throws(StorageProblem) -> UndecidedOrder? {
        try await database.read { connection in
            let orders = try connection.rows(
                """
                SELECT \(UndecidedOrder.columns) FROM \(UndecidedOrder.tables)
                WHERE o.store = $1 AND o.id = $2
                """, [.text(store), .text(id)], UndecidedOrder.init)
            let posted = try connection.withPosted(orders, store: store, books: books)
            return try connection.withMembers(posted, store: store).first
        }
    }

    package func links(
        of keys: [RecordKey], store: String, books: String
    ) async throws(StorageProblem) -> [RecordKey: Link] {
        try await database.read { try $0.liveLinks(of: Set(keys), store: store, books: books) }
    }

    package func endedLinks(
        of keys: [RecordKey], as end: Link.State, store: String, books: String
    ) async throws(StorageProblem) -> [Link] {
        try await database.read { try $0.links(end, of: Set(keys), store: store, books: books) }
    }

    package func duplicateLinks(of books: String) async throws(StorageProblem) -> Int {
        try await database.read { connection in
            try connection.first(
                """
                SELECT CAST(coalesce(sum(live - 1), 0) AS BIGINT) FROM (
                    SELECT count(*) AS live FROM links
                    WHERE books = $1 AND state = 'live' AND kind NOT IN ('customer', 'vendor', 'item')
                    GROUP BY store, source, source_id, role HAVING count(*) > 1
                ) AS doubled
                """, [.text(books)]
            ) { try $0.number(0) } ?? 0
        }
    }
}

extension UndecidedOrder {
    static let columns =
        """
        o.id, r.updated_at, r.body, o.revision, c.admitted_by, c.answers,
            CASE WHEN o.next_reason_code = '\(ReasonCode.undone)' THEN o.next_reason END, r.seen_revision > 0,
            d.deleted_at
        """
    static let columnCount = 9
    static let tables =
        """
        orders o JOIN raw_orders r ON r.store = o.store AND r.id = o.id
            LEFT JOIN order_choices c ON c.store = o.store AND c.id = o.id
            LEFT JOIN deleted_orders d ON d.store = o.store AND d.id = o.id
        """

    init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), updatedAt: try row.time(1), body: try row.bytes(2), posted: [],
            revision: try row.integer(3), undone: try row.optionalText(6))
        isAdmitted = try row.optionalText(4) != nil
        answers = try row.optionalText(5)
        isLater = try row.flag(7)
        deletedAt = try row.optionalTime(8)
    }
}

extension SQLConnection {
    /// Adds what was posted for each order and is still in the books.
    func withPosted(
        _ orders: [UndecidedOrder], store: String, books: String
    ) throws -> [UndecidedOrder] {
        let posted = try posted(for: orders.map(\.id), store: store, books: books)
        let byOrder = Dictionary(grouping: posted, by: \.link.key.id)
        return orders.map { order in
            var order = order
            order.posted = byOrder[order.id] ?? []
            return order
        }
    }

    /// What was posted for orders and is still in the books.
    func posted(for orders: [String], store: String, books: String) throws -> [PostedRow] {
        try rows(
            [.text(books), .text(store)], in: orders.map(SQLValue.text),
            sql: {
                """
                SELECT \(Link.columns), body FROM links
                WHERE books = $1 AND store = $2 AND source = 'order' AND source_id IN (\($0)) AND state = 'live'
                ORDER BY source_id, role
                """
            }
        ) { PostedRow(link: try Link($0), body: try $0.text(Link.columnCount)) }
    }

    /// The live links of `keys`.
    func liveLinks(of keys: Set<RecordKey>, store: String, books: String) throws -> [RecordKey: Link] {
        Dictionary(
            try links(.live, of: keys, store: store, books: books).map { ($0.key, $0) },
            uniquingKeysWith: { _, last in last })
    }

    /// The links of `keys` in one state.
    fileprivate func links(
        _ state: Link.State, of keys: Set<RecordKey>, store: String, books: String
    ) throws -> [Link] {
        try Dictionary(grouping: keys, by: \.source).flatMap { source, keys in
            try rows(
                [.text(books), .text(store), .name(source)], in: Set(keys.map(\.id)).map(SQLValue.text),
                sql: {
                    """
                    SELECT \(Link.columns) FROM links
                    WHERE books = $1 AND store = $2 AND source = $3 AND source_id IN (\($0))
                        AND state = '\(state.rawValue)'
                    """
                }
            ) { try Link($0) }.filter { keys.contains($0.key) }
        }
    }
}

extension Link {
    static let columns =
        "source, source_id, role, generation, kind, books_id, version, number, state, fingerprint"
    static let columnCount = 10

    init(_ row: any SQLRow, from column: Int = 0) throws {
        self.init(
            key: try row.key(column), generation: try row.number(column + 3), kind: try row.name(column + 4),
            booksID: try row.text(column + 5), version: try row.text(column + 6),
            number: try row.optionalText(column + 7), state: try row.name(column + 8),
            fingerprint: try row.text(column + 9))
    }
}

extension UndecidedKind {
    fileprivate var condition: String {
        switch self {
        case .all: ""
        case .creditMemos: " AND o.id LIKE '\(ID<Order>.creditMemoMark)%'"
        case .others: " AND o.id NOT LIKE '\(ID<Order>.creditMemoMark)%'"
        }
    }
}
