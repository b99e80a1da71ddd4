package import Accounting
package import Storage

/// One-time secrets, and how often something was tried.
extension SQLArchive {
    package func save(_ pass: PassRow, note: AuditNote?, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try connection.run("DELETE FROM passes WHERE ends_at <= $1", [.time(now)])
            try connection.removeForerunners(of: pass)
            try connection.run(
                """
                INSERT INTO passes (\(PassRow.columns), email_key)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """, pass.values)
            let writer = AuditWriter(connection: connection, seal: seal, now: now)
            if let note, !pass.company.isEmpty { return try writer.add(note, to: pass.company) }
            try writer.add(note, about: pass.user)
        }
    }

    package func pass(
        hash: String, for purpose: PassRow.Purpose, now: Instant
    ) async throws(StorageProblem) -> PassRow? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(PassRow.columns) FROM passes WHERE hash = $1 AND purpose = $2 AND ends_at > $3",
                [.text(hash), .name(purpose), .time(now)], PassRow.init)
        }
    }

    package func take(
        hash: String, for purpose: PassRow.Purpose, now: Instant
    ) async throws(StorageProblem) -> PassRow? {
        try await database.write { connection in
            try connection.first(
                """
                DELETE FROM passes WHERE hash = $1 AND purpose = $2 AND ends_at > $3 RETURNING \(PassRow.columns)
                """, [.text(hash), .name(purpose), .time(now)], PassRow.init)
        }
    }

    package func invitations(of company: String, now: Instant) async throws(StorageProblem) -> [PassRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(PassRow.columns) FROM passes
                WHERE company = $1 AND company <> '' AND purpose = 'invitation' AND ends_at > $2
                ORDER BY created_at DESC, id
                """, [.text(company), .time(now)], PassRow.init)
        }
    }

    package func removeInvitation(
        _ id: String, of company: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            let gone = try connection.run(
                "DELETE FROM passes WHERE id = $1 AND company = $2 AND purpose = 'invitation'",
                [.text(id), .text(company)])
            if gone > 0 { try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company) }
        }
    }

    package func countTry(_ limits: [TryLimit], now: Instant) async throws(StorageProblem) -> Instant? {
        try await database.write { connection in
            try connection.run(
                "DELETE FROM tries WHERE began_at < $1", [.time(now.advanced(bySeconds: -Self.daySeconds))])
            let counts = try limits.map { limit in (limit, try connection.tries(limit, now: now)) }
            let ends = counts.filter { $0.1.count >= $0.0.triesMax }
                .map { $0.1.began.advanced(bySeconds: $0.0.windowSeconds) }
            if let end = ends.max() { return end }
            try connection.run(
                """
                INSERT INTO tries (subject, count, began_at) VALUES ($1, $2, $3)
                ON CONFLICT (subject) DO UPDATE SET count = excluded.count, began_at = excluded.began_at
                """, each: counts.map { [.text($0.0.subject), .number($0.1.count + 1), .time($0.1.began)] })
            return nil
        }
    }

    package func forgetTries(_ subject: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run("DELETE FROM tries WHERE subject = $1", [.text(subject)])
        }
    }

    /// No window is longer.
    private static let daySeconds: Int64 = 86_400
}

extension SQLConnection {
    /// How often it was tried in the window that is open, and when that began.
    fileprivate func tries(_ limit: TryLimit, now: Instant) throws -> (count: Int, began: Instant) {
        let kept = try first("SELECT count, began_at FROM tries WHERE subject = $1", [.text(limit.subject)]) {
            (count: try $0.number(0), began: try $0.time(1))
        }
        guard let kept, now < kept.began.advanced(bySeconds: limit.windowSeconds) else { return (0, now) }
        return kept
    }

    /// Nobody who made a link to a new password gets into an account that may enter more now.
    func endLinks(into user: String) throws {
        try run(
            "DELETE FROM passes WHERE user_id = $1 AND user_id <> '' AND purpose = 'passwordReset'", [.text(user)])
    }

    /// Links outlive no right by which they were made.
    func endLinks(madeBy email: String) throws {
        try run("DELETE FROM passes WHERE made_by = $1", [.text(email)])
    }

    /// The invitations to a company that a person made, and all their links to new passwords.
    func endLinks(madeByUser user: String, for company: String) throws {
        try run(
            """
            DELETE FROM passes WHERE made_by = (SELECT email FROM users WHERE id = $1)
                AND (company = $2 OR purpose = 'passwordReset')
            """, [.text(user), .text(company)])
    }

    fileprivate func removeForerunners(of pass: PassRow) throws {
        if !pass.user.isEmpty {
            try run(
                "DELETE FROM passes WHERE user_id = $1 AND user_id <> '' AND purpose = $2",
                [.text(pass.user), .name(pass.purpose)])
        }
        if !pass.company.isEmpty {
            try run(
                "DELETE FROM passes WHERE company = $1 AND company <> '' AND purpose = $2 AND email_key = $3",
                [.text(pass.company), .name(pass.purpose), .text(UserRow.key(of: pass.email))])
        }
    }
}

extension PassRow {
    fileprivate static let columns =
        "id, hash, purpose, user_id, company, role, email, made_by, created_at, ends_at, is_kept"

    fileprivate init(_ row: any SQLRow) throws {
        let role = try row.optionalText(5).map { word throws(StorageProblem) in
            guard let role = Role(rawValue: word) else { throw .unusable("a role that this program does not know") }
            return role
        }
        self.init(
            id: try row.text(0), hash: try row.text(1), purpose: try row.name(2), user: try row.text(3),
            company: try row.text(4), role: role, email: try row.text(6), madeBy: try row.text(7),
            createdAt: try row.time(8), endsAt: try row.time(9), isKept: try row.flag(10))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(hash), .name(purpose), .text(user), .text(company), .optional(role?.rawValue),
            .text(email), .text(madeBy), .time(createdAt), .time(endsAt), .flag(isKept),
            .text(UserRow.key(of: email)),
        ]
    }
}
