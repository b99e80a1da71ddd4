package import Accounting
package import Storage

extension SQLArchive {
    package func ask(_ errand: ErrandRow, notBefore start: Instant?) async throws(StorageProblem) -> ErrandRow {
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO errands (id, company, store, kind, asked_by, asked_at, body, held_until, subject)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                ON CONFLICT (store, kind, subject) WHERE finished_at IS NULL DO UPDATE SET held_until = excluded.held_until
                    WHERE errands.owner IS NULL AND errands.held_until > excluded.held_until
                """,
                [
                    .text(errand.id), .text(errand.company), .text(errand.store), .name(errand.kind),
                    .text(errand.askedBy), .time(errand.askedAt), .text(errand.body),
                    .integer(start?.milliseconds ?? 0), .text(errand.subject),
                ])
            let open = try connection.first(
                """
                SELECT \(ErrandRow.columns) FROM errands
                WHERE store = $1 AND kind = $2 AND subject = $3 AND finished_at IS NULL
                """,
                [.text(errand.store), .name(errand.kind), .text(errand.subject)], ErrandRow.init)
            return open ?? errand
        }
    }

    package func errand(_ id: String) async throws(StorageProblem) -> ErrandRow? {
        try await database.read { connection in
            try connection.first("SELECT \(ErrandRow.columns) FROM errands WHERE id = $1", [.text(id)], ErrandRow.init)
        }
    }

    package func errands(
        of store: String, kind: ErrandRow.Kind, limit: Int
    ) async throws(StorageProblem) -> [ErrandRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ErrandRow.columns) FROM errands WHERE store = $1 AND kind = $2
                ORDER BY asked_at DESC, id DESC LIMIT $3
                """, [.text(store), .name(kind), .number(limit)], ErrandRow.init)
        }
    }

    package func latestErrands(
        of store: String, kinds: [ErrandRow.Kind], limit: Int
    ) async throws(StorageProblem) -> [ErrandRow.Kind: [ErrandRow]] {
        // A part for each kind, so that each is read in the order of its index.
        let parts = kinds.indices.map { index in
            """
            SELECT * FROM (
                SELECT \(ErrandRow.columns) FROM errands WHERE store = $1 AND kind = $\(index + 3)
                ORDER BY asked_at DESC, id DESC LIMIT $2
            ) kind\(index)
            """
        }
        let rows = try await database.read { connection in
            try connection.rows(
                parts.joined(separator: " UNION ALL "),
                [.text(store), .number(limit)] + kinds.map { .name($0) }, ErrandRow.init)
        }
        return Dictionary(grouping: rows, by: \.kind)
            .mapValues { $0.sorted { ($0.askedAt, $0.id) > ($1.askedAt, $1.id) } }
    }

    package func openErrands(of company: String) async throws(StorageProblem) -> [ErrandRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(ErrandRow.columns) FROM errands WHERE company = $1 AND finished_at IS NULL
                ORDER BY asked_at, id
                """, [.text(company)], ErrandRow.init)
        }
    }

    package func claimErrand(
        _ kinds: [ErrandRow.Kind], now: Instant, owner: String, leaseUntil: Instant
    ) async throws(StorageProblem) -> ErrandRow? {
        try await database.write { connection in
            let arguments: [SQLValue] = [.text(owner), .time(leaseUntil), .time(now)]
            let places = InList.places(kinds.count, from: arguments.count + 1)
            return try connection.first(
                """
                UPDATE errands SET owner = $1, held_until = $2 WHERE id = (
                    SELECT id FROM errands WHERE finished_at IS NULL AND held_until <= $3 AND kind IN (\(places))
                    ORDER BY asked_at, id LIMIT 1\(connection.dialect.forUpdateSkippingLocked)
                )
                RETURNING \(ErrandRow.columns)
                """, arguments + kinds.map { .name($0) }, ErrandRow.init)
        }
    }

    package func extendErrands(of owner: String, until: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE errands SET held_until = $2 WHERE finished_at IS NULL AND owner = $1",
                [.text(owner), .time(until)])
        }
    }

    package func finish(
        errand id: String, outcome: String, owner: String, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                UPDATE errands SET outcome = $2, finished_at = $3, owner = NULL, held_until = 0
                WHERE id = $1 AND owner = $4
                """, [.text(id), .text(outcome), .time(now), .text(owner)])
        }
    }

    package func putBack(errand id: String, owner: String, at: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE errands SET owner = NULL, held_until = $2 WHERE id = $1 AND owner = $3",
                [.text(id), .time(at), .text(owner)])
        }
    }
}

extension ErrandRow {
    fileprivate static let columns =
        "id, company, store, kind, asked_by, asked_at, body, outcome, finished_at, subject"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), company: try row.text(1), store: try row.text(2), kind: try row.name(3),
            subject: try row.text(9), askedBy: try row.text(4), askedAt: try row.time(5), body: try row.text(6),
            outcome: try row.optionalText(7), finishedAt: try row.optionalTime(8))
    }
}
