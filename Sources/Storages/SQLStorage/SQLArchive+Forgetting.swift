package import Accounting
import LinkLedger
package import Storage

/// What a connection was told of the outside is forgotten while nothing came of it.
extension SQLArchive {
    package func forgetStore(_ store: String) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            guard try !connection.any(Self.storeRecords, of: store) else { return false }
            try connection.run("DELETE FROM cursors WHERE connection = $1", [.text(store)])
            try connection.run("DELETE FROM first_sights WHERE store = $1", [.text(store)])
            return true
        }
    }

    package func forgetBooks(
        _ books: String, stores: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            guard try !connection.any(Self.booksRecords, of: books) else { return false }
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: books)
            for statement in Self.forgetBooks { try connection.run(statement, [.text(books)]) }
            for store in stores {
                try connection.forgetPolicy(of: store)
                for statement in Self.decideAnew { try connection.run(statement, [.text(store)]) }
            }
            return true
        }
    }

    /// Where records of a store are kept.
    static let storeRecords = [
        "SELECT 1 FROM raw_orders WHERE store = $1 LIMIT 1", "SELECT 1 FROM orders WHERE store = $1 LIMIT 1",
        "SELECT 1 FROM products WHERE store = $1 LIMIT 1", "SELECT 1 FROM raw_records WHERE store = $1 LIMIT 1",
        "SELECT 1 FROM history h JOIN backfills b ON b.id = h.backfill WHERE b.store = $1 LIMIT 1",
    ]

    /// What was written to books, or left and may have been.
    static let booksRecords = [
        "SELECT 1 FROM links WHERE books = $1 LIMIT 1", "SELECT 1 FROM batches WHERE books = $1 LIMIT 1",
        "SELECT 1 FROM intents WHERE books = $1 AND state = 'sending' LIMIT 1",
    ]

    private static let forgetBooks = [
        "DELETE FROM mirror WHERE books = $1", "DELETE FROM cursors WHERE connection = $1",
        """
        DELETE FROM intent_dependencies WHERE intent IN (
            SELECT id FROM intents WHERE books = $1 AND state IN ('pending', 'sending') AND state = 'pending')
        """,
        """
        UPDATE intents SET state = 'withdrawn'
        WHERE books = $1 AND state IN ('pending', 'sending') AND state = 'pending'
        """,
    ]

    /// The orders of a store stand as if they had just been read, and its products too.
    private static let decideAnew = [
        """
        UPDATE orders SET state = 'waiting', reason = NULL, reason_code = '\(ReasonCode.undecided)', next_state = 'waiting',
            next_reason = NULL, next_reason_code = '\(ReasonCode.undecided)', is_dirty = TRUE, open_intents = 0, revision = revision + 1
        WHERE store = $1 AND NOT is_summary
        """,
        "UPDATE intents SET state = 'withdrawn' WHERE store = $1 AND state = 'refused'",
        "DELETE FROM summary_members WHERE store = $1", "DELETE FROM orders WHERE store = $1 AND is_summary",
        "DELETE FROM products WHERE store = $1",
        "DELETE FROM cursors WHERE connection = $1 AND stream = '\(ReadStream.products)'",
    ]
}

extension SQLConnection {
    /// Whether one of the statements finds a row.
    func any(_ statements: [String], of connection: String) throws -> Bool {
        try statements.contains { try first($0, [.text(connection)]) { try $0.integer(0) } != nil }
    }

    /// An empty version: those before stay known by their numbers, and none of them holds any more.
    fileprivate func forgetPolicy(of store: String) throws {
        try run(
            """
            INSERT INTO policies (store, version, body)
            SELECT store, max(version) + 1, '' FROM policies WHERE store = $1 GROUP BY store
            """, [.text(store)])
    }
}
