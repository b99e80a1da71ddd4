extension Migration {
    /// What orders told first of their money, and which orders their stores deleted.
    static let firstSight = Migration(name: "first sight") { dialect in
        [
            "ALTER TABLE raw_orders ADD COLUMN seen_revision BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX raw_orders_unseen ON raw_orders (store, id) WHERE seen_revision < revision",
            """
            CREATE TABLE first_sights (
                store \(dialect.key) NOT NULL,
                order_id \(dialect.key) NOT NULL,
                thing \(dialect.key) NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (store, order_id, thing)
            )\(dialect.inItsIndex)
            """,
            """
            CREATE TABLE deleted_orders (
                store \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                deleted_at BIGINT NOT NULL,
                PRIMARY KEY (store, id)
            )\(dialect.inItsIndex)
            """,
        ]
    }
}
