package import Accounting
import LinkLedger
package import Storage

extension SQLArchive {
    package func readyLists(
        of books: String, _ count: ClosedRange<Int>, now: Instant
    ) async throws(StorageProblem) -> [ReadyIntent] {
        try await database.read { connection in
            try connection.readyIntents(of: books, areLists: true, count, now: now)
        }
    }

    package func readyDocuments(
        of books: String, _ count: ClosedRange<Int>, now: Instant
    ) async throws(StorageProblem) -> [ReadyIntent] {
        try await database.read { connection in
            try connection.readyIntents(of: books, areLists: false, count, now: now)
        }
    }

    package func readyTakeBacks(
        of books: String, limit: Int, now: Instant
    ) async throws(StorageProblem) -> [ReadyIntent] {
        try await database.read { connection in
            try connection.readyIntents(
                where: """
                    i.books = $1 AND i.is_list = $2 AND i.state = 'pending' AND i.blocked = 0 AND i.not_before <= $3
                    AND i.operation IN ('void', 'delete') ORDER BY i.seq LIMIT $4
                    """, [.text(books), .flag(false), .time(now), .number(limit)])
        }
    }

    package func sending(in requestKey: String, books: String) async throws(StorageProblem) -> [ReadyIntent] {
        try await database.read { connection in
            try connection.readyIntents(
                where: "i.books = $1 AND i.request_key = $2 AND i.state = 'sending' ORDER BY i.seq",
                [.text(books), .text(requestKey)])
        }
    }

    package func begin(
        _ requests: [DepartingRequest], books: String, now: Instant
    ) async throws(StorageProblem) -> Set<String> {
        try await database.write { [seal] connection in
            let audit = AuditWriter(connection: connection, seal: seal, now: now)
            var begun: Set<String> = []
            for request in requests where try connection.begin(request.batch, books: books, now: now) {
                try audit.add(request.note, ofConnection: books, request: request.batch.request)
                begun.insert(request.batch.requestKey)
            }
            return begun
        }
    }

    package func unfinishedBatches(of books: String) async throws(StorageProblem) -> [BatchRow] {
        try await database.read { connection in
            try connection.rows(
                "SELECT request_key, request, intents FROM batches WHERE books = $1 ORDER BY begun_at, request_key",
                [.text(books)]
            ) {
                BatchRow(
                    requestKey: try $0.text(0), request: try $0.text(1),
                    intents: try $0.text(2).split(separator: "\n").map(String.init))
            }
        }
    }

    package func nextReady(of books: String) async throws(StorageProblem) -> Instant? {
        try await database.read { connection in
            try connection.first(
                """
                SELECT min(not_before) FROM intents
                WHERE books = $1 AND state = 'pending' AND blocked = 0 AND not_before > 0
                """, [.text(books)]
            ) { try $0.optionalTime(0) } ?? nil
        }
    }
}

extension SQLConnection {
    /// As many as `count` says, none when there are fewer.
    fileprivate func readyIntents(
        of books: String, areLists: Bool, _ count: ClosedRange<Int>, now: Instant
    ) throws -> [ReadyIntent] {
        let ready = """
            i.books = $1 AND i.is_list = $2 AND i.state = 'pending' AND i.blocked = 0 AND i.not_before <= $3
            \(areLists ? "AND NOT EXISTS (\(Self.sameNameBefore))" : "") ORDER BY i.seq LIMIT $4
            """
        let arguments: [SQLValue] = [.text(books), .flag(areLists), .time(now)]
        // Counted first: a batch that is not full yet would be read with its bodies for nothing.
        if count.lowerBound > 1 {
            let there = try rows(
                "SELECT 1 FROM intents i WHERE \(ready)", arguments + [.number(count.lowerBound)]
            ) { try $0.number(0) }
            guard there.count == count.lowerBound else { return [] }
        }
        return try readyIntents(where: ready, arguments + [.number(count.upperBound)])
    }

    /// Writes one request down; `false`, and nothing is written, when one of its intents cannot leave.
    fileprivate func begin(_ batch: BatchRow, books: String, now: Instant) throws -> Bool {
        let ids = Set(batch.intents).map(SQLValue.text)
        let pending = try rows(
            [.text(books)], in: ids,
            sql: {
                """
                SELECT name_key FROM intents WHERE books = $1 AND id IN (\($0)) AND state = 'pending'\
                \(dialect.forUpdate)
                """
            }
        ) { try $0.text(0) }
        guard pending.count == ids.count, !ids.isEmpty, try areFree(pending.filter { !$0.isEmpty }, of: books)
        else { return false }
        try run(
            [.text(batch.requestKey)], in: ids,
            sql: { "UPDATE intents SET state = 'sending', request_key = $1 WHERE id IN (\($0))" })
        try run(
            """
            INSERT INTO batches (books, request_key, request, intents, begun_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (books, request_key) DO UPDATE SET request = excluded.request, intents = excluded.intents,
                begun_at = excluded.begun_at
            """,
            [
                .text(books), .text(batch.requestKey), .text(batch.request),
                .text(batch.intents.joined(separator: "\n")), .time(now),
            ])
        return true
    }

    /// A record of the same name that is on its way, or can be sent as well and comes first.
    private static var sameNameBefore: String {
        """
        SELECT 1 FROM intents o
        WHERE o.books = i.books AND o.name_key = i.name_key AND o.name_key <> '' AND o.state IN ('pending', 'sending')
            AND (o.state = 'sending' OR o.seq < i.seq AND o.blocked = 0 AND o.not_before <= $3)
        """
    }

    /// Whether names differ from each other and from all that are on their way.
    fileprivate func areFree(_ names: [String], of books: String) throws -> Bool {
        guard !names.isEmpty else { return true }
        guard Set(names).count == names.count else { return false }
        return try rows(
            [.text(books)], in: names.map(SQLValue.text),
            sql: {
                "SELECT 1 FROM intents WHERE books = $1 AND name_key IN (\($0)) AND state = 'sending'"
            }
        ) { try $0.number(0) }.isEmpty
    }

    /// Intents with what they need to be sent: two statements, whatever their number.
    fileprivate func readyIntents(where condition: String, _ arguments: [SQLValue]) throws -> [ReadyIntent] {
        var ready = try rows(
            """
            SELECT i.id, i.order_id, i.store, i.source, i.source_id, i.role, i.generation, i.operation, i.kind, i.body,
                i.fingerprint, i.attempts, i.name_key, l.source, l.source_id, l.role, l.generation, l.kind, l.books_id,
                l.version, l.number, l.state, l.fingerprint
            FROM intents i LEFT JOIN links l ON l.books = i.books AND l.store = i.store AND l.source = i.source
                AND l.source_id = i.source_id AND l.role = i.role AND l.state = 'live'
            WHERE \(condition)
            """, arguments, ReadyIntent.init)
        let mentions = Dictionary(grouping: try mentions(of: ready.map(\.intent.id)), by: \.intent)
        for index in ready.indices {
            for mention in mentions[ready[index].intent.id] ?? [] {
                ready[index].intent.dependencies.append(mention.key)
                ready[index].references[mention.key] = mention.booksID
            }
        }
        return ready
    }

    private func mentions(of ids: [String]) throws -> [(intent: String, key: RecordKey, booksID: String?)] {
        try rows(
            [], in: ids.map(SQLValue.text),
            sql: {
                """
                SELECT d.intent, d.source, d.source_id, d.role, l.books_id
                FROM intent_dependencies d LEFT JOIN links l ON l.books = d.books AND l.store = d.store
                    AND l.source = d.source AND l.source_id = d.source_id AND l.role = d.role AND l.state = 'live'
                WHERE d.intent IN (\($0)) ORDER BY d.intent, d.place
                """
            }
        ) { (try $0.text(0), try $0.key(1), try $0.optionalText(4)) }
    }
}

extension ReadyIntent {
    fileprivate init(_ row: any SQLRow) throws {
        let intent = IntentRow(
            id: try row.text(0), order: try row.text(1), key: try row.key(3), generation: try row.number(6),
            operation: try row.name(7), kind: try row.name(8), body: try row.text(9), fingerprint: try row.text(10),
            dependencies: [], attempts: try row.number(11), nameKey: try row.text(12))
        let hasLink = row.value(13) != .null
        self.init(
            intent: intent, store: try row.text(2), references: [:], link: hasLink ? try Link(row, from: 13) : nil)
    }
}
