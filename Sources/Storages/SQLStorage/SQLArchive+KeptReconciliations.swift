package import Accounting
package import Storage

extension SQLArchive {
    package func keep(_ row: ReconciliationRow) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO reconciliations (company, first_day, last_day, made_at, made_by, body)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (company, first_day, last_day) DO UPDATE SET made_at = excluded.made_at,
                    made_by = excluded.made_by, body = excluded.body
                """,
                [
                    .text(row.company), .text(row.days.lowerBound.description), .text(row.days.upperBound.description),
                    .time(row.madeAt), .text(row.madeBy), .text(row.body),
                ])
        }
    }

    package func reconciliation(
        of company: String, days: ClosedRange<BusinessDate>
    ) async throws(StorageProblem) -> ReconciliationRow? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT made_at, made_by, body FROM reconciliations
                WHERE company = $1 AND first_day = $2 AND last_day = $3
                """, [.text(company), .text(days.lowerBound.description), .text(days.upperBound.description)]
            ) { row in
                ReconciliationRow(
                    company: company, days: days, madeAt: try row.time(0), madeBy: try row.text(1),
                    body: try row.text(2))
            }
        }
    }

    package func reconciledDays(
        of company: String, limit: Int
    ) async throws(StorageProblem) -> [ClosedRange<BusinessDate>] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT first_day, last_day FROM reconciliations WHERE company = $1
                ORDER BY made_at DESC LIMIT $2
                """, [.text(company), .number(limit)]
            ) { (BusinessDate(try $0.text(0)), BusinessDate(try $0.text(1))) }
            .compactMap { first, last in
                guard let first, let last, first <= last else { return nil }
                return first...last
            }
        }
    }
}
