package import Storage

extension SQLArchive {
    package func companies() async throws(StorageProblem) -> [CompanyRow] {
        try await database.read { connection in
            try connection.rows("SELECT id, name FROM companies ORDER BY id", []) {
                CompanyRow(id: try $0.text(0), name: try $0.text(1))
            }
        }
    }

    package func checkConnections() async throws(StorageProblem) {
        try await database.read { connection in
            for table in ["companies", "connections"] {
                guard let check = connection.dialect.integrityCheck(of: table) else { return }
                let findings = try connection.rows(check, []) { try $0.text(0) }
                guard findings == ["ok"] else { throw StorageProblem.unusable(findings.joined(separator: "; ")) }
            }
        }
    }

    package func save(_ company: CompanyRow) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO companies (id, name) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name
                """, [.text(company.id), .text(company.name)])
        }
    }

    package func connections(of company: String) async throws(StorageProblem) -> [ConnectionRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT \(ConnectionRow.columns) FROM connections WHERE company = $1 ORDER BY id", [.text(company)],
                ConnectionRow.init)
        }
    }

    package func connections(ofAll companies: [String]) async throws(StorageProblem) -> [ConnectionRow] {
        try await database.read { connection in
            try connection.rows(
                [], in: Set(companies).sorted().map(SQLValue.text),
                sql: {
                    "SELECT \(ConnectionRow.columns) FROM connections WHERE company IN (\($0)) ORDER BY company, id"
                }, ConnectionRow.init)
        }
    }

    package func connectionsWithPolicies(
        of company: String
    ) async throws(StorageProblem) -> [ConnectionWithPolicy] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ConnectionRow.columns), version, body FROM connections LEFT JOIN policies
                    ON store = id AND version = (SELECT max(version) FROM policies newest WHERE newest.store = id)
                WHERE company = $1 ORDER BY id
                """, [.text(company)]
            ) { row in
                // An empty one was forgotten.
                let body = try row.optionalText(12).flatMap { $0.isEmpty ? nil : $0 }
                return ConnectionWithPolicy(
                    connection: try ConnectionRow(row),
                    policy: try body.map { ConnectionWithPolicy.Policy(version: try row.number(11), body: $0) })
            }
        }
    }

    package func connection(_ id: String) async throws(StorageProblem) -> ConnectionRow? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(ConnectionRow.columns) FROM connections WHERE id = $1", [.text(id)], ConnectionRow.init)
        }
    }

    package func save(_ row: ConnectionRow) async throws(StorageProblem) {
        try await database.write { connection in
            let kept = try connection.first(
                """
                INSERT INTO connections (\(ConnectionRow.written)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
                    profile = excluded.profile, state = excluded.state
                    WHERE connections.company = excluded.company AND connections.side = excluded.side
                        AND connections.kind = excluded.kind
                RETURNING id
                """, row.values
            ) { try $0.text(0) }
            guard kept != nil else { throw StorageProblem.failed("a connection keeps its company, side and kind") }
        }
    }
}

extension ConnectionRow {
    fileprivate static let written = "id, company, side, kind, name, settings, profile, state"
    fileprivate static let columns = written + ", sign_in_given_at, sign_in_ends_at, consent_ends_at"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), company: try row.text(1), side: try row.name(2), kind: try row.text(3),
            name: try row.text(4), settings: try row.text(5), profile: try row.optionalText(6),
            state: try row.name(7),
            signIn: try row.optionalTime(9).map { end in
                SignInDates(givenAt: try row.optionalTime(8), endsAt: end, consentEndsAt: try row.optionalTime(10))
            })
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(company), .name(side), .text(kind), .text(name), .text(settings), .optional(profile),
            .name(state),
        ]
    }
}
