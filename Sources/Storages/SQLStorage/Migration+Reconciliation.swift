extension Migration {
    /// Documents are found by their day and orders by the time at which they were placed, whatever the length of the history.
    ///
    /// The day is reckoned from the body that was posted, so that rows of every age have it.
    static let reconciliation = Migration(name: "reconciliation") { dialect in
        [
            """
            ALTER TABLE links ADD COLUMN document_date TEXT GENERATED ALWAYS AS (
                \(dialect.documentDate)
            ) \(dialect.computedColumn)
            """,
            """
            CREATE INDEX links_by_day ON links (books, store, document_date, source, source_id, role)
                WHERE state = 'live' AND document_date IS NOT NULL
            """,
            "CREATE INDEX orders_by_placing ON orders (store, placed_at, id)",
            """
            CREATE TABLE accepted_edits (
                books \(dialect.key) NOT NULL,
                kind \(dialect.key) NOT NULL,
                books_id \(dialect.key) NOT NULL,
                fingerprint TEXT NOT NULL,
                accepted_by TEXT NOT NULL,
                accepted_at BIGINT NOT NULL,
                PRIMARY KEY (books, kind, books_id)
            )\(dialect.inItsIndex)
            """,
        ]
    }
}

extension Dialect {
    /// The day of the document in a link's body; `NULL` for list records.
    fileprivate var documentDate: String {
        let dates = ["sale", "payment", "purchase", "journalEntry"].map { text(of: $0) }
        switch self {
        case .sqlite: return "CASE WHEN json_valid(body) THEN coalesce(\(dates.joined(separator: ", "))) END"
        case .postgres: return "coalesce(\(dates.joined(separator: ", ")))"
        }
    }

    private func text(of document: String) -> String {
        switch self {
        // The sign of the root is spelled out, for statements number their parameters with it.
        case .sqlite: "json_extract(body, char(36) || '.body.document._0.\(document)._0.date')"
        case .postgres: "(body::jsonb #>> '{body,document,_0,\(document),_0,date}')"
        }
    }

    fileprivate var computedColumn: String {
        switch self {
        case .sqlite: "VIRTUAL"
        case .postgres: "STORED"
        }
    }
}
