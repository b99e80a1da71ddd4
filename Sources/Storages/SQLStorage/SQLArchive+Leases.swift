package import Accounting
package import Storage

extension SQLArchive {
    package func lease(
        _ name: String, owner: String, now: Instant, until: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            try connection.first(
                """
                INSERT INTO leases (name, owner, held_until) VALUES ($1, $2, $3)
                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, held_until = excluded.held_until
                    WHERE leases.owner = excluded.owner OR leases.held_until <= $4
                RETURNING owner
                """, [.text(name), .text(owner), .time(until), .time(now)]
            ) { try $0.text(0) } != nil
        }
    }

    package func holder(of lease: String) async throws(StorageProblem) -> String? {
        try await database.read { connection in
            try connection.first("SELECT owner FROM leases WHERE name = $1", [.text(lease)]) { try $0.text(0) }
        }
    }

    package func release(_ name: String, owner: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM leases WHERE name = $1 AND owner = $2", [.text(name), .text(owner)])
        }
    }
}
