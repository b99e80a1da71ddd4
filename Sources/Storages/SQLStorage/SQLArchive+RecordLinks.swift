package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func link(
        _ records: [PostedRow], store: String, books: String, deciding orders: [String], note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: store)
            let keys = Set(records.map(\.link.key))
            let newest = try connection.newestGenerations(of: keys, store: store, books: books)
            for record in records {
                let linkKey = LinkKey(books: books, store: store, key: record.link.key)
                try connection.endLink(linkKey)
                var link = record.link
                link.generation = (newest[link.key] ?? 0) + 1
                try connection.insert(link, body: record.body, linkKey)
            }
            _ = try connection.decideAgain(orders, of: store, liftsUndo: false)
        }
    }

    package func unlink(
        _ keys: [RecordKey], store: String, books: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, ofConnection: store)
            for key in keys { try connection.endLink(LinkKey(books: books, store: store, key: key)) }
        }
    }
}

extension SQLConnection {
    /// What stands for a thing does so no more.
    fileprivate func endLink(_ key: LinkKey) throws {
        try run(
            """
            UPDATE links SET state = 'removedInBooks'
            WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
            """, key.values)
    }
}
