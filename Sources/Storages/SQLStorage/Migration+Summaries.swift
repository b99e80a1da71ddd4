extension Migration {
    /// Daily summaries stand among the orders; what each order adds to them stands here (X13).
    ///
    /// Of each member three states are known: as it is now, as its summary was last decided with it, and as it is in the books.
    static let dailySummaries = Migration(name: "daily summaries") { dialect in
        [
            "ALTER TABLE orders ADD COLUMN is_summary BOOLEAN NOT NULL DEFAULT FALSE",
            """
            CREATE INDEX orders_undecided_summaries ON orders (store, seq)
                WHERE is_summary AND is_dirty AND open_intents = 0
            """,
            """
            CREATE TABLE summary_members (
                store \(dialect.key) NOT NULL,
                summary \(dialect.key) NOT NULL,
                order_id \(dialect.key) NOT NULL,
                role \(dialect.key) NOT NULL,
                currency TEXT NOT NULL,
                amount BIGINT NOT NULL,
                body TEXT NOT NULL,
                fingerprint TEXT,
                decided_amount BIGINT NOT NULL DEFAULT 0,
                decided_fingerprint TEXT,
                posted_amount BIGINT NOT NULL DEFAULT 0,
                posted_fingerprint TEXT,
                PRIMARY KEY (store, summary, order_id, role)
            )
            """,
            """
            CREATE UNIQUE INDEX summary_members_one_summary_for_a_record ON summary_members (store, order_id, role)
                WHERE fingerprint IS NOT NULL
            """,
            "CREATE INDEX summary_members_of_order ON summary_members (store, order_id)",
        ]
    }
}
