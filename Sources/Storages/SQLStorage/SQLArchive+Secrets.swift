package import Storage

extension SQLArchive {
    package func secret(_ name: String, of connection: String) async throws(StorageProblem) -> String? {
        try await database.read { [seal] database in
            let sealed = try database.first(
                "SELECT sealed FROM secrets WHERE connection = $1 AND name = $2", [.text(connection), .text(name)]
            ) { try $0.bytes(0) }
            return try sealed.map { try seal.opened($0, at: place(of: name, connection)) }
        }
    }

    package func secrets(
        beginning prefix: String, of connection: String
    ) async throws(StorageProblem) -> [String: String] {
        try await database.read { [seal] database in
            let sealed = try database.rows(
                "SELECT name, sealed FROM secrets WHERE connection = $1 AND substr(name, 1, $2) = $3",
                [.text(connection), .number(prefix.unicodeScalars.count), .text(prefix)]
            ) { (name: try $0.text(0), sealed: try $0.bytes(1)) }
            var secrets: [String: String] = [:]
            for row in sealed { secrets[row.name] = try seal.opened(row.sealed, at: place(of: row.name, connection)) }
            return secrets
        }
    }

    package func remove(secret name: String, of connection: String) async throws(StorageProblem) {
        try await database.write { database in
            _ = try database.run(
                "DELETE FROM secrets WHERE connection = $1 AND name = $2", [.text(connection), .text(name)])
        }
    }

    package func save(secret: String, _ name: String, of connection: String) async throws(StorageProblem) {
        try await database.write { try save(secret, name, of: connection, in: $0) }
    }

    package func save(
        tokens: String, _ name: String, lasting dates: SignInDates, of connection: String
    ) async throws(StorageProblem) {
        try await database.write { database in
            try save(tokens, name, of: connection, in: database)
            try database.run(
                """
                UPDATE connections SET sign_in_given_at = $2, sign_in_ends_at = $3, consent_ends_at = $4 WHERE id = $1
                """,
                [.text(connection), .time(dates.givenAt), .time(dates.endsAt), .time(dates.consentEndsAt)])
        }
    }

    package func note(dates: SignInDates, of connection: String) async throws(StorageProblem) {
        try await database.write { database in
            _ = try database.run(
                """
                UPDATE connections SET sign_in_given_at = $2, sign_in_ends_at = $3, consent_ends_at = $4
                WHERE id = $1 AND sign_in_ends_at IS NULL
                """,
                [.text(connection), .time(dates.givenAt), .time(dates.endsAt), .time(dates.consentEndsAt)])
        }
    }

    private func save(
        _ secret: String, _ name: String, of connection: String, in database: any SQLConnection
    ) throws {
        let sealed = try seal.sealed(secret, at: place(of: name, connection))
        _ = try database.run(
            """
            INSERT INTO secrets (connection, name, sealed) VALUES ($1, $2, $3)
            ON CONFLICT (connection, name) DO UPDATE SET sealed = excluded.sealed
            """, [.text(connection), .text(name), .bytes(sealed)])
    }

    /// Whether this key opens any of the secrets; also when there are none.
    func opensSecrets() async throws(StorageProblem) -> Bool {
        try await database.read { [seal] database in
            let secrets = try database.rows("SELECT connection, name, sealed FROM secrets", []) {
                (connection: try $0.text(0), name: try $0.text(1), sealed: try $0.bytes(2))
            }
            return secrets.isEmpty
                || secrets.contains { (try? seal.opened($0.sealed, at: place(of: $0.name, $0.connection))) != nil }
        }
    }

    /// Leaves a secret of the new key with each connection, so that it is known as the key of this data.
    func markRenewed() async throws(StorageProblem) {
        let connections = try await database.read { database in
            try database.rows("SELECT DISTINCT connection FROM secrets", []) { try $0.text(0) }
        }
        for connection in connections { try await save(secret: "", Self.renewal, of: connection) }
    }

    private static let renewal = "key.renewed"

    private func place(of name: String, _ connection: String) -> SecretSeal.Place {
        SecretSeal.Place(table: "secrets", column: "sealed", row: [connection, name])
    }
}
