import GRDB
package import SQLStorage
package import Storage

/// The embedded engine without a file, one transaction after the other on the caller's own thread: for the simulation,
/// in which nothing but the seed may decide what comes first.
package struct SQLiteMemory: SQLDatabase {
    package let dialect = Dialect.sqlite
    private let queue: DatabaseQueue
    private let texts = StatementTexts()

    /// `watch` hears the text of every statement that SQLite begins.
    package init(watch: (@Sendable (String) -> Void)? = nil) throws(StorageProblem) {
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            if let watch {
                configuration.prepareDatabase { database in
                    database.trace { if case .statement(let statement) = $0 { watch(statement.sql) } }
                }
            }
            queue = try DatabaseQueue(configuration: configuration)
        } catch { throw StorageProblem(error) }
    }

    /// How much more the disk takes, in pages of 4 KiB; `nil` sets no limit. Beyond it writes fail with `StorageProblem.full`.
    package func limit(pagesLeft: Int?) throws(StorageProblem) {
        do {
            try queue.writeWithoutTransaction { database in
                let used = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                let most = pagesLeft.map { used + $0 } ?? Self.pagesMax
                try database.execute(sql: "PRAGMA max_page_count = \(most)")
            }
        } catch { throw StorageProblem(error) }
    }

    package func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        try perform { [queue, texts] in try queue.unsafeRead { try work(SQLiteConnection(database: $0, texts: texts)) }
        }
    }

    package func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        try perform { [queue, texts] in try queue.write { try work(SQLiteConnection(database: $0, texts: texts)) } }
    }

    private func perform<Answer>(_ work: () throws -> Answer) throws(StorageProblem) -> Answer {
        do { return try work() } catch { throw StorageProblem(error) }
    }

    /// SQLite's own limit.
    private static let pagesMax = 1_073_741_823
}
