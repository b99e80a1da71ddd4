package import Accounting
package import Storage

/// Connections end, and what nothing came of is removed (I6).
extension SQLArchive {
    package func hasHistory(_ id: String) async throws(StorageProblem) -> Bool {
        try await database.read { try $0.hasHistory(id) }
    }

    package func uninstall(
        _ id: String, stores: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: id)
            try connection.run(
                """
                UPDATE connections SET state = 'uninstalled', sign_in_given_at = NULL, sign_in_ends_at = NULL,
                    consent_ends_at = NULL WHERE id = $1
                """, [.text(id)])
            try connection.run("DELETE FROM secrets WHERE connection = $1", [.text(id)])
            try connection.run(
                "UPDATE schedules SET rule = 'off', due_at = NULL WHERE store = $1", each: stores.map { [.text($0)] })
        }
    }

    package func remove(
        connection id: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard try !connection.hasHistory(id) else { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: id)
            for statement in Self.traces { try connection.run(statement, [.text(id)]) }
            return true
        }
    }

    package func remove(company: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            let sql = ["SELECT 1 FROM connections WHERE company = $1 LIMIT 1"]
            guard try !connection.any(sql, of: company) else { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company)
            try connection.removePeople(of: company)
            try connection.removePrograms(of: company)
            try connection.run("DELETE FROM reconciliations WHERE company = $1", [.text(company)])
            try connection.run("DELETE FROM report_choices WHERE company = $1", [.text(company)])
            try connection.run("DELETE FROM companies WHERE id = $1", [.text(company)])
            return true
        }
    }

    /// What a connection without a history leaves.
    private static let traces = [
        "DELETE FROM secrets WHERE connection = $1", "DELETE FROM schedules WHERE store = $1",
        "DELETE FROM cursors WHERE connection = $1", "DELETE FROM mirror WHERE books = $1",
        "DELETE FROM first_sights WHERE store = $1", "DELETE FROM policies WHERE store = $1",
        "DELETE FROM errands WHERE store = $1", "DELETE FROM program_keys WHERE store = $1",
        "DELETE FROM connections WHERE id = $1",
    ]
}

extension SQLConnection {
    fileprivate func hasHistory(_ id: String) throws -> Bool {
        let others = [
            "SELECT 1 FROM backfills WHERE store = $1 LIMIT 1",
            """
            SELECT 1 FROM runs
            WHERE company = (SELECT company FROM connections WHERE id = $1) AND store = $1 LIMIT 1
            """,
        ]
        return try any(SQLArchive.storeRecords + SQLArchive.booksRecords + others, of: id)
    }
}
