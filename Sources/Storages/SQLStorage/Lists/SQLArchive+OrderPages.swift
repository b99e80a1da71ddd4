package import Accounting
package import LinkLedger
package import Storage

extension SQLArchive {
    package func orders(
        _ question: OrderQuestion, page: OrderPagePlace, limit: Int
    ) async throws(StorageProblem) -> OrderPageRows {
        if question.stores.isEmpty { return OrderPageRows(rows: []) }
        return try await database.read { connection in
            let typed = SearchWords.typed(question.search)
            let (words, isCut) = try connection.bySelectivity(typed, stores: question.stores)
            let statement = OrderPageStatement(question, words: words, page: page, limit: limit)
            let rows = try connection.rows(statement.sql, statement.arguments, OrderRow.init)
            return OrderPageRows(rows: page.isNewer ? rows.reversed() : rows, isCut: isCut)
        }
    }

    package func counts(
        of stores: [String]
    ) async throws(StorageProblem) -> [String: [OrderState: Int]] {
        try await database.read { connection in
            let rows = try connection.rows(
                [], in: Set(stores).sorted().map(SQLValue.text),
                sql: {
                    """
                    SELECT store, state, count(*) FROM orders
                    WHERE store IN (\($0)) AND NOT is_summary GROUP BY store, state
                    """
                }
            ) { (store: try $0.text(0), state: try $0.name(1, as: OrderState.self), count: try $0.number(2)) }
            return Dictionary(grouping: rows, by: \.store).mapValues { rows in
                Dictionary(rows.map { ($0.state, $0.count) }, uniquingKeysWith: +)
            }
        }
    }

    package func tallies(of stores: [String], before: Instant) async throws(StorageProblem) -> [OrderTally] {
        try await database.read { connection in
            try connection.rows(
                [.time(before)], in: Set(stores).sorted().map(SQLValue.text),
                sql: {
                    """
                    SELECT store, state, count(*), max(CASE WHEN placed_at < $1 THEN placed_at END) FROM orders
                    WHERE store IN (\($0)) AND NOT is_summary GROUP BY store, state
                    """
                }
            ) {
                OrderTally(
                    store: try $0.text(0), state: try $0.name(1), count: try $0.number(2),
                    newest: try $0.optionalTime(3))
            }
        }
    }

    package func sums(
        of stores: [String], between bounds: [Instant]
    ) async throws(StorageProblem) -> [OrderSumRow] {
        guard bounds.count > 1, !stores.isEmpty else { return [] }
        return try await database.read { connection in
            let intervals = bounds.indices.dropLast().map { "(\($0), $\($0 + 1), $\($0 + 2))" }
            let places = InList.places(stores.count, from: bounds.count + 1)
            return try connection.rows(
                """
                WITH intervals (place, since, until) AS (VALUES \(intervals.joined(separator: ", ")))
                SELECT o.store, place, o.state, o.currency, count(*),
                    CAST(sum(\(OrderRow.sign("o.id")) * (o.total - o.refunded)) AS BIGINT)
                FROM intervals CROSS JOIN orders o
                WHERE o.store IN (\(places)) AND o.placed_at >= since AND o.placed_at < until AND NOT o.is_summary
                GROUP BY o.store, place, o.state, o.currency
                """, bounds.map(SQLValue.time) + stores.map(SQLValue.text)
            ) { row in
                OrderSumRow(
                    store: try row.text(0), interval: try row.number(1), state: try row.name(2),
                    currency: try row.optionalText(3), count: try row.number(4), sum: try row.integer(5))
            }
        }
    }

    package func documents(
        of orders: [(store: String, id: String)], books: String
    ) async throws(StorageProblem) -> [(store: String, link: Link)] {
        if orders.isEmpty { return [] }
        return try await database.read { connection in
            let places = orders.indices.map { "($\($0 * 2 + 2), $\($0 * 2 + 3))" }
            return try connection.rows(
                """
                WITH wanted (shop, thing) AS (VALUES \(places.joined(separator: ", ")))
                SELECT store, \(Link.columns) FROM wanted CROSS JOIN links
                WHERE books = $1 AND store = shop AND source = 'order' AND source_id = thing AND state = 'live'
                ORDER BY store, source_id, role
                """, [.text(books)] + orders.flatMap { [.text($0.store), .text($0.id)] }
            ) { (store: try $0.text(0), link: try Link($0, from: 1)) }
        }
    }
}

extension OrderPagePlace {
    fileprivate var isNewer: Bool { if case .newer = self { true } else { false } }
}

extension SQLConnection {
    /// The words, the one that the fewest orders bear first; and whether that one is borne by more than are looked at.
    fileprivate func bySelectivity(_ words: [String], stores: [String]) throws -> (words: [String], isCut: Bool) {
        if words.isEmpty { return ([], false) }
        let places = InList.places(stores.count, from: words.count * 2 + 1)
        let counts = words.indices.map { index in
            """
            SELECT \(index), count(*) FROM (
                SELECT 1 FROM order_words WHERE store IN (\(places)) AND word >= $\(index * 2 + 1)
                    AND word < $\(index * 2 + 2) LIMIT \(OrderPageRows.matchesMax + 1)
            ) AS counted\(index)
            """
        }
        let found = try rows(
            counts.joined(separator: " UNION ALL "),
            words.flatMap { OrderPageStatement.range($0) }
                + stores.map(SQLValue.text)
        ) { (word: words[try $0.number(0)], count: try $0.number(1)) }
        let sorted = found.sorted { ($0.count, $0.word) < ($1.count, $1.word) }
        return (sorted.map(\.word), (sorted.first?.count ?? 0) > OrderPageRows.matchesMax)
    }
}

/// The one statement for a page of the orders of several stores: each store gives its page, the best of them are taken.
private struct OrderPageStatement {
    private let question: OrderQuestion
    private let words: [String]
    private let page: OrderPagePlace
    private let limit: Int
    private(set) var arguments: [SQLValue] = []
    private(set) var sql = ""

    init(_ question: OrderQuestion, words: [String], page: OrderPagePlace, limit: Int) {
        (self.question, self.words, self.page, self.limit) = (question, words, page, limit)
        var parts: [String] = []
        for store in question.stores.sorted() { parts += [undated(store), dated(store)].compactMap { $0 } }
        let direction = page.isNewer ? "ASC" : "DESC"
        sql = """
            \(parts.map { "SELECT * FROM (\($0))" }.joined(separator: " UNION ALL "))
            ORDER BY is_undated \(direction), placed_at \(direction), store \(direction), id \(direction) LIMIT \(limit)
            """
        if parts.isEmpty { sql = "SELECT \(OrderPage.columns) FROM orders WHERE FALSE" }
    }

    /// Those of which nobody knows when they were placed: they stand before all others.
    private mutating func undated(_ store: String) -> String? {
        guard question.placed == nil else { return nil }
        switch page {
        case .older(let last) where last.placedAt != nil: return nil
        case .newer(let last) where last.placedAt != nil: return select(store, isDated: false)
        case .newest: return select(store, isDated: false)
        case .older(let last), .newer(let last): return select(store, isDated: false, beyond: last)
        }
    }

    private mutating func dated(_ store: String) -> String? {
        switch page {
        case .newer(let last) where last.placedAt == nil: return nil
        case .older(let last) where last.placedAt == nil: return select(store, isDated: true)
        case .newest: return select(store, isDated: true)
        case .older(let last), .newer(let last): return select(store, isDated: true, beyond: last)
        }
    }

    private mutating func select(_ store: String, isDated: Bool, beyond last: OrderPlace? = nil) -> String {
        var source = "orders o"
        var filters = [
            "o.store = \(value(.text(store)))", "NOT o.is_summary", "o.placed_at IS \(isDated ? "NOT NULL" : "NULL")",
        ]
        if let leader = words.first {
            source = """
                (SELECT DISTINCT order_id FROM (
                    SELECT order_id FROM order_words WHERE store = \(value(.text(store))) AND \(range(leader, ""))
                    LIMIT \(OrderPageRows.matchesMax)
                ) AS matching) AS matched CROSS JOIN orders o
                """
            filters.append("o.id = matched.order_id")
        }
        for word in words.dropFirst() {
            filters.append(
                """
                EXISTS (SELECT 1 FROM order_words w WHERE w.store = o.store AND w.order_id = o.id
                        AND w.source IN ('order', 'books') AND \(range(word, "w.")))
                """)
        }
        filters += self.filters
        if let last { filters.append(beyond(last, store)) }
        let direction = page.isNewer ? "ASC" : "DESC"
        return """
            SELECT \(OrderPage.columns), o.placed_at IS NULL AS is_undated FROM \(source)
            WHERE \(filters.joined(separator: " AND "))
            ORDER BY \(isDated ? "o.placed_at \(direction), " : "")o.id \(direction) LIMIT \(limit)
            """
    }

    /// What the question asks of an order beside its store and its words.
    private var filters: [String] {
        mutating get {
            var filters: [String] = []
            if let state = question.state { filters.append("o.state = \(value(.name(state)))") }
            if let code = question.reasonCode { filters.append("o.reason_code = \(value(.text(code)))") }
            if let placed = question.placed {
                filters.append("o.placed_at >= \(value(.time(placed.lowerBound)))")
                filters.append("o.placed_at < \(value(.time(placed.upperBound)))")
            }
            return filters
        }
    }

    /// What stands after an order in the list, in one store: stores follow each other where times are the same.
    private mutating func beyond(_ last: OrderPlace, _ store: String) -> String {
        let sign = page.isNewer ? ">" : "<"
        let isAfter = page.isNewer ? store > last.store : store < last.store
        guard let placedAt = last.placedAt else {
            if store == last.store { return "o.id \(sign) \(value(.text(last.id)))" }
            return isAfter ? "TRUE" : "FALSE"
        }
        if store == last.store {
            return "(o.placed_at, o.id) \(sign) (\(value(.time(placedAt))), \(value(.text(last.id))))"
        }
        return "o.placed_at \(sign)\(isAfter ? "=" : "") \(value(.time(placedAt)))"
    }

    private mutating func range(_ word: String, _ table: String) -> String {
        let ends = Self.range(word)
        return "\(table)word >= \(value(ends[0])) AND \(table)word < \(value(ends[1]))"
    }

    private mutating func value(_ value: SQLValue) -> String {
        arguments.append(value)
        return "$\(arguments.count)"
    }

    /// All words that begin so: up to the same with the last sign that there is.
    static func range(_ word: String) -> [SQLValue] { [.text(word), .text("\(word)\u{10FFFF}")] }
}
