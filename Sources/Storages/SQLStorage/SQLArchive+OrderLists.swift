import Accounting
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
            var rows: [OrderRow] = []
            if last??.placedAt == nil {
                let (sql, arguments) = page.undated(after: last??.seq, limit: limit)
                rows = try connection.rows(sql, arguments, OrderRow.init)
            }
            let (sql, arguments) = page.dated(after: last.flatMap { $0 }, limit: limit - rows.count)
            return rows.count < limit ? try rows + connection.rows(sql, arguments, OrderRow.init) : rows
        }
    }

    package func orders(named name: String, of store: String) async throws(StorageProblem) -> [OrderRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(OrderPage.columns) FROM orders
                WHERE store = $1 AND NOT is_summary AND (id = $2 OR number = $2) ORDER BY seq
                """, [.text(store), .text(name)], OrderRow.init)
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
                SELECT state, currency, count(*), CAST(sum(total - refunded) AS BIGINT) FROM orders
                WHERE store = $1 AND NOT is_summary GROUP BY state, currency
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

    fileprivate func undated(after seq: Int64?, limit: Int) -> (String, [SQLValue]) {
        var page = self
        page.filters.append("placed_at IS NULL")
        if let seq { page.filter("seq < ", .integer(seq)) }
        return page.statement("seq DESC", limit)
    }

    fileprivate func dated(after last: ListPlace?, limit: Int) -> (String, [SQLValue]) {
        var page = self
        page.filters.append("placed_at IS NOT NULL")
        if let last, let placedAt = last.placedAt {
            page.filter("(placed_at, id) < (", .time(placedAt), ", $\(page.arguments.count + 2))")
            page.arguments.append(.text(last.id))
        }
        return page.statement("placed_at DESC, id DESC", limit)
    }

    private func statement(_ order: String, _ limit: Int) -> (String, [SQLValue]) {
        let sql = """
            SELECT \(Self.columns)
            FROM orders WHERE \(filters.joined(separator: " AND ")) ORDER BY \(order) LIMIT \(limit)
            """
        return (sql, arguments)
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

    init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), store: try row.text(1), number: try row.text(2), placedAt: try row.optionalTime(3),
            currency: try row.optionalText(4), total: try row.integer(5), state: try row.name(6),
            reason: try row.optionalText(7), reasonCode: try row.optionalText(8), isOpen: try row.flag(9))
        customer = try row.text(10)
    }
}
