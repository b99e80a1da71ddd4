package import Accounting
import Foundation
package import Storage

/// Keys of programs, and calls that bear a name.
extension SQLArchive {
    package func save(_ key: ProgramKeyRow, note: AuditNote, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try connection.run(
                """
                INSERT INTO program_keys (\(ProgramKeyRow.columns))
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """, key.values)
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, aboutKey: key)
        }
    }

    package func key(hash: String) async throws(StorageProblem) -> ProgramKeyRow? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(ProgramKeyRow.columns) FROM program_keys WHERE hash = $1", [.text(hash)], ProgramKeyRow.init)
        }
    }

    package func key(_ id: String) async throws(StorageProblem) -> ProgramKeyRow? {
        try await database.read { try $0.programKey(id) }
    }

    package func keys(ofUser user: String) async throws(StorageProblem) -> [ProgramKeyRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ProgramKeyRow.columns) FROM program_keys WHERE user_id = $1 ORDER BY created_at DESC, id
                """, [.text(user)], ProgramKeyRow.init)
        }
    }

    package func storeKeys(ofCompany company: String) async throws(StorageProblem) -> [ProgramKeyRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ProgramKeyRow.columns) FROM program_keys
                WHERE company = $1 AND store IS NOT NULL ORDER BY created_at DESC, id
                """, [.text(company)], ProgramKeyRow.init)
        }
    }

    package func noteUse(ofKey id: String, at: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE program_keys SET used_at = $2 WHERE id = $1", [.text(id), .time(at)])
        }
    }

    package func revoke(key id: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            let changed = try connection.run(
                "UPDATE program_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                [.text(id), .time(now)])
            guard changed > 0, let key = try connection.programKey(id) else { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, aboutKey: key)
            return true
        }
    }

    // MARK: Calls

    package func take(
        _ call: NamedCall, now: Instant, abandonedBefore: Instant, forgottenBefore: Instant
    ) async throws(StorageProblem) -> NamedCallStanding {
        try await database.write { [seal] connection in
            try connection.run("DELETE FROM named_calls WHERE began_at < $1", [.time(forgottenBefore)])
            let known = try connection.first(
                "SELECT print, began_at, sealed FROM named_calls WHERE holder = $1 AND name = $2", call.place
            ) { (print: try $0.text(0), beganAt: try $0.time(1), sealed: $0.value(2)) }
            if let known {
                if known.print != call.print { return .other }
                if case .bytes(let sealed) = known.sealed { return .done(try seal.opened(sealed, at: call.sealPlace)) }
                if known.beganAt >= abandonedBefore { return .underWay }
            }
            try connection.run(
                """
                INSERT INTO named_calls (holder, name, print, began_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (holder, name) DO UPDATE SET began_at = excluded.began_at
                """, call.place + [.text(call.print), .time(now)])
            return .new
        }
    }

    package func finish(_ call: NamedCall, answer: String) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            _ = try connection.run(
                "UPDATE named_calls SET sealed = $3 WHERE holder = $1 AND name = $2",
                call.place + [.bytes(try seal.sealed(answer, at: call.sealPlace))])
        }
    }

    package func release(_ call: NamedCall) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM named_calls WHERE holder = $1 AND name = $2 AND sealed IS NULL", call.place)
        }
    }
}

extension SQLConnection {
    fileprivate func programKey(_ id: String) throws -> ProgramKeyRow? {
        try first(
            "SELECT \(ProgramKeyRow.columns) FROM program_keys WHERE id = $1", [.text(id)], ProgramKeyRow.init)
    }

    /// What programs had of a company.
    func removePrograms(of company: String) throws {
        for statement in [
            "DELETE FROM deliveries WHERE webhook IN (SELECT id FROM webhooks WHERE company = $1)",
            "DELETE FROM webhooks WHERE company = $1", "DELETE FROM program_keys WHERE company = $1",
        ] {
            try run(statement, [.text(company)])
        }
    }
}

extension AuditWriter {
    /// In every company that the key reaches.
    fileprivate func add(_ note: AuditNote, aboutKey key: ProgramKeyRow) throws {
        if let company = key.company { return try add(note, to: company) }
        if let user = key.user { try add(note, about: user) }
    }
}

extension NamedCall {
    fileprivate var place: [SQLValue] { [.text(holder), .text(name)] }

    fileprivate var sealPlace: SecretSeal.Place {
        SecretSeal.Place(table: "named_calls", column: "sealed", row: [holder, name])
    }
}

extension ProgramKeyRow {
    fileprivate static let columns =
        "id, hash, user_id, company, store, name, scopes, made_by, created_at, ends_at, used_at, revoked_at"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), hash: try row.text(1), user: try row.optionalText(2),
            company: try row.optionalText(3), store: try row.optionalText(4), name: try row.text(5),
            scopes: try row.text(6).split(separator: " ").map(String.init), madeBy: try row.text(7),
            createdAt: try row.time(8), endsAt: try row.optionalTime(9), usedAt: try row.optionalTime(10),
            revokedAt: try row.optionalTime(11))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(hash), .optional(user), .optional(company), .optional(store), .text(name),
            .text(scopes.joined(separator: " ")), .text(madeBy), .time(createdAt), .time(endsAt), .time(usedAt),
            .time(revokedAt),
        ]
    }
}
