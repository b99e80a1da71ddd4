package import Accounting
package import Storage

extension SQLArchive {
    package func begin(_ session: SessionRow, now: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.run("DELETE FROM sessions WHERE ends_at <= $1", [.time(now)])
            try connection.run(
                """
                INSERT INTO sessions (\(SessionRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """, session.values)
            try connection.run(
                "UPDATE users SET signed_in_at = $2 WHERE id = $1", [.text(session.user), .time(session.createdAt)])
        }
    }

    package func signed(
        hash: String, now: Instant
    ) async throws(StorageProblem) -> (session: SessionRow, user: UserRow)? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT \(SessionRow.columns(of: "s")), \(UserRow.columns(of: "u"))
                FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.hash = $1 AND s.ends_at > $2
                """, [.text(hash), .time(now)]
            ) { (try SessionRow($0), try UserRow($0, from: SessionRow.columnNames.count)) }
        }
    }

    package func prolong(_ session: String, seenAt: Instant, endsAt: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE sessions SET seen_at = $2, ends_at = $3 WHERE id = $1",
                [.text(session), .time(seenAt), .time(endsAt)])
        }
    }

    package func sessions(of user: String, now: Instant) async throws(StorageProblem) -> [SessionRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(SessionRow.columns) FROM sessions WHERE user_id = $1 AND ends_at > $2 ORDER BY seen_at DESC
                """, [.text(user), .time(now)], SessionRow.init)
        }
    }

    package func end(session: String, of user: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM sessions WHERE id = $1 AND user_id = $2", [.text(session), .text(user)])
        }
    }

    package func endSessions(of user: String, except session: String?) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM sessions WHERE user_id = $1 AND id <> $2", [.text(user), .text(session ?? "")])
        }
    }
}

extension SessionRow {
    fileprivate static let columnNames = [
        "id", "hash", "user_id", "created_at", "seen_at", "ends_at", "is_kept", "address", "browser",
    ]
    fileprivate static let columns = columnNames.joined(separator: ", ")

    fileprivate static func columns(of table: String) -> String {
        columnNames.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), hash: try row.text(1), user: try row.text(2), createdAt: try row.time(3),
            seenAt: try row.time(4), endsAt: try row.time(5), isKept: try row.flag(6), address: try row.text(7),
            browser: try row.text(8))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(hash), .text(user), .time(createdAt), .time(seenAt), .time(endsAt), .flag(isKept),
            .text(address), .text(browser),
        ]
    }
}
