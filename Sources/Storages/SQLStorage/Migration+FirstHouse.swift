extension Migration {
    /// Companies, connections, orders, links, the outbox, runs, schedules and products.
    static let firstHouse = Migration(name: "first house") { dialect in
        companies(dialect) + mirror(dialect) + orders(dialect) + links(dialect) + outbox(dialect) + runs(dialect)
            + products(dialect)
    }

    private static func companies(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE companies (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                name TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE connections (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                side TEXT NOT NULL CHECK (side IN ('store', 'books')),
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                settings TEXT NOT NULL,
                profile TEXT,
                state TEXT NOT NULL CHECK (state IN ('active', 'signInNeeded', 'uninstalled'))
            )
            """,
            "CREATE INDEX connections_of_company ON connections (company)",
            """
            CREATE TABLE secrets (
                connection \(dialect.key) NOT NULL REFERENCES connections (id),
                name \(dialect.key) NOT NULL,
                sealed \(dialect.bytes) NOT NULL,
                PRIMARY KEY (connection, name)
            )
            """,
            """
            CREATE TABLE policies (
                store \(dialect.key) NOT NULL,
                version BIGINT NOT NULL CHECK (version > 0),
                body TEXT NOT NULL,
                PRIMARY KEY (store, version)
            )
            """,
            """
            CREATE TABLE leases (
                name \(dialect.key) NOT NULL PRIMARY KEY,
                owner TEXT NOT NULL,
                held_until BIGINT NOT NULL
            )\(dialect.inItsIndex)
            """,
        ]
    }

    private static func mirror(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE cursors (
                connection \(dialect.key) NOT NULL,
                stream \(dialect.key) NOT NULL,
                place TEXT NOT NULL,
                PRIMARY KEY (connection, stream)
            )\(dialect.inItsIndex)
            """,
            """
            CREATE TABLE mirror (
                books \(dialect.key) NOT NULL,
                list \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                name_key \(dialect.key) NOT NULL,
                other_key \(dialect.key) NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (books, list, id)
            )
            """,
            "CREATE INDEX mirror_by_name ON mirror (books, name_key)",
            "CREATE INDEX mirror_by_other_key ON mirror (books, other_key)",
        ]
    }

    private static func orders(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE raw_orders (
                store \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                updated_at BIGINT NOT NULL,
                hash TEXT NOT NULL,
                revision BIGINT NOT NULL DEFAULT 1,
                body \(dialect.bytes) NOT NULL,
                PRIMARY KEY (store, id)
            )
            """,
            """
            CREATE TABLE orders (
                seq \(dialect.identity),
                store \(dialect.key) NOT NULL,
                id \(dialect.key) NOT NULL,
                number TEXT NOT NULL DEFAULT '',
                search_key \(dialect.key) NOT NULL DEFAULT '',
                placed_at BIGINT,
                currency TEXT,
                total BIGINT NOT NULL DEFAULT 0,
                refunded BIGINT NOT NULL DEFAULT 0,
                state TEXT NOT NULL CHECK (state IN ('posted', 'skipped', 'waiting', 'needsYou')),
                reason TEXT,
                reason_code TEXT,
                next_state TEXT NOT NULL CHECK (next_state IN ('posted', 'skipped', 'waiting', 'needsYou')),
                next_reason TEXT,
                next_reason_code TEXT,
                policy_version BIGINT NOT NULL DEFAULT 0,
                revision BIGINT NOT NULL DEFAULT 1,
                is_dirty BOOLEAN NOT NULL DEFAULT TRUE,
                open_intents BIGINT NOT NULL DEFAULT 0 CHECK (open_intents >= 0),
                run TEXT NOT NULL DEFAULT '',
                UNIQUE (store, id)
            )
            """,
            "CREATE INDEX orders_by_arrival ON orders (store, seq)",
            "CREATE INDEX orders_by_state ON orders (store, state, seq)",
            "CREATE INDEX orders_undecided ON orders (store, seq) WHERE is_dirty AND open_intents = 0",
        ]
    }

    /// The promises that the database itself keeps: one live link for a thing, and one thing for a document.
    private static func links(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE links (
                books \(dialect.key) NOT NULL,
                store \(dialect.key) NOT NULL,
                source \(dialect.key) NOT NULL,
                source_id \(dialect.key) NOT NULL,
                role \(dialect.key) NOT NULL,
                generation BIGINT NOT NULL,
                kind \(dialect.key) NOT NULL,
                books_id \(dialect.key) NOT NULL,
                version TEXT NOT NULL,
                number TEXT,
                state TEXT NOT NULL CHECK (state IN ('live', 'takenBack', 'removedInBooks')),
                fingerprint TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (books, store, source, source_id, role, generation)
            )
            """,
            """
            CREATE UNIQUE INDEX links_one_live_for_a_thing ON links (books, store, source, source_id, role)
                WHERE state = 'live'
            """,
            """
            CREATE UNIQUE INDEX links_one_thing_for_a_document ON links (books, kind, books_id)
                WHERE state = 'live' AND kind NOT IN ('customer', 'vendor', 'item')
            """,
        ]
    }
}
