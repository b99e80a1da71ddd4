import Foundation
import GRDB
package import SQLStorage
package import Storage

/// The embedded engine: one file, many readers beside one writer, also from several processes.
///
/// Source: design.md §4, swift-stack.md §2.
package struct SQLiteDatabase: SQLDatabase {
    /// How long a writer waits for another process: longer than any transaction of ours, shorter than a person's patience.
    static let busySecondsMax = 10.0
    /// Few readers suffice: reads are short and the writer is one.
    static let readersMax = 4

    /// Pages kept in memory for each connection: the upper parts of the indexes of a million orders.
    static let cacheKibibytesMax = 16_384
    /// Pages in the log before it is written back, 32 MB: pages that change with every batch are then written once for many.
    static let logPagesMax = 8_192

    package let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let texts = StatementTexts()

    /// Opens or creates the file. Throws `StorageProblem.foreign` for a file of another program.
    package init(path: String) throws(StorageProblem) {
        do {
            try OwnFile.prepare(path)
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            try OwnFile.claim(pool)
        } catch {
            throw StorageProblem(error)
        }
    }

    /// Throws `StorageProblem.foreign` for a file of another program, without opening it.
    package static func recognise(path: String) throws(StorageProblem) {
        do { try OwnFile.recognise(path) } catch { throw StorageProblem(error) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySecondsMax)
        configuration.maximumReaderCount = readersMax
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA cache_size = -\(cacheKibibytesMax);
                    PRAGMA wal_autocheckpoint = \(logPagesMax);
                    """)
        }
        return configuration
    }

    package func read<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        do {
            return try await beginningAgain {
                try await pool.read { [texts] in try work(SQLiteConnection(database: $0, texts: texts)) }
            }
        } catch {
            throw StorageProblem(error)
        }
    }

    package func write<Answer: Sendable>(
        _ work: @escaping @Sendable (any SQLConnection) throws -> Answer
    ) async throws(StorageProblem) -> Answer {
        do {
            // Not `pool.write`: that gives up when the task is cancelled, and what was posted must be written down.
            return try await beginningAgain {
                try await withCheckedThrowingContinuation { continuation in
                    pool.asyncWrite(
                        { [texts] in try work(SQLiteConnection(database: $0, texts: texts)) },
                        completion: { continuation.resume(with: $1) })
                }
            }
        } catch {
            throw StorageProblem(error)
        }
    }

    /// Processes that open one fresh file at once may keep each other from a transaction; SQLite says so before it began.
    private func beginningAgain<Answer>(_ transaction: () async throws -> Answer) async throws -> Answer {
        do { return try await transaction() } catch let error as DatabaseError
            where error.resultCode == .SQLITE_PROTOCOL
        { return try await transaction() }
    }
}
