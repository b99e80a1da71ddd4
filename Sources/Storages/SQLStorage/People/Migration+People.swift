extension Migration {
    /// People, their roles, sessions and one-time secrets (A1).
    static let people = Migration(name: "people") { dialect in
        users(dialect) + rights(dialect) + secrets(dialect)
    }

    private static func users(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE users (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                email TEXT NOT NULL,
                email_key \(dialect.key) NOT NULL UNIQUE,
                name TEXT NOT NULL,
                password TEXT,
                is_owner BOOLEAN NOT NULL,
                language TEXT,
                time_zone TEXT,
                look TEXT NOT NULL CHECK (look IN ('system', 'light', 'dark')),
                created_at BIGINT NOT NULL,
                signed_in_at BIGINT,
                reset_asked_at BIGINT
            )
            """,
            "CREATE INDEX users_owners ON users (is_owner) WHERE is_owner",
            """
            CREATE TABLE second_factors (
                user_id \(dialect.key) NOT NULL PRIMARY KEY REFERENCES users (id),
                sealed \(dialect.bytes) NOT NULL,
                last_step BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE recovery_codes (
                user_id \(dialect.key) NOT NULL REFERENCES users (id),
                hash \(dialect.key) NOT NULL,
                PRIMARY KEY (user_id, hash)
            )\(dialect.inItsIndex)
            """,
        ]
    }

    private static func rights(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE memberships (
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                user_id \(dialect.key) NOT NULL REFERENCES users (id),
                role TEXT NOT NULL CHECK (role IN ('administrator', 'bookkeeper', 'clerk', 'viewer')),
                PRIMARY KEY (company, user_id)
            )
            """,
            "CREATE INDEX memberships_of_user ON memberships (user_id)",
            """
            CREATE TABLE teams (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                company \(dialect.key) NOT NULL REFERENCES companies (id),
                name TEXT NOT NULL,
                name_key \(dialect.key) NOT NULL,
                UNIQUE (company, name_key)
            )
            """,
            """
            CREATE TABLE team_members (
                company \(dialect.key) NOT NULL,
                team \(dialect.key) NOT NULL REFERENCES teams (id),
                user_id \(dialect.key) NOT NULL,
                PRIMARY KEY (team, user_id),
                FOREIGN KEY (company, user_id) REFERENCES memberships (company, user_id)
            )
            """,
            "CREATE INDEX team_members_of_company ON team_members (company, user_id)",
            "CREATE INDEX team_members_of_user ON team_members (user_id)",
        ]
    }

    private static func secrets(_ dialect: Dialect) -> [String] {
        [
            """
            CREATE TABLE sessions (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                hash \(dialect.key) NOT NULL UNIQUE,
                user_id \(dialect.key) NOT NULL REFERENCES users (id),
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL,
                is_kept BOOLEAN NOT NULL,
                address TEXT NOT NULL,
                browser TEXT NOT NULL
            )
            """,
            "CREATE INDEX sessions_of_user ON sessions (user_id, seen_at)",
            "CREATE INDEX sessions_by_end ON sessions (ends_at)",
            """
            CREATE TABLE passes (
                id \(dialect.key) NOT NULL PRIMARY KEY,
                hash \(dialect.key) NOT NULL UNIQUE,
                purpose TEXT NOT NULL CHECK (purpose IN ('firstStart', 'invitation', 'passwordReset', 'secondStep')),
                user_id \(dialect.key) NOT NULL,
                company \(dialect.key) NOT NULL,
                role TEXT CHECK (role IN ('administrator', 'bookkeeper', 'clerk', 'viewer')),
                email TEXT NOT NULL,
                email_key \(dialect.key) NOT NULL,
                made_by TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL,
                is_kept BOOLEAN NOT NULL
            )
            """,
            "CREATE INDEX passes_of_company ON passes (company, created_at) WHERE company <> ''",
            "CREATE INDEX passes_of_user ON passes (user_id) WHERE user_id <> ''",
            "CREATE INDEX passes_by_end ON passes (ends_at)",
            """
            CREATE TABLE tries (
                subject \(dialect.key) NOT NULL PRIMARY KEY,
                count BIGINT NOT NULL,
                began_at BIGINT NOT NULL
            )\(dialect.inItsIndex)
            """,
            "CREATE INDEX tries_by_begin ON tries (began_at)",
        ]
    }
}
