extension Migration {
    /// What people asked the server to do. A store has one open errand of a kind.
    static let errands = Migration(name: "errands") { dialect in
        [
            """
            CREATE TABLE errands (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                kind \(dialect.key) NOT NULL,
                asked_by TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                body TEXT NOT NULL,
                outcome TEXT,
                finished_at BIGINT,
                owner TEXT,
                held_until BIGINT NOT NULL DEFAULT 0
            )
            """,
            "CREATE UNIQUE INDEX errands_open ON errands (store, kind) WHERE finished_at IS NULL",
            "CREATE INDEX errands_waiting ON errands (asked_at, id) WHERE finished_at IS NULL",
            "CREATE INDEX errands_of_company ON errands (company, asked_at, id) WHERE finished_at IS NULL",
            "CREATE INDEX errands_of_store ON errands (store, kind, asked_at, id)",
        ]
    }
}
