package import Storage

extension SQLArchive {
    package func cursor(_ stream: String, of connection: String) async throws(StorageProblem) -> String? {
        try await database.read { database in
            try database.first(
                "SELECT place FROM cursors WHERE connection = $1 AND stream = $2", [.text(connection), .text(stream)]
            ) { try $0.text(0) }
        }
    }

    package func keep(mirror rows: [MirrorRow], cursor: String, of books: String) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.keep(mirror: rows, of: books)
            try connection.keep(cursor: cursor, ReadStream.mirror, of: books)
        }
    }

    package func drop(mirror rows: [MirrorRow], of books: String) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.drop(mirror: rows, of: books)
            // What stood for a thing of the store does so no more: the next order finds or makes another.
            try connection.run(
                """
                UPDATE links SET state = 'removedInBooks'
                WHERE books = $1 AND kind = $2 AND books_id = $3 AND state = 'live'
                """,
                each: rows.filter { $0.list.isLong }.map { [.text(books), .name($0.list), .text($0.id)] })
        }
    }

    package func forget(mirror rows: [MirrorRow], of books: String) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.drop(mirror: rows, of: books)
            try connection.run(
                "DELETE FROM cursors WHERE connection = $1 AND stream = $2", [.text(books), .text(ReadStream.mirror)])
        }
    }

    package func listCounts(of books: String) async throws(StorageProblem) -> [MirrorRow.List: Int] {
        let rows = try await database.read { connection in
            try connection.rows(
                "SELECT list, count(*) FROM mirror WHERE books = $1 GROUP BY list", [.text(books)]
            ) { (list: try $0.name(0, as: MirrorRow.List.self), count: try $0.number(1)) }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.list, $0.count) })
    }

    package func shortLists(of books: String) async throws(StorageProblem) -> [MirrorRow] {
        try await database.read { connection in
            try connection.rows(
                [.text(books)], in: MirrorRow.List.allCases.filter { !$0.isLong }.map { .name($0) },
                sql: {
                    """
                    SELECT \(MirrorRow.columns) FROM mirror WHERE books = $1 AND list IN (\($0)) ORDER BY list, id
                    """
                }, MirrorRow.init)
        }
    }

    package func longLists(
        of books: String, ids: [String], names: [String], others: [String]
    ) async throws(StorageProblem) -> [MirrorRow] {
        try await database.read { connection in
            let ofLongLists = "list IN ('item', 'customer', 'vendor', 'employee') AND id"
            if ids.count + names.count + others.count <= UnitedSelect.valuesMax {
                let select = "SELECT \(MirrorRow.columns) FROM mirror WHERE books = $1"
                var united = UnitedSelect([.text(books)])
                for (column, values) in [(ofLongLists, ids), ("name_key", names), ("other_key", others)] {
                    united.add(select, column, in: values.filter { !$0.isEmpty }.map(SQLValue.text))
                }
                united.add(
                    select, "name_key", within: names.filter { !$0.isEmpty }.map { ($0 + " (", $0 + " )") })
                var found: Set<MirrorRow> = []
                if !united.parts.isEmpty {
                    found.formUnion(try connection.rows(united.sql, united.arguments, MirrorRow.init))
                }
                found.formUnion(try connection.severalAddresses(of: books, others))
                return found.filter(\.list.isLong).sorted { ($0.list.rawValue, $0.id) < ($1.list.rawValue, $1.id) }
            }
            var found: Set<MirrorRow> = []
            for (column, values) in [(ofLongLists, ids), ("name_key", names), ("other_key", others)] {
                let usable = values.filter { !$0.isEmpty }.map(SQLValue.text)
                found.formUnion(
                    try connection.rows(
                        [.text(books)], in: usable,
                        sql: { "SELECT \(MirrorRow.columns) FROM mirror WHERE books = $1 AND \(column) IN (\($0))" },
                        MirrorRow.init))
            }
            found.formUnion(try connection.numberedNames(of: books, names))
            found.formUnion(try connection.severalAddresses(of: books, others))
            return found.filter(\.list.isLong).sorted { ($0.list.rawValue, $0.id) < ($1.list.rawValue, $1.id) }
        }
    }

    package func longList(
        _ list: MirrorRow.List, of books: String, limit: Int
    ) async throws(StorageProblem) -> [MirrorRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(MirrorRow.columns) FROM mirror WHERE books = $1 AND list = $2
                ORDER BY name_key, id LIMIT $3
                """, [.text(books), .name(list), .number(limit)], MirrorRow.init)
        }
    }
}

extension SQLConnection {
    /// Records whose name begins with one of `names` and " (": those between "name (" and "name )".
    fileprivate func numberedNames(of books: String, _ names: [String]) throws -> [MirrorRow] {
        try rows(
            [.text(books)], within: names.filter { !$0.isEmpty }.map { ($0 + " (", $0 + " )") },
            select: { from, below in
                """
                SELECT \(MirrorRow.columns) FROM mirror
                WHERE books = $1 AND name_key >= \(from) AND name_key < \(below)
                """
            }, MirrorRow.init)
    }

    /// Parties with several addresses of which one is asked for: those whose key begins with the separator.
    fileprivate func severalAddresses(of books: String, _ others: [String]) throws -> [MirrorRow] {
        let asked = Set(others.filter { !$0.isEmpty })
        guard !asked.isEmpty else { return [] }
        return try rows(
            "SELECT \(MirrorRow.columns) FROM mirror WHERE books = $1 AND other_key >= $2 AND other_key < $3",
            [.text(books), .text(MirrorRow.addressSeparator), .text(MirrorRow.afterAddressSeparator)], MirrorRow.init
        ).filter { row in
            row.list != .item
                && row.otherKey.split(separator: MirrorRow.addressSeparator).contains { asked.contains(String($0)) }
        }
    }

    func keep(mirror rows: [MirrorRow], of books: String) throws {
        try run(
            """
            INSERT INTO mirror (books, \(MirrorRow.columns)) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (books, list, id) DO UPDATE SET name_key = excluded.name_key, other_key = excluded.other_key,
                body = excluded.body
            """,
            each: rows.map {
                [.text(books), .name($0.list), .text($0.id), .text($0.nameKey), .text($0.otherKey), .text($0.body)]
            })
    }

    fileprivate func drop(mirror rows: [MirrorRow], of books: String) throws {
        try run(
            "DELETE FROM mirror WHERE books = $1 AND list = $2 AND id = $3",
            each: rows.map { [.text(books), .name($0.list), .text($0.id)] })
    }

    func keep(cursor: String, _ stream: String, of connection: String) throws {
        try run(
            """
            INSERT INTO cursors (connection, stream, place) VALUES ($1, $2, $3)
            ON CONFLICT (connection, stream) DO UPDATE SET place = excluded.place
            """, [.text(connection), .text(stream), .text(cursor)])
    }
}

extension MirrorRow {
    /// The character that follows the separator.
    fileprivate static let afterAddressSeparator = "-"
    fileprivate static let columns = "list, id, name_key, other_key, body"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            list: try row.name(0), id: try row.text(1), nameKey: try row.text(2), otherKey: try row.text(3),
            body: try row.text(4))
    }
}
