package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func acceptedEdits(
        of documents: [DocumentName], books: String
    ) async throws(StorageProblem) -> [AcceptedEditRow] {
        try await database.read { connection in
            try Dictionary(grouping: documents, by: \.kind).flatMap { kind, names in
                try connection.rows(
                    [.text(books), .name(kind)], in: Set(names.map(\.id)).sorted().map(SQLValue.text),
                    sql: {
                        """
                        SELECT books_id, fingerprint, accepted_by, accepted_at FROM accepted_edits
                        WHERE books = $1 AND kind = $2 AND books_id IN (\($0))
                        """
                    }
                ) { row in
                    AcceptedEditRow(
                        document: DocumentName(kind: kind, id: try row.text(0)), fingerprint: try row.text(1),
                        acceptedBy: try row.text(2), acceptedAt: try row.time(3))
                }
            }
        }
    }

    package func accept(_ edit: AcceptedEditRow, books: String) async throws(StorageProblem) {
        try await database.write { try $0.accept(edit, books: books) }
    }

    package func repost(
        _ decision: DecidedOrder, removed: [RecordKey], versions: [RecordKey: String], store: String, books: String,
        run: String, now: Instant
    ) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            let recorder = DecisionRecorder(connection: connection, store: store, books: books, run: run)
            guard try recorder.isCurrent(decision) else { return false }
            func live(_ key: RecordKey) -> [SQLValue] { LinkKey(books: books, store: store, key: key).values }
            try connection.run(
                """
                UPDATE links SET state = 'removedInBooks'
                WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
                """, each: removed.map(live))
            try connection.run(
                """
                UPDATE links SET version = $6
                WHERE books = $1 AND store = $2 AND source = $3 AND source_id = $4 AND role = $5 AND state = 'live'
                """, each: versions.map { live($0.key) + [.text($0.value)] })
            return try recorder.record([decision]).contains(decision.id)
        }
    }

    package func adopt(
        _ posted: PostedRow, of order: String, revision: Int64, accepted: AcceptedEditRow, store: String, books: String
    ) async throws(StorageProblem) -> Bool {
        try await database.write { connection in
            let name = OrderName(store: store, id: order)
            var standings = OrderStandings(connection: connection)
            try standings.load([name])
            let key = posted.link.key
            guard let standing = standings.orders[name]?.standing, standing.revision == revision,
                standing.openIntents == 0,
                try connection.liveLinks(of: [key], store: store, books: books).isEmpty,
                try connection.openKeys(among: [key], store: store, books: books).isEmpty,
                try connection.isUnlinked(accepted.document, books: books)
            else { return false }
            var link = posted.link
            let newest = try connection.newestGenerations(of: [key], store: store, books: books)[key] ?? 0
            link.generation = max(link.generation, newest + 1)
            try connection.insert(link, body: posted.body, LinkKey(books: books, store: store, key: key))
            try connection.accept(accepted, books: books)
            standings.tell(name, .unsettled(ended: 0))
            try standings.save()
            return true
        }
    }
}

extension SQLConnection {
    fileprivate func accept(_ edit: AcceptedEditRow, books: String) throws {
        try run(
            """
            INSERT INTO accepted_edits (books, kind, books_id, fingerprint, accepted_by, accepted_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (books, kind, books_id) DO UPDATE SET fingerprint = excluded.fingerprint,
                accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at
            """,
            [
                .text(books), .name(edit.document.kind), .text(edit.document.id), .text(edit.fingerprint),
                .text(edit.acceptedBy), .time(edit.acceptedAt),
            ])
    }

    fileprivate func isUnlinked(_ document: DocumentName, books: String) throws -> Bool {
        try first(
            """
            SELECT 1 FROM links WHERE books = $1 AND kind = $2 AND books_id = $3 AND state = 'live'
                AND kind NOT IN ('customer', 'vendor', 'item')
            """, [.text(books), .name(document.kind), .text(document.id)]
        ) { try $0.number(0) } == nil
    }

    func insert(_ link: Link, body: String, _ linkKey: LinkKey) throws {
        try run(
            """
            INSERT INTO links (\(LinkKey.columns), generation, kind, books_id, version, number, state, fingerprint, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'live', $11, $12)
            """,
            linkKey.values + [
                .number(link.generation), .name(link.kind), .text(link.booksID), .text(link.version),
                .optional(link.number), .text(link.fingerprint), .text(body),
            ])
        if linkKey.key.source == .order, let number = link.number {
            try add(booksNumber: number, of: linkKey.key.id, store: linkKey.store)
        }
    }
}
