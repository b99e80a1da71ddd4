package import Accounting
package import Storage

extension SQLArchive {
    package func schedules(of company: String?) async throws(StorageProblem) -> [ScheduleRow] {
        try await database.read { connection in
            let filter = company == nil ? "" : "WHERE company = $1"
            return try connection.rows(
                "SELECT \(ScheduleRow.columns) FROM schedules \(filter) ORDER BY company, store, workflow",
                company.map { [.text($0)] } ?? [], ScheduleRow.init)
        }
    }

    package func save(_ schedule: ScheduleRow) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO schedules (\(ScheduleRow.columns)) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (store, workflow) DO UPDATE SET company = excluded.company, rule = excluded.rule,
                    due_at = excluded.due_at
                """,
                [
                    .text(schedule.company), .text(schedule.store), .text(schedule.workflow), .text(schedule.rule),
                    .time(schedule.dueAt),
                ])
        }
    }

    package func claimDue(
        now: Instant, owner: String, leaseUntil: Instant, except companies: Set<String>
    ) async throws(StorageProblem) -> ScheduleRow? {
        try await database.write { connection in
            let arguments: [SQLValue] = [.text(owner), .time(leaseUntil), .time(now)]
            let places = InList.places(companies.count, from: arguments.count + 1)
            return try connection.first(
                """
                UPDATE schedules SET owner = $1, held_until = $2 WHERE id = (
                    SELECT id FROM schedules WHERE due_at IS NOT NULL AND due_at <= $3 AND held_until <= $3
                        \(companies.isEmpty ? "" : "AND company NOT IN (\(places))")
                    ORDER BY due_at LIMIT 1\(connection.dialect.forUpdateSkippingLocked)
                )
                RETURNING \(ScheduleRow.columns)
                """, arguments + companies.sorted().map(SQLValue.text), ScheduleRow.init)
        }
    }

    package func extend(
        schedules: [ScheduleRow], of owner: String, until: Instant
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE schedules SET held_until = $4 WHERE store = $1 AND workflow = $2 AND owner = $3",
                each: schedules.map { [.text($0.store), .text($0.workflow), .text(owner), .time(until)] })
        }
    }

    package func finish(_ schedule: ScheduleRow, owner: String) async throws(StorageProblem) {
        try await database.write { connection in
            // A rule that a person changed meanwhile keeps the due time that came with it.
            _ = try connection.run(
                """
                UPDATE schedules SET due_at = CASE WHEN rule = $4 THEN $5 ELSE due_at END, owner = NULL, held_until = 0
                WHERE store = $1 AND workflow = $2 AND owner = $3
                """,
                [
                    .text(schedule.store), .text(schedule.workflow), .text(owner), .text(schedule.rule),
                    .time(schedule.dueAt),
                ])
        }
    }
}

extension ScheduleRow {
    fileprivate static let columns = "company, store, workflow, rule, due_at"

    fileprivate init(_ row: any SQLRow) throws {
        self.init(
            company: try row.text(0), store: try row.text(1), workflow: try row.text(2), rule: try row.text(3),
            dueAt: try row.optionalTime(4))
    }
}
