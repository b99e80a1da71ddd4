package import Storage

/// A step of the schema; it only moves forward and is named by its purpose.
struct Migration {
    let name: String
    let statements: @Sendable (Dialect) -> [String]
}

/// Brings the schema of a database up to this program.
package enum Migrations {
    static let all: [Migration] = [
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
    ]

    /// Runs the steps that are missing, all in one transaction; several processes may start at once.
    ///
    /// Throws `StorageProblem.newer` when the database knows steps that this program does not.
    package static func run(on database: any SQLDatabase) async throws(StorageProblem) {
        try await database.write { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS schema_steps (name TEXT NOT NULL PRIMARY KEY)", [])
            let done = Set(try connection.rows("SELECT name FROM schema_steps", []) { try $0.text(0) })
            guard done.isSubset(of: all.map(\.name)) else {
                throw StorageProblem.newer
            }
            for step in all where !done.contains(step.name) {
                for statement in step.statements(connection.dialect) { try connection.run(statement, []) }
                try connection.run("INSERT INTO schema_steps (name) VALUES ($1)", [.text(step.name)])
            }
        }
    }
}
