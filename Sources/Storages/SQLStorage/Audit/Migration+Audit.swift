extension Migration {
    /// The audit: an entry for every request, answer and act of a person, chained by hashes (X7).
    ///
    /// The primary key lets nobody add a second entry at one place: two processes cannot fork the chain.
    static let audit = Migration(name: "audit") { dialect in
        [
            """
            CREATE TABLE audit (
                company \(dialect.key) NOT NULL,
                place BIGINT NOT NULL CHECK (place > 0),
                at BIGINT NOT NULL,
                action TEXT NOT NULL,
                actor \(dialect.key) NOT NULL,
                run \(dialect.key) NOT NULL,
                request_key \(dialect.key) NOT NULL,
                previous TEXT NOT NULL,
                hash TEXT NOT NULL,
                content TEXT NOT NULL,
                request TEXT NOT NULL,
                PRIMARY KEY (company, place)
            )
            """,
            "CREATE INDEX audit_by_request ON audit (company, request_key) WHERE request_key <> ''",
            """
            CREATE TABLE audit_ends (
                company \(dialect.key) NOT NULL PRIMARY KEY,
                entries BIGINT NOT NULL CHECK (entries > 0),
                hash TEXT NOT NULL,
                seal \(dialect.bytes) NOT NULL
            )
            """,
            """
            CREATE TABLE audit_subjects (
                company \(dialect.key) NOT NULL,
                subject \(dialect.key) NOT NULL,
                place BIGINT NOT NULL,
                PRIMARY KEY (company, subject, place)
            )\(dialect.inItsIndex)
            """,
        ]
    }
}
