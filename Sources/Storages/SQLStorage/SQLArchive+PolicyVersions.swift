package import Storage

extension SQLArchive {
    package func policy(of store: String, version: Int) async throws(StorageProblem) -> String? {
        let body = try await database.read { connection in
            try connection.first(
                "SELECT body FROM policies WHERE store = $1 AND version = $2",
                [.text(store), .integer(Int64(version))]
            ) { try $0.text(0) }
        }
        return body.flatMap { $0.isEmpty ? nil : $0 }
    }

    package func policyVersions(
        of store: String, before: Int?, limit: Int
    ) async throws(StorageProblem) -> [PolicyVersionRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT version, saved_at, saved_by, body = '' FROM policies WHERE store = $1 AND version < $2
                ORDER BY version DESC LIMIT $3
                """, [.text(store), .integer(before.map { Int64($0) } ?? .max), .integer(Int64(limit))]
            ) { row in
                PolicyVersionRow(
                    version: try row.number(0),
                    savedAt: try row.optionalTime(1),
                    savedBy: try row.optionalText(2), isForgotten: try row.flag(3))
            }
        }
    }
}
