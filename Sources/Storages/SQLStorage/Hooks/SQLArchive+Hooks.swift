package import Accounting
package import Storage

extension Migration {
    /// Names of hints that outside systems sent.
    static let heardEvents = Migration(name: "heard events") { dialect in
        [
            """
            CREATE TABLE heard_events (
                connection \(dialect.key) NOT NULL,
                event \(dialect.key) NOT NULL,
                heard_at BIGINT NOT NULL,
                PRIMARY KEY (connection, event)
            )
            """,
            "CREATE INDEX heard_events_by_age ON heard_events (heard_at)",
        ]
    }
}

extension SQLArchive {
    package func hear(
        _ events: [String], of connection: String, now: Instant, forgettingBefore old: Instant
    ) async throws(StorageProblem) -> [String] {
        try await database.write { database in
            try database.run("DELETE FROM heard_events WHERE heard_at < $1", [.time(old)])
            return try events.filter { event in
                try database.first(
                    """
                    INSERT INTO heard_events (connection, event, heard_at) VALUES ($1, $2, $3)
                    ON CONFLICT (connection, event) DO NOTHING RETURNING event
                    """, [.text(connection), .text(event), .time(now)]
                ) { try $0.text(0) } != nil
            }
        }
    }
}
