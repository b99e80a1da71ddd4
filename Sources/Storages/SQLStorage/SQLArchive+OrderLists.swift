import Accounting
import Commerce
package import LinkLedger
package import Storage

extension SQLArchive {
    package func orders(
        of store: String, state: OrderState?, search: String?, after: String?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow] {
        try await database.read { connection in
            var page = OrderPage(store: store)
            if let state { page.filter("state = ", .name(state)) }
            if let search { page.filter("search_key LIKE ", .text(SearchKey.pattern(search)), " ESCAPE '!'") }
            let last = try after.map { try connection.place(of: $0, store: store) }
            if after != nil, last == .some(nil) { return [] }
            let (sql, arguments) = page.statement(after: last.flatMap { $0 }, limit: limit)
            return try connection.rows(sql, arguments, OrderRow.init)
        }
    }

    package func orderIDs(
        of store: String, beginning prefix: String, limit: Int
    ) async throws(StorageProblem) -> [String] {
        // Up to the first text that sorts behind all that begin so; a search for a part would read every order of the store.
        guard let last = prefix.unicodeScalars.last, let next = Unicode.Scalar(last.value + 1) else { return [] }
        var end = String(prefix.unicodeScalars.dropLast())
        end.unicodeScalars.append(next)
        let range = [SQLValue.text(store), .text(prefix), .text(end), .number(limit)]
        return try await database.read { connection in
            try connection.rows(
                "SELECT id FROM orders WHERE store = $1 AND id >= $2 AND id < $3 AND NOT is_summary ORDER BY id LIMIT $4",
                range
            ) { try $0.text(0) }
        }
    }

    package func latestRecords(of store: String, limit: Int) async throws(StorageProblem) -> [RawRow] {
        try await database.read { connection in
            let (latest, arguments) = OrderPage(store: store).statement(after: nil, limit: limit)
            return try connection.rows(
                """
                SELECT r.id, r.updated_at, r.hash, r.body FROM (\(latest)) latest CROSS JOIN raw_orders r
                WHERE r.store = $1 AND r.id = latest.id
                """, arguments
            ) { row in
                RawRow(
                    id: try row.text(0), updatedAt: try row.time(1), hash: try row.text(2), body: try row.bytes(3))
            }
        }
    }

    package func orders(named name: String, of stores: [String]) async throws(StorageProblem) -> [OrderRow] {
        try await database.read { connection in
            try connection.rows(
                [.text(name)], in: Set(stores).sorted().map(SQLValue.text),
                sql: {
                    """
                    WITH named (of_store, of_id) AS (
                        SELECT store, id FROM orders WHERE store IN (\($0)) AND id = $1
                        UNION SELECT store, id FROM orders WHERE store IN (\($0)) AND number = $1
                    )
                    SELECT \(OrderPage.columns) FROM named JOIN orders ON store = of_store AND id = of_id
                    WHERE NOT is_summary ORDER BY seq
                    """
                }, OrderRow.init)
        }
    }

    package func summaries(
        of store: String, after: String?, limit: Int
    ) async throws(StorageProblem) -> [OrderRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OrderPage.columns) FROM orders WHERE store = $1 AND is_summary
                    AND seq > coalesce((SELECT seq FROM orders WHERE store = $1 AND id = $2), 0)
                ORDER BY seq LIMIT $3
                """, [.text(store), .text(after ?? ""), .number(limit)], OrderRow.init)
        }
    }

    package func totals(of store: String) async throws(StorageProblem) -> OrderTotals {
        try await database.read { connection in
            let rows = try connection.rows(
                """
                SELECT state, currency, count(*), CAST(sum(\(OrderRow.sign("id")) * (total - refunded)) AS BIGINT)
                FROM orders WHERE store = $1 AND NOT is_summary GROUP BY state, currency
                """, [.text(store)]
            ) { row in
                (
                    state: try row.name(0, as: OrderState.self), currency: try row.optionalText(1),
                    count: try row.number(2), sum: try row.integer(3)
                )
            }
            var totals = OrderTotals(counts: [:], posted: [:])
            for row in rows {
                totals.counts[row.state, default: 0] += row.count
                if row.state == .posted, let currency = row.currency { totals.posted[currency, default: 0] += row.sum }
            }
            for (currency, sum) in try connection.postedInSummaries(of: store) {
                totals.posted[currency, default: 0] += sum
            }
            return totals
        }
    }
}

/// Where an order stands in the lists.
private struct ListPlace: Equatable {
    var id: String
    var placedAt: Instant?
    var seq: Int64
}

extension SQLConnection {
    fileprivate func place(of id: String, store: String) throws -> ListPlace? {
        try first("SELECT placed_at, seq FROM orders WHERE store = $1 AND id = $2", [.text(store), .text(id)]) {
            ListPlace(id: id, placedAt: try $0.optionalTime(0), seq: try $0.integer(1))
        }
    }
}

/// The statements for one page of orders; only what is asked for is in their text.
///
/// Orders that are not decided yet have no day: they are the newest. The others follow by the time at which they were placed.
struct OrderPage {
    private var filters = ["store = $1", "NOT is_summary"]
    private(set) var arguments: [SQLValue]

    static let columns = OrderRow.columns

    init(store: String) { arguments = [.text(store)] }

    mutating func filter(_ text: String, _ value: SQLValue, _ rest: String = "") {
        arguments.append(value)
        filters.append("\(text)$\(arguments.count)\(rest)")
    }

    /// Each part is read in the order of its index; what is dated follows what is not.
    fileprivate func statement(after last: ListPlace?, limit: Int) -> (String, [SQLValue]) {
        var dated = self
        dated.filters.append("placed_at IS NOT NULL")
        if let last, let placedAt = last.placedAt {
            dated.filter("(placed_at, id) < (", .time(placedAt), ", $\(dated.arguments.count + 2))")
            dated.arguments.append(.text(last.id))
            return (dated.part("placed_at DESC, id DESC", limit), dated.arguments)
        }
        var undated = self
        undated.filters.append("placed_at IS NULL")
        if let last { undated.filter("seq < ", .integer(last.seq)) }
        let both = """
            SELECT * FROM (\(undated.part("seq DESC", limit))) undated UNION ALL
            SELECT * FROM (\(dated.part("placed_at DESC, id DESC", limit))) dated LIMIT \(limit)
            """
        return (both, undated.arguments)
    }

    private func part(_ order: String, _ limit: Int) -> String {
        """
        SELECT \(Self.columns)
        FROM orders WHERE \(filters.joined(separator: " AND ")) ORDER BY \(order) LIMIT \(limit)
        """
    }
}

/// How orders are found by what a person types.
enum SearchKey {
    static func text(number: String, id: String) -> String { "\(number) \(id)".lowercased() }

    /// The typed text anywhere in the key; `%` and `_` stand for themselves.
    static func pattern(_ typed: String) -> String {
        let folded = typed.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let escaped = folded.reduce(into: "") { text, character in
            if "%_!".contains(character) { text.append("!") }
            text.append(character)
        }
        return "%\(escaped)%"
    }
}

extension OrderRow {
    static let columns =
        "id, store, number, placed_at, currency, total, state, reason, reason_code, open_intents > 0, customer"
    static let columnCount = 11

    /// What an amount of the order `id` is multiplied by in sums: a credit memo of the store takes off.
    static func sign(_ id: String) -> String {
        "CASE WHEN \(id) LIKE '\(ID<Order>.creditMemoMark)%' THEN -1 ELSE 1 END"
    }

    init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), store: try row.text(1), number: try row.text(2), placedAt: try row.optionalTime(3),
            currency: try row.optionalText(4), total: try row.integer(5), state: try row.name(6),
            reason: try row.optionalText(7), reasonCode: try row.optionalText(8), isOpen: try row.flag(9))
        customer = try row.text(10)
    }
}
