extension Migration {
    /// Reconciliations are kept as they came out last.
    static let keptReconciliations = Migration(name: "kept reconciliations") { dialect in
        [
            """
            CREATE TABLE reconciliations (
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                first_day \(dialect.key) NOT NULL,
                last_day \(dialect.key) NOT NULL,
                made_at BIGINT NOT NULL,
                made_by TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (company, first_day, last_day)
            )
            """,
            "CREATE INDEX reconciliations_by_time ON reconciliations (company, made_at)",
        ]
    }
}
