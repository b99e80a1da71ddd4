import Accounting

/// A thing of a store as one set of books knows it: what at most one live link and one open intent exist for.
struct LinkKey: Hashable, Sendable {
    let books: String
    let store: String
    let key: RecordKey

    init(books: String, store: String, key: RecordKey) {
        self.books = books
        self.store = store
        self.key = key
    }

    static let columns = "books, store, source, source_id, role"

    init(_ row: any SQLRow, from column: Int = 0) throws {
        self.init(books: try row.text(column), store: try row.text(column + 1), key: try row.key(column + 2))
    }

    /// In the order of `columns`.
    var values: [SQLValue] { [.text(books), .text(store), .name(key.source), .text(key.id), .text(key.role.text)] }
}

/// An order of a store.
struct OrderName: Hashable, Sendable {
    let store: String
    let id: String
}

extension SQLConnection {
    /// Those of `keys` for which an intent is pending or sending.
    func openKeys(among keys: Set<RecordKey>, store: String, books: String) throws -> Set<RecordKey> {
        var found: Set<RecordKey> = []
        for (source, keys) in Dictionary(grouping: keys, by: \.source) {
            found.formUnion(
                try rows(
                    [.text(books), .text(store), .name(source)], in: Set(keys.map(\.id)).map(SQLValue.text),
                    sql: {
                        """
                        SELECT source, source_id, role FROM intents
                        WHERE books = $1 AND store = $2 AND source = $3 AND source_id IN (\($0))
                            AND state IN ('pending', 'sending')
                        """
                    }
                ) { try $0.key(0) })
        }
        return found.intersection(keys)
    }

    /// The highest generation of each of `keys` that was ever linked.
    func newestGenerations(of keys: Set<RecordKey>, store: String, books: String) throws -> [RecordKey: Int] {
        var found: [RecordKey: Int] = [:]
        for (source, keys) in Dictionary(grouping: keys, by: \.source) {
            let rows = try rows(
                [.text(books), .text(store), .name(source)], in: Set(keys.map(\.id)).map(SQLValue.text),
                sql: {
                    """
                    SELECT source, source_id, role, generation FROM links
                    WHERE books = $1 AND store = $2 AND source = $3 AND source_id IN (\($0))
                    """
                }
            ) { (try $0.key(0), try $0.number(3)) }
            for (key, generation) in rows { found[key] = max(found[key] ?? 0, generation) }
        }
        return found
    }
}
