package import Storage

/// A step of the schema, or of what is kept in it; it only moves forward and is named by its purpose.
package struct Migration: Sendable {
    package let name: String
    let statements: @Sendable (Dialect) -> [String]
    /// What statements cannot say, after them and in the same transaction; works on rows in pages (`SQLConnection.rewrite`).
    let work: (@Sendable (any SQLConnection) throws -> Void)?

    package init(
        name: String, statements: @escaping @Sendable (Dialect) -> [String] = { _ in [] },
        work: (@Sendable (any SQLConnection) throws -> Void)? = nil
    ) {
        self.name = name
        self.statements = statements
        self.work = work
    }
}

/// Brings the schema of a database up to this program.
package enum Migrations {
    package static let all: [Migration] = [
        .firstHouse,
        .audit,
        .dailySummaries,
        .reconciliation,
        .undo,
        .history,
        .codes,
        .firstSight,
        .newestFirst,
        .auditSeals,
        .runsUnderWay,
        .listsReadWhole,
        .lastRuns,
        .rawRecords,
        .people,
        .signInDates,
        .linksByMaker,
        .policyVersions,
        .errands,
        .recordsByKind,
        .mail,
        .causes,
        .orderLists,
        .keptReconciliations,
        .oneIndexOfReasons,
        .addressesApart,
        .programs,
        .recordVersions,
        .imports,
        .heardEvents,
        .errandSubjects,
        .ordersByNumber,
        .ordersWithoutDay,
    ]

    /// Runs the steps that are missing, all in one transaction; several processes may start at once, and one that dies leaves the
    /// database as it was, so that the next begins anew.
    ///
    /// Throws `StorageProblem.newer` when the database knows steps that this program does not.
    package static func run(
        _ steps: [Migration] = all, on database: any SQLDatabase
    ) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT NOT NULL PRIMARY KEY)", [])
            let done = Set(try connection.rows("SELECT name FROM schema_steps", []) { try $0.text(0) })
            guard done.isSubset(of: steps.map(\.name)) else {
                throw StorageProblem.newer
            }
            for step in steps where !done.contains(step.name) {
                for statement in step.statements(connection.dialect) { try connection.run(statement, []) }
                try step.work?(connection)
                try connection.run("INSERT INTO schema_steps (name) VALUES ($1)", [.text(step.name)])
            }
        }
    }
}
