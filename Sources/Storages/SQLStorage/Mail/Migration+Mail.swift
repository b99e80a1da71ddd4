extension Migration {
    /// Letters that wait, and who wants reports.
    static let mail = Migration(name: "mail") { dialect in
        [
            """
            CREATE TABLE letters (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                letter_key \(dialect.key) NOT NULL UNIQUE,
                recipient TEXT NOT NULL,
                sealed \(dialect.bytes),
                created_at BIGINT NOT NULL,
                tries BIGINT NOT NULL DEFAULT 0,
                due_at BIGINT,
                sent_at BIGINT,
                problem TEXT
            )
            """,
            "CREATE INDEX letters_due ON letters (due_at, id) WHERE due_at IS NOT NULL",
            """
            CREATE TABLE report_choices (
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                user_id \(dialect.key) NOT NULL REFERENCES users (id),
                choice TEXT NOT NULL CHECK (choice IN ('never', 'eachSync', 'daily', 'onErrors')),
                since BIGINT NOT NULL,
                PRIMARY KEY (company, user_id)
            )\(dialect.inItsIndex)
            """,
            "CREATE INDEX report_choices_of_user ON report_choices (user_id)",
        ]
    }
}
