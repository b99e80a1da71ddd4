package import Accounting
package import Storage

extension SQLArchive {
    package func save(_ run: RunRow) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO runs (\(RunRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT (id) DO UPDATE SET finished_at = excluded.finished_at, state = excluded.state,
                    summary = excluded.summary, reason = excluded.reason
                """, run.values)
        }
    }

    package func interruptRuns(of store: String, workflow: String, now: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                UPDATE runs SET state = 'interrupted', finished_at = $3
                WHERE store = $1 AND workflow = $2 AND state = 'running'
                """, [.text(store), .text(workflow), .time(now)])
        }
    }

    package func run(_ id: String) async throws(StorageProblem) -> RunRow? {
        try await database.read { connection in
            try connection.first("SELECT \(RunRow.columns) FROM runs WHERE id = $1", [.text(id)], RunRow.init)
        }
    }

    package func runs(
        of company: String, after last: RunPlace?, limit: Int
    ) async throws(StorageProblem) -> [RunRow] {
        let place: [SQLValue] = last.map { [.time($0.startedAt), .text($0.id)] } ?? []
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT \(RunRow.columns) FROM runs WHERE company = $1
                    \(place.isEmpty ? "" : "AND (started_at, id) < ($3, $4)")
                ORDER BY started_at DESC, id DESC LIMIT $2
                """, [.text(company), .number(limit)] + place, RunRow.init)
        }
    }

    package func syncTimes(of company: String, stores: [String]) async throws(StorageProblem) -> SyncTimes {
        // `IN ()` is no SQL.
        let seen = stores.isEmpty ? [.null] : Set(stores).sorted().map(SQLValue.text)
        return try await database.read { connection in
            try connection.first(
                """
                SELECT
                    (SELECT finished_at FROM runs WHERE company = $1 AND workflow = 'orders' AND state = 'finished'
                        ORDER BY started_at DESC, id DESC LIMIT 1),
                    (SELECT min(due_at) FROM schedules WHERE company = $1 AND workflow = 'orders'),
                    EXISTS (SELECT 1 FROM connections WHERE company = $1 AND side = 'store' AND state <> 'uninstalled'),
                    (SELECT count(*) FROM orders WHERE store IN (\(InList.places(seen.count, from: 2)))
                        AND state = 'needsYou' AND NOT is_summary AND NOT is_dirty)
                """, [.text(company)] + seen
            ) { row in
                SyncTimes(
                    last: try row.optionalTime(0), next: try row.optionalTime(1), hasStore: try row.flag(2),
                    needs: try row.number(3))
            }
        } ?? SyncTimes()
    }

    package func lastRuns(of stores: [String], workflows: [String]) async throws(StorageProblem) -> [RunRow] {
        let wanted = Set(stores).sorted().flatMap { store in workflows.map { (store, $0) } }
        return try await database.read { connection in
            try stride(from: 0, to: wanted.count, by: InList.valuesMax).flatMap { start in
                let portion = wanted[start..<min(start + InList.valuesMax, wanted.count)]
                let places = portion.indices.map { "($\(($0 - start) * 2 + 1), $\(($0 - start) * 2 + 2))" }
                return try connection.rows(
                    """
                    WITH wanted (store, workflow) AS (VALUES \(places.joined(separator: ", ")))
                    SELECT \(RunRow.columns) FROM runs WHERE id IN (
                        SELECT (SELECT id FROM runs r WHERE r.store = wanted.store AND r.workflow = wanted.workflow
                            ORDER BY started_at DESC, id DESC LIMIT 1) FROM wanted
                        UNION ALL
                        SELECT (SELECT id FROM runs r WHERE r.store = wanted.store AND r.workflow = wanted.workflow
                            AND r.state = 'finished' ORDER BY started_at DESC, id DESC LIMIT 1) FROM wanted
                    ) ORDER BY started_at DESC, id DESC
                    """, portion.flatMap { [.text($0), .text($1)] }, RunRow.init)
            }
        }
    }

    package func lastRun(
        of store: String, workflow: String, in states: [RunRow.State]
    ) async throws(StorageProblem) -> RunRow? {
        try await database.read { connection in
            try connection.rows(
                [.text(store), .text(workflow)], in: states.map(SQLValue.name),
                sql: {
                    """
                    SELECT \(RunRow.columns) FROM runs WHERE store = $1 AND workflow = $2 AND state IN (\($0))
                    ORDER BY started_at DESC, id DESC LIMIT 1
                    """
                }, RunRow.init
            ).first
        }
    }

    package func results(
        of run: String, outcome: String?, after subject: String?, limit: Int
    ) async throws(StorageProblem) -> [RunResultRow] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT subject, label, outcome, reason FROM run_results
                WHERE run = $1 AND subject > $2\(outcome == nil ? "" : " AND outcome = $4") ORDER BY subject LIMIT $3
                """,
                [.text(run), .text(subject ?? ""), .number(limit)] + (outcome.map { [.text($0)] } ?? [])
            ) {
                RunResultRow(
                    subject: try $0.text(0), label: try $0.text(1), outcome: try $0.text(2),
                    reason: try $0.optionalText(3))
            }
        }
    }

    package func add(_ results: [RunResultRow], to run: String) async throws(StorageProblem) {
        try await database.write { try $0.add(results, to: run) }
    }

    package func counts(of run: String) async throws(StorageProblem) -> [String: Int] {
        try await database.read { connection in
            let counts = try connection.rows(
                "SELECT outcome, count(*) FROM run_results WHERE run = $1 GROUP BY outcome", [.text(run)]
            ) { (try $0.text(0), try $0.number(1)) }
            return Dictionary(counts) { first, _ in first }
        }
    }
}

extension SQLConnection {
    /// Writes results; the last word about a subject stands. One that knows only the subject leaves the name that people know.
    func add(_ results: [RunResultRow], to run: String) throws {
        try self.run(
            """
            INSERT INTO run_results (run, subject, label, outcome, reason) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (run, subject) DO UPDATE SET
                label = CASE excluded.label WHEN excluded.subject THEN run_results.label ELSE excluded.label END,
                outcome = excluded.outcome, reason = excluded.reason
            """,
            each: results.map {
                [
                    .text(run), .text($0.subject), .text($0.label.isEmpty ? $0.subject : $0.label), .text($0.outcome),
                    .optional($0.reason),
                ]
            })
    }
}

extension RunRow {
    fileprivate static let columns =
        "id, company, store, workflow, started_by, started_at, finished_at, state, summary, reason"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            id: try row.text(0), company: try row.text(1), store: try row.text(2), workflow: try row.text(3),
            trigger: try row.text(4), startedAt: try row.time(5), finishedAt: try row.optionalTime(6),
            state: try row.name(7), summary: try row.text(8), reason: try row.optionalText(9))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(id), .text(company), .text(store), .text(workflow), .text(trigger), .time(startedAt),
            .time(finishedAt), .name(state), .text(summary), .optional(reason),
        ]
    }
}
