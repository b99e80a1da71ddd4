extension Migration {
    /// Backfills, the orders that wait in them, and what people said about single orders.
    static let history = Migration(name: "history") { dialect in
        [
            """
            CREATE TABLE backfills (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('proposed', 'running', 'paused', 'finished', 'cancelled')),
                orders_per_hour BIGINT CHECK (orders_per_hour > 0),
                token TEXT NOT NULL,
                basis TEXT NOT NULL,
                estimate TEXT NOT NULL,
                found BIGINT NOT NULL,
                admitted BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL,
                started_at BIGINT,
                session_at BIGINT,
                session_admitted BIGINT NOT NULL DEFAULT 0,
                progressed_at BIGINT,
                finished_at BIGINT,
                reason TEXT
            )
            """,
            "CREATE INDEX backfills_of_store ON backfills (store, created_at, id)",
            """
            CREATE UNIQUE INDEX backfills_one_open ON backfills (store)
                WHERE state IN ('proposed', 'running', 'paused')
            """,
            """
            CREATE TABLE history (
                backfill \(dialect.key) NOT NULL REFERENCES backfills (id),
                id \(dialect.key) NOT NULL,
                placed_at BIGINT NOT NULL,
                updated_at BIGINT NOT NULL,
                hash TEXT NOT NULL,
                body \(dialect.bytes) NOT NULL,
                PRIMARY KEY (backfill, id)
            )
            """,
            "CREATE INDEX history_by_day ON history (backfill, placed_at, id)",
            """
            CREATE TABLE order_choices (
                store \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                admitted_by \(dialect.key),
                answers TEXT,
                PRIMARY KEY (store, id)
            )\(dialect.inItsIndex)
            """,
            """
            CREATE INDEX order_choices_of_backfill ON order_choices (admitted_by) WHERE admitted_by IS NOT NULL
            """,
        ]
    }
}
