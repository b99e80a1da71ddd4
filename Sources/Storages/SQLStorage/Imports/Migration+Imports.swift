extension Migration {
    /// Files of rows that people bring in, their parts, what becomes of each record, and how they were read.
    static let imports = Migration(name: "imports") { dialect in
        [
            """
            CREATE TABLE imports (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                stream \(dialect.key) NOT NULL,
                name TEXT NOT NULL,
                brought_by TEXT NOT NULL,
                brought_at BIGINT NOT NULL,
                body TEXT NOT NULL
            )
            """,
            "CREATE INDEX imports_of_store ON imports (store, brought_at, id)",
            "CREATE INDEX imports_by_age ON imports (brought_at)",
            """
            CREATE TABLE import_parts (
                import \(dialect.key) NOT NULL,
                number BIGINT NOT NULL,
                bytes \(dialect.bytes) NOT NULL,
                PRIMARY KEY (import, number)
            )
            """,
            """
            CREATE TABLE import_lines (
                import \(dialect.key) NOT NULL,
                line BIGINT NOT NULL,
                last_line BIGINT NOT NULL,
                record TEXT NOT NULL,
                is_refused BOOLEAN NOT NULL,
                verdict TEXT NOT NULL,
                PRIMARY KEY (import, line)
            )
            """,
            "CREATE INDEX import_lines_refused ON import_lines (import, line) WHERE is_refused",
            """
            CREATE TABLE sheet_habits (
                store \(dialect.key) NOT NULL,
                stream \(dialect.key) NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (store, stream)
            )
            """,
        ]
    }
}
