import Accounting
package import LinkLedger
package import Storage

extension SQLArchive {
    package func needs(of stores: [String]) async throws(StorageProblem) -> NeedsCount {
        try await database.read { connection in
            let counts = try connection.rows(
                [], in: Set(stores).sorted().map(SQLValue.text),
                sql: {
                    """
                    SELECT is_dirty, count(*) FROM orders
                    WHERE store IN (\($0)) AND state = 'needsYou' AND NOT is_summary GROUP BY is_dirty
                    """
                }
            ) { (isAsked: try $0.flag(0), count: try $0.number(1)) }
            func sum(_ isAsked: Bool) -> Int { counts.filter { $0.isAsked == isAsked }.map(\.count).reduce(0, +) }
            return NeedsCount(open: sum(false), asked: sum(true))
        }
    }

    package func causes(
        of stores: [String], shared: Set<String>, code: String?, after last: CauseRow?, limit: Int
    ) async throws(StorageProblem) -> [CauseRow] {
        if stores.isEmpty { return [] }
        return try await database.read { connection in
            var statement = CauseStatement(stores: stores, codes: code.map { [$0] }, shared, connection.dialect)
            var after = ""
            if let last {
                let (first, key) = (statement.add(.time(last.oldest)), last.key)
                let rest = [key.store, key.code, key.shared].map { statement.add(.text($0)) }
                after = "WHERE (oldest, store, code, shared) > (\(first), \(rest.joined(separator: ", ")))"
            }
            return try connection.rows(
                """
                SELECT store, code, shared, orders, oldest FROM (
                    SELECT store, code, shared, count(*) AS orders, min(placed) AS oldest FROM (\(statement.orders)) AS open
                    GROUP BY store, code, shared
                ) AS causes \(after) ORDER BY oldest, store, code, shared LIMIT \(limit)
                """, statement.arguments
            ) { CauseRow(key: try CauseRow.Key($0), count: try $0.number(3), oldest: try $0.time(4)) }
        }
    }

    package func sums(of causes: [CauseRow], shared: Set<String>) async throws(StorageProblem) -> [CauseSum] {
        if causes.isEmpty { return [] }
        return try await database.read { connection in
            let statement = CauseStatement(of: causes, shared, connection.dialect)
            return try connection.rows(
                """
                SELECT store, code, shared, currency, CAST(sum(\(OrderRow.sign("id")) * total) AS BIGINT)
                FROM (\(statement.orders)) AS open
                WHERE currency IS NOT NULL GROUP BY store, code, shared, currency ORDER BY currency
                """, statement.arguments
            ) { CauseSum(cause: try CauseRow.Key($0), currency: try $0.text(3), total: try $0.integer(4)) }
        }
    }

    package func orders(
        of cause: CauseRow, shared: Set<String>, after last: String?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow] {
        try await database.read { connection in
            var statement = CauseStatement(of: [cause], shared, connection.dialect)
            let key = statement.add(.text(cause.key.shared))
            var after = ""
            if let last {
                let (store, id) = (statement.add(.text(cause.key.store)), statement.add(.text(last)))
                after = """
                     AND (placed, id) > (
                        (SELECT coalesce(placed_at, 0) FROM orders WHERE store = \(store) AND id = \(id)), \(id))
                    """
            }
            return try connection.rows(
                """
                SELECT \(CauseStatement.columns) FROM (\(statement.orders)) AS open WHERE shared = \(key)\(after)
                ORDER BY placed, id LIMIT \(limit)
                """, statement.arguments, OrderRow.init)
        }
    }

    package func firstOrders(
        of causes: [CauseRow], shared: Set<String>, limit: Int
    ) async throws(StorageProblem) -> [(cause: CauseRow.Key, order: OrderRow)] {
        if causes.isEmpty { return [] }
        return try await database.read { connection in
            let statement = CauseStatement(of: causes, shared, connection.dialect)
            return try connection.rows(
                """
                SELECT \(CauseStatement.columns), store, code, shared FROM (
                    SELECT *, row_number() OVER (PARTITION BY store, code, shared ORDER BY placed, id) AS turn
                    FROM (\(statement.orders)) AS open
                ) AS ranked WHERE turn <= \(limit) ORDER BY placed, id
                """, statement.arguments
            ) { (try CauseRow.Key($0, from: OrderRow.columnCount), try OrderRow($0)) }
        }
    }

    package func orders(
        of stores: [String], in state: OrderState, codes: Set<String>, after last: OrderRow?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow] {
        if stores.isEmpty || codes.isEmpty { return [] }
        return try await database.read { connection in
            var arguments: [SQLValue] = [.name(state)]
            func places(_ values: [String]) -> String {
                let first = arguments.count + 1
                arguments += values.map(SQLValue.text)
                return InList.places(values.count, from: first)
            }
            var filter = "store IN (\(places(stores))) AND state = $1 AND reason_code IN (\(places(codes.sorted())))"
            if let last {
                arguments += [.time(last.placedAt ?? Instant(milliseconds: 0)), .text(last.id), .text(last.store)]
                let first = arguments.count - 2
                filter += " AND (coalesce(placed_at, 0), id, store) < (\(InList.places(3, from: first)))"
            }
            return try connection.rows(
                """
                SELECT \(OrderRow.columns) FROM orders WHERE \(filter) AND NOT is_summary AND NOT is_dirty
                ORDER BY coalesce(placed_at, 0) DESC, id DESC, store DESC LIMIT \(limit)
                """, arguments, OrderRow.init)
        }
    }
}

/// Orders that need a person and are not to be decided again yet, with the cause of each, as a part of a statement.
private struct CauseStatement {
    private(set) var arguments: [SQLValue] = []
    private(set) var orders = ""

    /// The columns of an order's row, in its order.
    static let columns =
        "id, store, number, placed_at, currency, total, state, reason, reason_code, is_open, customer"

    init(stores: [String], codes: [String]?, _ shared: Set<String>, _ dialect: Dialect) {
        var filter = "store IN (\(places(stores)))"
        if let codes { filter += " AND reason_code IN (\(places(codes)))" }
        // What stands behind the code's own name in the kept reason: the figures of the case, without the order's own.
        let story = "substr(reason, \(dialect.position)(reason, '\"' || reason_code || '\"'))"
        let common = shared.isEmpty ? "FALSE" : "reason_code IN (\(places(shared.sorted())))"
        orders = """
            SELECT id, store, number, placed_at, currency, total, state, reason, reason_code, open_intents > 0 AS is_open,
                customer, coalesce(placed_at, 0) AS placed, coalesce(reason_code, '') AS code,
                CASE WHEN \(common) THEN coalesce(\(story), '') ELSE '' END AS shared
            FROM orders WHERE \(filter) AND state = 'needsYou' AND NOT is_summary AND NOT is_dirty
            """
    }

    init(of causes: [CauseRow], _ shared: Set<String>, _ dialect: Dialect) {
        let keys = causes.map(\.key)
        self.init(
            stores: Set(keys.map(\.store)).sorted(), codes: Set(keys.map(\.code)).sorted(), shared, dialect)
    }

    /// Gives the place of an argument.
    mutating func add(_ value: SQLValue) -> String {
        arguments.append(value)
        return "$\(arguments.count)"
    }

    private mutating func places(_ values: [String]) -> String {
        let first = arguments.count + 1
        arguments += values.map(SQLValue.text)
        return InList.places(values.count, from: first)
    }
}

extension CauseRow.Key {
    fileprivate init(_ row: any SQLRow, from column: Int = 0) throws {
        self.init(
            store: try row.text(column), code: try row.text(column + 1), shared: try row.text(column + 2))
    }
}
