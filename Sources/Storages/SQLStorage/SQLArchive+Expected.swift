package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func expected(
        of books: String, store: String, keys: [RecordKey], names: [String], others: [String]
    ) async throws(StorageProblem) -> Set<ExpectedRow> {
        try await database.read { connection in
            let names = names.filter { !$0.isEmpty }
            if keys.count + names.count + others.count <= UnitedSelect.valuesMax {
                return try connection.expectedOfFew(of: books, store: store, Set(keys), names, others)
            }
            var found = try connection.expected(of: books, "name_key", among: names)
            found.formUnion(try connection.expected(of: books, "other_key", among: others.filter { !$0.isEmpty }))
            found.formUnion(try connection.expectedNumbered(of: books, names))
            found.formUnion(try connection.expected(of: books, store: store, keys: Set(keys)))
            return found
        }
    }

    package func owners(
        of customers: [String], store: String, books: String
    ) async throws(StorageProblem) -> [RecordKey: String] {
        try await database.read { connection in
            let rows = try connection.rows(
                [.text(books), .text(store)], in: customers.map(SQLValue.text),
                sql: {
                    // `coalesce`: by the store's own index all of its customers would be read.
                    """
                    SELECT source, source_id, role, books_id FROM links
                    WHERE books = $1 AND kind = 'customer' AND books_id IN (\($0)) AND coalesce(store, '') = $2
                        AND state = 'live' AND kind IN ('customer', 'vendor', 'item')
                    """
                }
            ) { (try $0.key(0), try $0.text(3)) }
            return Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }
}

extension SQLConnection {
    fileprivate func expectedOfFew(
        of books: String, store: String, _ keys: Set<RecordKey>, _ names: [String], _ others: [String]
    ) throws -> Set<ExpectedRow> {
        let open = "SELECT \(ExpectedRow.columns), 0 FROM intents WHERE books = $1 AND state IN ('pending', 'sending')"
        var united = UnitedSelect([.text(books)])
        united.add(open + " AND name_key <> ''", "name_key", in: names.map(SQLValue.text))
        united.add(
            open + " AND other_key <> ''", "other_key", in: others.filter { !$0.isEmpty }.map(SQLValue.text))
        united.add(open + " AND name_key <> ''", "name_key", within: names.map { ($0 + " (", $0 + " )") })
        for (source, keys) in Dictionary(grouping: keys, by: \.source).sorted(by: { $0.key.rawValue < $1.key.rawValue })
        {
            let own = open.replacing(", 0 FROM", with: ", 1 FROM")
            united.add(
                own + " AND store = \(united.place(of: .text(store))) AND is_list AND source = '\(source.rawValue)'",
                "source_id",
                in: Set(keys.map(\.id)).sorted().map(SQLValue.text))
        }
        guard !united.parts.isEmpty else { return [] }
        let rows = try rows(united.sql, united.arguments) { row in
            (row: try ExpectedRow(row), isOwn: try row.integer(6) == 1)
        }
        // By its identifier alone also records of other roles are found.
        return Set(rows.filter { !$0.isOwn || keys.contains($0.row.key) }.map(\.row))
    }

    fileprivate func expected(of books: String, _ column: String, among values: [String]) throws -> Set<ExpectedRow> {
        Set(
            try rows(
                [.text(books)], in: values.map(SQLValue.text),
                sql: {
                    """
                    SELECT \(ExpectedRow.columns) FROM intents
                    WHERE books = $1 AND state IN ('pending', 'sending') AND \(column) <> '' AND \(column) IN (\($0))
                    """
                }, ExpectedRow.init))
    }

    /// Those whose name begins with one of `names` and " (": between "name (" and "name )".
    fileprivate func expectedNumbered(of books: String, _ names: [String]) throws -> [ExpectedRow] {
        try rows(
            [.text(books)], within: names.map { ($0 + " (", $0 + " )") },
            select: { from, below in
                """
                SELECT \(ExpectedRow.columns) FROM intents
                WHERE books = $1 AND state IN ('pending', 'sending') AND name_key <> ''
                    AND name_key >= \(from) AND name_key < \(below)
                """
            }, ExpectedRow.init)
    }

    fileprivate func expected(of books: String, store: String, keys: Set<RecordKey>) throws -> Set<ExpectedRow> {
        var found: Set<ExpectedRow> = []
        for (source, keys) in Dictionary(grouping: keys, by: \.source) {
            found.formUnion(
                try rows(
                    [.text(books), .text(store), .name(source)], in: Set(keys.map(\.id)).map(SQLValue.text),
                    sql: {
                        """
                        SELECT \(ExpectedRow.columns) FROM intents
                        WHERE books = $1 AND store = $2 AND source = $3 AND source_id IN (\($0))
                            AND state IN ('pending', 'sending') AND is_list
                        """
                    }, ExpectedRow.init))
        }
        return found.filter { keys.contains($0.key) }
    }
}

extension ExpectedRow {
    fileprivate static let columns = "store, source, source_id, role, name_key, body"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            store: try row.text(0), key: try row.key(1), nameKey: try row.text(4), body: try row.text(5))
    }
}
