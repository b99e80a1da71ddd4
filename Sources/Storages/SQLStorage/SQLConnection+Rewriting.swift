extension SQLConnection {
    /// Rewrites one column of text row by row, in pages, so that memory does not grow with the table; `nil` leaves a row as it is.
    ///
    /// `key` are the columns by which the table is ordered and a row is known; they must be `NOT NULL`.
    package func rewrite(
        _ column: String, of table: String, by key: [String], pageSize: Int = 500,
        _ change: (String) throws -> String?
    ) throws {
        let keys = key.joined(separator: ", ")
        let parameters = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let isRow = key.indices.map { "\(key[$0]) = $\($0 + 1)" }.joined(separator: " AND ")
        var last: [SQLValue] = []
        repeat {
            let isAfter = last.isEmpty ? "" : "AND (\(keys)) > (\(parameters))"
            let page = try rows(
                """
                SELECT \(keys), \(column) FROM \(table) WHERE \(column) IS NOT NULL \(isAfter)
                ORDER BY \(keys) LIMIT \(pageSize)
                """, last
            ) { row in (key: key.indices.map { row.value($0) }, text: try row.text(key.count)) }
            let changed = try page.compactMap { row in try change(row.text).map { row.key + [.text($0)] } }
            try run("UPDATE \(table) SET \(column) = $\(key.count + 1) WHERE \(isRow)", each: changed)
            last = page.count == pageSize ? page.last?.key ?? [] : []
        } while !last.isEmpty
    }
}
