extension Migration {
    /// Intents that were posted leave the table (their body moves to the link), so it stays as small as the work at hand.
    static func outbox(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE intents (
                seq \(dialect.identity),
                id \(dialect.key) NOT NULL UNIQUE,
                books \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                order_id \(dialect.key) NOT NULL,
                source \(dialect.key) NOT NULL,
                source_id \(dialect.key) NOT NULL,
                role \(dialect.key) NOT NULL,
                generation BIGINT NOT NULL,
                operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'void', 'delete')),
                kind TEXT NOT NULL,
                is_list BOOLEAN NOT NULL,
                name_key \(dialect.key) NOT NULL,
                body TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'refused', 'withdrawn')),
                blocked BIGINT NOT NULL CHECK (blocked >= 0),
                attempts BIGINT NOT NULL DEFAULT 0,
                not_before BIGINT NOT NULL DEFAULT 0,
                request_key \(dialect.key),
                run TEXT NOT NULL DEFAULT '',
                reason TEXT,
                reason_code TEXT,
                CHECK ((state = 'sending') = (request_key IS NOT NULL))
            )
            """,
            """
            CREATE UNIQUE INDEX intents_one_open_for_a_thing ON intents (books, store, source, source_id, role)
                WHERE state IN ('pending', 'sending')
            """,
            """
            CREATE INDEX intents_ready ON intents (books, is_list, seq)
                WHERE state = 'pending' AND blocked = 0
            """,
            """
            CREATE INDEX intents_put_back ON intents (books, not_before)
                WHERE state = 'pending' AND blocked = 0 AND not_before > 0
            """,
            "CREATE INDEX intents_sending ON intents (books, request_key) WHERE state = 'sending'",
            "CREATE INDEX intents_refused ON intents (store, order_id) WHERE state = 'refused'",
            """
            CREATE INDEX intents_reserving_names ON intents (books, name_key)
                WHERE state IN ('pending', 'sending') AND name_key <> ''
            """,
            """
            CREATE TABLE intent_dependencies (
                intent \(dialect.key) NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
                place BIGINT NOT NULL,
                books \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                source \(dialect.key) NOT NULL,
                source_id \(dialect.key) NOT NULL,
                role \(dialect.key) NOT NULL,
                is_missing BOOLEAN NOT NULL,
                PRIMARY KEY (intent, place)
            )\(dialect.inItsIndex)
            """,
            """
            CREATE INDEX intent_dependencies_missing ON intent_dependencies (books, store, source, source_id, role)
                WHERE is_missing
            """,
            """
            CREATE TABLE batches (
                books \(dialect.key) NOT NULL,
                request_key \(dialect.key) NOT NULL,
                request TEXT NOT NULL,
                intents TEXT NOT NULL,
                begun_at BIGINT NOT NULL,
                PRIMARY KEY (books, request_key)
            )
            """,
        ]
    }

    static func runs(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE runs (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                workflow TEXT NOT NULL,
                started_by TEXT NOT NULL,
                started_at BIGINT NOT NULL,
                finished_at BIGINT,
                state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'interrupted', 'failed')),
                summary TEXT NOT NULL,
                reason TEXT
            )
            """,
            "CREATE INDEX runs_of_company ON runs (company, started_at, id)",
            """
            CREATE TABLE run_results (
                run \(dialect.key) NOT NULL,
                subject \(dialect.key) NOT NULL,
                label TEXT NOT NULL,
                outcome TEXT NOT NULL,
                reason TEXT,
                PRIMARY KEY (run, subject)
            )\(dialect.inItsIndex)
            """,
            """
            CREATE TABLE schedules (
                id \(dialect.identity),
                company \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                workflow \(dialect.key) NOT NULL,
                rule TEXT NOT NULL,
                due_at BIGINT,
                owner TEXT,
                held_until BIGINT NOT NULL DEFAULT 0,
                UNIQUE (store, workflow)
            )
            """,
            "CREATE INDEX schedules_due ON schedules (due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX schedules_of_company ON schedules (company)",
        ]
    }

    static func products(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE products (
                store \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                variation \(dialect.key) NOT NULL,
                body TEXT NOT NULL,
                state TEXT NOT NULL,
                reason TEXT,
                PRIMARY KEY (store, id, variation)
            )
            """
        ]
    }
}
