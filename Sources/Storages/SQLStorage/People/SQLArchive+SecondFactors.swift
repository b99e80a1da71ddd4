package import Accounting
package import Storage

extension SQLArchive {
    package func secondFactor(of user: String) async throws(StorageProblem) -> SecondFactorRow? {
        try await database.read { [seal] connection in
            let sealed = try connection.first(
                "SELECT sealed FROM second_factors WHERE user_id = $1", [.text(user)]
            ) { try $0.bytes(0) }
            guard let sealed else { return nil }
            let codes = try connection.rows("SELECT hash FROM recovery_codes WHERE user_id = $1", [.text(user)]) {
                try $0.text(0)
            }
            return SecondFactorRow(
                user: user, secret: try seal.opened(sealed, at: Self.place(ofFactor: user)),
                recoveryHashes: Set(codes))
        }
    }

    package func save(
        _ factor: SecondFactorRow, note: AuditNote, now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            let sealed = try seal.sealed(factor.secret, at: Self.place(ofFactor: factor.user))
            let made = try connection.run(
                """
                INSERT INTO second_factors (user_id, sealed, last_step) VALUES ($1, $2, 0)
                ON CONFLICT (user_id) DO NOTHING
                """, [.text(factor.user), .bytes(sealed)])
            guard made > 0 else { return false }
            try connection.run(
                "INSERT INTO recovery_codes (user_id, hash) VALUES ($1, $2)",
                each: factor.recoveryHashes.sorted().map { [.text(factor.user), .text($0)] })
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, about: factor.user)
            return true
        }
    }

    package func removeSecondFactor(of user: String, note: AuditNote, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try connection.run("DELETE FROM recovery_codes WHERE user_id = $1", [.text(user)])
            let gone = try connection.run("DELETE FROM second_factors WHERE user_id = $1", [.text(user)])
            if gone > 0 {
                try AuditWriter(connection: connection, seal: seal, now: now).add(note, about: user)
            }
        }
    }

    package func use(step: Int64, of user: String) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            try connection.run(
                "UPDATE second_factors SET last_step = $2 WHERE user_id = $1 AND last_step < $2",
                [.text(user), .integer(step)]) > 0
        }
    }

    package func use(recoveryHash: String, of user: String) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            try connection.run(
                "DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2", [.text(user), .text(recoveryHash)]) > 0
        }
    }

    private static func place(ofFactor user: String) -> SecretSeal.Place {
        SecretSeal.Place(table: "second_factors", column: "sealed", row: [user])
    }
}
