package import Accounting
package import Storage

extension SQLArchive {
    package func users() async throws(StorageProblem) -> [UserRow] {
        try await database.read { connection in
            try connection.rows("SELECT \(UserRow.columns) FROM users ORDER BY email_key", [], UserRow.init)
        }
    }

    package func user(_ id: String) async throws(StorageProblem) -> UserRow? {
        try await database.read { try $0.user(id) }
    }

    package func user(email: String) async throws(StorageProblem) -> UserRow? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(UserRow.columns) FROM users WHERE email_key = $1", [.text(UserRow.key(of: email))],
                UserRow.init)
        }
    }

    package func add(first user: UserRow) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            let anybody = try connection.first("SELECT 1 FROM users LIMIT 1", []) { try $0.integer(0) }
            return try anybody == nil && connection.add(user)
        }
    }

    package func add(_ user: UserRow, note: AuditNote?, now: Instant) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard try connection.add(user) else { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, about: user.id)
            return true
        }
    }

    package func change(
        user id: String, note: AuditNote?, now: Instant, _ change: @escaping @Sendable (inout UserRow) -> Void
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard let kept = try connection.user(id) else { return false }
            var user = kept
            change(&user)
            if kept.isOwner, !user.isOwner, try connection.ownerCount() < 2 { return false }
            // Who loses the right is told where it was held.
            let writer = AuditWriter(connection: connection, seal: seal, now: now)
            if kept.isOwner { try writer.add(note, about: user.id) }
            try connection.run(
                """
                UPDATE users SET email = $2, email_key = $3, name = $4, password = $5, is_owner = $6, language = $7,
                    time_zone = $8, look = $9, created_at = $10, signed_in_at = $11, reset_asked_at = $12
                WHERE id = $1
                """, user.values)
            if !kept.isOwner { try writer.add(note, about: user.id) }
            if kept.isOwner != user.isOwner { try connection.endLinks(into: user.id) }
            if kept.isOwner, !user.isOwner { try connection.endLinks(madeBy: kept.email) }
            return true
        }
    }

    package func remove(user id: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard let user = try connection.user(id) else { return true }
            if user.isOwner, try connection.ownerCount() < 2 { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, about: id)
            for table in [
                "team_members", "memberships", "sessions", "passes", "recovery_codes", "second_factors",
                "report_choices", "program_keys",
            ] {
                try connection.run("DELETE FROM \(table) WHERE user_id = $1\(Self.indexHint(of: table))", [.text(id)])
            }
            try connection.endLinks(madeBy: user.email)
            try connection.run("DELETE FROM users WHERE id = $1", [.text(id)])
            return true
        }
    }

    /// What lets a statement use a partial index.
    private static func indexHint(of table: String) -> String { table == "passes" ? " AND user_id <> ''" : "" }
}

extension SQLConnection {
    fileprivate func user(_ id: String) throws -> UserRow? {
        try first("SELECT \(UserRow.columns) FROM users WHERE id = $1", [.text(id)], UserRow.init)
    }

    /// `false` when the address is taken.
    fileprivate func add(_ user: UserRow) throws -> Bool {
        try run(
            """
            INSERT INTO users (\(UserRow.storedColumns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (email_key) DO NOTHING
            """, user.values) > 0
    }

    fileprivate func ownerCount() throws -> Int64 {
        try first("SELECT count(*) FROM users WHERE is_owner", []) { try $0.integer(0) } ?? 0
    }
}

extension AuditWriter {
    /// Adds an entry to every company that the person may enter.
    func add(_ note: AuditNote?, about user: String) throws {
        guard let note else { return }
        let companies = try connection.rows(
            """
            SELECT company FROM memberships WHERE user_id = $1
            UNION SELECT id FROM companies WHERE EXISTS (SELECT 1 FROM users WHERE id = $1 AND is_owner)
            """, [.text(user)]
        ) { try $0.text(0) }
        for company in companies.sorted() { try add(note, to: company) }
    }
}

extension UserRow {
    private static let columnNames = [
        "id", "email", "name", "password", "is_owner", "language", "time_zone", "look", "created_at", "signed_in_at",
        "reset_asked_at",
    ]
    fileprivate static let columns = columnNames.joined(separator: ", ")

    static func columns(of table: String) -> String {
        columnNames.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    fileprivate static let storedColumns =
        "id, email, email_key, name, password, is_owner, language, time_zone, look, created_at, signed_in_at, reset_asked_at"

    fileprivate init(_ row: any SQLRow) throws { try self.init(row, from: 0) }

    init(_ row: any SQLRow, from first: Int) throws {
        self.init(
            id: try row.text(first), email: try row.text(first + 1), name: try row.text(first + 2),
            password: try row.optionalText(first + 3), isOwner: try row.flag(first + 4),
            language: try row.optionalText(first + 5), timeZone: try row.optionalText(first + 6),
            look: try row.name(first + 7), createdAt: try row.time(first + 8),
            signedInAt: try row.optionalTime(first + 9), resetAskedAt: try row.optionalTime(first + 10))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(email), .text(Self.key(of: email)), .text(name), .optional(password), .flag(isOwner),
            .optional(language), .optional(timeZone), .name(look), .time(createdAt), .time(signedInAt),
            .time(resetAskedAt),
        ]
    }
}
