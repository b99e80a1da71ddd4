extension Migration {
    /// Keys of programs, their calls, and who is told what happens (X11).
    static let programs = Migration(name: "programs") { dialect in keys(dialect) + webhooks(dialect) }

    private static func keys(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE program_keys (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                hash \(dialect.key) NOT NULL UNIQUE,
                user_id \(dialect.key) REFERENCES users (id),
                company \(dialect.key) REFERENCES companies (id),
                store \(dialect.key) REFERENCES connections (id),
                name TEXT NOT NULL,
                scopes TEXT NOT NULL,
                made_by TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                ends_at BIGINT,
                used_at BIGINT,
                revoked_at BIGINT,
                CHECK ((user_id IS NULL) = (store IS NOT NULL)),
                CHECK (store IS NULL OR company IS NOT NULL)
            )
            """,
            "CREATE INDEX program_keys_of_user ON program_keys (user_id, created_at)",
            "CREATE INDEX program_keys_of_company ON program_keys (company, created_at)",
            "CREATE INDEX program_keys_of_store ON program_keys (store)",
            """
            CREATE TABLE named_calls (
                holder \(dialect.key) NOT NULL,
                name \(dialect.key) NOT NULL,
                print \(dialect.key) NOT NULL,
                began_at BIGINT NOT NULL,
                sealed \(dialect.bytes),
                PRIMARY KEY (holder, name)
            )
            """,
            "CREATE INDEX named_calls_by_begin ON named_calls (began_at)",
        ]
    }

    private static func webhooks(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE webhooks (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                address TEXT NOT NULL,
                events TEXT NOT NULL,
                sealed \(dialect.bytes) NOT NULL,
                made_by TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                place TEXT NOT NULL
            )
            """,
            "CREATE INDEX webhooks_of_company ON webhooks (company, created_at, id)",
            """
            CREATE TABLE deliveries (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                webhook \(dialect.key) NOT NULL REFERENCES webhooks (id),
                news_key \(dialect.key) NOT NULL,
                event TEXT NOT NULL,
                body TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                tries BIGINT NOT NULL DEFAULT 0,
                due_at BIGINT,
                done_at BIGINT,
                status BIGINT,
                answer TEXT NOT NULL DEFAULT '',
                UNIQUE (webhook, news_key)
            )
            """,
            "CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE due_at IS NOT NULL",
            "CREATE INDEX deliveries_of_webhook ON deliveries (webhook, created_at, id)",
            "CREATE INDEX deliveries_over ON deliveries (created_at) WHERE due_at IS NULL",
        ]
    }
}
