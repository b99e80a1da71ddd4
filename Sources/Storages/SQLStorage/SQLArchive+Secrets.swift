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

    package func save(secret: String, _ name: String, of connection: String) async throws(StorageProblem) {
        try await database.write { [seal] database in
            let sealed = try seal.sealed(secret, at: place(of: name, connection))
            _ = try database.run(
                """
                INSERT INTO secrets (connection, name, sealed) VALUES ($1, $2, $3)
                ON CONFLICT (connection, name) DO UPDATE SET sealed = excluded.sealed
                """, [.text(connection), .text(name), .bytes(sealed)])
        }
    }

    private func place(of name: String, _ connection: String) -> SecretSeal.Place {
        SecretSeal.Place(table: "secrets", column: "sealed", row: [connection, name])
    }
}
