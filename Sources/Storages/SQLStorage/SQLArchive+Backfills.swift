package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func propose(_ backfill: BackfillRow) async throws(StorageProblem) {
        try await database.write { connection in
            let older = try connection.rows(
                "SELECT id FROM backfills WHERE store = $1 AND state = 'proposed' AND id <> $2",
                [.text(backfill.store), .text(backfill.id)]
            ) { try $0.text(0) }
            for id in older {
                try connection.run("DELETE FROM history WHERE backfill = $1", [.text(id)])
                try connection.run("DELETE FROM backfills WHERE id = $1", [.text(id)])
            }
            try connection.run(
                """
                INSERT INTO backfills (\(BackfillRow.columns))
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
                ON CONFLICT (id) DO UPDATE SET orders_per_hour = excluded.orders_per_hour, token = excluded.token,
                    basis = excluded.basis, estimate = excluded.estimate, found = excluded.found
                """, backfill.values)
        }
    }

    package func backfills(of store: String) async throws(StorageProblem) -> [BackfillRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT \(BackfillRow.columns) FROM backfills WHERE store = $1 ORDER BY created_at DESC, id DESC
                """, [.text(store)], BackfillRow.init)
        }
    }

    package func backfill(_ id: String) async throws(StorageProblem) -> BackfillRow? {
        try await database.read { try $0.backfill(id) }
    }

    package func move(
        backfill id: String, from: Set<BackfillRow.State>, to state: BackfillRow.State, reason: String?,
        note: AuditNote?,
        now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard let row = try connection.backfill(id, forUpdate: true), from.contains(row.state) else {
                return false
            }
            if let note {
                try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: row.store)
            }
            let begins = state == .running
            try connection.run(
                """
                UPDATE backfills SET state = $2, reason = $3, started_at = $4, session_at = $5, session_admitted = $6,
                    finished_at = $7 WHERE id = $1
                """,
                [
                    .text(id), .name(state), .optional(reason),
                    .time(row.startedAt ?? (begins ? now : nil)), .time(begins ? now : row.sessionAt),
                    .number(begins ? row.admitted : row.sessionAdmitted), .time(state.isOpen ? nil : now),
                ])
            if state == .cancelled {
                try connection.run("DELETE FROM history WHERE backfill = $1", [.text(id)])
            }
            return true
        }
    }

    package func counts(ofBackfill id: String) async throws(StorageProblem) -> BackfillCounts {
        try await database.read { connection in
            var counts = BackfillCounts()
            let rows = try connection.rows(
                """
                SELECT o.state, o.is_dirty OR o.open_intents > 0, count(*)
                FROM order_choices c JOIN orders o ON o.store = c.store AND o.id = c.id
                WHERE c.admitted_by = $1 GROUP BY o.state, o.is_dirty OR o.open_intents > 0
                """, [.text(id)]
            ) { (try $0.name(0, as: OrderState.self), try $0.flag(1), try $0.number(2)) }
            for (state, isOpen, count) in rows {
                if isOpen { counts.open += count } else { counts.states[state, default: 0] += count }
            }
            return counts
        }
    }
}

extension SQLConnection {
    /// A backfill, for a change or to look at.
    func backfill(_ id: String, forUpdate: Bool = false) throws -> BackfillRow? {
        try first(
            "SELECT \(BackfillRow.columns) FROM backfills WHERE id = $1\(forUpdate ? dialect.forUpdate : "")",
            [.text(id)], BackfillRow.init)
    }
}

extension BackfillRow {
    fileprivate static let columns =
        """
        id, company, store, first_day, last_day, state, orders_per_hour, token, basis, estimate, found, admitted, \
        created_at, started_at, session_at, session_admitted, progressed_at, finished_at, reason
        """

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), company: try row.text(1), store: try row.text(2), firstDay: try row.day(3),
            lastDay: try row.day(4), state: try row.name(5), ordersPerHour: try row.optionalNumber(6),
            token: try row.text(7), basis: try row.text(8), estimate: try row.text(9), found: try row.number(10),
            admitted: try row.number(11), createdAt: try row.time(12), startedAt: try row.optionalTime(13),
            sessionAt: try row.optionalTime(14), sessionAdmitted: try row.number(15),
            progressedAt: try row.optionalTime(16), finishedAt: try row.optionalTime(17),
            reason: try row.optionalText(18))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(company), .text(store), .text(firstDay.description), .text(lastDay.description),
            .name(state), ordersPerHour.map { .number($0) } ?? .null, .text(token), .text(basis), .text(estimate),
            .number(found), .number(admitted), .time(createdAt), .time(startedAt), .time(sessionAt),
            .number(sessionAdmitted), .time(progressedAt), .time(finishedAt), .optional(reason),
        ]
    }
}

extension SQLRow {
    fileprivate func day(_ column: Int) throws -> BusinessDate {
        guard let day = BusinessDate(try text(column)) else {
            throw StorageProblem.unusable("column \(column) holds no day")
        }
        return day
    }

    fileprivate func optionalNumber(_ column: Int) throws -> Int? {
        value(column) == .null ? nil : try number(column)
    }
}
