extension Migration {
    /// Which run made a record and which runs changed it, so that exactly that can be taken back (X4).
    ///
    /// Links of an older program have no maker: they are undone by order or by document, not by run.
    static let undo = Migration(name: "makers of links") { dialect in
        [
            "ALTER TABLE links ADD COLUMN made_by \(dialect.key) NOT NULL DEFAULT ''",
            "CREATE INDEX links_by_maker ON links (made_by) WHERE made_by <> ''",
            "CREATE INDEX links_by_number ON links (books, number) WHERE number IS NOT NULL",
            """
            CREATE TABLE link_changes (
                run \(dialect.key) NOT NULL,
                books \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                source \(dialect.key) NOT NULL,
                source_id \(dialect.key) NOT NULL,
                role \(dialect.key) NOT NULL,
                generation BIGINT NOT NULL,
                operation \(dialect.key) NOT NULL,
                PRIMARY KEY (run, books, store, source, source_id, role, generation, operation)
            )\(dialect.inItsIndex)
            """,
        ]
    }
}
